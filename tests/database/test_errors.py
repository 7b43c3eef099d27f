"""What SQLite says went wrong is told apart: too long, too much, or unreadable."""

import asyncio
import os
import sqlite3
import subprocess
import sys
from collections.abc import AsyncGenerator
from contextlib import aclosing, closing
from pathlib import Path
from typing import Any

import pytest

from app.database import OpenRelease, Pointer
from app.database.sqlite import connections
from app.database.sqlite.connections import Pool, connect, explain
from app.kit.errors import Unavailable
from app.kit.statements import Statement
from app.kit.threads import Asker
from tests.conftest import HOME

NUMBERS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < ?)"
SORTED = Statement(f"{NUMBERS} SELECT x, hex(x) || hex(-x) FROM n ORDER BY 2", ("most",), {})
"""Sorts whatever it is told to count."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "empty.db"
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE empty (x)")
    return path


def failed(code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("as planted")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("code", "told", "logged"),
    [
        (sqlite3.SQLITE_INTERRUPT, "took too long", False),
        (sqlite3.SQLITE_FULL, "cannot be read", True),
        (sqlite3.SQLITE_CANTOPEN, "cannot be read", True),
        (sqlite3.SQLITE_IOERR, "cannot be read", True),
        (sqlite3.SQLITE_CORRUPT, "cannot be read", True),
    ],
)
def test_errors_are_told_apart(
    code: int, told: str, logged: bool, caplog: pytest.LogCaptureFixture
) -> None:
    assert told in explain(failed(code)).detail
    assert ("as planted" in caplog.text) is logged


def test_a_lack_of_memory_is_told_as_such() -> None:
    assert "too much memory" in explain(MemoryError()).detail


def ways_of_asking(path: Path) -> list[Any]:
    release = OpenRelease(Pointer("r", path.name, "", "2025-01-05T00:00:00+00:00"), path)

    async def fetch() -> object:
        return await release.fetch(SORTED, {"most": 10**6})

    async def stream() -> None:
        batches: AsyncGenerator[Any, None] = release.stream(SORTED, {"most": 10**6})
        async with aclosing(batches):
            async for _ in batches:
                pass

    return [fetch, stream]


@pytest.mark.parametrize("way", [0, 1], ids=["a page", "a download"])
def test_no_question_that_fails_otherwise_is_said_to_take_too_long(
    way: int, path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """As where the disk is full, or gives an error, while rows are sorted."""

    def connected(path: Path, *given: int) -> sqlite3.Connection:
        connection = connect(path, *given)

        def hex_or_fail(number: int) -> str:
            raise MemoryError if number > 5000 else ValueError

        connection.create_function("hex", 1, hex_or_fail)
        return connection

    monkeypatch.setattr("app.database.sqlite.connections.connect", connected)
    with pytest.raises(Unavailable) as refused:
        asyncio.run(ways_of_asking(path)[way]())
    assert refused.value.detail == "The facts cannot be read."
    assert "cannot be read" in caplog.text


def test_a_file_that_cannot_be_opened_is_told_as_such(tmp_path: Path) -> None:
    with pytest.raises(Unavailable) as refused:
        Pool(tmp_path / "missing.db").fetch(Asker(), "SELECT 1", ())
    assert refused.value.detail == "The facts cannot be read."


SORTING = """
import asyncio, sys
from pathlib import Path
from app.database.sqlite import connections
from app.database.sqlite.connections import Pool
from app.kit.threads import Asker
connections.TEMPORARY_FOLDERS = ()
pool = Pool(Path(sys.argv[1]))
connection = connections.connect(Path(sys.argv[1]))
assert connection.execute("PRAGMA temp_store").fetchall() == [(2,)]
text = sys.argv[2]
def fetch(most):
    with pool.lend(Asker(), 60) as lent:
        return lent.fetch(text, (most,))
print(len(fetch(100_000)))
connections.connect(Path(sys.argv[1])).execute(f"PRAGMA hard_heap_limit={1 << 23}")
try:
    fetch(3_000_000)
except Exception as error:
    print(error.detail)
"""


def test_without_a_folder_for_temporary_files_what_is_sorted_lies_in_bounded_memory(
    path: Path,
) -> None:
    kept = {x: y for x, y in os.environ.items() if x not in ("TMPDIR", "SQLITE_TMPDIR")}
    done = subprocess.run(
        [sys.executable, "-c", SORTING, path, SORTED.text],
        cwd=HOME, env=kept, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.stdout.splitlines() == [
        "100000",
        "The question takes too much memory; ask for less.",
    ], done.stderr


def test_a_folder_that_may_be_written_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TMPDIR", raising=False)
    monkeypatch.setattr(connections, "TEMPORARY_FOLDERS", ("/nowhere",))
    assert not connections.has_temporary_folder()
    monkeypatch.setenv("SQLITE_TMPDIR", str(tmp_path))
    assert connections.has_temporary_folder()
