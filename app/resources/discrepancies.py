"""Discrepancies: what disagrees, all sides in one answer, with why they can be compared."""

from operator import attrgetter
from typing import Annotated, ClassVar

from pydantic import Field
from sqlmodel import col

from app import shapes
from app.kit.asking.conditions import (
    equals,
    linked,
    linked_to_members,
    matches,
)
from app.kit.asking.marks import WithMembers
from app.kit.asking.query import (
    ListQuery,
    Maybe,
    Names,
    Order,
    Several,
    Text,
    YesNo,
)
from app.kit.resource import LookedUp, Resource
from app.kit.routes import FactRouter, add_routes
from app.shapes import FactId, Shape, shown
from app.shapes.linked_data import Document, actors_in, known, named, stated, thing
from app.tables import (
    AFFILIATES,
    Actor,
    Claim,
    ClaimEvent,
    Discrepancy,
    DiscrepancyDocument,
    DiscrepancySide,
    FigureSubject,
    PlaceWithin,
)
from app.vocabulary import Aspect, DiscrepancyKind

router = FactRouter(
    "discrepancies",
    place=50,
    line="Comparable figures that disagree, and claims set against each other.",
    about="What disagrees, all sides in one answer: figures that measure the same thing and leave"
    " no room for one number, and claims that are set against each other. `comparable_because`"
    " says why they are compared. Nothing says who is right.",
)

EXAMPLE_ID = "attacks-repelled-counters-battalion-lost"
EXAMPLE_REASON = (
    "The text sets what The Russian Defense Ministry says against what Ukraine says: “countered”."
)


class Reason(Shape):
    """One thing that the sides have in common."""

    aspect: Aspect = shown("In which respect.", "link")
    text: str = shown(
        "What it is, in words.",
        EXAMPLE_REASON,
    )

    def in_cell(self) -> str:
        """The words."""
        return self.text


class SideOut(Shape):
    """One side: a claim with all that proves it, and its number where numbers disagree."""

    claim: shapes.Claim = shown("The claim.")
    figure: shapes.ClaimFigure | None = shown(
        "Which of its numbers; null where the claims themselves are set against each other.", None
    )

    in_row: ClassVar[shapes.InRow] = {
        "{}": ("The claims of its sides.", attrgetter("claim.id")),
        "{}_figure": (
            "Which of its numbers each side is.",
            lambda side: side.figure and side.figure.id,
        ),
        "{}_sentence_for_print": (
            "What each side says, as a sentence to print.",
            attrgetter("claim.sentence_for_print"),
        ),
    }


class CountedSides(shapes.Counted):
    """How many sides there are, and the first of them."""

    items: list[SideOut] = shown(
        "The first of them: figures in reading order, of two claims the one that is set against"
        f" the other, {shapes.ITEMS_SHOWN} at most.",
        min_length=1,
        max_length=shapes.ITEMS_SHOWN,
    )


class DiscrepancyOut(Shape):
    """What disagrees. It says how and why the sides are compared, never who is right.

    Figures: `disjoint`, no number fits both; `overlapping`, some do; `nested`, one is within the
    other; `approximate`, "about" another number, which gives no bounds; `revision`, told anew by a
    later article in the same voice, or as it went on. Claims: `contradiction`, `denial`, `counter`.
    """

    id: FactId = shown("The discrepancy's id: the same while its sides are.", EXAMPLE_ID)
    kind: DiscrepancyKind = shown("How they disagree: the strongest of all pairs.", "counter")
    indicator: shapes.IndicatorReference | None = shown(
        "What the numbers measure; null between claims.", None
    )
    subjects: list[shapes.ActorReference] = shown("Whose numbers they are.", [])
    place: shapes.PlaceReference | None = shown("Where they count.", None)
    comparable_because: list[Reason] = shown(
        "All that the sides have in common, or what sets them against each other.",
        [
            {
                "aspect": "link",
                "text": EXAMPLE_REASON,
            }
        ],
        min_length=1,
    )
    sides: CountedSides = shown("All sides: claims, or the figures that disagree.")
    url: shapes.Address = shown("Its address.", f"/discrepancies/{EXAMPLE_ID}")


