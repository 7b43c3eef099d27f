"""The migrations make the schema of `app.tables`, whole, in both engines."""

import io
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlmodel import SQLModel

from app import tables
from app.database import Pointer
from app.releasing.build import ALL, TABLES, migrate
from tests.conftest import HOME


def config(address: str, output: io.StringIO | None = None) -> Config:
    made = Config(attributes={"database": address}, output_buffer=output)
    made.set_main_option("script_location", str(HOME / "migrations"))
    return made


def statements(database: Path) -> dict[str, list[str]]:
    """The parts of every table and index of a database, in no order."""
    with closing(sqlite3.connect(database)) as connection:
        found = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
        written = {name: sql for name, sql in found if name != "alembic_version"}
    return {name: sorted(re.split(r",?\s*\n\s*", sql)) for name, sql in written.items()}


def migrated(database: Path, revision: str = ALL) -> Path:
    """A database at a revision."""
    engine = create_engine(f"sqlite:///{database}")
    with engine.begin() as connection:
        migrate(connection, revision)
    engine.dispose()
    return database


def test_migrations_and_tables_make_the_same_database(tmp_path: Path) -> None:
    made = migrated(tmp_path / "migrated.db")
    engine = create_engine(f"sqlite:///{tmp_path / 'tables.db'}")
    SQLModel.metadata.create_all(engine)
    engine.dispose()
    assert statements(made) == statements(tmp_path / "tables.db")
    assert len(statements(made)) > 60


def test_tables_come_first_and_all_indexes_after_them(tmp_path: Path) -> None:
    before = statements(migrated(tmp_path / "tables.db", TABLES))
    assert set(before) == set(SQLModel.metadata.tables)
    after = statements(migrated(tmp_path / "all.db"))
    indexes = {str(x.name) for table in SQLModel.metadata.sorted_tables for x in table.indexes}
    assert set(after) - set(before) == indexes


def test_alembic_finds_no_difference(tmp_path: Path) -> None:
    migrated(tmp_path / "migrated.db")
    command.check(config(f"sqlite:///{tmp_path / 'migrated.db'}"))


def test_alembic_would_find_one(tmp_path: Path) -> None:
    migrated(tmp_path / "migrated.db")
    with closing(sqlite3.connect(tmp_path / "migrated.db")) as connection:
        connection.execute("ALTER TABLE figure DROP COLUMN note")
    with pytest.raises(Exception, match="note"):
        command.check(config(f"sqlite:///{tmp_path / 'migrated.db'}"))


def test_migrations_go_down_and_up_again(tmp_path: Path) -> None:
    migrated(tmp_path / "facts.db")
    before = statements(tmp_path / "facts.db")
    command.downgrade(config(f"sqlite:///{tmp_path / 'facts.db'}"), "base")
    assert statements(tmp_path / "facts.db") == {}
    migrated(tmp_path / "facts.db")
    assert statements(tmp_path / "facts.db") == before


def test_every_migration_compiles_for_postgresql() -> None:
    output = io.StringIO()
    command.upgrade(config("postgresql+psycopg://", output), "heads", sql=True)
    written = output.getvalue()
    for table in SQLModel.metadata.tables:
        assert re.search(rf'CREATE TABLE "?{table}"? \(', written), table
    assert 'COLLATE "C"' in written


def test_every_table_compiles_for_postgresql() -> None:
    dialect = postgresql.dialect()
    for table in SQLModel.metadata.sorted_tables:
        assert f"CREATE TABLE {table.name}" in str(CreateTable(table).compile(dialect=dialect))
        for index in table.indexes:
            assert "CREATE INDEX" in str(CreateIndex(index).compile(dialect=dialect))


def test_every_column_that_names_an_id_is_a_foreign_key() -> None:
    unbound = {
        f"{table.name}.{column.name}"
        for table in SQLModel.metadata.sorted_tables
        for column in table.columns
        if column.name.endswith("_id") and not column.foreign_keys
    }
    assert unbound == set()


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ("UPDATE figure SET indicator_id = 'nothing'", "FOREIGN KEY"),
        ("UPDATE figure SET low = 1 WHERE id = 'territory-held'", "bounds_follow_qualifier"),
        ("UPDATE figure SET qualifier = 'circa'", "qualifier_is_known"),
        ("UPDATE claim SET hedge = '[]' WHERE modality = 'possible'", "hedge_unless_stated"),
        ("UPDATE claim SET actor_id = NULL WHERE id = 'russian-losses'", "an_actor_is_named"),
        ("UPDATE claim SET attributed_to = 'russia'", "attributed_to_follows"),
        ("UPDATE claim_link SET to_id = from_id", "links_two_claims"),
        ("UPDATE event SET status = 'maybe'", "status_is_known"),
        ("UPDATE event SET date_text = NULL WHERE id = 'ramstein-meeting'", "date_has_words"),
        ('UPDATE evidence SET "end" = start', "has_text"),
        ("UPDATE source SET marker = '1'", "UNIQUE"),
        ("UPDATE place SET latitude = 1.0, coordinates_reference = 'x'", "both_coordinates"),
    ],
)
def test_the_database_itself_refuses_what_the_model_forbids(
    change: str, why: str, release: Path, tmp_path: Path
) -> None:
    pointer = Pointer.read(release)
    assert pointer is not None
    copy = tmp_path / "facts.db"
    copy.write_bytes((release / pointer.file).read_bytes())
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("PRAGMA foreign_keys=ON")
        with pytest.raises(sqlite3.IntegrityError, match=why):
            connection.execute(change)


def test_every_table_is_exported() -> None:
    exported = {one.__tablename__ for one in vars(tables).values() if hasattr(one, "__table__")}
    assert exported == set(SQLModel.metadata.tables)
