"""Clients that harm: they ask and do not read, read slowly, leave at once, or only connect.

Run as a program it reads attacks as JSON and makes them all at once, in a process of its own, so
that making them holds up no measurement. It tells what became of them.
"""

import asyncio
import json
import resource
import select
import socket
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import asdict, dataclass
from urllib.parse import urlsplit

from benchmarks.systems.pacing import ask_repeatedly

PIPELINED = 10_000
SIP, BETWEEN_SIPS, BETWEEN_WAVES = 64, 0.5, 1.0
RECEIVE_BUFFER = 4096
"""What the attacker's own system takes for it is what the server need not hold."""
CUT, SILENT, LEFT = "cut", "no answer", "left"
"""What may become of a request beside a status."""

Outcomes = Counter[str]


@dataclass(frozen=True, slots=True)
class Attack:
    """So many clients of one kind; these addresses are asked in turn."""

    kind: str
    number: int
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Victim:
    """Who is attacked, and until when."""

    base: str
    until: float

    @property
    def left(self) -> float:
        """Seconds that are left."""
        return max(0.0, self.until - time.perf_counter())


async def send_pipeline(victim: Victim, path: str) -> Outcomes:
    """Ask ten thousand times at once and read nothing."""
    return await _hold(victim, _write_request(path) * PIPELINED)


async def ask_and_not_read(victim: Victim, path: str) -> Outcomes:
    """Ask and read nothing."""
    return await _hold(victim, _write_request(path))


async def stay_idle(victim: Victim, _path: str) -> Outcomes:
    """Connect and ask nothing."""
    return await _hold(victim, b"")


async def read_slowly(victim: Victim, path: str) -> Outcomes:
    """Ask, and take a few bytes now and then."""
    head, is_cut = b"", False
    with suppress(TimeoutError):
        async with asyncio.timeout(victim.left), _connect(victim, _write_request(path)) as opened:
            while sip := await _read(opened):
                head = head or sip
                await asyncio.sleep(BETWEEN_SIPS)
            is_cut = True
    return Outcomes([_tell_outcome(head, is_cut=is_cut)])


async def leave_at_once(victim: Victim, path: str) -> Outcomes:
    """Ask and leave, again and again."""
    outcomes = Outcomes()
    while victim.left:
        with suppress(OSError):
            async with _connect(victim, _write_request(path)):
                outcomes[LEFT] += 1
        await asyncio.sleep(min(BETWEEN_WAVES, victim.left))
    return outcomes


async def ask_on(victim: Victim, path: str) -> Outcomes:
    """Ask as honest clients do, over and over."""
    waited = await ask_repeatedly(victim.base, path, victim.until)
    return Outcomes({str(status or CUT): number for status, number in waited.statuses.items()})


PIPELINE, UNREAD, IDLE, SLOW = "pipeline", "unread", "idle", "slow"
ABANDONED, REPEATED = "abandoned", "repeated"
KINDS: dict[str, Callable[[Victim, str], Awaitable[Outcomes]]] = {
    PIPELINE: send_pipeline,
    UNREAD: ask_and_not_read,
    IDLE: stay_idle,
    SLOW: read_slowly,
    ABANDONED: leave_at_once,
    REPEATED: ask_on,
}


def _write_request(path: str) -> bytes:
    return f"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n".encode()


@asynccontextmanager
async def _connect(victim: Victim, request: bytes) -> AsyncIterator[socket.socket]:
    """A connection over which this has been sent, as far as the server took it in time."""
    address = urlsplit(victim.base)
    loop = asyncio.get_running_loop()
    with socket.socket() as opened:
        opened.setblocking(False)
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, RECEIVE_BUFFER)
        with suppress(OSError):
            async with asyncio.timeout(victim.left):
                await loop.sock_connect(opened, (address.hostname, address.port))
                await loop.sock_sendall(opened, request)
        yield opened


async def _read(opened: socket.socket) -> bytes:
    try:
        return await asyncio.get_running_loop().sock_recv(opened, SIP)
    except OSError:
        return b""


async def _hold(victim: Victim, request: bytes) -> Outcomes:
    """Send this, read nothing, and tell at the end what came."""
    async with _connect(victim, request) as opened:
        await asyncio.sleep(victim.left)
        return Outcomes([_look(opened)])


def _look(opened: socket.socket) -> str:
    """What came over a connection, and whether it still stands."""
    looking = select.poll()
    looking.register(opened, 0)
    is_cut = any(events & (select.POLLERR | select.POLLHUP) for _, events in looking.poll(0))
    try:
        head = opened.recv(SIP)
    except BlockingIOError:
        return _tell_outcome(b"", is_cut=is_cut)
    except OSError:
        return CUT
    return _tell_outcome(head, is_cut=is_cut or not head)


def _tell_outcome(head: bytes, *, is_cut: bool) -> str:
    """A refusal is told as one, though the connection ends with it."""
    status = head.partition(b" ")[2][:3].decode("latin-1")
    if is_cut and status in ("", "200"):
        return CUT
    return status or SILENT


async def make_attacks(base: str, seconds: float, attacks: Sequence[Attack]) -> Outcomes:
    """Make all at once, for so long."""
    victim = Victim(base, time.perf_counter() + seconds)
    outcomes = await asyncio.gather(*_attackers(victim, attacks))
    return sum(outcomes, start=Outcomes())


def _attackers(victim: Victim, attacks: Iterable[Attack]) -> Iterable[Awaitable[Outcomes]]:
    for attack in attacks:
        for number in range(attack.number):
            path = attack.paths[number % len(attack.paths)]
            yield KINDS[attack.kind](victim, path)


def write_attacks(attacks: Sequence[Attack]) -> bytes:
    """What the program reads."""
    return json.dumps([asdict(attack) for attack in attacks]).encode()


def main() -> None:
    """Make the attacks that stand in the input, on this base, for so many seconds."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    base, seconds = sys.argv[1], float(sys.argv[2])
    attacks = [Attack(**given) for given in json.load(sys.stdin)]
    print(json.dumps(asyncio.run(make_attacks(base, seconds, attacks))))


if __name__ == "__main__":
    main()
