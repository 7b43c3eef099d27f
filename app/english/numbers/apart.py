"""What looks like a quantity and is none: dates, years, clock times, markers, names, labels.

Two steps. `masked_spans` finds by pattern what is never part of a quantity, before any number is
read. The others judge a number in its place: `is_year`, `is_name`, `is_pronoun`.
"""

import re
from collections.abc import Iterator

from app.english.numbers.counted import Measure, is_idiom_of_one
from app.english.numbers.spelt import Number
from app.english.numbers.units import NOUNS, PARTICIPLES_OF_PERSONS
from app.english.text.calendar_words import MONTH_ABBREVIATIONS, MONTHS, WEEKDAYS, one_of
from app.english.text.markers import MARKER_OR_NOTE
from app.english.text.tokens import Kind, Token, Tokens
from app.english.text.wordlists import word_set

_MONTH = rf"(?:{one_of(MONTHS)}\b|{one_of(MONTH_ABBREVIATIONS)}\b\.?)"
_DAY = r"(?:0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?:1[0-9]|20)[0-9]{2}"
_GAP = r"[^\S\n]{0,3}"
_THEN = rf"{_GAP}(?:[-–—/]|to|until|through|and|or){_GAP}"
_ZONE = r"(?:GMT|UTC|BST|E[SD]T|P[SD]T|C[SD]T|CEST|CET|MSK|EET|local\stime|o['’]clock)"
_ADDRESS = r"(?:https?://|www\.)\S+"
_MAIL = r"[\w.+-]{1,64}@\w[\w.-]*"
_OTHERS = rf"""
      \b(?:doi|ISBN|ISSN)\b:?\s?[\w./-]+
    | {MARKER_OR_NOTE}
    | (?<![\w.,])(?:[0-9]{{1,4}}{_THEN})?[0-9]{{1,4}}{_GAP}
        (?:BCE?\b|CE\b|AD\b|B\.{_GAP}C\.|A\.{_GAP}D\.) | \bAD\s?[0-9]{{1,4}}\b
    | (?<!\w){_YEAR}-[0-9]{{2}}-[0-9]{{2}}(?!\w)
    | (?<![\w/.])[0-9]{{1,2}}([/.])[0-9]{{1,2}}\1(?:[0-9]{{4}}|[0-9]{{2}})(?![\w/])
    | (?<!\w)[0-9]{{1,2}}(?::[0-9]{{2}}){{1,2}}(?:{_GAP}(?:[ap]\.?m\b\.?|{_ZONE}))?(?!\w)
    | (?<![\w.,])(?:[0-9]{{1,2}}(?:[.:][0-9]{{2}})?{_THEN})?[0-9]{{1,4}}(?:[.:][0-9]{{2}})?{_GAP}
        (?:[ap]m\b|[ap]\.{_GAP}m\.|[AP]M\b|{_ZONE}\b)
    | \b{_MONTH}{_GAP}{_DAY}(?![\w.,]{{0,9}}[0-9])
        (?:{_THEN}(?:{_MONTH}{_GAP})?{_DAY}(?![\w]|{_GAP}%))?
        (?:{_GAP},?{_GAP}{_YEAR}\b)?
    | (?<![\w.,]){_DAY}(?:{_THEN}{_DAY})?{_GAP}(?:of{_GAP})?{_MONTH}(?:{_GAP},?{_GAP}{_YEAR}\b)?
    | \b{_MONTH}{_GAP},?{_GAP}{_YEAR}\b
    | (?<![\w$€£.,]){_YEAR}(?:{_GAP}[-–/]{_GAP}|\sto\s){_YEAR}(?![\w%])
    | (?<![\w$€£.,])(?:19|20)[0-9]{{2}}[-–/][0-9]{{2}}(?![\w%,.]{{0,9}}[0-9%])(?=\s)
    | (?<!\w)[0-9]{{1,18}}(?:[-–][0-9]{{1,18}}){{2,8}}(?!\w)
    | (?<!\w)\+[0-9][0-9\s()-]{{6,18}}[0-9]
    | (?<!\w)(?<![0-9][ ])[0-9]{{1,4}}/[0-9]{{1,4}}(?!\w)
    | (?<!\w)[#№]\s?[0-9]+ | (?<!\w)['’][0-9]{{2}}(?!\w)
    | (?m:^)[^\S\n]{{0,3}}\(?[0-9]{{1,3}}[.)](?=[^\S\n]{{1,3}}[^\W\d_])
"""
_MASKS = re.compile(rf"(?=[^a-ce-gi-vx-z])(?:{_ADDRESS} | {_OTHERS})", re.VERBOSE)
"""None of these begins with another small letter than that of "doi", "http" and "www"."""
_MASKS_AND_MAIL = re.compile(rf"{_ADDRESS} | {_MAIL} | {_OTHERS}", re.VERBOSE)

