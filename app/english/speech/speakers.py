"""The noun phrase of who says something, to the left or to the right of a cue.

Everything works on positions between tokens of one sentence: in goes where the verb stands, out
comes the phrase's first token and the one behind its last.
"""

from app.english.speech import clauses as words
from app.english.speech.words import FORMS, NOUNS_TOO
from app.english.text.tokens import Kind, Tokens
from app.english.text.wordlists import word_set

Phrase = tuple[int, int]

_OPENING = (
    word_set(
        "in on at by during for from after before with following despite amid according under "
        "since until as when while if although though because to of meanwhile however but and so "
        "yet then still also instead separately earlier later last late today yesterday this now "
        "here there once both only even thus therefore nevertheless moreover overall additionally"
    )
    | words.TIMES
)
_BREAKS = frozenset((",", ";", ":", "–", "—", "...", "…", "-", ".", "!", "?", "/"))
_LONGEST = 40
_FORMS_OF_ADDRESS = word_set("mr mr. mrs mrs. ms ms. dr dr. sir")
_PHRASE_STARTS = word_set("the a an his its their") | _FORMS_OF_ADDRESS
_OBJECTS = word_set("him her them us me himself herself themselves itself")
_EVENTS = word_set(
    "statement interview conference briefing meeting letter email e-mail tweet post speech report "
    "release note message update address video news press call summit rally debate hearing"
)
_RIGHT_STOPS = word_set(
    "who which that adding during after before as when while to last late earlier later yesterday "
    "today tonight but via through because if where whose although though since until than upon so "
    "told whom"
)


def before(prose: Tokens, first: int, last: int) -> Phrase | None:
    """The subject whose last token is `last`, in a sentence that begins at `first`."""
    last = _without_brackets(prose, first, last)
    last = _without_time(prose, first, last)
    if last < first:
        return None
    mark = prose.at(last)
    if mark.lower in words.RELATIVES and last > first:
        behind = last - 2 if prose.at(last - 1).text == "," else last - 1
        return nearest(prose, first, behind)
    if mark.text in (",", "–", "—", "-"):
        return words.with_name(prose, _before_apposition(prose, first, last), last)
    if mark.kind in (Kind.MARK, Kind.QUOTATION):
        return None
    if mark.lower in words.PRONOUNS:
        return last, last + 1
    return _phrase(prose, _clause_start(prose, first, last), last)


def _without_brackets(prose: Tokens, first: int, last: int) -> int:
    """The position before closed brackets and printed references that end at `last`."""
    while last > first:
        token = prose.at(last)
        if token.kind is Kind.MARKER:
            last -= 1
        elif token.text == ")":
            opened = last
            while opened > max(first, last - _LONGEST) and prose.at(opened).text != "(":
                opened -= 1
            if prose.at(opened).text != "(":
                return last
            last = opened - 1
        else:
            return last
    return last


def _without_time(prose: Tokens, first: int, last: int) -> int:
    """The position before "on Tuesday", "late Monday", "in a statement"."""
    at = last
    while at > first and prose.lower(at) in words.TIMES and prose.lower(at) != "may":
        at -= 1
    if at < last:
        return at - 1 if prose.lower(at) in ("on", "in", "at", "since") else at
    if prose.at(at).kind is Kind.NUMBER:
        month = at - 1
        if prose.lower(month) in words.TIMES and prose.lower(month - 1) in ("on", "in"):
            return month - 2
    if prose.lower(at) in _EVENTS:
        for back in range(at - 1, max(first, at - 5), -1):
            if prose.lower(back) in ("in", "at", "during") and back > first:
                return back - 1
    return last


def _clause_start(prose: Tokens, first: int, last: int) -> int:
    """Where the clause begins that `last` stands in."""
    at = last
    while at >= first and last - at < _LONGEST:
        token = prose.at(at)
        if token.text == ")":
            at = _without_brackets(prose, first, at)
            if prose.at(at).text == ")":
                return at + 1
            continue
        joint = token.lower in words.SUBORDINATORS and token.kind is Kind.WORD
        if token.text in _BREAKS or joint or token.kind is Kind.QUOTATION or token.text == "(":
            return at + 1
        if token.lower in FORMS and _is_cue(prose, at):
            return at + 1
        at -= 1
    return at + 1


def _is_cue(prose: Tokens, index: int) -> bool:
    """Whether a form of a verb of speech is a verb here."""
    lower = prose.lower(index)
    if prose.at(index).text[0].isupper() or lower in NOUNS_TOO:
        return False
    return FORMS[lower][1] in ("past", "third") and prose.lower(index - 1) not in words.DETERMINERS


