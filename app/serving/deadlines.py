"""Deadlines for receiving a request and for answering it, and a bound on a request's length.

uvicorn has no limit for receiving a request, so idle or slow senders could hold every connection.
"""

import asyncio
from dataclasses import dataclass
from math import inf
from typing import Any

from uvicorn.protocols.http.httptools_impl import RequestResponseCycle

from app.serving.bounded import BAD_REQUEST, TIMED_OUT, TOO_LARGE, BoundedProtocol


@dataclass(frozen=True)
class Deadlines:
    """How many seconds a request, and the answer to it, may take as a whole."""

    receive: float
    answer: float


MOST_HEAD_BYTES = 1 << 16
"""How long a request may be; one that is read has no body."""


class DeadlineProtocol(BoundedProtocol):
    """A connection that is given up when a request or its answer takes too long as a whole.

    Bytes that arrive do not extend a deadline; a client that empties the buffer of a long answer
    does. Between requests uvicorn's own keep-alive limit holds. One timer a connection looks after
    all its deadlines: setting one anew for each request costs more than answering it.
    """

    _timer: asyncio.TimerHandle | None = None
    _rings: float = inf
    """When the timer rings next; not later than the deadline."""
    _deadline: float = inf
    _answering: bool | None = None
    _has_begun = False
    _head_bytes: int = 0
    _running: RequestResponseCycle | None = None
    _unsent: int = 0
    """Bytes of made answers that the client had not taken when it was last looked."""

    def __init__(self, *given: Any, deadlines: Deadlines, **named: Any) -> None:
        super().__init__(*given, **named)
        self._deadlines = deadlines

    def connection_made(self, transport: Any) -> None:
        """A client has connected and owes a request."""
        super().connection_made(transport)
        self._expect(answering=False)

    def parse(self, data: bytes) -> None:
        """Parse part of what came, and expect the rest of it, or its answer, in time."""
        super().parse(data)
        if self._is_answering():
            self._expect(answering=True)
        elif self._has_begun or self.timeout_keep_alive_task is None:
            self._expect(answering=False)
        self._head_bytes = self._head_bytes + len(data) if self._has_begun else 0
        if self._head_bytes > MOST_HEAD_BYTES:
            self._end_with(TOO_LARGE)

    def on_message_begin(self) -> None:
        """The first bytes of a request have come."""
        self._has_begun = True
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        """A whole head has come, perhaps in one packet with one that is answered already."""
        self._has_begun = False
        if self.timeout_keep_alive_task:
            self._unset_keepalive_if_required()
        super().on_headers_complete()

    def begin(self, cycle: RequestResponseCycle, app: Any) -> None:
        """Begin to answer a request."""
        self._running = cycle
        super().begin(cycle, app)

    def on_response_complete(self) -> None:
        """An answer is made; it may not be sent yet, or the next request may be waiting already."""
        self._stop()
        super().on_response_complete()
        if self._is_answering():
            # uvicorn reads on between the answers to what has come: then there would be ever more.
            self.flow.pause_reading()
            self._expect(answering=True)
        elif self.transport.is_closing():
            self._expect_to_be_read()

    def send_400_response(self, msg: str) -> None:  # noqa: ARG002  (uvicorn's signature)
        """What came is no request."""
        self._end_with(BAD_REQUEST)

    def _end_with(self, refusal: bytes) -> None:
        """Refuse what came, unless good requests before it are to be answered: those end it."""
        if self._is_answering():
            self.flow.pause_reading()
            self.cycle.keep_alive = False
        else:
            self.refuse(refusal)

    def timeout_keep_alive_handler(self) -> None:
        """Nothing more came, so the connection is closed once everything is sent."""
        super().timeout_keep_alive_handler()
        self._expect_to_be_read()

    def resume_writing(self) -> None:
        """The client has taken what was waiting: a long answer goes on as long as it is read."""
        super().resume_writing()
        if self._answering:
            self._stop()
            self._expect(answering=True)

    def connection_lost(self, exc: Exception | None) -> None:
        """The client is gone."""
        self._stop()
        if self._timer:
            self._timer.cancel()
        # uvicorn tells the last request that came, which need not be the one being answered.
        self.pipeline.clear()
        if self._running:
            self._running.disconnected = True
        super().connection_lost(exc)

    def _is_answering(self) -> bool:
        return self.cycle is not None and not self.cycle.response_complete

    def _expect(self, *, answering: bool) -> None:
        if self._answering is not answering:
            self._answering = answering
            seconds = self._deadlines.answer if answering else self._deadlines.receive
            self._deadline = self.loop.time() + seconds
            if self._deadline < self._rings:
                self._ring_in(seconds)

    def _stop(self) -> None:
        self._answering, self._deadline = None, inf

    def _ring_in(self, seconds: float) -> None:
        if self._timer:
            self._timer.cancel()
        self._rings = self.loop.time() + seconds
        self._timer = self.loop.call_later(seconds, self._look)

    def _look(self) -> None:
        """Give up if the deadline is over, or look again when it will be."""
        self._timer, self._rings = None, inf
        left = self._deadline - self.loop.time()
        if 0 < left < inf:
            self._ring_in(left)
        elif left <= 0 and not self._is_being_read():
            self._give_up()

    def _expect_to_be_read(self) -> None:
        self._unsent = self.transport.get_write_buffer_size()
        if self._unsent:
            self._expect(answering=True)

    def _is_being_read(self) -> bool:
        """Whether an answer is made, and sent or on its way; then it has as long again."""
        if not self._answering or self._is_answering():
            return False
        before = self._unsent
        self._stop()
        self._expect_to_be_read()
        return self._unsent == 0 or self._unsent < before

    def _give_up(self) -> None:
        if not self._answering:
            self.refuse(TIMED_OUT)
        self.loop.call_later(1, self.transport.abort)
