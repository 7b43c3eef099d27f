"""A file of a release on its way out: whole or a range, plain or packed, with a strong tag."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import BinaryIO

from anyio import to_thread
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from app.kit.answering.headers import holds_tag, items
from app.kit.answering.ranges import read_range
from app.kit.answering.visit import manner_of, visit_of
from app.kit.errors import RangeNotSatisfiable, Unavailable
from app.kit.files import ReleaseFile, Stored, stamp_of

PACKED_BY = "zstd"
READ_BYTES = 1 << 17
"""How much is read at once, in a thread, as the client takes it."""
SECONDS_TO_FETCH = 2
"""When to ask again for a file that comes from an origin."""


class StoredFile(Response):
    """Sends a file from the disk: a download cut off anywhere goes on where it was cut.

    The tag is the digest of the bytes that leave, so that every server of a release has the same.
    """

    def __init__(self, file: ReleaseFile, called: str, media_type: str) -> None:
        super().__init__(media_type=media_type)
        self._file = file
        del self.headers["content-length"]
        self.headers["content-disposition"] = f'attachment; filename="{called}"'
        self.headers["accept-ranges"] = "bytes"
        self.headers["vary"] = "Accept-Encoding"
        self._tag(file.plain)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002  (ASGI)
        """Answer the request. Raises RangeNotSatisfiable, Unavailable before anything is sent."""
        visit = visit_of(scope)
        stored = self._choose(visit.asked[-1])
        if holds_tag(items(visit.held.decode("latin-1")), self._tag(stored)):
            self.status_code = 304
            del self.headers["content-type"]
            await self._send_head(send)
        elif visit.is_bodiless:
            # A range is asked for by GET alone (RFC 9110, 14.2).
            self.headers["content-length"] = str(stored.size)
            await self._send_head(send)
        else:
            part = self._take_part(scope, stored)
            with manner_of(scope).downloads.take():
                await self._send_part(send, stored, part)

    def _take_part(self, scope: Scope, stored: Stored) -> range:
        """Which bytes are sent; the headers say so. Raises RangeNotSatisfiable."""
        asked = _asked_range(scope, stored)
        part = range(stored.size) if asked is None else asked
        self.headers["content-length"] = str(len(part))
        if asked is not None:
            self.status_code = 206
            self.headers["content-range"] = f"bytes {part.start}-{part.stop - 1}/{stored.size}"
        return part

    def _tag(self, stored: Stored) -> str:
        self.headers["etag"] = tag = f'"{stored.sha256}"'
        return tag

    def _choose(self, coding: str) -> Stored:
        if coding == PACKED_BY and self._file.packed:
            self.headers["content-encoding"] = PACKED_BY
            return self._file.packed
        return self._file.plain

    async def _send_head(self, send: Send) -> None:
        await self._start(send)
        await send({"type": "http.response.body", "body": b""})

    async def _start(self, send: Send) -> None:
        status, headers = self.status_code, self.raw_headers
        await send({"type": "http.response.start", "status": status, "headers": headers})

    async def _send_part(self, send: Send, stored: Stored, part: range) -> None:
        with _open_unchanged(stored) as file:
            await self._start(send)
            for at in range(part.start, part.stop, READ_BYTES):
                size = min(READ_BYTES, part.stop - at)
                read = await to_thread.run_sync(os.pread, file.fileno(), size, at)
                if len(read) < size:
                    raise OSError(f"{self._file.name} was cut short while it was sent.")
                await send({"type": "http.response.body", "body": read, "more_body": True})
            await send({"type": "http.response.body", "body": b""})


def _asked_range(scope: Scope, stored: Stored) -> range | None:
    """The range that is asked for; none where the whole file is. Raises RangeNotSatisfiable."""
    headers = Headers(scope=scope)
    condition = headers.get("if-range")
    # Only the very same bytes go on (RFC 9110, 13.1.5); of dates there is none to compare.
    if condition is not None and condition != f'"{stored.sha256}"':
        return None
    asked = read_range(headers.get("range", ""), stored.size)
    if asked is not None and not asked:
        raise RangeNotSatisfiable(stored.size)
    return asked


@contextmanager
def _open_unchanged(stored: Stored) -> Iterator[BinaryIO]:
    """The file, if it is still what was verified. Raises Unavailable."""
    if not stored.is_here:
        # Whoever cannot leave a note is told the same: it may come for another's.
        with suppress(OSError):
            stored.ask_for()
        raise Unavailable("The file is being fetched; ask again in a moment.", SECONDS_TO_FETCH)
    try:
        file = stored.path.open("rb", buffering=0)
    except OSError:
        raise Unavailable("The file cannot be read.") from None
    with file:
        if stamp_of(os.fstat(file.fileno())) != stored.stamp:
            raise Unavailable("The file has changed on the disk.")
        yield file
