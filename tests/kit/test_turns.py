"""Answers that are made take turns: a crowd that asks at once holds up nobody who comes after."""

import asyncio
from itertools import pairwise
from pathlib import Path

import httpx
import pytest

from app.kit.answering.turns import FACTS, MOST_FACTS, MOST_WAITING, Turns
from app.kit.errors import Unavailable
from app.kit.in_process import InProcess
from app.main import create_app
from app.settings import Settings

FOREVER = 1e6
LIST, LITTLE, FACT = 50, FACTS, 1
"""How many facts are asked for."""


@pytest.fixture(autouse=True)
def _one_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """One answer takes all the time of a pass of the loop, however fast the machine."""
    monkeypatch.setattr("app.kit.answering.turns.SECONDS", 0)


def test_who_comes_alone_goes_at_once() -> None:
    async def ask() -> None:
        turns, others = Turns(FOREVER), []
        for number in range(3):
            asyncio.get_running_loop().call_soon(others.append, number)
            assert turns.may_go(LIST)
            assert len(others) == number
            await asyncio.sleep(0)

    asyncio.run(ask())


class Crowd:
    """Those who take turns, in the order in which they had them."""

    def __init__(self, seconds: float = FOREVER) -> None:
        self.turns, self.served = Turns(seconds), list[object]()

    async def ask(self, who: object, facts: int = LIST) -> None:
        if not self.turns.may_go(facts):
            await self.turns.wait(facts)
        self.served.append(who)

    def come(self, number: int, facts: int = LIST) -> list[asyncio.Task[None]]:
        return [asyncio.create_task(self.ask(who, facts)) for who in range(number)]


@pytest.mark.parametrize("facts", [(LIST,), (4 * LIST, LIST)], ids=["alike", "shorter ones later"])
def test_in_a_crowd_each_pass_of_the_loop_serves_one_and_in_the_end_all(
    facts: tuple[int, ...],
) -> None:
    async def ask() -> None:
        crowd = Crowd()
        tasks = [task for each in facts for task in crowd.come(50, each)]
        most, before = 0, 0
        while len(crowd.served) < len(tasks):
            await asyncio.sleep(0)
            most, before = max(most, len(crowd.served) - before), len(crowd.served)
        await asyncio.gather(*tasks)
        assert sorted(map(int, map(str, crowd.served))) == sorted([*range(50)] * len(facts))
        assert most == 1

    asyncio.run(ask())


