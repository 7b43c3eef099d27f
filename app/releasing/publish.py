"""Seeds → a published release, atomically.

A release is built beside the others, checked, and made durable; then one small pointer file is
replaced, and that is the moment of publication. Whatever fails before it leaves the old release
served, and the next run clears away what was left behind.
"""

import fcntl
import json
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from hashlib import file_digest
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from app.curating.check import checked
from app.curating.seeds.faults import shown_path
from app.database import POINTER, Pointer
from app.releasing.build import build
from app.releasing.downloads import release_row
from app.releasing.identity import release_id
from app.releasing.row import Rows
from app.releasing.rows import rows_of

KEPT = 2
"""Releases that stay on disk: the published one and the one before it."""


class CannotPublish(Exception):
    """The release could not be built or written; the old one is still published."""


def publish(seeds: Path, data: Path) -> Pointer:
    """Publish the seeds. Raises SeedError, or CannotPublish naming what stood in the way."""
    rows = rows_of(checked(seeds))
    release = release_id(seeds)
    try:
        data.mkdir(parents=True, exist_ok=True)
        with _alone(data):
            _clear_leftovers(data)
            return publish_rows(rows, release, data)
    except OSError as error:
        raise CannotPublish(f"{shown_path(data)}: {error.strerror or error}.") from error
    except (sqlite3.Error, DBAPIError) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        raise CannotPublish(f"{shown_path(data)}: could not be written: {cause}.") from error


@contextmanager
def _alone(data: Path) -> Iterator[None]:
    """Hold the folder's lock. Raises CannotPublish if another run holds it."""
    with (data / "lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise CannotPublish("Another run is publishing just now; try again.") from None
        yield


def _clear_leftovers(data: Path) -> None:
    for leftover in data.glob("tmp-*"):
        leftover.unlink(missing_ok=True)


def publish_rows(rows: Rows, release: str, data: Path) -> Pointer:
    """Build, check and publish rows that are prepared already, as this release."""
    built = datetime.now(UTC).isoformat(timespec="seconds")
    handle, name = tempfile.mkstemp(prefix="tmp-", suffix=".db", dir=data)
    os.close(handle)
    draft = Path(name)
    try:
        build(draft, rows, partial(release_row, release, built, rows))
        pointer = _made_durable(draft, release, built)
    finally:
        draft.unlink(missing_ok=True)
    _point_to(pointer, data)
    _clear_old_releases(data, pointer)
    return pointer


def _made_durable(draft: Path, release: str, built: str) -> Pointer:
    """Flush the file, make it read-only, and give it its name."""
    with draft.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
        os.fsync(file.fileno())
    draft.chmod(0o444)
    # The digest keeps a rebuilt release from taking the place of a file that is still pointed to.
    name = f"facts-{release}-{digest[:8]}.db"
    draft.replace(draft.with_name(name))
    return Pointer(release, name, digest, built)


def _point_to(pointer: Pointer, data: Path) -> None:
    """Publish: replace the pointer file and make the folder's change durable."""
    draft = data / f"tmp-{POINTER}"
    with draft.open("w", encoding="utf-8") as file:
        json.dump({name: getattr(pointer, name) for name in Pointer.__slots__}, file)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(data / POINTER)
    folder = os.open(data, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _clear_old_releases(data: Path, pointer: Pointer) -> None:
    """Remove all but the published release and the newest before it."""
    others = [path for path in data.glob("facts-*.db") if path.name != pointer.file]
    others.sort(key=lambda path: path.stat().st_mtime, reverse=True)
    for old in others[KEPT - 1 :]:
        old.unlink(missing_ok=True)
