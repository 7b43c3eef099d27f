"""Which release is served: watched for, verified, and switched while requests go on."""

import asyncio
import logging
import os
import time
from dataclasses import dataclass
from pathlib import Path

from anyio import to_thread

from app.database import (
    POINTER,
    Damaged,
    Line,
    OpenRelease,
    Pointer,
    manifest_stamp,
    open_verified,
    read_files,
    read_trouble,
)
from app.kit.errors import Unavailable
from app.kit.files import ReleaseFiles, Stamp, stamp_of
from app.settings import Settings

log = logging.getLogger("facts")

Stamps = tuple[Stamp | None, Stamp | None]
REST = 10
"""What failed is tried again after so many times what it took, at least: hashing a large file that
is damaged would else keep a core busy."""


@dataclass(frozen=True, slots=True)
class Failure:
    """What was last tried in vain, when to try it again, and why it failed."""

    stamps: Stamps
    again: float
    cause: str


class ReleaseWatcher:
    """Holds the release that is served, and changes it when another is published.

    Each request takes one release and keeps it, so no answer mixes two releases; the old
    one closes when the last request that holds it is done. It is trusted as long as its file is
    what was verified.
    """

    def __init__(self, settings: Settings, schema: str) -> None:
        self.data, self.schema, self.public_url = settings.data, schema, settings.public_url
        self._follows = bool(settings.follow)
        self._line = Line(settings.waiting, settings.waiting_seconds)
        self._release: OpenRelease | None = None
        self._seen: Stamps | None = None
        """What tells the pointer and the file that are served from others."""
        self._named: str | None = None
        self._served: Pointer | None = None
        self._verified: Stamp | None = None
        """What told the served file from others when its bytes were verified."""
        self._failure: Failure | None = None
        self._trouble = "The release is being opened."
        self._is_watched = False

    @property
    def serving(self) -> OpenRelease | None:
        """The release that is served now, or none."""
        return self._release

    async def opened(self) -> OpenRelease:
        """The release that is served now; where nobody watches, it is opened now.

        Raises Unavailable until there is one.
        """
        if not self._is_watched:
            await self.look()
            await self.look_for_files()
        if self._release is None:
            raise Unavailable(self.trouble or self._trouble)
        return self._release

    @property
    def trouble(self) -> str:
        """What keeps newer releases from coming, where an origin is followed."""
        return read_trouble(self.data) if self._follows else ""

    async def watch(self, seconds: float) -> None:
        """Look for a new release every so often, for ever."""
        self._is_watched = True
        while True:
            await self.look()
            await self.look_for_files()
            await asyncio.sleep(seconds)

    async def look(self) -> None:
        """Switch to the published release if it is another one and is whole.

        Whatever fails is told once and tried again: nothing that stands in the folder, and no
        passing want of the machine, may end the watching.
        """
        began, stamps = time.monotonic(), self._stamps()
        if stamps != self._seen and not self._is_resting(stamps, began):
            try:
                await self._follow_pointer()
            except Exception as error:  # noqa: BLE001  (see above)
                now = time.monotonic()
                # By now it is known which file the pointer names.
                tried = (stamps[0], self._stamps()[1])
                self._fail(tried, now + REST * (now - began), _explain(error))
        if self._is_changed():
            await self._verify_anew()

    async def look_for_files(self) -> None:
        """Serve the files of the release, once they are made and are what was written."""
        release = self._release
        if release is None or (stamp := manifest_stamp(release.path)) == release.files.stamp:
            return
        try:
            files = await to_thread.run_sync(read_files, release.path)
        except Exception as error:  # noqa: BLE001  (as in looking)
            log.warning("%s", _explain(error))
            files = ReleaseFiles(trouble="The files of this release are damaged.", stamp=stamp)
        if release is self._release:
            self._release = release.with_files(files)

    def _is_changed(self) -> bool:
        """Whether the served file is not what was verified; one whose name is gone is held open."""
        if self._release is None:
            return False
        return _stamp(self._release.path) not in (None, self._verified)

    def _is_overwritten(self, of_file: Stamp | None) -> bool:
        """Whether this is the served file, with other bytes. One that has taken its name is not."""
        if not of_file or not self._verified:
            return False
        return of_file[:2] == self._verified[:2] and of_file != self._verified

    async def _verify_anew(self) -> None:
        """Serve what another release was to replace only if its bytes are still the same.

        That is done while it is served, for publishing itself dates a file that it replaces.
        """
        assert self._served
        try:
            await self._open(self._served)
        except Exception as error:  # noqa: BLE001  (as in looking)
            self._release = self._seen = None
            log.warning("%s", _explain(error))

    def _is_resting(self, stamps: Stamps, now: float) -> bool:
        failure = self._failure
        return failure is not None and failure.stamps == stamps and now < failure.again

    async def _follow_pointer(self) -> None:
        # Taken before it is read: what is published meanwhile is then seen at the next look.
        of_pointer = _stamp(self.data / POINTER)
        pointer = Pointer.read(self.data, self.schema)
        self._named = pointer.file if pointer else None
        if pointer is None:
            raise Damaged("No release is published yet.")
        of_file = _stamp(self.data / pointer.file)
        if not self._release or pointer.file != self._release.path.name or self._is_changed():
            if self._is_overwritten(of_file):
                self._release = None
                self._trouble = "The release has changed on the disk and is being verified anew."
            await self._open(pointer)
            log.info("Serving release %s, built %s.", pointer.release, pointer.built)
        self._seen, self._failure = (of_pointer, of_file), None

    async def _open(self, pointer: Pointer) -> None:
        verified = _stamp(self.data / pointer.file)
        self._release = await to_thread.run_sync(
            open_verified, self.data, pointer, self.schema, self.public_url, self._line
        )
        self._served, self._verified = pointer, verified

    def _fail(self, stamps: Stamps, again: float, cause: str) -> None:
        if self._failure is None or self._failure.cause != cause:
            kept = f" Still serving {self._release.id}." if self._release else ""
            log.warning("%s%s", cause, kept)
        self._failure = Failure(stamps, again, cause)
        self._trouble = "No whole release is published, or it cannot be read."

    def _stamps(self) -> Stamps:
        """What tells the pointer, and the file that it named when it was read, from others."""
        named = _stamp(self.data / self._named) if self._named else None
        return _stamp(self.data / POINTER), named


def _explain(error: Exception) -> str:
    """The cause in one line, as far as it is known."""
    if isinstance(error, Damaged):
        return str(error)
    if isinstance(error, OSError) and error.filename:
        return f"{error.filename} cannot be read: {error.strerror}."
    return f"The release cannot be opened: {type(error).__name__}: {error}."


def _stamp(path: Path) -> Stamp | None:
    try:
        found = os.stat(path)  # noqa: PTH116  (half the cost of Path.stat)
    except OSError:
        return None
    return stamp_of(found)
