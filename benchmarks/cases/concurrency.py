"""Many at once: connections, workers, long downloads and the worst questions beside short ones."""

import asyncio
import json
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from app.database.sqlite.release import threads
from benchmarks.cases import work
from benchmarks.cases.compare import NO_CURSOR
from benchmarks.data.places import HOME, SIZES
from benchmarks.data.questions import Questions
from benchmarks.data.release import Built, release_of
from benchmarks.systems.asking import fetch
from benchmarks.systems.drive import Load, Run, drive, show_progress
from benchmarks.systems.pacing import Waited, ask_paced, download
from benchmarks.systems.running import OURS, Running, product, running

CONNECTIONS, WORKERS = (1, 16, 256), (1, 2)
RATE, SECONDS, ROUNDS = 300.0, 4.0, 3
SLOWLY = 512 * 1024.0
EVERYTHING = "/figures?format=csv"
WORST = 10
SUSPECTS = (
    "/figures?sort=-value&min=1e14&match=possible&limit=200&qualifier=several",
    "/figures?sort=period&max=3&qualifier=between&limit=200",
    "/figures?sort=-period&attributed_to=unnamed&qualifier=at_most&limit=200",
    "/figures?sort=value&place=avonia&qualifier=less_than&limit=200",
    "/figures?q=near&sort=-value&limit=200",
    "/figures?q=near&sort=period&max=3&limit=200",
    "/figures?since=2025-01-01&until=2025-01-01&match=certain&sort=value&limit=200",
    "/claims?has_figure=false&limit=200",
    "/claims?q=near&modality=reported&place=avonia&limit=200",
    "/claims?place=avonia&place=belmark&place=caldera&attributed_to=unnamed&limit=200",
    "/events?attributed_to=unnamed&place=avonia&sort=title&limit=200",
    "/events?q=near&type=election&sort=-date&limit=200",
    "/events?actor=avonia&place=belmark&status=scheduled&limit=200",
    "/search?q=near+in&limit=50",
    "/search?q=n&limit=50",
    "/figures?format=html&q=near&sort=-value&limit=200",
    "/claims?format=html&place=avonia&limit=200",
    "/events?format=html&attributed_to=unnamed&sort=title&limit=200",
)
"""Questions that no index was made for, or that match nearly everything."""


@dataclass(frozen=True, slots=True)
class Beside:
    """How 300 short requests a second fared beside something else."""

    name: str
    waited: Waited
    told: str


@dataclass(frozen=True, slots=True)
class Together:
    """So many workers, and how short requests fared beside everything else."""

    workers: int
    beside: list[Beside]
    worst: list[tuple[float, str]]


@dataclass(frozen=True, slots=True)
class Concurrency:
    """Everything that was found out for one size."""

    size: str
    connections: list[tuple[int, int, Run]]
    """Workers, connections, and the run."""
    together: list[Together]


def join_rounds(rounds: Sequence[Beside]) -> Beside:
    """What several rounds found of the same, one after the other beside each of the others."""
    waited = sum((one.waited for one in rounds), start=Waited())
    return Beside(rounds[0].name, waited, rounds[-1].told)


def measure_concurrency(size: str, seconds: int) -> Concurrency:
    """Measure everything for one size."""
    built = release_of(SIZES[size])
    questions = Questions(built.database, NO_CURSOR)
    ids = [f"/figures/{question['id']}" for question in questions.ids()]
    spelling = work.spell("/figures", sort="value", limit=20, total="false")
    lists = [spelling(question) for question in questions.lists()]
    connections = list(_drive_connections(built, lists, seconds))
    together = [_ask_beside(built, ids, workers) for workers in WORKERS]
    return Concurrency(size, connections, together)


def _drive_connections(
    built: Built, lists: list[str], seconds: int
) -> Iterator[tuple[int, int, Run]]:
    paths = Path(built.data) / "concurrency.txt"
    paths.write_text("\n".join(lists) + "\n")
    for workers in WORKERS:
        with running(product(OURS, built.data, "0", workers)) as server:
            for connections in CONNECTIONS:
                run = drive(server.base, server.pid, paths, Load(seconds, connections))
                show_progress("connections", f"{workers} workers, {connections}", run)
                yield workers, connections, run


def _ask_beside(built: Built, ids: list[str], workers: int) -> Together:
    with running(product(OURS, built.data, "0", workers)) as server:
        worst = _find_worst(server)
        questions = [path for _, path in worst]
        busy = threads() * workers
        rounds = [list(_all_beside(server, ids, questions, busy)) for _ in range(ROUNDS)]
    beside = [join_rounds(same) for same in zip(*rounds, strict=True)]
    return Together(workers, beside, worst)


def _find_worst(server: Running) -> list[tuple[float, str]]:
    """The questions that take longest, with how long they take."""
    timed = []
    for path in SUSPECTS:
        began = time.perf_counter()
        status, body = fetch(server.base + path)
        if status not in (200, 503):
            raise RuntimeError(f"{path} is no question: {json.loads(body)['detail']}")
        timed.append((time.perf_counter() - began, path))
    return sorted(timed, reverse=True)[:WORST]


def _all_beside(
    server: Running, ids: list[str], worst: Sequence[str], busy: int
) -> Iterator[Beside]:
    base = server.base
    yield Beside("nothing", _ask_at_rate(base, ids), "")
    with _keep_busy(busy):
        yield Beside("as many busy processes as it has threads", _ask_at_rate(base, ids), str(busy))
    for name, speed in (("a slow download of everything", SLOWLY), ("a fast one", None)):
        waited, count = asyncio.run(_beside_download(base, ids, speed))
        yield Beside(name, waited, f"{count / SECONDS / 1e6:.1f} MB/s")
    with _repeat(base, worst) as client:
        waited = _ask_at_rate(base, ids)
        told = json.loads(client.communicate()[0])
    answers = f"{told['statuses']}, slowest {told['slowest']:,.0f} ms"
    yield Beside("the ten worst questions at once", waited, answers)


def _ask_at_rate(base: str, ids: list[str]) -> Waited:
    return asyncio.run(ask_paced(base, ids, RATE, SECONDS))


async def _beside_download(base: str, ids: list[str], speed: float | None) -> tuple[Waited, int]:
    until = time.perf_counter() + SECONDS
    downloading = download(base, EVERYTHING, speed, until)
    return await asyncio.gather(ask_paced(base, ids, RATE, SECONDS), downloading)


@contextmanager
def _keep_busy(processes: int) -> Iterator[None]:
    """Processes that need the processor and nothing else: what any work beside a server costs."""
    command = [sys.executable, "-c", "while True: pass"]
    started = [subprocess.Popen(command) for _ in range(processes)]
    try:
        yield
    finally:
        for process in started:
            process.kill()
            process.wait()


@contextmanager
def _repeat(base: str, paths: Sequence[str]) -> Iterator["subprocess.Popen[str]"]:
    """A client in a process of its own that asks these over and over."""
    command = [sys.executable, "-m", "benchmarks.systems.pacing", base, str(SECONDS)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=HOME, stdin=pipe, stdout=pipe, text=True) as client:
        assert client.stdin is not None
        client.stdin.write("\n".join(paths))
        client.stdin.close()
        client.stdin = None
        try:
            yield client
        finally:
            client.kill()
