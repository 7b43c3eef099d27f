"""Rows of events, with the words of their dates and hedges as the text has them."""

from collections.abc import Iterator

from app import tables as t
from app.curating.meaning.statuses import event_span, status_of
from app.curating.seeds.load import Seeds
from app.curating.text.anchors import Folded
from app.releasing.row import TableRow
from app.releasing.rows.dates import FIRST_DAY, LAST_DAY, date_columns, own_hedge
from app.vocabulary import Status


def event_rows(seeds: Seeds) -> Iterator[TableRow]:
    days = seeds.article_days
    for name, stated in seeds.statements.items():
        event, sentences = stated.seed, Folded(stated.sentences)
        written = max((days[article] for article in stated.articles), default=FIRST_DAY)
        status = status_of(stated, seeds).status
        # What has occurred lies behind on the day of the article, however long it went on before.
        last = written if status is Status.OCCURRED else LAST_DAY
        date = date_columns(event.date, event_span(stated, seeds), sentences, written, last)
        yield (
            t.Event,
            {
                "id": name,
                "title": event.title,
                "type_id": event.type,
                "status": status,
                "parent_id": event.parent and event.parent.event,
                "note": event.note,
                **date,
                "date_down": date["date_start"] or "",
            },
        )
        for number, place in enumerate(event.places):
            role = {
                "place_id": place.place,
                "role": place.role,
                "hedge": own_hedge(place.hedge, sentences),
            }
            yield t.EventPlace, {"event_id": name, "number": number, **role}
        for number, actor in enumerate(event.actors):
            part = {
                "actor_id": actor.actor,
                "role": actor.role,
                "hedge": own_hedge(actor.hedge, sentences),
            }
            yield t.EventActor, {"event_id": name, "number": number, **part}
