"""Ready answers written at once, past the messages of ASGI, by versions of uvicorn that are known.

This leans on names of uvicorn's own. Under a version that nobody has tried, answers go as messages,
which costs half as much again and changes no byte.
"""

from functools import partial
from typing import Any, cast

import uvicorn
from uvicorn.protocols.http.httptools_impl import STATUS_LINE, RequestResponseCycle

from app.kit.answering.front import AT_ONCE
from app.kit.answering.ready import Ready
from app.serving.bounded import HIGH_WATER
from app.serving.deadlines import DeadlineProtocol

KNOWN = frozenset({"0.54.0"})
"""Versions of uvicorn under which the tests of connections and of caching have passed."""


def choose_protocol() -> type[DeadlineProtocol]:
    """The protocol that fits the version of uvicorn that is installed."""
    return AtOnceProtocol if uvicorn.__version__ in KNOWN else DeadlineProtocol


class AtOnceProtocol(DeadlineProtocol):
    """Writes ready answers as bytes."""

    _own: tuple[object, bytes] = (None, b"")
    """The server's own headers, and as they are written."""

    def begin(self, cycle: RequestResponseCycle, app: Any) -> None:
        """Write what the cache has ready; a task and its messages would cost twice that.

        It is written when all that has come is read, as a task would: a client that is woken by
        each answer in turn costs a third more than one that finds several.
        """
        self._running = cycle
        front = getattr(app, "front", None)
        recalled = front.recall(cycle.scope) if front else None
        if recalled is None:
            self._start_task(cycle, app)
        else:
            self.loop.call_soon(self._write_recalled, cycle, app, *recalled)

    def _write_recalled(
        self, cycle: RequestResponseCycle, app: Any, ready: Ready, held: bytes
    ) -> None:
        if not self._is_written(cycle, ready, held):
            self._start_task(cycle, app)

    def _start_task(self, cycle: RequestResponseCycle, app: Any) -> None:
        scope = cast("dict[str, Any]", cycle.scope)
        scope[AT_ONCE] = partial(self._is_written, cycle)
        super().begin(cycle, app)

    def _is_written(self, cycle: RequestResponseCycle, ready: Ready, held: bytes) -> bool:
        """Write a whole answer as bytes, unless something about this request is unusual."""
        usual = cycle.keep_alive and not (cycle.waiting_for_100_continue or cycle.disconnected)
        if not usual or self.flow.write_paused or self.transport.is_closing():
            return False
        cycle.response_started = cycle.response_complete = True
        if ready.is_held(held):
            head = (STATUS_LINE[304], self._own_headers(), ready.short)
            self.transport.write(b"%b%b%b\r\n" % head)
        else:
            head = (STATUS_LINE[200], self._own_headers(), ready.whole)
            self.transport.writelines((b"%b%b%b\r\n" % head, ready.body))
            if len(ready.body) > HIGH_WATER:
                self.count_whole(len(ready.body))
        cycle.message_event.set()
        done, cycle.on_response = cycle.on_response, _nothing
        done()
        return True

    def _own_headers(self) -> bytes:
        """The server's own headers (the date), which change every second."""
        headers, written = self._own
        if headers is not self.server_state.default_headers:
            headers = self.server_state.default_headers
            written = b"".join(name + b": " + value + b"\r\n" for name, value in headers)
            self._own = headers, written
        return written


def _nothing() -> None:
    """In place of what has been called: it holds on to the connection."""
