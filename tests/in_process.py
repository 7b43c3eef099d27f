"""Asking the application without a socket: httpx on one side, ASGI on the other."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import httpx
from anyio.from_thread import BlockingPortal, start_blocking_portal
from fastapi import FastAPI

from app.database import Pointer, manifest_stamp
from app.kit.files import NOT_YET
from app.main import create_app
from app.settings import Settings


@cache
def openapi() -> dict[str, Any]:
    """The application's OpenAPI document, made once for all who read it."""
    return create_app(Settings()).openapi()


class Bridge(httpx.BaseTransport):
    """Asks an ASGI app that runs on the loop of another thread, for a client that waits."""

    def __init__(self, app: FastAPI, portal: BlockingPortal) -> None:
        self._transport, self._portal = httpx.ASGITransport(app), portal

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The answer, whole, as it left."""
        return self._portal.call(self._ask, request)

    async def _ask(self, request: httpx.Request) -> httpx.Response:
        answer = await self._transport.handle_async_request(request)
        assert isinstance(answer.stream, httpx.AsyncByteStream)
        body = b"".join([part async for part in answer.stream])
        stream = httpx.ByteStream(body)
        return httpx.Response(answer.status_code, headers=answer.headers, stream=stream)


def lacks_files(client: httpx.Client, data: Path) -> bool:
    """Whether the files of the published release are made, and not yet served."""
    pointer = Pointer.read(data)
    if pointer is None or manifest_stamp(data / pointer.file) is None:
        return False
    return bool(client.get("/dataset").json()["files"]["missing"] == NOT_YET)


@contextmanager
def opened(data: Path, **settings: Any) -> Iterator[httpx.Client]:
    """A client of the application in this process, once it serves what a data folder holds.

    Files of the release are served too, where they are made.
    """
    app = create_app(Settings(data=data, **settings))
    with (
        start_blocking_portal() as portal,
        portal.wrap_async_context_manager(app.router.lifespan_context(app)),
        httpx.Client(transport=Bridge(app, portal), base_url="http://testserver") as client,
    ):
        while client.get("/ready").status_code != 200 or lacks_files(client, data):
            time.sleep(0.01)
        yield client
