"""The list of a resource: from a query model to one indexed statement to a page."""

from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing, suppress
from functools import lru_cache
from itertools import repeat
from typing import Any

from sqlalchemy import ColumnElement, Dialect, Select, bindparam, false, func, select, tuple_
from sqlmodel import col
from starlette.responses import Response

from app.kit.answering.answers import Answer, Download, addressed, facts_answer, version
from app.kit.asking.facets import (
    Facet,
    Facets,
    chosen_values,
    name_chosen,
    show_facets,
)
from app.kit.asking.filters import NOTHING, Filters, Set
from app.kit.asking.instead import Instead, others_of
from app.kit.asking.marks import Binds, bind_name, key_name
from app.kit.asking.page import (
    COUNTED_TO,
    NOTHING_BESIDES,
    Address,
    Total,
    page,
    read_cursor,
    show_besides,
)
from app.kit.asking.query import ListQuery, Order, fault, refused
from app.kit.asking.question import Question, Shape
from app.kit.errors import InvalidParameters, Unavailable
from app.kit.formats import Format, Heading, choose_format, refuse_types
from app.kit.narrowing import cut_format, json_answer
from app.kit.releases import OpenRelease
from app.kit.resource import FactTable, Resource
from app.kit.statements import Statement, compiled, stored_text

SHAPES_KEPT = 512
"""Compiled statements kept for each list; the least used go first."""


