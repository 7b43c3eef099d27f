"""Bytes that clients make this process hold: bounded for all connections together.

A connection holds what came and is not read yet, and answers that are not taken: those whole, and
what the system holds of them. Where all hold too much, whoever holds most is let go: a few who read
nothing cannot take everybody's memory. Afterwards what was held goes back to the system.
"""

import ctypes
import gc
from asyncio import get_running_loop
from contextlib import suppress
from typing import Protocol

MUCH = 1 << 22
"""Bytes beyond which what was held is given back afterwards."""
BETWEEN_GIVING_BACK = 2.0
"""Seconds from when much is held until it is looked whether it still is."""


class Holder(Protocol):
    """A connection that makes this process hold something."""

    def let_go(self) -> None:
        """Give up the connection, and with it all that is held for it."""


class HeldBytes:
    """How many bytes are held for each connection, and for all."""

    def __init__(self, most: int) -> None:
        self.most, self.total = most, 0
        self._sizes: dict[Holder, int] = {}
        self._was_much = False

    def hold(self, holder: Holder, size: int) -> None:
        """Say how much is held for a connection now. Called on the event loop."""
        self.total += size - self._sizes.pop(holder, 0)
        if size:
            self._sizes[holder] = size
        if self.total > MUCH and not self._was_much:
            self._was_much = True
            self._look_later()
        while self.total > self.most:
            greediest = max(self._sizes, key=self._sizes.__getitem__)
            self.total -= self._sizes.pop(greediest)
            greediest.let_go()

    def _look_later(self) -> None:
        get_running_loop().call_later(BETWEEN_GIVING_BACK, self._look)

    def _look(self) -> None:
        """Give back what was held, in a thread; as long as much is held there will be more.

        Who was let go leaves cycles (a task, its exception, its frames), which hold on to memory.
        """
        self._was_much = self.total > MUCH
        if self._was_much:
            self._look_later()
        else:
            gc.collect()
        get_running_loop().run_in_executor(None, give_back)


def give_back() -> None:
    """Give the system the memory that the allocator keeps between what is still in use.

    Left alone, glibc keeps what lay below anything that lives longer: half of a burst of long
    answers stayed for good. Having it map each long answer apart (`MALLOC_MMAP_THRESHOLD_`) gives
    all back at once, but made a page of fifty figures a fifth slower.
    """
    with suppress(OSError, AttributeError):  # Other allocators give back by themselves, or do not.
        ctypes.CDLL(None).malloc_trim(0)
