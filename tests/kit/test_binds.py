"""The values of filters and cursors have names that no constant of a condition has."""

import re
from collections.abc import Sequence

import pytest
from sqlalchemy import Integer, Select, bindparam, column, select
from sqlalchemy.dialects import postgresql, sqlite

from app.kit.asking.marks import bind_name, key_name
from app.kit.statements import compiled

FILTERS = ("qualifier", "after", "after_1", "qualifier_value0", "rows", "value", "x" * 70, "")


def parts_of(name: str) -> Sequence[str]:
    """All that stands before an underscore, which a column may be called."""
    return [name, *(name[: found.start()] for found in re.finditer("_", name))]


@pytest.mark.parametrize("called", FILTERS)
@pytest.mark.parametrize("number", [0, 1, 7])
def test_no_constant_has_the_name_of_a_value_or_a_key(called: str, number: int) -> None:
    """Whatever columns are called, even as our own names begin."""
    for ours in (bind_name(called, number), key_name(number)):
        for name in parts_of(ours):
            constants = [column(name or "x", Integer) == one for one in range(20)]
            asked: Select[tuple[int]] = select(column("y", Integer)).where(
                *constants, column("z", Integer) == bindparam(ours)
            )
            for dialect in (sqlite.dialect(paramstyle="qmark"), postgresql.dialect()):
                statement = asked.compile(dialect=dialect)
                assert len(statement.params) == 21
            assert compiled(asked, sqlite.dialect(paramstyle="qmark")).names.count(ours) == 1


def test_values_and_keys_have_names_of_their_own() -> None:
    names = [bind_name(called, number) for called in FILTERS for number in range(8)]
    names += [key_name(number) for number in range(3)]
    assert len(set(names)) == len(names)
