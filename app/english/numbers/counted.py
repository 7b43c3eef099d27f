"""What a number counts or measures: the words right behind it, and their unit.

`read_measure` takes the position behind a number and gives the measure ("%", "square
kilometers"), the counted noun phrase ("armed clashes", "pieces of equipment") or the noun of a
compound ("10-month-old") that stands there. English is read without a tagger: a noun phrase ends
at its plural head, or before a word that cannot belong to one.
"""

from dataclasses import dataclass
from decimal import Decimal

from app.english.numbers.units import (
    CURRENCY_CODES,
    MEASURE_LONGEST,
    MEASURE_NOUNS,
    MEASURES,
    PARTICIPLES_OF_PERSONS,
    PER,
    currency,
    is_time,
    noun_unit,
    per_code,
)
from app.english.text.tokens import Kind, Token, Tokens
from app.english.text.wordlists import word_set

_LONGEST_PHRASE = 6

# Words that are in no noun phrase behind a number, or begin another.
_STOPS = word_set(
    "a an the this that these those its their his her our your my whose which who whom what "
    "of in on at by for from to with without within into onto upon over under above below between "
    "among amid amidst against across after before during since until till through throughout "
    "toward towards via per as than about around near off out up down along despite because while "
    "when where whereas if though although unless once so yet and or but nor plus minus versus vs "
    "not n't no never still already also only just even now then later earlier ago too both each "
    "either neither here there again apart away back once twice today yesterday tomorrow last next "
    "is are was were be been being am has have had having do does did will would can could shall "
    "should may might must it they he she we you i them him us me itself themselves 's "
    "is n't say says said told tells according including excluding like such compared respectively "
    "died die dying killed killing wounded injured hurt went go came come fled flee "
    "left leaving lost losing won win took take taken taking made make making got "
    "get gave give given put sat sent set held hold kept keep saw see "
    "seen found became become becomes began begin fell fall rose rise grew grow "
    "ran run led spent worth more less fewer remain "
    "remained live lived need want face use "
    "followed used based known called named aged currently ongoing annually "
    "instead together forward whether how why every all any some "
    "kidnapped abducted arrested detained displaced evacuated missing dead homeless hospitalized "
    "rather almost nearly approximately roughly least most much many few another"
)
# Verbs in -s that are plural nouns right behind a number: "12 lives", "three wins".
_VERBS = word_set(
    "wins gets comes goes dies takes makes gives puts sits sets holds keeps sees finds begins "
    "falls rises grows runs leads spends remains lives needs wants faces uses follows"
)

_SKIPPED_FIRST = frozenset(("more", "further", "additional"))
_PLURALS = word_set(
    "people men women children personnel police staff crew cattle sheep fish aircraft spacecraft "
    "series species feet teeth mice geese media data criteria bacteria alumni others troops folk "
    "infantry offspring deer headquarters lives wives leaves knives thieves"
)
_NOT_PLURAL = word_set(
    "as is was has his its this thus us yes less gas bus plus news perhaps always across towards "
    "besides says does goes was always sometimes afterwards series diabetes"
)
_NOT_PLURAL_ENDS = ("ss", "ous", "us", "is", "'s")
# Plurals that stand before the head: "sports cars", "arms dealers".
_MODIFIERS = word_set(
    "sports arms news sales customs weapons rights human-rights operations systems goods savings "
    "communications communications special-operations services elections securities police crew "
    "staff women men children infantry media data fish cattle aircraft headquarters armed-forces "
    "infantry-fighting"
)
_PEOPLES = ("ans", "ese", "qis", "lis", "nis", "mis", "deshis")
_DEMONYMS = (*_PEOPLES, "ian", "ean", "aqi", "raeli", "stani", "deshi")
_IDIOMS_OF_ONE = word_set("day side way hand point time thing another such more or")


@dataclass(frozen=True, slots=True)
class Measure:
    """What tokens up to `stop` say is counted: its words at `first` up to `last`, and its unit.

    `first` equal to `last` when a sign or nothing names it. `rule` tells which rule read it.
    """

    first: int
    last: int
    stop: int
    unit: str | None
    rule: str

    @property
    def named(self) -> bool:
        return self.last > self.first


def read_measure(stream: Tokens, index: int, value: Decimal | None) -> Measure:
    """What stands behind a number that ends before token `index`; an empty measure if nothing."""
    if stream.opens(index):
        return Measure(index, index, index, None, "bare")
    found = _compound(stream, index) or _unit_words(stream, index)
    if found is not None:
        return found
    first = index + 1 if stream.lower(index) in _SKIPPED_FIRST else index
    phrase = _phrase(stream, first, value)
    if phrase is not None:
        return phrase
    unit = _imply_unit(stream, first)
    return Measure(first, first, first, unit, "persons" if unit else "bare")


