"""What the kit asks of the database: one way to fetch rows, from one release."""

from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from sqlalchemy import Dialect

from app.kit.files import ReleaseFiles
from app.kit.statements import Statement

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found: the best hits, each its JSON and its marked snippet, and how many."""

    hits: list[tuple[str, str]]
    counts: dict[str, int]
    exact: bool


class OpenRelease(Protocol):
    """One release of the facts, open. Whatever is fetched from it agrees."""

    @property
    def id(self) -> str:
        """The release's id."""

    @property
    def built(self) -> str:
        """When it was built (RFC 3339)."""

    @property
    def dialect(self) -> Dialect:
        """How statements are written for its engine."""

    @property
    def public_url(self) -> str:
        """What is put before every address."""

    @property
    def files(self) -> ReleaseFiles:
        """What of it lies on the disk as files."""

    @property
    def search_code(self) -> tuple[Callable[..., Any], ...]:
        """What finds and marks the hits of a search, for the tags of answers."""

    async def fetch(self, statement: Statement, given: Mapping[str, Any]) -> list[Row]:
        """The rows of a statement. Raises Unavailable where they cannot be had in time."""

    async def has(self, statement: Statement, value: str) -> bool:
        """Whether a statement finds anything for a value; remembered."""

    def stream(
        self, statement: Statement, given: Mapping[str, Any]
    ) -> AsyncGenerator[list[bytes], None]:
        """What a statement's first column holds, a batch at a time, however much that is.

        A batch is the caller's own, to be emptied once it is used. Raises Unavailable.
        """

    def whole_words(self, typed: str) -> str:
        """What is asked of full text for words of which none is only begun."""

    async def search(self, words: str, types: Sequence[str], limit: int) -> "Found":
        """The best hits of these types (of all types if none), with snippets."""

    async def named(self, resource: str, name: str) -> str | None:
        """The id that an id, name or alias stands for."""

    async def names_beginning(self, resource: str, name: str) -> list[str]:
        """The ids of a few things of which a name begins as this one does and goes on."""

    async def few_names(self, resource: str) -> list[str]:
        """The ids of all things of a kind, where there are few; else none."""

    async def nearest_name(self, resource: str, name: str) -> str | None:
        """The known name that comes nearest."""

    async def nearest_words(self, typed: str) -> str | None:
        """What to ask full text instead, where words of what was typed stand nowhere."""


class Releases(Protocol):
    """Where the release comes from that is served."""

    @property
    def serving(self) -> OpenRelease | None:
        """The release that is served now, or none."""

    @property
    def trouble(self) -> str:
        """What keeps newer releases from coming; nothing where nothing does."""

    async def opened(self) -> OpenRelease:
        """The same; where nobody watches for releases, it is opened now.

        Raises Unavailable where there is none yet.
        """
