"""How often each value of a filter stands in a list: counted once, when all rows are there."""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, Select, func, select
from sqlmodel import col

from app.database import insert_rows
from app.kit.asking.facets import COUNTS, CREATED_BY, Counts, pairs_of
from app.kit.asking.filters import Filters
from app.kit.asking.marks import Where
from app.kit.asking.query import Names
from app.kit.resource import Resource
from app.kit.statements import compiled
from app.releasing.index import Index
from app.releasing.kinds import list_named
from app.releasing.row import Row
from app.resources import listed


def add_counts(connection: Connection, index: Index) -> Counts:
    """Create and fill the counts of every value of every list, and tell them."""
    for statement in CREATED_BY:
        connection.exec_driver_sql(statement)
    labels, told = Labels(index), dict[tuple[str, str], Mapping[str, int]]()
    for name, resource in listed().items():
        filters = Filters.of(resource.query)
        for facet, where in filters.where.items():
            if where.is_counted:
                counts = _count_values(connection, resource, where)
                called = labels.of(filters.names.get(facet))
                rows = list(_number(name, facet, counts, called))
                insert_rows(connection, COUNTS.name, rows)
                told[name, facet] = {row["value"]: row["count"] for row in rows if row["value"]}
    return told


def _count_values(
    connection: Connection, resource: Resource, where: Where
) -> Iterator[tuple[str | None, int]]:
    """How many rows have no value; then each value, that which most have first."""
    table: Any = resource.table
    pairs = where.postings.table if where.postings else pairs_of(table, where).subquery()
    saying = select(func.count(pairs.c.position.distinct())).scalar_subquery()
    silent = select(func.count(col(table.position)) - saying)
    yield None, _fetch(connection, silent)[0][0]
    count = func.count()
    values = select(pairs.c.value, count).group_by(pairs.c.value)
    yield from _fetch(connection, values.order_by(count.desc(), pairs.c.value))


def _fetch(connection: Connection, rows: Select[Any]) -> list[Any]:
    statement = compiled(rows, connection.dialect)
    return list(connection.exec_driver_sql(statement.text, statement.values({})))


def _number(
    name: str, facet: str, counts: Iterator[tuple[str | None, int]], labels: Mapping[str, str]
) -> Iterator[Row]:
    for number, (value, count) in enumerate(counts):
        label = None if value is None else labels.get(value, value)
        yield {
            "list": name,
            "facet": facet,
            "number": number,
            "value": value,
            "label": label,
            "count": count,
        }


class Labels:
    """What the things are called whose ids are values of filters."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._named = {one.thing: one for one in list_named() if one.label}
        self._of: dict[str, dict[str, str]] = {}

    def of(self, names: Names | None) -> Mapping[str, str]:
        """The label of each id of a kind of thing; none, where a value is a word itself."""
        named = self._named.get(names.resource) if names else None
        if named is None or named.label is None:
            return {}
        if named.thing not in self._of:
            rows = self._index.rows[named.table]
            self._of[named.thing] = {row[named.id]: row[named.label] for row in rows}
        return self._of[named.thing]