class DiscrepancyOrder(Order):
    """How discrepancies can be sorted."""

    READING = "reading", Discrepancy.reading
    READING_DOWN = "-reading", Discrepancy.reading


class DiscrepancyQuery(ListQuery):
    """What may be asked of the discrepancies."""

    q: Annotated[Maybe[Text], matches(Discrepancy.position)] = Field(
        None, description="Words that all occur in its claims or quotes.", examples=["battalion"]
    )
    kind: Annotated[Several[DiscrepancyKind], equals(Discrepancy.kind)] = Field(
        default_factory=list, description="How they disagree.", examples=[["counter"]]
    )
    article: Annotated[
        Several[Text],
        Names("article"),
        linked(
            Discrepancy.id,
            DiscrepancySide.discrepancy_id,
            Claim.article_id,
            col(Claim.id) == DiscrepancySide.claim_id,
        ),
    ] = Field(
        default_factory=list,
        description="Articles that state a side, by id.",
        examples=[["kursk-offensive-2025-01-05"]],
    )
    indicator: Annotated[Several[Text], Names("indicator"), equals(Discrepancy.indicator_id)] = (
        Field(
            default_factory=list,
            description="What the numbers measure: an indicator by id or name.",
            examples=[["territory-controlled"]],
        )
    )
    subject: Annotated[
        Several[Text],
        Names("actor"),
        linked_to_members(
            AFFILIATES,
            Discrepancy.id,
            DiscrepancySide.discrepancy_id,
            FigureSubject.actor_id,
            col(FigureSubject.figure_id) == DiscrepancySide.figure_id,
        ),
    ] = Field(
        default_factory=list,
        description="Whose numbers they are: an actor by id or name, with those affiliated to it.",
        examples=[["ukraine"]],
    )
    place: Annotated[
        Several[Text],
        Names("place"),
        linked(Discrepancy.place_id, PlaceWithin.place_id, PlaceWithin.ancestor_id),
    ] = Field(
        default_factory=list,
        description="Where the numbers count: places by id or name, with all within them.",
        examples=[["russia"]],
    )
    event: Annotated[
        Several[Text],
        Names("event"),
        linked(
            Discrepancy.id,
            DiscrepancySide.discrepancy_id,
            ClaimEvent.event_id,
            col(ClaimEvent.claim_id) == DiscrepancySide.claim_id,
        ),
    ] = Field(
        default_factory=list,
        description="Events that a side is about, by id.",
        examples=[["battalion-lost-at-makhnovka"]],
    )
    attributed_to: Annotated[
        Several[Text],
        Names("actor", also=("article", "unnamed")),
        linked_to_members(
            AFFILIATES,
            Discrepancy.id,
            DiscrepancySide.discrepancy_id,
            Claim.attributed_to,
            col(Claim.id) == DiscrepancySide.claim_id,
        ),
    ] = Field(
        default_factory=list,
        description="Who states a side: an actor by id or name, with those affiliated to it,"
        " `article`, or `unnamed`.",
        examples=[["ukraine"]],
    )
    affiliates: Annotated[YesNo, WithMembers()] = Field(
        True,
        description="Whether `subject` and `attributed_to` find those affiliated to an actor too.",
        examples=[False],
    )
    sort: DiscrepancyOrder = Field(
        DiscrepancyOrder.READING,
        description="The order; a leading `-` turns it round.",
        examples=["reading"],
    )


def _show_linked_data(it: Document) -> Document:
    """An ItemList of the Claims that stand against each other."""
    return thing("ItemList", "discrepancies", it) | known(
        description="; ".join(reason["text"] for reason in it["comparable_because"]),
        about=it["indicator"] and named("DefinedTerm", "indicators", it["indicator"]),
        itemListElement=[stated(side["claim"]) for side in it["sides"]["items"]],
    )


add_routes(
    router,
    Resource(
        "discrepancy",
        table=Discrepancy,
        document=DiscrepancyDocument,
        shown=DiscrepancyOut,
        query=DiscrepancyQuery,
        linked=_show_linked_data,
        looked_up=LookedUp(actors_in, Actor.type),
    ),
)
