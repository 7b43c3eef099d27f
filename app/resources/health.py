"""Whether the process is up, and whether it can answer."""

from typing import Literal

from starlette.responses import Response

from app.kit.dependencies import ReleaseDep, ReleasesDep
from app.kit.errors import AddressTooLong, InternalError, InvalidParameters, documented
from app.kit.routes import ANSWERED, Section
from app.shapes import Shape, shown

router = Section(
    "operation",
    place=120,
    about="For whoever runs the server: is it up, and can it answer.",
)


class Health(Shape):
    """The process answers."""

    status: Literal["ok"] = shown("Always `ok`: otherwise there is no answer.", "ok")


class Readiness(Shape):
    """A verified release of this code's schema is open."""

    status: Literal["ready"] = shown("Always `ready`: otherwise the answer is 503.", "ready")
    release: str = shown("The release that is served.", "4c0ffee5ba5eba11")
    trouble: str | None = shown(
        "What keeps newer releases from coming, where the server follows an origin; null: nothing.",
        None,
        "The origin says nothing for 30 seconds.",
    )


@router.get(
    "/health",
    operation_id="get_health",
    response_description="The process is up.",
    summary="Is the process up?",
    response_model=Health,
    responses=documented(InvalidParameters, AddressTooLong, InternalError),
)
async def get_health() -> Response:
    """Answers as long as the process runs, whatever the state of its data."""
    return Response(Health(status="ok").model_dump_json(), media_type="application/json")


@router.get(
    "/ready",
    operation_id="get_ready",
    response_description="A release is served.",
    summary="Can it answer?",
    response_model=Readiness,
    responses=ANSWERED,
)
async def get_ready(release: ReleaseDep, releases: ReleasesDep) -> Response:
    """Answers 503 until a release is open whose bytes are those that seeding wrote.

    A server that follows an origin goes on with what it has whatever the origin does, is ready,
    and says here what is wrong.
    """
    ready = Readiness(status="ready", release=release.id, trouble=releases.trouble or None)
    return Response(ready.model_dump_json(), media_type="application/json")
