"""Turns at making answers, so that a crowd that asks at once holds up nobody else.

An answer is made on the event loop, without a pause. Where hundreds ask within one pass of the
loop, all others would wait until the last is made, and the memory of all those answers, and of the
connections that are let go for them, would come back only then. So a pass makes few answers.
"""

from asyncio import AbstractEventLoop, Future, get_running_loop
from collections.abc import Iterator
from itertools import islice, takewhile
from time import perf_counter
from typing import NamedTuple

from app.kit.errors import Unavailable

SECONDS = 0.002
"""How long those who come may have answers made in one pass of the loop, one after the other."""
FACTS = 20
"""Who asks for more asks for much; and so many who come for one fact go at once, whoever waits. As
many are told in a pass that they waited too long."""
MOST_FACTS = 3 * FACTS
"""How many facts those may ask for in all who are let go in a pass because they ask for least."""
MOST_WAITING = 200
"""How many may wait; beyond, who asks for more than that is told so at once. Each takes 18 kB, of
which some stays with the process."""
CROWDED = "Too many ask at once; ask again in a moment."


class _Waiting(NamedTuple):
    """Who waits: for how many facts, and until when."""

    facts: int
    until: float


class Turns:
    """Who comes where nobody waits, in a pass that has time left, goes at once. Of those who wait
    each pass lets two kinds go. Who asks for least, so that who asks for little does not wait for a
    crowd that asks for much; and who came first, so that nobody is passed over for ever. But if
    that is much, it has every other pass to itself: in the pass between, who came while it was made
    is answered, and does not wait for the next as well."""

    def __init__(self, most_seconds: float) -> None:
        self._most_seconds = most_seconds
        self._ends = 0.0
        """When this pass has no time left."""
        self._singles = FACTS
        """How many who ask for one fact may still go at once in this pass."""
        self._has_given_way = False
        """Whether who came first, and asks for much, has let others have a pass."""
        self._loop: AbstractEventLoop | None = None
        """The loop that will tell of the end of this pass."""
        self._waiting: dict[Future[None], _Waiting] = {}
        """Who waits, in the order of coming, which is also that in which they give up."""

    def may_go(self, facts: int) -> bool:
        """Whether who comes for so many facts may have an answer made at once; else they `wait`."""
        loop = get_running_loop()
        if loop is not self._loop:
            self._loop, self._waiting = loop, {}
            self._begin_pass(loop)
            return True
        if facts == 1 and self._singles:
            self._singles -= 1
            return True
        return not self._waiting and perf_counter() < self._ends

    def _begin_pass(self, loop: AbstractEventLoop) -> None:
        self._ends, self._singles = perf_counter() + SECONDS, FACTS
        loop.call_soon(self._end_pass, loop)

    async def wait(self, facts: int) -> None:
        """Wait for a turn at having so many facts. Raises Unavailable where that takes too long."""
        if len(self._waiting) >= MOST_WAITING and facts > FACTS:
            raise Unavailable(CROWDED)
        turn = get_running_loop().create_future()
        self._waiting[turn] = _Waiting(facts, perf_counter() + self._most_seconds)
        try:
            await turn
        finally:
            self._waiting.pop(turn, None)

    def _end_pass(self, loop: AbstractEventLoop) -> None:
        self._refuse_the_late()
        if not self._waiting:
            self._loop = None
            return
        self._begin_pass(loop)
        for turn in self._choose():
            del self._waiting[turn]
            if not turn.done():
                turn.set_result(None)

    def _refuse_the_late(self) -> None:
        """Who waits has no timer of their own: to start and stop one costs more than the rest."""
        now = perf_counter()
        late = takewhile(lambda one: self._waiting[one].until < now, self._waiting)
        for turn in [*islice(late, FACTS)]:
            del self._waiting[turn]
            if not turn.done():
                turn.set_exception(Unavailable(CROWDED))

    def _choose(self) -> list[Future[None]]:
        """Who is let go in this pass."""
        chosen, first = [*self._choose_least()], next(iter(self._waiting))
        if self._waiting[first].facts <= FACTS:
            return chosen if first in chosen else [*chosen, first]
        if self._has_given_way:
            self._has_given_way, self._ends = False, 0.0
            return [first]
        self._has_given_way = True
        return chosen

    def _choose_least(self) -> Iterator[Future[None]]:
        """Those who ask for least, as far as it is little."""
        left = MOST_FACTS
        for turn in sorted(self._waiting, key=self._waiting.__getitem__)[:FACTS]:
            facts = self._waiting[turn].facts
            left -= facts
            if left < 0 or facts > FACTS:
                return
            yield turn
