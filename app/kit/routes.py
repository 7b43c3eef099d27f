"""The two routes that every kind of fact has: its list, and one of it by id.

Facts are JSON already when a request comes: a list is one indexed query that joins stored
documents, and nothing here builds a model.
"""

import inspect
from collections.abc import Callable, Coroutine, Iterable
from dataclasses import replace
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request
from fastapi.routing import APIRoute, _effective_route_context_var
from pydantic import BaseModel, Field, create_model
from starlette.responses import Response

from app.kit.answering.answers import JSON, Answer
from app.kit.answering.stored_file import StoredFile
from app.kit.asking.facets import Facet, with_facets
from app.kit.asking.instead import MOST_TRIED, Instead
from app.kit.asking.page import COUNTED_TO
from app.kit.asking.query import MOST_ITEMS, ItemQuery, ListQuery, list_choices
from app.kit.dependencies import PagesDep, ReleaseDep, liked_among
from app.kit.endpoints import Endpoint
from app.kit.errors import (
    AddressTooLong,
    CursorGone,
    InternalError,
    InvalidParameters,
    NotAcceptable,
    NotFound,
    RangeNotSatisfiable,
    Unavailable,
    documented,
)
from app.kit.formats import HTML, choose_page, refuse_types
from app.kit.items import one_by_id, stored, whole_column
from app.kit.linking import JSON_LD
from app.kit.listing import Listing, refuse_facets
from app.kit.narrowing import FIELDS_JSON, close_fields, name_optional, optional, refuse_fields
from app.kit.pages import Pages, Shown
from app.kit.releases import OpenRelease
from app.kit.resource import Resource

ANSWERED = documented(InvalidParameters, AddressTooLong, InternalError, Unavailable)
NOT_MODIFIED: dict[int | str, dict[str, Any]] = {
    304: {"description": "The client's copy is still good (`If-None-Match`)."}
}


FILE_ANSWERS: dict[int | str, dict[str, Any]] = {
    206: {"description": "The bytes that are asked for (`Range`)."},
    **NOT_MODIFIED,
    **ANSWERED,
    **documented(RangeNotSatisfiable),
}


SECONDS_TO_MAKE = 5
"""When to ask again for a file that is not made yet."""
LINKED = {JSON_LD: {"schema": {"type": "object"}}}
PAGE: dict[str, Any] = {HTML: {"schema": {"type": "string"}}}
"""The OpenAPI entry of an answer that is a page for readers as well."""
PAGE_ANSWERS: dict[int | str, dict[str, Any]] = {
    200: {"content": PAGE},
    303: {"description": "What a form of a page leaves empty is left out of the address."},
}
ITEM_ANSWERS = {**NOT_MODIFIED, **ANSWERED, **documented(NotFound)}
LIST_ANSWERS = {**NOT_MODIFIED, **ANSWERED, **documented(CursorGone, NotAcceptable)}


class FactRoute(APIRoute):
    """A route that reads its query string once, into one model, and refuses what it does not know.

    The endpoint takes what its answer depends on: the release, parameters of its path, `asked` if
    it has parameters, dependencies. FastAPI documents the signature.
    """

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The handler: FastAPI's documented hook."""
        # Where a router around it brings more dependencies, FastAPI tells its own handler so.
        included = _effective_route_context_var.get()
        if included is None or included.original_route is not self:
            return Endpoint(self.dependant).handle
        return Endpoint(included.dependant).handle


class Section(APIRouter):
    """Routes that stand together in the documents, under a paragraph, at a place among others."""

    def __init__(self, name: str, *, place: int, about: str, prefix: str = "") -> None:
        super().__init__(prefix=prefix, tags=[name], route_class=FactRoute)
        self.name, self.place, self.about = name, place, about