_DESIGNATORS = word_set(
    "chapter series article section page pages phase part level category type class grade step "
    "stage tier line paragraph clause annex volume episode season appendix exhibit resolution "
    "protocol "
    "proposition precinct ward zone sector route highway interstate room gate channel flight model "
    "version number no nos no. size title rule mark platform runway building court block schedule "
    "formula covid psalm verse act scene game figure table item amendment directive regulation "
    "round group day week apollo boeing airbus leopard shahed geran abrams windows iphone galaxy "
    "bowl"
)
_STREETS = word_set(
    "street st road rd avenue ave lane drive boulevard blvd square place court terrace way"
)
_YEAR_LEADS = word_set(
    "in since by until till during of from before after between through late early mid year "
    "spring summer autumn winter fall and for circa the to or season election"
)
_YEARS = range(1000, 2101)
_EARLY = range(1000, 1400)
_RECENT = range(1900, 2101)
_NOT_ONE_AFTER = word_set(
    "no any every each some which this that another the only's these those not first last"
)
_SCORE_DIGITS = 2
_VOTES = word_set("vote votes majority ruling decision split")
_RESULTS = word_set(
    "won win wins winning lost lose loses losing drew draw beat beats beating victory defeat "
    "loss lead leads leading led score scored ended finished tied tie aggregate"
)
_COUNTING = word_set("only just within than exactly for of")
_CASUALTY_VERBS = (
    "kill", "wound", "injur", "arrest", "captur", "destroy", "damag", "detain", "leav", "left",
    "lost", "abduct", "kidnap",
)  # fmt: skip


def masked_spans(text: str) -> Iterator[tuple[int, int]]:
    """Spans that hold no quantity whatever stands around them, in order."""
    masks = _MASKS_AND_MAIL if "@" in text else _MASKS
    return (match.span() for match in masks.finditer(text))


def is_year(stream: Tokens, number: Number, measure: Measure, *, hedged: bool) -> bool:
    """A bare whole number of four digits, unless it clearly counts something."""
    token = stream.tokens[number.first]
    if token.kind is not Kind.NUMBER or number.stop != number.first + 1:
        return False
    if len(token.text) != 4 or not token.text.isdigit():
        return False
    if int(token.text) not in _YEARS:
        return False
    if int(token.text) in _EARLY and stream.lower(number.first - 1) not in _YEAR_LEADS:
        return False
    return not _counts(stream, number, measure, hedged=hedged)


def _counts(stream: Tokens, number: Number, measure: Measure, *, hedged: bool) -> bool:
    if measure.unit == "day" and stream.lower(measure.first) == "day":
        return False  # "World Cup 2018 day five"
    recent = int(stream.tokens[number.first].text) in _RECENT
    if measure.unit is not None and measure.rule != "counted":
        return True
    before = stream.lower(number.first - 1)
    if measure.unit is not None and not stream.capital(measure.last - 1):
        return hedged or not (recent and before in _YEAR_LEADS)
    if measure.named and not _capital_inside(stream, measure):
        return not recent and before not in _YEAR_LEADS
    return hedged and before not in ("about", "around", "circa", "under", "some", "nearly")


def _capital_inside(stream: Tokens, measure: Measure) -> bool:
    return any(stream.capital(at) for at in range(measure.first, measure.last))


def score_stop(stream: Tokens, number: Number, measure: Measure) -> int | None:
    """Where a score that begins with `number` ends ("won 3-1", "Sweden 1 - 0"), or nothing.

    Scores and ranges look alike; a score falls or ties, or stands behind a name or a result.
    """
    first, dash, second = (stream.at(number.first + step) for step in range(3))
    if dash.lower not in ("-", "–", "—"):
        return None
    if not (_is_score_number(first) and _is_score_number(second)):
        return None
    after = stream.lower(number.first + 3)
    if after in _VOTES or measure.named or measure.unit is not None:
        return None
    before = number.first - 1
    sport = stream.lower(before) in _RESULTS or after in _RESULTS
    named = stream.capital(before) and not starts_sentence(stream, before)
    falls = int(first.text) >= int(second.text)
    return number.first + 3 if falls or sport or named else None


