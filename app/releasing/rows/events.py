"""Rows of events, with the words of their dates and hedges as the text has them."""

from collections.abc import Iterator

from app import tables as t
from app.curating.rules.events import claims_by_event
from app.curating.seeds.load import Seeds
from app.curating.text.anchors import Folded
from app.releasing.row import TableRow
from app.releasing.rows.dates import FIRST_DAY, LAST_DAY, date_columns
from app.vocabulary import Status


def event_rows(seeds: Seeds) -> Iterator[TableRow]:
    stated_by = claims_by_event(seeds)
    days = seeds.article_days
    for name, event in seeds.events.items():
        sentences = Folded("\n".join(claim.sentences for claim in stated_by[name]))
        written = max((days[claim.article] for claim in stated_by[name]), default=FIRST_DAY)
        # What has occurred lies behind on the day of the article, however long it went on before.
        last = written if event.status is Status.OCCURRED else LAST_DAY
        date = date_columns(event.date, sentences, written, last)
        yield (
            t.Event,
            {
                "id": name,
                "title": event.title,
                "type_id": event.type,
                "status": event.status,
                "parent_id": event.parent,
                "note": event.note,
                **date,
                "date_down": date["date_start"] or "",
            },
        )
        for number, place in enumerate(event.places):
            role = {
                "place_id": place.place,
                "role": place.role,
                "hedge": sentences.own(place.hedge),
            }
            yield t.EventPlace, {"event_id": name, "number": number, **role}
        for number, actor in enumerate(event.actors):
            part = {
                "actor_id": actor.actor,
                "role": actor.role,
                "hedge": sentences.own(actor.hedge),
            }
            yield t.EventActor, {"event_id": name, "number": number, **part}
