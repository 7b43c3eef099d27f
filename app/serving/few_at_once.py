"""Few of a crowd begin in each pass of the event loop, and nobody else waits for the rest.

What is begun in a pass is worked on in the next: a thousand requests that are parsed at once, or
begin to be answered at once, would make one pass of all their work, before anybody else's.
"""

from asyncio import AbstractEventLoop
from collections import deque
from collections.abc import Callable

MOST = 4
"""How many of a crowd may begin in a pass: a millisecond or two of work."""


class FewAtOnce:
    """Whose turn it is, of all connections of a process that begin the same: the first to come."""

    def __init__(self) -> None:
        self._waiting: deque[Callable[[], None]] = deque()
        self._loop: AbstractEventLoop | None = None
        """The loop that will tell of the end of this pass."""
        self._left = MOST
        """How many may still begin in this pass."""

    def may_go(self, loop: AbstractEventLoop) -> bool:
        """Whether who comes now begins at once; else they `wait`."""
        if loop is not self._loop:
            self._waiting.clear()
            self._begin_pass(loop)
        if self._waiting or not self._left:
            return False
        self._left -= 1
        return True

    def wait(self, begin: Callable[[], None]) -> None:
        """Begin when those who came before have begun."""
        self._waiting.append(begin)

    def _begin_pass(self, loop: AbstractEventLoop) -> None:
        self._loop, self._left = loop, MOST
        loop.call_soon(self._end_pass, loop)

    def _end_pass(self, loop: AbstractEventLoop) -> None:
        if not self._waiting:
            self._loop = None
            return
        self._begin_pass(loop)
        while self._waiting and self._left:
            self._left -= 1
            self._waiting.popleft()()
