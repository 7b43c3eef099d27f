"""Answers of facts: stored bytes of one release in one format, and how they leave.

What an answer needs in order to be sent (tag, freshness, packed bytes, the 304 that stands for
it) is made once, as it is written; the answer cache keeps just this.
"""

import re
from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from hashlib import blake2b

from anyio import to_thread
from starlette.datastructures import MutableHeaders
from starlette.responses import Response, StreamingResponse
from starlette.types import Message, Receive, Scope, Send

from app.kit.answering.codings import PACKERS, WORTH_PACKING, Packer, packed
from app.kit.answering.headers import holds_tag, items
from app.kit.answering.ready import Ready
from app.kit.answering.visit import manner_of, visit_of
from app.kit.releases import OpenRelease

JSON = "application/json"
SHARED = {
    "access-control-allow-origin": "*",
    "access-control-expose-headers": "Content-Disposition, Content-Range, ETag, Link",
}
"""The same for every origin, so that caches can share answers."""
OF_BODIES = {"x-content-type-options": "nosniff"}
"""What a 304 need not repeat to who holds the answer (RFC 9110, 15.4.5)."""
OF_THE_BODY = ("content-type", "content-encoding")
"""What a 304 has no body for."""
EVERYWHERE = SHARED | OF_BODIES
"""What every other answer carries."""


def _header_lines(headers: Mapping[str, str]) -> bytes:
    lines = (f"{name.lower()}: {text}\r\n" for name, text in headers.items())
    return "".join(lines).encode("latin-1")


_SHARED, _OF_BODIES = _header_lines(SHARED), _header_lines(OF_BODIES)
_OWN_ADDRESS = re.compile(rb'((?:url|id|source|self)":")(?=/)')
"""Where an answer holds one of our addresses: a quotation mark within a string is escaped."""


@dataclass(slots=True)
class Answer:
    """Bytes in one format, with what their tag begins with: the release that they are of."""

    body: bytes
    version: str
    form: str = "json"
    media_type: str = JSON
    varies_by: tuple[str, ...] = ()
    """The headers by which the same address answers otherwise, besides `Accept-Encoding`."""
    headers: dict[str, str] = field(default_factory=dict)
    is_shared: bool = True
    """Whether caches between us and clients may keep it."""

    def ready(self, freshness: bytes, coding: str) -> Ready:
        """The answer as it leaves, packed if the client takes a coding and it is worth it."""
        tag, body, encoding = f'W/"{self.version}-{self.form}"', self.body, b""
        if coding and len(body) >= WORTH_PACKING:
            body = packed(body, coding)
            tag = f'{tag[:-1]}-{coding}"'
            encoding = f"content-encoding: {coding}\r\n".encode()
        if not self.is_shared:
            freshness = freshness.replace(b"public", b"private")
        written, short = _of_both(tag, freshness, self.varies_by)
        about = (self._content_type().encode(), len(body), short, encoding, _OF_BODIES)
        whole = b"content-type: %b\r\ncontent-length: %d\r\n%b%b%b" % about
        if self.headers:
            whole += _header_lines(self.headers)
        return Ready(written, body, whole, short)

    def for_one(self) -> Response:
        """The answer to this request alone: nobody may keep it, so it has no tag."""
        headers = {"Content-Type": self._content_type(), **self.headers}
        return Response(self.body, headers=headers)

    def told_apart(self, header: str, value: str) -> "Answer":
        """The answer as it is for this value of a header, with a tag of its own."""
        digest = blake2b(value.encode(), digest_size=4).hexdigest()
        names = (*self.varies_by, header.title())
        return replace(self, version=f"{self.version}.{digest}", varies_by=names)

    def _content_type(self) -> str:
        kind = self.media_type
        return f"{kind}; charset=utf-8" if kind.startswith("text/plain") else kind


@lru_cache(maxsize=128)
def _of_both(tag: str, freshness: bytes, varies_by: tuple[str, ...]) -> tuple[bytes, bytes]:
    """The tag, and the headers of an answer and its 304: the same for most answers of a release."""
    written, vary = tag.encode(), ", ".join([*varies_by, "Accept-Encoding"]).encode()
    parts = (written, freshness, vary, _SHARED)
    return written, b"etag: %b\r\ncache-control: %b\r\nvary: %b\r\n%b" % parts


def facts_answer(
    release: OpenRelease, body: bytes, form: str = "json", media_type: str = JSON
) -> Answer:
    """An answer of stored bytes in a format, tagged with the release that it comes from."""
    return Answer(addressed(release, body), version(release), form, media_type)


def constant_answer(body: bytes) -> Answer:
    """An answer that depends on no release: its tag is of its bytes."""
    return Answer(body, blake2b(body, digest_size=8).hexdigest())


