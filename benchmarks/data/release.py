"""Builds a release of made-up articles by the real loader, in a process of its own.

Run as a program it builds one and prints what that took; `release_of` keeps what is still good.
"""

import hashlib
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from app.database import Pointer
from app.schema import schema_revision
from benchmarks.data.places import BUILT, HOME
from benchmarks.data.stored import Stored

IN_MEMORY = 200_000
"""Figures whose rows are kept in memory; those of more lie on disk."""
BUILT_BY = (
    *(
        "app/english",
        "app/curating",
        "app/releasing",
        "app/database",
        "app/shapes",
        "app/tables",
        "app/resources",
    ),
    *("migrations/versions", "benchmarks/data"),
)
"""Code that a release depends on."""


@dataclass(frozen=True, slots=True)
class Built:
    """A release, and what building it took."""

    figures: int
    data: str
    database: str
    rows_seconds: float
    cpu_seconds: float
    wall_seconds: float
    peak_bytes: int
    database_bytes: int


def release_of(figures: int) -> Built:
    """The release with so many figures, built now unless its code has not changed since."""
    folder = BUILT / str(figures)
    told, key = folder / "built.json", _key()
    if told.is_file():
        known = json.loads(told.read_text())
        if known.pop("key") == key and Path(known["database"]).is_file():
            return Built(**known)
    built = _build_apart(figures, folder)
    told.write_text(json.dumps({**asdict(built), "key": key}))
    return built


def _build_apart(figures: int, folder: Path) -> Built:
    program = [sys.executable, "-m", "benchmarks.data.release"]
    done = subprocess.run(
        [*program, str(figures), str(folder)],
        cwd=HOME, check=True, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    return Built(**json.loads(done.stdout.splitlines()[-1]))


def _key() -> str:
    digest = hashlib.blake2b(schema_revision().encode(), digest_size=8)
    for part in BUILT_BY:
        for path in sorted((HOME / part).rglob("*.py")):
            digest.update(path.read_bytes())
    return digest.hexdigest()


def build(figures: int, data: Path) -> Built:
    """Build and publish a release; rows are made before the clock starts."""
    from app.releasing.publish import publish_rows  # noqa: PLC0415  (for the child process only)

    data.mkdir(parents=True, exist_ok=True)
    started = time.perf_counter()
    with _rows(figures, data) as rows:
        made = time.perf_counter()
        cpu = time.process_time()
        pointer: Pointer = publish_rows(rows, f"synthetic{figures}", data)
        wall, cpu = time.perf_counter() - made, time.process_time() - cpu
    database = data / pointer.file
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    size = database.stat().st_size
    return Built(figures, str(data), str(database), made - started, cpu, wall, peak, size)


@contextmanager
def _rows(figures: int, data: Path) -> Iterator[Any]:
    """All rows: in memory if they are few, else on disk for as long as they are needed."""
    from benchmarks.data.rows import collect_rows, stream_rows  # noqa: PLC0415

    if figures <= IN_MEMORY:
        yield collect_rows(figures)
        return
    with (
        tempfile.TemporaryDirectory(dir=data) as folder,
        closing(Stored(Path(folder), stream_rows(figures))) as rows,
    ):
        yield rows


if __name__ == "__main__":
    print(json.dumps(asdict(build(int(sys.argv[1]), Path(sys.argv[2])))))
