"""Filling a new file: rows, past the statement compiler that would cost more than they, full text,
and a look at the whole."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from operator import itemgetter
from pathlib import Path
from typing import Any, cast
from urllib.parse import quote

from sqlalchemy import Connection, create_engine, event
from sqlalchemy.exc import DBAPIError

from app.english.finding.terms import is_stemmed, list_forms, write_terms
from app.kit.statements import Statement

Rows = Sequence[dict[str, Any]]
PAGE_BYTES = 1 << 14
"""A document fits into a page with its CSV line. From pages of the usual size, of which it takes
several, a whole list is read half as fast, for files are not mapped into memory."""
CACHE_KIBIBYTES = 1 << 19
WORDS_IN_MEMORY = 1 << 26
"""Bytes of words that are gathered before they are written, 64 times as many as by default."""
_TOKENS = "content='', tokenize='ascii tokenchars ''=~+-'''"
"""Terms come ready (`english/finding`), so they are only parted at the spaces between them."""


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


@contextmanager
def read_file(path: Path) -> Iterator[Connection]:
    """A connection that reads a file which nobody changes."""
    engine = create_engine(f"sqlite:///file:{quote(str(path.absolute()))}?immutable=1&uri=true")
    try:
        with engine.connect() as connection:
            yield connection
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
    """Create a table's full text, of each row's position and its terms."""
    with _cursor_of(connection) as cursor:
        # Any other order is written to the disk word by word.
        fill_full_text(cursor, full_text_table(table), sorted(words))


def add_search(connection: Connection) -> None:
    """Create the full text of all hits, once the hits are there."""
    with _cursor_of(connection) as cursor:
        fill_search(cursor)


def _cursor_of(connection: Connection) -> closing[sqlite3.Cursor]:
    """A cursor of SQLite's own driver."""
    driver = cast("sqlite3.Connection", connection.connection.driver_connection)
    return closing(driver.cursor())


def full_text_table(table: str) -> str:
    """The name of a table's full text: an FTS5 table that only seeding creates."""
    return f"{table}_words"


def fill_full_text(cursor: sqlite3.Cursor, name: str, rows: Iterable[tuple[int, str]]) -> None:
    """Create a full text of these rows, as one tree: a question looks into each there is."""
    cursor.execute(f"CREATE VIRTUAL TABLE {name} USING fts5(words, {_TOKENS})")
    cursor.execute(f"INSERT INTO {name} ({name}, rank) VALUES ('hashsize', {WORDS_IN_MEMORY})")  # noqa: S608  (names of our own, here and below)
    cursor.executemany(f"INSERT INTO {name} (rowid, words) VALUES (?, ?)", rows)  # noqa: S608
    cursor.execute(f"INSERT INTO {name} ({name}) VALUES ('optimize')")  # noqa: S608


def fill_search(cursor: sqlite3.Cursor) -> None:
    """Create what a search asks: the full text of everything, of the titles that find, the words
    that begun ones become, their forms, and where each type stands."""
    forms: set[tuple[str, str]] = set()
    fill_full_text(cursor, "search_words", _write_hits(cursor, forms))
    fill_full_text(cursor, "search_titles", _write_titles(cursor))
    for statement in SEARCH_STATEMENTS:
        cursor.execute(statement)
    cursor.executemany("INSERT INTO search_form VALUES (?, ?)", sorted(forms))


def _write_hits(cursor: sqlite3.Cursor, forms: set[tuple[str, str]]) -> Iterator[tuple[int, str]]:
    """The terms of each hit; the forms of English words are gathered on the way."""
    stored = "SELECT position, title, is_titled, text, languages FROM search_hit ORDER BY position"
    for position, title, is_titled, text, written in _read(cursor, stored):
        parts, languages = [title, text] if is_titled else [text], written.split()
        if is_stemmed(languages):
            forms.update(list_forms(parts))
        yield position, write_terms(parts, languages)


def _write_titles(cursor: sqlite3.Cursor) -> Iterator[tuple[int, str]]:
    stored = "SELECT position, title, languages FROM search_hit WHERE is_titled ORDER BY position"
    for position, title, languages in _read(cursor, stored):
        yield position, write_terms([title], languages.split())


def _read(cursor: sqlite3.Cursor, text: str) -> Iterator[Any]:
    """The rows of a statement, read beside what the cursor writes meanwhile."""
    with closing(cursor.connection.cursor()) as reading:
        yield from reading.execute(text)


SEARCH_STATEMENTS = (
    "CREATE VIRTUAL TABLE search_vocabulary USING fts5vocab(search_words, 'row')",
    "CREATE TABLE search_term (term TEXT PRIMARY KEY, rows INTEGER NOT NULL) WITHOUT ROWID",
    "INSERT INTO search_term SELECT term, doc FROM search_vocabulary"
    " WHERE substr(term, 1, 1) NOT IN ('=', '~')",
    "DROP TABLE search_vocabulary",
    "CREATE TABLE search_form (stem TEXT NOT NULL, form TEXT NOT NULL, PRIMARY KEY (stem, form))"
    " WITHOUT ROWID",
    "CREATE TABLE search_range AS SELECT type, min(position) AS first, max(position) AS last,"
    " min(is_titled) AS is_titled, count(*) AS hits FROM search_hit GROUP BY type",
    "CREATE TABLE search_language AS SELECT DISTINCT languages FROM search_hit",
)
