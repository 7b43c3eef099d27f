"""While a page is written the event loop goes first, at each item and at each word that is set."""

import asyncio
import threading
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest

from app.main import create_app
from app.pages import giving_way
from app.pages.giving_way import Pace, Paced, give_way, giving_way_to
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
