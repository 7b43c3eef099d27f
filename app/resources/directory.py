"""The way in: what the API offers, and where."""

from collections.abc import Mapping, Sequence
from typing import Annotated

from fastapi import APIRouter, Query

from app.kit.answering.answers import JSON, Answer, constant_answer
from app.kit.asking.query import PageQuery
from app.kit.dependencies import PagesDep, PublicUrlDep, ReleasesDep, liked_among
from app.kit.errors import (
    AddressTooLong,
    InternalError,
    InvalidParameters,
    Unavailable,
    documented,
)
from app.kit.formats import HTML, choose_page
from app.kit.pages import Shown
from app.kit.routes import NOT_MODIFIED, PAGE_ANSWERS, FactRoute, FactRouter, show_page
from app.shapes import Address, Shape, shown


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


BESIDES = {
    "search": "One search across everything: `/search?q=`.",
    "vocabulary": "Event types, indicators, units and every closed list, defined and counted.",
    "dataset": "The release that is served, and what it holds.",
    "datapackage.json": "Every list as a CSV file, with columns, rows, size and digest.",
    "facts.xlsx": "All lists as one workbook.",
    "facts.db": "All lists as one SQLite database.",
    "docs": "Every operation, to read and to try out.",
    "openapi.json": "The same for programs (OpenAPI 3.1).",
    "health": "Whether the process is up.",
    "ready": "Whether it can answer.",
}
"""What is offered besides the lists of facts, which tell their own line."""

ASKED_FOR = {"search": "?q=losses"}
"""An example of what has to be asked for something, which without it answers nothing."""


def offers(facts: Sequence[FactRouter]) -> dict[str, str]:
    """The name of everything that can be asked for, with what it is."""
    return {router.name: router.line for router in facts} | BESIDES


def router_for(facts: Sequence[FactRouter]) -> APIRouter:
    """The directory of these kinds of fact and of all else."""
    router = APIRouter(tags=["dataset"], route_class=FactRoute)

    @router.get(
        "/",
        operation_id="get_directory",
        response_description="The directory.",
        summary="See what there is",
        response_model=Directory,
        responses={
            **PAGE_ANSWERS,
            **NOT_MODIFIED,
            **documented(InvalidParameters, AddressTooLong, InternalError, Unavailable),
        },
    )
    async def get_directory(
        public_url: PublicUrlDep,
        liked: Annotated[str | None, liked_among((JSON, HTML))],
        releases: ReleasesDep,
        pages: PagesDep,
        asked: Annotated[PageQuery, Query()],
    ) -> Answer:
        """Everything that can be asked for, with its address."""
        directory = _show_directory(offers(facts), public_url).model_dump_json().encode()
        if choose_page(liked, asked.format):
            release = releases.serving or await releases.opened()
            return await show_page(pages, Shown(release, "directory", "/", asked, directory))
        answer = constant_answer(directory)
        answer.varies_by = ("Accept",)
        return answer

    return router


def _show_directory(things: Mapping[str, str], base: str) -> Directory:
    return Directory(
        name="Article Facts",
        about="What news articles say, with the exact words that prove it.",
        entries=[
            Entry(name=name, about=about, url=f"{base}/{name}{ASKED_FOR.get(name, '')}")
            for name, about in things.items()
        ],
    )
