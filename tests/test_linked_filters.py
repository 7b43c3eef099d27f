"""Filters through other tables: asked of each row or from the link, they find the same rows."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, bindparam, create_engine, select
from sqlmodel import col

from app import tables as t
from app.database import Pointer
from app.kit import conditions
from app.kit.filters import Filters
from app.kit.query import MOST_VALUES, Where
from app.resources import listed

LINKED = [
    pytest.param(name, where, id=f"{path}-{name}")
    for path, resource in listed().items()
    for name, where in Filters.of(resource.query).where.items()
    if where.rare
]
TABLES = {
    str(case.id): resource.table
    for path, resource in listed().items()
    for case in LINKED
    if str(case.id).startswith(f"{path}-")
}


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
        return [*dict.fromkeys(connection.scalars(select(t.Name.id)))]


def found(engine: Engine, condition: Any, table: Any, given: dict[str, str]) -> list[str]:
    statement = select(col(table.id)).where(condition).order_by(col(table.position))
    with engine.connect() as connection:
        return list(connection.scalars(statement, given))


@pytest.mark.parametrize(("name", "where"), LINKED)
def test_both_ways_find_the_same(
    engine: Engine, name: str, where: Where, request: pytest.FixtureRequest
) -> None:
    table = TABLES[request.node.callspec.id]
    one = [bindparam("value_0")]
    several = [bindparam(f"value_{number}") for number in range(MOST_VALUES)]
    assert where.rare
    met = 0
    known = values(engine)
    for place, value in enumerate(known):
        given = {"value_0": value}
        walked = found(engine, where.condition(one), table, given)
        assert walked == found(engine, where.rare(one), table, given)
        more = {f"value_{n}": known[(place + n) % len(known)] for n in range(MOST_VALUES)}
        walked = found(engine, where.condition(several), table, more)
        assert walked == found(engine, where.rare(several), table, more)
        met += len(walked)
    assert met or table is t.Discrepancy


@pytest.mark.parametrize(("name", "where"), LINKED)
def test_a_value_is_common_where_more_rows_are_linked_to_it(
    engine: Engine, name: str, where: Where, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert where.many
    assert where.rare
    links = {}
    for most in (0, 3):
        monkeypatch.setattr(conditions, "COMMON", most)
        statement = where.many([bindparam("value")])
        with engine.connect() as connection:
            links[most] = {
                value
                for value in values(engine)
                if connection.execute(statement, {"value": value}).first()
            }
    assert links[3] <= links[0]
