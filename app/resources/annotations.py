"""Annotations: the evidence of an article as W3C Web Annotations, for other tools."""

from typing import Literal

from fastapi import APIRouter
from pydantic import ConfigDict, Field
from starlette.responses import JSONResponse

from app import shapes
from app.kit.answering.answers import Answer
from app.kit.asking.query import ListQuery
from app.kit.dependencies import ReleaseDep
from app.kit.items import one_by_id
from app.kit.resource import Resource
from app.kit.routes import ITEM_ANSWERS, FactRoute
from app.shapes import ArticleId, Shape, shown
from app.tables import AnnotationsDocument, Article

router = APIRouter(prefix="/articles", tags=["articles"], route_class=FactRoute)


class TextQuoteSelector(Shape):
    """The words, with what stands around them."""

    type: Literal["TextQuoteSelector"] = shown("The kind of selector.", "TextQuoteSelector")
    exact: str = shown("The words.", "Ukrainian forces have initiated a new offensive in …")
    prefix: str = shown("The text just before.", "Kursk, Sunday, 5 January 2025. ")
    suffix: str = shown("The text just after.", ", escalating tensions")


class TextPositionSelector(Shape):
    """Where the words stand, in Unicode code points."""

    type: Literal["TextPositionSelector"] = shown("The kind of selector.", "TextPositionSelector")
    start: int = shown("Where they begin.", 87, ge=0)
    end: int = shown("Where they end (not included).", 160, ge=0)


class AnnotationTarget(Shape):
    """Words of the article."""

    source: shapes.Address = shown("The article.", "/articles/kursk-offensive-2025-01-05")
    selector: list[TextQuoteSelector | TextPositionSelector] = shown(
        "Which words, told twice.",
        [
            {
                "type": "TextQuoteSelector",
                "exact": "The ongoing offensive",
                "prefix": "nal Impact and Future Prospects\n",
                "suffix": " has significant implications fo",
            },
            {"type": "TextPositionSelector", "start": 2227, "end": 2248},
        ],
    )


class AnnotationBody(Shape):
    """The claim that the words prove."""

    id: shapes.Address = shown("The claim's address.", "/claims/new-offensive")
    type: Literal["TextualBody"] = shown("The kind of body.", "TextualBody")
    value: str = shown(
        "The claim as a sentence to print, with who says it, the hedge and the sources, and what it"
        " is set against or connected with.",
        "Ukrainian forces have initiated a new offensive in Russia's Kursk region, according to"
        " “Ukraine Launches New Offensive in Russia's Kursk Region” (5 January 2025).",
    )
    format: str = shown("Its media type.", "text/plain")
    language: str = shown("Its language (BCP 47).", "en")


class AnnotationOut(Shape):
    """One passage of evidence."""

    id: shapes.Address = shown(
        "Its address.", "/articles/kursk-offensive-2025-01-05/annotations#new-offensive-1"
    )
    type: Literal["Annotation"] = shown("What it is.", "Annotation")
    motivation: Literal["describing"] = shown("What it is for.", "describing")
    body: AnnotationBody = shown(
        "The claim.",
        {
            "id": "/claims/offensive-ongoing",
            "type": "TextualBody",
            "value": "The offensive is ongoing, according to “Ukraine Launches New Offensive in"
            " Russia's Kursk Region” (5 January 2025).",
            "format": "text/plain",
            "language": "en",
        },
    )
    target: AnnotationTarget = shown(
        "The words.",
        {
            "source": "/articles/kursk-offensive-2025-01-05",
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": "The ongoing offensive",
                    "prefix": "nal Impact and Future Prospects\n",
                    "suffix": " has significant implications fo",
                },
                {"type": "TextPositionSelector", "start": 2227, "end": 2248},
            ],
        },
    )


class AnnotationsOut(Shape):
    """Every passage of evidence as a W3C Web Annotation (JSON-LD), in reading order."""

    model_config = ConfigDict(serialize_by_alias=True, populate_by_name=True)

    context: str = Field(
        alias="@context",
        description="The vocabulary.",
        examples=["http://www.w3.org/ns/anno.jsonld"],
    )
    id: shapes.Address = shown("Its address.", "/articles/kursk-offensive-2025-01-05/annotations")
    type: Literal["AnnotationPage"] = shown("What it is.", "AnnotationPage")
    items: list[AnnotationOut] = shown("The annotations.")


ANNOTATIONS = Resource(
    "article", table=Article, document=AnnotationsDocument, shown=AnnotationsOut, query=ListQuery
)


ANNOTATION_PROFILE = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'


class Annotations(JSONResponse):
    """An answer of Web Annotations."""

    media_type = "application/ld+json"


@router.get(
    "/{id}/annotations",
    operation_id="get_annotations",
    summary="Get one article's annotations",
    response_description="The annotations.",
    response_model=AnnotationsOut,
    response_class=Annotations,
    responses=ITEM_ANSWERS,
)
async def get_annotations(
    release: ReleaseDep,
    id: ArticleId,  # noqa: A002  (the path's own word)
) -> Answer:
    """Every quote of the article, as W3C Web Annotations that other tools can lay over its text."""
    answer = await one_by_id(release, None, ANNOTATIONS, id)
    answer.media_type = ANNOTATION_PROFILE
    return answer
