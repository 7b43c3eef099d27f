"""The way in: what the API offers, and where."""

from fastapi import APIRouter

from app.kit.answering.answers import Answer, constant_answer
from app.kit.dependencies import PublicUrlDep
from app.kit.errors import AddressTooLong, InternalError, InvalidParameters, documented
from app.kit.routes import NOT_MODIFIED, FactRoute
from app.shapes import Address, Shape, shown

router = APIRouter(tags=["dataset"], route_class=FactRoute)


class Entry(Shape):
    """One thing that the API offers."""

    name: str = shown("Its name.", "figures")
    about: str = shown("What it is.", "The numbers, with claim, attribution and evidence.")
    url: Address = shown("Its address.", "/figures")


class Directory(Shape):
    """What the API offers, and where."""

    name: str = shown("The name of this API.", "Article Facts")
    about: str = shown("What it serves.", "What news articles say, with the words that prove it.")
    entries: list[Entry] = shown("Everything that can be asked for.", [])


ABOUT = {
    "articles": "The articles: text, sentences and sources.",
    "events": "What happened, is happening or is scheduled, and who asserts it.",
    "figures": "The numbers, each with its hedge, its attribution and its quote.",
    "claims": "Everything that is said, by whom, how surely.",
    "discrepancies": "Comparable figures that disagree, and claims set against each other.",
    "actors": "The people, groups, bodies and states that the articles name.",
    "places": "The places that the articles name.",
    "indicators": "What the numbers measure.",
    "sources": "The articles' references by marker, and what rests on each.",
    "search": "One search across everything: `/search?q=`.",
    "dataset": "The release that is served, and what it holds.",
    "datapackage.json": "Every list as a CSV file, with columns, rows, size and digest.",
    "docs": "Every operation, to read and to try out.",
    "openapi.json": "The same for programs (OpenAPI 3.1).",
    "health": "Whether the process is up.",
    "ready": "Whether it can answer.",
}
PATHS = ("/", *(f"/{name}" for name in ABOUT))


@router.get(
    "/",
    operation_id="get_directory",
    response_description="The directory.",
    summary="See what there is",
    response_model=Directory,
    responses={**NOT_MODIFIED, **documented(InvalidParameters, AddressTooLong, InternalError)},
)
async def get_directory(public_url: PublicUrlDep) -> Answer:
    """Everything that can be asked for, with its address."""
    entries = [
        Entry(name=name, about=about, url=f"{public_url}/{name}") for name, about in ABOUT.items()
    ]
    directory = Directory(
        name="Article Facts",
        about="What news articles say, with the exact words that prove it.",
        entries=entries,
    )
    return constant_answer(directory.model_dump_json().encode())
