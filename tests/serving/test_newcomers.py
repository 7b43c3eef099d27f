"""Those who have just connected wait for each other, and nobody waits for all of them."""

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, cast

import pytest

from app.serving import newcomers as newcomers_module
from app.serving.newcomers import SECONDS, Newcomers
from tests.conftest import wait_until
from tests.serving.test_bounds import LAST, Stage, connect, request, staged, told


class Clock:
    """Time that goes on when it is told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class Loop:
    """An event loop whose passes are made by hand."""

    def __init__(self) -> None:
        self.soon: list[tuple[Callable[..., None], tuple[Any, ...]]] = []

    def call_soon(self, call: Callable[..., None], *given: Any) -> None:
        self.soon.append((call, given))

    def make_pass(self) -> None:
        called, self.soon = self.soon, []
        for call, given in called:
            call(*given)


class Newcomer:
    """Takes a third of the time that a pass has, and says when."""

    def __init__(self, name: int, clock: Clock, seen: list[int]) -> None:
        self.name, self.clock, self.seen = name, clock, seen

    def take_turn(self) -> None:
        self.seen.append(self.name)
        self.clock.now += SECONDS * 0.34


def test_a_pass_reads_few_and_in_the_order_of_their_coming(monkeypatch: pytest.MonkeyPatch) -> None:
    clock, loop, waiting, seen = Clock(), Loop(), Newcomers(), list[int]()
    monkeypatch.setattr(newcomers_module, "perf_counter", clock)
    of_loop = cast("Any", loop)
    assert waiting.may_go(of_loop)
    clock.now += SECONDS
    for name in range(8):
        assert not waiting.may_go(of_loop)
        waiting.wait(Newcomer(name, clock, seen))
    told_after = []
    while loop.soon:
        loop.make_pass()
        told_after.append(len(seen))
    assert seen == [*range(8)]
    assert told_after == [3, 6, 8, 8]
    assert waiting.may_go(of_loop)


@contextmanager
def newcomer_waiting() -> Iterator[tuple[Stage, socket.socket, socket.socket, Any]]:
    """One who had an answer, one who waits for a turn, and the server's end of the latter."""
    with staged() as (port, stage), connect(port) as known, connect(port) as new:
        known.sendall(request("/known"))
        assert known.recv(1 << 16).endswith(b"/known")
        turns = next(iter(stage.protocols))._bounds.newcomers
        held: list[Any] = []
        turns.may_go, turns.wait = lambda _: False, held.append
        new.sendall(request("/new"))
        wait_until(lambda: held)
        turns.may_go = lambda _: True
        yield stage, known, new, held[0]


def ask_again(known: socket.socket) -> None:
    known.sendall(request("/again"))
    assert known.recv(1 << 16).endswith(b"/again")


def test_who_had_an_answer_is_read_while_newcomers_wait() -> None:
    with newcomer_waiting() as (stage, known, new, waiting):
        new.sendall(request("/newer", *LAST))
        ask_again(known)
        assert stage.asked == ["/known", "/again"]
        waiting.loop.call_soon_threadsafe(waiting.take_turn)
        told(new)
        assert stage.asked == ["/known", "/again", "/new", "/newer"]


def test_who_is_let_go_while_waiting_has_no_turn(caplog: pytest.LogCaptureFixture) -> None:
    with newcomer_waiting() as (stage, known, new, waiting):
        waiting.loop.call_soon_threadsafe(waiting.let_go)
        with suppress(ConnectionResetError):
            told(new)
        wait_until(lambda: waiting not in stage.protocols)
        waiting.loop.call_soon_threadsafe(waiting.take_turn)
        ask_again(known)
        assert stage.asked == ["/known", "/again"]
    assert not caplog.records