def read_rate(stream: Tokens, index: int) -> tuple[int, str] | None:
    """ "per share", "a barrel", "/ day" at `index`: where it ends and the code after the stroke."""
    if stream.lower(index) == "-" and stream.lower(index + 2) == "-":
        index += 1  # "$1.5-billion-a-year"
        noun = stream.lower(index + 2)
        return (index + 3, per_code(noun)) if noun in PER and stream.lower(index) == "a" else None
    if stream.lower(index) not in ("per", "a", "an", "/") or stream.opens(index):
        return None
    if stream.lower(index) == "per" and stream.kind(index + 1) is Kind.NUMBER:
        return _per_number(stream, index + 1)
    noun = stream.lower(index + 1)
    return (index + 2, per_code(noun)) if noun in PER else None


def _per_number(stream: Tokens, index: int) -> tuple[int, str] | None:
    """ "12 per 100,000 people": the base is part of the rate, its unit stays open."""
    base = stream.tokens[index].text.replace(",", "")
    unit = noun_unit(stream.lower(index + 1))
    return (index + 2, f"{base} {unit}") if unit else (index + 1, base)


def read_unit(stream: Tokens, index: int) -> tuple[int, str] | None:
    """The measure words or sign at `index`, longest first: where they end and their unit."""
    for size in range(MEASURE_LONGEST, 0, -1):
        words = tuple(stream.lower(at) for at in range(index, index + size))
        if words in MEASURES and not _crosses(stream, index, index + size):
            return index + size, MEASURES[words]
    token = stream.at(index)
    if stream.kind(index + 1) is Kind.NUMBER:
        return None
    if token.text in CURRENCY_CODES:
        return index + 1, CURRENCY_CODES[token.text]
    code = currency(token.lower) if token.kind is Kind.SIGN and not token.opens else None
    return (index + 1, code) if code else None


def ends_phrase(stream: Tokens, index: int) -> bool:
    """Whether no word of a noun phrase stands at `index`."""
    return not _belongs(stream, index, first=True) and stream.lower(index) != "-"


def _crosses(stream: Tokens, first: int, stop: int) -> bool:
    return any(stream.opens(at) for at in range(first, stop))


def _unit_words(stream: Tokens, index: int) -> Measure | None:
    found = read_unit(stream, index)
    if found is None:
        return None
    stop, unit = found
    named = stream.kind(index) is not Kind.SIGN
    return Measure(index, stop if named else index, _tail(stream, stop), unit, "measure")


def _compound(stream: Tokens, index: int) -> Measure | None:
    """ "10-month-old", "five-member committee": the noun right after a hyphen."""
    dash = stream.lower(index) in ("-", "\u2011")
    if not dash or stream.touches(index - 1) != stream.touches(index):
        return None
    token = stream.at(index + 1)
    if token.kind is not Kind.WORD or not token.text[0].islower():
        return None
    if not stream.touches(index) and (
        is_plural(token.lower, capital=False) or token.lower in _STOPS
    ):
        return None  # a dash between clauses
    if token.lower in _STOPS:
        return Measure(index + 2, index + 2, index + 2, None, "compound")
    unit = MEASURES.get((token.lower,)) or noun_unit(token.lower)
    return Measure(index + 1, index + 2, _tail(stream, index + 2), unit, "compound")


def _tail(stream: Tokens, index: int) -> int:
    """Step over the rest of a compound: "-old", "-long"."""
    tail = stream.lower(index) == "-" and stream.touches(index) and stream.touches(index - 1)
    return index + 2 if tail and stream.lower(index + 1) in ("old", "olds", "long") else index


def _imply_unit(stream: Tokens, index: int) -> str | None:
    at = index + 1 if stream.lower(index) in ("were", "was", "are", "is") else index
    if stream.opens(at):
        return None
    return "person" if stream.lower(at) in PARTICIPLES_OF_PERSONS else None


def _phrase(stream: Tokens, first: int, value: Decimal | None) -> Measure | None:
    stop = _head(stream, first, value)
    if stop is None:
        return None
    unit = _unit_of(stream, first, stop)
    rule = "counted"
    if stream.lower(stop - 1) in MEASURE_NOUNS and stream.lower(stop) == "of":
        stop = _of_phrase(stream, stop)
    else:
        stop = _join_second_noun(stream, stop, unit)
    return Measure(first, stop, stop, unit, rule)


def _is_stop(token: Token) -> bool:
    """A word that ends a noun phrase; in capitals it is a name ("7 US soldiers")."""
    acronym = token.text.isupper() and len(token.text) > 1
    return (token.lower in _STOPS and not acronym) or token.lower.endswith("n't")


