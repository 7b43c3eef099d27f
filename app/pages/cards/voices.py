"""The voices of an article: each has a badge of its own, by which it is told apart."""

from collections.abc import Iterable
from dataclasses import dataclass
from string import ascii_uppercase
from typing import Any

from app.vocabulary import AttributionType

Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says something. `number` counts the article's voices from 0, itself among them."""

    number: int
    badge: str
    name: str
    actor: str | None


class Voices:
    """The voices of an article's claims, in the order in which they are first heard."""

    def __init__(self, claims: Iterable[Document]) -> None:
        self._found: dict[tuple[str, str | None], Voice] = {}
        self._heard: dict[str, Voice] = {}
        for claim in claims:
            self._heard[claim["id"]] = self._hear(claim["attribution"])

    @property
    def all(self) -> list[Voice]:
        """Each of them once."""
        return list(self._found.values())

    def of(self, claim: str) -> Voice:
        """The voice of a claim, by the claim's id."""
        return self._heard[claim]

    def _hear(self, attribution: Document) -> Voice:
        actor = attribution["actor"]
        key = (attribution["type"], actor["id"] if actor else None)
        if key not in self._found:
            self._found[key] = self._name(key, actor["name"] if actor else None)
        return self._found[key]

    def _name(self, key: tuple[str, str | None], name: str | None) -> Voice:
        number = len(self._found)
        if name is None:
            return Voice(number, *_NAMELESS[key[0]], None)
        return Voice(number, self._next_letter(), name, key[1])

    def _next_letter(self) -> str:
        """A to Z, then A2 and so on."""
        turn, at = divmod(sum(1 for one in self.all if one.actor), len(ascii_uppercase))
        return ascii_uppercase[at] + (str(turn + 1) if turn else "")


_NAMELESS: dict[str, tuple[str, str]] = {
    AttributionType.ARTICLE: ("¶", "The article itself"),
    AttributionType.UNNAMED: ("?", "Unnamed"),
}
"""Badges and names of those who have no name."""
