"""The list of a resource: from a query model to one indexed statement to a page."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import lru_cache
from typing import Any, Protocol

from fastapi import Request
from pydantic import BaseModel
from sqlalchemy import ColumnElement, Dialect, Select, bindparam, false, func, select, tuple_
from sqlmodel import col
from starlette.responses import Response

from app.kit.errors import nearest
from app.kit.page import COUNTED_TO, Address, Cursor, Key, Total, page, read_cursor
from app.kit.query import (
    MOST_VALUES,
    Binds,
    ListQuery,
    Match,
    Names,
    Order,
    Where,
    fault,
    mark,
    refused,
)
from app.kit.responses import facts_response
from app.kit.statements import Statement, compiled
from app.kit.store import Release, Row, Store, store_of

SHAPES_KEPT = 512
"""Compiled statements kept for each list; the least used go first."""


NOTHING = "nothing"
"""Stands among the filters where a range ends before it starts."""
Filters = tuple[tuple[str, int], ...]
"""The filters that are set, by name, each with the number of its binds."""


class FactTable(Protocol):
    """Rows of facts: a permanent id, and the place in the default order."""

    id: str
    position: int


class DocumentTable(Protocol):
    """The JSON of each fact, beside its row."""

    position: int
    body: str


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


@dataclass(frozen=True)
class Shape:
    """What a statement depends on: the filters that are set, with how many binds, and the order."""

    filters: Filters
    match: Match | None
    order: Order
    later: bool


class Listing:
    """Answers the list of one resource."""

    def __init__(self, path: str, resource: Resource) -> None:
        self.path, self.resource = path, resource
        self._statement = lru_cache(maxsize=SHAPES_KEPT)(self._compiled_list)
        self._count = lru_cache(maxsize=SHAPES_KEPT)(self._compiled_count)

    async def answer(self, request: Request, asked: ListQuery) -> Response:
        """One page. Raises InvalidParameters, CursorGone or Unavailable."""
        store = store_of(request)
        release = store.current()
        address = _address(self.path, asked)
        order: Order = asked.sort  # type: ignore[attr-defined]  # every list has its own orders
        keys = _sort_columns(self.resource.table, order)
        filters, given = await _bound(asked, release)
        cursor = None
        if asked.cursor:
            cursor = read_cursor(asked.cursor, release.id, address, _kinds(keys))
            given |= {f"after_{number}": key for number, key in enumerate(cursor.keys)}
        shape = Shape(filters, asked.matching, order, cursor is not None)
        statement = self._statement(shape, store.dialect)
        rows = await release.fetch(statement, {**given, "rows": asked.limit + 1})
        total = await self._total(asked, cursor, release, store, (filters, given))
        more = rows[asked.limit - 1][1:] if len(rows) > asked.limit else None
        following = _following(store, address, release, total, more)
        items = [row[0] for row in rows[: asked.limit]]
        return facts_response(store, release, page(items, total, following), following)

    async def _total(
        self,
        asked: ListQuery,
        cursor: Cursor | None,
        release: Release,
        store: Store,
        filtered: tuple[Filters, dict[str, Any]],
    ) -> Total:
        """The count of all matches: made on the first page, and carried on by the cursor."""
        if not asked.total:
            return Total(None, exact=False)
        if cursor and cursor.total.count is not None:
            return cursor.total
        filters, given = filtered
        statement = self._count(filters, asked.matching, store.dialect)
        [(count,)] = await release.fetch(statement, given)
        return Total(min(count, COUNTED_TO), exact=count <= COUNTED_TO)

    def _compiled_list(self, shape: Shape, dialect: Dialect) -> Statement:
        table, document = self.resource.table, self.resource.document
        keys = _sort_columns(table, shape.order)
        position = col(table.position)
        found: Select[Any] = (
            select(col(document.body), *keys)
            .join_from(table, document, position == col(document.position))
            .where(*self._conditions(shape.filters, shape.match))
            .order_by(*(key.desc() if shape.order.descending else key.asc() for key in keys))
            .limit(bindparam("rows"))
        )
        if shape.later:
            found = found.where(_after(keys, shape.order))
        return compiled(found, dialect)

    def _compiled_count(self, filters: Filters, match: Match | None, dialect: Dialect) -> Statement:
        position = col(self.resource.table.position)
        matching = select(position).where(*self._conditions(filters, match)).limit(COUNTED_TO + 1)
        return compiled(select(func.count()).select_from(matching.subquery()), dialect)

    def _conditions(self, filters: Filters, match: Match | None) -> list[ColumnElement[bool]]:
        fields = self.resource.query.model_fields
        conditions = []
        for name, count in filters:
            if name == NOTHING:
                return [false()]
            where = mark(fields[name], Where)
            assert where is not None
            binds: Binds = [bindparam(f"{name}_{number}") for number in range(count)]
            conditions.append(where.under(match)(binds))
        return conditions


def _address(path: str, asked: ListQuery) -> Address:
    pairs = []
    for name in type(asked).model_fields:
        if name in asked.model_fields_set and name != "cursor":
            value = getattr(asked, name)
            values = value if isinstance(value, list) else [value]
            pairs += [(name, _written(one)) for one in values]
    return Address(path, tuple(pairs))


def _written(value: Any) -> str:
    """A value as the query string writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(_bare(value))


def _bare(value: Any) -> Any:
    """A value as the database takes it."""
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


async def _bound(asked: ListQuery, release: Release) -> tuple[Filters, dict[str, Any]]:
    """The filters that are set, and their values by bind; several are padded to one shape."""
    filters, given, faults = [(NOTHING, 0)] if asked.asks_nothing() else [], {}, []
    for name, field, values in asked.filters():
        names = mark(field, Names)
        for number, value in enumerate(values):
            found = await _resolved(names, value, release) if names else _bare(value)
            if found is None and names:
                near = nearest(value, names.also)
                near = near or await release.nearest_name(names.resource, value)
                faults.append(fault(name, "Names nothing that is known here.", near, names.also))
            given[f"{name}_{number}"] = found
        count = 1 if len(values) == 1 else MOST_VALUES
        given |= {f"{name}_{n}": given[f"{name}_0"] for n in range(len(values), count)}
        filters.append((name, count))
    if faults:
        raise refused(faults)
    return tuple(sorted(filters)), given


async def _resolved(names: Names, value: str, release: Release) -> str | None:
    return value if value in names.also else await release.named(names.resource, value)


def _sort_columns(table: type[FactTable], order: Order) -> list[Any]:
    """The columns that decide the order: the chosen one, then the id unless it is unique."""
    position = table.position
    return [col(position)] if order.column is position else [col(order.column), col(table.id)]


def _kinds(keys: list[Any]) -> tuple[type, ...]:
    return tuple(key.type.python_type for key in keys)


def _after(keys: list[Any], order: Order) -> ColumnElement[bool]:
    binds = [bindparam(f"after_{number}", type_=key.type) for number, key in enumerate(keys)]
    here, there = tuple_(*keys), tuple_(*binds)
    return here < there if order.descending else here > there


def _following(
    store: Store, address: Address, release: Release, total: Total, keys: Row | None
) -> str | None:
    if keys is None:
        return None
    after: tuple[Key, ...] = tuple(keys)
    cursor = Cursor(release.id, address.question, total, after)
    return store.public_url + address.page_after(cursor)
