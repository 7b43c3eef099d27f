"""Drives a server with wrk over a file of addresses, and tells what it answered and used."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from benchmarks.data.places import tool
from benchmarks.systems.measure import cpu_seconds, tree

SCRIPT = Path(__file__).with_name("cycle.lua")
MISSING = "wrk is missing: install it with the machine's package manager (Debian: apt install wrk)."


@dataclass(frozen=True, slots=True)
class Load:
    """How hard to drive."""

    seconds: int
    connections: int = 16


@dataclass(frozen=True, slots=True)
class Run:
    """What one run showed."""

    per_second: float
    cpu_microseconds: float
    p50: float
    p99: float
    bytes: float
    failed: int
    refused: int

    @property
    def errors(self) -> int:
        """Requests that were not answered as they should be."""
        return self.failed + self.refused


def show_progress(item: str, label: str, run: Run) -> None:
    """What a terminal shows while it goes on."""
    print(f"  {item}: {label}: {run.per_second:,.0f} req/s", file=sys.stderr)


def drive(
    base: str, pid: int, paths: Path, load: Load, header: tuple[str, str] | None = None
) -> Run:
    """One run. The process tree of `pid` is the server's."""
    wrk = tool("wrk")
    if wrk is None:
        raise SystemExit(MISSING)
    command = [
        wrk, "-t1", f"-c{load.connections}", f"-d{load.seconds}s", "-s", SCRIPT, base, "--",
        paths, *(header or ()),
    ]  # fmt: skip
    pids = tree(pid)
    before = cpu_seconds(pids)
    told = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout
    used = cpu_seconds(pids) - before
    [line] = [line for line in told.splitlines() if line.startswith("RESULT ")]
    result = json.loads(line.removeprefix("RESULT "))
    count = max(result["requests"], 1)
    return Run(
        result["requests"] / result["microseconds"] * 1e6,
        used / count * 1e6,
        result["p50"],
        result["p99"],
        result["bytes"] / count,
        result["failed"],
        result["refused"],
    )
