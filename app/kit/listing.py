"""The list of a resource: from a query model to one indexed statement to a page."""

from collections.abc import AsyncGenerator, Callable, Iterable, Iterator, Sequence
from contextlib import aclosing
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Protocol

from pydantic import BaseModel
from sqlalchemy import ColumnElement, Dialect, Select, bindparam, false, func, select, tuple_
from sqlmodel import col
from starlette.responses import Response

from app.kit.answering.answers import Answer, Download, addressed, facts_answer, version
from app.kit.asking.filters import NOTHING, Filters, Set, as_stored
from app.kit.asking.marks import Binds, bind_name, key_name
from app.kit.asking.page import COUNTED_TO, Address, Cursor, Key, Total, page, read_cursor
from app.kit.asking.query import ListQuery, Order
from app.kit.formats import EVERYWHERE, Format, chosen
from app.kit.releases import OpenRelease, Row
from app.kit.statements import AsBytes, Statement, compiled

SHAPES_KEPT = 512
"""Compiled statements kept for each list; the least used go first."""


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
    linked: Callable[[dict[str, Any]], dict[str, Any]] | None = None
    """One by id as linked data (JSON-LD), from its document."""
    looked_up: LookedUp | None = None
    reference: type[BaseModel] | None = None
    """How other facts refer to it: its id, and the column that names it."""
    found_as: str | None = None
    """The type of what a search finds of it; none where a search finds none."""


@dataclass(frozen=True)
class Shape:
    """What a statement depends on: the filters that are set, with how many binds, and the order."""

    filters: Set
    reading: str | None
    order: Order
    later: bool
    stored: str = "body"
    limited: bool = True


@dataclass(frozen=True)
class Question:
    """What is asked of a release: where a page begins, the statement's shape and its values."""

    release: OpenRelease
    address: Address
    cursor: Cursor | None
    shape: Shape
    given: dict[str, Any]

    def following(self, total: Total, keys: Row | None) -> str | None:
        """The address of the page that begins after these keys."""
        if keys is None:
            return None
        after: tuple[Key, ...] = tuple(keys)
        cursor = Cursor(self.release.id, self.address.question, total, after)
        return self.release.public_url + self.address.page_after(cursor)


