"""Problems: every error is a class, and answers as `application/problem+json` (RFC 9457)."""

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from itertools import islice
from typing import Any, ClassVar

from pydantic import BaseModel, Field
from starlette.responses import Response

MEDIA_TYPE = "application/problem+json"


class ParameterFault(BaseModel):
    """One parameter that cannot be used."""

    parameter: str | None = Field(
        description="The parameter; null if its name is not a plain word.", examples=["stauts"]
    )
    message: str = Field(
        description="What is wrong with it.", examples=["There is no such parameter."]
    )
    allowed: list[str] = Field(
        description="What is allowed, where that is a short list.", examples=[["status", "type"]]
    )
    nearest: str | None = Field(
        description="The allowed word that comes nearest.", examples=["status"]
    )


class ProblemShape(BaseModel):
    """An error, as RFC 9457 writes it."""

    type: str = Field(
        description="Address of the page about this kind of problem.",
        examples=["/problems/invalid-parameters"],
    )
    title: str = Field(description="The kind of problem.", examples=["A parameter cannot be used"])
    status: int = Field(description="The HTTP status.", examples=[422], ge=400, le=599)
    detail: str = Field(
        description="What happened here.",
        examples=['There is no parameter of this name. Did you mean "status"?'],
    )
    errors: list[ParameterFault] = Field(
        description="The parameters at fault.",
        examples=[
            [
                {
                    "parameter": "stauts",
                    "message": "There is no such parameter.",
                    "allowed": ["status", "type"],
                    "nearest": "status",
                }
            ]
        ],
    )
    first_page: str | None = Field(
        description="Where to begin again, when a cursor can no longer be used.",
        examples=["/things?limit=2"],
    )


class Problem(Exception):
    """An error that a client is told: subclasses fix the kind, instances say what happened."""

    status: ClassVar[int]
    slug: ClassVar[str]
    title: ClassVar[str]
    about: ClassVar[str]
    """What the page about this kind of problem says."""
    instance: ClassVar[str]
    """What one such problem says, as an example: short, for it stands beside every operation."""

    def __init__(
        self,
        detail: str,
        errors: Iterable[ParameterFault] = (),
        first_page: str | None = None,
        headers: dict[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.detail, self.errors, self.first_page = detail, list(errors), first_page
        self.headers = headers or {}

    def shape(self, public_url: str = "") -> ProblemShape:
        """What is told of it."""
        return ProblemShape(
            type=f"{public_url}/problems/{self.slug}",
            title=self.title,
            status=self.status,
            detail=self.detail,
            errors=self.errors,
            first_page=self.first_page and public_url + self.first_page,
        )

    def response(self, public_url: str = "") -> Response:
        """The answer in JSON. Errors are never stored by caches."""
        return write_problem(self.shape(public_url), self.headers)


def write_problem(shape: ProblemShape, headers: Mapping[str, str]) -> Response:
    """A problem as JSON."""
    told = {"Cache-Control": "no-store", **headers}
    return Response(shape.model_dump_json(), shape.status, told, MEDIA_TYPE)


class NotFound(Problem):
    status, slug, title = 404, "not-found", "There is no such thing here"
    about = "The path, or the id in it, names nothing. The problem names the nearest that exists."
    instance = "There is nothing at this path. Did you mean /things?"


class MethodNotAllowed(Problem):
    status, slug, title = 405, "method-not-allowed", "This API is only read"
    about = "Only GET, HEAD and OPTIONS are answered: facts change by seeding, never over the API."
    instance = "Only GET, HEAD and OPTIONS are answered."


class NotAcceptable(Problem):
    status, slug, title = 406, "not-acceptable", "Not served in any format that you accept"
    about = (
        "`Accept` takes none of the formats of this address. The problem names them; `format=` asks"
        " for one by its name."
    )
    instance = "This is served as application/json, text/csv."


class CursorGone(Problem):
    status, slug, title = 410, "cursor-gone", "The facts have changed since the first page"
    about = (
        "A cursor walks one release of the facts. A newer release is served now, so the walk has to"
        " begin again at the address in `first_page`."
    )
    instance = "A newer release is served: begin again at `first_page`."


class AddressTooLong(Problem):
    status, slug, title = 414, "address-too-long", "The address is too long"
    about = "A path may have 1,000 bytes and a query 4,000."
    instance = about


class RangeNotSatisfiable(Problem):
    status, slug, title = 416, "range-not-satisfiable", "The file has no such bytes"
    about = "`Range` begins after the end of the file. `Content-Range` tells how long it is."
    instance = "The file has 12345 bytes."

    def __init__(self, size: int) -> None:
        told = {"Content-Range": f"bytes */{size}"}
        super().__init__(f"The file has {size} bytes.", headers=told)


class InvalidParameters(Problem):
    status, slug, title = 422, "invalid-parameters", "A parameter cannot be used"
    about = (
        "A parameter is unknown, repeated, or has a value that is not allowed. `errors` names each,"
        " with what is allowed and the nearest."
    )
    instance = 'There is no parameter of this name. Did you mean "status"?'


class InternalError(Problem):
    status, slug, title = 500, "internal-error", "Something failed here"
    about = "The fault is ours. The same request may be answered later."
    instance = "The server could not answer."


class Unavailable(Problem):
    status, slug, title = 503, "unavailable", "The facts cannot be read at the moment"
    about = (
        "The release is being opened or checked, is damaged, its file is not made yet, the question"
        " took too long, or as many ask, wait for long answers, or download them, as may at once."
        " `Retry-After` says when to ask again."
    )
    instance = "The question took too long."

    def __init__(self, detail: str, seconds: int = 1) -> None:
        super().__init__(detail, headers={"Retry-After": str(seconds)})


PROBLEMS: tuple[type[Problem], ...] = (
    NotFound,
    MethodNotAllowed,
    NotAcceptable,
    CursorGone,
    AddressTooLong,
    RangeNotSatisfiable,
    InvalidParameters,
    InternalError,
    Unavailable,
)


MOST_COMPARED, LONGEST_COMPARED = 100, 60
"""Allowed words that are compared with a given one, and signs of each: a few milliseconds at most,
for it is done on the event loop."""


def nearest(given: str, allowed: Iterable[str]) -> str | None:
    """The allowed word that comes nearest to the given one, if any comes near.

    For short lists: of more words, or of long ones, only the first and the beginnings are compared.
    """
    by_beginning = {word[:LONGEST_COMPARED]: word for word in islice(allowed, MOST_COMPARED)}
    close = get_close_matches(given[:LONGEST_COMPARED], by_beginning, n=1, cutoff=0.6)
    return by_beginning[close[0]] if close else None


def documented(*kinds: type[Problem]) -> dict[int | str, dict[str, Any]]:
    """The OpenAPI entries of these problems."""
    return {
        kind.status: {
            "description": kind.title + ".",
            "content": {MEDIA_TYPE: {"schema": SCHEMA, "example": _example(kind)}},
        }
        for kind in kinds
    }


SCHEMA = {"$ref": "#/components/schemas/Problem"}


def _example(kind: type[Problem]) -> dict[str, Any]:
    faults = ProblemShape.model_fields["errors"].examples or [[]]
    return {
        "type": f"/problems/{kind.slug}",
        "title": kind.title,
        "status": kind.status,
        "detail": kind.instance,
        "errors": faults[0] if kind is InvalidParameters else [],
        "first_page": "/things?limit=2" if kind is CursorGone else None,
    }
