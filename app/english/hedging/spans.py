"""What a cue softens: its clause, the words behind it, or a noun phrase, as tokens.

From the subject on, to where another clause begins. No scan is longer than a window, so that time
grows with the text.
"""

from app.english.hedging.cue import Cue, group_start, opens
from app.english.speech import clauses
from app.english.speech.words import FORMS, SPEECH_FORMS
from app.english.text.tokens import Kind, Tokens
from app.english.text.wordlists import word_set

_WINDOW = 60
_NEAR = 7
_BREAKS = frozenset((";", ":", "—", "–", "-"))
_QUOTES = frozenset(('"', "“", "”", "``", "''"))
_NEW_CLAUSE = word_set("but while although though whereas yet")
_OPENS_CLAUSE = word_set(
    "that because why how what when while although though after before since unless whether but "
    "whereas if than"
)
_RELATIVES = word_set("who which that whose where")
_WHO = frozenset(("which", "who", "whose"))
_ADJECTIVES_IN_ING = word_set("upcoming ongoing incoming outgoing leading existing remaining")
_OF_NOUN = frozenset(("of",))
_ABSTRACT = frozenset(("on", "to", "for", "between"))
_ABSTRACT_NOUNS = word_set(
    "impact impacts effect effects threat threats danger response link links damage harm risk "
    "consequences implications ways way return conflict"
)


def find_span(prose: Tokens, cue: Cue, sentence: tuple[int, int]) -> tuple[int, int]:
    """The tokens that a cue softens, first and stop, loose marks at their ends left out."""
    first, stop = max(sentence[0], cue.first - _WINDOW), min(sentence[1], cue.stop + _WINDOW)
    if cue.scope == "noun":
        begin, end = cue.first, _noun_end(prose, cue.stop, stop)
        begin = cue.stop if cue.rule == "noun" else begin
    elif cue.scope == "ahead":
        begin, end = cue.stop, _clause_end(prose, cue, stop)
    elif cue.scope == "condition":
        begin, end = first, _sentence_end(prose, cue.stop, stop)
        begin = cue.first if opens(prose, cue.first, first) else begin
    elif cue.scope == "behind":
        begin, end = _with_subject(prose, cue.first, first), _phrase_end(prose, cue, stop)
    else:
        begin = _clause_start(prose, cue.first, first)
        aside = prose.lower(begin) in _WHO and prose.at(begin - 1).text == ","
        end = _clause_end(prose, cue, stop, aside=aside)
    return _trim(prose, begin, max(end, cue.stop))


def _trim(prose: Tokens, first: int, stop: int) -> tuple[int, int]:
    while stop > first + 1 and prose.at(stop - 1).kind in (Kind.MARK, Kind.MARKER):
        stop -= 1
    while first < stop - 1 and prose.at(first).kind in (Kind.MARK, Kind.MARKER):
        first += 1
    return first, stop


def _clause_start(prose: Tokens, cue: int, first: int) -> int:
    """Where the clause of the verb at `cue` begins: with its subject, or words before it."""
    at = cue = group_start(prose, first, cue)
    at -= 1
    crossed = False
    if prose.lower(at) in ("and", "or", "but") or (
        prose.at(at).text == "," and prose.lower(at - 1) in ("and", "or", "but")
    ):
        at = _skip_predicate(prose, at, first)  # "is preliminary and could rise": one subject
    elif prose.at(at).text == ",":
        at = _skip_aside(prose, at, first)
    while at >= first:
        token = prose.at(at)
        if token.lower in _RELATIVES and not crossed and (at == cue - 1 or token.lower in _WHO):
            return at
        if _breaks_left(prose, at):
            return at + 1
        if token.text == "," and not _is_lead(prose, first, at):
            return at + 1
        crossed = crossed or token.text == ","
        if _ends_other_clause(prose, at, cue, first):
            pronoun = prose.lower(cue - 1) in clauses.SUBJECT_PRONOUNS | {"it"}
            return cue - 1 if pronoun else at + 1
        at -= 1
    return first


def _breaks_left(prose: Tokens, at: int) -> bool:
    token = prose.at(at)
    if token.lower == "because" and prose.lower(at + 1) == "of":
        return False
    if token.text in _BREAKS or token.lower in _OPENS_CLAUSE:
        return True
    opening = token.text in ("“", "``") or (token.text == '"' and prose.at(at - 1).text in ",:")
    return opening and (prose.at(at + 1).text[:1].isupper() or token.text == "``")


def _is_lead(prose: Tokens, first: int, comma: int) -> bool:
    """Whether what stands before a comma leads into the clause: "Today," "In the north,"."""
    start = comma
    while start > first and not _breaks_left(prose, start - 1):
        start -= 1
    between = range(start, comma)
    verbs = any(clauses.is_verb(prose, at) or prose.lower(at) in SPEECH_FORMS for at in between)
    return not verbs


def _ends_other_clause(prose: Tokens, at: int, cue: int, first: int) -> bool:
    """Whether another clause's verb stands here, so that the subject begins behind it."""
    token = prose.at(at)
    if token.lower in ("and", "or") and at < cue - 1:
        back = range(max(first, at - _NEAR), at)
        return any(clauses.is_verb(prose, index) for index in back)
    verb = clauses.is_verb(prose, at) and token.lower not in ("has", "had", "have")
    speech = token.lower in FORMS and token.text[0].islower() and _is_finite(token.lower)
    if not (verb or speech) or prose.at(at - 1).lower in clauses.DETERMINERS:
        return False
    relative = range(max(first, at - 3), at)
    return not any(prose.lower(index) in _RELATIVES for index in relative) and speech


