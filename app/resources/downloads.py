"""Each list as one file: together, and at the end of the documents, where they crowd nothing."""

from collections.abc import Sequence
from typing import Any

from starlette.responses import Response

from app.kit.dependencies import ReleaseDep
from app.kit.formats import CSV, bare
from app.kit.routes import FILE_ANSWERS, FactRouter, Section, stored_file


class CsvResponse(Response):
    """Names the media type of a CSV file to OpenAPI."""

    media_type = bare(CSV.media_type)


def router_for(facts: Sequence[FactRouter]) -> Section:
    """The files of these kinds of fact."""
    section = Section(
        "downloads",
        place=115,
        about="Every list as one file: all of it, as `/datapackage.json` describes it.",
    )
    for router in facts:
        if router.listing:
            _add_download(section, router.name)
    return section


def _add_download(section: Section, plural: str) -> None:
    address = f"/{plural}?format=csv"
    # The rows are there before the file is: they leave as a stream, which cannot be resumed.
    instead = f" `{address}` has the same rows, as a stream."

    @section.get(
        f"/{plural}.csv",
        operation_id=f"download_{plural}",
        summary=f"Download all {plural}",
        description=f"All {plural} as one CSV file, which `/datapackage.json` describes.\n\nMade"
        f" soon after the release is published; until then 503, and `{address}` has the same rows.",
        response_description=f"All {plural}.",
        response_model=None,
        response_class=CsvResponse,
        responses=FILE_ANSWERS,
    )
    async def download_facts(release: ReleaseDep) -> Any:
        return stored_file(release, f"{plural}.csv", CSV.media_type, instead)
