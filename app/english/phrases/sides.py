"""On which side of what happens somebody stands: who does it, and who undergoes it.

The subject of an active verb, the owner of an attack and "by X" do it. The subject of a passive,
the object of a verb, the owner of a loss and who stands behind "attack on" undergo it. Where the
words do not say, there is no side.
"""

from itertools import takewhile
from typing import Literal

from app.english.names.peoples import is_adjective
from app.english.phrases.standing import token_range
from app.english.phrases.words import (
    AIMED_NOUNS,
    BLAMING,
    DEED_NOUNS,
    DONE_TO_NOUNS,
    EITHER_NOUNS,
    EITHER_VERBS,
    IRREGULAR_PARTICIPLES,
    LOSS_NOUNS,
    LOSS_VERBS,
    UNDERGOING_VERBS,
    WEAPONS,
)
from app.english.speech.clauses import (
    AUXILIARIES,
    BE,
    DETERMINERS,
    FINITE,
    IRREGULAR_PASTS,
    MODALS,
    PREPOSITIONS,
    RELATIVES,
    SUBORDINATORS,
    VERBAL,
    is_adverb,
)
from app.english.speech.words import FORMS, STRONG, WEAK
from app.english.text.tokens import Kind, Tokens

Side = Literal["does", "undergoes"]
_NONE: frozenset[Side] = frozenset()
_DOES: frozenset[Side] = frozenset({"does"})
_UNDERGOES: frozenset[Side] = frozenset({"undergoes"})
_EITHER: frozenset[Side] = _DOES | _UNDERGOES
_SIDE_OF_OWNER: dict[str, frozenset[Side]] = {
    **dict.fromkeys(LOSS_NOUNS, _UNDERGOES),
    **dict.fromkeys(DEED_NOUNS, _DOES),
    **dict.fromkeys(EITHER_NOUNS, _EITHER),
}
_NEAR, _FAR = 5, 14
_ARTICLES = frozenset(("a", "an", "the", "his", "her", "its", "their"))
_NO_VERBS = PREPOSITIONS | SUBORDINATORS | RELATIVES | DETERMINERS | {"and", "or", "to", "as"}
_TAKE = frozenset(("take", "takes", "took", "taken", "taking"))
_GIVEN = frozenset(("received", "receive", "receives", "got", "money", "aid", "funding", "fire"))


def sides_of(prose: Tokens, start: int, end: int) -> frozenset[Side]:
    """The sides that the words give to whom the span names; none where they do not say."""
    first, stop = token_range(prose, start, end)
    return (
        _as_owner(prose, stop, adjective=is_adjective(prose.text[start:end]))
        or _as_subject(prose, stop)
        or _as_blamed(prose, first, stop)
        or _as_object(prose, first)
    )


def sides_of_owner(noun: str) -> frozenset[Side]:
    """The sides of whose noun it is; none where the noun does not say."""
    return _SIDE_OF_OWNER.get(noun, _NONE)


def _as_owner(prose: Tokens, stop: int, *, adjective: bool) -> frozenset[Side]:
    """ "Russia's losses", "Ukrainian attacks"."""
    owns = prose.kind(stop) is Kind.POSSESSIVE or prose.at(stop).text in ("'", "’")
    at, reach = stop + owns, _NEAR if owns or adjective else 1
    if prose.lower(stop) in ("in", "for", "with") and prose.lower(stop + 1) in ("its", "their"):
        at, reach = stop + 2, _NEAR
    for index in range(at, at + reach):
        lower = prose.lower(index)
        if prose.kind(index) is not Kind.WORD or lower in PREPOSITIONS | SUBORDINATORS:
            break
        if lower in WEAPONS and _is_undone(prose, index):
            return _EITHER
        if told := _SIDE_OF_OWNER.get(lower):
            return told
    return _NONE


def _is_undone(prose: Tokens, index: int) -> bool:
    """Whether something is done to a weapon: "Russian drones were shot down", "downed drones"."""
    undergoes = _as_subject(prose, index + 1) == _UNDERGOES
    return undergoes or _as_object(prose, index) == _UNDERGOES


