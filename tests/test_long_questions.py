"""Questions that take long: they leave the event loop, end in time, and hold nobody up."""

import asyncio
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.database import Pointer
from app.database.release import SqliteRelease
from app.kit.errors import Unavailable
from app.kit.statements import Statement

COUNTED = Statement(
    "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < ?)"
    " SELECT count(*) FROM n",
    ("most",),
    {},
)
"""Takes as long as it is told to count; nothing about its text says how long."""
LONG, ENDLESS = 200_000, 10**12


@pytest.fixture
def asked(tmp_path: Path) -> SqliteRelease:
    path = tmp_path / "empty.db"
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE empty (x)")
    return SqliteRelease(Pointer("r", path.name, "", "2025-01-05T00:00:00+00:00"), path)


async def turns_while_asked(asked: SqliteRelease, most: int) -> int:
    """How many turns others got on the loop before the answer came."""
    answer = asyncio.create_task(asked.fetch(COUNTED, {"most": most}))
    turns = 0
    while not answer.done():
        await asyncio.sleep(0.001)
        turns += 1
    assert await answer == [(most,)]
    return turns


def test_a_long_question_leaves_the_loop_to_others(asked: SqliteRelease) -> None:
    async def ask() -> None:
        alone = await turns_while_asked(asked, 3)
        for _ in range(3):
            assert await turns_while_asked(asked, LONG) > alone + 3

    asyncio.run(ask())


def test_a_short_question_is_answered_at_once_whatever_its_like_took(asked: SqliteRelease) -> None:
    async def ask() -> None:
        before = await turns_while_asked(asked, 3)
        await turns_while_asked(asked, LONG)
        assert await turns_while_asked(asked, 3) == before

    asyncio.run(ask())


def test_an_endless_question_is_refused_and_the_next_one_answered(asked: SqliteRelease) -> None:
    async def ask() -> None:
        for _ in range(2):
            with pytest.raises(Unavailable):
                await asked.fetch(COUNTED, {"most": ENDLESS})
        assert await asked.fetch(COUNTED, {"most": LONG}) == [(LONG,)]

    asyncio.run(ask())


def test_who_gives_up_waiting_leaves_nothing_running(asked: SqliteRelease) -> None:
    async def ask() -> None:
        for _ in range(3):
            waiting = asyncio.create_task(asked.fetch(COUNTED, {"most": LONG}))
            await asyncio.sleep(0.01)
            waiting.cancel()
            with pytest.raises(asyncio.CancelledError):
                await waiting
        assert await asked.fetch(COUNTED, {"most": LONG}) == [(LONG,)]

    asyncio.run(ask())
