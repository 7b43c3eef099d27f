"""Rows of events, with the words of their dates and hedges as the text has them."""

from collections.abc import Iterator

from app import tables as t
from app.seeding.anchors import Folded
from app.seeding.collect import Seeds
from app.seeding.rows.row import FIRST_DAY, LAST_DAY, TableRow, date_columns
from app.seeding.rules.events import claims_by_event
from app.vocabulary import Status


def event_rows(seeds: Seeds) -> Iterator[TableRow]:
    stated_by = claims_by_event(seeds)
    days = {folder.seed.id: folder.seed.date.isoformat() for folder in seeds.folders}
    for name, event in seeds.events.items():
        sentences = Folded("\n".join(claim.sentences for claim in stated_by[name]))
        date = date_columns(event.date, sentences)
        # What has occurred lies behind on the day of the article, however long it went on before.
        behind = max((days[claim.article] for claim in stated_by[name]), default=LAST_DAY)
        until = behind if event.status is Status.OCCURRED else LAST_DAY
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
                "date_from": date["date_edtf"] and (date["date_start"] or FIRST_DAY),
                "date_until": date["date_edtf"] and (date["date_end"] or until),
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
