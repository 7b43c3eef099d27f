"""An app asked in the same process, by httpx, and read as it answers.

`httpx.ASGITransport` gathers an answer whole before it gives any of it away; a download would fill
the memory.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress

import httpx
from starlette.types import ASGIApp, Message

WAITING = 4
"""Parts of an answer that wait to be read; then the app waits."""


class InProcess(httpx.AsyncBaseTransport):
    """Asks an app as a server does that waits for its client."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """The answer, once its head has come."""
        answer = _Answer(self._app, request)
        head = await answer.receive_head()
        return httpx.Response(head["status"], headers=head["headers"], stream=answer)


class _Answer(httpx.AsyncByteStream):
    """An answer under way: a task that asks the app, and what it has sent that is not read yet."""

    def __init__(self, app: ASGIApp, request: httpx.Request) -> None:
        self._messages = asyncio.Queue[Message | None](WAITING)
        self._asking = asyncio.create_task(self._ask(app, request))
        self._is_closed = False

    async def receive_head(self) -> Message:
        head = await self._messages.get()
        if head is None:
            await self._asking  # Raises what went wrong.
        assert head
        return head

    async def __aiter__(self) -> AsyncIterator[bytes]:
        while message := await self._messages.get():
            yield message.get("body", b"")
        await self._asking

    async def aclose(self) -> None:
        self._is_closed = True
        self._asking.cancel()
        with suppress(asyncio.CancelledError):
            await self._asking

    async def _ask(self, app: ASGIApp, request: httpx.Request) -> None:
        try:
            await app(_scope_of(request), _receive_nothing, self._messages.put)
        finally:
            if not self._is_closed:
                await self._messages.put(None)


def _scope_of(request: httpx.Request) -> dict[str, object]:
    return {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.4"},
        "http_version": "1.1",
        "method": request.method,
        "scheme": request.url.scheme,
        "path": request.url.path,
        "raw_path": request.url.raw_path.partition(b"?")[0],
        "query_string": request.url.query,
        "root_path": "",
        "headers": [(name.lower(), value) for name, value in request.headers.raw],
        "client": None,
        "server": None,
    }


async def _receive_nothing() -> Message:
    return {"type": "http.request", "body": b"", "more_body": False}
