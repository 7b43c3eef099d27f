"""The same figures as plain tables, for the peers: a small database, and a file of CSV.

The columns are those of the product's own CSV, so every system answers from the same values.
"""

import csv
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.kit.columns import Column, Table
from app.kit.formats import header
from app.resources.figures import FigureOut
from benchmarks.data.opening import open_release
from benchmarks.data.release import Built


@dataclass(frozen=True, slots=True)
class Plain:
    """The files that the peers read."""

    database: Path
    csv: Path
    columns: tuple[str, ...]


def export_plain(built: Built) -> Plain:
    """Export the figures of a release, unless that was done already."""
    columns = Table(FigureOut).columns
    source = Path(built.database)
    database, lines = (source.with_name(f"plain-{source.stem}{end}") for end in (".db", ".csv"))
    if not database.is_file():
        draft = database.with_suffix(".draft")
        draft.unlink(missing_ok=True)
        _write_csv(source, lines)
        _write_database(source, lines, draft, columns)
        draft.replace(database)
    return Plain(database, lines, tuple(column.name for column in columns))


def _write_csv(source: Path, lines: Path) -> None:
    with closing(open_release(str(source))) as release, lines.open("w", newline="") as file:
        file.write(header(FigureOut).decode())
        for (line,) in release.execute("SELECT csv FROM figure_document ORDER BY position"):
            file.write(line)


def _write_database(source: Path, lines: Path, draft: Path, columns: tuple[Column, ...]) -> None:
    names = [f'"{column.name}"' for column in columns]
    with closing(sqlite3.connect(f"file:{draft}", uri=True)) as plain:
        plain.execute("PRAGMA journal_mode=OFF")
        plain.execute("PRAGMA synchronous=OFF")
        declared = ", ".join(
            f"{n} {_declare_column(c)}" for n, c in zip(names, columns, strict=True)
        )
        plain.execute(f"CREATE TABLE figures ({declared})")
        marks = ", ".join("?" * len(names))
        plain.executemany(f"INSERT INTO figures VALUES ({marks})", _read_values(lines, columns))
        plain.execute("CREATE INDEX by_indicator ON figures (indicator, value, id)")
        _add_evidence(plain, source)
        plain.execute("ANALYZE main")
        plain.commit()


def _add_evidence(plain: sqlite3.Connection, source: Path) -> None:
    plain.execute(
        "CREATE TABLE evidence (figure TEXT, number INTEGER, exact TEXT, prefix TEXT, suffix TEXT,"
        ' start INTEGER, "end" INTEGER, PRIMARY KEY (figure, number))'
    )
    plain.commit()
    plain.execute("ATTACH ? AS release", (f"file:{source}?mode=ro&immutable=1",))
    plain.execute(
        "INSERT INTO evidence SELECT f.id, e.number, e.exact, e.prefix, e.suffix, e.start,"
        ' e."end" FROM release.figure f JOIN release.evidence e ON e.claim_id = f.claim_id'
    )


def _declare_column(column: Column) -> str:
    if column.name == "id":
        return "TEXT PRIMARY KEY"
    return {"integer": "INTEGER", "number": "REAL"}.get(column.kind, "TEXT")


def _read_values(lines: Path, columns: tuple[Column, ...]) -> Iterator[list[Any]]:
    numbers = [column.kind in ("integer", "number") for column in columns]
    with lines.open(newline="") as file:
        rows = csv.reader(file)
        next(rows)
        for row in rows:
            yield [
                None if cell == "" else float(cell) if number else cell
                for cell, number in zip(row, numbers, strict=True)
            ]