class Listing:
    """Answers the list of one resource."""

    def __init__(self, path: str, resource: Resource) -> None:
        self.path, self.resource = path, resource
        self._filters = Filters.of(resource.query)
        facets = Facets(
            path.removeprefix("/"), resource.table, self._filters, self._select_matching
        )
        self._count_values = lru_cache(maxsize=SHAPES_KEPT)(facets.statement)
        self._statement = lru_cache(maxsize=SHAPES_KEPT)(self._compiled_list)
        self._count = lru_cache(maxsize=SHAPES_KEPT)(self._compiled_count)

    async def answer(
        self, release: OpenRelease, liked: str | None, asked: ListQuery
    ) -> Answer | Response:
        """One page, or in a format without pages everything. `liked` is what `Accept` likes best.

        Raises InvalidParameters, NotAcceptable, CursorGone or Unavailable.
        """
        if liked is None and asked.format is None:
            raise refuse_types([*self.resource.media_types.values()])
        form = choose_format(liked, asked.format, self.resource.formats)
        if form and _facets(asked):
            raise refuse_facets()
        if form:
            form = cut_format(form, self.resource.shown, asked.fields)
        question = await self._question(release, asked)
        if form:
            question = question.named(form)
        if form is None or "limit" in asked.model_fields_set:
            page = await self._page(question, asked, form)
            page.varies_by = ("Accept",)
            return page
        download = self._download(question, form)
        download.headers.add_vary_header("Accept")
        return download

    async def read(self, release: OpenRelease, asked: ListQuery) -> Answer:
        """One page in JSON.

        Raises InvalidParameters, CursorGone or Unavailable.
        """
        return await self._page(await self._question(release, asked), asked, None)

    def statement_of_all(self, form: Format, dialect: Dialect) -> Statement:
        """What reads the whole list as it is stored for a format, in its own order."""
        order: Order = self.resource.query().sort  # type: ignore[attr-defined]  # the same
        return self._statement(Shape((), None, order, False, form.stored, False), dialect)

    async def _question(self, release: OpenRelease, asked: ListQuery) -> "Question":
        address = Address.of(self.path, asked)
        order: Order = asked.sort  # type: ignore[attr-defined]  # every list has its own orders
        filters, given = await self._filters.bind(asked, release)
        cursor = None
        if asked.cursor:
            types = _key_types(_sort_columns(self.resource.table, order))
            cursor = read_cursor(asked.cursor, release.id, address, types)
            given |= {key_name(number): key for number, key in enumerate(cursor.keys)}
        reading, is_later = self._filters.reading_in(asked), cursor is not None
        shape = Shape(filters, reading, order, is_later, fields=tuple(asked.fields))
        return Question(release, address, cursor, shape, given)

    async def _page(self, asks: "Question", asked: ListQuery, form: Format | None) -> Answer:
        shape = asks.shape.stored_as(form) if form else asks.shape
        statement = self._statement(shape, asks.release.dialect)
        asks.given["rows"] = asked.limit + 1
        rows = await asks.release.fetch(statement, asks.given)
        total = await self._total(asks, asked)
        more = rows[asked.limit - 1][1:] if len(rows) > asked.limit else None
        following = asks.following(total, more)
        items = [row[0] for row in rows[: asked.limit]]
        if form:
            opened = form.opening(self._head(asks, following))
            body = b"".join([opened, self._take_lines(asks, form, items), form.closing])
            answer = facts_answer(asks.release, body, form.tagged_as, form.media_type)
            answer.headers |= self._filed(asks.release, form)
        else:
            besides = await self._besides(asks, asked, is_empty=not rows)
            body = page(items, total, following, besides)
            answer = json_answer(asks.release, body, asked.fields)
        if following:
            answer.headers["Link"] = f'<{following}>; rel="next"'
        return answer

    def _download(self, asks: "Question", form: Format) -> Response:
        """Everything that matches, sent as it is read."""
        tag = f'W/"{version(asks.release)}-{form.tagged_as}"'
        headers = {"ETag": tag, **self._filed(asks.release, form)}
        shape = asks.shape.stored_as(form)._replace(limited=False)
        statement = self._statement(shape, asks.release.dialect)

        async def read() -> AsyncGenerator[bytes, None]:
            async with aclosing(asks.release.stream(statement, asks.given)) as batches:
                first: list[bytes] = await anext(batches)
                yield form.opening(self._head(asks)) + self._take_lines(asks, form, first)
                async for found in batches:
                    yield self._take_lines(asks, form, found)
                if form.closing:
                    yield form.closing

        return Download(read, headers, form.media_type)

    def _head(self, asks: "Question", following: str | None = None) -> Heading:
        address = asks.address.first_page()
        return Heading(self.resource.shown, asks.release, address, following)

    @staticmethod
    def _take_lines(asks: "Question", form: Format, found: list[bytes]) -> bytes:
        """The lines of a batch, which is emptied: nothing of it lies twice while its lines wait to
        be sent."""
        release, lines = asks.release, iter(found)
        if release.public_url:
            lines = (addressed(release, item) for item in found)
        if form.line:
            lines = map(form.line, lines, repeat(release))
        written = form.ends.join([*lines, b""])
        found.clear()
        return written

    def _filed(self, release: OpenRelease, form: Format) -> dict[str, str]:
        """What the answer is called where it is kept as a file."""
        name = f"{self.path.removeprefix('/')}-{release.id}.{form.name}"
        return {"Content-Disposition": f'attachment; filename="{name}"'}

    async def _instead(self, release: OpenRelease, asked: ListQuery) -> list[Instead]:
        """What else could be asked for where nothing is found, as far as it is seen at once."""
        found = []
        with suppress(Unavailable):
            for name, value, other in await others_of(self._filters, asked, release):
                asks = await self._question(release, other)
                statement = self._statement(asks.shape, release.dialect)
                if await release.fetch(statement, asks.given | {"rows": 1}):
                    url = release.public_url + asks.address.first_page()
                    found.append(Instead(parameter=name, value=value, url=url))
        return found

    async def _total(self, asks: "Question", asked: ListQuery) -> Total:
        """The count of all matches: made on the first page, and carried on by the cursor."""
        if not asked.total:
            return Total(None, exact=False)
        if asks.cursor and asks.cursor.total.count is not None:
            return asks.cursor.total
        statement = self._count(asks.shape.filters, asks.shape.reading, asks.release.dialect)
        [(count,)] = await asks.release.fetch(statement, asks.given)
        return Total(min(count, COUNTED_TO), exact=count <= COUNTED_TO)

    async def _besides(self, asks: "Question", asked: ListQuery, *, is_empty: bool) -> bytes:
        """The counts that are asked for, and where nothing is found what else would be, as JSON."""
        names, is_helped = _facets(asked), is_empty and not asks.cursor
        if not names and not is_helped:
            return NOTHING_BESIDES
        facets = await self._count_facets(asks, asked, names) if names else {}
        instead = await self._instead(asks.release, asked) if is_helped else []
        near = await self._nearest(asks.release, asked) if is_helped else None
        return show_besides(facets, instead, near)

    async def _nearest(self, release: OpenRelease, asked: ListQuery) -> str | None:
        """What to ask instead of words that stand nowhere."""
        words = self._filters.words_in(asked)
        # What ends with a space is not begun only.
        return await release.nearest_words(f"{words} ") if words else None

    async def _count_facets(
        self, asks: "Question", asked: ListQuery, names: Sequence[str]
    ) -> dict[str, Facet]:
        """How often each value of these filters stands in what matches."""
        keys, filters = (
            {name: self._filters.key_of(name, asked) for name in names},
            asks.shape.filters,
        )
        statement = self._count_values(
            tuple(keys.values()), filters, asks.shape.reading, asks.release.dialect
        )
        chosen = chosen_values(filters, asks.given)
        rows = await asks.release.fetch(statement, asks.given | name_chosen(chosen))
        return show_facets(rows, keys, chosen, asks.address)

    def _compiled_list(self, shape: Shape, dialect: Dialect) -> Statement:
        document = self.resource.document
        place: Any = document.position
        stored = stored_text(getattr(document, shape.stored), shape.fields)
        position, keys, conditions = self._narrowed(shape)
        if self._is_sorted(shape):
            # What is found is sorted before its documents are read: they are long, and few are
            # asked for.
            rows = select(position, *keys).where(*conditions)
            found = _cut(rows, keys, shape).subquery()
            position, *keys = found.c
            rows = _order(select(stored, *keys).where(position == place), keys, shape.order)
        else:
            joined = [] if position is place else [position == place]
            rows = _cut(select(stored, *keys).where(*joined, *conditions), keys, shape)
        return compiled(rows, dialect)

    def _is_sorted(self, shape: Shape) -> bool:
        """Whether filters find the rows of a page in another order than is asked for."""
        in_order = shape.order.column is self.resource.table.position
        return shape.limited and not in_order and self._filters.find_rows(shape.filters)

    def _narrowed(self, shape: Shape) -> tuple[Any, list[Any], list[ColumnElement[bool]]]:
        """Where the documents lie that are asked for, what orders them, and what they must pass.

        They lie in the list's own order: in that its table need not be read beside them, but for
        filters that ask it."""
        filters, position = shape.filters, self.resource.table.position
        in_order = shape.order.column is position
        lead = self._filters.lead(filters, in_order=in_order)
        if in_order and not filters:
            place: Any = self.resource.document.position
            return place, [place], []
        if in_order and (alone := self._alone(filters, lead)):
            return alone[0], [alone[0]], [alone[1]]
        leading = self._filters.where[lead].lead if lead and in_order else None
        # In the list's own order the filter that leads gives it before the table does.
        keys = [leading.position] if leading else _sort_columns(self.resource.table, shape.order)
        return position, keys, self._conditions(filters, shape.reading, lead)

    def _alone(self, filters: Set, lead: str | None) -> tuple[Any, ColumnElement[bool]] | None:
        """The position of what a filter finds, and its condition, if no other is set and it leads:
        then the list's own rows need not be read."""
        leading = self._filters.where[lead].lead if lead and len(filters) == 1 else None
        if not (lead and leading):
            return None
        return leading.position, leading.alone([bindparam(bind_name(lead, 0))])

    def _compiled_count(self, filters: Set, reading: str | None, dialect: Dialect) -> Statement:
        counted = self._select_matching(filters, reading).subquery()
        return compiled(select(func.count()).select_from(counted), dialect)

    def _select_matching(self, filters: Set, reading: str | None) -> Select[Any]:
        """The positions of what passes the filters, as far as it is counted."""
        lead = self._filters.lead(filters, in_order=True)
        if alone := self._alone(filters, lead):
            found = select(alone[0].label("position")).where(alone[1])
        else:
            conditions = self._conditions(filters, reading, lead)
            found = select(col(self.resource.table.position)).where(*conditions)
        return found.limit(COUNTED_TO + 1)

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


