"""Which release is served: watched for, verified, and switched while requests go on."""

import asyncio
import logging
import os
from pathlib import Path

from anyio import to_thread

from app.database import POINTER, Damaged, Pointer, SqliteRelease, open_verified
from app.kit.errors import Unavailable

log = logging.getLogger("facts")

Stamp = tuple[int, int, int, int]


class ReleaseWatcher:
    """Holds the release that is served, and changes it when another is published.

    Each request takes one release and keeps it, so no answer mixes two releases; the old
    one closes when the last request that holds it is done.
    """

    def __init__(self, data: Path, schema: str, public_url: str) -> None:
        self.data, self.schema, self.public_url = data, schema, public_url
        self._release: SqliteRelease | None = None
        self._seen: object = None
        self._named: str | None = None
        self._trouble = "The release is being opened."
        self._is_watched = False

    @property
    def serving(self) -> SqliteRelease | None:
        """The release that is served now, or none."""
        return self._release

    async def opened(self) -> SqliteRelease:
        """The release that is served now; where nobody watches, it is opened now.

        Raises Unavailable until there is one.
        """
        if not self._is_watched:
            await self.look()
        if self._release is None:
            raise Unavailable(self._trouble)
        return self._release

    async def watch(self, seconds: float) -> None:
        """Look for a new release every so often, for ever."""
        self._is_watched = True
        while True:
            await self.look()
            await asyncio.sleep(seconds)

    async def look(self) -> None:
        """Switch to the published release if it is another one and is whole."""
        if self._stamps() == self._seen:
            return
        pointer = Pointer.read(self.data)
        self._named = pointer.file if pointer else None
        self._seen = self._stamps()
        if pointer is None:
            self._report("No release is published yet.")
        elif self._release is None or pointer.file != self._release.path.name:
            await self._switch(pointer)

    async def _switch(self, pointer: Pointer) -> None:
        try:
            self._release = await to_thread.run_sync(
                open_verified, self.data, pointer, self.schema, self.public_url
            )
            log.info("Serving release %s, built %s.", pointer.release, pointer.built)
        except Damaged as damage:
            self._report(str(damage))

    def _report(self, trouble: str) -> None:
        kept = f" Still serving {self._release.id}." if self._release else ""
        log.warning("%s%s", trouble, kept)
        self._trouble = "No whole release is published."

    def _stamps(self) -> tuple[Stamp | None, Stamp | None]:
        """What tells the pointer, and the file that it named when it was read, from others."""
        named = _stamp(self.data / self._named) if self._named else None
        return _stamp(self.data / POINTER), named


def _stamp(path: Path) -> Stamp | None:
    try:
        found = os.stat(path)  # noqa: PTH116  (half the cost of Path.stat)
    except OSError:
        return None
    return (found.st_dev, found.st_ino, found.st_mtime_ns, found.st_size)
