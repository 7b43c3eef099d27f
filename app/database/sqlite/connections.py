"""Connections to a release's file, on the event loop and aside from it, in threads."""

import asyncio
import logging
import os
import sqlite3
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from math import inf
from pathlib import Path
from typing import Any, TypeVar
from weakref import finalize

from anyio import CancelScope
from anyio.lowlevel import checkpoint_if_cancelled

from app.database.sqlite.full_text import all_words
from app.kit.errors import Unavailable
from app.kit.releases import Row

DEADLINE_SECONDS, LATEST_SECONDS = 1.0, 5.0
"""How much of the processor a question may use at all; and how long it may take by the clock, where
others have the processor too."""
STEPS_BETWEEN_LOOKS = 1000
"""Virtual machine steps between two looks at the clock: 50 to 250 microseconds."""
MAPPED_BYTES = 1 << 30
TEMPORARY_FOLDERS = ("/var/tmp", "/usr/tmp", "/tmp", ".")  # noqa: S108  (where SQLite looks, in turn)
HEAP_BYTES = 1 << 28
"""How much memory SQLite may use in a process that has no folder for temporary files: all that is
sorted then lies there."""
NICE = 10
"""How much the loop goes before threads."""

log = logging.getLogger("facts")

FAILURES = (sqlite3.Error, MemoryError)
"""What the driver raises; the latter where SQLite itself may take no more memory."""

Result = TypeVar("Result")


def connect(path: Path) -> sqlite3.Connection:
    """A connection that can only read this file as it is now."""
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=ro&immutable=1",
        uri=True,
        check_same_thread=False,
        isolation_level=None,
        cached_statements=512,
    )
    connection.create_function("all_words", 1, all_words, deterministic=True)
    connection.execute("PRAGMA query_only=1")
    connection.execute(f"PRAGMA mmap_size={MAPPED_BYTES}")
    if not has_temporary_folder():
        connection.execute("PRAGMA temp_store=MEMORY")
        connection.execute(f"PRAGMA hard_heap_limit={HEAP_BYTES}")
    return connection


def has_temporary_folder() -> bool:
    """Whether SQLite finds a folder to sort in what does not fit into memory."""
    named = (os.environ.get(name) for name in ("SQLITE_TMPDIR", "TMPDIR"))
    folders = [*filter(None, named), *TEMPORARY_FOLDERS]
    return any(os.access(folder, os.W_OK | os.X_OK) for folder in folders)


class Stopwatch:
    """Cuts a statement off when its time is up: by the clock, or of the processor."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._deadline = self._used_up = inf
        connection.set_progress_handler(self._is_over, STEPS_BETWEEN_LOOKS)

    def _is_over(self) -> bool:
        return time.perf_counter() > self._deadline or time.thread_time() > self._used_up

    def start(self, seconds: float, of_processor: float = inf) -> None:
        """Give a statement so long by the clock, and so much of the processor."""
        self._deadline = time.perf_counter() + seconds
        self._used_up = time.thread_time() + of_processor


class Threads:
    """Threads that get less of the processor than the event loop, where that can be told."""

    def __init__(self, most: int) -> None:
        self._pool = ThreadPoolExecutor(most, "facts", initializer=_step_back)
        # Who gives up while waiting for a thread leaves no work behind.
        self._free = asyncio.Semaphore(most)
        finalize(self, self._pool.shutdown, wait=False)

    async def run(self, work: Callable[..., Result], *given: Any) -> Result:
        """What the work gives. Who gives up while it runs still waits until it lets go of its file.

        Who answers a client that went away is told so again and again, hence the shield.
        """
        await checkpoint_if_cancelled()
        async with self._free:
            running = asyncio.get_running_loop().run_in_executor(self._pool, work, *given)
            given_up = None
            with CancelScope(shield=True):
                while not running.done():
                    try:
                        await asyncio.wait([running])
                    except asyncio.CancelledError as cancelled:
                        given_up = cancelled
        if given_up:
            running.exception()  # Nobody will ask for it.
            raise given_up
        return running.result()


def _step_back() -> None:
    if sys.platform == "linux":
        with suppress(OSError):  # Where the whole process stands further back already.
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), NICE)


class TimedConnection:
    """A connection whose statements are cut off in time."""

    def __init__(self, path: Path) -> None:
        self.connection = connect(path)
        self.stopwatch = Stopwatch(self.connection)
        finalize(self, self.connection.close)


class Pool:
    """Connections to a release, each lent to one question at a time, in whatever thread it is."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._idle: list[TimedConnection] = []

    def fetch(self, text: str, values: Sequence[Any]) -> list[Row]:
        """The rows of a statement. Raises Unavailable, after the deadline at the latest."""
        return self.fetch_within(DEADLINE_SECONDS, text, values)

    def fetch_within(self, seconds: float, text: str, values: Sequence[Any]) -> list[Row]:
        """The same, of a statement that may use so much of the processor."""
        try:
            with self._lend() as lent:
                lent.stopwatch.start(LATEST_SECONDS, seconds)
                return lent.connection.execute(text, values).fetchall()
        except FAILURES as error:
            raise explain(error) from error

    @contextmanager
    def _lend(self) -> Iterator[TimedConnection]:
        try:
            lent = self._idle.pop()
        except IndexError:
            lent = TimedConnection(self._path)
        try:
            yield lent
        finally:
            self._idle.append(lent)


def explain(error: Exception) -> Unavailable:
    """What a client is told of an error; where the client can do nothing, the log is told more."""
    code = getattr(error, "sqlite_errorcode", None)
    if code == sqlite3.SQLITE_INTERRUPT:
        return Unavailable("The question took too long; ask for less.")
    if isinstance(error, MemoryError):
        return Unavailable("The question takes too much memory; ask for less.")
    log.error("The facts cannot be read: %s.", error)
    return Unavailable("The facts cannot be read.")