class FactRouter(Section):
    """The routes of one kind of fact, named in the plural; `add_routes` says what they serve.

    `line` tells the directory what it is, `about` the documents.
    """

    def __init__(self, name: str, *, place: int, line: str, about: str) -> None:
        super().__init__(name, place=place, about=about, prefix=f"/{name}")
        self.line = line
        self.resource: Resource | None = None
        self.listing: Listing | None = None
        self.cut_shapes: list[Callable[[], type[BaseModel]]] = []
        """What it answers where only some fields are asked for; made for the documents alone."""

    def cut_to(self, name: str, make: Callable[[], type[BaseModel]]) -> dict[str, Any]:
        """The OpenAPI entry of an answer that is cut, whose model has this name."""
        self.cut_shapes.append(make)
        return {FIELDS_JSON: {"schema": {"$ref": f"#/components/schemas/{name}"}}}


class Page(BaseModel):
    """A page of a list."""

    total: int | None = Field(
        description=f"How many items match, counted to {COUNTED_TO:,}; null with `total=false`.",
        examples=[12],
        ge=0,
        le=COUNTED_TO,
    )
    total_exact: bool = Field(
        description="Whether `total` is the whole count, and not only as far as was counted.",
        examples=[True],
    )
    next: str | None = Field(description="The address of the next page; null on the last.")
    nearest: str | None = Field(
        description="Where nothing was found: what `q` may be instead, with words that stand in"
        " the texts.",
        examples=["zelenskyy"],
    )
    facets: dict[str, Facet] = Field(
        description="How many facts have each value of the filters that `facets` names.",
        examples=[{}],
    )
    instead: list[Instead] = Field(
        description="Where nothing is found: other values of a filter, whose names begin as one"
        " that was asked for does, and that find something.",
        examples=[[]],
        max_length=MOST_TRIED,
    )


def add_routes(router: FactRouter, resource: Resource) -> None:
    """Add a resource's list and item. Call it last: `/{id}` would shadow any later route."""
    _refuse_other_formats(resource)
    query = with_facets(close_fields(resource.query, resource.shown))
    resource = replace(resource, query=query)
    router.resource, router.listing = resource, Listing(router.prefix, resource)
    _add_list(router, router.listing)
    _add_item(router, resource)


def _refuse_other_formats(resource: Resource) -> None:
    """What may be asked for is what is served. Raises TypeError."""
    asked = list_choices(resource.query.model_fields["format"].annotation)
    served = resource.media_types
    if sorted(asked) != sorted(served):
        raise TypeError(
            f"{resource.singular}: `format` of {resource.query.__name__} may be {', '.join(asked)},"
            f" but the resource has the formats {', '.join(served)}."
        )


def _add_list(router: FactRouter, listing: Listing) -> None:
    resource, plural = listing.resource, router.name
    name, media_types = resource.singular.title(), [*resource.media_types.values()]
    envelope = _page_of(resource.shown, f"{name}Page", router)
    cut_name = f"{name}FieldsPage"
    cut = router.cut_to(cut_name, lambda: _page_of(optional(resource.shown), cut_name, router))

    @router.get(
        "",
        operation_id=f"list_{plural}",
        summary=f"List {plural}",
        description=f"{_about(resource)}\n\nA page at a time: `next` leads on until it is null.",
        response_description=f"A page of {plural}.",
        response_model=envelope,
        responses={
            **PAGE_ANSWERS,
            200: {"content": {**cut, **_also_as(media_types[1:])}},
            **LIST_ANSWERS,
        },
    )
    async def list_facts(
        release: ReleaseDep,
        liked: Annotated[str | None, liked_among(media_types)],
        pages: PagesDep,
        asked: Annotated[resource.query, Query()],  # type: ignore[name-defined]
    ) -> Any:
        if form := choose_page(liked, asked.format):
            return await _show_list(release, pages, listing, asked, form)
        return await listing.answer(release, liked, asked)


async def _show_list(
    release: OpenRelease, pages: Pages, listing: Listing, asked: ListQuery, form: str
) -> Answer:
    """The page for readers of what is asked of a list, or its chart."""
    if asked.fields:
        raise refuse_fields(form)
    plural = listing.path.removeprefix("/")
    named = getattr(asked, "facets", ())
    if named and form != "html":
        raise refuse_facets()
    is_first = form == "html" and not asked.cursor
    counted = pages.facets_of(plural) if is_first and not named else named
    answer = await listing.read(release, asked.model_copy(update={"facets": counted}))
    page = await show_page(pages, Shown(release, plural, listing.path, asked, answer.body, form))
    page.headers |= answer.headers
    return page


