"""Finds by pattern that something belongs to something: of two names in one text, whose is whose.

possessive   Russia's Kursk region · Ukraine's President Zelenskyy
adjective    the Ukrainian president Zelenskyy
before       GM chief executive Rick Wagoner
of           the Embassy of Japan
in           Makhnovka in the Kursk region
comma        Sudzha, Russia
apposition   Ray Young, the chief financial officer for GM
verb         Ivanov, who heads the ministry
"""

from dataclasses import dataclass

from app.english.names.peoples import is_adjective
from app.english.names.person_titles import is_head
from app.english.phrases.standing import token_range
from app.english.phrases.words import IRREGULAR_PARTICIPLES, KIN_VERBS, KINDS_OF_PLACE, NO_KIN
from app.english.speech.clauses import (
    DETERMINERS,
    FINITE,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
)
from app.english.text.tokens import Kind, Tokens
from app.english.text.wordlists import word_set

_LONGEST_ROLE = 9
_NEAR_ROLE = 6
_LONGEST_KIND = 4
_TURNS_AWAY = word_set("anti pro former ex non so-called self-styled rival breakaway other")
_OF = frozenset(("of", "for", "at", "from", "with", "in"))
_BODIES = word_set(
    "automaker automakers company companies firm group agency ministry army military navy force "
    "forces government unit brigade battalion regiment division subsidiary manufacturer "
    "manufacturers airline bank party militia newspaper broadcaster official officials officer "
    "officers member members regulator operator maker makers giant giants carmaker carmakers "
    "region city town village province district state oblast area county port capital island "
    "hamlet territory border service intelligence news outlet station university"
)
"""What may stand between a state or a company and a name that belongs to it."""


