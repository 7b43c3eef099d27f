"""The answer cache: answers that are ready to be sent, of one release, bounded in bytes.

Questions that differ only in the order of parameters, or in stating a default, share one answer:
an alias leads from each way of asking to it. Nothing outlives its release.
"""

from asyncio import Future, get_running_loop, shield
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable

from starlette.responses import Response

from app.kit.answering.answers import Ready

MOST_ENTRIES = 8192
LARGEST_SHARE = 16
"""An answer larger than this part of the whole is not kept."""
OVERHEAD = 2048
"""Bytes that an entry costs besides its body."""

Made = Ready | Response


class AnswerCache:
    """Ready answers by their question."""

    def __init__(self, most_bytes: int) -> None:
        self.most_bytes = most_bytes
        self.bytes = 0
        self._release: object = None
        self._entries: OrderedDict[Hashable, Ready] = OrderedDict()
        self._aliases: dict[Hashable, Hashable] = {}
        self._flights: dict[Hashable, Future[Made | None]] = {}

    def asked_before(self, asked: Hashable, release: object) -> Ready | None:
        """The answer of this release to a question that was asked in just this way."""
        if release is not self._release:
            self._turn_to(release)
        key = self._aliases.get(asked)
        return None if key is None else self._found(key)

    async def answer(
        self, asked: Hashable, key: Hashable, make: Callable[[], Awaitable[Made]]
    ) -> Made:
        """The answer under the key, made once however many ask at the same time."""
        made: Made | None = self._found(key)
        if made is None and (flight := self._flights.get(key)):
            shared = await shield(flight)
            # Else it failed, or is a download, which only one can read.
            made = shared if isinstance(shared, Ready) else await make()
        if made is None:
            made = await self._made(key, make)
        if key in self._entries:
            self._alias(asked, key)
        return made

    async def _made(self, key: Hashable, make: Callable[[], Awaitable[Made]]) -> Made:
        release, flights = self._release, self._flights
        flight = flights[key] = get_running_loop().create_future()
        made = None
        try:
            made = await make()
        finally:
            flight.set_result(made)
            flights.pop(key, None)
        if isinstance(made, Ready) and release is self._release:
            self._keep(key, made)
        return made

    def _turn_to(self, release: object) -> None:
        """Forget everything of another release."""
        self._release = release
        self._entries.clear()
        self._aliases.clear()
        self._flights = {}
        self.bytes = 0

    def _found(self, key: Hashable) -> Ready | None:
        found = self._entries.get(key)
        if found is not None:
            self._entries.move_to_end(key)
        return found

    def _alias(self, asked: Hashable, key: Hashable) -> None:
        if len(self._aliases) >= MOST_ENTRIES:
            self._aliases.clear()
        self._aliases[asked] = key

    def _keep(self, key: Hashable, ready: Ready) -> None:
        size = _size(ready)
        if size > self.most_bytes // LARGEST_SHARE:
            return
        self._entries[key] = ready
        self.bytes += size
        while self.bytes > self.most_bytes or len(self._entries) > MOST_ENTRIES:
            _, oldest = self._entries.popitem(last=False)
            self.bytes -= _size(oldest)


def _size(ready: Ready) -> int:
    return len(ready.body) + OVERHEAD
