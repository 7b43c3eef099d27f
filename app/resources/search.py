"""Search: one question across everything, ranked, each hit with its item and its sentence."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from app import shapes
from app.kit.answering.answers import JSON, Answer, facts_answer
from app.kit.answering.code import code_digest
from app.kit.asking.query import MOST_ITEMS, Limit, PageQuery, Several, Text
from app.kit.dependencies import PagesDep, ReleaseDep, liked_among
from app.kit.formats import HTML, choose_page
from app.kit.narrowing import retype
from app.kit.pages import Shown
from app.kit.releases import Found
from app.kit.routes import (
    ANSWERED,
    NOT_MODIFIED,
    PAGE_ANSWERS,
    FactRouter,
    Section,
    show_page,
)
from app.shapes import Counted, SentenceId, Shape, shown


class HitSentence(shapes.SentencePlace):
    """The sentence that a hit leads to."""

    article: shapes.ArticleReference = shown(
        "Its article.",
        {
            "id": "kursk-offensive-2025-01-05",
            "headline": "Ukraine Launches New Offensive in Russia's Kursk Region",
        },
    )
    start: int = shown("Where it begins, in code points.", 1213, ge=0)
    end: int = shown("Where it ends (not included).", 1402, ge=0)
    text: str = shown(
        "The sentence, verbatim.", "Since August 2024, Ukraine has maintained control of …"
    )
    url: shapes.Address = shown("Its address.", "/articles/kursk-offensive-2025-01-05/sentences/12")


class Hit(Shape):
    """Something that was found."""

    type: str = shown("What it is.", "figure")
    id: SentenceId = shown("Its id.", "territory-held", "kursk-offensive-2025-01-05-s12")
    title: str = shown(
        "What it is called.", "Territory controlled: approximately 585 square kilometers"
    )
    sentence: HitSentence | None = shown(
        "The sentence that states it, or names it first; null where none does.",
        {
            "article": {
                "id": "kursk-offensive-2025-01-05",
                "headline": "Ukraine Launches New Offensive in Russia's Kursk Region",
            },
            "section": "Battlefield Developments and Casualties",
            "position": 12,
            "start": 1213,
            "end": 1402,
            "text": "Since August 2024, Ukraine has maintained control of …",
            "url": "/articles/kursk-offensive-2025-01-05/sentences/12",
        },
    )
    url: shapes.Address = shown("Its address.", "/figures/territory-held")
    snippet: str = shown(
        "Words around what was found, as HTML: escaped, with the found words within `<mark>`.",
        "Territory <mark>controlled</mark>: approximately 585 square kilometers",
    )


class HitCount(Counted):
    """How many hits of a type there are, and the address that lists them."""

    type: str = shown("The type.", "claim")
    url: shapes.Address = shown("The address that lists them.", "/search?q=losses&type=claim")


class SearchOut(Shape):
    """The best hits first."""

    items: list[Hit] = shown("The hits.", max_length=MOST_ITEMS)
    total: int = shown("How many hits were ranked.", 12, ge=0)
    total_exact: bool = shown("Whether that is all there are.", True)
    counts: list[HitCount] = shown(
        "The same by type.", [{"type": "claim", "count": 5, "url": "/search?q=losses&type=claim"}]
    )
    nearest: str | None = shown(
        "Where nothing was found: what `q` may be instead, with words that stand in the texts.",
        "zelenskyy",
    )


class SearchQuery(PageQuery):
    """What may be asked of a search."""

    q: Text = Field(
        description='Words that all occur, in any order; "in quotation marks" they stand together,'
        " as they are written. Else an English word is found in all its forms, and the last word"
        " may be begun only. Accents and capitals do not matter.",
        examples=["losses"],
    )
    type: Several[str] = Field(
        default_factory=list,
        description="What to look for; without it, everything.",
        examples=[["figure"]],
    )
    limit: Limit = Field(20, description="How many hits to answer at most.", examples=[20])


def router_for(facts: Sequence[FactRouter]) -> APIRouter:
    """The search across these kinds of fact."""
    router = Section(
        "search",
        place=60,
        about="One search across everything, ranked, with highlighted snippets. The lists' own `q`"
        " finds the same words in one kind of fact, in that list's order.",
    )
    types = _list_types(facts)
    closed = ClosedModels.to(list(types))

    @router.get(
        "/search",
        operation_id="search",
        summary="Search everything",
        description=ABOUT.format(", ".join(types.values())),
        response_description="The hits.",
        response_model=closed.answer,
        responses={**PAGE_ANSWERS, **NOT_MODIFIED, **ANSWERED},
    )
    async def search(
        release: ReleaseDep,
        liked: Annotated[str | None, liked_among((JSON, HTML))],
        pages: PagesDep,
        asked: Annotated[closed.query, Query()],  # type: ignore[name-defined]
    ) -> Answer:
        found = await release.search(asked.q, [str(kind) for kind in asked.type], asked.limit)
        near = None if found.hits else await release.nearest_words(asked.q)
        body = _write_answer(found, asked.q, near).encode()
        if choose_page(liked, asked.format):
            return await show_page(pages, Shown(release, "search", "/search", asked, body))
        form = f"json-{code_digest(_write_answer, *release.search_code)}"
        answer = facts_answer(release, body, form)
        answer.varies_by = ("Accept",)
        return answer

    return router


ABOUT = """\
One search across {}.

What has the words in its title comes first, the shortest title before; then the types take
turns, each in reading order (newest articles first). Ranked are the first hits of each type.
The headline of an article ranks its sentences, and finds none of them."""


def _list_types(facts: Sequence[FactRouter]) -> dict[str, str]:
    """Each type that a search finds, with its plural."""
    types = {}
    for router in facts:
        if router.resource and (found_as := router.resource.found_as):
            is_its_own = found_as == router.resource.singular
            types[found_as] = router.name if is_its_own else f"{found_as}s"
    return types


@dataclass(frozen=True)
class ClosedModels:
    """The models of a search, closed to the types that there are."""

    query: type[SearchQuery]
    answer: type[BaseModel]

    @classmethod
    def to(cls, types: Sequence[str]) -> "ClosedModels":
        """The models whose `type` is one of these."""
        closed: Any = StrEnum("HitType", [(name.upper(), name) for name in types])  # type: ignore[misc]  # known only here
        closed.__doc__ = "What a search finds."
        hit: Any = retype(Hit, type=closed)
        count: Any = retype(HitCount, type=closed)
        return cls(
            query=retype(SearchQuery, type=Several[closed]),
            answer=retype(SearchOut, items=list[hit], counts=list[count]),
        )


_json = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _write_answer(found: Found, asked: str, near: str | None) -> str:
    items = [f'{body[:-1]},"snippet":{_json(snippet)}}}' for body, snippet in found.hits]
    address = f"/search?{urlencode({'q': asked})}"
    counts = [
        {"type": name, "count": count, "url": f"{address}&type={name}"}
        for name, count in found.counts.items()
        if count
    ]
    totals = {
        "total": sum(found.counts.values()),
        "total_exact": found.exact,
        "counts": counts,
        "nearest": near,
    }
    return f'{{"items":[{",".join(items)}],{_json(totals)[1:]}'
