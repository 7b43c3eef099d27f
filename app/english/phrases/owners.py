"""Whose a noun is, by the words right before it: "Ukraine's attacks", "its attacks"."""

from dataclasses import dataclass
from typing import Literal

from app.english.speech.clauses import (
    AUXILIARIES,
    BE,
    DETERMINERS,
    FINITE,
    MODALS,
    PREPOSITIONS,
    SUBORDINATORS,
)
from app.english.text.tokens import Kind, Tokens

_OWNING = frozenset(("its", "their", "his", "her"))
_LONGEST = 6
_NO_MODIFIERS = (
    PREPOSITIONS | SUBORDINATORS | DETERMINERS | FINITE | AUXILIARIES | BE | MODALS | {"and", "to"}
)


@dataclass(frozen=True, slots=True)
class Owner:
    """Where the words stand that own a noun, from code point `start` to `end`.

    A name ends them ("Ukraine" 's), or a name is among them ("Ukrainian"), or they are a pronoun.
    """

    kind: Literal["name", "among", "pronoun"]
    start: int
    end: int


def find_owner(prose: Tokens, start: int) -> Owner | None:
    """The words that own the noun which begins at a code point."""
    at = next((i for i, one in enumerate(prose.tokens) if one.start == start), None)
    if at is None or at == 0:
        return None
    first = at
    while first > 0 and at - first < _LONGEST and _modifies(prose, first - 1):
        first -= 1
    before = prose.at(first - 1) if first else None
    if before is not None and before.kind is Kind.POSSESSIVE:
        return Owner("name", 0, before.start)
    if before is not None and before.lower in _OWNING:
        return Owner("pronoun", before.start, before.end)
    return Owner("among", prose.at(first).start, start) if first < at else None


def _modifies(prose: Tokens, at: int) -> bool:
    token = prose.at(at)
    if token.kind not in (Kind.WORD, Kind.NUMBER) or token.lower in _NO_MODIFIERS:
        return False
    return token.kind is Kind.NUMBER or token.text[0].isupper() or not prose.opens(at + 1)
