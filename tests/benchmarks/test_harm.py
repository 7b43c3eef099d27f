"""Attackers attack, limits limit, and what is torn or lost is found. Nothing is timed."""

import asyncio
import os
import sys
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from pathlib import Path

import pytest

from app.releasing.publish import publish_rows
from benchmarks.cases import harm as harming
from benchmarks.cases import upsets as upsetting
from benchmarks.cases.harm import TRIALS, Attacked, Harm, Memory, Terms, Trial
from benchmarks.cases.upsets import Often, Upset, measure_upsets
from benchmarks.data.release import Built
from benchmarks.data.rows import collect_rows
from benchmarks.report.harm import harm_lines
from benchmarks.systems import limits
from benchmarks.systems.attackers import (
    ABANDONED,
    CUT,
    IDLE,
    LEFT,
    PIPELINE,
    REPEATED,
    SILENT,
    SLOW,
    UNREAD,
    Attack,
    make_attacks,
)
from benchmarks.systems.checking import Checker, Tally, version
from benchmarks.systems.limits import Limits, running_within
from benchmarks.systems.pacing import Answer, Waited
from benchmarks.systems.running import OURS, System, product

SECONDS = 0.4
Reply = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
OK = b"HTTP/1.1 200 OK\r\nETag: a\r\nContent-Length: 5\r\n\r\nright"
BUSY = b"HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


def build(figures: int, folder: Path) -> Built:
    folder.mkdir()
    pointer = publish_rows(collect_rows(figures), f"made-up{figures}", folder)
    return Built(figures, str(folder), str(folder / pointer.file), 0, 1, 1, 0, 0)


@pytest.fixture(scope="module")
def releases(tmp_path_factory: pytest.TempPathFactory) -> tuple[Built, Built]:
    folder = tmp_path_factory.mktemp("releases")
    return build(61, folder / "one"), build(37, folder / "other")


@asynccontextmanager
async def replying(reply: Reply) -> AsyncIterator[str]:
    """A server that treats every connection so; at the end it ends them all."""
    treated = set[asyncio.Task[None]]()

    async def treat(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError, asyncio.CancelledError):
            await reply(reader, writer)
        writer.close()
        with suppress(OSError):
            await writer.wait_closed()

    def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        treated.add(asyncio.create_task(treat(reader, writer)))

    server = await asyncio.start_server(accept, "127.0.0.1", 0)
    async with server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        for task in treated:
            task.cancel()
        await asyncio.gather(*treated)


async def answer_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while await reader.read(4096):
        writer.write(OK)


async def refuse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.read(4096)
    writer.write(BUSY)


