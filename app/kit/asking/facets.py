"""Facets: how many of the matching rows have each value of a filter, that filter itself left out.

What no other filter narrows was counted at publishing. The rest is counted when it is asked for,
to as many rows as `total` is counted to, and said to be no whole count beyond: never a sample.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, create_model
from sqlalchemy import (
    CTE,
    Dialect,
    Integer,
    Select,
    String,
    and_,
    bindparam,
    column,
    func,
    literal,
    null,
    or_,
    select,
    table,
    union_all,
)
from sqlmodel import col

from app.kit.asking.filters import Filters, Set, as_written
from app.kit.asking.marks import Where, bind_name
from app.kit.asking.page import COUNTED_TO, Address
from app.kit.asking.query import ListQuery, split_names
from app.kit.releases import Row
from app.kit.statements import Statement, compiled

MOST_FACETS = 5
MOST_SHOWN = 20
"""How many values of a facet are shown, besides those that are chosen."""
NOT_SAID = "not said"
COUNTS = table(
    "facet_count",
    column("list", String),
    column("facet", String),
    column("number", Integer),
    column("value", String),
    column("label", String),
    column("count", Integer),
)
"""The counts of every value of every list; number 0 counts the rows that have no value."""
CREATED_BY = (
    "CREATE TABLE facet_count (list TEXT NOT NULL, facet TEXT NOT NULL, number INTEGER NOT NULL,"
    " value TEXT, label TEXT, count INTEGER NOT NULL, PRIMARY KEY (list, facet, number))",
    "CREATE INDEX facet_count_by_value ON facet_count (list, facet, value)",
)
Counts = Mapping[tuple[str, str], Mapping[str, int]]
"""How many rows have each value, by list and filter."""
Matching = Callable[[Set, str | None], Select[Any]]
"""The positions of the rows that pass filters, as far as they are counted."""


class FacetValue(BaseModel):
    """How many of the matching facts have one value."""

    model_config = ConfigDict(extra="forbid")

    value: str | None = Field(
        description="The value, as the filter takes it; null: they have none.", examples=["ongoing"]
    )
    label: str = Field(description="What it is called.", examples=["ongoing"])
    count: int = Field(description="How many facts have it.", examples=[3], ge=0)
    url: str | None = Field(
        description="The address that lists them; null where no filter asks for them.",
        examples=["/events?status=ongoing"],
    )
    chosen: bool = Field(description="Whether it is asked for.", examples=[False])


class Facet(BaseModel):
    """How many facts have each value, most first: what else is asked for holds, but for the
    filter's own values."""

    model_config = ConfigDict(extra="forbid")

    exact: bool = Field(
        description=f"Whether all matches were counted; false: the first {COUNTED_TO:,}, so that"
        " each count is at least so much.",
        examples=[True],
    )
    more: bool = Field(
        description=f"Whether there are more values than the {MOST_SHOWN} that most facts have.",
        examples=[False],
    )
    values: list[FacetValue] = Field(description="The values.")


def with_facets(model: type[ListQuery]) -> type[ListQuery]:
    """The query model with the parameter `facets`, which names its countable filters if it has
    any."""
    filters = Filters.of(model).where
    names = {
        name: name for name in model.model_fields if name in filters and filters[name].is_counted
    }
    if not names:
        return model
    called = f"{model.__name__.removesuffix('Query')}Facet"
    choices = StrEnum(called, names)  # type: ignore[misc]  # its members follow the model
    several: Any = Annotated[list[choices], BeforeValidator(split_names), AfterValidator(_once)]
    described: Any = Field(
        default_factory=list,
        description="Filters whose values are counted, several after each other or joined by"
        f" commas: {', '.join(names)}. On the first page of `json`.",
        examples=[[next(iter(names))]],
        max_length=MOST_FACETS,
    )
    return create_model(
        model.__name__, __base__=model, __doc__=model.__doc__, facets=(several, described)
    )


def _once(given: list[Any]) -> list[Any]:
    return list(dict.fromkeys(given))


