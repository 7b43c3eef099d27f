"""What stands before routing: methods, lengths, the answer cache, and the way to each fact route.

Pure ASGI. A fact's route is found by its path alone, without walking along all routes; whatever has
none (pages, unknown paths) goes on to the app.
"""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from fastapi import FastAPI, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from app.kit.answering.answers import BODILESS, Answer, Completed, Ready
from app.kit.answering.cache import AnswerCache
from app.kit.answering.codings import coding_for
from app.kit.errors import AddressTooLong, InternalError, MethodNotAllowed, Problem
from app.kit.routes import FactRoute

ALLOWED = "GET, HEAD, OPTIONS"
MAX_PATH, MAX_QUERY = 1000, 4000
LONGEST_KEPT = 1000
"""Bytes of a query and an `Accept` whose answer is kept: what is longer is made each time."""
PREFLIGHT = {
    "Allow": ALLOWED,
    "Access-Control-Allow-Methods": ALLOWED,
    "Access-Control-Allow-Headers": "*",
    "Access-Control-Max-Age": "86400",
}
AT_ONCE = "facts.at_once"
"""Under this name a server puts what writes a ready answer past the messages of ASGI, if it can:
a function of the answer and the tags that the client holds, which tells whether it did."""
log = logging.getLogger("facts")

Asked = tuple[str, bytes, bytes, str]
"""A question as it came: path, query string, `Accept`, and the coding that is taken."""


@dataclass(frozen=True)
class Manner:
    """How answers leave: how many seconds they may be kept, and what stands before addresses."""

    max_age: int
    public_url: str

    @property
    def freshness(self) -> str:
        """The `Cache-Control` of what may be kept."""
        return f"public, max-age={self.max_age}, stale-while-revalidate={self.max_age}"


class FactsApp(FastAPI):
    """A FastAPI app behind its front."""

    front: "Front"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "http":
            await self.front(scope, receive, send)
        else:
            await super().__call__(scope, receive, send)

    async def route(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer by FastAPI's own routing."""
        await super().__call__(scope, receive, send)


class Front:
    """Answers questions about facts; passes the rest on. `cache` is none to make each answer."""

    def __init__(
        self,
        app: FactsApp,
        routes: Iterable[FactRoute],
        manner: Manner,
        cache: AnswerCache | None,
    ) -> None:
        self.app, self.cache = app, cache
        self.public_url, self.freshness = manner.public_url, manner.freshness
        self._freshness = manner.freshness.encode()
        self._routes = {route.path: route for route in routes}

    def kept(self, scope: Scope) -> tuple[Ready, bytes] | None:
        """The ready answer to a GET that was asked before, with the tags that the client holds."""
        if self.cache is None or scope["method"] != "GET":
            return None
        asked, held = _asked(scope)
        ready = self.cache.asked_before(asked, self.app.state.store.serving)
        return None if ready is None else (ready, held)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        method = scope["method"]
        bodiless = method == "HEAD"
        # Taken out, for it holds on to what the scope belongs to.
        is_written: Callable[[Ready, bytes], bool] = scope.pop(AT_ONCE, _never)
        found: Ready | ASGIApp | None = self._refusal(scope, method)
        asked, held = _asked(scope)
        if found is None and self.cache:
            found = self.cache.asked_before(asked, self.app.state.store.serving)
        if found is None:
            scope = {**scope, "method": "GET", BODILESS: bodiless, "app": self.app}
            found = await self._found(scope, asked)
        if not isinstance(found, Ready):
            await found(scope, receive, Completed(send, self.freshness, bodiless=bodiless))
        elif bodiless or not is_written(found, held):
            await found.send(send, held, bodiless=bodiless)

    def _refusal(self, scope: Scope, method: str) -> Response | None:
        if method == "OPTIONS":
            return Response(status_code=204, headers=PREFLIGHT)
        if method not in ("GET", "HEAD"):
            refusal = MethodNotAllowed(f"Only {ALLOWED}.", headers={"Allow": ALLOWED})
            return refusal.response(self.public_url)
        if len(scope.get("raw_path") or b"") > MAX_PATH or len(scope["query_string"]) > MAX_QUERY:
            return AddressTooLong(AddressTooLong.about).response(self.public_url)
        return None

    async def _found(self, scope: Scope, asked: Asked) -> Ready | ASGIApp:
        """The answer to a question that the cache does not know, or who else answers."""
        route, scope["path_params"] = self._route(scope["path"])
        if route is None:
            return self.app.route
        try:
            return await self._answer(route, Request(scope), asked)
        except Problem as problem:
            return problem.response(self.public_url)
        except Exception:
            log.exception("%s could not be answered.", route.path)
            return InternalError("The server could not answer.").response(self.public_url)

    async def _answer(self, route: FactRoute, request: Request, asked: Asked) -> Ready | Response:
        path, query_string, accept, coding = asked
        parameters = route.read(query_string)

        async def made() -> Ready | Response:
            answer = await route.ask(request, parameters)
            if isinstance(answer, Answer):
                return answer.ready(self._freshness, coding)
            return answer

        if self.cache is None or len(query_string) + len(accept) > LONGEST_KEPT:
            return await made()
        return await self.cache.answer(asked, (path, parameters.canonical, accept, coding), made)

    def _route(self, path: str) -> tuple[FactRoute | None, dict[str, str]]:
        """The route of `/figures`, `/figures/{id}` or `/claims/{id}/citation`."""
        if "{" not in path and (route := self._routes.get(path)):
            return route, {}
        _, kind, *rest = path.split("/", 3) if path.count("/") > 1 else ("", "")
        if not rest:
            return None, {}
        template = "/".join(["", kind, "{id}", *rest[1:]])
        return self._routes.get(template) if rest[0] else None, {"id": rest[0]}


def _never(_: Ready, __: bytes) -> bool:
    """For a server that takes the messages of ASGI and nothing else."""
    return False


def _asked(scope: Scope) -> tuple[Asked, bytes]:
    """What is asked, and the tags of what the client holds."""
    accept, encoding, held = _told(scope["headers"])
    return (scope["path"], scope["query_string"], accept, coding_for(encoding)), held


def _told(headers: Iterable[tuple[bytes, bytes]]) -> tuple[bytes, bytes, bytes]:
    """What the client says of formats, encodings and tags, lines of one header joined."""
    accept = encoding = held = b""
    for name, value in headers:
        if name == b"accept-encoding":
            encoding = encoding + b", " + value if encoding else value
        elif name == b"accept":
            accept = accept + b", " + value if accept else value
        elif name == b"if-none-match":
            held = held + b", " + value if held else value
    return accept, encoding, held
