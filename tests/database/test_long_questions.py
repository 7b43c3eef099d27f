"""Questions that take long: they leave the event loop, end in time, and hold nobody up."""

import asyncio
import gc
import os
import random
import sqlite3
import sys
import threading
import time
from contextlib import aclosing, closing
from math import inf
from pathlib import Path

import pytest
from anyio import CancelScope

from app.database import OpenRelease, Pointer
from app.database.sqlite.connections import connect
from app.kit.errors import Unavailable
from app.kit.statements import Statement
from app.kit.threads import ENDLESS as NO_BOUND
from app.kit.threads import Asker, Threads
from tests.conftest import list_open_files, wait_until

NUMBERS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < ?)"
COUNTED = Statement(f"{NUMBERS} SELECT count(*) FROM n", ("most",), {})
"""Takes as long as it is told to count; nothing about its text says how long."""
LONG, ENDLESS = 6_000, 10**12
"""How far a long question counts, which the clock is looked at for again and again; and one that
no machine ever answers."""


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A file without any rows."""
    path = tmp_path / "empty.db"
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE empty (x)")
    return path


def opened(path: Path) -> OpenRelease:
    return OpenRelease(Pointer("r", path.name, "", "2025-01-05T00:00:00+00:00"), path)


@pytest.fixture
def asked(empty: Path, monkeypatch: pytest.MonkeyPatch) -> OpenRelease:
    """A release whose questions are long once the clock is looked at, however fast the machine."""
    monkeypatch.setattr("app.database.sqlite.release.LOOP_SECONDS", 0)
    monkeypatch.setattr("app.database.sqlite.release.GLANCE_SECONDS", 0)
    monkeypatch.setattr("app.database.sqlite.connections.LATEST_SECONDS", inf)
    return opened(empty)


async def turns_while_asked(asked: OpenRelease, most: int) -> int:
    """How many turns others got on the loop before the answer came."""
    answer = asyncio.create_task(asked.fetch(COUNTED, {"most": most}))
    turns = 0
    while not answer.done():
        await asyncio.sleep(0)
        turns += 1
    assert await answer == [(most,)]
    return turns


def test_a_long_question_leaves_the_loop_to_others(asked: OpenRelease) -> None:
    async def ask() -> None:
        alone = await turns_while_asked(asked, 3)
        for _ in range(3):
            assert await turns_while_asked(asked, LONG) > alone

    asyncio.run(ask())


def test_a_short_question_is_answered_at_once_whatever_its_like_took(asked: OpenRelease) -> None:
    async def ask() -> None:
        before = await turns_while_asked(asked, 3)
        await turns_while_asked(asked, LONG)
        assert await turns_while_asked(asked, 3) == before

    asyncio.run(ask())


WAITING = Statement(
    f"{NUMBERS} SELECT count(*), count(CASE WHEN x % 200 = 0 THEN wait() END) FROM n",
    ("most",),
    {},
)
"""Waits again and again without using the processor, as for a disk or for its turn."""


@pytest.fixture
def waiting(empty: Path, monkeypatch: pytest.MonkeyPatch) -> OpenRelease:
    """A release whose questions can wait for four milliseconds at a time."""

    def connected(path: Path, *given: int) -> sqlite3.Connection:
        connection = connect(path, *given)
        connection.create_function("wait", 0, lambda: time.sleep(0.004))
        return connection

    monkeypatch.setattr("app.database.sqlite.connections.connect", connected)
    return opened(empty)


async def is_answered_at_once(asked: OpenRelease, most: int) -> bool:
    """Whether a question was answered before anybody else had a turn."""
    answer = asyncio.create_task(asked.fetch(WAITING, {"most": most}))
    await asyncio.sleep(0)
    at_once = answer.done()
    assert (await answer)[0][0] == most
    return at_once


def test_a_short_question_that_waits_for_the_processor_is_not_taken_for_a_long_one(
    waiting: OpenRelease, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.database.sqlite.release.WAIT_SECONDS", inf)

    async def ask() -> None:
        for _ in range(3):
            assert await is_answered_at_once(waiting, 399)

    asyncio.run(ask())


def test_a_question_that_waits_long_leaves_the_loop_to_others(
    waiting: OpenRelease, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.database.sqlite.release.LOOP_SECONDS", inf)
    assert not asyncio.run(is_answered_at_once(waiting, 20_000))


def test_an_endless_question_is_refused_and_the_next_one_answered(
    asked: OpenRelease, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.database.sqlite.connections.DEADLINE_SECONDS", 0.1)

    async def ask() -> None:
        for _ in range(2):
            with pytest.raises(Unavailable):
                await asked.fetch(COUNTED, {"most": ENDLESS})
        assert await asked.fetch(COUNTED, {"most": LONG}) == [(LONG,)]

    asyncio.run(ask())


def test_who_gives_up_waiting_leaves_nothing_running(
    asked: OpenRelease, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.database.sqlite.connections.DEADLINE_SECONDS", inf)

    async def ask() -> None:
        for _ in range(3):
            waiting = asyncio.create_task(asked.fetch(COUNTED, {"most": ENDLESS}))
            await asyncio.sleep(0.01)
            waiting.cancel()
            with pytest.raises(asyncio.CancelledError):
                await waiting
        assert await asked.fetch(COUNTED, {"most": LONG}) == [(LONG,)]

    asyncio.run(ask())


LINES = Statement(f"{NUMBERS} SELECT hex(x) FROM n WHERE x % 20 = 0", ("most",), {})
"""A download whose every batch takes a while."""


def test_a_download_given_up_again_and_again_lets_its_thread_finish(asked: OpenRelease) -> None:
    """As where a client goes away: the scope cancels anew at every turn of the loop."""
    troubles: list[object] = []

    async def take(seconds: float) -> None:
        with CancelScope() as scope:
            asyncio.get_running_loop().call_later(seconds, scope.cancel)
            async with aclosing(asked.stream(LINES, {"most": ENDLESS})) as batches:
                async for _ in batches:
                    pass
        assert scope.cancelled_caught

    async def ask() -> None:
        asyncio.get_running_loop().set_exception_handler(lambda _, told: troubles.append(told))
        chance = random.Random(7)
        for _ in range(20):
            await take(chance.uniform(0.001, 0.02))
        assert await asked.fetch(COUNTED, {"most": LONG}) == [(LONG,)]

    asyncio.run(ask())
    gc.collect()
    assert troubles == []


def test_who_gives_up_waiting_for_a_thread_leaves_no_work_behind() -> None:
    done, may_end = [], threading.Event()

    def do(_: Asker, what: object) -> None:
        done.append(what)

    async def ask() -> None:
        threads = Threads(1, NO_BOUND)
        first = asyncio.create_task(threads.run(lambda _: may_end.wait(60)))
        await asyncio.sleep(0)
        others = [asyncio.create_task(threads.run(do, n)) for n in range(5)]
        await asyncio.sleep(0)
        for other in others:
            other.cancel()
        may_end.set()
        await asyncio.gather(first, *others, return_exceptions=True)
        await threads.run(do, "last")

    asyncio.run(ask())
    assert done == ["last"]


def test_long_questions_are_answered_where_their_threads_cannot_step_back(
    asked: OpenRelease, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "setpriority", refuse)
    rows = asyncio.run(asked.fetch(COUNTED, {"most": LONG}))
    assert rows == [(LONG,)]


@pytest.mark.skipif(sys.platform != "linux", reason="Open files are counted in /proc.")
def test_a_release_that_nobody_holds_lets_go_of_its_file_and_its_threads(empty: Path) -> None:
    def held() -> tuple[int, int]:
        tasks = list(Path("/proc/self/task").iterdir())
        return list_open_files().count(str(empty)), len(tasks)

    before = held()
    gc.disable()
    try:
        one = opened(empty)
        assert asyncio.run(one.fetch(COUNTED, {"most": LONG})) == [(LONG,)]
        assert held() > before
        del one
        wait_until(lambda: held() == before)
    finally:
        gc.enable()
