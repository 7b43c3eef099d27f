"""The made-up events: each from its number alone, so that articles and events agree."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from random import Random

from app import tables as t
from app.releasing.positions import locate_event
from app.tables.columns import Told
from benchmarks.data import words
from benchmarks.data.naming import Row, TableRow, name_row
from benchmarks.data.size import (
    CLAIMS_OF_ARTICLE,
    CLAIMS_OF_EVENT,
    TYPES,
    Size,
    day_of_article,
    indicator_words,
)


@dataclass(frozen=True, slots=True)
class Happening:
    """What three claims of an article are about."""

    number: int
    day: date
    place: int
    state: int
    actor: int
    noun: str
    verb: str

    @property
    def id(self) -> str:
        """The id of the event."""
        return f"event-{self.number}"

    @property
    def position(self) -> int:
        """The position of the event."""
        return locate_event(self.day.isoformat(), self.id)


def happening(size: Size, number: int) -> Happening:
    """One event, from its number alone."""
    chance = Random(number * 2 + 1)
    article = number * CLAIMS_OF_EVENT // CLAIMS_OF_ARTICLE
    day = day_of_article(size, article) - timedelta(days=chance.randrange(4))
    noun, verb = indicator_words(chance.randrange(size.indicators))
    states = len(words.COUNTRIES)
    return Happening(
        number,
        day,
        _draw_apart(size.places, number, chance),
        _draw_apart(states, number, chance),
        often_the_same(chance, states, size.actors),
        noun,
        verb,
    )


def _draw_apart(count: int, number: int, chance: Random) -> int:
    """One of so many that no other event of the same article has."""
    events = CLAIMS_OF_ARTICLE // CLAIMS_OF_EVENT
    return chance.randrange(count // events) * events + number % events


def often_the_same(chance: Random, first: int, end: int) -> int:
    """A number from `first` to `end`, the low ones much more often."""
    return first + int((end - first) * chance.random() ** 3)


UNHEDGED: Row = {"hedge": "[]", "said_by_id": None, "note": None}
"""A role that nothing hedges."""


def event_rows(size: Size) -> Iterator[TableRow]:
    """Every event, in the order of the dates."""
    told = (happening(size, number) for number in range(size.events))
    for position, number in sorted((one.position, one.number) for one in told):
        yield from _event(size, happening(size, number), position)


def _event(size: Size, told: Happening, position: int) -> Iterator[TableRow]:
    state, actor = size.actor_names[told.state], size.actor_names[told.actor]
    place = size.place_names[told.place]
    yield (
        t.Event,
        {
            "position": position,
            "id": told.id,
            "title": f"{state} near {place}",
            "type_id": TYPES[told.number % len(TYPES)],
            "status": "occurred",
            **dict.fromkeys(("status_words", "status_note", "parent_id", "parent_note", "note")),
            "checked": True,
            **day_columns(told.day),
            "date_down": told.day.isoformat(),
        },
    )
    yield name_row("event", told.id)
    for order, (name, role) in enumerate(((state, "participant"), (actor, "witness"))):
        link = {"actor_id": words.slug(name), "role": role, "number": order}
        yield t.EventActor, {"event_id": told.id, **link, **UNHEDGED}
    where = {"place_id": words.slug(place), "role": "location", "number": 0}
    yield t.EventPlace, {"event_id": told.id, **where, **UNHEDGED}


def day_columns(day: date) -> Row:
    """The date columns of a day."""
    written = f"on {day.day} {words.MONTHS[day.month - 1]} {day.year}"
    return _date_columns(day.isoformat(), day.isoformat(), day.isoformat(), "day", written)


@lru_cache(maxsize=512)
def month_columns(year: int, month: int) -> Row:
    """The date columns of a month."""
    first, last = date(year, month, 1), date(year, month, monthrange(year, month)[1])
    edtf, written = f"{year}-{month:02}", f"in {words.MONTHS[month - 1]} {year}"
    return _date_columns(edtf, first.isoformat(), last.isoformat(), "month", written)


def _date_columns(edtf: str, start: str, end: str, precision: str, written: str) -> Row:
    """The date columns of a closed date: begun by its last day, ended not before its first."""
    return {
        "date_edtf": edtf,
        "date_start": start,
        "date_end": end,
        "date_precision": precision,
        "date_approximate": False,
        "date_text": written,
        "date_note": None,
        "date_checked": True,
        "date_from": start,
        "date_until": end,
        "surely_from": end,
        "surely_until": start,
    }


NO_DATE: Row = dict.fromkeys(_date_columns("", "", "", "", ""))
NOT_TOLD: Row = {name: None for name in NO_DATE if name in Told.model_fields}
"""The columns of the day on which something was said, where nothing tells it."""
