"""The garbage collector rests while much is made, and is afterwards as it was."""

import gc
import subprocess
import sys
from collections.abc import Iterator

import pytest

from app.releasing.resting import without_collector


@pytest.fixture
def begun() -> Iterator[list[int]]:
    """The generation of each collection that begins."""
    found: list[int] = []

    def heed(phase: str, about: dict[str, int]) -> None:
        if phase == "start":
            found.append(about["generation"])

    gc.callbacks.append(heed)
    yield found
    gc.callbacks.remove(heed)


def test_nothing_is_looked_through_meanwhile(begun: list[int]) -> None:
    with without_collector():
        begun.clear()  # one may have begun on the way here
        kept = [[number] for number in range(100_000)]
        assert begun == []
    assert gc.isenabled()
    assert len(kept) == 100_000


def test_it_goes_on_after_an_error() -> None:
    with pytest.raises(ValueError, match="faults"), without_collector():
        raise ValueError("faults")
    assert gc.isenabled()


def test_where_it_was_off_it_stays_off() -> None:
    gc.disable()
    try:
        with without_collector():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_what_was_set_apart_stays_apart() -> None:
    gc.freeze()
    apart = gc.get_freeze_count()
    with without_collector():
        pass
    assert gc.get_freeze_count() >= apart


def test_what_lives_when_a_command_ends_is_not_looked_through() -> None:
    """What is registered first runs last, and sees what the interpreter will find."""
    program = (
        "import atexit, gc; atexit.register(lambda: print(len(gc.get_objects()) < 100));"
        "from app.cli import main; main()"
    )
    told = subprocess.run(
        [sys.executable, "-c", program, "schema"], capture_output=True, text=True, check=True
    )
    assert told.stdout.splitlines()[-1] == "True"