def _phrase(prose: Tokens, start: int, last: int) -> Phrase | None:
    """The noun phrase at the end of the clause from `start`: all of it, if it holds no verb."""
    if start > last:
        return None
    verb_first = prose.lower(start) in words.FINITE or is_relative_clause(prose, start)
    if verb_first and prose.lower(start - 1) in words.RELATIVES:
        behind = start - 3 if prose.at(start - 2).text == "," else start - 2
        return nearest(prose, max(0, start - _LONGEST), behind)
    while start < last and prose.lower(start) in ("with", "and", "then"):
        start += 1
    if prose.lower(start) == "both" and words.joins_two(prose, start, last):
        start += 1
    opening = prose.lower(start) in _OPENING
    if opening or any(words.is_clause_verb(prose, at) for at in range(start, last + 1)):
        return nearest(prose, start, last)
    return _after_late_article(prose, start, last), last + 1


def is_relative_clause(prose: Tokens, start: int) -> bool:
    """Whether the clause from `start` lacks a subject: "who earlier led the party"."""
    return words.is_adverb(prose, start) and prose.lower(start + 1) in words.FINITE


def _after_late_article(prose: Tokens, start: int, last: int) -> int:
    """Where a second phrase begins behind a first one that nothing joins to it."""
    for at in range(last, start, -1):
        before_it = prose.at(at - 1)
        joined = (
            before_it.lower in words.PREPOSITIONS
            or before_it.lower in ("and", "all", "both")
            or before_it.lower in words.DETERMINERS
        )
        if prose.lower(at) in _PHRASE_STARTS and not joined:
            return at
    return start


def nearest(prose: Tokens, first: int, last: int) -> Phrase | None:
    """The noun phrase that ends at `last`, read to the left word by word."""
    at = last
    while at >= first and last - at < _LONGEST:
        token, lower = prose.at(at), prose.lower(at)
        if lower in words.DETERMINERS and token.kind is Kind.WORD:
            at = at - 1 if prose.lower(at - 1) in words.DETERMINERS else at
            if not _goes_on_left(prose, first, at - 1):
                return at, last + 1
            at -= 2
            continue
        if lower in ("of", "for") and _goes_on_left(prose, first, at):
            at -= 1
            continue
        if lower in _FORMS_OF_ADDRESS and at < last:
            return at, last + 1
        if _ends_left(prose, at):
            break
        at -= 1
    return (at + 1, last + 1) if at < last else None


def _goes_on_left(prose: Tokens, first: int, at: int) -> bool:
    """Whether "of" or "for" at `at` joins a noun before it to the phrase."""
    if at <= first or prose.lower(at) not in ("of", "for"):
        return False
    left = prose.at(at - 1)
    return left.kind is Kind.WORD and not words.is_verb(prose, at - 1)


def _ends_left(prose: Tokens, at: int) -> bool:
    token = prose.at(at)
    if token.kind is Kind.POSSESSIVE or token.text == "&":
        return False
    if token.kind is Kind.NUMBER:
        return prose.lower(at - 1) in words.TIMES or prose.lower(at - 1) in ("in", ",")
    if token.kind is not Kind.WORD:
        return True
    lower = token.lower
    closed = (
        lower in words.PREPOSITIONS
        or lower in words.SUBORDINATORS
        or lower in words.PRONOUNS
        or lower in words.TIMES
        or lower in ("and", "meanwhile", "however")
    )
    return closed or words.is_verb(prose, at) or words.is_adverb(prose, at)


def _before_apposition(prose: Tokens, first: int, comma: int) -> Phrase | None:
    """The subject before ", the chief of …," whose last comma stands at `comma`."""
    start = _sentence_part(prose, first, comma)
    begin = start
    for at in range(start, comma + 1):
        if prose.at(at).text not in (",", "–", "—", "-"):
            continue
        phrase = _as_subject(prose, _behind_subordinator(prose, begin, at), at - 1)
        if phrase is not None and at < comma:
            return phrase
        begin = at + 1
    return None


_CONJUNCTIONS = word_set("when while because although though if where whereas that but")


def _behind_subordinator(prose: Tokens, first: int, stop: int) -> int:
    """Behind the last "when" or "that" from `first` up to `stop`."""
    for at in range(stop - 1, first - 1, -1):
        if prose.lower(at) in _CONJUNCTIONS:
            return at + 1
    return first


def _sentence_part(prose: Tokens, first: int, at: int) -> int:
    """Behind the last quotation, semicolon or cue before `at`."""
    for back in range(at - 1, max(first, at - 2 * _LONGEST) - 1, -1):
        token = prose.at(back)
        cue = token.lower in FORMS and _is_cue(prose, back)
        if token.kind is Kind.QUOTATION or token.text in (";", ":") or cue or token.opens:
            return (
                back if token.opens and token.kind is not Kind.QUOTATION and not cue else back + 1
            )
    return max(first, at - 2 * _LONGEST)


