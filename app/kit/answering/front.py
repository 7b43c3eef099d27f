"""What stands before routing: methods, lengths, the answer cache, and the way to each fact route.

Pure ASGI. A fact's route is found by its path alone, without walking along all routes, and its
endpoint answers; whatever has none (pages, unknown paths) goes on to the app.
"""

import logging
from collections.abc import Callable, Mapping
from functools import cached_property
from typing import Any

from fastapi import FastAPI
from fastapi.routing import iter_route_contexts
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from app.kit.answering.answers import Completed
from app.kit.answering.cache import AnswerCache, Asked
from app.kit.answering.ready import Ready
from app.kit.answering.visit import VISIT, Manner, Visit, may_be_page, read_question
from app.kit.endpoints import Endpoint
from app.kit.errors import AddressTooLong, InternalError, MethodNotAllowed, Problem
from app.kit.routes import FactRoute
from app.kit.telling import tell_problem

ALLOWED = "GET, HEAD, OPTIONS"
MAX_PATH, MAX_QUERY = 1000, 4000
PREFLIGHT = {
    "Allow": ALLOWED,
    "Access-Control-Allow-Methods": ALLOWED,
    "Access-Control-Allow-Headers": "*",
    "Access-Control-Max-Age": "86400",
}
AT_ONCE = "facts.at_once"
"""Under this name a server puts what writes a ready answer past the messages of ASGI, if it can:
a function of the answer and the tags that the client holds, which tells whether it did."""
_RECALLED = "facts.recalled"
"""Under this name stands what was asked where it was looked for, and not found, before."""
log = logging.getLogger("facts")


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
    """Answers what was asked before; passes the rest on. `cache` is none to make each answer,
    `pages` to make each page.

    What the cache and the fact routes answer passes no middleware. So where an app has some, it is
    asked for each request that is not refused: the middleware sees them all, and each takes
    FastAPI's way along all routes.
    """

    def __init__(
        self,
        app: FactsApp,
        manner: Manner,
        cache: AnswerCache | None,
        pages: AnswerCache | None = None,
    ) -> None:
        self.app, self.cache, self.pages = app, cache, pages
        self.public_url, self.freshness = manner.public_url, manner.freshness
        self._freshness, self._turns = manner.freshness.encode(), manner.turns

    @cached_property
    def _routes(self) -> Mapping[str, ASGIApp]:
        """What answers at each path of facts, with the dependencies of all routers around it."""
        contexts = iter_route_contexts(self.app.routes)
        facts = (one for one in contexts if isinstance(one.original_route, FactRoute))
        return {str(one.path): Endpoint(one.dependant).shorten(one.app) for one in facts}

    @cached_property
    def _handlers(self) -> tuple[dict[Any, Any], dict[Any, Any]]:
        """The app's handlers of exceptions, by class and by status, as Starlette looks for them."""
        handlers: dict[Any, Any] = {**self.app.exception_handlers}
        handlers.pop(Exception, None)  # What nobody expects is told to the log, and answered here.
        by_status = {key: one for key, one in handlers.items() if isinstance(key, int)}
        return {key: one for key, one in handlers.items() if key not in by_status}, by_status

    def recall(self, scope: Scope) -> tuple[Ready, bytes] | None:
        """The ready answer to a GET that was asked before, with the tags that the client holds.

        Where there is none, the request may come to `__call__` next, which looks no more.
        """
        if scope["method"] != "GET":
            return None
        question = asked, held = read_question(scope)
        if ready := self._recall(asked):
            return ready, held
        scope[_RECALLED] = question
        return None

    def _recall(self, asked: Asked) -> Ready | None:
        if self.app.user_middleware or (self.cache is None and self.pages is None):
            return None
        release = self.app.state.releases.serving
        ready = self.cache.recall(asked, release) if self.cache is not None else None
        if ready is None and self.pages is not None and may_be_page(asked):
            ready = self.pages.recall(asked, release)
        return ready

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        # Taken out, for it holds on to what the scope belongs to.
        is_written: Callable[[Ready, bytes], bool] = scope.pop(AT_ONCE, _never)
        is_bodiless = scope["method"] == "HEAD"
        if refusal := self._refuse(scope):
            completed = Completed(send, self.freshness, is_bodiless=is_bodiless)
            await refusal(scope, receive, completed)
            return
        question: tuple[Asked, bytes] | None = scope.pop(_RECALLED, None)
        asked, held = question or read_question(scope)
        ready = None if question else self._recall(asked)
        if ready is None:
            is_left = not self.app.user_middleware
            own = self._freshness, self._turns, self.cache, self.pages
            visit = Visit(asked, held, is_bodiless, *own, is_left)
            completed = Completed(send, self.freshness, is_bodiless=is_bodiless)
            await self._pass_on({**scope, VISIT: visit}, receive, completed)
            ready = visit.ready
        if ready and (is_bodiless or not is_written(ready, held)):
            await ready.send(send, held, is_bodiless=is_bodiless)

    def _refuse(self, scope: Scope) -> Response | None:
        method = scope["method"]
        if method == "OPTIONS":
            return Response(status_code=204, headers=PREFLIGHT)
        if method not in ("GET", "HEAD"):
            told = {"Allow": ALLOWED}
            return self._tell(scope, MethodNotAllowed(f"Only {ALLOWED}.", headers=told))
        if len(scope.get("raw_path") or b"") > MAX_PATH or len(scope["query_string"]) > MAX_QUERY:
            return self._tell(scope, AddressTooLong(AddressTooLong.about))
        return None

    def _tell(self, scope: Scope, problem: Problem) -> Response:
        return tell_problem(self.app, scope, problem.shape(self.public_url), problem.headers)

    async def _pass_on(self, scope: Scope, receive: Receive, completed: Completed) -> None:
        """Have FastAPI answer: it sends the answer, or leaves it in the visit."""
        visit: Visit = scope[VISIT]
        scope.update(method="GET", app=self.app)
        route, path_params = self._route(scope["path"])
        if route is None or not visit.is_left:
            await self.app.route(scope, receive, completed)
            return
        try:
            scope["starlette.exception_handlers"] = self._handlers
            scope["path_params"] = path_params
            await route(scope, receive, completed)
        except Exception:
            if completed.has_begun:
                raise
            log.exception("%r could not be answered.", scope["path"])
            answer = self._tell(scope, InternalError("The server could not answer."))
            await answer(scope, receive, completed)

    def _route(self, path: str) -> tuple[ASGIApp | None, dict[str, str]]:
        """The route of `/things`, `/things/{id}` or `/things/{id}/part`."""
        if "{" not in path and (route := self._routes.get(path)):
            return route, {}
        _, plural, *rest = path.split("/", 3) if path.count("/") > 1 else ("", "")
        if not rest:
            return None, {}
        template = "/".join(["", plural, "{id}", *rest[1:]])
        return self._routes.get(template) if rest[0] else None, {"id": rest[0]}


def _never(_: Ready, __: bytes) -> bool:
    """For a server that takes the messages of ASGI and nothing else."""
    return False
