"""All lists as one SQLite database, for those who join and count: no column of it is ours alone."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from itertools import chain
from pathlib import Path
from typing import Any

from app.database import CannotFill
from app.kit.columns import JOINED, CellType, Column
from app.releasing.files.lists import List
from app.releasing.files.words import About
from app.releasing.references import Reference

DECLARED: dict[CellType, str] = {
    "string": "TEXT",
    "integer": "INTEGER",
    "number": "REAL",
    "boolean": "BOOLEAN",
    "date": "DATE",
}
"""What SQLite's own tools, and those that reflect tables, take the types for."""


def write_database(path: Path, lists: Sequence[List], about: About) -> None:
    """Write a table for each list, and one for each column that names several facts.

    Raises OSError, sqlite3.Error, CannotFill.
    """
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        for statement in ("journal_mode=OFF", "synchronous=OFF", "foreign_keys=OFF"):
            database.execute(f"PRAGMA {statement}")
        database.execute("BEGIN")
        _fill_about(database, about)
        for one in lists:
            _fill_list(database, one)
        for one in lists:
            for statement in _indexes(one):
                database.execute(statement)
        database.execute("COMMIT")
        if broken := database.execute("PRAGMA foreign_key_check").fetchmany(3):
            raise CannotFill(f"facts.db contradicts itself: {broken}")


def _fill_about(database: sqlite3.Connection, about: About) -> None:
    database.execute("CREATE TABLE about (name TEXT PRIMARY KEY, text TEXT NOT NULL)")
    database.executemany("INSERT INTO about VALUES (?, ?)", about.lines())


def _fill_list(database: sqlite3.Connection, one: List) -> None:
    database.execute(_created(one))
    joined = [x for x in one.references if x.is_joined]
    for reference in joined:
        database.execute(_created_between(one, reference))
    places = ", ".join("?" * len(one.columns))
    row_in = f'INSERT INTO "{one.name}" VALUES ({places})'  # noqa: S608  (names of our own, here and below)
    numbers = [[column.name for column in one.columns].index(x.column) for x in joined]
    pair_in = [
        f'INSERT OR IGNORE INTO "{_between(one, x)}" VALUES (?, ?)'  # noqa: S608
        for x in joined
    ]
    for row in one.rows():
        database.execute(row_in, row)
        for number, statement in zip(numbers, pair_in, strict=True):
            database.executemany(statement, _pairs(row, number))


def _pairs(row: Sequence[Any], number: int) -> Iterator[tuple[Any, str]]:
    return ((row[0], other) for other in (row[number] or "").split(JOINED) if other)


def _created(one: List) -> str:
    to = {x.column: x.to for x in one.references if not x.is_joined}
    lines = [_declared(column, to.get(column.name)) for column in one.columns]
    last = len(lines) - 1
    told = (
        f"  {line}{',' if number < last else ''} -- {_in_one_line(column.about)}"
        for number, (line, column) in enumerate(zip(lines, one.columns, strict=True))
    )
    return "\n".join([f'CREATE TABLE "{one.name}" ( -- {one.about}', *told, ")"])


def _declared(column: Column, to: str | None) -> str:
    key = " PRIMARY KEY NOT NULL" if column.name == "id" else ""
    leads = f' REFERENCES "{to}" ("id")' if to else ""
    return f'"{column.name}" {DECLARED[column.kind]}{key}{leads}'


def _in_one_line(about: str) -> str:
    return " ".join(about.split())


def _between(one: List, reference: Reference) -> str:
    return f"{one.name}_{reference.column}"


def _ends(one: List, reference: Reference) -> tuple[str, str]:
    """The columns of a table between two, of which both may be the same list."""
    here, there = one.resource.singular, reference.resource.singular
    return here, there if there != here else f"other_{there}"


def _created_between(one: List, reference: Reference) -> str:
    here, there = _ends(one, reference)
    return (
        f'CREATE TABLE "{_between(one, reference)}" (\n'
        f'  "{here}" TEXT NOT NULL REFERENCES "{one.name}" ("id"),\n'
        f'  "{there}" TEXT NOT NULL REFERENCES "{reference.to}" ("id"),\n'
        f'  PRIMARY KEY ("{here}", "{there}")\n) WITHOUT ROWID'
    )


def _indexes(one: List) -> Iterable[str]:
    """What joins need that come from the other side."""
    single = (
        f'CREATE INDEX "{one.name}_by_{x.column}" ON "{one.name}" ("{x.column}")'
        for x in one.references
        if not x.is_joined
    )
    several = (
        f'CREATE INDEX "{_between(one, x)}_back" ON "{_between(one, x)}" ("{_ends(one, x)[1]}")'
        for x in one.references
        if x.is_joined
    )
    return chain(single, several)
