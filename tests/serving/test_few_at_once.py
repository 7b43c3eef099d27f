"""Of a crowd few begin in each pass of the loop, and nobody waits for all of them."""

import asyncio
import socket
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from typing import Any, cast

import pytest

from app.serving.few_at_once import MOST, FewAtOnce
from tests.conftest import wait_until
from tests.serving.test_bounds import LAST, Stage, connect, request, send_unread, staged, told

CROWD, ROUNDS = 100, 100


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


def test_in_a_pass_few_begin_in_the_order_of_their_coming() -> None:
    loop, few, begun = Loop(), FewAtOnce(), list[int]()
    of_loop = cast("Any", loop)
    assert [few.may_go(of_loop) for _ in range(MOST + 1)] == [True] * MOST + [False]
    for name in range(2 * MOST + 1):
        assert not few.may_go(of_loop)
        few.wait(partial(begun.append, name))
    begun_after = []
    while loop.soon:
        loop.make_pass()
        begun_after.append(len(begun))
    assert begun == [*range(2 * MOST + 1)]
    assert begun_after == [MOST, 2 * MOST, 2 * MOST + 1, 2 * MOST + 1]
    assert few.may_go(of_loop)


def test_who_waits_on_a_loop_that_ended_is_forgotten() -> None:
    few, begun, later = FewAtOnce(), list[str](), Loop()
    for _ in range(MOST):
        assert few.may_go(cast("Any", Loop()))
    few.wait(partial(begun.append, "before"))
    assert few.may_go(cast("Any", later))
    later.make_pass()
    assert not begun


@contextmanager
def one_waiting(
    crowd: str, first: str
) -> Iterator[tuple[Stage, socket.socket, socket.socket, Any]]:
    """One who had an answer, one of a crowd that waits for a turn, and how that would begin."""
    with staged() as (port, stage), connect(port) as known, connect(port) as other:
        known.sendall(request("/known"))
        assert known.recv(1 << 16).endswith(b"/known")
        turns = getattr(next(iter(stage.protocols))._bounds, crowd)
        held: list[Any] = []
        turns.may_go, turns.wait = lambda _: False, held.append
        other.sendall(request(first) + request("/next"))
        wait_until(lambda: held)
        turns.may_go = lambda _: True
        yield stage, known, other, held[0]


def ask_again(known: socket.socket) -> None:
    known.sendall(request("/again"))
    assert known.recv(1 << 16).endswith(b"/again")


def loop_of(stage: Stage) -> asyncio.AbstractEventLoop:
    return cast("asyncio.AbstractEventLoop", next(iter(stage.protocols)).loop)


def test_who_had_an_answer_is_read_while_newcomers_wait() -> None:
    with one_waiting("newcomers", "/new") as (stage, known, new, begin):
        new.sendall(request("/newer", *LAST))
        ask_again(known)
        assert stage.asked == ["/known", "/again"]
        loop_of(stage).call_soon_threadsafe(begin)
        told(new)
        assert stage.asked == ["/known", "/again", "/new", "/next", "/newer"]


def test_who_waits_for_an_answer_is_answered_before_those_who_asked_on() -> None:
    with one_waiting("ahead", "/first") as (stage, known, hasty, begin):
        hasty.sendall(request("/last", *LAST))
        ask_again(known)
        assert stage.asked == ["/known", "/first", "/again"]
        loop_of(stage).call_soon_threadsafe(begin)
        assert told(hasty).endswith(b"/last")
        assert stage.asked == ["/known", "/first", "/again", "/next", "/last"]


@pytest.mark.parametrize("crowd", ["newcomers", "ahead"])
def test_who_is_let_go_while_waiting_has_no_turn(
    crowd: str, caplog: pytest.LogCaptureFixture
) -> None:
    with one_waiting(crowd, "/first") as (stage, known, other, begin):
        asked = [*stage.asked]
        (waiting,) = (one for one in stage.protocols if one.client[1] == other.getsockname()[1])
        loop_of(stage).call_soon_threadsafe(waiting.let_go)
        with suppress(ConnectionResetError):
            told(other)
        wait_until(lambda: waiting not in stage.protocols)
        loop_of(stage).call_soon_threadsafe(begin)
        ask_again(known)
        assert stage.asked == [*asked, "/again"]
    assert not caplog.records


def test_a_crowd_that_asks_on_and_on_begins_few_answers_in_a_pass() -> None:
    begun, passes = Counter[int](), [0]

    def count_passes() -> None:
        passes[0] += 1
        asyncio.get_running_loop().call_soon(count_passes)

    class Counted(list[str]):
        def append(self, path: str) -> None:
            if not passes[0]:
                count_passes()
            begun[passes[0]] += 1
            super().append(path)

    with staged() as (port, stage), ExitStack() as opened:
        stage.asked = Counted()
        crowd = [opened.enter_context(connect(port)) for _ in range(CROWD)]
        for one in crowd:
            send_unread(one, request("/short") * ROUNDS)
        wait_until(lambda: begun.total() >= 5 * CROWD)
    # Between two counts lie the end of one pass and the beginning of the next; newcomers come too.
    assert max(begun.values()) <= 4 * MOST
