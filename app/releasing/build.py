"""Rows → a database file: tables, then rows, then indexes and full text."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from heapq import merge
from itertools import chain
from operator import itemgetter
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from app import tables as t
from app.database import add_search, add_words, fill_file, insert_rows, read_lines
from app.kit.formats import CSV
from app.kit.listing import Listing
from app.kit.statements import compiled
from app.releasing.counting import add_counts
from app.releasing.downloads import File
from app.releasing.index import Index
from app.releasing.kind import Kind
from app.releasing.kinds import kinds_of
from app.releasing.resting import without_collector
from app.releasing.row import Row, Rows, TableRow
from app.releasing.search_hits import search_hits
from app.releasing.showing.vocabulary import show_vocabulary
from app.resources import listed, postings
from app.settings import HOME

ReleaseRow = Callable[[list[File]], Row]
BATCH = 100
"""Rows that are inserted at once."""
TABLES, ALL = "tables@head", "heads"
"""How far the migrations go before the rows, and after them: an index is built once, and best when
the rows are there, so indexes are a branch of their own."""


def migrate(connection: Connection, revision: str = ALL) -> None:
    """Bring a database to a revision, by default to the newest of all."""
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(HOME / "migrations"))
    command.upgrade(config, revision)


def build_release(database: Path, rows: Rows, release: ReleaseRow) -> None:
    """Fill a new file with a release; `release` makes its row once all files are counted.

    Raises OSError or CannotFill; the file is then useless.
    """
    with without_collector(), fill_file(database) as connection:
        migrate(connection, TABLES)
        index = Index(rows)
        kinds = kinds_of(index)
        stored = chain(_list_rows(rows), _render(kinds), search_hits(kinds, index))
        _insert(connection, stored)
        files = list(_count_files(connection))
        migrate(connection)
        _add_postings(connection)
        words = show_vocabulary(index, add_counts(connection, index)).model_dump_json()
        _insert(connection, [(t.Release, {**release(files), "vocabulary": words})])
        for kind in kinds:
            add_words(connection, str(kind.table.__tablename__), kind.full_text())
        add_search(connection)


def _list_rows(rows: Rows) -> Iterator[TableRow]:
    for model, table_rows in list(rows.items()):
        yield from ((model, row) for row in table_rows)


def _render(kinds: list[Kind]) -> Iterator[TableRow]:
    """Every document, rendered by its response model, as the row of its table.

    What shows the same parts follows each other, so that these are made once.
    """
    for _, row, kind in merge(*map(_take_turns, kinds), key=itemgetter(0)):
        yield from kind.documents(row)


def _take_turns(kind: Kind) -> Iterator[tuple[int, Row, Kind]]:
    return ((place, row, kind) for place, row in kind.in_turn())


def _count_files(connection: Connection) -> Iterator[File]:
    """Each list's file."""
    for name, resource in listed().items():
        lines = Listing(f"/{name}", resource).statement_of_all(CSV, connection.dialect)
        yield File.of(name, resource.shown, read_lines(connection, lines))


def _insert(connection: Connection, rows: Iterable[TableRow]) -> None:
    """Insert rows of several tables as they come, many of a table at once."""
    waiting: dict[Any, list[Row]] = defaultdict(list)
    for model, row in rows:
        batch = waiting[model]
        batch.append(row)
        if len(batch) == BATCH:
            insert_rows(connection, model.__tablename__, batch)
            batch.clear()
    for model, batch in waiting.items():
        if batch:
            insert_rows(connection, model.__tablename__, batch)


def _add_postings(connection: Connection) -> None:
    """Fill the inverted index of every filter that has one."""
    for one in postings():
        fill = compiled(one.filled_by, connection.dialect)
        connection.exec_driver_sql(one.created_by)
        connection.exec_driver_sql(f"INSERT INTO {one.name} {fill.text}")
