"""Filling a database with rows, past the statement compiler that would cost more than the rows."""

from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection

Rows = Sequence[dict[str, Any]]


def insert_rows(connection: Connection, table: str, rows: Rows) -> None:
    """Insert rows of one table, which all have the keys of the first."""
    columns = list(rows[0])
    names = ", ".join(f'"{column}"' for column in columns)
    places = ", ".join("?" * len(columns))
    cursor = connection.connection.cursor()
    statement = f'INSERT INTO "{table}" ({names}) VALUES ({places})'  # noqa: S608  (names of our own tables)
    # By place: SQLite's driver would look each name up in each row.
    cursor.executemany(statement, list(map(itemgetter(*columns), rows)))
    cursor.close()


def stored_lines(connection: Connection, document: Any) -> Iterator[bytes]:
    """The CSV lines of a list, in its order."""
    cursor = connection.connection.cursor()
    table = document.__tablename__
    cursor.execute(f"SELECT CAST(csv AS BLOB) FROM {table} ORDER BY position")  # noqa: S608  (the same)
    while rows := cursor.fetchmany(1000):
        yield from (row[0] for row in rows)
    cursor.close()
