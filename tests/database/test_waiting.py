"""Who waits for a thread: so many at most, not long, and nothing is done for who has left."""

import asyncio
import gc
import sqlite3
import threading
from collections.abc import Awaitable, Callable
from contextlib import aclosing, closing
from pathlib import Path
from typing import Any

import pytest

from app.database import OpenRelease, Pointer
from app.database.sqlite.connections import TimedConnection
from app.kit.errors import Unavailable
from app.kit.statements import Statement
from app.kit.threads import Asker, Line, Threads

NUMBERS = "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < ?)"
COUNTED = Statement(f"{NUMBERS} SELECT count(*) FROM n", ("most",), {})
SORTED = Statement(f"{NUMBERS} SELECT hex(x) FROM n ORDER BY hex(-x)", ("most",), {})
LONG, NEVER_DONE = 300_000, 10**12


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "empty.db"
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE empty (x)")
    return path


@pytest.fixture
def asked(path: Path, monkeypatch: pytest.MonkeyPatch) -> OpenRelease:
    """A release whose questions end only when somebody has them ended."""
    monkeypatch.setattr("app.database.sqlite.connections.DEADLINE_SECONDS", 1e6)
    monkeypatch.setattr("app.database.sqlite.connections.LATEST_SECONDS", 1e6)
    return OpenRelease(Pointer("r", path.name, "", "2025-01-05T00:00:00+00:00"), path)


class Work:
    """Work in a thread that goes on until it may end."""

    def __init__(self) -> None:
        self.may_end, self.begun = threading.Event(), 0

    def do(self, _: Asker) -> str:
        self.begun += 1
        assert self.may_end.wait(60)
        return "done"


async def begin(threads: Threads, work: Work, times: int) -> list[asyncio.Task[str]]:
    tasks = [asyncio.create_task(threads.run(work.do)) for _ in range(times)]
    while not work.begun:
        await asyncio.sleep(0.001)
    return tasks


def test_beyond_so_many_that_wait_the_next_is_refused_at_once() -> None:
    async def ask() -> list[Any]:
        work, threads = Work(), Threads(1, Line(3, None))
        tasks = await begin(threads, work, 6)
        with pytest.raises(Unavailable, match="ask again"):
            await threads.run(work.do)
        work.may_end.set()
        given = await asyncio.gather(*tasks, return_exceptions=True)
        assert await threads.run(work.do) == "done"
        return given

    given = asyncio.run(ask())
    assert given[:4] == ["done"] * 4
    assert [type(one) for one in given[4:]] == [Unavailable] * 2


def test_who_waits_too_long_is_refused_and_takes_no_thread() -> None:
    async def ask() -> None:
        work, threads = Work(), Threads(1, Line(3, 0.01))
        [first] = await begin(threads, work, 1)
        for _ in range(5):
            with pytest.raises(Unavailable, match="ask again"):
                await threads.run(work.do)
        assert work.begun == 1
        work.may_end.set()
        assert await first == await threads.run(work.do) == "done"

    asyncio.run(ask())


def test_a_refusal_says_when_to_ask_again() -> None:
    async def ask() -> Unavailable:
        work, threads = Work(), Threads(1, Line(0, None))
        [first] = await begin(threads, work, 1)
        with pytest.raises(Unavailable) as refused:
            await threads.run(work.do)
        work.may_end.set()
        await first
        return refused.value

    assert asyncio.run(ask()).headers == {"Retry-After": "1"}


def test_who_gives_up_leaves_nothing_that_only_the_garbage_collector_finds() -> None:
    def find_askers() -> list[Asker]:
        return [one for one in gc.get_objects() if isinstance(one, Asker)]

    async def ask_and_leave() -> list[Asker]:
        work, threads = Work(), Threads(1, Line())
        [task] = await begin(threads, work, 1)
        task.cancel()
        await asyncio.sleep(0)
        work.may_end.set()
        await asyncio.wait([task])
        assert task.cancelled()
        threads._pool.shutdown()
        del task
        return find_askers()

    gc.collect()
    gc.disable()
    try:
        # Held while it is compared: what other tests left may go in the meantime.
        before = find_askers()
        after = asyncio.run(ask_and_leave())
        assert [one for one in after if not any(one is old for old in before)] == []
    finally:
        gc.enable()


