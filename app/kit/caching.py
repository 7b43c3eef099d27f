"""Caching: entity tags, 304, freshness, and compressed bodies (RFC 9110, 9111).

An endpoint that serves facts names its release's tag in `ETag`; everything else follows from it.
The tag is weak and carries the encoding, so a compressed answer never passes for a plain one.
"""

import gzip
import re

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

WORTH_COMPRESSING = 512
_WEIGHT = re.compile(r"1(\.0{0,3})?|0(\.\d{0,3})?")
"""A weight (RFC 9110, 12.4.2)."""


class Caching:
    """Completes answers that carry an `ETag`; passes others on, marked as not to be stored."""

    def __init__(self, app: ASGIApp, max_age: int) -> None:
        self.app = app
        self.freshness = f"public, max-age={max_age}, stale-while-revalidate={max_age}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        await self.app(scope, receive, _Answer(self.freshness, Headers(scope=scope), send))


class _Answer:
    """One answer on its way out."""

    def __init__(self, freshness: str, asked: Headers, send: Send) -> None:
        self.freshness, self.asked, self.send = freshness, asked, send
        self.start: Message = {}
        self.body: list[bytes] = []

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and self._is_tagged(message):
            if "content-length" in MutableHeaders(scope=message):
                self.start = message
            else:
                await self._pass_on(message)
        elif self.start:
            self.body.append(message.get("body", b""))
            if not message.get("more_body"):
                await self._finish()
        else:
            await self.send(message)

    async def _pass_on(self, start: Message) -> None:
        """Begin an answer that is sent as it is made, or that has no body."""
        MutableHeaders(scope=start)["cache-control"] = self.freshness
        await self.send(start)

    def _is_tagged(self, message: Message) -> bool:
        headers = MutableHeaders(scope=message)
        if message["status"] in (200, 304) and "etag" in headers and "cache-control" not in headers:
            return True
        headers.setdefault("cache-control", "no-store")
        return False

    async def _finish(self) -> None:
        body = b"".join(self.body)
        headers = MutableHeaders(scope=self.start)
        headers["cache-control"] = self.freshness
        headers.add_vary_header("Accept-Encoding")
        if len(body) >= WORTH_COMPRESSING and accepts_gzip(listed(self.asked, "accept-encoding")):
            body = gzip.compress(body, compresslevel=5, mtime=0)
            headers["content-encoding"] = "gzip"
            headers["etag"] = headers["etag"].removesuffix('"') + '-gzip"'
        if holds_tag(listed(self.asked, "if-none-match"), headers["etag"]):
            self.start["status"], body = 304, b""
            for name in ("content-length", "content-type", "content-encoding"):
                del headers[name]
        else:
            headers["content-length"] = str(len(body))
        await self.send(self.start)
        await self.send({"type": "http.response.body", "body": body})


def listed(headers: Headers, name: str) -> list[str]:
    """The items of a header that is a list, however many lines it came in."""
    return [item.strip() for line in headers.getlist(name) for item in line.split(",")]


def accepts_gzip(accepted: list[str]) -> bool:
    """Whether the items of `Accept-Encoding` take gzip, weights and `*` considered."""
    weights = {item.partition(";")[0].strip().lower(): weight(item) for item in accepted}
    return weights.get("gzip", weights.get("*", 0)) > 0


def weight(item: str) -> float:
    """How much an item of an `Accept…` header is liked; what cannot be read, not at all."""
    _, _, written = item.lower().replace(" ", "").partition(";q=")
    return float(written or 1) if _WEIGHT.fullmatch(written or "1") else 0


def holds_tag(held: list[str], tag: str) -> bool:
    """Weak comparison of the items of `If-None-Match` with our tag (RFC 9110, 13.1.2)."""
    return "*" in held or tag.removeprefix("W/") in (item.removeprefix("W/") for item in held)
