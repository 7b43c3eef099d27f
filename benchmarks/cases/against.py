"""This code against that of another revision: both in one run, sample beside sample.

Three servers answer: the old code, its twin (the old code once more), and the new. What tells the
twin from the old is chance; only what goes beyond that tells old and new apart. All are started
anew for each round, since a process may be fast or slow by chance as long as it lives. Each is
asked in an order and then in the reverse of it, and the orders change, so what drifts is shared.
"""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import cycle, islice, permutations
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.cases.questions import Item, draw_items
from benchmarks.data.places import BUILT, HOME, SIZES
from benchmarks.systems.asking import ask, fetch
from benchmarks.systems.measure import exact_cpu_seconds, tree
from benchmarks.systems.revision import Revision, check_out, our_revision
from benchmarks.systems.running import System, running
from benchmarks.systems.sampling import CONNECTIONS, Client, Sample, UnexpectedStatus
from benchmarks.systems.seeding import Seeded, seed

OLD, TWIN, NEW, FLOOR = "old", "old again", "new", "floor"
CONTENDERS = (OLD, NEW, TWIN)
ORDERS = tuple(permutations(CONTENDERS))
ROUNDS, SECONDS = 11, 0.1
FEWEST, MOST, COMPARED, WARMING = 2, 2000, 12, 4
SEEDED_ROUNDS = {"1k": 3, "4k": 1}
"""How often everybody seeds; of other sizes old and new seed once, which takes long enough."""


@dataclass(frozen=True, slots=True)
class Start:
    """From the command to the first answer, and the memory that it then has to itself."""

    cpu_seconds: float
    clock_seconds: float
    private_bytes: int


@dataclass
class Asked:
    """What was found of one item."""

    item: Item
    differs: str
    """Where old and new do not answer with the same bytes."""
    count: int = 0
    """How many answers a sample has."""
    samples: dict[str, list[Sample]] = field(default_factory=dict)
    """What each of them took, round by round."""
    failed: str = ""
    """Why it could not be measured."""


@dataclass
class Against:
    """Everything that a run found out."""

    old: str
    new: str
    seeds: str
    rounds: int
    load: tuple[float, float, float] = field(default_factory=os.getloadavg)
    seeded: dict[str, list[Seeded]] = field(default_factory=dict)
    started: dict[str, list[Start]] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Seeds:
    """A folder of seeds for each side; without one, made-up articles of a size."""

    size: str
    old: Path | None = None
    new: Path | None = None

    @property
    def about(self) -> str:
        """What a reader is told of them."""
        given = [str(path) for path in (self.old, self.new) if path]
        return f"the seeds of {' and '.join(given)}" if given else f"{self.size} made-up figures"


@dataclass(frozen=True, slots=True)
class Side:
    """A contender: its code, the seeds that it reads, the release that it serves."""

    name: str
    revision: Revision
    seeds: Path
    data: Path

    def server(self, cache_bytes: str | None) -> System:
        """Its server; with a cache of so many bytes, or as large as it is by default."""
        return self.revision.server(self.name, self.data, cache_bytes)


def compare_revisions(revision: str, seeds: Seeds, rounds: int | None) -> Against:
    """Measure everything."""
    BUILT.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=BUILT, prefix="against-") as folder:
        old = check_out(revision, Path(folder) / "tree")
        return compare_sides(old, our_revision(old), seeds, Path(folder), rounds or ROUNDS)


def compare_sides(old: Revision, new: Revision, seeds: Seeds, folder: Path, rounds: int) -> Against:
    """Measure two revisions that can be run."""
    found = Against(old.name, new.name, seeds.about, rounds)
    read = {old: _find_seeds(old, seeds.old, seeds.size, folder / "old-seeds")}
    read[new] = _find_seeds(new, seeds.new, seeds.size, folder / "new-seeds")
    revisions = {OLD: old, NEW: new, TWIN: old}
    sides = {who: Side(who, one, read[one], folder / who) for who, one in revisions.items()}
    found.seeded = _seed_all(sides, SEEDED_ROUNDS.get(seeds.size, 0))
    sides[TWIN] = Side(TWIN, old, read[old], sides[OLD].data)
    constants = folder / "constants"
    found.asked = _prepare_items(sides, constants)
    with running(_floor(constants)) as server:
        floor = Client(server)
        for number, order in enumerate(islice(cycle(ORDERS), rounds), start=1):
            for is_kept in (True, False):
                _show(f"round {number} of {rounds}, cache {'on' if is_kept else 'off'}")
                _run_round(found, [sides[name] for name in order], floor, is_kept=is_kept)
    return found


