"""Those who have just connected wait for each other, and nobody waits for all of them.

Where a thousand connect at once, a pass of the event loop would parse a thousand requests before
anybody else's. So of connections that have had no answer yet a pass reads few, in the order of
their coming; who has had an answer is read at once.
"""

from asyncio import AbstractEventLoop
from collections import deque
from time import perf_counter
from typing import Protocol

SECONDS = 0.001
"""How long a pass of the loop may parse what newcomers sent."""


class Newcomer(Protocol):
    """A connection that has had no answer yet, and has sent something."""

    def take_turn(self) -> None:
        """Parse what has come, unless the connection is gone."""


class Newcomers:
    """Whose turn it is, of all newcomers of a process."""

    def __init__(self) -> None:
        self._waiting: deque[Newcomer] = deque()
        self._loop: AbstractEventLoop | None = None
        """The loop that will tell of the end of this pass."""
        self._ends = 0.0

    def may_go(self, loop: AbstractEventLoop) -> bool:
        """Whether who comes now is parsed at once; else they `wait`."""
        if loop is not self._loop:
            self._waiting.clear()
            self._begin_pass(loop)
        return not self._waiting and perf_counter() < self._ends

    def wait(self, newcomer: Newcomer) -> None:
        """Have a turn when those who came before have had theirs."""
        self._waiting.append(newcomer)

    def _begin_pass(self, loop: AbstractEventLoop) -> None:
        self._loop, self._ends = loop, perf_counter() + SECONDS
        loop.call_soon(self._end_pass, loop)

    def _end_pass(self, loop: AbstractEventLoop) -> None:
        if not self._waiting:
            self._loop = None
            return
        self._begin_pass(loop)
        while self._waiting and perf_counter() < self._ends:
            self._waiting.popleft().take_turn()
