"""Rows → a database file: tables by the migrations, then rows, indexes and full text, checked."""

import gc
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager
from itertools import chain
from pathlib import Path
from typing import Any

import sqlalchemy
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, create_engine, event
from sqlmodel import SQLModel

from app import tables as t
from app.database import SEARCH_STATEMENTS, full_text_of, insert_rows, stored_lines
from app.kit.statements import compiled
from app.releasing.documents import documents
from app.releasing.downloads import File
from app.releasing.full_text import words_of_rows
from app.releasing.index import Index
from app.releasing.row import Row, Rows, TableRow
from app.releasing.search_hits import search_hits
from app.resources import listed, postings
from app.settings import HOME

ReleaseRow = Callable[[list[File]], Row]
CACHE_KIBIBYTES = 1 << 19
BATCH = 2000
"""Rows that are inserted at once."""


def migrate(database: Path) -> None:
    """Bring a database file to the newest migration."""
    config = Config(attributes={"database": f"sqlite:///{database}"})
    config.set_main_option("script_location", str(HOME / "migrations"))
    command.upgrade(config, "head")


def build(database: Path, rows: Rows, release: ReleaseRow) -> None:
    """Fill a new file with a release; `release` makes its row once all files are counted.

    Raises OSError or sqlite3.Error; the file is then useless.
    """
    with _without_collector():
        migrate(database)
        _fill(database, Index(rows), release)
    _check(database)


def _fill(database: Path, index: Index, release: ReleaseRow) -> None:
    engine = create_engine(f"sqlite:///{database}")
    event.listen(engine, "connect", _without_journal)
    try:
        with engine.begin() as connection:
            dropped = list(_dropped_indexes(connection))
            stored = chain(_stored(index.rows), documents(index), search_hits(index))
            _insert(connection, stored)
            _insert(connection, [(t.Release, release(list(_files(connection))))])
            for one in dropped:
                one.create(connection)
            _add_postings(connection)
            _add_full_text(connection, index)
    finally:
        engine.dispose()


@contextmanager
def _without_collector() -> Iterator[None]:
    """Python's collector rests: it would look through millions of rows, which form no circles."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        # What was made meanwhile counts as old: it would be looked through at once as young.
        gc.freeze()
        gc.unfreeze()
        if was_on:
            gc.enable()


def _without_journal(connection: sqlite3.Connection, _: object) -> None:
    # The file is new and thrown away if anything fails, so there is nothing to roll back to.
    connection.execute("PRAGMA journal_mode=OFF")
    connection.execute("PRAGMA synchronous=OFF")
    connection.execute("PRAGMA foreign_keys=OFF")
    # Ids come in no order, so their indexes are written all over: in memory, or again and again.
    connection.execute(f"PRAGMA cache_size=-{CACHE_KIBIBYTES}")
    connection.execute("PRAGMA temp_store=MEMORY")
    connection.execute("PRAGMA locking_mode=EXCLUSIVE")


def _dropped_indexes(connection: Connection) -> Iterator[sqlalchemy.Index]:
    """Drop every index and tell it, so that it is built once, after the rows."""
    for table in SQLModel.metadata.sorted_tables:
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            index.drop(connection)
            yield index


def _stored(rows: Rows) -> Iterator[TableRow]:
    for model, table_rows in list(rows.items()):
        yield from ((model, row) for row in table_rows)


def _files(connection: Connection) -> Iterator[File]:
    """Each list's file."""
    for name, resource in listed().items():
        yield File.of(name, resource.shown, stored_lines(connection, resource.document))


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


def _add_full_text(connection: Connection, index: Index) -> None:
    raw = connection.connection.cursor()
    for table, words in words_of_rows(index):
        filling = full_text_of(table)
        for statement in filling.create:
            raw.execute(statement)
        raw.executemany(filling.insert, list(words))
        raw.execute(filling.finish)
    for statement in SEARCH_STATEMENTS:
        raw.execute(statement)
    raw.close()


def _check(database: Path) -> None:
    """Look for what would make answers wrong, and let the planner know the data."""
    with closing(sqlite3.connect(database)) as connection:
        broken = connection.execute("PRAGMA foreign_key_check").fetchall()
        damage = connection.execute("PRAGMA integrity_check").fetchall()
        if broken or damage != [("ok",)]:
            raise sqlite3.IntegrityError(
                f"The release contradicts itself: {(broken or damage)[:3]}"
            )
        connection.execute("ANALYZE")
        connection.commit()