@dataclass(frozen=True)
class Facets:
    """Counts the values of one list's filters."""

    list: str
    """What the list is called."""
    table: Any
    filters: Filters
    matching: Matching

    def statement(
        self, names: tuple[str, ...], filters: Set, reading: str | None, dialect: Dialect
    ) -> Statement:
        """What counts these facets, all at once.

        Its rows: the facet, a value, its label, how many rows have it, how many match; without a
        value how many have none.
        """
        matched = lru_cache(lambda others: self.matching(others, reading).cte())
        own = {name: count for name, count, _ in filters}
        counts: list[Select[Any]] = []
        for name in names:
            others = tuple(one for one in filters if one[0] != name)
            chosen: list[Any] = [
                bindparam(chosen_name(name, number)) for number in range(own.get(name, 0))
            ]
            if not others:
                counts.append(self._read(name, chosen))
                continue
            counts += self._count(name, chosen, matched(others))
            if chosen:
                counts.append(self._read_labels(name, chosen))
        return compiled(union_all(*counts), dialect)

    def _read(self, name: str, chosen: Sequence[Any]) -> Select[Any]:
        """What was counted at publishing."""
        rows = select(literal(name), COUNTS.c.value, COUNTS.c.label, COUNTS.c.count, literal(0))
        shown = or_(COUNTS.c.number <= MOST_SHOWN + 1, COUNTS.c.value.in_(chosen))
        return rows.where(COUNTS.c.list == self.list, COUNTS.c.facet == name, shown)

    def _read_labels(self, name: str, chosen: Sequence[Any]) -> Select[Any]:
        """How the chosen values are called, where nothing that matches may have them."""
        rows = select(literal(name), COUNTS.c.value, COUNTS.c.label, literal(0), literal(0))
        is_chosen = COUNTS.c.value.in_(chosen)
        return rows.where(COUNTS.c.list == self.list, COUNTS.c.facet == name, is_chosen)

    def _count(self, name: str, chosen: Sequence[Any], matched: CTE) -> Iterator[Select[Any]]:
        """What is counted of the rows that match."""
        among = col(self.table.position).in_(select(matched.c.position))
        pairs = pairs_of(self.table, self.filters.where[name]).where(among).cte()
        value, count = pairs.c.value, func.count()
        first = [value.in_(chosen).desc()] if chosen else []
        most = select(value, count.label("count")).group_by(value)
        most = most.order_by(*first, count.desc(), value).limit(MOST_SHOWN + 1 + len(chosen))
        top = most.subquery()
        labels = and_(
            COUNTS.c.list == self.list, COUNTS.c.facet == name, COUNTS.c.value == top.c.value
        )
        rows = select(literal(name), top.c.value, COUNTS.c.label, top.c.count, literal(0))
        yield rows.join_from(top, COUNTS, labels)
        matching = select(func.count()).select_from(matched).scalar_subquery()
        saying = select(func.count(pairs.c.position.distinct())).scalar_subquery()
        yield select(literal(name), null(), null(), matching - saying, matching)


def pairs_of(own: Any, where: Where) -> Select[Any]:
    """Each row's position beside each value that it has of a filter, once."""
    if where.postings:
        return where.postings.pairs()
    assert where.value is not None
    rows: Select[Any] = select(where.value.label("value"), col(own.position).label("position"))
    return rows.where(where.value.is_not(None))


def chosen_name(facet: str, number: int) -> str:
    """What a chosen value of a facet is called in a statement."""
    return f"{facet}_chosen{number}"


def chosen_values(filters: Set, given: Mapping[str, Any]) -> dict[str, list[str]]:
    """The values that are asked for, as text, by their filter."""
    return {
        name: [as_written(given[bind_name(name, number)]) for number in range(count)]
        for name, count, _ in filters
    }


def name_chosen(chosen: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """The values that are asked for, by their names in the statement."""
    numbered = ((facet, *one) for facet, values in chosen.items() for one in enumerate(values))
    return {chosen_name(facet, number): value for facet, number, value in numbered}


def show_facets(
    rows: Iterable[Row],
    keys: Mapping[str, str],
    chosen: Mapping[str, Sequence[str]],
    list_: Address,
) -> dict[str, Facet]:
    """The rows of a statement as they are answered, each facet by its name.

    `keys` are the filters that were counted, by the names under which they are asked for.
    """
    found: dict[str, list[Row]] = {key: [] for key in keys.values()}
    for key, *row in rows:
        found[key].append(tuple(row))
    return {
        name: _show_facet(name, found[key], chosen.get(key, ()), list_)
        for name, key in keys.items()
    }


def _show_facet(name: str, rows: Iterable[Row], chosen: Collection[str], list_: Address) -> Facet:
    silent = matching = 0
    counts: dict[str, tuple[str, int]] = {}
    for value, label, count, among in rows:
        matching = max(matching, among)
        if value is None:
            silent = count
        elif count or value not in counts:
            counts[value] = (label or value, count)
    most_first = sorted(counts, key=lambda value: (-counts[value][1], value))
    shown = [value for n, value in enumerate(most_first) if n < MOST_SHOWN or value in chosen]
    values = [
        FacetValue(
            value=value,
            label=counts[value][0],
            count=counts[value][1],
            url=list_.having(name, value).first_page(),
            chosen=value in chosen,
        )
        for value in shown
    ]
    if silent:
        values.append(FacetValue(value=None, label=NOT_SAID, count=silent, url=None, chosen=False))
    return Facet(exact=matching <= COUNTED_TO, more=len(shown) < len(counts), values=values)
