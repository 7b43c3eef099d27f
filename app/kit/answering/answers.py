"""Answers of facts: stored bytes of one release in one format, and how they leave.

What an answer needs in order to be sent (tag, freshness, packed bytes, the 304 that stands for
it) is made once, as it is written; the answer cache keeps just this.
"""

import re
from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing
from dataclasses import dataclass, field
from hashlib import blake2b

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.types import Message, Send

from app.kit.answering.codings import WORTH_PACKING, packed
from app.kit.answering.headers import holds_tag, items, listed
from app.kit.releases import Release, Store

JSON = "application/json"
BODILESS = "facts.bodiless"
"""Tells an endpoint that the body of its answer is dropped, so that long ones can be spared."""
SHARED = {
    "access-control-allow-origin": "*",
    "access-control-expose-headers": "Content-Disposition, ETag, Link",
}
"""The same for every origin, so that caches can share answers."""
OF_BODIES = {"x-content-type-options": "nosniff"}
"""What a 304 need not repeat to who holds the answer (RFC 9110, 15.4.5)."""
EVERYWHERE = SHARED | OF_BODIES
"""What every other answer carries."""


def _written(headers: Mapping[str, str]) -> bytes:
    """Headers as lines."""
    lines = (f"{name.lower()}: {text}\r\n" for name, text in headers.items())
    return "".join(lines).encode("latin-1")


_SHARED, _OF_BODIES = _written(SHARED), _written(OF_BODIES)
_OWN_ADDRESS = re.compile(rb'((?:url|id|source|self)":")(?=/)')
"""Where an answer holds one of our addresses: a quotation mark within a string is escaped."""


@dataclass(slots=True)
class Answer:
    """Bytes in one format, with what their tag begins with: the release that they are of."""

    body: bytes
    version: str
    form: str = "json"
    media_type: str = JSON
    by_accept: bool = False
    """Whether the same address answers otherwise by `Accept`."""
    headers: dict[str, str] = field(default_factory=dict)

    def ready(self, freshness: bytes, coding: str) -> "Ready":
        """The answer as it leaves, packed if the client takes a coding and it is worth it."""
        tag, body, encoding = f'W/"{self.version}-{self.form}"', self.body, b""
        if coding and len(body) >= WORTH_PACKING:
            body = packed(body, coding)
            tag = f'{tag[:-1]}-{coding}"'
            encoding = f"content-encoding: {coding}\r\n".encode()
        vary = b"Accept, Accept-Encoding" if self.by_accept else b"Accept-Encoding"
        told = (tag.encode(), freshness, vary, _SHARED)
        short = b"etag: %b\r\ncache-control: %b\r\nvary: %b\r\n%b" % told
        own = encoding + _OF_BODIES + _written(self.headers)
        about = (self._content_type(), len(body), short, own)
        whole = b"content-type: %b\r\ncontent-length: %d\r\n%b%b" % about
        return Ready(tag.encode(), body, whole, short)

    def plain(self) -> Response:
        """The answer as a response that knows nothing of the client."""
        headers = {"ETag": f'W/"{self.version}-{self.form}"', **self.headers}
        return Response(self.body, headers=headers, media_type=self.media_type)

    def _content_type(self) -> bytes:
        kind = self.media_type
        return (f"{kind}; charset=utf-8" if kind.startswith("text/plain") else kind).encode()


@dataclass(slots=True, frozen=True)
class Ready:
    """An answer as it is written, and the 304 in its place."""

    tag: bytes
    body: bytes
    whole: bytes
    """The headers of the answer, as lines."""
    short: bytes
    """Those of the 304."""

    def is_held(self, held: bytes) -> bool:
        """Whether a client holds it already, by its `If-None-Match`."""
        if held == self.tag or not held:
            return bool(held)
        return holds_tag(items(held.decode("latin-1")), self.tag.decode())

    async def send(self, send: Send, held: bytes, *, bodiless: bool) -> None:
        """Send it, or 304 to a client that holds it already (`If-None-Match`)."""
        is_held = self.is_held(held)
        status, lines = (304, self.short) if is_held else (200, self.whole)
        headers = [tuple(line.split(b": ", 1)) for line in lines.split(b"\r\n")[:-1]]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        body = b"" if is_held or bodiless else self.body
        await send({"type": "http.response.body", "body": body})


def facts_answer(
    store: Store, release: Release, body: bytes, form: str = "json", media_type: str = JSON
) -> Answer:
    """An answer of stored bytes in a format, tagged with the release that it comes from."""
    return Answer(addressed(store, body), version(store, release), form, media_type)


def version(store: Store, release: Release) -> str:
    """What tags begin with: the release, and which addresses the answers hold."""
    if not store.public_url:
        return release.id
    return f"{release.id}.{blake2b(store.public_url.encode(), digest_size=4).hexdigest()}"


def addressed(store: Store, body: bytes) -> bytes:
    """The bytes with our addresses made absolute, if they are to be."""
    public = store.public_url
    return _OWN_ADDRESS.sub(rb"\g<1>" + public.encode(), body) if public else body


class Download(StreamingResponse):
    """An answer that is sent as it is read; it lets go of its source however it ends."""

    def __init__(
        self, chunks: AsyncGenerator[bytes, None], headers: Mapping[str, str], media_type: str
    ) -> None:
        super().__init__(chunks, headers=headers, media_type=media_type)
        self._chunks = chunks

    async def stream_response(self, send: Send) -> None:
        """Send the chunks."""
        async with aclosing(self._chunks):
            await super().stream_response(send)


def spared(request: Request, headers: Mapping[str, str], media_type: str) -> Response | None:
    """A download without its body, where the client has it already or does not want it."""
    if holds_tag(listed(request.headers, "if-none-match"), headers["ETag"]):
        answer = Response(status_code=304, headers=headers)
    elif request.scope.get(BODILESS):
        answer = Response(headers=headers, media_type=media_type)
        del answer.headers["content-length"]
    else:
        return None
    return answer


class Completed:
    """Any other answer on its way out: with the headers of every answer, and its freshness."""

    def __init__(self, send: Send, freshness: str, *, bodiless: bool) -> None:
        self.send, self.freshness, self.bodiless = send, freshness, bodiless

    async def __call__(self, message: Message) -> None:
        """Pass a message on."""
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            headers.update(EVERYWHERE)
            tagged = message["status"] in (200, 304) and "etag" in headers
            headers.setdefault("cache-control", self.freshness if tagged else "no-store")
        elif self.bodiless:
            message = {**message, "body": b""}
        await self.send(message)
