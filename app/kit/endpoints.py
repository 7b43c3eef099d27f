"""How an endpoint is asked: the one way from a request to a response that is complete by itself."""

from collections.abc import Callable, Hashable, Iterator
from contextlib import AsyncExitStack
from dataclasses import replace
from functools import cached_property, partial
from inspect import iscoroutinefunction, signature
from typing import Any, get_args
from urllib.parse import quote

from fastapi import Request
from fastapi.dependencies.models import Dependant
from fastapi.dependencies.utils import solve_dependencies
from fastapi.exceptions import RequestValidationError
from fastapi.routing import request_response
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from app.kit.answering.answers import Answer, ReadyResponse, complete
from app.kit.answering.cache import AnswerCache, Answered
from app.kit.answering.ready import Ready
from app.kit.answering.visit import Visit, may_be_page, visit_of
from app.kit.asking.query import Parameters, QueryReader
from app.kit.dependencies import KeyedBy, keys_of, open_release
from app.kit.errors import InvalidParameters
from app.kit.formats import HTML, PAGES

ASKED = "asked"
"""The parameter of an endpoint that takes the query string, read into its model."""
LONGEST_KEPT = 1000
"""Bytes of a query and an `Accept` whose answer is kept: what is longer is made each time."""
LIKED_PAGES = frozenset(PAGES.values())
_IN_ASKED = "accept"
"""The header that stands in what was asked, so that it may lead to a kept answer."""


class Endpoint:
    """Asks an endpoint, given FastAPI's own account of what it takes.

    The query string is read once, whole, into `asked`. Dependencies that take the request alone,
    such as the release, are called at once; only others go through FastAPI's solver, which costs
    more than an answer.
    """

    def __init__(self, dependant: Dependant) -> None:
        assert dependant.call
        self._dependant, self._call = dependant, dependant.call
        strange = {*_query_names(dependant)} - {ASKED}
        if strange:
            raise TypeError(
                f"{self._call.__name__}: {', '.join(sorted(strange))}: the query string is read"
                f" whole, so each of its parameters is a field of the model of {ASKED!r}."
            )
        self._plain = {
            one.name: one.call
            for one in dependant.dependencies
            if one.name and one.call and _takes_the_request_alone(one)
        }
        self._takes_turns = any(one.call is open_release for one in dependant.dependencies)
        self._is_plain = len(self._plain) == len(dependant.dependencies) and not _is_more(dependant)

    @cached_property
    def _model(self) -> type[Parameters] | None:
        asked = signature(self._call).parameters.get(ASKED)
        return get_args(asked.annotation)[0] if asked else None

    @cached_property
    def _reader(self) -> QueryReader[Parameters]:
        return QueryReader(self._model or Parameters)

    @cached_property
    def _has_limit(self) -> bool:
        return self._model is not None and "limit" in self._model.model_fields

    def _count_facts(self, parameters: Parameters) -> int:
        """How many facts are asked for at most: a page of them, or one."""
        return parameters.limit if self._has_limit else 1  # type: ignore[attr-defined]  # a page's

    @cached_property
    def _keys(self) -> tuple[KeyedBy, ...] | None:
        """What tells answers apart besides path, query and coding.

        None where a dependency does not say: then no answer is kept.
        """
        keys = _find_keys(self._dependant)
        return None if keys is None else tuple(sorted(keys, key=lambda one: one.header))

    @cached_property
    def _liked(self) -> KeyedBy | None:
        """What of `Accept` the answer depends on, if it does."""
        return next((one for one in self._keys or () if one.header == _IN_ASKED), None)

    @cached_property
    def _headers(self) -> tuple[str, ...] | None:
        """The headers besides `Accept` whose values tell answers apart."""
        if self._keys is None:
            return None
        return tuple(one.header for one in self._keys if one.header != _IN_ASKED)

    def shorten(self, route: ASGIApp) -> ASGIApp:
        """The way to here without what FastAPI's route has for dependencies that are let go later,
        where there are none; else that route."""
        if not self._is_plain:
            return route

        async def ask(scope: Scope, receive: Receive, send: Send) -> None:
            if scope["app"].dependency_overrides:
                await route(scope, receive, send)
                return
            try:
                response = await self.handle(Request(scope, receive, send))
            except Exception as error:  # noqa: BLE001  (the app's handlers tell it)
                made = partial(_fail, error)
            else:
                if isinstance(response, ReadyResponse):
                    await response(scope, receive, send)
                    return
                made = partial(_give, response)
            # What a download fails of before it begins, those handlers tell as well.
            await request_response(made)(scope, receive, send)

        return ask

    async def handle(self, request: Request) -> Response:
        """The response to a request. Raises a Problem."""
        visit = visit_of(request.scope)
        try:
            parameters = self._reader.read(request.scope["query_string"])
        except InvalidParameters:
            if shorter := self._without_empty_fields(visit):
                return shorter
            raise
        if self._takes_turns:
            turns, facts = visit.turns, self._count_facts(parameters)
            if not turns.may_go(facts):
                await turns.wait(facts)

        if cache := self._find_cache(visit, parameters):
            answered = await self._answer_once(cache, request, visit, parameters)
        else:
            answered = await self._make(request, visit, parameters)
        return ReadyResponse(answered) if isinstance(answered, Ready) else answered

    def _find_cache(self, visit: Visit, parameters: Parameters) -> AnswerCache | None:
        """Where the answer is kept, if it is: pages are kept apart from facts."""
        if self._keys is None or _length(visit) > LONGEST_KEPT:
            return None
        asked: str | None = getattr(parameters, "format", None)
        if asked is not None:
            return visit.pages if asked in PAGES else visit.cache
        is_page = may_be_page(visit.asked) and self._like(visit) in LIKED_PAGES
        return visit.pages if is_page else visit.cache

    async def _answer_once(
        self, cache: AnswerCache, request: Request, visit: Visit, parameters: Parameters
    ) -> Answered:
        """The answer that is kept, made once however many ask for it."""

        async def make() -> Answered:
            return await self._make(request, visit, parameters)

        path, _, _, coding = visit.asked
        apart = [one.read(_value_of(request, visit, one.header)) for one in self._keys or ()]
        key = (path, parameters.canonical, coding, *apart)
        return await cache.answer(None if self._headers else visit.asked, key, make)

    def _like(self, visit: Visit) -> Hashable:
        """What the client likes best, where the answer depends on that."""
        return self._liked.read(visit.accept) if self._liked else None

    def _without_empty_fields(self, visit: Visit) -> Response | None:
        """What leads to the same address without the empty fields that a form sends, if it does.

        A form has no other way of not asking.
        """
        likes_pages = self._like(visit) == HTML
        asked = visit.asked[1]
        shorter = b"&".join(one for one in asked.split(b"&") if one.partition(b"=")[2])
        if shorter == asked or not likes_pages:
            return None
        own = visit.asked[0].rpartition("/")[2]
        # Quoted and after a dot it is a path within ours, whatever stands in it.
        location = f"?{shorter.decode('latin-1')}" if shorter else f"./{quote(own)}"
        return Response(
            status_code=303, headers={"Location": location, "Cache-Control": "no-store"}
        )

    async def _make(self, request: Request, visit: Visit, parameters: Parameters) -> Answered:
        answer, background = await self._answer(request, parameters)
        if isinstance(answer, Answer) and self._headers is not None:
            for name in self._headers:
                answer = answer.told_apart(name, request.headers.get(name, ""))
            return answer.ready(visit.freshness, visit.asked[-1])
        response = answer.for_one() if isinstance(answer, Answer) else answer
        if self._headers != () and "cache-control" not in response.headers:
            response.headers["cache-control"] = "no-store"
            del response.headers["etag"]
        response.background = response.background or background
        complete(response, visit.freshness.decode())
        return response

    async def _answer(self, request: Request, parameters: Parameters) -> tuple[Any, Any]:
        """What the endpoint answers, and what is to be done after it is sent."""
        given = {ASKED: parameters} if self._model else {}
        if self._is_plain and not request.app.dependency_overrides:
            taken = {name: await call(request) for name, call in self._plain.items()}
            return await self._call(**taken, **given, **request.path_params), None
        values, background = await self._solve(request)
        return await self._call(**values, **given, **request.path_params), background

    async def _solve(self, request: Request) -> tuple[dict[str, Any], Any]:
        """What the dependencies give, by FastAPI's solver. Raises RequestValidationError."""
        stack: AsyncExitStack = request.scope["fastapi_inner_astack"]
        solved = await solve_dependencies(
            request=request,
            dependant=replace(self._dependant, path_params=[], query_params=[]),
            dependency_overrides_provider=request.app,
            async_exit_stack=stack,
            embed_body_fields=False,
        )
        if solved.errors:
            raise RequestValidationError(solved.errors)
        return solved.values, solved.background_tasks


