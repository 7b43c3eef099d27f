"""The files of a release: what making each kind takes, apart from publishing.

Run as a program it makes one kind and prints what that took. Each kind has a process of its own,
so that the memory that is seen is that kind's.
"""

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from app.database import folder_of, read_file
from app.releasing.files.database import write_database
from app.releasing.files.lists import lists_in
from app.releasing.files.making import make_files
from app.releasing.files.packing import pack_file
from app.releasing.files.words import About
from app.releasing.files.workbook import write_workbook
from benchmarks.data.places import HOME, SIZES
from benchmarks.data.release import Built, release_of
from benchmarks.systems.measure import anonymous_bytes

SMALLER = ("1k", "4k")
"""Sizes that are measured beside the one that is asked for, to see what grows."""
LOOK_EVERY = 0.005
TOGETHER, DATABASE = "all of them, as `facts files`", "facts.db"
ABOUT = About("synthetic", "2025-01-06T08:00:00+00:00", "")


@dataclass(frozen=True, slots=True)
class Took:
    """What making some files took, and how large they are."""

    cpu_seconds: float
    wall_seconds: float
    bytes: int


@dataclass(frozen=True, slots=True)
class Made:
    """One kind of files of a release: what making it took, and the most memory of its process.

    Files that the process only reads are left out of its memory: the kernel shares them.
    """

    kind: str
    took: Took
    peak_bytes: int


@dataclass(frozen=True, slots=True)
class Files:
    """All kinds of files of one release."""

    size: str
    built: Built
    made: tuple[Made, ...]


def measure_files(size: str) -> list[Files]:
    """Make the files of smaller releases and of the one of this size."""
    smaller = [one for one in SMALLER if SIZES[one] < SIZES[size]]
    return [make_kinds(one, release_of(SIZES[one])) for one in (*smaller, size)]


def make_kinds(size: str, built: Built) -> Files:
    """Make each kind of files of a release, and see what it takes."""
    with TemporaryDirectory(dir=built.data) as folder:
        return Files(size, built, tuple(_make_apart(kind, built, folder) for kind in KINDS))


def _make_apart(kind: str, built: Built, folder: str) -> Made:
    """Make one kind in a process of its own, and watch its memory."""
    program = [sys.executable, "-m", "benchmarks.cases.files", kind, built.database, folder]
    with subprocess.Popen(program, cwd=HOME, stdout=subprocess.PIPE, text=True) as process:
        peak = 0
        while process.poll() is None:
            peak = max(peak, anonymous_bytes([process.pid]))
            time.sleep(LOOK_EVERY)
        assert process.stdout is not None
        told = process.stdout.read()
    if process.returncode:
        raise SystemExit(f"The {kind} of {built.figures:,} figures could not be made.")
    return Made(kind, Took(**json.loads(told)), peak)


def _write_lists(database: Path, folder: Path) -> None:
    with read_file(database) as release:
        for one in lists_in(folder, ""):
            one.write(release)


def _write_database(_: Path, folder: Path) -> None:
    write_database(folder / DATABASE, lists_in(folder, ""), ABOUT)


def _write_workbook(_: Path, folder: Path) -> None:
    write_workbook(folder / "facts.xlsx", folder / DATABASE, lists_in(folder, ""), ABOUT)


def _pack_each(_: Path, folder: Path) -> None:
    for path in [*folder.iterdir()]:
        pack_file(path)


def _make_as_served(database: Path, folder: Path) -> None:
    """What `facts files` does, manifest and digests included, in a folder that has nothing yet."""
    shutil.rmtree(folder)
    shutil.rmtree(folder_of(database), ignore_errors=True)
    if trouble := make_files(database.parent, ""):
        raise SystemExit(trouble)
    folder_of(database).rename(folder)


KINDS: dict[str, Callable[[Path, Path], None]] = {
    "CSV of each list": _write_lists,
    "database": _write_database,
    "workbook": _write_workbook,
    "packed by zstd": _pack_each,
    TOGETHER: _make_as_served,
}
"""What makes each kind of a release in a folder; the next finds what the one before has made."""


def _make(kind: str, database: Path, folder: Path) -> Took:
    before = _bytes_in(folder)
    wall, cpu = time.perf_counter(), time.process_time()
    KINDS[kind](database, folder)
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    return Took(cpu, wall, _bytes_in(folder) - (0 if kind == TOGETHER else before))


def _bytes_in(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.iterdir())


if __name__ == "__main__":
    print(json.dumps(asdict(_make(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])))))
