"""Figures: the numbers, each with its hedge, its attribution and the words that prove it."""

from typing import Annotated, Any

from pydantic import Field
from sqlalchemy import ColumnElement, and_, not_, or_
from sqlmodel import col

from app import shapes
from app.kit.asking.conditions import (
    equals,
    equals_members,
    linked,
    linked_to_members,
    matches,
    not_above,
    not_below,
)
from app.kit.asking.format_names import ChartFormat
from app.kit.asking.marks import (
    Condition,
    Reading,
    Where,
    WithMembers,
)
from app.kit.asking.query import (
    SINCE,
    SPEAKER,
    UNTIL,
    Called,
    Day,
    EndOf,
    ListQuery,
    Maybe,
    Names,
    Number,
    Order,
    Several,
    Text,
    YesNo,
)
from app.kit.resource import LookedUp, Resource
from app.kit.routes import FactRouter, add_routes
from app.shapes import FactId, Shape, shown
from app.shapes.linked_data import (
    CONTEXT,
    Document,
    actors_in,
    appearance,
    connected,
    known,
    passage,
    quantity,
    stated,
)
from app.tables import (
    AFFILIATES,
    Actor,
    ClaimEvent,
    DiscrepancySide,
    EvidenceSource,
    Figure,
    FigureDocument,
    FigureSubject,
    PlaceWithin,
)
from app.tables.columns import BEYOND_ALL
from app.vocabulary import Match, Qualifier

router = FactRouter(
    "figures",
    place=30,
    line="The numbers, each with its hedge, its attribution and its quote.",
    about="The numbers. `value`, `low` and `high` hold only what the words give, and `qualifier`"
    " says how the words bound it. `part_of` keeps a part from being added to its whole.",
)


class StatedNumber(Shape):
    """Which number, of which claim."""

    id: FactId = shown("The figure's permanent id.", "equipment-losses")
    article: shapes.ArticleReference = shown(
        "The article that states it.",
        {
            "id": "kursk-offensive-2025-01-05",
            "headline": "Ukraine Launches New Offensive in Russia's Kursk Region",
        },
    )
    claim: shapes.ClaimReference = shown(
        "The claim that it is a number of.",
        {
            "id": "russian-losses",
            "text": "Moscow has suffered losses of 38,000 personnel and over 1,000 pieces of"
            " equipment.",
        },
    )
    events: list[shapes.StatedEvent] = shown(
        "The events that the claim is about.",
        [
            {
                "id": "losses-suffered-by-moscow",
                "title": "Moscow's losses of personnel and equipment",
                "words": None,
                "note": None,
            }
        ],
    )


class FigureOut(shapes.Proved, shapes.Said, shapes.Quantity, StatedNumber):
    """A number that an article states: never without its hedge, its attribution and its quote."""

    note: str | None = shown(
        "What the curator has to say about it.", "The text does not say since when."
    )
    url: shapes.Address = shown("Its address.", "/figures/equipment-losses")


class FigureOrder(Order):
    """How figures can be sorted; those without a value (a period) come last."""

    READING = "reading", Figure.position
    READING_DOWN = "-reading", Figure.position
    VALUE = "value", Figure.value_up
    VALUE_DOWN = "-value", Figure.value_down
    PERIOD = "period", Figure.period_up
    PERIOD_DOWN = "-period", Figure.period_down


def reaches_up(high: Any, excludes_high: ColumnElement[bool]) -> Condition:
    """Bounds of which the upper one, if there is one, lets the value be as much as this."""
    return lambda binds: or_(
        col(high).is_(None), col(high) > binds[0], and_(col(high) == binds[0], not_(excludes_high))
    )


def reaches_down(low: Any, excludes_low: ColumnElement[bool]) -> Condition:
    """Bounds of which the lower one, if there is one, lets the value be as little as this."""
    return lambda binds: or_(
        col(low).is_(None), col(low) < binds[0], and_(col(low) == binds[0], not_(excludes_low))
    )


