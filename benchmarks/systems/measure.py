"""What a tree of processes has used: CPU time, and memory that it shares with nobody."""

import os
import re
import time
from collections.abc import Iterator
from pathlib import Path

PROC = Path("/proc")
TICK = os.sysconf("SC_CLK_TCK")
_FIRST_LINE = re.compile(r"[0-9a-f]+-[0-9a-f]+ \S+ \S+ \S+ \S+ *(.*)")


def tree(pid: int) -> list[int]:
    """A process and all below it."""
    below = [child for parent, child in _parents() if parent == pid]
    return [pid, *(one for child in below for one in tree(child))]


def _parents() -> Iterator[tuple[int, int]]:
    for entry in PROC.iterdir():
        if entry.name.isdigit() and (stat := _stat(int(entry.name))):
            yield int(stat[1]), int(entry.name)


def _stat(pid: int) -> list[str] | None:
    """The fields of a process after its name, which may hold anything."""
    try:
        return (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None


def cpu_seconds(pids: list[int]) -> float:
    """User and system time of processes, their threads included."""
    stats = [stat for stat in map(_stat, pids) if stat]
    return sum(int(stat[11]) + int(stat[12]) for stat in stats) / TICK


def exact_cpu_seconds(pids: list[int]) -> float:
    """The same to the nanosecond, of processes that still run: the kernel's clock for each."""
    return sum(time.clock_gettime_ns((~pid << 3) | 2) for pid in pids) / 1e9


def is_running(pid: int) -> bool:
    """Whether a process has not ended."""
    stat = _stat(pid)
    return stat is not None and stat[0] not in "ZX"


def workers(pid: int) -> list[int]:
    """The processes that answer for a server of several, the oldest first."""
    return sorted(filter(_is_worker, tree(pid)), key=_started)


def _is_worker(pid: int) -> bool:
    try:
        return b"spawn_main" in (PROC / str(pid) / "cmdline").read_bytes()
    except OSError:
        return False


def _started(pid: int) -> int:
    stat = _stat(pid)
    return int(stat[19]) if stat else 0


def anonymous_bytes(pids: list[int]) -> int:
    """Memory of processes that is no file's; cheap to ask for, so that it can be watched."""
    return sum(_status_bytes(pid, "RssAnon") for pid in pids)


def mapped_bytes(pid: int) -> int:
    """The address space of a process."""
    return _status_bytes(pid, "VmSize")


def _status_bytes(pid: int, name: str) -> int:
    try:
        lines = (PROC / str(pid) / "status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(one.split()[1]) * 1024 for one in lines if one.startswith(f"{name}:")), 0)


def private_bytes(pid: int) -> int:
    """Memory that only this process has; mapped databases are left out, the kernel shares them."""
    total, counts = 0, True
    try:
        lines = (PROC / str(pid) / "smaps").read_text().splitlines()
    except OSError:
        return 0
    for line in lines:
        if head := _FIRST_LINE.fullmatch(line):
            counts = not head[1].endswith(".db")
        elif counts and line.startswith(("Private_Clean:", "Private_Dirty:")):
            total += int(line.split()[1]) * 1024
    return total
