"""The cues of a sentence: each form of words that softens, tried in turn.

In goes a sentence; out come its cues in order, none overlapping another.
"""

from app.english.hedging import words
from app.english.hedging.cue import Cue, opens, phrase_end
from app.english.hedging.verbs import read_after_be, read_intent, read_modal, read_seem
from app.english.speech import clauses
from app.english.text.tokens import Kind, Tokens
from app.english.text.wordlists import word_set

_NO_NOUN = (
    clauses.PREPOSITIONS | clauses.SUBORDINATORS | clauses.DETERMINERS | clauses.PRONOUNS
    | clauses.VERBAL | clauses.TIMES
    | word_set("and to")
)  # fmt: skip
_NOT_POSSIBLE = word_set("as if where when best worst everything whenever wherever all only")
_NUMBERLIKE = frozenset((Kind.NUMBER, Kind.SIGN))


def find_cues(prose: Tokens, first: int, stop: int) -> list[Cue]:
    """The cues of a sentence in order."""
    found: list[Cue] = []
    at = first
    while at < stop:
        cue = _read_cue(prose, first, at, stop)
        if cue is None or (found and _belongs_to(found[-1], cue)):
            at += 1
        else:
            found.append(cue)
            at = max(at + 1, cue.stop)
    return found


def _belongs_to(last: Cue, cue: Cue) -> bool:
    """Whether the words are part of the cue before: "could expect to"."""
    return cue.first < last.stop or (cue.first == last.stop and cue.rule == "intent")


def _read_cue(prose: Tokens, first: int, at: int, stop: int) -> Cue | None:
    token = prose.at(at)
    if token.kind is not Kind.WORD or (token.text[0].isupper() and not opens(prose, at, first)):
        return None
    readers = (_read_ahead, _read_condition, read_modal, read_seem, read_after_be, read_intent)
    for reader in readers:
        if cue := reader(prose, first, at, stop):
            return cue
    return _read_adverb(prose, first, at, stop) or _read_noun(prose, at, stop)


def _read_ahead(prose: Tokens, first: int, at: int, stop: int) -> Cue | None:
    for phrase, modality in words.AHEAD.get(prose.lower(at), ()):
        end = phrase_end(prose, at, stop, (phrase,))
        if end is not None and prose.lower(at - 1) not in clauses.DETERMINERS:
            begin = at - 1 if prose.lower(at - 1) == "unconfirmed" and at > first else at
            return Cue(begin, end, "ahead", modality, "what is ahead")
    return None


def _read_condition(prose: Tokens, first: int, at: int, stop: int) -> Cue | None:
    if prose.lower(at) != words.CONDITION:
        return None
    before, behind = prose.lower(at - 1), prose.lower(at + 1)
    asked = any(prose.lower(n) in ("asked", "ask", "asks") for n in range(max(first, at - 4), at))
    aside = asked or (at > first and before in words.NO_CONDITION)
    if aside or behind in words.NO_MAIN or _ends_before_verb(prose, at + 1, stop):
        return None
    return Cue(at, at + 1, "condition", "possible", "condition")


def _ends_before_verb(prose: Tokens, at: int, stop: int) -> bool:
    """Whether the words behind *if* are closed before a subject with its verb could stand."""
    near = range(at, min(at + (2 if prose.lower(at) in clauses.PRONOUNS else 3), stop))
    return any(prose.at(index).kind is Kind.MARK for index in near) or at + 2 > stop


def _read_adverb(prose: Tokens, first: int, at: int, stop: int) -> Cue | None:
    lower = prose.lower(at)
    modality = words.ADVERBS.get(lower)
    if modality is None or prose.lower(at + 1) == "most":
        return None
    if lower == "likely":
        return _read_likely(prose, at, stop)
    whole = _softens_clause(prose, first, at)
    return Cue(at, at + 1, "clause" if whole else "behind", modality, "adverb")


def _softens_clause(prose: Tokens, first: int, at: int) -> bool:
    """Whether an adverb stands where it softens the whole clause, not a part of it."""
    before = prose.at(at - 1)
    if at == first or before.lower in clauses.VERBAL or prose.at(at + 1).lower in clauses.VERBAL:
        return True
    part = clauses.DETERMINERS | clauses.PREPOSITIONS | clauses.SUBORDINATORS | {"and", "or"}
    behind_subject = before.kind is Kind.WORD and before.lower not in part
    return behind_subject or clauses.is_verb(prose, at + 1)


def _read_likely(prose: Tokens, at: int, stop: int) -> Cue | None:
    """ "will likely be", "most likely won": an adverb; "the likely winner": an adjective."""
    before, behind = prose.lower(at - 1), prose.lower(at + 1)
    if before in clauses.VERBAL | {"most", "very", "quite", "than", "also"} or clauses.is_verb(
        prose, at + 1
    ):
        begin = at - 1 if before in ("most", "very", "quite") else at
        return Cue(begin, at + 1, "clause", "possible", "adverb")
    return None if behind == "to" else _read_noun(prose, at, stop)


def _read_noun(prose: Tokens, at: int, stop: int) -> Cue | None:
    """ "an alleged plot", "the potential impact", "the risk of flooding"."""
    for phrase, modality in words.NOUNS.get(prose.lower(at), ()):
        if end := phrase_end(prose, at, stop, (phrase,)):
            return Cue(at, end, "noun", modality, "noun")
    modality_of = words.ADJECTIVES.get(prose.lower(at))
    if modality_of is None or not _before_noun(prose, at, stop):
        return None
    return Cue(at, at + 1, "noun", modality_of, "adjective")


def _before_noun(prose: Tokens, at: int, stop: int) -> bool:
    before, behind = prose.at(at - 1), prose.at(at + 1)
    if at + 1 >= stop or behind.kind in _NUMBERLIKE or behind.kind is not Kind.WORD:
        return False
    if behind.lower in _NO_NOUN or before.lower in _NOT_POSSIBLE:
        return False
    if prose.lower(at) in ("reported", "expected", "estimated", "suspected", "supposed"):
        leads = clauses.DETERMINERS | clauses.PREPOSITIONS | {"and"}
        return before.lower in leads or before.kind is Kind.POSSESSIVE or at == 0 or (
            prose.lower(at) == "suspected" and not before.lower.endswith("s")
        )  # fmt: skip
    return True
