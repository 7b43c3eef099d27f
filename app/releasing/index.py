"""Looking rows up: by id, by what they point at, and as references to be shown."""

from collections import defaultdict
from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeVar

from sqlmodel import SQLModel

from app import shapes as s
from app import tables as t
from app.releasing.rows.row import Row, Rows

REFERENCES_KEPT = 20_000


class Index:
    """All rows of a release; by id, and by what they point at."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self._by_id: dict[type[SQLModel], dict[str, Row]] = {}
        self._groups: dict[tuple[type[SQLModel], str], dict[Any, list[Row]]] = {}

    def one(self, table: type[SQLModel], name: str) -> Row:
        """The row with this id."""
        if table not in self._by_id:
            self._by_id[table] = {row["id"]: row for row in self.rows[table]}
        return self._by_id[table][name]

    def of(self, table: type[SQLModel], column: str, value: Any) -> list[Row]:
        """The rows that have this value in a column, in their order."""
        groups = self._groups.get((table, column))
        if groups is None:
            groups = self._groups[(table, column)] = defaultdict(list)
            for row in self.rows[table]:
                groups[row[column]].append(row)
        return groups.get(value, [])


Shown = TypeVar("Shown", bound=s.Shape)


class References:
    """References to other facts: an id and the name that goes with it."""

    def __init__(self, index: Index) -> None:
        self.article = _references(index, s.ArticleReference, t.Article, "headline")
        self.source = _references(index, s.SourceReference, t.Source, "marker")
        self.event = _references(index, s.EventReference, t.Event, "title")
        self.claim = _references(index, s.ClaimReference, t.Claim, "text")
        self.figure = _references(index, s.FigureReference, t.Figure, "text")
        self.actor = _references(index, s.ActorReference, t.Actor, "name")
        self.indicator = _references(index, s.IndicatorReference, t.Indicator, "name")
        self.place = _references(index, s.PlaceReference, t.Place, "name")


def _references(
    index: Index, shape: type[Shown], table: type[SQLModel], column: str
) -> Callable[[str], Shown]:
    """How an id becomes a reference; the same few are made again and again."""

    @lru_cache(REFERENCES_KEPT)
    def reference(name: str) -> Shown:
        return shape(**{"id": name, column: index.one(table, name)[column]})

    return reference


def maybe(reference: Callable[[str], Shown], name: str | None) -> Shown | None:
    """The reference, or null where there is nothing to refer to."""
    return None if name is None else reference(name)


def fact_date(row: Row) -> s.FactDate | None:
    """The date in a row's date columns."""
    if row["date_edtf"] is None:
        return None
    return s.FactDate(
        edtf=row["date_edtf"],
        start=row["date_start"],
        end=row["date_end"],
        precision=row["date_precision"],
        approximate=row["date_approximate"],
        text=row["date_text"],
    )
