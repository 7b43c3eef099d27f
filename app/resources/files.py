"""All lists as one file: a database, a workbook."""

from typing import Any

from fastapi import APIRouter
from starlette.responses import Response

from app.kit.dependencies import ReleaseDep
from app.kit.routes import FILE_ANSWERS, FactRoute, stored_file

router = APIRouter(tags=["dataset"], route_class=FactRoute)


class DatabaseResponse(Response):
    """Names the media type of a database to OpenAPI."""

    media_type = "application/vnd.sqlite3"


class WorkbookResponse(Response):
    """Names the media type of a workbook to OpenAPI."""

    media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _binary(response: type[Response]) -> dict[str, Any]:
    """The OpenAPI entry of bytes that are no text."""
    return {
        "content": {str(response.media_type): {"schema": {"type": "string", "format": "binary"}}}
    }


@router.get(
    "/facts.db",
    operation_id="download_database",
    summary="Download the database",
    response_description="The database.",
    response_model=None,
    response_class=DatabaseResponse,
    responses={200: _binary(DatabaseResponse), **FILE_ANSWERS},
)
async def download_database(release: ReleaseDep) -> Any:
    """All lists as one SQLite database: a table for each, with foreign keys, for Datasette and SQL.

    Made soon after the release is published; until then 503.
    """
    return stored_file(release, "facts.db", DatabaseResponse.media_type)


@router.get(
    "/facts.xlsx",
    operation_id="download_workbook",
    summary="Download the workbook",
    response_description="The workbook.",
    response_model=None,
    response_class=WorkbookResponse,
    responses={200: _binary(WorkbookResponse), **FILE_ANSWERS},
)
async def download_workbook(release: ReleaseDep) -> Any:
    """All lists as one workbook: a sheet for each, with numbers and days as such, ids as links.

    Made soon after the release is published; until then 503.
    """
    return stored_file(release, "facts.xlsx", WorkbookResponse.media_type)
