"""No answer is torn or lost while releases are swapped, and workers killed and replaced."""

import asyncio
import os
import signal
import sys
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from app.database import POINTER, Pointer
from benchmarks.data.release import Built
from benchmarks.systems.checking import Checker, Tally, Version, read_versions
from benchmarks.systems.measure import workers
from benchmarks.systems.running import CACHED, Running, System, product, running

WORKERS, RATE = 2, 200.0
WATCH_SECONDS, BETWEEN_LOOKS, PATIENCE = 0.05, 0.05, 60.0
SHARE = 4
"""The other release has one figure of so many: it is built in a quarter of the time."""
QUESTIONS = (
    "/figures?limit=10",
    "/figures?sort=-value&limit=20",
    "/figures?q=near&limit=5",
    "/claims?limit=5",
    "/events?limit=5",
    "/actors?limit=20",
    "/search?q=near&limit=10",
    *(f"/figures/figure-{number}" for number in range(10)),
)
"""What both releases can answer."""


@dataclass(frozen=True, slots=True)
class Often:
    """How often each thing is done."""

    swaps: int = 200
    kills: int = 60
    reloads: int = 1


@dataclass(frozen=True, slots=True)
class Upset:
    """What was done to a server, how often that came about, and what its answers were."""

    name: str
    wanted: int
    done: int
    tally: Tally
    may_ask_again: bool

    @property
    def is_held(self) -> bool:
        """Whether nobody noticed."""
        is_noticed = self.tally.asked_again and not self.may_ask_again
        return self.done == self.wanted and self.tally.is_whole and not is_noticed


@dataclass(frozen=True, slots=True)
class Releases:
    """Two releases in one folder, whose pointer names one of them."""

    folder: Path
    pointers: Sequence[Pointer]
    versions: Sequence[dict[str, Version]]

    @property
    def right(self) -> dict[str, frozenset[Version]]:
        """The right answers to every question: that of either."""
        first, second = self.versions
        return {path: frozenset({first[path], second[path]}) for path in first}

    def publish(self, number: int) -> None:
        """Let the pointer name this one."""
        written = self.folder / "next.json"
        written.write_text(self.pointers[number].as_json())
        written.replace(self.folder / POINTER)


@dataclass(slots=True)
class Scene:
    """A server that is asked all the time, and what it serves."""

    server: Running
    releases: Releases
    checker: Checker
    done: int = 0
    """How often what is done to it has come about."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A way to upset a server."""

    name: str
    upset: Callable[[Scene, int], Awaitable[None]]
    may_ask_again: bool
    """Whether a connection may end without an answer: one retry must then answer."""


def measure_upsets(first: Built, second: Built, often: Often) -> list[Upset]:
    """Swap, kill and reload, one after the other."""
    found, wanted_of = [], (often.swaps, often.kills, often.reloads)
    with (
        _two_releases(first, second) as releases,
        running(_server(releases.folder)) as server,
    ):
        for kind, wanted in zip(KINDS, wanted_of, strict=True):
            upset = _upset_server(server, releases, kind, wanted)
            print(f"  {kind.name}: {upset.done} of {wanted}, {upset.tally}", file=sys.stderr)
            found.append(upset)
    return found


def _upset_server(server: Running, releases: Releases, kind: Kind, wanted: int) -> Upset:
    scene = Scene(server, releases, Checker(server.base, releases.right))
    asyncio.run(scene.checker.ask_during(kind.upset(scene, wanted), RATE))
    return Upset(kind.name, wanted, scene.done, scene.checker.tally, kind.may_ask_again)


async def swap_releases(scene: Scene, times: int) -> None:
    """Publish the other release, again and again, each time until all workers serve it."""
    for number in islice(cycle((1, 0)), times):
        scene.releases.publish(number)
        if not await scene.checker.see_only(scene.releases.versions[number], PATIENCE):
            break
        scene.done += 1


async def kill_workers(scene: Scene, times: int) -> None:
    """Kill the oldest worker, again and again, each time until there is another."""
    for _ in range(times):
        oldest = workers(scene.server.pid)[:1]
        for worker in oldest:
            os.kill(worker, signal.SIGKILL)
        if not await _see_new_workers(scene, oldest):
            break
        scene.done += 1


async def reload_workers(scene: Scene, times: int) -> None:
    """Have all workers replaced, as an operator does."""
    for _ in range(times):
        old = workers(scene.server.pid)
        os.kill(scene.server.pid, signal.SIGHUP)
        scene.done += await _see_new_workers(scene, old)


KINDS = (
    Kind("releases swapped", swap_releases, may_ask_again=False),
    Kind("workers killed", kill_workers, may_ask_again=True),
    Kind("reloaded by SIGHUP", reload_workers, may_ask_again=True),
)


async def _see_new_workers(scene: Scene, old: Sequence[int]) -> bool:
    """Wait until there are as many workers again and these are gone, and then for as long as a
    server needs to start. Tells whether that came about."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        now = workers(scene.server.pid)
        if len(now) == WORKERS and not set(now) & set(old):
            await asyncio.sleep(scene.server.started_in)
            return True
        await asyncio.sleep(BETWEEN_LOOKS)
    return False


@contextmanager
def _two_releases(first: Built, second: Built) -> Iterator[Releases]:
    """Both in one folder, as if the second had been published after the first."""
    pointers = [_read_pointer(built) for built in (first, second)]
    versions = [_read_versions(built) for built in (first, second)]
    with TemporaryDirectory(dir=Path(first.data).parent) as folder:
        for built in (first, second):
            (Path(folder) / Path(built.database).name).hardlink_to(built.database)
        releases = Releases(Path(folder), pointers, versions)
        releases.publish(0)
        yield releases


def _read_pointer(built: Built) -> Pointer:
    pointer = Pointer.read(Path(built.data))
    if pointer is None:
        raise RuntimeError(f"{built.data} holds no release.")
    return pointer


def _read_versions(built: Built) -> dict[str, Version]:
    # By as many workers, so that it is the same program.
    with running(_server(Path(built.data))) as server:
        return asyncio.run(read_versions(server.base, QUESTIONS))


def _server(folder: Path) -> System:
    system = product(CACHED, str(folder), workers=WORKERS)
    return replace(system, environment={"FACTS_WATCH_SECONDS": str(WATCH_SECONDS)})
