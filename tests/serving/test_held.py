"""Memory that clients made the server take: it goes back once they have let go of it."""

import asyncio
import subprocess
import sys

import pytest

from app.serving.held import MUCH, HeldBytes


def test_what_was_held_goes_back_to_the_system_once_it_is_let_go(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    given_back = []
    monkeypatch.setattr("app.serving.held.give_back", lambda: given_back.append(held.total))
    monkeypatch.setattr("app.serving.held.BETWEEN_GIVING_BACK", 0.001)
    held = HeldBytes(1 << 30)

    class Connection:
        def let_go(self) -> None:
            raise AssertionError

    async def hold() -> None:
        one = Connection()
        held.hold(one, MUCH)
        held.hold(one, MUCH + 1)
        while not given_back:
            await asyncio.sleep(0.001)
        held.hold(one, 0)
        while given_back[-1]:
            await asyncio.sleep(0.001)
        times = len(given_back)
        await asyncio.sleep(0.02)
        assert len(given_back) <= times + 1

    asyncio.run(hold())


SPOTTED = """
from pathlib import Path
from app.serving.held import give_back

def measure():
    return int(Path("/proc/self/statm").read_text().split()[1])

blocks = [bytes(60_000) for _ in range(4000)]
kept = blocks[::50]
before = measure()
del blocks
give_back()
print(measure() < before / 2)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="Memory is told by /proc.")
def test_memory_between_what_is_still_in_use_goes_back_to_the_system() -> None:
    told = subprocess.run(
        [sys.executable, "-c", SPOTTED], capture_output=True, text=True, check=True
    )
    assert told.stdout == "True\n"


SETTLED = """
import gc
from app.main import create_app
from app.serving.run import _create_settled
from app.settings import Settings

_create_settled(create_app, Settings())
print(sum(map(len, (gc.get_objects(generation) for generation in range(3)))) < 20_000)
"""


def test_what_lives_as_long_as_the_process_is_not_looked_through_for_garbage() -> None:
    told = subprocess.run(
        [sys.executable, "-c", SETTLED], capture_output=True, text=True, check=True
    )
    assert told.stdout == "True\n"


LOADED = """
import gc
from app.cli import load_app
from app.serving.run import _create_settled
from app.settings import Settings

looked_through = []

def count(phase, about):
    if phase == "start":
        younger = range(about["generation"] + 1)
        looked_through.append(sum(len(gc.get_objects(one)) for one in younger))

def load(settings):
    looked_through.clear()
    return load_app(settings)

gc.callbacks.append(count)
_create_settled(load, Settings())
print(sum(looked_through) < 20_000, gc.isenabled())
"""


def test_nothing_is_looked_through_for_garbage_while_the_app_is_loaded() -> None:
    told = subprocess.run(
        [sys.executable, "-c", LOADED], capture_output=True, text=True, check=True
    )
    assert told.stdout == "True True\n"


CROWDED = """
import gc
from app.main import create_app
from app.serving.run import _create_settled
from app.settings import Settings

_create_settled(create_app, Settings())
looked_through, crowd = [], []

def count(phase, about):
    if phase == "start":
        younger = range(about["generation"] + 1)
        looked_through.append(sum(len(gc.get_objects(one)) for one in younger))

gc.callbacks.append(count)
for _ in range(100_000):
    crowd.append([crowd])
gc.callbacks.clear()
print(len(looked_through) > 20, max(looked_through) < 15_000)
"""


def test_the_requests_of_a_crowd_are_looked_through_for_garbage_few_at_a_time() -> None:
    told = subprocess.run(
        [sys.executable, "-c", CROWDED], capture_output=True, text=True, check=True
    )
    assert told.stdout == "True True\n"
