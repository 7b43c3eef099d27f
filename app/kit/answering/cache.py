"""The answer cache: answers that are ready to be sent, of one release, bounded in bytes.

Questions that differ only in the order of parameters, or in stating a default, share one answer:
an alias leads from each way of asking to it. Nothing outlives its release.
"""

from asyncio import CancelledError, Future, get_running_loop, shield
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable
from dataclasses import dataclass, field

from starlette.responses import Response

from app.kit.answering.ready import Ready

MOST_ENTRIES = 8192
LARGEST_SHARE = 16
"""An answer larger than this part of the whole is not kept."""
MOST_ALIASES = 64
"""Ways of asking that lead to one answer; more begin anew, so that none pushes out the others."""
OVERHEAD, ALIAS_OVERHEAD = 2048, 512
"""Bytes that an entry costs besides its body, and an alias besides its text."""

Asked = tuple[str, bytes, bytes, str]
"""A question as it came: path, query string, `Accept`, and the coding that is taken."""
Answered = Ready | Response
"""What was made for a question: ready to be kept, or for one client alone."""


@dataclass(slots=True)
class _Entry:
    """A ready answer, the ways of asking that lead to it, and what all this costs in bytes."""

    ready: Ready
    bytes: int
    aliases: list[Asked] = field(default_factory=list)


class _Left(Exception):
    """Who had an answer made for all has gone away."""


class AnswerCache:
    """Ready answers by their question."""

    def __init__(self, most_bytes: int) -> None:
        self.most_bytes = most_bytes
        self.bytes = 0
        self._release: object = None
        self._entries: OrderedDict[Hashable, _Entry] = OrderedDict()
        self._keys: dict[Asked, Hashable] = {}
        self._flights: dict[Hashable, Future[Answered | None]] = {}

    def recall(self, asked: Asked, release: object) -> Ready | None:
        """The answer of this release to a question that was asked in just this way before."""
        if release is not self._release:
            self._turn_to(release)
        key = self._keys.get(asked)
        return None if key is None else self._look_up(key)

    async def answer(
        self, asked: Asked | None, key: Hashable, make: Callable[[], Awaitable[Answered]]
    ) -> Answered:
        """The answer under the key, made once however many ask at the same time.

        `asked` leads to it from now on; none where it does not say everything that the key says.
        """
        answered: Answered | None = self._look_up(key)
        while answered is None and (flight := self._flights.get(key)):
            try:
                shared = await shield(flight)
            except _Left:
                # Of those who waited, who comes to this first asks for the others.
                answered = self._look_up(key)
                continue
            # Else it failed, or is a download, which only one can read.
            answered = shared if isinstance(shared, Ready) else await make()
        if answered is None:
            answered = await self._make_for_all(key, make)
        if asked and (entry := self._entries.get(key)):
            self._lead(asked, key, entry)
        return answered

    async def _make_for_all(
        self, key: Hashable, make: Callable[[], Awaitable[Answered]]
    ) -> Answered:
        release, flights = self._release, self._flights
        flight = flights[key] = get_running_loop().create_future()
        answered = None
        try:
            answered = await make()
        except CancelledError:
            flight.set_exception(_Left())
            flight.exception()  # Perhaps nobody waits to be told.
            raise
        finally:
            flights.pop(key, None)
            if not flight.done():
                flight.set_result(answered)
        if isinstance(answered, Ready) and release is self._release:
            self._keep(key, answered)
        return answered

    def _turn_to(self, release: object) -> None:
        """Forget everything of another release."""
        self._release = release
        self._entries.clear()
        self._keys.clear()
        self._flights = {}
        self.bytes = 0

    def _look_up(self, key: Hashable) -> Ready | None:
        entry = self._entries.get(key)
        if entry is None:
            return None
        self._entries.move_to_end(key)
        return entry.ready

    def _lead(self, asked: Asked, key: Hashable, entry: _Entry) -> None:
        """Have this way of asking lead to the entry."""
        if asked in self._keys:
            return
        if len(entry.aliases) >= MOST_ALIASES:
            self._forget_aliases(entry)
        self._keys[asked] = key
        entry.aliases.append(asked)
        self._grow(entry, _alias_size(asked))

    def _keep(self, key: Hashable, ready: Ready) -> None:
        size = len(ready.body) + OVERHEAD
        if size <= self.most_bytes // LARGEST_SHARE:
            entry = self._entries[key] = _Entry(ready, 0)
            self._grow(entry, size)

    def _grow(self, entry: _Entry, size: int) -> None:
        """Count what an entry costs more, and let the least used go where it is too much."""
        entry.bytes += size
        self.bytes += size
        while self.bytes > self.most_bytes or len(self._entries) > MOST_ENTRIES:
            _, oldest = self._entries.popitem(last=False)
            self._forget_aliases(oldest)
            self.bytes -= oldest.bytes

    def _forget_aliases(self, entry: _Entry) -> None:
        for asked in entry.aliases:
            del self._keys[asked]
        size = sum(map(_alias_size, entry.aliases))
        entry.bytes -= size
        self.bytes -= size
        entry.aliases.clear()


def _alias_size(asked: Asked) -> int:
    return ALIAS_OVERHEAD + sum(map(len, asked))
