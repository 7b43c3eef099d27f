"""Further questions that a page asks of the API, all of the release that its answer is of."""

from asyncio import sleep
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from json import JSONDecoder
from time import perf_counter
from typing import Any

from pydantic_core import from_json

from app.kit.asking.query import QueryReader
from app.kit.items import stored, whole_column
from app.kit.listing import Listing
from app.kit.releases import OpenRelease
from app.kit.resource import Resource
from app.pages.giving_way import BURST

Document = dict[str, Any]
MOST_QUESTIONS = 30
"""How many questions a page may ask: what needs more is no page but a download."""
SHORT = 1 << 15
"""Bytes of an answer that are read at once: a third of a millisecond."""
_scan = JSONDecoder().raw_decode
"""A value that begins at a place of a text, and where the text goes on behind it."""


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
            return await read_answer(await stored(self.release, listing.resource, rest[0], column))
        asked = QueryReader(listing.resource.query).read(query.encode())
        return await read_answer((await listing.read(self.release, asked)).body)

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
        return await read_answer(await stored(self.release, resource, wanted, "body"))

    def _count(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise TooManyQuestions(f"A page asks more than {MOST_QUESTIONS} questions.")


async def read_answer(body: bytes) -> Document:
    """What an answer says. A long one is read a little at a time, and the loop goes on between."""
    if len(body) <= SHORT:
        short: Document = from_json(body)
        return short
    document: Document = {}
    until = perf_counter() + BURST
    for _ in _fill(document, body.decode()):
        if perf_counter() > until:
            await sleep(0)
            until = perf_counter() + BURST
    return document


def _fill(document: Document, text: str) -> Iterator[None]:
    """Read an object in JSON, without blanks as ours is, into `document`: each element of its
    arrays is a step."""
    at = 1
    while text[at] != "}":
        name, at = _scan(text, at + (text[at] == ","))
        if text[at + 1] != "[":
            document[name], at = _scan(text, at + 1)
            yield
            continue
        at, document[name] = at + 2, []
        while text[at] != "]":
            element, at = _scan(text, at + (text[at] == ","))
            document[name].append(element)
            yield
        at += 1
