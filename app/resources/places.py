"""Places that the articles name."""

from typing import Annotated

from pydantic import Field
from sqlmodel import col

from app import shapes
from app.kit.asking.conditions import equals, linked, matches
from app.kit.asking.query import ListQuery, Maybe, Names, Order, Several, Text
from app.kit.resource import Resource
from app.kit.routes import FactRouter, add_routes
from app.shapes import Counted, FactId, Shape, shown
from app.shapes.linked_data import Document, known, named, thing
from app.tables import Place, PlaceDocument, PlaceWithin
from app.vocabulary import PlaceType

router = FactRouter(
    "places",
    place=80,
    line="The places that the articles name.",
    about="The places that the articles name. A filter by place includes what lies within it. There"
    " are no coordinates without a named reference.",
)


class Coordinates(Shape):
    """Where a place lies, and the named, versioned reference that says so."""

    latitude: float = shown("Degrees north (WGS 84).", 51.7, ge=-90, le=90)
    longitude: float = shown("Degrees east (WGS 84).", 36.2, ge=-180, le=180)
    reference: str = shown("The reference and its version.", "GeoNames, dump of 2025-01-05")


_PROOF = {
    "exact": "Russia's Kursk Region",
    "article": {
        "id": "kursk-offensive-2025-01-05",
        "headline": "Ukraine Launches New Offensive in Russia's Kursk Region",
    },
    "start": 34,
    "end": 55,
    "reference": None,
}


class PlaceOut(Shape):
    """A place that an article names. Where the text does not say where it lies, neither do we."""

    id: FactId = shown("The place's permanent id.", "kursk-region")
    name: str = shown("The name, as a text gives it.", "Kursk region")
    type: PlaceType | None = shown("What kind of place the text says it is.", "region")
    aliases: list[str] = shown("Other forms of the name that texts use.", ["Kursk Region"])
    within: shapes.PlaceReference | None = shown(
        "The place that it lies within; null where the text does not say.",
        {"id": "russia", "name": "Russia"},
    )
    within_proof: shapes.Proof | None = shown(
        "What proves that: words of an article, or a reference.", _PROOF
    )
    country: shapes.PlaceReference | None = shown(
        "Its country; null where the text does not say.", {"id": "russia", "name": "Russia"}
    )
    country_proof: shapes.Proof | None = shown(
        "What proves that: words of an article, or a reference.", _PROOF
    )
    external_ids: list[shapes.ExternalId] = shown("The same place in named references.", [])
    coordinates: Coordinates | None = shown(
        "Where it lies; null without a reference that says so.", None
    )
    events: Counted = shown(
        "Events there or within.", {"count": 1, "url": "/events?place=kursk-region"}
    )
    claims: Counted = shown(
        "Claims whose quotes name it or a place within.",
        {"count": 4, "url": "/claims?place=kursk-region"},
    )
    figures: Counted = shown(
        "Figures that count there or within.", {"count": 0, "url": "/figures?place=kursk-region"}
    )
    note: str | None = shown("What the curator has to say about it.", None)
    url: shapes.Address = shown("Its address.", "/places/kursk-region")


class PlaceOrder(Order):
    """How places can be sorted."""

    NAME = "name", Place.name_folded
    NAME_DOWN = "-name", Place.name_folded


class PlaceQuery(ListQuery):
    """What may be asked of the places."""

    q: Annotated[Maybe[Text], matches(Place.position)] = Field(
        None, description="Words that all occur in its names.", examples=["Kursk"]
    )
    type: Annotated[Several[PlaceType], equals(Place.type)] = Field(
        default_factory=list, description="What kind of place.", examples=[["village"]]
    )
    country: Annotated[Several[Text], Names("place"), equals(Place.country_id)] = Field(
        default_factory=list, description="Countries, by id or name.", examples=[["russia"]]
    )
    within: Annotated[
        Several[Text],
        Names("place"),
        linked(
            Place.id,
            PlaceWithin.place_id,
            PlaceWithin.ancestor_id,
            col(PlaceWithin.ancestor_id) != PlaceWithin.place_id,
        ),
    ] = Field(
        default_factory=list, description="Places that it lies within.", examples=[["russia"]]
    )
    sort: PlaceOrder = Field(
        PlaceOrder.NAME,
        description="The order; a leading `-` turns it round.",
        examples=["name"],
    )


def _show_linked_data(it: Document) -> Document:
    """A Place."""
    return thing("Place", "places", it) | known(
        name=it["name"],
        alternateName=it["aliases"],
        containedInPlace=it["within"] and named("Place", "places", it["within"]),
        disambiguatingDescription=it["note"],
    )


add_routes(
    router,
    Resource(
        "place",
        table=Place,
        document=PlaceDocument,
        shown=PlaceOut,
        query=PlaceQuery,
        linked=_show_linked_data,
        reference=shapes.PlaceReference,
        found_as="place",
    ),
)