def _as_blamed(prose: Tokens, first: int, stop: int) -> frozenset[Side]:
    """ "condemned the authorities for launching": the object does what it is blamed for."""
    if prose.lower(stop) not in ("for", "of") or not prose.lower(stop + 1).endswith("ing"):
        return _NONE
    near = {prose.lower(index) for index in range(max(0, first - 3), first)}
    return _DOES if near & BLAMING else _NONE


def _as_subject(prose: Tokens, stop: int) -> frozenset[Side]:
    """The side of the subject whose verb stands behind the token before `stop`."""
    at = _find_verb(prose, stop)
    if at is None:
        return _NONE
    absolute = any(prose.lower(index) == "with" for index in range(max(0, stop - _NEAR), stop))
    return _EITHER if absolute and _is_participle(prose.lower(at)) else _read_group(prose, at)


def _find_verb(prose: Tokens, stop: int) -> int | None:
    """The verb behind a subject: past an aside between commas, "and" another, and adverbs."""
    at = _skip_aside(prose, stop)
    joined = prose.lower(at) in ("and", "or")
    for index in range(at, at + (_FAR if joined else 3)):
        here = prose.at(index)
        if here.kind is not Kind.WORD or prose.opens(index):
            joined = joined and here.kind is Kind.NUMBER
            if not joined:
                return None
        elif here.lower in PREPOSITIONS | SUBORDINATORS - RELATIVES - {"and", "or"}:
            return None
        elif _is_verb_form(prose, index) or _takes_object(prose, index, named=not joined):
            return index
        elif not (joined or here.lower in RELATIVES or is_adverb(prose, index)):
            return None
    return None


def _takes_object(prose: Tokens, index: int, *, named: bool = False) -> bool:
    """Whether what follows makes a word a verb: no noun stands right before an article.

    Behind a subject, nor before a name (`named`).
    """
    here = prose.at(index)
    if here.kind is not Kind.WORD or here.text[0].isupper() or here.lower in _NO_VERBS:
        return False
    behind = prose.lower(index + 1) in _ARTICLES or (named and prose.capital(index + 1))
    return behind and not is_adverb(prose, index)


def _skip_aside(prose: Tokens, stop: int) -> int:
    """Behind ", which …," where one follows."""
    if prose.at(stop).text not in (",", "(", "–", "—"):
        return stop
    for index in range(stop + 1, min(stop + _FAR, len(prose))):
        if prose.at(index).text in (",", ")", "–", "—"):
            return index + 1
    return len(prose)


def _is_verb_form(prose: Tokens, index: int) -> bool:
    lower, before = prose.lower(index), prose.at(index - 1)
    if lower in FINITE | IRREGULAR_PASTS or lower in ("'ve", "'re"):
        return True
    if before.lower in DETERMINERS or before.kind is Kind.NUMBER or before.lower in ("and", "or"):
        return False
    if lower in DEED_NOUNS and is_adjective(before.text):
        return False
    ends = lower.endswith("ed") or lower in IRREGULAR_PARTICIPLES
    return ends or (lower.endswith("s") and not lower.endswith(("ss", "us", "is", "ians", "ers")))


def _read_group(prose: Tokens, at: int) -> frozenset[Side]:
    """The side of the subject of the verb, or group of verbs, that begins here."""
    passive = False
    for index in range(at, min(at + _NEAR + 3, len(prose))):
        lower = prose.lower(index)
        if lower in BE:
            passive = True
        elif lower in AUXILIARIES | MODALS or lower in ("not", "to") or is_adverb(prose, index):
            continue
        elif passive and prose.lower(index + 1) == "to" and _is_participle(lower):
            passive = False  # "is set to request"
        elif lower in _TAKE and prose.lower(index + 1) == "part":
            return _EITHER
        elif passive:
            return _UNDERGOES if _is_participle(lower) else _of_progressive(lower)
        else:
            return _of_active(lower) if not _takes_loss(prose, index) else _UNDERGOES
    return _NONE


