"""Further questions that a page asks of the API, all of the release that its answer is of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic_core import from_json

from app.kit.asking.query import QueryReader
from app.kit.items import stored, whole_column
from app.kit.listing import Listing
from app.kit.releases import OpenRelease
from app.kit.resource import Resource

Document = dict[str, Any]
MOST_QUESTIONS = 30
"""How many questions a page may ask: what needs more is no page but a download."""


class TooManyQuestions(RuntimeError):
    """A page asks more than it may."""


@dataclass
class Reader:
    """Asks lists and items as a client does, without leaving the process."""

    release: OpenRelease
    listings: Mapping[str, Listing]
    left: int = field(default=MOST_QUESTIONS)

    async def ask(self, address: str) -> Document:
        """The answer at an address: `/claims?article=x&limit=200`, `/claims/y`.

        Raises InvalidParameters, NotFound, Unavailable, TooManyQuestions.
        """
        self._count()
        path, _, query = address.removeprefix(self.release.public_url).partition("?")
        _, plural, *rest = path.split("/")
        listing = self.listings[plural]
        if rest:
            column = whole_column(listing.resource)
            return self._read(await stored(self.release, listing.resource, rest[0], column))
        asked = QueryReader(listing.resource.query).read(query.encode())
        return self._read((await listing.read(self.release, asked)).body)

    async def ask_all(self, address: str, most: int) -> Document:
        """The list at an address with the items of all its pages, to a bound.

        `next` is none where they are all there. Give it `limit=200`.
        """
        page = whole = await self.ask(address)
        while (following := page["next"]) and len(whole["items"]) < most:
            page = await self.ask(following)
            whole["items"] += page["items"]
        return {**whole, "next": following}

    async def part(self, resource: Resource, wanted: str) -> Document:
        """What hangs on an item, such as an article's coverage. Raises NotFound, Unavailable."""
        self._count()
        return self._read(await stored(self.release, resource, wanted, "body"))

    def _count(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise TooManyQuestions(f"A page asks more than {MOST_QUESTIONS} questions.")

    @staticmethod
    def _read(body: bytes) -> Document:
        document: Document = from_json(body)
        return document
