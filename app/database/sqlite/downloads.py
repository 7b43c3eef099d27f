"""Whole lists, a batch at a time: all over one connection, so that each costs little more than what
of it is under way."""

from collections.abc import AsyncGenerator, Sequence
from pathlib import Path
from sqlite3 import Cursor
from typing import Any

from app.database.sqlite.connections import FAILURES, TimedConnection, explain
from app.kit.threads import ENDLESS, Asker, Threads

BATCH_BYTES, BATCH_SECONDS = 1 << 17, 30.0
"""How much is read at once, as documents count, and how long it may take (the first batch may have
to sort them all)."""


class Downloads:
    """Downloads of one release. Its one thread reads for all of them in turn; it is not that of
    questions, none of which is to wait until a list is sorted."""

    def __init__(self, path: Path) -> None:
        self._opened = TimedConnection(path)
        # They are counted where they are answered, whatever the release.
        self._thread = Threads(1, ENDLESS)

    async def read(self, text: str, values: Sequence[Any]) -> AsyncGenerator[list[bytes], None]:
        """What a statement's first column holds. Raises Unavailable where it takes too long."""
        rows = self._opened.connection.cursor()

        def read_batch(asker: Asker) -> tuple[list[bytes], bool]:
            self._opened.stopwatch.start(BATCH_SECONDS, asker=asker)
            if rows.description is None:
                rows.execute(text, values)
            return _take_batch(rows)

        try:
            is_last = False
            while not is_last:
                found, is_last = await self._thread.run(read_batch)
                yield found
        except FAILURES as error:
            raise explain(error) from error
        finally:
            # In its thread, for whoever closes it waits until the connection is free.
            self._thread.do_later(rows.close)


def _take_batch(rows: Cursor) -> tuple[list[bytes], bool]:
    """The next documents, perhaps none, and whether they are the last."""
    found, size = [], 0
    for row in rows:
        document = row[0]
        found.append(document)
        size += len(document)
        if size >= BATCH_BYTES:
            return found, False
    return found, True
