"""Rows → a database file: tables by the migrations, then rows, indexes and full text, checked."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Index, create_engine, event
from sqlmodel import SQLModel

from app import tables as t
from app.database import SEARCH_STATEMENTS, batches, full_text_statements
from app.seeding.documents import listed_documents, other_documents
from app.seeding.downloads import Tally
from app.seeding.full_text import words_of_rows
from app.seeding.rows.row import Row, Rows
from app.seeding.search_hits import search_hits
from app.settings import HOME

ReleaseRow = Callable[[dict[str, Tally]], Row]


def migrate(database: Path) -> None:
    """Bring a database file to the newest migration."""
    config = Config(attributes={"database": f"sqlite:///{database}"})
    config.set_main_option("script_location", str(HOME / "migrations"))
    command.upgrade(config, "head")


def build(database: Path, rows: Rows, release: ReleaseRow) -> None:
    """Fill a new file with a release; `release` makes its row once all files are counted.

    Raises OSError or sqlite3.Error; the file is then useless.
    """
    migrate(database)
    engine = create_engine(f"sqlite:///{database}")
    event.listen(engine, "connect", _without_journal)
    try:
        with engine.begin() as connection:
            indexes = list(_dropped_indexes(connection))
            _insert(connection, t.Release, [release(_insert_facts(connection, rows))])
            for index in indexes:
                index.create(connection)
            _add_full_text(connection, rows)
    finally:
        engine.dispose()
    _check(database)


def _without_journal(connection: sqlite3.Connection, _: object) -> None:
    # The file is new and thrown away if anything fails, so there is nothing to roll back to.
    connection.execute("PRAGMA journal_mode=OFF")
    connection.execute("PRAGMA synchronous=OFF")
    connection.execute("PRAGMA foreign_keys=OFF")


def _dropped_indexes(connection: Connection) -> Iterator[Index]:
    """Drop every index and tell it, so that it is built once, after the rows."""
    for table in SQLModel.metadata.sorted_tables:
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            index.drop(connection)
            yield index


def _insert_facts(connection: Connection, rows: Rows) -> dict[str, Tally]:
    """Insert every row and document; gives each list's file, counted."""
    files = {}
    for model, table_rows in rows.items():
        _insert(connection, model, table_rows)
    for name, resource, documents in listed_documents(rows):
        files[name] = Tally(name, resource)
        _insert(connection, resource.document, files[name].counted(documents))
    for model, documents in other_documents(rows):
        _insert(connection, model, documents)
    _insert(connection, t.SearchHit, search_hits(rows))
    return files


def _insert(connection: Connection, model: type, rows: Iterable[Row]) -> None:
    table = SQLModel.metadata.tables[str(model.__tablename__)]  # type: ignore[attr-defined]
    for batch in batches(rows):
        connection.execute(table.insert(), batch)


def _add_full_text(connection: Connection, rows: Rows) -> None:
    raw = connection.connection.cursor()
    for table, words in words_of_rows(rows):
        create, insert = full_text_statements(table)
        raw.execute(create)
        raw.executemany(insert, list(words))
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
