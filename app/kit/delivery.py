"""How answers leave: read-only methods, HEAD, cross-origin reading, lengths that are refused.

Pure ASGI, in front of everything. The headers are the same for every origin, so nothing varies by
it and caches can share answers.
"""

from starlette.datastructures import MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.kit.errors import AddressTooLong, MethodNotAllowed

ALLOWED = "GET, HEAD, OPTIONS"
MAX_PATH, MAX_QUERY = 1000, 4000
BODILESS = "facts.bodiless"
"""Tells an endpoint that the body of its answer is dropped, so that long ones can be spared."""
EVERYWHERE = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Content-Disposition, ETag, Link",
    "X-Content-Type-Options": "nosniff",
}
PREFLIGHT = {
    "Allow": ALLOWED,
    "Access-Control-Allow-Methods": ALLOWED,
    "Access-Control-Allow-Headers": "*",
    "Access-Control-Max-Age": "86400",
}


class Delivery:
    """Lets GET and HEAD through, answers OPTIONS, refuses the rest; adds what every answer has."""

    def __init__(self, app: ASGIApp, public_url: str) -> None:
        self.app, self.public_url = app, public_url

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        method = scope["method"]
        send = _with_headers(_bodiless(send) if method == "HEAD" else send)
        if answer := self._answer_without_asking(scope):
            await answer(scope, receive, send)
        else:
            await self.app({**scope, "method": "GET", BODILESS: method == "HEAD"}, receive, send)

    def _answer_without_asking(self, scope: Scope) -> Response | None:
        if scope["method"] == "OPTIONS":
            return Response(status_code=204, headers=PREFLIGHT)
        if scope["method"] not in ("GET", "HEAD"):
            refusal = MethodNotAllowed(f"Only {ALLOWED}.", headers={"Allow": ALLOWED})
            return refusal.response(self.public_url)
        if len(scope.get("raw_path") or b"") > MAX_PATH or len(scope["query_string"]) > MAX_QUERY:
            return AddressTooLong(AddressTooLong.about).response(self.public_url)
        return None


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).update(EVERYWHERE)
        await send(message)

    return sending


def _bodiless(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.body":
            message = {**message, "body": b""}
        await send(message)

    return sending
