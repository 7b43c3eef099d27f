"""What the kit asks of pages for readers: an answer in JSON goes in, a page of it comes out, or the
chart of that page alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from app.kit.answering.answers import Answer
from app.kit.asking.query import Parameters
from app.kit.errors import ProblemShape
from app.kit.releases import OpenRelease


@dataclass(frozen=True)
class Shown:
    """An answer in JSON that a page is to be made of, and the question that it answers."""

    release: OpenRelease
    name: str
    """What answers: a list by its plural, an item by its singular, anything else by its name."""
    path: str
    asked: Parameters
    body: bytes
    form: str = "html"
    """What is to be made: a page, or `svg`, the chart of a page alone."""


class Pages(Protocol):
    """Makes pages."""

    def facets_of(self, name: str) -> Sequence[str]:
        """The filters whose values the page of a list counts."""

    async def show(self, shown: Shown) -> Answer:
        """The page of an answer. Raises Unavailable where too many ask for pages."""

    async def write(self, shown: Shown, disk: Mapping[str, str]) -> bytes:
        """The page of an answer as a file. `disk` has the files of paths, by their paths."""

    @property
    def files(self) -> Mapping[str, Path]:
        """The files that pages load, by their names under `/web/`."""

    @property
    def headers(self) -> Mapping[str, str]:
        """What every page is sent with."""

    def tell(self, problem: ProblemShape, address: str) -> bytes:
        """The page of a problem that the question at an address met."""
