"""How errors are answered: as a problem in JSON, or as a page for who likes pages better."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import Scope

from app.kit.answering.visit import read_question
from app.kit.errors import (
    MEDIA_TYPE,
    InternalError,
    InvalidParameters,
    NotFound,
    ParameterFault,
    Problem,
    ProblemShape,
    nearest,
    write_problem,
)
from app.kit.formats import HTML, like

OFFERED = ("application/json", MEDIA_TYPE, HTML)


def add_problem_handlers(app: FastAPI, public_url: str, paths: Sequence[str]) -> None:
    """Answer every error of the app as a problem; its 404 names the nearest of `paths`."""

    def tell(request: Request, problem: Problem) -> Response:
        return tell_problem(app, request.scope, problem.shape(public_url), problem.headers)

    async def problem(request: Request, error: Exception) -> Response:
        assert isinstance(error, Problem)
        return tell(request, error)

    async def unread(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        return tell(request, _of_dependencies(error))

    async def http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        if error.status_code == 404:
            return tell(request, _not_found(request.scope["path"], paths))
        return tell_problem(app, request.scope, _of_status(error), error.headers or {})

    async def internal(request: Request, __: Exception) -> Response:
        return tell(request, InternalError("The server could not answer."))

    app.add_exception_handler(Problem, problem)
    app.add_exception_handler(RequestValidationError, unread)
    app.add_exception_handler(HTTPException, http)
    app.add_exception_handler(Exception, internal)


def tell_problem(
    app: Any, scope: Scope, shape: ProblemShape, headers: Mapping[str, str]
) -> Response:
    """A problem as its client likes it, by `Accept` alone: a program that asks for a page by name
    reads problems as it does anywhere."""
    (path, query, accept, _), _ = read_question(scope)
    if like(accept.decode("latin-1"), OFFERED) != HTML:
        return write_problem(shape, headers)
    told = {"Cache-Control": "no-store", **headers, **app.state.pages.headers}
    address = path + (f"?{query.decode('latin-1')}" if query else "")
    return Response(app.state.pages.tell(shape, address), shape.status, told)


def _not_found(path: str, paths: Sequence[str]) -> Problem:
    near = nearest(path, paths)
    return NotFound("There is nothing at this path." + (f" Did you mean {near}?" if near else ""))


def _of_dependencies(error: RequestValidationError) -> Problem:
    """What a dependency asks of a request, and does not get."""
    faults = [
        ParameterFault(
            parameter=str(one["loc"][-1]), message=f"{one['msg']}.", allowed=[], nearest=None
        )
        for one in error.errors()
    ]
    return InvalidParameters(f"{faults[0].parameter}: {faults[0].message}", faults)


def _of_status(error: HTTPException) -> ProblemShape:
    """The problem of a status that has no page here (RFC 9457, 4.2.1)."""
    phrase = HTTPStatus(error.status_code).phrase
    return ProblemShape(
        type="about:blank",
        title=phrase,
        status=error.status_code,
        detail=f"{phrase}.",
        errors=[],
        first_page=None,
    )
