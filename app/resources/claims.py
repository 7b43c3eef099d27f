"""Claims: everything that is said, by whom, how surely, and with which words."""

from typing import Annotated

from fastapi import APIRouter
from pydantic import Field
from sqlmodel import col

from app import shapes
from app.kit.conditions import equals, linked, matches, present
from app.kit.listing import Resource
from app.kit.query import ListQuery, Maybe, Names, Order, Several, Text, YesNo
from app.kit.routes import FactRoute, add_routes
from app.tables import (
    Claim,
    ClaimActor,
    ClaimDocument,
    ClaimEvent,
    ClaimPlace,
    EvidenceSource,
    Figure,
    PlaceWithin,
)
from app.vocabulary import Modality

router = APIRouter(prefix="/claims", tags=["claims"], route_class=FactRoute)


class ClaimOrder(Order):
    """How claims can be sorted."""

    READING = "reading", Claim.position
    READING_DOWN = "-reading", Claim.position


class ClaimQuery(ListQuery):
    """What may be asked of the claims."""

    q: Annotated[Maybe[Text], matches(Claim.position)] = Field(
        None, description="Words that all occur in its text or its quotes.", examples=["losses"]
    )
    article: Annotated[Several[Text], Names("article"), equals(Claim.article_id)] = Field(
        [], description="Articles, by id.", examples=[["kursk-offensive-2025-01-05"]]
    )
    event: Annotated[
        Several[Text], Names("event"), linked(Claim.id, ClaimEvent.claim_id, ClaimEvent.event_id)
    ] = Field([], description="Events that it is about, by id.", examples=[["kursk-offensive"]])
    actor: Annotated[
        Several[Text], Names("actor"), linked(Claim.id, ClaimActor.claim_id, ClaimActor.actor_id)
    ] = Field(
        [], description="Actors that its quotes name, by id or name.", examples=[["zelenskyy"]]
    )
    place: Annotated[
        Several[Text],
        Names("place"),
        linked(
            Claim.id,
            ClaimPlace.claim_id,
            PlaceWithin.ancestor_id,
            col(PlaceWithin.place_id) == ClaimPlace.place_id,
        ),
    ] = Field(
        [],
        description="Places that its quotes name, by id or name, with all that lies within them.",
        examples=[["makhnovka"]],
    )
    attributed_to: Annotated[
        Several[Text],
        Names("actor", also=("article", "unnamed")),
        equals(Claim.attributed_to),
    ] = Field(
        [],
        description="Who says it: an actor by id or name, `article`, or `unnamed`.",
        examples=[["russian-defense-ministry"]],
    )
    modality: Annotated[Several[Modality], equals(Claim.modality)] = Field(
        [], description="How sure the wording is.", examples=[["expected"]]
    )
    source: Annotated[
        Several[Text],
        Names("source"),
        linked(Claim.id, EvidenceSource.claim_id, EvidenceSource.source_id),
    ] = Field(
        [],
        description="Sources that it cites, by id.",
        examples=[["kursk-offensive-2025-01-05-5"]],
    )
    has_figure: Annotated[Maybe[YesNo], present(Claim.id, Figure.claim_id)] = Field(
        None, description="Whether it states a number.", examples=[True]
    )
    sort: ClaimOrder = Field(
        ClaimOrder.READING,
        description="The order; a leading `-` turns it round.",
        examples=["reading"],
    )


add_routes(
    router,
    Resource("claim", table=Claim, document=ClaimDocument, shown=shapes.Claim, query=ClaimQuery),
)
