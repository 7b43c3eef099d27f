"""Threads for what takes long: who waits for one, how long, and what becomes of who leaves."""

import asyncio
import os
import sys
import threading
from asyncio import timeout
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from math import inf
from typing import Any, TypeVar
from weakref import finalize

from anyio import CancelScope
from anyio.lowlevel import checkpoint_if_cancelled

from app.kit.errors import Unavailable

NICE = 10
"""How much the loop goes before threads."""
CROWDED = "Too many long questions wait for their answers; ask again in a moment."

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Line:
    """How many may wait for a thread, and how many seconds; whoever may not is told so at once."""

    most: float = 20
    seconds: float | None = 2.0


ENDLESS = Line(inf, None)
"""For those who are counted elsewhere."""


class Asker:
    """Somebody for whom a thread works. Once they have left, their statement is cut off."""

    __slots__ = ("has_left",)

    def __init__(self) -> None:
        self.has_left = False


class Threads:
    """Threads that get less of the processor than the event loop, where that can be told."""

    def __init__(self, most: int, line: Line) -> None:
        self._pool = ThreadPoolExecutor(most, "facts", initializer=_step_back)
        # Who gives up while waiting for a thread leaves no work behind.
        self._free = asyncio.Semaphore(most)
        self._line, self._waiting = line, 0
        finalize(self, self._pool.shutdown, wait=False)

    async def run(self, work: Callable[..., Result], *given: Any) -> Result:
        """What the work gives, which is told for whom it is done. Raises Unavailable."""
        async with self.place():
            return await self.do(work, *given)

    @asynccontextmanager
    async def place(self) -> AsyncIterator[None]:
        """A thread that is kept free for whoever prepares on the loop what it is to `do`, so that
        this is bounded too. Raises Unavailable."""
        await checkpoint_if_cancelled()
        await self._take_thread()
        try:
            yield
        finally:
            self._free.release()

    async def do(self, work: Callable[..., Result], *given: Any) -> Result:
        """What the work gives, for those who have a place.

        Who gives up while it runs has it cut off, and waits until it lets go of its file. Who
        answers a client that went away is told so again and again, hence the shield.
        """
        asker, told = Asker(), ()
        running = asyncio.get_running_loop().run_in_executor(self._pool, work, asker, *given)
        with CancelScope(shield=True):
            while not running.done():
                try:
                    await asyncio.wait([running])
                except asyncio.CancelledError as cancelled:
                    # Kept itself, it would hold this frame that holds it.
                    asker.has_left, told = True, cancelled.args
        if asker.has_left:
            running.exception()  # Nobody will ask for it.
            raise asyncio.CancelledError(*told)
        return running.result()

    def do_later(self, work: Callable[[], object]) -> None:
        """Have something short done after what is under way; nobody waits for it."""
        self._pool.submit(work)

    async def _take_thread(self) -> None:
        if self._free.locked() and self._waiting >= self._line.most:
            raise Unavailable(CROWDED)
        self._waiting += 1
        try:
            async with timeout(self._line.seconds if self._free.locked() else None):
                await self._free.acquire()
        except TimeoutError:
            raise Unavailable(CROWDED) from None
        finally:
            self._waiting -= 1


def _step_back() -> None:
    if sys.platform == "linux":
        with suppress(OSError):  # Where the whole process stands further back already.
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), NICE)