async def show_page(pages: Pages, shown: Shown) -> Answer:
    """The page of an answer: for this client alone where `Accept` chose it, for there are caches
    that do not heed `Vary`."""
    answer = await pages.show(shown)
    answer.is_shared = getattr(shown.asked, "format", None) is not None
    answer.varies_by = ("Accept",)
    return answer


def _page_of(shape: type[BaseModel], name: str, router: FactRouter) -> type[BaseModel]:
    """The model of a page of a list."""
    page = Field(description=f"The {router.name} of this page.", max_length=MOST_ITEMS)
    return create_model(
        name,
        __base__=Page,
        __doc__=f"A page of {router.name}.",
        items=(Annotated[list[shape], page], ...),  # type: ignore[arg-type,valid-type]
        next=(str | None, _next_in(router.prefix)),
    )


def _next_in(path: str) -> Any:
    """The field `next` of a list's page, with an example of its own."""
    field = Page.model_fields["next"]
    return Field(description=field.description, examples=[f"{path}?limit=2&cursor=WyI0ZmM…"])


def stored_file(release: OpenRelease, name: str, media_type: str, instead: str = "") -> StoredFile:
    """A file of the release.

    Raises Unavailable where it is not made, with what may be asked for instead.
    """
    file = release.files.found.get(name)
    if file is None:
        raise Unavailable(f"{release.files.trouble}{instead}", SECONDS_TO_MAKE)
    stem, _, ending = name.rpartition(".")
    return StoredFile(file, f"{stem}-{release.id}.{ending}", media_type)


def _add_item(router: FactRouter, resource: Resource) -> None:
    shown = resource.whole or resource.shown
    query = close_fields(ItemQuery, shown)
    cut = router.cut_to(name_optional(shown), lambda: optional(shown))
    linked = {} if resource.linked is None else LINKED
    offered = (JSON, HTML, *linked)

    @router.get(
        "/{id}",
        operation_id=f"get_{resource.singular}",
        summary=f"Get one {resource.singular}",
        description=_about(resource),
        response_description=f"The {resource.singular}.",
        response_model=shown,
        responses={
            **PAGE_ANSWERS,
            200: {"content": {**cut, **PAGE, **linked}},
            **ITEM_ANSWERS,
            **documented(NotAcceptable),
        },
    )
    async def get_fact(
        release: ReleaseDep,
        liked: Annotated[str | None, liked_among(offered)],
        pages: PagesDep,
        asked: Annotated[query, Query()],  # type: ignore[valid-type]
        id: _id_parameter(resource),  # type: ignore[valid-type]  # noqa: A002  (the path's own word)
    ) -> Any:
        given: Any = asked
        if choose_page(liked, given.format):
            return await _show_item(release, pages, resource, f"{router.prefix}/{id}", given)
        if liked is None and given.format is None:
            raise refuse_types(offered)
        chosen = liked if given.format is None else None
        answer = await one_by_id(release, chosen, resource, id, given.fields)
        answer.varies_by = ("Accept",)
        return answer


async def _show_item(
    release: OpenRelease, pages: Pages, resource: Resource, path: str, asked: ItemQuery
) -> Answer:
    """The page for readers of one fact. Raises NotFound."""
    if asked.fields:
        raise refuse_fields("html")
    column, wanted = whole_column(resource), path.rpartition("/")[2]
    body = await stored(release, resource, wanted, column)
    return await show_page(pages, Shown(release, resource.singular, path, asked, body))


def _about(resource: Resource) -> str:
    return inspect.cleandoc(resource.shown.__doc__ or "")


def _also_as(media_types: Iterable[str]) -> dict[str, Any]:
    """The OpenAPI entries of an answer's other formats, which are text."""
    return {one: {"schema": {"type": "string"}} for one in media_types}


def _id_parameter(resource: Resource) -> Any:
    """The path's id, as narrow as the id that is shown."""
    shown = resource.shown.model_fields["id"]
    described = Path(description=f"The {resource.singular}'s id.", examples=shown.examples)
    return Annotated[str, *shown.metadata, described]
