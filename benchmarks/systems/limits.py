"""A server that may have so much memory and so many files, as in a container.

A memory cgroup counts what the server uses, whatever it maps. Where none can be made, its address
space may grow by as much as the group would have left it: less exact, but nothing is let off.
"""

import os
import resource
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.systems.measure import anonymous_bytes, mapped_bytes
from benchmarks.systems.running import Running, System, running

GROUPS = (
    (Path("/sys/fs/cgroup/memory"), "memory.limit_in_bytes"),
    (Path("/sys/fs/cgroup"), "memory.max"),
)
"""Where groups are made, and the file that says how much memory they may have: versions 1 and 2."""
ENTER = 'test -z "$1" || echo $$ > "$1/cgroup.procs"; test -z "$2" || ulimit -n "$2"; shift 2; exec'
"""What a shell does before it becomes the server."""
PATIENCE = 5.0
NICE = 10
"""Who is that nice gets a tenth of a processor that another wants."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes of memory, and files at once if they are bounded."""

    memory: int
    files: int | None = None


@dataclass(frozen=True, slots=True)
class Limited:
    """A server that answers, and what keeps it within its memory."""

    server: Running
    kept_by: str


@contextmanager
def running_within(limits: Limits, system: System) -> Iterator[Limited]:
    """The system, started within limits; stopped at the end."""
    with (
        _memory_group(limits.memory) as group,
        running(_enter(system, group, limits.files)) as server,
    ):
        if group is None:
            _bound_address_space(server.pid, limits.memory)
        yield Limited(server, "a memory cgroup" if group else "its address space")


def _enter(system: System, group: Path | None, files: int | None) -> System:
    shell = ("sh", "-c", f'{ENTER} "$@"', "sh", group or "", str(files or ""))
    return replace(system, command=(*shell, *system.command))


@contextmanager
def _memory_group(size: int) -> Iterator[Path | None]:
    """A new group with so much memory, empty again at the end; none where none can be made."""
    made = filter(None, (_make_group(root, file, size) for root, file in GROUPS))
    group = next(made, None)
    try:
        yield group
    finally:
        if group:
            _remove_group(group)


def _make_group(root: Path, file: str, size: int) -> Path | None:
    group = root / f"facts-bench-{os.getpid()}"
    try:
        group.mkdir()
        # Where memory is not counted, this file is missing and cannot be made.
        with (group / file).open("r+") as bound:
            bound.write(str(size))
    except OSError:
        with suppress(OSError):
            group.rmdir()
        return None
    return group


def _remove_group(group: Path) -> None:
    """Those who ended leave their group a little later."""
    until = time.monotonic() + PATIENCE
    while group.exists() and time.monotonic() < until:
        with suppress(OSError):
            group.rmdir()
        time.sleep(0.02)


def _bound_address_space(pid: int, size: int) -> None:
    most = mapped_bytes(pid) + max(0, size - anonymous_bytes([pid]))
    resource.prlimit(pid, resource.RLIMIT_AS, (most, most))


def step_back(pid: int) -> None:
    """Let all others go before a process, which has a session of its own: where the kernel shares
    out the processor by sessions, it is that which must step back."""
    os.setpriority(os.PRIO_PROCESS, pid, NICE)
    with suppress(OSError):
        Path(f"/proc/{pid}/autogroup").write_text(str(NICE))