class FigureQuery(ListQuery):
    """What may be asked of the figures."""

    q: Annotated[Maybe[Text], matches(Figure.position)] = Field(
        None,
        description="Words that all occur in its words, claim, quotes or indicator.",
        examples=["North Korean"],
    )
    article: Annotated[Several[Text], Names("article"), equals(Figure.article_id)] = Field(
        default_factory=list,
        description="Articles, by id.",
        examples=[["kursk-offensive-2025-01-05"]],
    )
    indicator: Annotated[Several[Text], Names("indicator"), equals(Figure.indicator_id)] = Field(
        default_factory=list,
        description="What the number measures: an indicator by id or name.",
        examples=[["personnel-losses"]],
    )
    unit: Annotated[Several[Text], Names("unit"), equals(Figure.unit_id)] = Field(
        default_factory=list, description="Units, by id.", examples=[["person"], ["km2", "tank"]]
    )
    qualifier: Annotated[Several[Qualifier], equals(Figure.qualifier)] = Field(
        default_factory=list,
        description="How the words bound the number.",
        examples=[["more_than"]],
    )
    min: Annotated[
        Maybe[Number],
        Where(
            not_below(Figure.value_up, col(Figure.value_up) < BEYOND_ALL),
            {
                Match.CERTAIN: not_below(Figure.low),
                Match.POSSIBLE: reaches_up(
                    Figure.high, col(Figure.qualifier) == Qualifier.LESS_THAN.value
                ),
            },
        ),
    ] = Field(None, description="The value is at least this.", examples=[100])
    max: Annotated[
        Maybe[Number],
        EndOf("min"),
        Where(
            not_above(Figure.value_up),
            {
                Match.CERTAIN: not_above(Figure.high),
                Match.POSSIBLE: reaches_down(
                    Figure.low, col(Figure.qualifier) == Qualifier.MORE_THAN.value
                ),
            },
        ),
    ] = Field(None, description="The value is at most this.", examples=[5000])
    match: Annotated[Maybe[Match], Reading()] = Field(
        None,
        description="Reads `min` and `max` on what the words allow instead of on the value: it must"
        ' pass (`certain`) or may pass (`possible`). "exceeding 3,000" certainly passes `min=3000`'
        ' and possibly `max=5000`; "about 585" gives no bounds: never certain, always possible.'
        " `since` and `until` are read likewise.",
        examples=["certain"],
    )
    since: Annotated[
        Maybe[Day],
        SINCE,
        Where(not_below(Figure.date_until), {Match.CERTAIN: not_below(Figure.surely_until)}),
    ] = Field(
        None,
        description="Its period is not over before this day. What has no period is never found.",
        examples=["2024-12-01"],
    )
    until: Annotated[
        Maybe[Day],
        UNTIL,
        EndOf("since"),
        Where(not_above(Figure.date_from), {Match.CERTAIN: not_above(Figure.surely_from)}),
    ] = Field(None, description="Its period has begun by this day.", examples=["2025-01-05"])
    subject: Annotated[
        Several[Text],
        Names("actor"),
        linked_to_members(AFFILIATES, Figure.id, FigureSubject.figure_id, FigureSubject.actor_id),
        Called(("actor", "actors", "who", "whose")),
    ] = Field(
        default_factory=list,
        description="Whose number it is: an actor by id or name, with those affiliated to it.",
        examples=[["russia"]],
    )
    event: Annotated[
        Several[Text],
        Names("event"),
        linked(Figure.claim_id, ClaimEvent.claim_id, ClaimEvent.event_id),
    ] = Field(
        default_factory=list,
        description="Events that its claim is about, by id.",
        examples=[["kursk-offensive"]],
    )
    place: Annotated[
        Several[Text],
        Names("place"),
        linked(Figure.place_id, PlaceWithin.place_id, PlaceWithin.ancestor_id),
    ] = Field(
        default_factory=list,
        description="Where it counts: places by id or name, with all that lies within them.",
        examples=[["russia"]],
    )
    attributed_to: Annotated[
        Several[Text],
        Names("actor", also=("article", "unnamed")),
        equals_members(AFFILIATES, Figure.attributed_to),
        SPEAKER,
    ] = Field(
        default_factory=list,
        description="Who says it: an actor by id or name, with those affiliated to it, `article`,"
        " or `unnamed`.",
        examples=[["oleksandr-syrskyi"]],
    )
    source: Annotated[
        Several[Text],
        Names("source"),
        linked(Figure.claim_id, EvidenceSource.claim_id, EvidenceSource.source_id),
    ] = Field(
        default_factory=list,
        description="Sources that its claim cites, by id.",
        examples=[["kursk-offensive-2025-01-05-4"]],
    )
    discrepancy: Annotated[
        Several[Text],
        Names("discrepancy"),
        linked(Figure.id, DiscrepancySide.figure_id, DiscrepancySide.discrepancy_id),
    ] = Field(
        default_factory=list,
        description="Discrepancies that it is a side of, by id.",
        examples=[["attacks-repelled-counters-battalion-lost"]],
    )
    affiliates: Annotated[YesNo, WithMembers()] = Field(
        True,
        description="Whether `subject` and `attributed_to` find those affiliated to an actor too.",
        examples=[False],
    )
    format: Maybe[ChartFormat] = Field(  # type: ignore[assignment]  # one more than every list
        None,
        description="The format, which else follows `Accept`. `json`, `html`, a page for readers,"
        " and `svg`, its chart alone, hold a page. All others hold every matching row, unless"
        " `limit` is given.",
        examples=["csv"],
    )
    sort: FigureOrder = Field(
        FigureOrder.READING,
        description="The order; a leading `-` turns it round.",
        examples=["-value"],
    )


def _show_linked_data(it: Document) -> Document:
    """A QuantitativeValue, with the claim that it is a number of."""
    claim = {**it["claim"], **{name: it[name] for name in ("attribution", "sentence_for_print")}}
    said = stated(claim) | known(
        appearance=appearance(it["article"]),
        isBasedOn=[passage(one, it["article"]) for one in it["evidence"]],
        mentions=connected(it["links"]),
    )
    return (
        {"@context": CONTEXT}
        | quantity(it)
        | known(
            description=it["sentence_for_print"],
            subjectOf=said,
        )
    )


add_routes(
    router,
    Resource(
        "figure",
        table=Figure,
        document=FigureDocument,
        shown=FigureOut,
        query=FigureQuery,
        linked=_show_linked_data,
        looked_up=LookedUp(actors_in, Actor.type),
        reference=shapes.FigureReference,
        found_as="figure",
        pages=("html", "svg"),
    ),
)