class Listing:
    """Answers the list of one resource."""

    def __init__(self, path: str, resource: Resource) -> None:
        self.path, self.resource = path, resource
        self._filters = Filters.of(resource.query)
        self._statement = lru_cache(maxsize=SHAPES_KEPT)(self._compiled_list)
        self._count = lru_cache(maxsize=SHAPES_KEPT)(self._compiled_count)

    async def answer(
        self, release: OpenRelease, accepted: Sequence[str], asked: ListQuery
    ) -> Answer | Response:
        """One page, or in a format without pages everything.

        Raises InvalidParameters, NotAcceptable, CursorGone or Unavailable.
        """
        form = chosen(accepted, asked.format, self.resource.formats)
        question = await self._question(release, asked)
        if form is None or "limit" in asked.model_fields_set:
            page = await self._page(question, asked, form)
            page.varies_by = ("Accept",)
            return page
        download = self._download(question, form)
        download.headers.add_vary_header("Accept")
        return download

    async def everything(self, release: OpenRelease, form: Format) -> Response:
        """The whole list as a file."""
        return self._download(await self._question(release, self.resource.query()), form)

    async def _question(self, release: OpenRelease, asked: ListQuery) -> "Question":
        address = Address(self.path, tuple(_as_pairs(asked)))
        order: Order = asked.sort  # type: ignore[attr-defined]  # every list has its own orders
        filters, given = await self._filters.bind(asked, release)
        cursor = None
        if asked.cursor:
            types = _key_types(_sort_columns(self.resource.table, order))
            cursor = read_cursor(asked.cursor, release.id, address, types)
            given |= {key_name(number): key for number, key in enumerate(cursor.keys)}
        shape = Shape(filters, self._filters.reading_in(asked), order, cursor is not None)
        return Question(release, address, cursor, shape, given)

    async def _page(self, asks: "Question", asked: ListQuery, form: Format | None) -> Answer:
        shape = replace(asks.shape, stored=form.stored) if form else asks.shape
        statement = self._statement(shape, asks.release.dialect)
        asks.given["rows"] = asked.limit + 1
        rows = await asks.release.fetch(statement, asks.given)
        total = await self._total(asks, asked)
        more = rows[asked.limit - 1][1:] if len(rows) > asked.limit else None
        following = asks.following(total, more)
        items = [row[0] for row in rows[: asked.limit]]
        if form:
            body = b"".join([*self._opened(form), *self._lines(asks, form, items), form.closing])
            answer = facts_answer(asks.release, body, form.tagged_as, form.media_type)
            answer.headers |= self._filed(asks.release, form)
        else:
            near = None if items else await self._nearest(asks, asked)
            answer = facts_answer(asks.release, page(items, total, following, near))
        if following:
            answer.headers["Link"] = f'<{following}>; rel="next"'
        return answer

    async def _nearest(self, asks: "Question", asked: ListQuery) -> str | None:
        """What to ask instead of words that stand nowhere."""
        words = self._filters.words_in(asked)
        return await asks.release.nearest_words(words) if words else None

    def _download(self, asks: "Question", form: Format) -> Response:
        """Everything that matches, sent as it is read."""
        tag = f'W/"{version(asks.release)}-{form.tagged_as}"'
        headers = {"ETag": tag, **self._filed(asks.release, form)}
        shape = replace(asks.shape, stored=form.stored, limited=False)
        statement = self._statement(shape, asks.release.dialect)

        async def read() -> AsyncGenerator[bytes, None]:
            async with aclosing(asks.release.stream(statement, asks.given)) as batches:
                first: list[bytes] = await anext(batches, [])
                yield b"".join([*self._opened(form), *self._take_lines(asks, form, first)])
                async for found in batches:
                    yield b"".join(self._take_lines(asks, form, found))
                yield form.closing

        return Download(read, headers, form.media_type)

    def _opened(self, form: Format) -> list[bytes]:
        return [form.opening(self.resource.shown)]

    @staticmethod
    def _lines(asks: "Question", form: Format, items: Iterable[bytes]) -> Iterator[bytes]:
        return (form.line(addressed(asks.release, item), asks.release) for item in items)

    def _take_lines(self, asks: "Question", form: Format, found: list[bytes]) -> list[bytes]:
        """The lines of a batch, which is emptied: nothing of it lies twice while its lines wait to
        be sent."""
        lines = [*self._lines(asks, form, found)]
        found.clear()
        return lines

    def _filed(self, release: OpenRelease, form: Format) -> dict[str, str]:
        """What the answer is called where it is kept as a file."""
        name = f"{self.path.removeprefix('/')}-{release.id}.{form.name}"
        return {"Content-Disposition": f'attachment; filename="{name}"'}

    async def _total(self, asks: "Question", asked: ListQuery) -> Total:
        """The count of all matches: made on the first page, and carried on by the cursor."""
        if not asked.total:
            return Total(None, exact=False)
        if asks.cursor and asks.cursor.total.count is not None:
            return asks.cursor.total
        statement = self._count(asks.shape.filters, asks.shape.reading, asks.release.dialect)
        [(count,)] = await asks.release.fetch(statement, asks.given)
        return Total(min(count, COUNTED_TO), exact=count <= COUNTED_TO)

    def _compiled_list(self, shape: Shape, dialect: Dialect) -> Statement:
        table, document = self.resource.table, self.resource.document
        position = col(table.position)
        in_order = shape.order.column is table.position
        lead = self._filters.lead(shape.filters, in_order=in_order)
        keys = self._keys(shape.order, lead if in_order else None)
        rows: Select[Any] = (
            select(AsBytes(getattr(document, shape.stored)), *keys)
            .join_from(table, document, position == col(document.position))
            .where(*self._conditions(shape.filters, shape.reading, lead))
            .order_by(*(key.desc() if shape.order.descending else key.asc() for key in keys))
        )
        if shape.limited:
            rows = rows.limit(bindparam("rows"))
        if shape.later:
            rows = rows.where(_after(keys, shape.order))
        return compiled(rows, dialect)

    def _keys(self, order: Order, lead: str | None) -> list[Any]:
        """The columns that decide the order, that of the filter that leads in it before ours."""
        leading = self._filters.where[lead].lead if lead else None
        return [leading.position] if leading else _sort_columns(self.resource.table, order)

    def _compiled_count(self, filters: Set, reading: str | None, dialect: Dialect) -> Statement:
        lead = self._filters.lead(filters, in_order=True)
        conditions = self._conditions(filters, reading, lead)
        matching = select(col(self.resource.table.position)).where(*conditions)
        counted = matching.limit(COUNTED_TO + 1).subquery()
        return compiled(select(func.count()).select_from(counted), dialect)

    def _conditions(
        self, filters: Set, reading: str | None, lead: str | None
    ) -> list[ColumnElement[bool]]:
        conditions = []
        for name, count, is_rare in filters:
            if name == NOTHING:
                return [false()]
            where = self._filters.where[name]
            binds: Binds = [bindparam(bind_name(name, number)) for number in range(count)]
            # Beside a lead few rows are left, and each is asked.
            condition = where.under(reading, is_rare=is_rare and not lead)
            leading = where.lead if name == lead else None
            conditions.append((leading.condition if leading else condition)(binds))
        return conditions


def _as_pairs(asked: ListQuery) -> Iterator[tuple[str, str]]:
    """What is asked as the query string writes it, without where the page begins."""
    for name, value in asked.canonical:
        if name != "cursor":
            for one in value if isinstance(value, tuple) else (value,):
                yield name, _text(one)


def _text(value: Any) -> str:
    """A value as the query string writes it."""
    if type(value) is str:
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(as_stored(value))


def _sort_columns(table: type[FactTable], order: Order) -> list[Any]:
    """The columns that decide the order: the chosen one, then the id unless it is unique."""
    position = table.position
    return [col(position)] if order.column is position else [col(order.column), col(table.id)]


def _key_types(keys: list[Any]) -> tuple[type, ...]:
    return tuple(key.type.python_type for key in keys)


def _after(keys: list[Any], order: Order) -> ColumnElement[bool]:
    binds = [bindparam(key_name(number), type_=key.type) for number, key in enumerate(keys)]
    here, there = tuple_(*keys), tuple_(*binds)
    return here < there if order.descending else here > there
