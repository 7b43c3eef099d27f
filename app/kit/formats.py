"""The formats of lists besides JSON: each a function from stored bytes to a line.

CSV is rendered at seeding, as JSON is, so a download is a copy of what is stored.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any

from pydantic import BaseModel

from app.kit.answering.answers import JSON
from app.kit.answering.code import code_digest
from app.kit.answering.headers import items, weight
from app.kit.columns import Table
from app.kit.errors import NotAcceptable
from app.kit.releases import OpenRelease


@dataclass(frozen=True)
class Heading:
    """What may stand before the first fact: of which shape they are, and where the list is."""

    shape: type[BaseModel]
    release: OpenRelease
    address: str
    following: str | None = None
    """The address of the next page."""


def _nothing(_: Heading) -> bytes:
    return b""


@dataclass(frozen=True)
class Format:
    """How a list leaves: from which stored text, and what stands before, of and after its facts."""

    name: str
    media_type: str
    line: Callable[[bytes, OpenRelease], bytes] | None = None
    """Makes a fact's line of what is stored of it; none where that is its line."""
    ends: bytes = b""
    """What stands behind each line."""
    stored: str = "body"
    """The column of its documents that it is made from."""
    opening: Callable[[Heading], bytes] = field(default=_nothing)
    closing: bytes = b""
    rendered_by: tuple[Callable[..., Any], ...] = ()
    """The functions that write a line while serving, where it is not a copy of what is stored."""

    @cached_property
    def tagged_as(self) -> str:
        """What tags of this format hold: its name, and a digest of the code that renders it."""
        code = f"-{code_digest(*self.rendered_by)}" if self.rendered_by else ""
        return self.name + code


@lru_cache(maxsize=64)
def header(shape: type[BaseModel]) -> bytes:
    """The header line of a shape's table."""
    return Table(shape).header.encode()


CSV = Format(
    "csv",
    "text/csv; charset=utf-8; header=present",
    stored="csv",
    opening=lambda heading: header(heading.shape),
)
NDJSON = Format("ndjson", "application/x-ndjson", ends=b"\n")
EVERYWHERE = (CSV, NDJSON)


HTML, SVG = "text/html", "image/svg+xml"
PAGES = {"html": HTML, "svg": SVG}
"""What the room of pages makes of an answer: a page for readers, or its chart alone."""
_NAMES: dict[str | None, str] = {media_type: name for name, media_type in PAGES.items()}


def choose_format(liked: str | None, asked: str | None, formats: Sequence[Format]) -> Format | None:
    """The format that is asked for by name, or else the one that is liked; none is JSON."""
    if asked is not None:
        return next((one for one in formats if one.name == asked), None)
    if liked == JSON:
        return None
    return next((one for one in formats if bare(one.media_type) == liked), None)


def choose_page(liked: str | None, asked: str | None) -> str | None:
    """What the room of pages is asked for, by its name or else by `Accept`, if it is."""
    if asked is not None:
        return asked if asked in PAGES else None
    return _NAMES.get(liked)


def refuse_types(offered: Sequence[str]) -> NotAcceptable:
    """The problem that `Accept` takes none of these media types."""
    return NotAcceptable(f"This is served as {', '.join(offered)}.")


SHORT = 200
"""Letters of an `Accept` that is weighed once: browsers and libraries each say their own."""


def like(accept: str, offered: tuple[str, ...]) -> str | None:
    """The offered media type that `Accept` likes best, the first of equals (RFC 9110, 12.5.1).

    None where it takes none. Who says nothing takes anything.
    """
    return _like(accept, offered) if len(accept) <= SHORT else _like.__wrapped__(accept, offered)


@lru_cache(maxsize=256)
def _like(accept: str, offered: tuple[str, ...]) -> str | None:
    accepted = items(accept)
    if not accepted:
        return offered[0]
    weights = {bare(item): weight(item) for item in reversed(accepted)}

    def liking(offer: str) -> float:
        ranges = (offer, f"{offer.partition('/')[0]}/*", "*/*")
        return next((weights[one] for one in ranges if one in weights), 0)

    best = max(offered, key=liking)
    return best if liking(best) else None


def bare(media_type: str) -> str:
    """A media type without its parameters."""
    return media_type.partition(";")[0].strip().lower()
