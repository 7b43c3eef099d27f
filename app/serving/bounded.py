"""Connections that hold no more than they may, and answers that end when their client leaves.

uvicorn parses all of a read (256 kB, thousands of requests) before it pauses, keeps as many
connections as come, works on for clients that have left, and takes requests that name no host.
"""

import asyncio
import socket
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from httptools import HttpParserError, HttpParserUpgrade
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

from app.serving.few_at_once import FewAtOnce
from app.serving.held import HeldBytes

MOST_QUEUED = 4
"""Requests of a connection that are parsed while another is answered."""
SLICE, END_OF_HEAD = 512, b"\r\n\r\n"
"""Bytes that are parsed at once at most, and where fewer are: at the end of a request."""
SEND_BUFFER = 1 << 17
"""Bytes that the system may hold of answers that a client does not take; left alone it comes to
megabytes for each."""
SYSTEM_BYTES = SEND_BUFFER * 3 // 2
"""What the system may have taken of an answer whose rest it does not take."""
HIGH_WATER = 1 << 14
"""Bytes that may wait to be written and are not counted."""
IDLE_SECONDS, SILENT_SECONDS = 1.0, 0.05
"""A connection that asks nothing for so long may have to make room for another; and one that never
asked anything."""
_REFUSAL = (
    "HTTP/1.1 {}\r\nContent-Length: 0\r\nCache-Control: no-store\r\n{}Connection: close\r\n\r\n"
)
BAD_REQUEST = _REFUSAL.format("400 Bad Request", "").encode()
TIMED_OUT = _REFUSAL.format("408 Request Timeout", "").encode()
TOO_LARGE = _REFUSAL.format("431 Request Header Fields Too Large", "").encode()
OVERLOADED = _REFUSAL.format("503 Service Unavailable", "Retry-After: 1\r\n").encode()


@dataclass(frozen=True)
class Bounds:
    """What all connections of a process may be and hold together."""

    connections: int
    held: HeldBytes
    newcomers: FewAtOnce = field(default_factory=FewAtOnce)
    """Those who have had no answer yet and have sent something, which is to be parsed."""
    ahead: FewAtOnce = field(default_factory=FewAtOnce)
    """Those who asked on before they were answered, and are to have their next answer."""


class HostMissing(ValueError):
    """A request of HTTP/1.1 that names no host, or several (RFC 9112, 3.2)."""