def _find_seeds(revision: Revision, given: Path | None, size: str, folder: Path) -> Path:
    """The seeds given, or made-up ones: a revision that can writes its own, in its own grammar."""
    if given:
        return given.resolve()
    writes = (revision.tree / "benchmarks" / "data" / "seeds.py").is_file()
    command = [sys.executable, "-m", "benchmarks.data.seeds", str(SIZES[size]), str(folder)]
    if writes:
        command[0] = str(revision.python)
    subprocess.run(command, cwd=revision.tree if writes else HOME, check=True)
    return folder


def _seed_all(sides: Mapping[str, Side], rounds: int) -> dict[str, list[Seeded]]:
    who = CONTENDERS if rounds else (OLD, NEW)
    found: dict[str, list[Seeded]] = {name: [] for name in who}
    for order in islice(cycle(ORDERS), max(rounds, 1)):
        for name in order:
            if name in found:
                _show(f"seeding: {name}")
                side = sides[name]
                found[name].append(seed(side.revision, side.seeds, side.data))
    return found


def _prepare_items(sides: Mapping[str, Side], constants: Path) -> list[Asked]:
    """What is asked, compared; the floor's replies are the bytes of each first answer."""
    constants.mkdir()
    with running(sides[OLD].server(None)) as old, running(sides[NEW].server(None)) as new:
        items = draw_items(old.base)
        for item in items:
            (constants / item.slug).write_bytes(fetch(old.base + item.paths[0])[1])
        return [Asked(item, _find_difference(item, old.base, new.base)) for item in items]


def _find_difference(item: Item, old: str, new: str) -> str:
    """The first address that old and new do not answer with the same bytes."""
    differ = (path for path in item.paths[:COMPARED] if fetch(old + path) != fetch(new + path))
    return next(differ, "")


def _floor(constants: Path) -> System:
    """Constant replies."""
    command = (sys.executable, "-m", "benchmarks.systems.servers.bare", "constants", constants)
    probe = next(constants.iterdir()).name
    return System(FLOOR, (*command, "{port}"), f"/{probe}")


def _run_round(found: Against, order: Sequence[Side], floor: Client, *, is_kept: bool) -> None:
    """Everybody started, and asked what is asked of servers that keep answers, or keep none."""
    clients = {FLOOR: floor}
    with ExitStack() as stack:
        for side in order:
            server = stack.enter_context(running(side.server(None if is_kept else "0")))
            cpu = exact_cpu_seconds(tree(server.pid))
            start = Start(cpu, server.started_in, server.private_bytes)
            found.started.setdefault(side.name, []).append(start)
            clients[side.name] = Client(server)
        for asked in found.asked:
            if asked.item.is_kept is is_kept and not asked.failed:
                _ask_item(asked, clients)


def _ask_item(asked: Asked, clients: Mapping[str, Client]) -> None:
    """Ask everybody, and then everybody again in the reverse order."""
    askers = {name: _Asker(asked.item, client) for name, client in clients.items()}
    try:
        asked.count = asked.count or _count_answers(askers[OLD])
        for asker in askers.values():
            asker.ask(max(FEWEST, asked.count // WARMING))
        first = {name: asker.ask(asked.count) for name, asker in askers.items()}
        for name, asker in reversed(askers.items()):
            sample = first[name] + asker.ask(asked.count)
            asked.samples.setdefault(name, []).append(sample)
    except UnexpectedStatus as error:
        asked.failed = str(error)


class _Asker:
    """Asks one of them an item's questions, going on where it was."""

    def __init__(self, item: Item, client: Client) -> None:
        """The floor knows each item by its name."""
        is_floor = client.name == FLOOR
        self._paths = cycle([f"/{item.slug}"] if is_floor else item.paths)
        self._client, self._header, self._status = client, "", 200
        if item.is_unchanged:
            tag = '"floor"' if is_floor else ask(client.base + item.paths[0])[2]["etag"]
            self._header, self._status = f"If-None-Match: {tag}\r\n", 304

    def ask(self, count: int) -> Sample:
        """The next answers; as many before them as there are connections are not measured."""
        paths = list(islice(self._paths, count + min(count, CONNECTIONS)))
        return self._client.sample(paths, self._header, self._status)


def _count_answers(asker: _Asker) -> int:
    """How many answers take long enough to be measured, and not longer."""
    asker.ask(FEWEST)
    took = asker.ask(FEWEST).clock_seconds / FEWEST
    return max(FEWEST, min(MOST, int(SECONDS / took)))


def _show(text: str) -> None:
    """What a terminal shows while it goes on."""
    print(f"  {text}", file=sys.stderr)