def _head(stream: Tokens, first: int, value: Decimal | None) -> int | None:
    """Where the noun phrase that begins at `first` ends: behind its plural head."""
    one = value == 1
    stop = first
    if one and stream.lower(first) in _VERBS:
        return None
    while stop - first < _LONGEST_PHRASE and _belongs(stream, stop, first=stop == first):
        if one and stop > first and stream.lower(stop).endswith(("ed", "ing")):
            break
        stop += 1
        if _is_head(stream, stop - 1, one=one):
            return stop
    if one and stop > first:
        return min(stop, first + 2)
    if stop > first and is_time(noun_unit(stream.lower(first))):
        return first + 1
    return None


def _belongs(stream: Tokens, index: int, *, first: bool) -> bool:
    token = stream.at(index)
    if token.opens:
        return False
    if token.kind is Kind.NUMBER:
        # "30 Leopard 2 tanks": the model's number belongs to its name.
        return not first and token.text.isdigit() and stream.capital(index - 1)
    if token.kind not in (Kind.WORD, Kind.CODE, Kind.ORDINAL):
        return False
    if _is_stop(token):
        return first and token.lower in PARTICIPLES_OF_PERSONS and _plural_at(stream, index + 1)
    if not first and token.lower in _VERBS:
        return False
    return first or not (token.lower.endswith("ly") and token.lower not in ("family", "early"))


def _plural_at(stream: Tokens, index: int) -> bool:
    """Whether a plural stands at `index`, so that a participle before it is its adjective."""
    token = stream.at(index)
    return not token.opens and is_plural(token.lower, capital=False)


def _is_head(stream: Tokens, index: int, *, one: bool) -> bool:
    token = stream.tokens[index]
    if one:
        return noun_unit(token.lower) is not None and not _noun_at(stream, index + 1)
    if not is_plural(token.lower, capital=token.text[0].isupper()):
        return False
    return not (_may_modify(token) and _more_noun(stream, index + 1))


def _noun_at(stream: Tokens, index: int) -> bool:
    """Whether a known noun or a plural goes on: "one police officer"."""
    known = noun_unit(stream.lower(index)) is not None and _belongs(stream, index, first=False)
    return known or _more_noun(stream, index)


def _may_modify(token: Token) -> bool:
    return token.text[0].isupper() or token.lower in _MODIFIERS


def _more_noun(stream: Tokens, index: int) -> bool:
    """Whether a plural or known noun follows within two words, so that this is no head yet."""
    for at in (index, index + 1):
        if not _belongs(stream, at, first=False):
            return False
        token = stream.tokens[at]
        if token.lower.endswith(("ed", "ing")):
            continue
        if is_plural(token.lower, capital=False):
            return True
    return False


def is_plural(lower: str, *, capital: bool) -> bool:
    """Whether a word looks like a plural noun; in capitals also "Israelis"."""
    if lower in _PLURALS or lower.endswith(("men", "people", "children")):
        return lower not in ("specimen", "regimen", "abdomen", "omen", "acumen")
    if capital and lower.endswith(_PEOPLES):
        return True
    if not lower.endswith("s") or len(lower) < 3 or lower in _NOT_PLURAL:
        return False
    return not lower.endswith(_NOT_PLURAL_ENDS)


def _unit_of(stream: Tokens, first: int, stop: int) -> str | None:
    token = stream.tokens[stop - 1]
    for size in (2, 1):
        words = tuple(stream.lower(at) for at in range(max(first, stop - size), stop))
        if words in MEASURES:
            return MEASURES[words]
    unit = noun_unit(token.lower)
    if unit is None and token.text[0].isupper() and token.lower.endswith(_DEMONYMS):
        return "person"
    return unit


def _of_phrase(stream: Tokens, of: int) -> int:
    """ "pieces of equipment", "members of parliament": one noun, with adjectives if plural."""
    stop = of + 1
    while stop - of < 4 and _belongs(stream, stop, first=stop == of + 1):
        stop += 1
        token = stream.tokens[stop - 1]
        if is_plural(token.lower, capital=token.text[0].isupper()):
            return stop
    return of if stop == of + 1 else of + 2


def _join_second_noun(stream: Tokens, stop: int, unit: str | None) -> int:
    """ "soldiers and FSB officers": a second noun of the same unit, counted together."""
    if unit is None or stream.lower(stop) not in ("and", "or") or stream.opens(stop):
        return stop
    second = _head(stream, stop + 1, None)
    if second is None or second - stop > 4:
        return stop
    return second if _unit_of(stream, stop + 1, second) == unit else stop


def is_idiom_of_one(word: str) -> bool:
    """ "one day", "on the one hand": nothing is counted."""
    return word in _IDIOMS_OF_ONE