def _is_finite(lower: str) -> bool:
    return FORMS[lower][1] in ("past", "third", "base")


def _skip_predicate(prose: Tokens, at: int, first: int) -> int:
    """Past the predicate that shares its subject: to its verb and the words before it."""
    while at > first and not clauses.is_verb(prose, at):
        at -= 1
    while at > first and clauses.is_verb(prose, at):
        at -= 1
    return at


def _skip_aside(prose: Tokens, comma: int, first: int) -> int:
    """Past an aside between commas: "Wolmar, who has written, will"."""
    at = comma - 1
    while at > first and prose.at(at).text != ",":
        at -= 1
    return at - 1 if at > first else comma - 1


def _clause_end(prose: Tokens, cue: Cue, stop: int, *, aside: bool = False) -> int:
    for at in range(cue.stop, stop):
        token = prose.at(at)
        if token.text in _BREAKS or token.lower in _NEW_CLAUSE:
            return at
        if token.text in _QUOTES and prose.at(at - 1).text in (",", "."):
            return at
        if token.text == "," and (aside or _closes_clause(prose, cue, at, stop)):
            return at
        if token.lower == "and" and _new_subject(prose, at + 1, stop):
            return at
    return stop


def _closes_clause(prose: Tokens, cue: Cue, comma: int, stop: int) -> bool:
    """Whether another clause, or who says it, stands behind a comma."""
    behind = prose.at(comma + 1)
    if behind.lower in _NEW_CLAUSE | {"which", "who", "whose", "as", "with", "so", "according"}:
        return True
    if behind.text in _QUOTES or behind.lower == "however":
        return True
    if behind.lower == "and":
        return _new_subject(prose, comma + 2, stop)
    if behind.lower.endswith("ing") and not cue.act:
        return True
    return _names_speaker(prose, comma + 1, stop) or _new_subject(prose, comma + 1, stop)


def _names_speaker(prose: Tokens, at: int, stop: int) -> bool:
    near = range(at, min(at + _NEAR, stop))
    for index in near:
        if prose.lower(index) in SPEECH_FORMS:
            return True
        if prose.at(index).text == ",":
            return False
    return False


def _new_subject(prose: Tokens, at: int, stop: int) -> bool:
    """Whether a subject with its own verb begins here, before any comma."""
    if clauses.is_verb(prose, at) or prose.lower(at) in clauses.PREPOSITIONS:
        return False
    for index in range(at + 1, min(at + _NEAR, stop)):
        token = prose.at(index)
        if token.kind is Kind.MARK or token.lower in clauses.SUBORDINATORS | _RELATIVES:
            return False
        if clauses.is_verb(prose, index):
            return True
    return False


def _sentence_end(prose: Tokens, at: int, stop: int) -> int:
    for index in range(at, stop):
        if prose.at(index).text in (";", "—", "–"):
            return index
        if prose.at(index).text in _QUOTES and prose.at(index - 1).text in (",", "."):
            return index
    return stop


def _with_subject(prose: Tokens, cue: int, first: int) -> int:
    """The cue, or the noun behind *with* that it hangs on: "with China set to"."""
    for at in range(cue - 1, max(first, cue - 4) - 1, -1):
        if prose.lower(at) == "with":
            return at + 1
    return cue


def _phrase_end(prose: Tokens, cue: Cue, stop: int) -> int:
    if cue.rule == "adverb" and not _hangs_on_verb(prose, cue.stop):
        return _noun_end(prose, cue.stop, stop)
    for at in range(cue.stop, stop):
        token = prose.at(at)
        if token.text in {",", ")", *_BREAKS} or token.lower in _NEW_CLAUSE:
            return at
    return stop


def _hangs_on_verb(prose: Tokens, at: int) -> bool:
    lower = prose.lower(at)
    return lower.endswith("ing") or lower in clauses.PREPOSITIONS or lower == "the"


def _noun_end(prose: Tokens, at: int, stop: int) -> int:
    """The end of the noun phrase: its noun, with "of …", and what an impact is on."""
    head, allowed = at, _OF_NOUN
    while at < stop:
        token = prose.at(at)
        if token.lower in allowed:
            allowed = _OF_NOUN if prose.lower(head) not in _ABSTRACT_NOUNS else allowed | _ABSTRACT
        elif _ends_noun(prose, at, head):
            allowed_here = _ABSTRACT if prose.lower(head) in _ABSTRACT_NOUNS else frozenset[str]()
            if token.lower not in allowed_here or at == head:
                return at
            allowed = allowed | _ABSTRACT
        elif head == at - 1 or at == head:
            head = at if allowed == _OF_NOUN and not _past_of(prose, head, at) else head
        at += 1
    return at


def _past_of(prose: Tokens, head: int, at: int) -> bool:
    return any(prose.lower(index) in _OF_NOUN for index in range(head, at))


def _ends_noun(prose: Tokens, at: int, head: int) -> bool:
    token = prose.at(at)
    if token.kind in (Kind.MARK, Kind.MARKER):
        return token.text not in ("$", "€", "£", "%")
    if token.lower in clauses.PREPOSITIONS | clauses.SUBORDINATORS | {"to", "and", "or"}:
        return True
    verb = clauses.is_verb(prose, at) or token.lower in SPEECH_FORMS
    noun = prose.at(at - 1).kind is Kind.POSSESSIVE or token.lower in _ADJECTIVES_IN_ING
    act = token.lower.endswith("ing") and len(token.text) > 5 and not noun
    return at > head and (verb or act)
