"""Filling a new file: rows, past the statement compiler that would cost more than they, full text,
and a look at the whole."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.exc import DBAPIError

from app.kit.statements import Statement

Rows = Sequence[dict[str, Any]]
PAGE_BYTES = 1 << 14
"""A document fits into a page with its CSV line. From pages of the usual size, of which it takes
several, a whole list is read half as fast, for files are not mapped into memory."""
CACHE_KIBIBYTES = 1 << 19
WORDS_IN_MEMORY = 1 << 26
"""Bytes of words that are gathered before they are written, 64 times as many as by default."""
_TOKENS = "tokenize='unicode61 remove_diacritics 2'"


class CannotFill(Exception):
    """The file cannot be filled, or contradicts itself; it is then useless."""


@contextmanager
def fill_file(path: Path) -> Iterator[Connection]:
    """A connection that fills a new file, which is looked through at the end. Raises CannotFill."""
    engine = create_engine(f"sqlite:///{path}")
    event.listen(engine, "connect", _prepare)
    try:
        with engine.begin() as connection:
            yield connection
        engine.dispose()
        _check_file(path)
    except sqlite3.Error as error:
        raise CannotFill(str(error)) from error
    except DBAPIError as error:
        raise CannotFill(str(error.orig)) from error
    finally:
        engine.dispose()


def _prepare(connection: sqlite3.Connection, _: object) -> None:
    connection.execute(f"PRAGMA page_size={PAGE_BYTES}")
    # The file is new and thrown away if anything fails, so there is nothing to roll back to.
    connection.execute("PRAGMA journal_mode=OFF")
    connection.execute("PRAGMA synchronous=OFF")
    connection.execute("PRAGMA foreign_keys=OFF")
    # Ids come in no order, so their indexes are written all over: in memory, or again and again.
    connection.execute(f"PRAGMA cache_size=-{CACHE_KIBIBYTES}")
    connection.execute("PRAGMA temp_store=MEMORY")
    connection.execute("PRAGMA locking_mode=EXCLUSIVE")


def _check_file(path: Path) -> None:
    """Look for what would make answers wrong, and let the planner know the data."""
    with closing(sqlite3.connect(path)) as connection:
        broken = connection.execute("PRAGMA foreign_key_check").fetchall()
        damage = connection.execute("PRAGMA integrity_check").fetchall()
        if broken or damage != [("ok",)]:
            raise CannotFill(f"The release contradicts itself: {(broken or damage)[:3]}")
        connection.execute("ANALYZE")
        connection.commit()


def insert_rows(connection: Connection, table: str, rows: Rows) -> None:
    """Insert rows of one table, which all have the keys of the first."""
    columns = list(rows[0])
    names = ", ".join(f'"{column}"' for column in columns)
    places = ", ".join("?" * len(columns))
    statement = f'INSERT INTO "{table}" ({names}) VALUES ({places})'  # noqa: S608  (names of our own tables)
    with closing(connection.connection.cursor()) as cursor:
        # By place: SQLite's driver would look each name up in each row.
        cursor.executemany(statement, list(map(itemgetter(*columns), rows)))


def read_lines(connection: Connection, statement: Statement) -> Iterator[bytes]:
    """What a statement's first column holds, row by row."""
    with closing(connection.connection.cursor()) as cursor:
        cursor.execute(statement.text, statement.values({}))
        while rows := cursor.fetchmany(1000):
            yield from (row[0] for row in rows)


def add_words(connection: Connection, table: str, words: Iterable[tuple[int, str]]) -> None:
    """Create a table's full text, of each row's position and its words."""
    filling = Filling.of(
        full_text_table(table), "words, content=''", "(rowid, words) VALUES (?, ?)"
    )
    with closing(connection.connection.cursor()) as cursor:
        for statement in filling.create:
            cursor.execute(statement)
        # Any other order is written to the disk word by word.
        cursor.executemany(filling.insert, sorted(words))
        cursor.execute(filling.finish)


def add_search(connection: Connection) -> None:
    """Create the full text of all hits, once the hits are there."""
    with closing(connection.connection.cursor()) as cursor:
        for statement in SEARCH_STATEMENTS:
            cursor.execute(statement)


def full_text_table(table: str) -> str:
    """The name of a table's full text: an FTS5 table that only seeding creates."""
    return f"{table}_words"


@dataclass(frozen=True, slots=True)
class Filling:
    """The statements that create a full text, fill it, and finish it."""

    create: tuple[str, ...]
    insert: str
    finish: str

    @classmethod
    def of(cls, name: str, columns: str, insert: str) -> "Filling":
        """Those of a table. It is finished as one tree, for a question looks into each there is."""
        create = f"CREATE VIRTUAL TABLE {name} USING fts5({columns}, {_TOKENS})"
        gather = f"INSERT INTO {name} ({name}, rank) VALUES ('hashsize', {WORDS_IN_MEMORY})"  # noqa: S608  (names of our own, here and below)
        finish = f"INSERT INTO {name} ({name}) VALUES ('optimize')"  # noqa: S608
        return cls((create, gather), f"INSERT INTO {name} {insert}", finish)

    def __iter__(self) -> Iterator[str]:
        """All of them, in their order."""
        yield from (*self.create, self.insert, self.finish)


def _search_text(name: str, columns: str) -> Filling:
    """How a full text of all hits is made from their table."""
    content = "content='search_hit', content_rowid='position'"
    return Filling.of(name, f"{columns}, {content}", f"({name}) VALUES ('rebuild')")


SEARCH_STATEMENTS = (
    *_search_text("search_words", "title, text"),
    *_search_text("search_titles", "title"),
    "CREATE VIRTUAL TABLE search_vocabulary USING fts5vocab(search_words, 'row')",
    "CREATE TABLE search_term (term TEXT PRIMARY KEY, rows INTEGER NOT NULL) WITHOUT ROWID",
    "INSERT INTO search_term SELECT term, doc FROM search_vocabulary",
    "DROP TABLE search_vocabulary",
    "CREATE TABLE search_range AS SELECT type, min(position) AS first, max(position) AS last,"
    " count(*) AS hits FROM search_hit GROUP BY type",
)
"""How the full text of all hits is created and filled, once the hits are there: of everything, of
the titles alone (a column of the first would be looked for in every match), its words, and where
the hits of each type stand."""
