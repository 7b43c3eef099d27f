"""Claims: everything that is said, by whom, how surely, and with which words."""

import json
from dataclasses import replace
from enum import StrEnum
from typing import Annotated

from fastapi import Path, Query
from pydantic import Field
from sqlmodel import col, or_
from starlette.responses import PlainTextResponse

from app import shapes
from app.kit.answering.answers import Answer, facts_answer
from app.kit.asking.conditions import (
    equals,
    equals_members,
    linked,
    linked_to_members,
    matches,
    present,
)
from app.kit.asking.format_names import FeedFormat
from app.kit.asking.marks import WithMembers
from app.kit.asking.query import (
    SPEAKER,
    WHO,
    ListQuery,
    Maybe,
    Names,
    Order,
    Parameters,
    Several,
    Text,
    YesNo,
)
from app.kit.atom import feed
from app.kit.dependencies import ReleaseDep
from app.kit.formats import EVERYWHERE
from app.kit.items import stored
from app.kit.resource import LookedUp, Resource
from app.kit.routes import ITEM_ANSWERS, FactRouter, add_routes
from app.shapes import FactId
from app.shapes.feed import FEED, tell_claim
from app.shapes.linked_data import (
    Document,
    actor,
    actors_in,
    appearance,
    connected,
    known,
    named,
    passage,
    quantity,
    thing,
    voice,
)
from app.tables import (
    AFFILIATES,
    Actor,
    Claim,
    ClaimActor,
    ClaimDocument,
    ClaimEvent,
    ClaimLink,
    ClaimPlace,
    DiscrepancySide,
    EvidenceSource,
    Figure,
    PlaceWithin,
)
from app.vocabulary import LinkType, Modality

router = FactRouter(
    "claims",
    place=40,
    line="Everything that is said, by whom, how surely.",
    about="Everything that is said: one proposition each, with who says it, how sure the wording is"
    " (`modality`, and the words in `hedge`) and the passages that prove it. `links` holds the"
    " claims that it is set against.",
)


ClaimId = Annotated[FactId, Path(description="The claim's id.", examples=["russian-losses"])]


class CitationStyle(StrEnum):
    """How a citation is written."""

    TEXT = "text"
    CSL = "csl"


class CitationQuery(Parameters):
    """What may be asked of a citation."""

    style: CitationStyle = Field(
        CitationStyle.TEXT,
        description="`text`: a sentence with the words that prove it; `csl`: CSL-JSON, from which"
        " reference managers make every style.",
        examples=["csl"],
    )


CSL_JSON = "application/vnd.citationstyles.csl+json"
AS_CSL = {"schema": {"type": "array", "items": {"type": "object"}}}


