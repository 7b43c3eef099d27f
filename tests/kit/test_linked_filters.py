"""Filters through other tables: however they are asked, they find what a plain join finds."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, bindparam, create_engine, select
from sqlmodel import col

from app import tables as t
from app.database import Pointer
from app.kit.asking.filters import NOTHING, Filters
from app.kit.asking.marks import Where
from app.kit.asking.query import MOST_VALUES
from app.resources import listed, postings
from app.vocabulary import LinkType

LINKED = [
    pytest.param(where, resource.table, id=f"{path}-{name}")
    for path, resource in listed().items()
    for name, where in Filters.of(resource.query).where.items()
    if where.postings
]


@pytest.fixture(scope="module")
def engine(release: Path) -> Iterator[Engine]:
    pointer = Pointer.read(release)
    assert pointer
    made = create_engine(f"sqlite:///{release / pointer.file}")
    yield made
    made.dispose()


def values(engine: Engine) -> list[str]:
    """Everything that a filter can name."""
    with engine.connect() as connection:
        named = dict.fromkeys(connection.scalars(select(t.Name.id)))
        return [*named, "article", "unnamed", *LinkType]


class Joined:
    """What a plain join of a filter's own tables finds, read once."""

    def __init__(self, connection: Connection, where: Where, table: Any) -> None:
        assert where.postings
        own, link, value = where.postings.own, where.postings.link, where.postings.value
        rows = select(col(table.id), value).where(own == link, *where.postings.through)
        self._rows = connection.execute(rows.order_by(col(table.position))).all()
        self._has_members = where.postings.members
        self._affiliations = connection.execute(
            select(t.Actor.id, t.Actor.affiliation_id)
        ).all()  # fmt: skip

    def find(self, wanted: set[str]) -> list[str]:
        """The ids of what has one of these values, each once, in order."""
        if self._has_members:
            wanted = wanted | self._members_of(wanted)
        return [*dict.fromkeys(id_ for id_, one in self._rows if one in wanted)]

    def _members_of(self, wholes: set[str]) -> set[str]:
        """The actors that belong to others, through however many."""
        found = {id_ for id_, of in self._affiliations if of in wholes}
        return found | self._members_of(found) if found else found


@pytest.mark.parametrize(("where", "table"), LINKED)
def test_every_way_finds_what_a_join_finds(engine: Engine, where: Where, table: Any) -> None:
    one: list[Any] = [bindparam("value_0")]
    several: list[Any] = [bindparam(f"value_{number}") for number in range(MOST_VALUES)]
    assert where.rare
    assert where.lead

    def ask(condition: Any) -> Any:
        return select(col(table.id)).where(condition).order_by(col(table.position))

    of_one = [ask(way(one)) for way in (where.condition, where.rare, where.lead.condition)]
    of_several = [ask(way(several)) for way in (where.condition, where.rare)]
    met = 0
    known = values(engine)
    with engine.connect() as connection:
        joined = Joined(connection, where, table)
        for place, value in enumerate(known):
            expected = joined.find({value})
            for way in of_one:
                assert list(connection.scalars(way, {"value_0": value})) == expected
            more = {f"value_{n}": known[(place + n) % len(known)] for n in range(MOST_VALUES)}
            expected = joined.find({*more.values()})
            for way in of_several:
                assert list(connection.scalars(way, more)) == expected
            met += len(expected)
    assert where.postings
    assert met or {table, where.postings.link.class_} & {t.Discrepancy, t.DiscrepancySide}


def test_no_two_filters_share_an_index() -> None:
    names = [one.name for one in postings()]
    assert len(set(names)) == len(names) > 0


FILTERS = Filters.of(listed()["events"].query)


@pytest.mark.parametrize(
    ("asked", "lead", "sorting"),
    [
        ([], None, None),
        ([("status", 1, False)], None, None),
        ([("actor", 1, False)], "actor", None),
        ([("actor", 1, True)], "actor", "actor"),
        ([("actor", MOST_VALUES, False)], None, None),
        ([("actor", 1, False), ("place", 1, True)], "place", "place"),
        ([("actor", 1, True), ("place", 1, True)], "actor", "actor"),
        ([("actor", MOST_VALUES, False), ("place", 1, False)], "place", None),
        ([("actor", MOST_VALUES, True), ("place", 1, False)], None, None),
        ([("actor", 1, True), ("q", 1, False), ("status", 1, False)], "q", "actor"),
        ([(NOTHING, 0, False)], None, None),
    ],
)
def test_full_text_leads_before_what_finds_few_before_what_finds_many(
    asked: list[tuple[str, int, bool]], lead: str | None, sorting: str | None
) -> None:
    assert FILTERS.lead(tuple(asked), in_order=True) == lead
    assert FILTERS.lead(tuple(asked), in_order=False) == sorting
