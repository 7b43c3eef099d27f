"""Each list as one file: together, and at the end of the documents, where they crowd nothing."""

from collections.abc import Sequence
from typing import Any

from starlette.responses import Response

from app.kit.dependencies import ReleaseDep
from app.kit.formats import CSV, bare
from app.kit.listing import Listing
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
            _add_download(section, router.name, router.listing)
    return section


def _add_download(section: Section, plural: str, listing: Listing) -> None:
    @section.get(
        f"/{plural}.csv",
        operation_id=f"download_{plural}",
        summary=f"Download all {plural}",
        description=f"All {plural} as one CSV file, which `/datapackage.json` describes.",
        response_description=f"All {plural}.",
        response_model=None,
        response_class=CsvResponse,
        responses=FILE_ANSWERS,
    )
    async def download_facts(release: ReleaseDep) -> Any:
        # The rows are there before the file is; only ranges of them wait for it.
        stored = stored_file(release, f"{plural}.csv", CSV.media_type)
        return stored or await listing.everything(release, CSV)