def _as_subject(prose: Tokens, begin: int, last: int) -> Phrase | None:
    """Tokens from `begin` to `last` if they are a noun phrase that can be a subject."""
    while begin < last and prose.lower(begin) in ("and", "but", "that", "while", "as", "because"):
        begin += 1
    last = _without_brackets(prose, begin, last)
    if begin > last or prose.lower(begin) in _OPENING or words.is_adverb(prose, begin):
        return None
    token = prose.at(begin)
    if token.kind is not Kind.WORD or token.lower.endswith("ing"):
        return None
    if any(
        words.is_verb(prose, at) or prose.lower(at) in words.SUBORDINATORS
        for at in range(begin, last + 1)
    ):
        return None
    return begin, last + 1


def clause_subject(prose: Tokens, first: int, stop: int) -> Phrase | None:
    """The subject of the sentence from `first`: the first noun phrase that a verb follows."""
    begin = first
    for at in range(first, min(stop, first + 2 * _LONGEST)):
        token = prose.at(at)
        if token.text in _BREAKS or token.kind is Kind.QUOTATION:
            phrase = _as_subject(prose, begin, at - 1)
            if phrase is not None:
                return phrase
            begin = at + 1
        elif at > begin and (words.is_verb(prose, at) or token.lower in FORMS):
            last = at - 1
            while last > begin and words.is_adverb(prose, last):
                last -= 1
            phrase = before(prose, begin, last)
            return phrase if phrase is not None and phrase[1] <= at else None
    return None


def after(prose: Tokens, first: int, stop: int, *, wide: bool = False) -> Phrase | None:
    """The noun phrase that begins at `first`; `wide` takes "by X" and "in Y" along."""
    if not _may_begin(prose, first):
        return None
    if prose.lower(first) in words.PRONOUNS and not (
        prose.at(first + 1).text[:1].isalpha() and prose.lower(first) in words.DETERMINERS
    ):
        return first, first + 1
    at = first
    while at < stop and at - first < _LONGEST and not _ends_right(prose, first, at, wide=wide):
        at += 1
    while at > first and (
        prose.lower(at - 1) in words.PREPOSITIONS or prose.lower(at - 1) in ("and", "the", "a")
    ):
        at -= 1
    return (first, at) if at > first else None


def _may_begin(prose: Tokens, index: int) -> bool:
    token = prose.at(index)
    if token.kind is Kind.NUMBER:
        return True
    if token.kind is not Kind.WORD or token.lower in words.TIMES - {"may", "march", "late"}:
        return False
    return not (
        token.lower in words.PREPOSITIONS
        or token.lower in _OBJECTS - {"her"}
        or token.lower in words.SUBORDINATORS - {"that"}
        or token.lower in words.FINITE
        or words.is_adverb(prose, index)
    )


def _ends_right(prose: Tokens, first: int, at: int, *, wide: bool) -> bool:
    token = prose.at(at)
    if token.kind is Kind.POSSESSIVE or token.text in ("&", "-", "/", "'"):
        return False
    if token.kind in (Kind.MARK, Kind.MARKER, Kind.QUOTATION) or (at > first and token.opens):
        return True
    if at > first and _stops_right(prose, at):
        return True
    if token.lower == "and":
        behind = prose.at(at + 1)
        return not behind.text[:1].isupper() or behind.lower in words.PRONOUNS
    if token.lower in words.PREPOSITIONS - {"of", "for"} and token.text[0].islower():
        goes_on = wide or token.lower == "from" or _place_follows(prose, first, at)
        return not goes_on or _event_follows(prose, at)
    return False


def _stops_right(prose: Tokens, at: int) -> bool:
    """Whether the token cannot stand inside the phrase: a word of time, a verb, "who"."""
    lower = prose.lower(at)
    timed = prose.at(at).kind is Kind.WORD and lower in words.TIMES - {"may", "march"}
    cue = lower in FORMS and _is_cue(prose, at)
    return timed or cue or lower in _RIGHT_STOPS or words.is_verb(prose, at)


def _place_follows(prose: Tokens, first: int, at: int) -> bool:
    """ "an official at the ministry", but not "Smith at a news conference"."""
    named = prose.at(first).text[0].isupper() and prose.lower(first) not in words.DETERMINERS
    return not named and prose.lower(at) in ("at", "in", "with") and not _event_follows(prose, at)


def _event_follows(prose: Tokens, at: int) -> bool:
    near = [prose.lower(index) for index in range(at + 1, at + 5)]
    return bool(_EVENTS.intersection(near)) or prose.lower(at + 1) in words.TIMES