def version(release: OpenRelease) -> str:
    """What tags begin with: the release, and which addresses the answers hold."""
    if not release.public_url:
        return release.id
    return f"{release.id}.{blake2b(release.public_url.encode(), digest_size=4).hexdigest()}"


def addressed(release: OpenRelease, body: bytes) -> bytes:
    """The bytes with our addresses made absolute, if they are to be."""
    public = release.public_url
    return _OWN_ADDRESS.sub(rb"\g<1>" + public.encode(), body) if public else body


class ReadyResponse(Response):
    """A ready answer as FastAPI passes it on: sent, or left for the front that waits for it.

    Its headers are written already and cannot be changed.
    """

    def __init__(self, ready: Ready) -> None:
        self.ready, self.body, self.status_code, self.background = ready, ready.body, 200, None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002  (ASGI)
        """Answer the request."""
        visit = visit_of(scope)
        if visit.is_left:
            visit.ready = self.ready
        else:
            await self.ready.send(send, visit.held, is_bodiless=visit.is_bodiless)


Chunks = AsyncGenerator[bytes, None]


class Download(StreamingResponse):
    """An answer that is sent as it is read; it lets go of its source however it ends.

    Nothing is read for a client that has it already or does not want its body. Whatever can fail
    fails with the first chunk, while the status can still say so. It leaves packed where the client
    takes a coding.
    """

    def __init__(
        self, read: Callable[[], Chunks], headers: Mapping[str, str], media_type: str
    ) -> None:
        super().__init__((), headers=headers, media_type=media_type)
        self.headers.add_vary_header("Accept-Encoding")
        self._read = read

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer the request. Raises Unavailable before anything is sent."""
        visit = visit_of(scope)
        if coding := visit.asked[-1]:
            self._pack(coding)
        if holds_tag(items(visit.held.decode("latin-1")), self.headers.get("etag", "")):
            headers = {name: v for name, v in self.headers.items() if name not in OF_THE_BODY}
            await Response(status_code=304, headers=headers)(scope, receive, send)
        elif visit.is_bodiless:
            await self._send_head(send)
        else:
            with manner_of(scope).downloads.take():
                await self._send_whole(scope, receive, send)

    def _pack(self, coding: str) -> None:
        """Send it packed, under a tag of its own."""
        self.headers["content-encoding"] = coding
        self.headers["etag"] = f'{self.headers["etag"][:-1]}-{coding}"'
        self._read = partial(_read_packed, self._read, PACKERS[coding])

    async def _send_whole(self, scope: Scope, receive: Receive, send: Send) -> None:
        async with aclosing(self._read()) as chunks:
            self.body_iterator = _begun(await anext(chunks), chunks)
            await super().__call__(scope, receive, send)

    async def _send_head(self, send: Send) -> None:
        start = {"type": "http.response.start", "status": 200, "headers": self.raw_headers}
        await send(start)
        await send({"type": "http.response.body", "body": b""})


async def _read_packed(read: Callable[[], Chunks], packer: Callable[[], Packer]) -> Chunks:
    """The chunks packed, in a thread: one may take gzip five milliseconds."""
    packing = packer()
    async with aclosing(read()) as chunks:
        async for chunk in chunks:
            done = await to_thread.run_sync(packing.pack, chunk)
            del chunk  # As below: what waits for the client is to be little.
            if done:
                yield done
    yield packing.finish()


async def _begun(first: bytes, rest: Chunks) -> Chunks:
    yield first
    del first  # It is sent; a client that does not read is to cost no more than the next.
    async for chunk in rest:
        yield chunk


def complete(response: Response, freshness: str) -> None:
    """Give any other answer the headers of every answer, and its freshness."""
    complete_headers(response.headers, response.status_code, freshness)


def complete_headers(headers: MutableHeaders, status: int, freshness: str) -> None:
    """The same, given its headers."""
    headers.update(EVERYWHERE)
    is_tagged = status in (200, 206, 304) and "etag" in headers
    headers.setdefault("cache-control", freshness if is_tagged else "no-store")


class Completed:
    """Any other answer on its way out: with the headers of every answer, and its freshness."""

    def __init__(self, send: Send, freshness: str, *, is_bodiless: bool) -> None:
        self.send, self.freshness, self.is_bodiless = send, freshness, is_bodiless
        self.has_begun = False

    async def __call__(self, message: Message) -> None:
        """Pass a message on."""
        if message["type"] == "http.response.start":
            self.has_begun = True
            complete_headers(MutableHeaders(scope=message), message["status"], self.freshness)
        elif self.is_bodiless:
            message = {**message, "body": b""}
        await self.send(message)
