"""While a page is written, in a thread, the event loop goes first.

Python lets one thread compute at a time. The loop lets go of that right at each row that it reads,
and a thread that computes gives it back only after milliseconds. So whoever writes pauses often,
until the loop has done all that it had to do.
"""

from asyncio import AbstractEventLoop
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Event
from time import perf_counter
from typing import Any

BURST = 0.0005
"""Seconds of writing without a pause."""
LONGEST_PAUSE = 1.0
"""Seconds after which the writing goes on even though the loop has not come round."""


class Pace:
    """Bursts of work, and pauses until a loop has come round."""

    def __init__(self, loop: AbstractEventLoop) -> None:
        self._loop = loop
        self._until = perf_counter() + BURST

    def keep(self) -> None:
        """Pause, if it is time to."""
        if perf_counter() < self._until:
            return
        came_round = Event()
        self._loop.call_soon_threadsafe(came_round.set)
        came_round.wait(LONGEST_PAUSE)
        self._until = perf_counter() + BURST


_PACE: ContextVar[Pace | None] = ContextVar("pace", default=None)
"""That of the thread which writes; on the loop there is none."""


@contextmanager
def giving_way_to(loop: AbstractEventLoop) -> Iterator[None]:
    """Work in a thread that gives way to the loop."""
    before = _PACE.set(Pace(loop))
    try:
        yield
    finally:
        _PACE.reset(before)


def give_way(value: Any) -> Any:
    """The value as it is, after a pause if it is time for one: for what a template sets."""
    if pace := _PACE.get():
        pace.keep()
    return value


class Paced(list[Any]):
    """A list of which each item that is gone on to is a chance to give way."""

    def __iter__(self) -> Iterator[Any]:
        return map(give_way, super().__iter__())


def pace_lists(found: Mapping[str, Any]) -> dict[str, Any]:
    """The same, with its lists paced, and the items of answers within it."""
    return {name: _pace(value) for name, value in found.items()}


def _pace(value: Any) -> Any:
    if isinstance(value, list):
        return Paced(value)
    if isinstance(value, dict) and isinstance(value.get("items"), list):
        return {**value, "items": Paced(value["items"])}
    return value
