"""What concerns all rows at once: downloading them as CSV, and reading what curators write."""

import http.client
import json
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

from benchmarks.data.places import HOME, tool

REPEATS = 3
CHUNK = 1 << 20
NO_SHELL = "sqlite3 is missing: install it with the machine's package manager."


@dataclass(frozen=True, slots=True)
class Download:
    """How fast everything was had as CSV."""

    megabytes_per_second: float
    bytes: int


def fastest(measured: list[Download]) -> Download:
    """The best of several: what disturbs only ever slows down."""
    return max(measured, key=lambda one: one.megabytes_per_second)


def download_ours(base: str) -> Download:
    """All figures from this server."""
    return fastest([_download(base, "/figures?format=csv") for _ in range(REPEATS)])


def _download(base: str, path: str) -> Download:
    address = urlsplit(base)
    connection = http.client.HTTPConnection(address.hostname or "", address.port, timeout=600)
    started = time.perf_counter()
    connection.request("GET", path)
    answer = connection.getresponse()
    count = _read(answer)
    took = time.perf_counter() - started
    connection.close()
    return Download(count / took / 1e6, count)


def print_with_shell(database: Path) -> Download | None:
    """The same columns from the `sqlite3` shell; none where there is no shell."""
    shell = tool("sqlite3")
    return fastest([_print(shell, database) for _ in range(REPEATS)]) if shell else None


def _print(shell: Path, database: Path) -> Download:
    command: list[str | Path] = [
        shell,
        "-readonly",
        "-csv",
        "-header",
        database,
        "SELECT * FROM figures",
    ]
    started = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        count = _read(process.stdout)
    took = time.perf_counter() - started
    return Download(count / took / 1e6, count)


def _read(source: "IO[bytes] | http.client.HTTPResponse") -> int:
    count = 0
    while chunk := source.read(CHUNK):
        count += len(chunk)
    return count


@dataclass(frozen=True, slots=True)
class Curated:
    """How long the project's own seeds take to become rows."""

    figures: int
    read_seconds: float
    rows_seconds: float


def read_curated() -> Curated:
    """Read the project's own seeds, in a process of its own."""
    command = [sys.executable, "-m", "benchmarks.cases.everything"]
    done = subprocess.run(command, cwd=HOME, check=True, stdout=subprocess.PIPE, text=True)
    return Curated(**json.loads(done.stdout.splitlines()[-1]))


def _read_seeds() -> dict[str, float]:
    from app import tables as t  # noqa: PLC0415  (for the child process only)
    from app.curating.check import check_folder  # noqa: PLC0415
    from app.releasing.rows import rows_of  # noqa: PLC0415

    started = time.process_time()
    checked = check_folder(HOME / "seeds")
    read = time.process_time()
    figures = len(rows_of(checked)[t.Figure])
    rows = time.process_time() - read
    return {"figures": figures, "read_seconds": read - started, "rows_seconds": rows}


if __name__ == "__main__":
    print(json.dumps(_read_seeds()))
