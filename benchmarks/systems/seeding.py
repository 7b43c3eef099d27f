"""Seeding by `facts seed` of any revision: what it takes, from reading YAML to the release."""

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from resource import struct_rusage
from tempfile import TemporaryFile

from benchmarks.systems.revision import Revision

PATIENCE = 3600.0
TOLD = 2000
"""Bytes of what a failing command says that are shown."""


@dataclass(frozen=True, slots=True)
class Seeded:
    """What seeding took: the time of its processes, by the clock, and its most memory."""

    cpu_seconds: float
    clock_seconds: float
    peak_bytes: int


def seed(revision: Revision, seeds: Path, data: Path) -> Seeded:
    """Build and publish a release of these seeds, by this revision's code."""
    command = revision.command("seed", "--seeds", seeds, "--data", data)
    started = time.perf_counter()
    with TemporaryFile() as output:
        process = subprocess.Popen(command, cwd=revision.tree, stdout=output, stderr=output)
        status, usage = _wait(process, started)
        took = time.perf_counter() - started
        if status:
            output.seek(0)
            told = output.read(TOLD).decode(errors="replace")
            raise SystemExit(f"{revision.name} does not take the seeds of {seeds}:\n{told}")
    _wait_for_others(data)
    return Seeded(usage.ru_utime + usage.ru_stime, took, usage.ru_maxrss * 1024)


def _wait_for_others(data: Path) -> None:
    """Wait until the files of the release are made, which goes on when seeding has ended: beside it
    the next measurement would take longer."""
    until = time.perf_counter() + PATIENCE
    while any(str(data).encode() in line for line in _list_commands()):
        if time.perf_counter() > until:
            raise SystemExit(f"Making files in {data} took more than {PATIENCE / 60:.0f} minutes.")
        time.sleep(0.1)


def _list_commands() -> Iterator[bytes]:
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):  # It has ended.
            yield path.read_bytes()


def _wait(process: "subprocess.Popen[bytes]", started: float) -> tuple[int, struct_rusage]:
    """Exit status and usage; what runs for too long is ended."""
    while time.perf_counter() - started < PATIENCE:
        pid, status, usage = os.wait4(process.pid, os.WNOHANG)
        if pid:
            process.returncode = os.waitstatus_to_exitcode(status)
            return process.returncode, usage
        time.sleep(0.01)
    process.kill()
    process.wait()
    raise SystemExit(f"Seeding took more than {PATIENCE / 60:.0f} minutes; take a smaller SIZE.")