def test_who_comes_while_another_is_let_go_does_not_share_its_pass(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each answer takes two thirds of the time of a pass, by a clock of the test's own."""
    now = [0.0]
    monkeypatch.setattr("app.kit.answering.turns.SECONDS", 3)
    monkeypatch.setattr("app.kit.answering.turns.perf_counter", lambda: now[0])

    class Busy(Crowd):
        async def ask(self, who: object, facts: int = LIST) -> None:
            await super().ask(who, facts)
            now[0] += 2

    async def ask() -> None:
        crowd, passes = Busy(), list[int]()
        tasks = crowd.come(3)
        for _ in range(20):
            before = len(crowd.served)
            await asyncio.sleep(0)
            passes.append(len(crowd.served) - before)
            tasks += crowd.come(1)
        await asyncio.gather(*tasks)
        assert passes[0] == 2
        assert max(passes[1:]) == 1

    asyncio.run(ask())


def test_after_who_asks_for_much_a_pass_is_for_others() -> None:
    """They came while it was made: they are not to wait for the next as well."""

    async def ask() -> None:
        crowd, passes = Crowd(), list[int]()
        tasks = crowd.come(20)
        while len(crowd.served) < len(tasks):
            before = len(crowd.served)
            await asyncio.sleep(0)
            passes.append(len(crowd.served) - before)
        await asyncio.gather(*tasks)
        assert all(one + other <= 1 for one, other in pairwise(passes[1:]))

    asyncio.run(ask())


def test_who_asks_for_a_fact_does_not_wait_for_a_crowd_that_asks_for_lists() -> None:
    async def ask() -> None:
        crowd = Crowd()
        tasks = crowd.come(100)
        for who in ("first", "second", "third"):
            await asyncio.sleep(0)
            before = len(crowd.served)
            await crowd.ask(who, FACT)
            assert len(crowd.served) - before <= 1
        await asyncio.gather(*tasks)
        assert len(crowd.served) == 103

    asyncio.run(ask())


def test_many_who_ask_for_a_fact_share_a_pass() -> None:
    async def ask() -> None:
        crowd = Crowd()
        tasks = crowd.come(100)
        await asyncio.sleep(0)
        facts = [asyncio.create_task(crowd.ask("fact", FACT)) for _ in range(60)]
        await asyncio.gather(*facts)
        assert len(crowd.served) <= 60 + 10
        await asyncio.gather(*tasks)

    asyncio.run(ask())


def test_a_few_who_ask_for_little_share_a_pass() -> None:
    async def ask() -> None:
        crowd, passes = Crowd(), list[int]()
        tasks = crowd.come(20, LITTLE)
        while len(crowd.served) < len(tasks):
            before = len(crowd.served)
            await asyncio.sleep(0)
            passes.append(len(crowd.served) - before)
        await asyncio.gather(*tasks)
        assert max(passes) == MOST_FACTS // LITTLE > 1

    asyncio.run(ask())


def test_nobody_is_overtaken_for_ever() -> None:
    async def ask() -> None:
        crowd, later = Crowd(), list[asyncio.Task[None]]()
        tasks = crowd.come(10)
        for _ in range(100):
            later += [asyncio.create_task(crowd.ask("later", FACT)) for _ in range(3)]
            await asyncio.sleep(0)
        assert set(range(10)) <= set(crowd.served)
        await asyncio.gather(*tasks, *later)

    asyncio.run(ask())


def test_who_waits_too_long_is_told_to_come_again() -> None:
    async def ask() -> None:
        crowd = Crowd(seconds=0)
        given = await asyncio.gather(*crowd.come(50), return_exceptions=True)
        refused = [one for one in given if isinstance(one, Unavailable)]
        assert refused
        assert len(refused) + len(crowd.served) == 50
        assert {one.headers["Retry-After"] for one in refused} == {"1"}
        await asyncio.sleep(0)
        await crowd.ask("later")

    asyncio.run(ask())


def test_those_who_waited_too_long_are_told_so_a_few_in_each_pass() -> None:
    async def ask() -> None:
        crowd = Crowd(seconds=0)
        tasks, passes = crowd.come(MOST_WAITING), list[int]()
        while len(passes) < MOST_WAITING and not all(task.done() for task in tasks):
            before = sum(task.done() for task in tasks)
            await asyncio.sleep(0)
            passes.append(sum(task.done() for task in tasks) - before)
        given = await asyncio.gather(*tasks, return_exceptions=True)
        assert sum(isinstance(one, Unavailable) for one in given) > MOST_WAITING / 2
        assert max(passes) <= FACTS + MOST_FACTS // LITTLE + 1

    asyncio.run(ask())


def test_of_too_many_who_wait_those_who_ask_for_much_are_told_to_come_again() -> None:
    async def ask() -> None:
        crowd = Crowd()
        tasks = crowd.come(MOST_WAITING + 51)
        facts = [asyncio.create_task(crowd.ask("fact", FACT)) for _ in range(5)]
        given = await asyncio.gather(*tasks, *facts, return_exceptions=True)
        refused = [one for one in given if isinstance(one, Unavailable)]
        assert len(refused) == 50
        assert crowd.served.count("fact") == 5
        assert len(crowd.served) == MOST_WAITING + 1 + 5

    asyncio.run(ask())


def test_those_who_leave_take_no_turns() -> None:
    async def ask() -> None:
        crowd = Crowd()
        tasks = crowd.come(50)
        await asyncio.sleep(0)
        for task in tasks[:-1]:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        assert len(crowd.served) <= 4
        assert not crowd.turns._waiting
        await crowd.ask("later")

    asyncio.run(ask())


def test_turns_that_a_loop_left_open_are_no_matter_to_the_next() -> None:
    """As in tests and scripts, which ask one app from several loops."""
    turns = Turns(FOREVER)

    async def come() -> None:
        assert turns.may_go(LIST)

    for _ in range(3):
        loop = asyncio.new_event_loop()
        loop.run_until_complete(come())
        loop.close()


@pytest.mark.parametrize(
    "path", ["/claims?limit={}", "/search?q=losses&limit={}", "/figures/no-{}"]
)
def test_of_a_crowd_all_are_answered_or_told_to_come_again_and_health_is(
    release: Path, path: str
) -> None:
    app = create_app(Settings(data=release, waiting_seconds=0.001, cache_bytes=0))

    async def ask() -> None:
        transport = InProcess(app)
        async with httpx.AsyncClient(transport=transport, base_url="http://facts") as api:
            usual = {n: (await api.get(path.format(n))).content for n in range(1, 21)}
            asked = [n for n in usual for _ in range(10)]
            answers = asyncio.gather(*(api.get(path.format(n)) for n in asked))
            await asyncio.sleep(0)
            assert (await api.get("/health")).status_code == 200
            for n, answer in zip(asked, await answers, strict=True):
                if answer.status_code == 503:
                    assert answer.headers["retry-after"] == "1"
                    assert answer.headers["content-type"] == "application/problem+json"
                else:
                    assert answer.content == usual[n]

    asyncio.run(ask())
