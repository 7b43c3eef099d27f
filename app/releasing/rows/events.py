"""Rows of events: what they are, who states them, and in which words."""

from collections.abc import Iterator

from app import tables as t
from app.curating.languages import is_read
from app.curating.meaning.acts import asserts
from app.curating.meaning.statuses import event_span, status_of
from app.curating.seeds.events import EventActorSeed, EventPlaceSeed
from app.curating.seeds.load import Seeds
from app.curating.text.anchors import Folded
from app.curating.text.evidence import StatedEvent
from app.releasing.row import Row, TableRow
from app.releasing.rows.dates import FIRST_DAY, LAST_DAY, Reading, date_columns, own_hedges
from app.releasing.rows.passages import passage_columns, source_ids
from app.vocabulary import AttributionType, Status

Voice = tuple[str, AttributionType, str | None]
"""Whom an event is attributed to, the type of the voice, and the actor."""


def event_rows(seeds: Seeds) -> Iterator[TableRow]:
    for name, stated in seeds.statements.items():
        reading = _reading_of(stated, seeds)
        yield t.Event, _event_row(name, stated, reading, seeds)
        for number, place in enumerate(stated.seed.places):
            role = {"event_id": name, "place_id": place.place, **_role(place, reading)}
            yield t.EventPlace, {**role, "number": number}
        for number, actor in enumerate(stated.seed.actors):
            role = {"event_id": name, "actor_id": actor.actor, **_role(actor, reading)}
            yield t.EventActor, {**role, "number": number}
        yield from _statements(name, stated, seeds)


def _reading_of(stated: StatedEvent, seeds: Seeds) -> Reading:
    """What an event's date is read against; unchecked if one of its articles is."""
    articles = [seeds.articles[name].seed for name in stated.articles]
    day = max((article.date.isoformat() for article in articles), default=FIRST_DAY)
    checked = all(is_read(article.language) for article in articles)
    return Reading(Folded(stated.sentences), day, checked)


def _event_row(name: str, stated: StatedEvent, reading: Reading, seeds: Seeds) -> Row:
    event, said = stated.seed, status_of(stated, seeds)
    # What has occurred lies behind on the day of the article, however long it went on before.
    last = reading.day if said.status is Status.OCCURRED else LAST_DAY
    date = date_columns(event.date, event_span(stated, seeds), reading, last)
    return {
        "id": name,
        "title": event.title,
        "type_id": event.type,
        "status": said.status,
        "status_words": reading.sentences.own(said.words),
        "status_note": event.status and event.status.note,
        "parent_id": event.parent and event.parent.event,
        "parent_note": event.parent and event.parent.note,
        "checked": reading.checked,
        "note": event.note,
        **date,
        "date_down": date["date_start"] or "",
    }


def _role(part: EventPlaceSeed | EventActorSeed, reading: Reading) -> Row:
    return {
        "role": part.role,
        "hedge": own_hedges(part.hedge, reading.sentences),
        "said_by_id": part.said_by,
        "note": part.note,
    }


def _statements(name: str, stated: StatedEvent, seeds: Seeds) -> Iterator[TableRow]:
    """Its own words, and where, by whom and with which sources it is stated."""
    for number, (article, found) in enumerate(stated.own_anchors):
        row = {"event_id": name, "number": number}
        yield t.EventEvidence, {**row, **passage_columns(article, found)}
        for order, source in enumerate(source_ids(article, found)):
            cited = {"event_id": name, "evidence_number": number, "source_id": source}
            yield t.EventEvidenceSource, {**cited, "number": order}
    for article in sorted(stated.articles):
        yield t.EventArticle, {"event_id": name, "article_id": article}
    for number, (to, kind, actor) in enumerate(dict.fromkeys(_voices(name, stated, seeds))):
        voice = {"attributed_to": to, "number": number, "type": kind, "actor_id": actor}
        yield t.EventVoice, {"event_id": name, **voice}
    for source in dict.fromkeys(_sources(stated)):
        yield t.EventSource, {"event_id": name, "source_id": source}


def _voices(name: str, stated: StatedEvent, seeds: Seeds) -> Iterator[Voice]:
    """Who asserts it: those who voice its claims, and the article in words of its own."""
    asserting = (claim for claim in stated.claims if asserts(claim, name, seeds))
    for claim in sorted(asserting, key=lambda claim: claim.anchors[0].start):
        said = claim.seed.attribution
        yield said.attributed_to, said.voice, said.actor
    if stated.own_anchors:
        yield str(AttributionType.ARTICLE), AttributionType.ARTICLE, None


def _sources(stated: StatedEvent) -> Iterator[str]:
    for claim in stated.claims:
        for found in claim.anchors:
            yield from source_ids(claim.article, found)
    for article, found in stated.own_anchors:
        yield from source_ids(article, found)
