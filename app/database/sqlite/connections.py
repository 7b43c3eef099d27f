"""Connections to a release's file, and the time that their statements have."""

import logging
import os
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from math import inf
from pathlib import Path
from typing import Any
from weakref import finalize

from app.kit.errors import Unavailable
from app.kit.releases import Row
from app.kit.threads import Asker

DEADLINE_SECONDS, LATEST_SECONDS = 1.0, 5.0
"""How much of the processor a question may use at all; and how long it may take by the clock, where
others have the processor too."""
LOOP_STEPS, ASIDE_STEPS = 1_000, 20_000
"""Virtual machine steps between two looks at the clock, of the event loop's connection and of each
other: 50 to 250 microseconds, and 1 to 5 milliseconds. To look, a thread takes Python's lock, for
which the loop waits."""
LOOP_KIBIBYTES, ASIDE_KIBIBYTES = 1 << 14, 1 << 10
"""Pages that the connection of the event loop keeps, and each of the others. The file is not mapped
into memory: where one that is mapped is cut short, the process ends (SIGBUS). With these pages
reading takes as long as from a map (docs/decisions/0002)."""
TEMPORARY_FOLDERS = ("/var/tmp", "/usr/tmp", "/tmp", ".")  # noqa: S108  (where SQLite looks, in turn)
HEAP_BYTES = 1 << 28
"""How much memory SQLite may use in a process that has no folder for temporary files: all that is
sorted then lies there."""

log = logging.getLogger("facts")

FAILURES = (sqlite3.Error, MemoryError)
"""What the driver raises; the latter where SQLite itself may take no more memory."""


def connect(path: Path, kibibytes: int = ASIDE_KIBIBYTES) -> sqlite3.Connection:
    """A connection that can only read this file as it is now, and keeps so much of it."""
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=ro&immutable=1",
        uri=True,
        check_same_thread=False,
        isolation_level=None,
        cached_statements=512,
    )
    connection.execute("PRAGMA query_only=1")
    connection.execute("PRAGMA mmap_size=0")
    connection.execute(f"PRAGMA cache_size=-{kibibytes}")
    if not has_temporary_folder():
        connection.execute("PRAGMA temp_store=MEMORY")
        connection.execute(f"PRAGMA hard_heap_limit={HEAP_BYTES}")
    return connection


def has_temporary_folder() -> bool:
    """Whether SQLite finds a folder to sort in what does not fit into memory."""
    named = (os.environ.get(name) for name in ("SQLITE_TMPDIR", "TMPDIR"))
    folders = [*filter(None, named), *TEMPORARY_FOLDERS]
    return any(os.access(folder, os.W_OK | os.X_OK) for folder in folders)


class TimeIsUp(Exception):
    """What was begun has no time left."""


class Stopwatch:
    """Cuts a statement off when its time is up, by the clock or of the processor, or its asker has
    left."""

    def __init__(self, connection: sqlite3.Connection, steps: int) -> None:
        self._deadline = self._used_up = inf
        self._asker: Asker | None = None
        connection.set_progress_handler(self.is_over, steps)

    def is_over(self) -> bool:
        """Whether nothing more is to be done."""
        if self._asker is not None and self._asker.has_left:
            return True
        return time.perf_counter() > self._deadline or time.thread_time() > self._used_up

    def start(self, seconds: float, of_processor: float = inf, asker: Asker | None = None) -> None:
        """Give what follows so long by the clock, and so much of the processor, for an asker."""
        self._asker = asker
        self._deadline = time.perf_counter() + seconds
        self._used_up = time.thread_time() + of_processor


class TimedConnection:
    """A connection whose statements are cut off in time."""

    def __init__(
        self, path: Path, kibibytes: int = ASIDE_KIBIBYTES, steps: int = ASIDE_STEPS
    ) -> None:
        self.connection = connect(path, kibibytes)
        self.stopwatch = Stopwatch(self.connection, steps)
        # For all statements: of each new one the connection would remember that it was there.
        self._cursor = self.connection.cursor()
        finalize(self, self.connection.close)

    def fetch(self, text: str, values: Sequence[Any]) -> list[Row]:
        """The rows of a statement, in the time that is left."""
        return self._cursor.execute(text, values).fetchall()

    def check_time(self) -> None:
        """Raises TimeIsUp where it is; for what is done between statements."""
        if self.stopwatch.is_over():
            raise TimeIsUp


class Pool:
    """Connections to a release, each lent to one question at a time, in whatever thread it is."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._idle: list[TimedConnection] = []

    def fetch(self, asker: Asker, text: str, values: Sequence[Any]) -> list[Row]:
        """The rows of a statement. Raises Unavailable, after the deadline at the latest."""
        with self.lend(asker) as lent:
            return lent.fetch(text, values)

    @contextmanager
    def lend(self, asker: Asker, seconds: float | None = None) -> Iterator[TimedConnection]:
        """A connection for what may use so much of the processor, or as much as a question may.

        Raises Unavailable.
        """
        lent = self._take_idle()
        lent.stopwatch.start(
            LATEST_SECONDS, DEADLINE_SECONDS if seconds is None else seconds, asker
        )
        try:
            yield lent
        except (*FAILURES, TimeIsUp) as error:
            raise explain(error) from error
        finally:
            self._idle.append(lent)

    def _take_idle(self) -> TimedConnection:
        try:
            return self._idle.pop()
        except IndexError:
            pass
        try:
            return TimedConnection(self._path)
        except FAILURES as error:
            raise explain(error) from error


def explain(error: Exception) -> Unavailable:
    """What a client is told of an error; where the client can do nothing, the log is told more."""
    if is_interrupted(error):
        return Unavailable("The question took too long; ask for less.")
    if isinstance(error, MemoryError):
        return Unavailable("The question takes too much memory; ask for less.")
    log.error("The facts cannot be read: %s.", error)
    return Unavailable("The facts cannot be read.")


def is_interrupted(error: Exception) -> bool:
    """Whether it is that time was up."""
    code = getattr(error, "sqlite_errorcode", None)
    return isinstance(error, TimeIsUp) or code == sqlite3.SQLITE_INTERRUPT
