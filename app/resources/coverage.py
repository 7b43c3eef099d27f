"""Coverage: what of an article's text became a fact, and what did not."""

from fastapi import APIRouter

from app import shapes
from app.kit.answering.answers import Answer
from app.kit.asking.query import ListQuery
from app.kit.dependencies import ReleaseDep
from app.kit.items import one_by_id
from app.kit.resource import Resource
from app.kit.routes import ITEM_ANSWERS, FactRoute
from app.shapes import ArticleId, Shape, shown
from app.tables import Article, CoverageDocument
from app.vocabulary import Covered, FindKind

router = APIRouter(prefix="/articles", tags=["articles"], route_class=FactRoute)


class CoverageCount(Shape):
    """How many finds of a kind there are, and what became of them."""

    kind: FindKind = shown("What was looked for.", "quantity")
    found: int = shown("How many were found.", 12, ge=0)
    facts: int = shown("How many a fact states.", 12, ge=0)
    waived: int = shown("How many the curator left alone, with a reason.", 0, ge=0)
    open: int = shown("How many are neither.", 0, ge=0)


class StatingFact(Shape):
    """A fact that states a find."""

    url: shapes.Address = shown("The fact's address.", "/figures/armed-clashes")


class FindOut(Shape):
    """Something that was found in the text, and what became of it."""

    kind: FindKind = shown("What it is.", "quantity")
    status: Covered = shown("What became of it.", "fact")
    text: str | None = shown(
        "The words; null where they may not be republished.", "42 individual armed clashes"
    )
    start: int = shown("Where they begin, in code points.", 476, ge=0)
    end: int = shown("Where they end (not included).", 503, ge=0)
    sentence: shapes.SentencePlace | None = shown(
        "The sentence that they stand in.",
        {"section": "Strategic Assault and Initial Impact", "position": 6},
    )
    rule: str = shown("The rule of the recogniser that found them.", "digits, counted")
    facts: list[StatingFact] = shown("The facts that state it.")
    reason: str | None = shown("Why the curator left it alone.", None)
    unquoted: list[str] = shown(
        "Of a sentence that facts state: the runs of its words that no passage holds,"
        " so far as they may be republished.",
        [],
    )


class CoverageOut(Shape):
    """Which sentences, numbers, dates, markers, names, attributions and hedges became facts."""

    article: shapes.ArticleReference = shown(
        "The article.",
        {
            "id": "kursk-offensive-2025-01-05",
            "headline": "Ukraine Launches New Offensive in Russia's Kursk Region",
        },
    )
    counts: list[CoverageCount] = shown("The finds of each kind, counted.")
    finds: list[FindOut] = shown("Every find, in reading order.")


COVERAGE = Resource(
    "article", table=Article, document=CoverageDocument, shown=CoverageOut, query=ListQuery
)


@router.get(
    "/{id}/coverage",
    operation_id="get_coverage",
    summary="Get one article's coverage",
    response_description="The coverage.",
    response_model=CoverageOut,
    responses=ITEM_ANSWERS,
)
async def get_coverage(
    release: ReleaseDep,
    id: ArticleId,  # noqa: A002  (the path's own word)
) -> Answer:
    """What a text says that became a fact, and what did not, with the curator's reasons."""
    return await one_by_id(release, None, COVERAGE, id)
