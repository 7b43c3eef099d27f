"""Which releases stay in a data folder, and who may change what is there."""

import fcntl
import os
import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from app.database.manifest import FOLDER_ENDING
from app.database.pointer import POINTER, Damaged, Pointer, kept_beside, read_pointers
from app.database.writing import write_whole

LOCK = "lock"
SERVED_SECONDS = 120.0
"""How long a release stays on disk after another took its place: servers look at least once a
minute, and one that has not looked yet still opens the file by its name."""


@contextmanager
def hold_lock(data: Path, *, wait: bool) -> Iterator[None]:
    """Hold a folder's lock, and make the folder. Raises OSError.

    Raises BlockingIOError if another run holds it and is not to be waited for.
    """
    data.mkdir(parents=True, exist_ok=True)
    with (data / LOCK).open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield


def clear_leftovers(data: Path) -> None:
    """Remove what a run that was killed has begun."""
    for leftover in data.glob("tmp-*"):
        if leftover.is_dir():
            shutil.rmtree(leftover, ignore_errors=True)
        else:
            leftover.unlink(missing_ok=True)


def point_to(data: Path, now: Pointer) -> None:
    """Publish a release whose file lies there, and remove what nobody reads any longer.

    Raises OSError.
    """
    before = read_published(data)
    write_whole(data / POINTER, now.as_json(before))
    _clear_old_releases(data, before, now)


def read_published(data: Path) -> list[Pointer]:
    """Everything that is published now, as far as that can be read."""
    try:
        return read_pointers(data)
    except (Damaged, OSError):
        return []


def _clear_old_releases(data: Path, before: Sequence[Pointer], now: Pointer) -> None:
    """Remove all but what is published, the last one before it, and what may still be served."""
    published = {now.file, *(one.file for one in kept_beside(now, before))}
    for one in before:
        if one.file not in published and (data / one.file).is_file():
            # From now on a file's date tells when another took its place, if it is ours to change.
            with suppress(OSError):
                os.utime(data / one.file)
    others = [path for path in data.glob("facts-*.db") if path.name not in published]
    others.sort(key=lambda path: path.stat().st_mtime, reverse=True)
    served = time.time() - SERVED_SECONDS
    of_release = f"facts-{now.release}-"
    last = next((path for path in others if not path.name.startswith(of_release)), None)
    for path in others:
        if path != last and path.stat().st_mtime < served:
            path.unlink(missing_ok=True)
    _clear_files(data)


def _clear_files(data: Path) -> None:
    """Remove the files of releases that are gone."""
    for folder in data.glob(f"facts-*{FOLDER_ENDING}"):
        if not folder.with_suffix(".db").exists():
            shutil.rmtree(folder, ignore_errors=True)
