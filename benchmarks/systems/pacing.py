"""A client that asks at a given rate, whatever the server does, and others that keep it busy.

Latency counts from when a request was due and not from when it could be sent, so an answer that
holds up the next ones counts for all of them. Run as a program it asks every address that it reads
over and over, in a process of its own, so that reading long answers holds up no measurement.
"""

import asyncio
import json
import sys
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from urllib.parse import urlsplit

CONNECTIONS = 16
SIP = 16_384
PATIENCE = 30.0
"""Who waits longer for an answer gives up: it counts as none."""


@dataclass
class Waited:
    """How long answers took, in milliseconds, and with which status they came."""

    latencies: list[float] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)

    def __add__(self, other: "Waited") -> "Waited":
        return Waited(self.latencies + other.latencies, self.statuses + other.statuses)

    def at(self, share: float) -> float:
        """The latency that this share of the answers stayed below."""
        ordered = sorted(self.latencies)
        return ordered[min(int(len(ordered) * share), len(ordered) - 1)] if ordered else 0.0

    @property
    def errors(self) -> int:
        """Answers that were none."""
        return sum(number for status, number in self.statuses.items() if status != 200)


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer: its status, its tag and its body."""

    status: int
    tag: bytes = b""
    body: bytes = b""


def _find_header(head: bytes, name: bytes) -> bytes:
    """What a header says; nothing if it is not there."""
    lines = (line.partition(b":") for line in head.split(b"\r\n"))
    return next((told.strip() for found, _, told in lines if found.lower() == name), b"")


class Connection:
    """One keep-alive connection."""

    def __init__(self, base: str) -> None:
        address = urlsplit(base)
        self._host, self._port = address.hostname or "", address.port or 80
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None

    async def ask(self, path: str) -> int:
        """The status of an answer that tells its length; 0 if there was none."""
        return (await self.fetch(path)).status

    async def fetch(self, path: str) -> Answer:
        """An answer that tells its length; one with status 0 if there was none."""
        try:
            async with asyncio.timeout(PATIENCE):
                reader = await self._send(path)
                head = await reader.readuntil(b"\r\n\r\n")
                length = int(_find_header(head, b"content-length"))
                body = await reader.readexactly(length)
            if _find_header(head, b"connection") == b"close":
                await self.close()
            return Answer(int(head.split(b" ", 2)[1]), _find_header(head, b"etag"), body)
        except (OSError, ValueError, asyncio.IncompleteReadError):
            await self.close()
            return Answer(0)

    async def sip(self, path: str, per_second: float | None, until: float) -> int:
        """Read a long answer, slowly if so asked; tells how many bytes came in time."""
        total = 0
        with suppress(TimeoutError):
            async with asyncio.timeout(until - time.perf_counter()):
                reader = await self._send(path, "Connection: close\r\n")
                while chunk := await reader.read(SIP):
                    total += len(chunk)
                    await asyncio.sleep(len(chunk) / per_second if per_second else 0)
        await self.close()
        return total

    async def _send(self, path: str, header: str = "") -> asyncio.StreamReader:
        if self._reader is None or self._writer is None:
            self._reader, self._writer = await asyncio.open_connection(self._host, self._port)
        request = f"GET {path} HTTP/1.1\r\nHost: {self._host}\r\n{header}\r\n"
        self._writer.write(request.encode())
        return self._reader

    async def close(self) -> None:
        """Let go of the connection."""
        if self._writer:
            self._writer.close()
        self._reader = self._writer = None


async def ask_paced(base: str, paths: Sequence[str], rate: float, seconds: float) -> Waited:
    """Ask at this rate for so long."""
    waited, numbers, started = Waited(), count(), time.perf_counter()

    async def worker() -> None:
        connection = Connection(base)
        for number in numbers:
            due = started + number / rate
            if due > started + seconds:
                break
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            waited.statuses[await connection.ask(paths[number % len(paths)])] += 1
            waited.latencies.append((time.perf_counter() - due) * 1000)
        await connection.close()

    await asyncio.gather(*(worker() for _ in range(CONNECTIONS)))
    return waited


async def ask_repeatedly(base: str, path: str, until: float) -> Waited:
    """Ask the same over and over."""
    waited, connection = Waited(), Connection(base)
    while time.perf_counter() < until:
        began = time.perf_counter()
        waited.statuses[await connection.ask(path)] += 1
        waited.latencies.append((time.perf_counter() - began) * 1000)
    await connection.close()
    return waited


async def download(base: str, path: str, per_second: float | None, until: float) -> int:
    """Download the same over and over; tells how many bytes came."""
    total = 0
    while time.perf_counter() < until:
        total += await Connection(base).sip(path, per_second, until)
    return total


async def ask_all_repeatedly(base: str, paths: Sequence[str], seconds: float) -> Waited:
    """Ask them all over and over, at once."""
    until = time.perf_counter() + seconds
    asked = await asyncio.gather(*(ask_repeatedly(base, path, until) for path in paths))
    return sum(asked, start=Waited())


if __name__ == "__main__":
    found = asyncio.run(
        ask_all_repeatedly(sys.argv[1], sys.stdin.read().split(), float(sys.argv[2]))
    )
    print(json.dumps({"statuses": found.statuses, "slowest": found.at(1.0)}))