class BoundedProtocol(HttpToolsProtocol):
    """A connection that reads ahead a little, and is counted with all others."""

    _unread = memoryview(b"")
    """What came and is not parsed yet."""
    _untaken = 0
    """Bytes of answers that lay in memory when writing was paused."""
    _seen = 0.0
    """When something came last."""
    _is_new = True
    """Whether it has had no answer yet."""
    _asks_ahead = False
    """Whether what begins to be answered had been asked before the last answer was made."""
    _task: "asyncio.Task[Any] | None" = None

    def __init__(self, *given: Any, bounds: Bounds, **named: Any) -> None:
        super().__init__(*given, **named)
        self._bounds = bounds

    def connection_made(self, transport: Any) -> None:
        """A client has connected; where there are too many, one that asks nothing makes room."""
        super().connection_made(transport)
        connected: socket.socket = transport.get_extra_info("socket")
        connected.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER)
        transport.set_write_buffer_limits(high=HIGH_WATER)
        self._seen = self.loop.time()
        if len(self.connections) > self._bounds.connections:
            self._make_room()

    def data_received(self, data: bytes) -> None:
        """Something has come: it is parsed as far as few requests wait."""
        self._seen = self.loop.time()
        waits = self._is_new and (self._unread or not self._bounds.newcomers.may_go(self.loop))
        is_one = len(data) <= SLICE and data.find(END_OF_HEAD, 0, -len(END_OF_HEAD)) < 0
        if is_one and not (self._unread or waits):
            self.parse(data)
            return
        is_first = not self._unread
        self._unread = memoryview(self._unread.tobytes() + data if self._unread else data)
        if not waits:
            self._read_on()
        elif is_first:
            self.flow.pause_reading()
            self._bounds.newcomers.wait(self._take_turn)
            self._account()

    def _take_turn(self) -> None:
        """Parse what came while others had their turn, if the client is there."""
        if not self.transport.is_closing():
            self.flow.resume_reading()
            self._read_on()

    def _read_on(self) -> None:
        while self._unread and self._may_read():
            came: bytes = self._unread.obj  # type: ignore[assignment]  # what it was made of
            begin = len(came) - len(self._unread)
            part = came[begin : _end_of_slice(came, begin)]
            self._unread = self._unread[len(part) :]
            self.parse(part)
        if self.transport.is_closing():
            self._unread = memoryview(b"")
        elif self._unread:
            self.flow.pause_reading()
        self._account()

    def _may_read(self) -> bool:
        is_full = len(self.pipeline) >= MOST_QUEUED or self.flow.write_paused
        return not (is_full or self.transport.is_closing())

    def parse(self, data: bytes) -> None:
        """Parse part of what came; a request that is complete begins to be answered, or queues."""
        self._unset_keepalive_if_required()
        while data:
            try:
                self.parser.feed_data(data)
            except HttpParserUpgrade as upgrade:
                # Nothing here is upgraded to: what follows is the next request (RFC 9110, 7.8).
                data = data[upgrade.args[0] :]
            except HttpParserError:
                self._unread = memoryview(b"")
                self.send_400_response("")
                return
            else:
                return

    def on_headers_complete(self) -> None:
        """A whole head has come. Raises HostMissing, which makes it no request."""
        hosts = 0  # Counted by hand: a comprehension costs a kept answer a hundredth more.
        for name, _ in self.headers:
            if name == b"host":
                hosts += 1
        if hosts > 1 or (not hosts and self.parser.get_http_version() == "1.1"):
            raise HostMissing
        super().on_headers_complete()

    def on_response_complete(self) -> None:
        """An answer is made: others of those that wait may be parsed."""
        self._is_new = False
        self._asks_ahead = True
        super().on_response_complete()
        self._asks_ahead = False
        if self._unread:
            self.flow.pause_reading()
            if self._may_read():
                # Others have their turn first.
                self.loop.call_soon(self._read_on)

    def pause_writing(self) -> None:
        """The client takes less than is written."""
        super().pause_writing()
        self._untaken = SYSTEM_BYTES + self.transport.get_write_buffer_size()
        self._account()

    def count_whole(self, size: int = 0) -> None:
        """Count an answer of so many bytes, if any of it is left, until the last is taken.

        Where the size is not known, it is what the system may have taken, and what is left.
        """
        if self.transport.get_write_buffer_size():
            self.transport.set_write_buffer_limits(high=0)
            self._untaken = max(self._untaken, size)
            self._account()

    def resume_writing(self) -> None:
        """The client has taken what was waiting."""
        super().resume_writing()
        self.transport.set_write_buffer_limits(high=HIGH_WATER)
        self._untaken = 0
        self._account()
        if self._unread and self._may_read():
            self.loop.call_soon(self._read_on)

    def connection_lost(self, exc: Exception | None) -> None:
        """The client is gone, and with it who wanted its answer."""
        super().connection_lost(exc)
        self._unread, self._untaken = memoryview(b""), 0
        self._account()
        if self._task:
            self._task.cancel()

    def let_go(self) -> None:
        """Give up the connection at once: it holds more than all others."""
        self.transport.abort()

    def refuse(self, answer: bytes) -> None:
        """Write a refusal and close."""
        if self.transport and not self.transport.is_closing():
            self.transport.write(answer)
            self.transport.close()

    def _start_asgi_task(self, cycle: RequestResponseCycle, app: Any) -> None:
        if self._asks_ahead and not self._bounds.ahead.may_go(self.loop):
            self._bounds.ahead.wait(partial(self._begin_if_there, cycle, app))
        else:
            self.begin(cycle, app)

    def _begin_if_there(self, cycle: RequestResponseCycle, app: Any) -> None:
        if not self.transport.is_closing():
            self.begin(cycle, app)

    def begin(self, cycle: RequestResponseCycle, app: Any) -> None:
        """Begin to answer a request."""

        async def answer(*asgi: Any) -> None:
            self._task = asyncio.current_task()
            try:
                await app(*asgi)
                if cycle.chunked_encoding is not None:  # It went as messages, a part at a time.
                    self.count_whole()
            except asyncio.CancelledError:
                # The client has left, or the server ends: uvicorn would tell it as a fault of ours.
                cycle.disconnected = True
                self.transport.abort()
            finally:
                self._task = None

        super()._start_asgi_task(cycle, answer)  # uvicorn's

    def _account(self) -> None:
        unread = len(self._unread.obj) if self._unread else 0  # type: ignore[arg-type]  # bytes
        self._bounds.held.hold(self, unread + self._untaken)

    def _make_room(self) -> None:
        now = self.loop.time()
        idle = (one for one in self.connections if isinstance(one, BoundedProtocol))
        longest = next((one for one in idle if one is not self and one.is_idle(now)), None)
        if longest:
            longest.transport.close()
        else:
            self.refuse(OVERLOADED)

    def is_idle(self, now: float) -> bool:
        """Whether nothing is asked, answered or sent, and nothing came for a while."""
        is_answering = self.cycle is not None and not self.cycle.response_complete
        is_quiet = not (is_answering or self._unread or self.transport.is_closing())
        return (
            is_quiet
            and now - self._seen > (IDLE_SECONDS if self.cycle else SILENT_SECONDS)
            and not self.transport.get_write_buffer_size()
        )


def _end_of_slice(came: bytes, begin: int) -> int:
    """How far what came is parsed at once: to the end of a request, or of its part that is here."""
    end = came.find(END_OF_HEAD, begin, begin + SLICE)
    return min(len(came), begin + SLICE) if end < 0 else end + len(END_OF_HEAD)
