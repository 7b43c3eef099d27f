"""A client that knows every right answer of two releases, and asks on while the server is upset.

Who gets no answer asks once more, on a new connection, as HTTP clients do. An answer that neither
release gives is torn: it mixes the two, or is of neither.
"""

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import count

from benchmarks.systems.pacing import CONNECTIONS, Answer, Connection

Version = tuple[bytes, bytes]
"""A right answer: its tag, and a digest of its body."""
RECENT = 2 * CONNECTIONS
"""Answers in a row of one release, until all workers count as serving it."""


@dataclass(slots=True)
class Tally:
    """How many answers there were, and how many were not as they should be."""

    answers: int = 0
    torn: int = 0
    refused: int = 0
    """Statuses other than 200."""
    asked_again: int = 0
    lost: int = 0
    """Answers that did not come the second time either."""
    slowest: float = 0.0
    """Milliseconds."""

    @property
    def is_whole(self) -> bool:
        """Whether whoever asked, once more if need be, was answered right."""
        return self.answers > 0 and not (self.torn or self.refused or self.lost)


def version(answer: Answer) -> Version:
    """What tells an answer from those of another release."""
    return answer.tag, blake2b(answer.body, digest_size=16).digest()


async def read_versions(base: str, paths: Sequence[str]) -> dict[str, Version]:
    """What a server that serves one release answers. Raises RuntimeError."""
    connection, found = Connection(base), dict[str, Version]()
    for path in paths:
        answer = await connection.fetch(path)
        if answer.status != 200 or not answer.tag:
            raise RuntimeError(f"{path} is answered {answer.status}.")
        found[path] = version(answer)
    await connection.close()
    return found


class Checker:
    """Asks at a given rate, and judges each answer."""

    def __init__(self, base: str, right: Mapping[str, frozenset[Version]]) -> None:
        self._base, self._right, self._paths = base, right, sorted(right)
        self._recent = deque[tuple[str, Version]](maxlen=RECENT)
        self.tally = Tally()

    async def ask_during(self, upset: Awaitable[None], rate: float) -> None:
        """Ask until this is over."""
        upsetting = asyncio.ensure_future(upset)
        numbers, started = count(), time.perf_counter()
        asking = (self._ask_on(upsetting, numbers, started, rate) for _ in range(CONNECTIONS))
        await asyncio.gather(upsetting, *asking)

    async def see_only(self, versions: Mapping[str, Version], patience: float) -> bool:
        """Wait until a row of answers are of one release; tells whether that came about."""
        self._recent.clear()
        until = time.perf_counter() + patience
        while time.perf_counter() < until:
            are_all = all(versions[path] == found for path, found in self._recent)
            if are_all and len(self._recent) == RECENT:
                return True
            await asyncio.sleep(0.01)
        return False

    async def _ask_on(
        self, upsetting: "asyncio.Future[None]", numbers: Iterator[int], started: float, rate: float
    ) -> None:
        connection = Connection(self._base)
        for number in numbers:
            if upsetting.done():
                break
            await asyncio.sleep(max(0.0, started + number / rate - time.perf_counter()))
            await self._check(connection, self._paths[number % len(self._paths)])
        await connection.close()

    async def _check(self, connection: Connection, path: str) -> None:
        began = time.perf_counter()
        answer = await connection.fetch(path)
        if not answer.status:
            self.tally.asked_again += 1
            answer = await connection.fetch(path)
        self._judge(path, answer)
        self.tally.slowest = max(self.tally.slowest, (time.perf_counter() - began) * 1000)

    def _judge(self, path: str, answer: Answer) -> None:
        found = version(answer)
        self._recent.append((path, found))
        self.tally.answers += 1
        self.tally.lost += not answer.status
        self.tally.refused += answer.status not in (0, 200)
        self.tally.torn += answer.status == 200 and found not in self._right[path]