async def _give(response: Response, _: Request) -> Response:
    return response


async def _fail(error: Exception, _: Request) -> Response:
    raise error


def _query_names(dependant: Dependant) -> Iterator[str]:
    """The names of all query parameters that an endpoint and its dependencies declare."""
    yield from (field.name for field in dependant.query_params)
    for one in dependant.dependencies:
        yield from _query_names(one)


def _is_more(dependant: Dependant) -> bool:
    """Whether an endpoint takes more than its path, its query and its dependencies."""
    return bool(dependant.header_params or _may_be_anything(dependant))


def _may_be_anything(dependant: Dependant) -> bool:
    """Whether an endpoint takes what may depend on anything about the request."""
    names = (
        dependant.request_param_name,
        dependant.http_connection_param_name,
        dependant.response_param_name,
        dependant.background_tasks_param_name,
        dependant.security_scopes_param_name,
    )
    return bool(any(names) or dependant.cookie_params or dependant.body_params)


def _find_keys(dependant: Dependant) -> frozenset[KeyedBy] | None:
    """What an endpoint's answer depends on, by its own parameters and dependencies."""
    if _may_be_anything(dependant):
        return None
    keys = frozenset(KeyedBy(field.alias.lower()) for field in dependant.header_params)
    for one in dependant.dependencies:
        keyed_by = keys_of(one.call)
        if keyed_by is None:
            return None
        keys |= keyed_by
    return keys


def _value_of(request: Request, visit: Visit, header: str) -> str:
    return visit.accept if header == _IN_ASKED else request.headers.get(header, "")


def _takes_the_request_alone(dependant: Dependant) -> bool:
    call: Callable[..., Any] | None = dependant.call
    if not iscoroutinefunction(call) or dependant.concurrency:
        return False
    return list(signature(call).parameters) == [dependant.request_param_name]


def _length(visit: Visit) -> int:
    _, query_string, accept, _ = visit.asked
    return len(query_string) + len(accept)