@router.get(
    "/{id}/citation",
    operation_id="get_citation",
    summary="Cite one claim",
    response_description="The citation.",
    response_model=None,
    response_class=PlainTextResponse,
    responses={200: {"content": {CSL_JSON: AS_CSL}}, **ITEM_ANSWERS},
)
async def get_citation(
    release: ReleaseDep,
    asked: Annotated[CitationQuery, Query()],
    id: ClaimId,  # noqa: A002  (the path's own word)
) -> Answer:
    """How to cite a claim with its article, speaker, hedge, sources and words."""
    citation = json.loads(await stored(release, CLAIMS, id, "citation"))
    if asked.style is CitationStyle.CSL:
        body = json.dumps(citation["csl"], ensure_ascii=False).encode()
        return facts_answer(release, body, "csl", CSL_JSON)
    return facts_answer(release, f"{citation['text']}\n".encode(), "text", "text/plain")


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
        default_factory=list,
        description="Articles, by id.",
        examples=[["kursk-offensive-2025-01-05"]],
    )
    event: Annotated[
        Several[Text], Names("event"), linked(Claim.id, ClaimEvent.claim_id, ClaimEvent.event_id)
    ] = Field(
        default_factory=list,
        description="Events that it is about, by id.",
        examples=[["kursk-offensive"]],
    )
    actor: Annotated[
        Several[Text],
        Names("actor"),
        linked_to_members(AFFILIATES, Claim.id, ClaimActor.claim_id, ClaimActor.actor_id),
        WHO,
    ] = Field(
        default_factory=list,
        description="Actors that its quotes name, by id or name, with those affiliated to them.",
        examples=[["zelenskyy"]],
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
        default_factory=list,
        description="Places that its quotes name, by id or name, with all that lies within them.",
        examples=[["makhnovka"]],
    )
    attributed_to: Annotated[
        Several[Text],
        Names("actor", also=("article", "unnamed")),
        equals_members(AFFILIATES, Claim.attributed_to),
        SPEAKER,
    ] = Field(
        default_factory=list,
        description="Who says it: an actor by id or name, with those affiliated to it, `article`,"
        " or `unnamed`.",
        examples=[["russian-defense-ministry"]],
    )
    modality: Annotated[Several[Modality], equals(Claim.modality)] = Field(
        default_factory=list, description="How sure the wording is.", examples=[["expected"]]
    )
    link: Annotated[
        Several[LinkType],
        linked(
            Claim.id,
            Claim.id,
            ClaimLink.type,
            or_(ClaimLink.from_id == Claim.id, ClaimLink.to_id == Claim.id),
        ),
    ] = Field(
        default_factory=list,
        description="How it is linked to another claim, from either end.",
        examples=[["counters"]],
    )
    source: Annotated[
        Several[Text],
        Names("source"),
        linked(Claim.id, EvidenceSource.claim_id, EvidenceSource.source_id),
    ] = Field(
        default_factory=list,
        description="Sources that it cites, by id.",
        examples=[["kursk-offensive-2025-01-05-5"]],
    )
    discrepancy: Annotated[
        Several[Text],
        Names("discrepancy"),
        linked(Claim.id, DiscrepancySide.claim_id, DiscrepancySide.discrepancy_id),
    ] = Field(
        default_factory=list,
        description="Discrepancies that it is a side of, by id.",
        examples=[["attacks-repelled-counters-battalion-lost"]],
    )
    has_figure: Annotated[Maybe[YesNo], present(Claim.id, Figure.claim_id)] = Field(
        None, description="Whether it states a number.", examples=[True]
    )
    affiliates: Annotated[YesNo, WithMembers()] = Field(
        True,
        description="Whether `actor` and `attributed_to` find those affiliated to an actor too.",
        examples=[False],
    )
    format: Maybe[FeedFormat] = Field(  # type: ignore[assignment]  # one more than every list
        None,
        description="The format, which else follows `Accept`. All but `json` and `html`, a page for"
        " readers, hold every matching row, unless `limit` is given; `atom` is a feed.",
        examples=["atom"],
    )
    sort: ClaimOrder = Field(
        ClaimOrder.READING,
        description="The order; a leading `-` turns it round.",
        examples=["reading"],
    )


def _show_linked_data(it: Document) -> Document:
    """A Claim, with the passages that prove it, its numbers and what it is set against."""
    return thing("Claim", "claims", it) | known(
        text=it["text"],
        author=voice(it["attribution"]),
        description=it["sentence_for_print"],
        appearance=appearance(it["article"]),
        about=[named("Event", "events", one, "title") for one in it["events"]],
        mentions=[
            *(actor(one) for one in it["actors"]),
            *(named("Place", "places", one) for one in it["places"]),
            *(quantity(one) for one in it["figures"]),
            *connected(it["links"]),
        ],
        isBasedOn=[passage(one, it["article"]) for one in it["evidence"]],
    )


CLAIMS = Resource(
    "claim",
    table=Claim,
    document=ClaimDocument,
    shown=shapes.Claim,
    query=ClaimQuery,
    formats=(*EVERYWHERE, replace(feed("claims", tell_claim, *FEED), stored="citation")),
    linked=_show_linked_data,
    looked_up=LookedUp(actors_in, Actor.type),
    reference=shapes.ClaimReference,
    found_as="claim",
)

add_routes(router, CLAIMS)
