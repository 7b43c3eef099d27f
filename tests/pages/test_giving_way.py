"""While a page is written the event loop goes first, at each item and at each word that is set."""

import asyncio
import json
import threading
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.main import create_app
from app.pages import giving_way, making, reader
from app.pages.giving_way import Pace, Paced, give_way, giving_way_to
from app.pages.reader import read_answer
from app.settings import Settings
from tests.kit.test_one_way import ask

BROWSER = {"Accept": "text/html"}


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each chance to pause is taken."""
    monkeypatch.setattr(giving_way, "BURST", 0)


@pytest.mark.usefixtures("at_once")
def test_who_writes_waits_until_the_loop_has_come_round() -> None:
    order: list[object] = []

    class Loop:
        def call_soon_threadsafe(self, wake: Callable[[], None]) -> None:
            order.append("came round")
            wake()

    with giving_way_to(cast("asyncio.AbstractEventLoop", Loop())):
        order.extend(give_way(item) for item in Paced([1, 2]))
    order.extend(Paced([3]))
    assert order == ["came round", "came round", 1, "came round", "came round", 2, 3]


@pytest.mark.usefixtures("at_once")
def test_nobody_pauses_who_writes_on_the_loop() -> None:
    async def write() -> list[int]:
        return [give_way(item) for item in Paced([1, 2])]

    assert asyncio.run(write()) == [1, 2]


@pytest.mark.parametrize("form", ["html", "svg"])
@pytest.mark.parametrize("path", ["/events", "/figures"])
def test_a_page_pauses_at_each_fact_beside_the_loop(
    release: Path, monkeypatch: pytest.MonkeyPatch, path: str, form: str
) -> None:
    paused = Counter[int]()
    monkeypatch.setattr(Pace, "keep", lambda _: paused.update([threading.get_ident()]))
    app = create_app(Settings(data=release, cache_bytes=0))
    facts = asyncio.run(ask(app, path, {})).json()["items"]
    assert not paused
    assert asyncio.run(ask(app, f"{path}?format={form}", {})).status_code == 200
    assert threading.get_ident() not in paused
    assert paused.total() > len(facts)


def test_a_problem_is_told_at_once(release: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paused: list[Pace] = []
    monkeypatch.setattr(Pace, "keep", paused.append)
    app = create_app(Settings(data=release))
    assert asyncio.run(ask(app, "/figurs", BROWSER)).status_code == 404
    assert paused == []


TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | TEXTS
ANSWERS = st.dictionaries(
    TEXTS,
    st.recursive(
        SCALARS, lambda one: st.lists(one, max_size=5) | st.dictionaries(TEXTS, one, max_size=5)
    ),
)


@given(ANSWERS)
def test_an_answer_that_is_read_a_little_at_a_time_is_the_same(answer: dict[str, object]) -> None:
    written = json.dumps(answer, separators=(",", ":"), ensure_ascii=False)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reader, "SHORT", 0)
        assert asyncio.run(read_answer(written.encode())) == answer


def test_the_loop_goes_on_while_a_long_answer_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "BURST", 0)
    passes, items = [0], [{"id": str(number), "text": "x" * 100} for number in range(1000)]

    def count_passes() -> None:
        passes[0] += 1
        asyncio.get_running_loop().call_soon(count_passes)

    async def read() -> object:
        count_passes()
        return await read_answer(json.dumps({"items": items}, separators=(",", ":")).encode())

    assert asyncio.run(read()) == {"items": items}
    assert passes[0] >= len(items)


def test_a_page_is_gathered_when_no_other_is(
    release: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    under_way: list[int] = []

    async def read_slowly(body: bytes) -> object:
        under_way.append(1)
        assert len(under_way) == 1
        await asyncio.sleep(0.01)
        under_way.pop()
        return await read_answer(body)

    monkeypatch.setattr(making, "read_answer", read_slowly)
    app = create_app(Settings(data=release, cache_bytes=0))

    async def ask_at_once() -> list[int]:
        asked = [ask(app, f"/events?format=html&limit={n}", {}) for n in range(1, 6)]
        return [answer.status_code for answer in await asyncio.gather(*asked)]

    assert asyncio.run(ask_at_once()) == [200] * 5
