"""What a kind of fact is to the kit: its rows, their documents, and what may be asked of them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Protocol

from pydantic import BaseModel

from app.kit.answering.answers import JSON
from app.kit.asking.query import ListQuery
from app.kit.formats import EVERYWHERE, PAGES, Format, bare


class FactTable(Protocol):
    """Rows of facts: a permanent id, and the place in the default order."""

    id: str
    position: int


class DocumentTable(Protocol):
    """Each fact as it is served, beside its row."""

    position: int
    body: str


@dataclass(frozen=True)
class LookedUp:
    """What linked data needs and documents do not hold.

    Each of these `references` in a document gets the column of the row that has its id, by the
    column's name.
    """

    references: Callable[[dict[str, Any]], Iterable[dict[str, Any]]]
    column: Any


@dataclass(frozen=True)
class Resource:
    """A kind of fact: its rows, their documents, and what may be asked of them."""

    singular: str
    table: type[FactTable]
    document: type[DocumentTable]
    shown: type[BaseModel]
    query: type[ListQuery]
    whole: type[BaseModel] | None = None
    """What one by id shows, where that is more than an item of the list (column `whole`)."""
    formats: tuple[Format, ...] = EVERYWHERE
    pages: tuple[str, ...] = ("html",)
    """What the room of pages makes of its list: `svg` too where that has a chart."""
    linked: Callable[[dict[str, Any]], dict[str, Any]] | None = None
    """One by id as linked data (JSON-LD), from its document."""
    looked_up: LookedUp | None = None
    reference: type[BaseModel] | None = None
    """How other facts refer to it: its id, and the column that names it."""
    found_as: str | None = None
    """The type of what a search finds of it; none where a search finds none."""

    @property
    def media_types(self) -> dict[str, str]:
        """What its list is served as, by the names of formats; the first for who says nothing."""
        facts = {one.name: bare(one.media_type) for one in self.formats}
        return {"json": JSON, **facts, **{one: PAGES[one] for one in self.pages}}