@dataclass(frozen=True, slots=True)
class Span:
    """Where a name stands."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Kinship:
    """Words that say that something belongs to something: their span, and the pattern."""

    start: int
    end: int
    text: str
    form: str


def find_kinship(prose: Tokens, owner: Span, owned: Span) -> Kinship | None:
    """The words that say that what `owned` names belongs to what `owner` names, if any do."""
    owner_at = token_range(prose, owner.start, owner.end)
    owned_at = token_range(prose, owned.start, owned.end)
    if owner_at[1] <= owned_at[0]:
        form = _owner_first(prose, owner_at, owned_at)
    elif owned_at[1] <= owner_at[0]:
        form = _owned_first(prose, owner_at, owned_at)
    else:
        return None
    start, end = min(owner.start, owned.start), max(owner.end, owned.end)
    return Kinship(start, end, prose.text[start:end], form) if form else None


def _owner_first(prose: Tokens, owner: tuple[int, int], owned: tuple[int, int]) -> str | None:
    first = owner[1]
    owns = _owns(prose, first)
    between = range(first + owns, _behind_kind(prose, first + owns, owned[0]))
    if owns and _is_named_behind(prose, owned):
        between = range(first + owns, owned[0] - 1)
        told = _is_role(prose, between) and _ends_as_role(prose, between.stop)
        return "possessive" if told else None
    if len(between) > _LONGEST_ROLE or not _is_role(prose, between):
        return None
    if owns:
        return "possessive"
    if not between or not _ends_as_role(prose, between.stop):
        return None
    return "adjective" if is_adjective(prose.slice(*owner)) else "before"


def _behind_kind(prose: Tokens, first: int, stop: int) -> int:
    """Where the role before a name ends: "port city" of "port city of X", "capital" of "capital,".

    Nobody else's name or list goes on behind: "the Russian capital, Kyiv and Warsaw".
    """
    last = prose.lower(stop - 1)
    if last == "of" and prose.lower(stop - 2) in _SETTLEMENTS:
        return stop - 1 if all(prose.lower(at) != "of" for at in range(first, stop - 1)) else stop
    if last == "," and prose.lower(stop - 2) in ("capital", "city") and _closes(prose, stop + 1):
        return stop - 1
    return stop


_SETTLEMENTS = word_set("city town village hamlet port capital region district province")


def _is_named_behind(prose: Tokens, owned: tuple[int, int]) -> bool:
    """Whether a name stands between commas behind what it is: "the region's capital, Padang,"."""
    if prose.at(owned[0] - 1).text != ",":
        return False
    listed = prose.at(owned[1]).text == "," and (
        prose.lower(owned[1] + 1) in ("and", "or") or prose.capital(owned[1] + 1)
    )
    return not listed and _closes(prose, owned[1])


def _owns(prose: Tokens, index: int) -> bool:
    """Whether a possessive ending stands here: "Russia's", "the workers'"."""
    if prose.kind(index) is Kind.POSSESSIVE:
        return True
    return prose.at(index).text in ("'", "’") and prose.lower(index - 1).endswith("s")


def _is_role(prose: Tokens, between: range) -> bool:
    """Whether the words can be a role or a kind of thing: no verb, no clause, no other relation."""
    return all(_may_stand_in_role(prose, index) for index in between)


def _may_stand_in_role(prose: Tokens, index: int) -> bool:
    here = prose.at(index)
    if prose.opens(index) or here.kind is not Kind.WORD or here.lower in NO_KIN:
        return False
    if here.lower in FINITE | SUBORDINATORS | PRONOUNS or here.lower in PREPOSITIONS - {"of"}:
        return False
    return not _looks_like_verb(here.lower)


def _looks_like_verb(lower: str) -> bool:
    return lower in IRREGULAR_PARTICIPLES or (lower.endswith(("ed", "ing")) and len(lower) > 4)


def _ends_as_role(prose: Tokens, first: int) -> bool:
    last = prose.lower(first - 1)
    return is_head(last) or last in _BODIES


def _owned_first(prose: Tokens, owner: tuple[int, int], owned: tuple[int, int]) -> str | None:
    between = range(owned[1], owner[0])
    told = [prose.lower(index) for index in between if prose.lower(index) not in DETERMINERS]
    if told == ["of"] and prose.lower(owned[1]) == "of":
        return None if _owns(prose, owner[1]) else "of"
    if told[:1] == ["of"] and prose.lower(owned[1]) == "of" and _is_kind_of(prose, between):
        return None if _owns(prose, owner[1]) else "of"
    if told[:1] == ["in"] and _is_place_chain(prose, between):
        return "in"
    if told in ([","], ["("]) and len(between) == 1:
        return "comma" if _closes(prose, owner[1]) and not _is_listed(prose, owned, owner) else None
    if told[:1] == [","] and _is_apposition(prose, owner, between):
        return "apposition"
    return "verb" if _is_said(prose, between) and not _owns(prose, owner[1]) else None


def _is_kind_of(prose: Tokens, between: range) -> bool:
    """ "of the opposition", "of the nationalist party": what the owner behind it is."""
    inside = between[1:]
    if prose.lower(inside[0]) not in DETERMINERS or len(inside) > _LONGEST_KIND:
        return False
    return all(
        prose.lower(index) != "of"
        and prose.at(index).text.islower()
        and _may_stand_in_role(prose, index)
        and prose.lower(index) not in _TURNS_AWAY
        for index in inside[1:]
    )


def _is_place_chain(prose: Tokens, between: range) -> bool:
    """ "in", "in the", "in Russia's", "in the border region of"."""
    inside = between[1:]
    return len(inside) <= _LONGEST_ROLE and all(
        prose.kind(index) is Kind.POSSESSIVE
        or prose.lower(index) in DETERMINERS
        or _may_stand_in_role(prose, index)
        for index in inside
    )


def _closes(prose: Tokens, index: int) -> bool:
    """Whether a name ends its part of the sentence here, and no list goes on."""
    if prose.lower(index + 1) in ("and", "or") or prose.lower(index) in ("and", "or"):
        return False
    return index >= len(prose) or prose.at(index).text in (".", ",", ";", ")", ":", "—", "–")


def _is_listed(prose: Tokens, owned: tuple[int, int], owner: tuple[int, int]) -> bool:
    """Whether other names stand beside these: "Lviv, Odesa, Kyiv"."""
    before = prose.at(owned[0] - 1)
    listed = before.text == "," and prose.capital(owned[0] - 2)
    goes_on = prose.at(owner[1]).text == "," and prose.capital(owner[1] + 1)
    if prose.lower(owned[1] - 1) in KINDS_OF_PLACE or prose.lower(owner[1] - 1) in KINDS_OF_PLACE:
        return False  # "Mambasa, Ituri Province, Congo": each lies within the next
    return listed or goes_on


def _is_apposition(prose: Tokens, owner: tuple[int, int], between: range) -> bool:
    """ ", head of X's", ", a spokeswoman for the X", ", the Ukrainian president,"."""
    inside = [index for index in between[1:] if prose.kind(index) is not Kind.POSSESSIVE]
    words = [prose.lower(index) for index in inside]
    if len(words) > _LONGEST_ROLE or not all(_may_stand_in_apposition(prose, i) for i in inside):
        return False
    if all(word in DETERMINERS for word in words):
        return _is_role_behind(prose, owner[1])
    return any(word in _OF for word in words) and not _owns(prose, owner[1])


def _may_stand_in_apposition(prose: Tokens, index: int) -> bool:
    lower = prose.lower(index)
    return lower in _OF or lower in DETERMINERS or _may_stand_in_role(prose, index)


def _is_role_behind(prose: Tokens, first: int) -> bool:
    """Whether a role and the end of the apposition follow: "president,"."""
    at = first + _owns(prose, first)
    for index in range(at, min(at + _NEAR_ROLE, len(prose))):
        if prose.at(index).text in (",", ".", ";"):
            return index > at and _ends_as_role(prose, index)
        if not _may_stand_in_role(prose, index):
            return False
    return False


def _is_said(prose: Tokens, between: range) -> bool:
    """Whether a verb says so, and no other: "who heads the", "is a region of"."""
    inside = list(between)
    if not 0 < len(inside) <= _LONGEST_ROLE:
        return False
    verbs = [index for index in inside if prose.lower(index) in KIN_VERBS]
    return bool(verbs) and all(_may_stand_beside_kin(prose, index) for index in inside)


def _may_stand_beside_kin(prose: Tokens, index: int) -> bool:
    lower = prose.lower(index)
    if lower in KIN_VERBS or lower in DETERMINERS or lower in _OF or lower in ("by", "to"):
        return True
    return prose.at(index).text == "," or _may_stand_in_role(prose, index)