def refuse_facets() -> InvalidParameters:
    """The problem that a format has no place for counts."""
    where = "Are counted in `json` and `html` alone: leave out one of both."
    return refused([fault("facets", where)])


def _facets(asked: ListQuery) -> tuple[str, ...]:
    """The filters whose values are to be counted, where the list has any that can be."""
    return tuple(map(str, getattr(asked, "facets", ())))


def _sort_columns(table: type[FactTable], order: Order) -> list[Any]:
    """The columns that decide the order: the chosen one, then the id unless it is unique."""
    position = table.position
    return [col(position)] if order.column is position else [col(order.column), col(table.id)]


def _key_types(keys: list[Any]) -> tuple[type, ...]:
    return tuple(key.type.python_type for key in keys)


def _cut(rows: Select[Any], keys: list[Any], shape: Shape) -> Select[Any]:
    """The rows of one page, in order."""
    if shape.later:
        rows = rows.where(_after(keys, shape.order))
    rows = _order(rows, keys, shape.order)
    return rows.limit(bindparam("rows")) if shape.limited else rows


def _order(rows: Select[Any], keys: list[Any], order: Order) -> Select[Any]:
    return rows.order_by(*(key.desc() if order.descending else key.asc() for key in keys))


def _after(keys: list[Any], order: Order) -> ColumnElement[bool]:
    binds = [bindparam(key_name(number), type_=key.type) for number, key in enumerate(keys)]
    here, there = tuple_(*keys), tuple_(*binds)
    return here < there if order.descending else here > there
