"""A small sample of a server's answers: what one takes, in its own CPU time and by the clock.

Eight connections are open; each is asked before the first is read, so that the server finds work
whenever it has answered. The process's own clock tells its CPU time to the nanosecond, where the
ticks of `/proc` would drown a sample of a fifth of a second.
"""

import socket
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from io import BufferedReader
from urllib.parse import urlsplit

from benchmarks.systems.measure import exact_cpu_seconds, tree
from benchmarks.systems.running import Running

CONNECTIONS, PATIENCE = 8, 120.0
Connection = tuple[socket.socket, BufferedReader]


@dataclass(frozen=True, slots=True)
class Sample:
    """Some answers together: how many, what they took, and how long they were."""

    answers: int
    cpu_seconds: float
    clock_seconds: float
    bytes: int

    def __add__(self, other: "Sample") -> "Sample":
        return Sample(
            self.answers + other.answers,
            self.cpu_seconds + other.cpu_seconds,
            self.clock_seconds + other.clock_seconds,
            self.bytes + other.bytes,
        )

    @property
    def cpu_microseconds(self) -> float:
        """CPU time of one answer."""
        return self.cpu_seconds / self.answers * 1e6

    @property
    def clock_microseconds(self) -> float:
        """Time by the clock from one answer to the next."""
        return self.clock_seconds / self.answers * 1e6


class UnexpectedStatus(Exception):
    """An answer that is not what is measured."""


class Client:
    """Asks one server."""

    def __init__(self, server: Running) -> None:
        self.name, self.base = server.name, server.base
        self._pids = tree(server.pid)

    def sample(self, paths: Sequence[str], header: str = "", status: int = 200) -> Sample:
        """Ask these addresses over new connections. Raises UnexpectedStatus.

        Each connection is asked once before the clock starts, for the first of the addresses.
        """
        address = urlsplit(self.base)
        requests = [
            f"GET {path} HTTP/1.1\r\nHost: {address.netloc}\r\n{header}\r\n".encode()
            for path in paths
        ]
        opened = min(CONNECTIONS, len(paths) // 2)
        with _connect(address.hostname or "", address.port or 80, opened) as connections:
            _ask_each(connections, requests[:opened], status)
            count, cpu, started = 0, exact_cpu_seconds(self._pids), time.perf_counter()
            for first in range(opened, len(requests), opened):
                count += _ask_each(connections, requests[first : first + opened], status)
            took = time.perf_counter() - started
            cpu = exact_cpu_seconds(self._pids) - cpu
        return Sample(len(requests) - opened, cpu, took, count)


@contextmanager
def _connect(host: str, port: int, number: int) -> Iterator[list[Connection]]:
    with ExitStack() as stack:
        connections = []
        for _ in range(number):
            opened = socket.create_connection((host, port), timeout=PATIENCE)
            opened.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            reader = stack.enter_context(stack.enter_context(opened).makefile("rb"))
            connections.append((opened, reader))
        yield connections


def _ask_each(connections: Sequence[Connection], requests: Sequence[bytes], status: int) -> int:
    asked = list(zip(requests, connections, strict=False))
    for request, (connection, _) in asked:
        connection.sendall(request)
    return sum(_read_answer(reader, status) for _, (_, reader) in asked)


def _read_answer(reader: BufferedReader, expected: int) -> int:
    """Read one answer whole; tells how long its body is."""
    status, length = int(reader.readline().split(b" ", 2)[1]), -1
    while (line := reader.readline()) != b"\r\n":
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            length = int(value)
    if status != expected:
        raise UnexpectedStatus(f"status {status}")
    if status == 304:
        return 0
    return len(reader.read(length)) if length >= 0 else sum(_read_chunks(reader))


def _read_chunks(reader: BufferedReader) -> Iterator[int]:
    while size := int(reader.readline(), 16):
        yield len(reader.read(size))
        reader.readline()
    reader.readline()
