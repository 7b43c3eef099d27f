"""Nobody can harm the others: short requests beside clients that attack, in little memory."""

import asyncio
import json
import sys
from asyncio.subprocess import PIPE, Process
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from benchmarks.cases.compare import NO_CURSOR
from benchmarks.cases.concurrency import SUSPECTS
from benchmarks.data.places import HOME
from benchmarks.data.questions import Questions
from benchmarks.data.release import Built
from benchmarks.systems.asking import fetch
from benchmarks.systems.attackers import (
    ABANDONED,
    IDLE,
    PIPELINE,
    REPEATED,
    SLOW,
    UNREAD,
    Attack,
    write_attacks,
)
from benchmarks.systems.limits import Limits, running_within, step_back
from benchmarks.systems.measure import anonymous_bytes, is_running, tree
from benchmarks.systems.pacing import Waited, ask_paced
from benchmarks.systems.running import CACHED, Running, product

RATE = 100.0
MEMORY = 256 << 20
FEW_FILES = 1024
CACHE_BYTES = 64 << 10
"""Unless another is asked for: so little that no long answer is kept, and that what stays in memory
is no cache."""
BETWEEN_LOOKS = 0.1
PATIENCE = 60.0
LATENCY_FLOOR, GROWTH = 20.0, 1.2
TIMES_ALONE, TIMES_ALONE_OF_WORST = 3.0, 2.5
"""How much longer short requests may take than alone, and how much memory may be kept."""

SEARCHES = ("/search?q=near+in&limit=50", "/search?q=n&limit=50", "/figures?q=near&sort=-value")
UNKNOWN = (
    "/figures?actor=somebody-unheard-of",
    "/figures?subject=nobody-1&subject=nobody-2&subject=nobody-3&subject=nobody-4",
    "/events?actor=somebody-unheard-of&place=nowhere-at-all",
    "/claims?actor=somebody-unheard-of&actor=unheard-of-too",
    "/search?q=unheardof",
)
PIPELINES = Attack(PIPELINE, 200, ("/figures",))
DOWNLOADS = Attack(UNREAD, 300, ("/claims?format=csv",))
SLOW_READERS = Attack(SLOW, 1000, ("/claims?limit=200",))
SEARCHES_LEFT = Attack(ABANDONED, 60, SEARCHES)
WORST = Attack(REPEATED, 20, (*SUSPECTS, *UNKNOWN))
IDLERS = Attack(IDLE, 1500, ("/",))


@dataclass(frozen=True, slots=True)
class Trial:
    """Attacks at once, and what the server may be like beside them."""

    name: str
    attacks: tuple[Attack, ...]
    times_alone: float = TIMES_ALONE
    files: int | None = None


TRIALS = (
    Trial("200 unread pipelines", (PIPELINES,)),
    Trial("300 unread downloads", (DOWNLOADS,)),
    Trial("1,000 slow readers", (SLOW_READERS,)),
    Trial("60 abandoned searches each second", (SEARCHES_LEFT,)),
    Trial("all four together", (PIPELINES, DOWNLOADS, SLOW_READERS, SEARCHES_LEFT)),
    Trial("20 worst questions at once", (WORST,), TIMES_ALONE_OF_WORST),
    Trial(f"1,500 idle sockets, {FEW_FILES:,} files", (IDLERS,), files=FEW_FILES),
)


@dataclass(frozen=True, slots=True)
class Terms:
    """Seconds of an attack, and of the rest after it until the memory is looked at; and how much
    the server may keep of what was answered."""

    attack: float = 10.0
    rest: float = 10.0
    cache_bytes: int = CACHE_BYTES


@dataclass(slots=True)
class Memory:
    """Bytes of the server: before an attack, at most, and when the attackers had left."""

    before: int
    cache_bytes: int
    most: int = 0
    after: int = 0

    @property
    def bound(self) -> float:
        """How much may stay."""
        return GROWTH * self.before + self.cache_bytes