async def hang_up(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.transport.abort()


async def wait_on(_reader: asyncio.StreamReader, _writer: asyncio.StreamWriter) -> None:
    await asyncio.sleep(SECONDS * 2)


# The attackers


@pytest.mark.parametrize(
    ("kind", "reply", "outcome"),
    [
        (PIPELINE, answer_on, "200"),
        (PIPELINE, hang_up, CUT),
        (UNREAD, answer_on, "200"),
        (UNREAD, refuse, "503"),
        (UNREAD, hang_up, CUT),
        (UNREAD, wait_on, SILENT),
        (SLOW, answer_on, "200"),
        (SLOW, refuse, "503"),
        (SLOW, hang_up, CUT),
        (SLOW, wait_on, SILENT),
        (IDLE, wait_on, SILENT),
        (IDLE, hang_up, CUT),
        (ABANDONED, answer_on, LEFT),
    ],
)
def test_what_became_of_an_attack_is_told(kind: str, reply: Reply, outcome: str) -> None:
    async def attack() -> Counter[str]:
        async with replying(reply) as base:
            return await make_attacks(base, SECONDS, [Attack(kind, 3, ("/",))])

    assert asyncio.run(attack()) == {outcome: 3}


def test_who_is_gone_cuts_every_attack() -> None:
    async def attack() -> Counter[str]:
        async with replying(answer_on) as base:
            pass
        return await make_attacks(base, SECONDS, [Attack(UNREAD, 2, ("/",))])

    assert asyncio.run(attack()) == {CUT: 2}


def test_the_worst_questions_are_asked_over_and_over() -> None:
    async def attack() -> Counter[str]:
        async with replying(answer_on) as base:
            return await make_attacks(base, SECONDS, [Attack(REPEATED, 2, ("/a", "/b"))])

    outcomes = asyncio.run(attack())
    assert set(outcomes) == {"200"}
    assert outcomes["200"] > 2


# The limits


def test_too_much_memory_ends_the_server(tmp_path: Path) -> None:
    greedy = tmp_path / "greedy.py"
    greedy.write_text(
        "import http.server as h, sys\n"
        "kept = []\n"
        "class Greedy(h.BaseHTTPRequestHandler):\n"
        "    def do_GET(self):\n"
        "        if self.path == '/more': kept.append(b'x' * (200 << 20))\n"
        "        self.send_response(200); self.end_headers()\n"
        "h.HTTPServer(('127.0.0.1', int(sys.argv[1])), Greedy).serve_forever()\n",
        encoding="utf-8",
    )
    system = System("greedy", (sys.executable, greedy, "{port}"), "/")
    with running_within(Limits(100 << 20), system) as limited:
        outcomes = asyncio.run(
            make_attacks(limited.server.base, SECONDS * 3, [Attack(UNREAD, 1, ("/more",))])
        )
    assert outcomes == {CUT: 1}
    assert not list(Path("/sys/fs/cgroup").glob(f"**/facts-bench-{os.getpid()}"))


def test_where_no_group_can_be_made_the_address_space_is_bounded(
    releases: tuple[Built, Built], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "GROUPS", ((Path("/nowhere"), "memory.max"),))
    system = product(OURS, releases[0].data)
    with running_within(Limits(256 << 20, files=200), system) as limited:
        told = Path(f"/proc/{limited.server.pid}/limits").read_text(encoding="utf-8")
    assert limited.kept_by == "its address space"
    [space] = [line for line in told.splitlines() if line.startswith("Max address space")]
    [files] = [line for line in told.splitlines() if line.startswith("Max open files")]
    assert "unlimited" not in space
    assert files.split()[3:5] == ["200", "200"]


# The cases


def shrink(trial: Trial) -> Trial:
    return replace(trial, attacks=tuple(replace(one, number=3) for one in trial.attacks))


@pytest.mark.outside
def test_every_attack_is_made_and_told(releases: tuple[Built, Built]) -> None:
    [together, idle] = [shrink(trial) for trial in (TRIALS[4], TRIALS[6])]
    found = harming.measure_harm(releases[0], Terms(SECONDS, 0), (together, idle))
    attacked = found.attacked[0]
    assert attacked.lives
    assert attacked.memory.most >= attacked.memory.before > 0
    assert set(attacked.outcomes) == {"200", LEFT}
    assert (len(attacked.alone.latencies), attacked.beside.errors) == (SECONDS * 100 + 1, 0)
    lines = "\n".join(harm_lines(found, []))
    assert "| all four together |" in lines


@pytest.mark.outside
def test_attackers_let_the_server_and_those_who_ask_go_first() -> None:
    idlers = Trial("idlers", (Attack(IDLE, 1, ("/",)),))

    async def look() -> tuple[bool, int]:
        async with replying(wait_on) as base, harming._attacking(base, idlers, SECONDS) as process:
            has_own_session = os.getsid(process.pid) == process.pid
            return has_own_session, os.getpriority(os.PRIO_PROCESS, process.pid)

    assert asyncio.run(look()) == (True, limits.NICE)


def test_what_is_not_held_is_named() -> None:
    alone = Waited([1.0] * 100, Counter({200: 100}))
    beside = Waited([50.0] * 100, Counter({200: 99, 0: 1}))
    memory = Memory(100, 10, 300, 131)
    trial = Trial("a trial", ())
    bad = Attacked(trial, alone, beside, memory, Counter(), lives=False)
    assert bad.broken == ["lives", "errors", "p99", "memory"]
    good = Attacked(trial, alone, alone, Memory(100, 10, 300, 130), Counter(), lives=True)
    assert good.broken == []
    slow = Waited([30.0] * 100, Counter({200: 100}))
    assert Attacked(trial, slow, beside, memory, Counter(), lives=True).bound == 90


def test_releases_are_swapped_and_workers_killed(
    releases: tuple[Built, Built], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upsetting, "PATIENCE", 20.0)
    upsets = measure_upsets(*releases, Often(swaps=2, kills=1, reloads=1))
    assert [(upset.done, upset.wanted) for upset in upsets] == [(2, 2), (1, 1), (1, 1)]
    assert [(upset.tally.torn, upset.tally.lost) for upset in upsets] == [(0, 0)] * 3
    assert all(upset.tally.answers > 0 for upset in upsets)
    [swapped, killed, reloaded] = [upset.name for upset in upsets]
    lines = "\n".join(harm_lines(Harm(61, Terms()), upsets))
    assert all(f"| {name} |" in lines for name in (swapped, killed, reloaded))


def check_against(reply: Reply, right: dict[str, frozenset[tuple[bytes, bytes]]]) -> Tally:
    async def check() -> Tally:
        async with replying(reply) as base:
            checker = Checker(base, right)
            await checker.ask_during(asyncio.sleep(SECONDS), 100.0)
            return checker.tally

    return asyncio.run(check())


@pytest.mark.outside
@pytest.mark.parametrize(
    ("reply", "body", "found"),
    [
        (answer_on, b"right", set()),
        (answer_on, b"wrong", {"torn"}),
        (refuse, b"right", {"refused"}),
        (hang_up, b"right", {"asked_again", "lost"}),
    ],
)
def test_what_is_torn_or_lost_is_counted(reply: Reply, body: bytes, found: set[str]) -> None:
    right = {"/": frozenset({version(Answer(200, b"a", body))})}
    tally = check_against(reply, right)
    counted = {"torn", "refused", "asked_again", "lost"}
    assert tally.answers > 0
    assert {name for name in counted if getattr(tally, name)} == found
    assert tally.is_whole == (not found)


def test_asking_again_is_for_killed_workers_only() -> None:
    tally = Tally(answers=10, asked_again=1)
    assert not Upset("swapped", 1, 1, tally, may_ask_again=False).is_held
    assert Upset("killed", 1, 1, tally, may_ask_again=True).is_held
    assert not Upset("killed", 2, 1, tally, may_ask_again=True).is_held