Ask = Callable[[OpenRelease], Awaitable[object]]


async def ask_forever(asked: OpenRelease) -> None:
    await asked.fetch(COUNTED, {"most": NEVER_DONE})


async def download_forever(asked: OpenRelease) -> None:
    async with aclosing(asked.stream(SORTED, {"most": NEVER_DONE})) as batches:
        await anext(batches)


async def leave(asked: OpenRelease, ask: Ask, clients: int) -> None:
    """So many ask together, and all go away while the first is being worked for."""

    async def try_to_ask() -> None:
        with pytest.raises((Unavailable, asyncio.CancelledError)):
            await ask(asked)

    tasks = [asyncio.create_task(try_to_ask()) for _ in range(clients)]
    await asyncio.sleep(0.05)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks)


@pytest.mark.parametrize("ask", [ask_forever, download_forever])
def test_what_is_asked_for_those_who_left_is_cut_off(asked: OpenRelease, ask: Ask) -> None:
    """Each question would take for ever, so the last is answered only if none is left."""

    async def leave_and_ask() -> None:
        await leave(asked, ask, 60)
        for _ in range(20):
            await leave(asked, ask, 1)
        assert await asked.fetch(COUNTED, {"most": LONG}) == [(LONG,)]
        async with aclosing(asked.stream(SORTED, {"most": 1000})) as batches:
            assert sum([len(batch) async for batch in batches]) == 1000

    asyncio.run(leave_and_ask())


def test_those_who_left_lose_no_connection(
    asked: OpenRelease, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = []
    real = TimedConnection.__init__

    def note(*given: Any) -> None:
        opened.append(given)
        real(*given)

    monkeypatch.setattr(TimedConnection, "__init__", note)

    async def leave_often() -> None:
        for _ in range(20):
            await leave(asked, ask_forever, 3)

    asyncio.run(leave_often())
    assert 0 < len(opened) <= 2


def test_who_left_is_told_nothing_and_neither_is_the_log(
    asked: OpenRelease, caplog: pytest.LogCaptureFixture
) -> None:
    troubles: list[object] = []

    async def watch() -> None:
        asyncio.get_running_loop().set_exception_handler(lambda _, told: troubles.append(told))
        await leave(asked, ask_forever, 5)
        await leave(asked, download_forever, 5)

    asyncio.run(watch())
    assert (troubles, caplog.records) == ([], [])


def test_a_connection_serves_the_next_after_one_who_left(path: Path) -> None:
    timed, gone = TimedConnection(path), Asker()
    gone.has_left = True
    timed.stopwatch.start(1e6, 1e6, gone)
    with pytest.raises(sqlite3.OperationalError, match="interrupted"):
        timed.fetch(COUNTED.text, (LONG,))
    timed.stopwatch.start(1e6, 1e6, Asker())
    assert timed.fetch(COUNTED.text, (LONG,)) == [(LONG,)]


def test_many_downloads_share_a_connection_and_none_waits_for_another_to_be_read(
    asked: OpenRelease,
) -> None:
    async def take_all() -> list[int]:
        downloads = [asked.stream(SORTED, {"most": 20_000 + n}) for n in range(40)]
        first = [len(await anext(one)) for one in downloads]
        rest = [sum([len(batch) async for batch in one]) for one in downloads]
        return [a + b for a, b in zip(first, rest, strict=True)]

    assert asyncio.run(take_all()) == [20_000 + n for n in range(40)]


def test_a_batch_is_bounded_in_bytes(asked: OpenRelease) -> None:
    long = Statement(f"{NUMBERS} SELECT printf('%.*c', 30000, 'x') FROM n", ("most",), {})

    async def take() -> list[int]:
        async with aclosing(asked.stream(long, {"most": 22})) as batches:
            return [len(batch) async for batch in batches]

    assert asyncio.run(take()) == [5, 5, 5, 5, 2]