@dataclass(frozen=True, slots=True)
class Attacked:
    """How the server and the short requests fared in a trial."""

    trial: Trial
    alone: Waited
    beside: Waited
    memory: Memory
    outcomes: Counter[str]
    """What became of the attackers' requests."""
    lives: bool

    @property
    def bound(self) -> float:
        """How many milliseconds 99 of 100 short requests may take."""
        return max(self.trial.times_alone * self.alone.at(0.99), LATENCY_FLOOR)

    @property
    def broken(self) -> list[str]:
        """The bounds that were not held."""
        held = {
            "lives": self.lives,
            "errors": not self.beside.errors,
            "p99": self.beside.at(0.99) <= self.bound,
            "memory": self.memory.after <= self.memory.bound,
        }
        return [name for name, is_held in held.items() if not is_held]


@dataclass(slots=True)
class Harm:
    """Everything that was found out for one release."""

    figures: int
    terms: Terms
    attacked: list[Attacked] = field(default_factory=list)
    kept_by: str = ""
    """What kept the server within its memory."""


def measure_harm(built: Built, terms: Terms, trials: Sequence[Trial] = TRIALS) -> Harm:
    """Every trial, each on a server of its own."""
    ids = Questions(built.database, NO_CURSOR).ids()
    short = [f"/figures/{question['id']}" for question in ids]
    harm = Harm(built.figures, terms)
    for trial in trials:
        system = product(CACHED, built.data, str(terms.cache_bytes))
        with running_within(Limits(MEMORY, trial.files), system) as limited:
            harm.kept_by = limited.kept_by
            attacked = asyncio.run(_try(limited.server, trial, terms, short))
        broken = ", ".join(attacked.broken) or "nothing"
        print(f"  {trial.name}: not held: {broken}", file=sys.stderr)
        harm.attacked.append(attacked)
    return harm


async def _try(server: Running, trial: Trial, terms: Terms, short: Sequence[str]) -> Attacked:
    _warm_up(server, trial)
    alone = await ask_paced(server.base, short, RATE, terms.attack)
    pids = tree(server.pid)
    memory = Memory(anonymous_bytes(pids), terms.cache_bytes)
    async with _watched(pids, memory), _attacking(server.base, trial, terms.attack) as attackers:
        beside = await ask_paced(server.base, short, RATE, terms.attack)
        outcomes = await _read_outcomes(attackers)
    await asyncio.sleep(terms.rest)
    memory.after = anonymous_bytes(pids)
    return Attacked(trial, alone, beside, memory, outcomes, is_running(server.pid))


def _warm_up(server: Running, trial: Trial) -> None:
    """Ask everything once: what the first of its kind loads is no harm."""
    for path in {path for attack in trial.attacks for path in attack.paths}:
        fetch(server.base + path)


@asynccontextmanager
async def _watched(pids: list[int], memory: Memory) -> AsyncIterator[None]:
    """Keep what the server has at most."""

    async def watch() -> None:
        while True:
            memory.most = max(memory.most, anonymous_bytes(pids))
            await asyncio.sleep(BETWEEN_LOOKS)

    watching = asyncio.create_task(watch())
    try:
        yield
    finally:
        watching.cancel()


@asynccontextmanager
async def _attacking(base: str, trial: Trial, seconds: float) -> AsyncIterator[Process]:
    """A process that makes the attacks; it is stopped at the end. Attackers on other machines would
    take nothing of the server's processor: these take little."""
    program = ("-m", "benchmarks.systems.attackers", base, str(seconds))
    process = await asyncio.create_subprocess_exec(
        sys.executable, *program, cwd=HOME, stdin=PIPE, stdout=PIPE, start_new_session=True
    )
    step_back(process.pid)
    assert process.stdin is not None
    process.stdin.write(write_attacks(trial.attacks))
    process.stdin.close()
    try:
        yield process
        await asyncio.wait_for(process.wait(), PATIENCE)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def _read_outcomes(attackers: Process) -> Counter[str]:
    assert attackers.stdout is not None
    told = await asyncio.wait_for(attackers.stdout.read(), PATIENCE)
    return Counter(json.loads(told))
