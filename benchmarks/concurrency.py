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
from benchmarks import work
from benchmarks.compare import NO_CURSOR
from benchmarks.drive import Load, Run, drive
from benchmarks.paced import Waited, downloaded, paced
from benchmarks.places import BUILT, HOME, SIZES
from benchmarks.questions import Questions
from benchmarks.release import Built, release_of
from benchmarks.report import progress, row, rule
from benchmarks.systems import OURS, Running, product, running

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
)
"""Questions that no index was made for, or that match nearly everything."""


@dataclass(frozen=True, slots=True)
class Beside:
    """How 300 short requests a second fared beside something else."""

    name: str
    waited: Waited
    told: str

    def cells(self) -> tuple[str, ...]:
        """As cells of a table."""
        shares = (f"{self.waited.at(share):.1f}" for share in (0.5, 0.99, 1.0))
        return (self.name, *shares, str(self.waited.errors), self.told)


def together(rounds: Sequence[Beside]) -> Beside:
    """What several rounds found of the same, one after the other beside each of the others."""
    waited = sum((one.waited for one in rounds), start=Waited())
    return Beside(rounds[0].name, waited, rounds[-1].told)


def run_all(size: str, seconds: int) -> None:
    """Measure everything for one size, print it, keep it."""
    built = release_of(SIZES[size])
    questions = Questions(built.database, NO_CURSOR)
    ids = [f"/figures/{question['id']}" for question in questions.ids()]
    lists = [
        work.asked("/figures", sort="value", limit=20, total="false")(question)
        for question in questions.lists()
    ]
    told = [f"\n{size} figures, cache off.", *_connections(built, lists, seconds)]
    for workers in WORKERS:
        told += _beside(built, ids, workers)
    text = "\n".join(told)
    (BUILT / f"{size}-concurrency.md").write_text(text + "\n")
    print(text)


def _connections(built: Built, lists: list[str], seconds: int) -> Iterator[str]:
    paths = Path(built.data) / "concurrency.txt"
    paths.write_text("\n".join(lists) + "\n")
    yield "\n**connections** (20 figures by indicator and minimum)\n"
    yield row("workers", "connections", "req/s", "CPU µs", "p50 ms", "p99 ms", "errors")
    yield rule(7)
    for workers in WORKERS:
        with running(product(OURS, built.data, "0", workers)) as server:
            for connections in CONNECTIONS:
                run = drive(server.base, server.pid, paths, Load(seconds, connections))
                progress("connections", f"{workers} workers, {connections}", run)
                yield row(str(workers), str(connections), *_cells(run))


def _cells(run: Run) -> tuple[str, ...]:
    speed = (f"{run.per_second:,.0f}", f"{run.cpu_microseconds:,.0f}")
    return (*speed, f"{run.p50:.2f}", f"{run.p99:.2f}", str(run.errors))


def _beside(built: Built, ids: list[str], workers: int) -> Iterator[str]:
    with running(product(OURS, built.data, "0", workers)) as server:
        worst = _worst(server)
        questions = [path for _, path in worst]
        busy = threads() * workers
        rounds = [list(_all_beside(server, ids, questions, busy)) for _ in range(ROUNDS)]
    yield f"\n**{RATE:g} short requests a second** (one by id; {workers} workers)\n"
    yield row("beside", "p50 ms", "p99 ms", "most ms", "errors", "")
    yield rule(6)
    yield from (row(*together(same).cells()) for same in zip(*rounds, strict=True))
    yield "\nThe worst questions, alone:\n"
    yield from (f"- {seconds * 1000:,.0f} ms: `{path}`" for seconds, path in worst)


def _worst(server: Running) -> list[tuple[float, str]]:
    """The questions that take longest, with how long they take."""
    timed = []
    for path in SUSPECTS:
        began = time.perf_counter()
        status, body = work.fetched(server.base + path)
        if status not in (200, 503):
            raise RuntimeError(f"{path} is no question: {json.loads(body)['detail']}")
        timed.append((time.perf_counter() - began, path))
    return sorted(timed, reverse=True)[:WORST]


def _all_beside(
    server: Running, ids: list[str], worst: Sequence[str], busy: int
) -> Iterator[Beside]:
    base = server.base
    yield Beside("nothing", _asked(base, ids), "")
    with _counting(busy):
        yield Beside("as many busy processes as it has threads", _asked(base, ids), str(busy))
    for name, speed in (("a slow download of everything", SLOWLY), ("a fast one", None)):
        waited, count = asyncio.run(_beside_download(base, ids, speed))
        yield Beside(name, waited, f"{count / SECONDS / 1e6:.1f} MB/s")
    with _repeating(base, worst) as client:
        waited = _asked(base, ids)
        told = json.loads(client.communicate()[0])
    answers = f"{told['statuses']}, slowest {told['slowest']:,.0f} ms"
    yield Beside("the ten worst questions at once", waited, answers)


def _asked(base: str, ids: list[str]) -> Waited:
    return asyncio.run(paced(base, ids, RATE, SECONDS))


async def _beside_download(base: str, ids: list[str], speed: float | None) -> tuple[Waited, int]:
    until = time.perf_counter() + SECONDS
    downloading = downloaded(base, EVERYTHING, speed, until)
    return await asyncio.gather(paced(base, ids, RATE, SECONDS), downloading)


@contextmanager
def _counting(processes: int) -> Iterator[None]:
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
def _repeating(base: str, paths: Sequence[str]) -> Iterator["subprocess.Popen[str]"]:
    """A client in a process of its own that asks these over and over."""
    command = [sys.executable, "-m", "benchmarks.paced", base, str(SECONDS)]
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