def _takes_loss(prose: Tokens, index: int) -> bool:
    """ "posts its first annual loss", "had reported a loss"."""
    if prose.lower(index) not in LOSS_VERBS:
        return False
    behind = (prose.lower(at) for at in range(index + 1, index + _NEAR + 1))
    return any(
        lower in LOSS_NOUNS for lower in takewhile(lambda one: one not in PREPOSITIONS, behind)
    )


def _is_participle(lower: str) -> bool:
    return lower.endswith("ed") or lower in IRREGULAR_PARTICIPLES


def _of_progressive(lower: str) -> frozenset[Side]:
    return _of_active(lower) if lower.endswith("ing") else _NONE


def _of_active(lower: str) -> frozenset[Side]:
    if lower in UNDERGOING_VERBS:
        return _UNDERGOES
    return _EITHER if lower in EITHER_VERBS else _DOES


def _as_object(prose: Tokens, first: int) -> frozenset[Side]:
    """The side that what stands before the span gives: a verb, "by", "attack on", "capture of"."""
    for index in range(first - 1, max(first - _FAR, 0) - 1, -1):
        here = prose.at(index)
        if here.text in (",", ";", ":", ".") or here.kind is Kind.QUOTATION:
            break
        if here.lower in PREPOSITIONS and here.lower not in ("of", "off"):
            return _behind_preposition(prose, index)
        if here.lower == "of" and prose.lower(index - 1) in DONE_TO_NOUNS:
            return _UNDERGOES
        if _governs(prose, index):
            return _NONE if _is_speech(here.lower) else _UNDERGOES
        if here.lower in (SUBORDINATORS | RELATIVES) - {"and", "or"} or prose.opens(index):
            break
    return _NONE


def _behind_preposition(prose: Tokens, index: int) -> frozenset[Side]:
    lower = prose.lower(index)
    near = {prose.lower(back) for back in range(max(0, index - 3), index)}
    last = prose.lower(index - 1)
    if lower == "by" and (_is_participle(last) or near & (DEED_NOUNS | DONE_TO_NOUNS)):
        return _DOES
    if lower in ("on", "against", "at", "into", "upon", "over") and near & AIMED_NOUNS:
        return _UNDERGOES
    if lower == "for" and last in DONE_TO_NOUNS:
        return _UNDERGOES
    given = {prose.lower(back) for back in range(max(0, index - _FAR), index)} & _GIVEN
    return _DOES if lower == "from" and given else _NONE


def _governs(prose: Tokens, index: int) -> bool:
    """Whether a word is a verb whose object may follow."""
    here, before = prose.at(index), prose.at(index - 1)
    if here.kind is not Kind.WORD or here.lower in VERBAL:
        return False
    if before.lower == "to" and not here.text[0].isupper():
        return True
    if _takes_object(prose, index) or _is_third_person(prose, index):
        return True
    if before.lower in DETERMINERS or before.kind in (Kind.NUMBER, Kind.POSSESSIVE):
        return False
    ends = here.lower.endswith(("ed", "ing")) or here.lower in IRREGULAR_PASTS
    listed = ends or here.lower in IRREGULAR_PARTICIPLES or here.lower in ("hit", "hits")
    return listed and before.lower not in ("and", "or", "of")


def _is_third_person(prose: Tokens, index: int) -> bool:
    """ "selects Paetongtarn": a small word in -s right before a name."""
    lower = prose.lower(index)
    ends = lower.endswith("s") and not lower.endswith(("ss", "us", "is")) and len(lower) > 3
    small = prose.at(index).text[0].islower() and lower not in _NO_VERBS
    return ends and small and prose.capital(index + 1) and prose.capital(index - 1)


def _is_speech(lower: str) -> bool:
    return lower in FORMS and FORMS[lower][0] in STRONG | WEAK
