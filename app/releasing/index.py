"""The rows of a release, looked up: by id, by what they point at, and as references to be shown."""

from collections import defaultdict
from collections.abc import Callable
from functools import cached_property, lru_cache
from typing import Any, TypeVar, cast

from pydantic import BaseModel
from sqlmodel import SQLModel

from app import shapes as s
from app import tables as t
from app.releasing.row import Row, Rows
from app.resources import listed

REFERENCES_KEPT = 100_000

Shown = TypeVar("Shown", bound=BaseModel)
Part = TypeVar("Part")


class Index:
    """All rows of a release; by id, by what they point at, and as references."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self._by_id: dict[type[SQLModel], dict[str, Row]] = {}
        self._groups: dict[tuple[type[SQLModel], str], dict[Any, list[Row]]] = {}
        self._shared: dict[Callable[[Index], Any], Any] = {}
        # The same few references are shown again and again.
        self._reference = lru_cache(REFERENCES_KEPT)(self._make_reference)

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

    def share(self, make: Callable[["Index"], Part]) -> Part:
        """What is made of this index once, for all kinds of fact that ask for it."""
        if make not in self._shared:
            self._shared[make] = make(self)
        return cast("Part", self._shared[make])

    def refer(self, shape: type[Shown], name: str) -> Shown:
        """The reference of this shape to the fact with this id."""
        return cast("Shown", self._reference(shape, name))

    def refer_if(self, shape: type[Shown], name: str | None) -> Shown | None:
        """The reference, or null where there is nothing to refer to."""
        return None if name is None else self.refer(shape, name)

    def _make_reference(self, shape: type[BaseModel], name: str) -> BaseModel:
        row = self.one(self._referred[shape], name)
        return shape(**{field: row[field] for field in shape.model_fields})

    @cached_property
    def _referred(self) -> dict[type[BaseModel], Any]:
        """The table of what each shape refers to, as the resources say; units have no list."""
        found = {kind.reference: kind.table for kind in listed().values() if kind.reference}
        return {**found, s.UnitReference: t.Unit}


def sentence_id(article: str, position: int) -> str:
    """The id of a sentence."""
    return f"{article}-s{position}"


def sentence_url(article: str, position: int) -> str:
    """The address of a sentence."""
    return f"/articles/{article}/sentences/{position}"


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
        note=row["date_note"],
        checked=row["date_checked"],
    )


def shown_proof(index: Index, rows: list[Row], of: str) -> s.Proof | None:
    """What proves this of something, among all that is proved of it."""
    for row in rows:
        if row["of"] == of:
            return s.Proof(
                exact=row["exact"],
                article=index.refer_if(s.ArticleReference, row["article_id"]),
                start=row["start"],
                end=row["end"],
                reference=row["reference"],
            )
    return None


def external_ids(rows: list[Row]) -> list[s.ExternalId]:
    """The same thing in named references."""
    return [
        s.ExternalId(scheme=row["scheme"], value=row["value"], reference=row["reference"])
        for row in rows
    ]
