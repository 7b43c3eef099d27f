"""Sources: the articles' references by marker, and what rests on each."""

from typing import Annotated

from pydantic import Field

from app import shapes
from app.kit.asking.conditions import equals, matches
from app.kit.asking.query import ListQuery, Maybe, Names, Order, Several, Text
from app.kit.resource import Resource
from app.kit.routes import FactRouter, add_routes
from app.shapes import Counted, shown
from app.shapes.linked_data import Document, appearance, known, publisher, thing
from app.tables import Source, SourceDocument

router = FactRouter(
    "sources",
    place=100,
    line="The articles' references by marker, and what rests on each.",
    about="The articles' references by their printed markers, and what rests on each. Where the"
    " article prints no list of references, a source has a marker and no title.",
)


class SourceOut(shapes.PrintedSource):
    """A reference of an article. What the article does not print about it is null."""

    article: shapes.ArticleReference = shown(
        "The article whose reference it is.",
        {
            "id": "kursk-offensive-2025-01-05",
            "headline": "Ukraine Launches New Offensive in Russia's Kursk Region",
        },
    )
    claims: Counted = shown(
        "Claims that cite it.", {"count": 13, "url": "/claims?source=kursk-offensive-2025-01-05-4"}
    )
    figures: Counted = shown(
        "Figures that rest on it.",
        {"count": 7, "url": "/figures?source=kursk-offensive-2025-01-05-4"},
    )
    events: Counted = shown(
        "Events that rest on it.",
        {"count": 9, "url": "/events?source=kursk-offensive-2025-01-05-4"},
    )
    url: shapes.Address = shown("Its address.", "/sources/kursk-offensive-2025-01-05-4")


class SourceOrder(Order):
    """How sources can be sorted."""

    READING = "reading", Source.position
    READING_DOWN = "-reading", Source.position


class SourceQuery(ListQuery):
    """What may be asked of the sources."""

    q: Annotated[Maybe[Text], matches(Source.position)] = Field(
        None, description="Words that all occur in its title or publisher.", examples=["Reuters"]
    )
    article: Annotated[Several[Text], Names("article"), equals(Source.article_id)] = Field(
        default_factory=list,
        description="Articles, by id.",
        examples=[["kursk-offensive-2025-01-05"]],
    )
    marker: Annotated[Several[Text], equals(Source.marker)] = Field(
        default_factory=list, description="Markers as printed, without brackets.", examples=[["4"]]
    )
    sort: SourceOrder = Field(
        SourceOrder.READING,
        description="The order; a leading `-` turns it round.",
        examples=["reading"],
    )


def _show_linked_data(it: Document) -> Document:
    """A CreativeWork, as the article prints it."""
    return thing("CreativeWork", "sources", it) | known(
        identifier=it["marker"],
        name=it["title"],
        publisher=publisher(it),
        url=it["source_url"],
        isPartOf=appearance(it["article"]),
    )


add_routes(
    router,
    Resource(
        "source",
        table=Source,
        document=SourceDocument,
        shown=SourceOut,
        query=SourceQuery,
        linked=_show_linked_data,
        reference=shapes.SourceReference,
        found_as="source",
    ),
)