def _is_score_number(token: Token) -> bool:
    return token.kind is Kind.NUMBER and token.text.isdigit() and len(token.text) <= _SCORE_DIGITS


def is_name(stream: Tokens, number: Number, measure: Measure, *, titled: bool) -> bool:
    """A number that labels: "Chapter 11", "the Big Three", "10 Downing Street", "phase two".

    `titled` says that the line is a headline, where a capital letter tells nothing.
    """
    if _is_address(stream, number.stop):
        return True
    before = number.first - 1
    if stream.opens(number.first) or stream.kind(before) not in (Kind.WORD, Kind.CODE, Kind.MARK):
        return False
    if _labels(stream, before, measure):
        return True
    if titled:
        return False
    if stream.kind(number.first) is not Kind.NUMBER:
        return _is_capital_word(stream, number)
    measured = measure.unit is not None and measure.rule in ("measure", "compound")
    return not measured and _follows_name(stream, number, measure)


def _labels(stream: Tokens, before: int, measure: Measure) -> bool:
    word = stream.lower(before)
    if word == "." and stream.lower(before - 1) in ("no", "nos") and stream.touches(before - 1):
        return True
    if word not in _DESIGNATORS or measure.unit in ("percent", "USD"):
        return False
    if word in ("no", "nos", "number"):
        return word == "number" or stream.capital(before)
    return stream.capital(before) or not measure.named


def _follows_name(stream: Tokens, number: Number, measure: Measure) -> bool:
    """ "Leopard 2 tanks", but not "In Gaza 12 people", "on Monday 12 shops" or "Russia's 12"."""
    before = number.first - 1
    token = stream.tokens[before]
    if not stream.capital(before) or token.lower.endswith(("'s", "s'")):
        return False
    if not stream.tokens[number.first].text.isdigit() or number.stop > number.first + 1:
        return False
    if starts_sentence(stream, before) or token.text.capitalize() in WEEKDAYS:
        return False
    return measure.unit != "person"


def _is_capital_word(stream: Tokens, number: Number) -> bool:
    capital = stream.tokens[number.first].text[0].isupper()
    return capital and not starts_sentence(stream, number.first)


def starts_sentence(stream: Tokens, index: int) -> bool:
    """Whether a sentence, quotation or line begins with token `index`."""
    if stream.opens(index):
        return True
    before = stream.tokens[index - 1]
    if before.kind is Kind.SKIPPED:
        return before.text in ("]", ".", ")")
    return before.text in tuple(".!?:;“\"‘`'’”)(•*–—-|")


def _is_address(stream: Tokens, stop: int) -> bool:
    for at in range(stop, stop + 3):
        if not stream.capital(at) or stream.opens(at):
            return False
        if at > stop and stream.lower(at) in _STREETS:
            return True
    return False


def is_pronoun(stream: Tokens, number: Number, measure: Measure, *, hedged: bool) -> bool:
    """ "one of the", "no one", "one day": the word counts nothing. "Zero" needs a noun."""
    if number.stop != number.first + 1 or hedged:
        return False
    word = stream.lower(number.first)
    if word == "zero":
        return not measure.named
    return word == "one" and not _one_counts(stream, number, measure)


def _one_counts(stream: Tokens, number: Number, measure: Measure) -> bool:
    before = stream.lower(number.first - 1)
    if before in _NOT_ONE_AFTER:
        return False
    if is_idiom_of_one(stream.lower(measure.first)) and before not in _COUNTING:
        return False
    if measure.unit is not None or measure.rule == "compound":
        return measure.unit is not None
    if measure.named:
        return _plain_noun(stream, measure)
    return before.startswith(_CASUALTY_VERBS) or _casualty(stream, number.stop)


def _plain_noun(stream: Tokens, measure: Measure) -> bool:
    """A noun of no table counts after "one" if what ends the phrase cannot be a verb."""
    word = stream.lower(measure.last - 1)
    return not word.endswith(("ed", "ing", "s")) and word not in NOUNS


def _casualty(stream: Tokens, index: int) -> bool:
    at = index + 1 if stream.lower(index) in ("was", "is", "more") else index
    return stream.lower(at) in PARTICIPLES_OF_PERSONS
