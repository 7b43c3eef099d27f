"""Looking rows up: by id, by what they point at, and as references to be shown."""

from collections import defaultdict
from collections.abc import Callable
from typing import Any, TypeVar

from sqlmodel import SQLModel

from app import shapes as s
from app import tables as t
from app.seeding.rows.row import Row, Rows


class Index:
    """Rows by id, and rows by what they point at."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._by_id: dict[type[SQLModel], dict[str, Row]] = {}
        self._groups: dict[tuple[type[SQLModel], str], dict[Any, list[Row]]] = {}

    def one(self, table: type[SQLModel], name: str) -> Row:
        """The row with this id."""
        if table not in self._by_id:
            self._by_id[table] = {row["id"]: row for row in self._rows[table]}
        return self._by_id[table][name]

    def of(self, table: type[SQLModel], column: str, value: Any) -> list[Row]:
        """The rows that have this value in a column, in their order."""
        if (table, column) not in self._groups:
            groups: dict[Any, list[Row]] = defaultdict(list)
            for row in self._rows[table]:
                groups[row[column]].append(row)
            self._groups[(table, column)] = groups
        return self._groups[(table, column)].get(value, [])


class References:
    """References to other facts: an id and the name that goes with it."""

    def __init__(self, index: Index) -> None:
        self.index = index

    def article(self, name: str) -> s.ArticleReference:
        return s.ArticleReference(id=name, headline=self.index.one(t.Article, name)["headline"])

    def source(self, name: str) -> s.SourceReference:
        return s.SourceReference(id=name, marker=self.index.one(t.Source, name)["marker"])

    def event(self, name: str) -> s.EventReference:
        return s.EventReference(id=name, title=self.index.one(t.Event, name)["title"])

    def claim(self, name: str) -> s.ClaimReference:
        return s.ClaimReference(id=name, text=self.index.one(t.Claim, name)["text"])

    def figure(self, name: str) -> s.FigureReference:
        return s.FigureReference(id=name, text=self.index.one(t.Figure, name)["text"])

    def actor(self, name: str) -> s.ActorReference:
        return s.ActorReference(id=name, name=self.index.one(t.Actor, name)["name"])

    def indicator(self, name: str) -> s.IndicatorReference:
        return s.IndicatorReference(id=name, name=self.index.one(t.Indicator, name)["name"])

    def place(self, name: str) -> s.PlaceReference:
        return s.PlaceReference(id=name, name=self.index.one(t.Place, name)["name"])


Shown = TypeVar("Shown")


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
