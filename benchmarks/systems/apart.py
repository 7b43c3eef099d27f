"""Machines apart, as far as one machine can be several: each is a network namespace with an address
of its own, and may use a share of a core. Both need root, and the tool `ip`.
"""

import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

BRIDGE, NETWORK = "facts-bench", "10.77.0"
HOST = f"{NETWORK}.1"
"""The address of this machine for those apart."""
GROUPS = Path("/sys/fs/cgroup/cpu")
PERIOD = 100_000
ENTER = 'test -z "$1" || echo $$ > "$1/cgroup.procs" || exit 1; shift; exec "$@"'
"""What a shell does before it becomes the server."""


@dataclass(frozen=True, slots=True)
class Machine:
    """A namespace, the address there, and the group that bounds its processor; none: unbounded."""

    name: str
    address: str
    group: Path | None

    def enter(self, command: Sequence[str | Path]) -> list[str | Path]:
        """The command, run there."""
        # The group first, for a namespace has a view of the system's groups of its own.
        shell = ["sh", "-c", ENTER, "sh", str(self.group or "")]
        return [*shell, "ip", "netns", "exec", self.name, *command]


def can_be_apart() -> bool:
    """Whether machines can be made here."""
    return os.geteuid() == 0 and shutil.which("ip") is not None


@contextmanager
def machines(count: int, share: float) -> Iterator[list[Machine]]:
    """So many machines with a share of a core each, on one network; gone at the end."""
    with ExitStack() as stack:
        _run("ip", "link", "add", BRIDGE, "type", "bridge")
        stack.callback(_run, "ip", "link", "del", BRIDGE)
        _run("ip", "addr", "add", f"{HOST}/24", "dev", BRIDGE)
        _run("ip", "link", "set", BRIDGE, "up")
        yield [stack.enter_context(_machine(number, share)) for number in range(1, count + 1)]


@contextmanager
def _machine(number: int, share: float) -> Iterator[Machine]:
    name, address = f"{BRIDGE}-{number}", f"{NETWORK}.{number + 1}"
    near, far = f"facts-b{number}", f"facts-f{number}"
    _run("ip", "netns", "add", name)
    group = _make_group(name, share)
    try:
        _run("ip", "link", "add", near, "type", "veth", "peer", "name", far, "netns", name)
        _run("ip", "link", "set", near, "master", BRIDGE, "up")
        _run("ip", "-n", name, "addr", "add", f"{address}/24", "dev", far)
        _run("ip", "-n", name, "link", "set", far, "up")
        _run("ip", "-n", name, "link", "set", "lo", "up")
        yield Machine(name, address, group)
    finally:
        # At once, where a namespace takes its end along only some time after it is gone.
        with suppress(subprocess.CalledProcessError):  # It may never have come about.
            _run("ip", "link", "del", near)
        _run("ip", "netns", "del", name)
        with suppress(OSError):
            (GROUPS / name).rmdir()


def _make_group(name: str, share: float) -> Path | None:
    """A group that may use a share of a core; none where none can be made."""
    group = GROUPS / name
    try:
        group.mkdir(exist_ok=True)
        (group / "cpu.cfs_period_us").write_text(str(PERIOD))
        (group / "cpu.cfs_quota_us").write_text(str(int(PERIOD * share)))
    except OSError:
        return None
    return group


def _run(*command: str) -> None:
    subprocess.run(command, check=True)
