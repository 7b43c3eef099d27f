"""Events: what happened, is happening or is scheduled, as claims assert it."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field
from sqlmodel import col

from app import shapes
from app.kit.asking.conditions import (
    equals,
    linked,
    linked_to_members,
    matches,
    not_above,
    not_below,
)
from app.kit.asking.marks import (
    Reading,
    Where,
    WithMembers,
)
from app.kit.asking.query import (
    SINCE,
    UNTIL,
    WHO,
    Day,
    EndOf,
    ListQuery,
    Maybe,
    Names,
    Order,
    Several,
    Text,
    YesNo,
)
from app.kit.atom import feed
from app.kit.formats import EVERYWHERE, Format
from app.kit.resource import LookedUp, Resource
from app.kit.routes import FactRouter, add_routes
from app.shapes import FactId, Shape, shown
from app.shapes.calendar import CALENDAR_CLOSING, CALENDAR_OPENING, calendar_entry
from app.shapes.events import ActorRole, EventTypeOut, PlaceRole
from app.shapes.feed import FEED, tell_event
from app.shapes.linked_data import (
    Document,
    actor,
    actors_in,
    known,
    named,
    part,
    stated,
    thing,
)
from app.tables import (
    AFFILIATES,
    Actor,
    Event,
    EventActor,
    EventArticle,
    EventDocument,
    EventPlace,
    EventSource,
    EventVoice,
    PlaceWithin,
)
from app.vocabulary import Match, Status

router = FactRouter(
    "events",
    place=20,
    line="What happened, is happening or is scheduled, and who asserts it.",
    about="What happened, is happening or is scheduled. An event is asserted by its claims:"
    " `asserted_by` says by whose voice, so an event that only one side asserts says so."
    " Undated events come last in every order.",
)


class EventOut(Shape):
    """What happened, is happening or is scheduled. `asserted_by` says who alone states it."""

    id: FactId = shown("The event's permanent id.", "ramstein-meeting")
    title: str = shown("Our title, in the article's words.", "Ramstein meeting")
    type: EventTypeOut = shown(
        "What kind of event it is.", {"id": "meeting", "name": "Meeting", "codes": []}
    )
    status: Status = shown("Whether it is past, under way or still to come.", "scheduled")
    status_words: str | None = shown("The words that say so.", "upcoming", None)
    status_note: str | None = shown("Why it is otherwise than its words say.", None)
    date: shapes.FactDate | None = shown(
        "When; null where the text does not say.",
        {
            "edtf": "2025-01-11",
            "start": "2025-01-11",
            "end": "2025-01-11",
            "precision": "day",
            "approximate": False,
            "text": "January 11, 2025",
            "note": None,
            "checked": True,
        },
    )
    as_of: shapes.Day = shown(
        "The day of the newest article that states it: until then its status and what its date"
        " leaves open are told.",
        "2025-01-05",
    )
    places: list[PlaceRole] = shown(
        "Where.",
        [
            {
                "id": "germany",
                "name": "Germany",
                "role": "location",
                "hedge": [],
                "asserted_by": [],
                "note": None,
            }
        ],
    )
    actors: list[ActorRole] = shown("Who takes part.", [])
    parent: shapes.EventReference | None = shown("The event that this one is part of.", None)
    parent_note: str | None = shown("Why it is, where no sentence names both.", None)
    parts: shapes.Counted = shown(
        "The events that are part of it.", {"count": 1, "url": "/events?parent=ramstein-meeting"}
    )
    evidence: list[shapes.OwnEvidence] = shown(
        "The passages that state it beside those of its claims.",
        [
            {
                "exact": "the upcoming Ramstein meeting in Germany on January 11, 2025",
                "prefix": "ed air defense contributions at ",
                "suffix": ", emphasizing the need for enhan",
                "start": 1871,
                "end": 1931,
                "sentence": {
                    "section": "Strategic Implications and International Response",
                    "position": 16,
                },
                "cites": [{"id": "kursk-offensive-2025-01-05-3", "marker": "3"}],
                "text_url": None,
                "article": {
                    "id": "kursk-offensive-2025-01-05",
                    "headline": "Ukraine Launches New Offensive in Russia's Kursk Region",
                },
            }
        ],
        [],
    )
    asserted_by: list[shapes.Asserter] = shown(
        "Every voice that states it.", [{"type": "article", "actor": None}]
    )
    claims: shapes.CountedClaims = shown("The claims that state it.")
    checked: bool = shown(
        "Whether the grammar checked wording, hedges and dates; not in languages that it does not"
        " know.",
        True,
    )
    note: str | None = shown(
        "What the curator has to say about it.",
        "The text names the meeting after Ramstein and does not say that it is held there.",
    )
    url: shapes.Address = shown("Its address.", "/events/ramstein-meeting")


class EventOrder(Order):
    """How events can be sorted; undated ones come last either way."""

    DATE = "date", Event.position
    DATE_DOWN = "-date", Event.date_down
    TITLE = "title", Event.title
    TITLE_DOWN = "-title", Event.title


class EventFormat(StrEnum):
    """The formats of events: a timeline, a calendar and a feed too."""

    JSON = "json"
    HTML = "html"
    SVG = "svg"
    CSV = "csv"
    NDJSON = "ndjson"
    ICS = "ics"
    ATOM = "atom"


class EventQuery(ListQuery):
    """What may be asked of the events."""

    q: Annotated[Maybe[Text], matches(Event.position)] = Field(
        None, description="Words that all occur in the title or its claims.", examples=["meeting"]
    )
    article: Annotated[
        Several[Text],
        Names("article"),
        linked(Event.id, EventArticle.event_id, EventArticle.article_id),
    ] = Field(
        default_factory=list,
        description="Articles that state it, by id.",
        examples=[["kursk-offensive-2025-01-05"]],
    )
    type: Annotated[Several[Text], Names("event_type"), equals(Event.type_id)] = Field(
        default_factory=list,
        description="Event types, by id or name.",
        examples=[["battles"], ["Meeting", "request"]],
    )
    status: Annotated[Several[Status], equals(Event.status)] = Field(
        default_factory=list,
        description="Past, under way or still to come.",
        examples=[["scheduled"]],
    )
    actor: Annotated[
        Several[Text],
        Names("actor"),
        linked_to_members(AFFILIATES, Event.id, EventActor.event_id, EventActor.actor_id),
        WHO,
    ] = Field(
        default_factory=list,
        description="Actors that take part, by id or name, with those affiliated to them.",
        examples=[["ukraine"]],
    )
    place: Annotated[
        Several[Text],
        Names("place"),
        linked(
            Event.id,
            EventPlace.event_id,
            PlaceWithin.ancestor_id,
            col(PlaceWithin.place_id) == EventPlace.place_id,
        ),
    ] = Field(
        default_factory=list,
        description="Places, by id or name, with all that lies within them.",
        examples=[["russia"]],
    )
    parent: Annotated[Several[Text], Names("event"), equals(Event.parent_id)] = Field(
        default_factory=list,
        description="Events that it is part of, by id.",
        examples=[["ramstein-meeting"]],
    )
    since: Annotated[
        Maybe[Day],
        SINCE,
        Where(not_below(Event.date_until), {Match.CERTAIN: not_below(Event.surely_until)}),
    ] = Field(None, description="Not over before this day.", examples=["2025-01-06"])
    until: Annotated[
        Maybe[Day],
        UNTIL,
        EndOf("since"),
        Where(not_above(Event.date_from), {Match.CERTAIN: not_above(Event.surely_from)}),
    ] = Field(None, description="Begun by this day.", examples=["2025-01-31"])
    match: Annotated[Maybe[Match], Reading()] = Field(
        None,
        description="Whether an open or coarse date must lie (`certain`) or may lie (`possible`, as"
        " without it) between `since` and `until`. An open end is certain up to the day of the"
        " article; what has no date is never found by days.",
        examples=["certain"],
    )
    attributed_to: Annotated[
        Several[Text],
        Names("actor", also=("article", "unnamed")),
        linked_to_members(AFFILIATES, Event.id, EventVoice.event_id, EventVoice.attributed_to),
    ] = Field(
        default_factory=list,
        description="Who states it: an actor by id or name, with those affiliated to it,"
        " `article`, or `unnamed`.",
        examples=[["ukraine"]],
    )
    source: Annotated[
        Several[Text],
        Names("source"),
        linked(Event.id, EventSource.event_id, EventSource.source_id),
    ] = Field(
        default_factory=list,
        description="Sources that its claims cite, by id.",
        examples=[["kursk-offensive-2025-01-05-3"]],
    )
    format: Maybe[EventFormat] = Field(  # type: ignore[assignment]  # more than every list
        None,
        description="The format, which else follows `Accept`. `json`, `html`, a page for readers,"
        " and `svg`, its timeline alone, hold a page. All others hold every matching row, unless"
        " `limit` is given; `ics` holds the events that have a date, `atom` is a feed.",
        examples=["ics"],
    )
    affiliates: Annotated[YesNo, WithMembers()] = Field(
        True,
        description="Whether `actor` and `attributed_to` find those affiliated to an actor too.",
        examples=[False],
    )
    sort: EventOrder = Field(
        EventOrder.DATE,
        description="The order; a leading `-` turns it round.",
        examples=["date"],
    )


def _show_linked_data(it: Document) -> Document:
    """An Event, with the claims that assert it."""
    scheduled = it["status"] == "scheduled"
    return thing("Event", "events", it) | known(
        name=it["title"],
        description=it["date"] and f"{it['date']['text']} ({it['date']['edtf']})",
        startDate=_plain_day(it["date"], "start"),
        endDate=_plain_day(it["date"], "end"),
        eventStatus="https://schema.org/EventScheduled" if scheduled else None,
        location=[named("Place", "places", one) for one in it["places"] if not one["hedge"]],
        about=[
            *(part(one, actor(one)) for one in it["actors"]),
            *(part(one, named("Place", "places", one)) for one in it["places"]),
        ],
        superEvent=it["parent"] and named("Event", "events", it["parent"], "title"),
        subjectOf=[stated(one) for one in it["claims"]["items"]],
    )


def _plain_day(date: Document | None, end: str) -> str | None:
    """Where a date begins or ends, as exactly as its words say it, unless they only come near."""
    if date is None or date["approximate"] or date[end] is None:
        return None
    length = {"day": len("2025-01-05"), "month": len("2025-01"), "year": len("2025")}
    return str(date[end][: length[date["precision"]]]) if date["precision"] in length else None


ICS = Format(
    "ics",
    "text/calendar; charset=utf-8",
    lambda document, release: calendar_entry(document, release.built),
    opening=lambda _: CALENDAR_OPENING,
    closing=CALENDAR_CLOSING,
    rendered_by=(calendar_entry,),
)

add_routes(
    router,
    Resource(
        "event",
        table=Event,
        document=EventDocument,
        shown=EventOut,
        query=EventQuery,
        formats=(*EVERYWHERE, ICS, feed("events", tell_event, *FEED)),
        pages=("html", "svg"),
        linked=_show_linked_data,
        looked_up=LookedUp(actors_in, Actor.type),
        reference=shapes.EventReference,
        found_as="event",
    ),
)
