"""Indicators: what the numbers measure."""

from typing import Annotated

from pydantic import Field

from app import shapes
from app.kit.asking.conditions import equals, matches
from app.kit.asking.query import ListQuery, Maybe, Names, Order, Several, Text
from app.kit.resource import Resource
from app.kit.routes import FactRouter, add_routes
from app.shapes import Counted, FactId, Shape, shown
from app.shapes.linked_data import Document, known, thing
from app.tables import Indicator, IndicatorDocument
from app.vocabulary import Measure

router = FactRouter(
    "indicators",
    place=90,
    line="What the numbers measure.",
    about="What the numbers measure, each in exactly one unit: figures of one indicator can be set"
    " side by side.",
)


class CountedArticles(Counted):
    """How many articles there are, and the first of them."""

    items: list[shapes.ArticleReference] = shown(
        f"The newest of them, {shapes.ITEMS_SHOWN} at most.",
        [
            {
                "id": "kursk-offensive-2025-01-05",
                "headline": "Ukraine Launches New Offensive in Russia's Kursk Region",
            }
        ],
        max_length=shapes.ITEMS_SHOWN,
    )


class IndicatorOut(Shape):
    """What a number measures, in exactly one unit, and what there is of it."""

    id: FactId = shown("The indicator's permanent id.", "personnel-losses")
    name: str = shown("Its name.", "Personnel losses")
    definition: str = shown(
        "What is counted.", "Losses of personnel, of whatever kind the text counts."
    )
    counts: list[str] = shown(
        "Nouns that it counts, beside the words of its name.", [], ["personnel"]
    )
    unit: shapes.UnitReference = shown(
        "The unit of all its figures.", {"id": "person", "name": "person"}
    )
    unit_words: list[str] = shown("Forms of the unit that texts use.", [], ["personnel", "people"])
    measure: Measure | None = shown(
        "Whether a figure stands at a time (`stock`) or adds up over a period (`flow`); null where"
        " that is not settled.",
        "flow",
    )
    figures: Counted = shown(
        "Its figures.", {"count": 1, "url": "/figures?indicator=personnel-losses"}
    )
    series_url: shapes.Address = shown(
        "The address of its figures over time.",
        "/figures?indicator=personnel-losses&sort=period",
    )
    first_period: shapes.FactDate | None = shown(
        "The period that starts first; null where no figure has one.", None
    )
    last_period: shapes.FactDate | None = shown(
        "The period that starts last; null where no figure has one.", None
    )
    articles: CountedArticles = shown(
        "The articles that give figures.",
        {
            "count": 1,
            "url": "/articles?indicator=personnel-losses",
            "items": [
                {
                    "id": "kursk-offensive-2025-01-05",
                    "headline": "Ukraine Launches New Offensive in Russia's Kursk Region",
                }
            ],
        },
    )
    asserted_by: list[shapes.Asserter] = shown(
        f"Every voice that gives figures, in reading order, {shapes.ITEMS_SHOWN} at most.",
        [
            {
                "type": "actor",
                "actor": {"id": "oleksandr-syrskyi", "name": "Oleksandr Syrskyi"},
            }
        ],
        max_length=shapes.ITEMS_SHOWN,
    )
    url: shapes.Address = shown("Its address.", "/indicators/personnel-losses")


class IndicatorOrder(Order):
    """How indicators can be sorted."""

    NAME = "name", Indicator.name_folded
    NAME_DOWN = "-name", Indicator.name_folded


class IndicatorQuery(ListQuery):
    """What may be asked of the indicators."""

    q: Annotated[Maybe[Text], matches(Indicator.position)] = Field(
        None, description="Words that all occur in its name or definition.", examples=["losses"]
    )
    unit: Annotated[Several[Text], Names("unit"), equals(Indicator.unit_id)] = Field(
        default_factory=list, description="Units, by id.", examples=[["person"]]
    )
    sort: IndicatorOrder = Field(
        IndicatorOrder.NAME,
        description="The order; a leading `-` turns it round.",
        examples=["name"],
    )


def _show_linked_data(it: Document) -> Document:
    """A DefinedTerm."""
    return thing("DefinedTerm", "indicators", it) | known(
        name=it["name"], description=it["definition"]
    )


add_routes(
    router,
    Resource(
        "indicator",
        table=Indicator,
        document=IndicatorDocument,
        shown=IndicatorOut,
        query=IndicatorQuery,
        linked=_show_linked_data,
        reference=shapes.IndicatorReference,
        found_as="indicator",
    ),
)
