"""Made-up articles as rows of the real tables: the same rows for the same number of figures.

The shapes are those of real seeds: an article of twenty sentences with twelve claims, a figure for
each claim, an event for every three, one and a half passages of evidence for each, five sources
for each article; an actor for every twenty figures, of which few are named often and most rarely.
Every quote stands in its sentence. `stream_rows` gives one row after the other and keeps none.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import partial

from sqlmodel import SQLModel

from app import tables as t
from app.releasing.positions import locate_thing
from benchmarks.data import words
from benchmarks.data.articles import article_rows
from benchmarks.data.events import event_rows
from benchmarks.data.naming import Row, TableRow, name_row
from benchmarks.data.size import TYPES, Size, indicator_id, indicator_words, position_of

Rows = Mapping[type[SQLModel], list[Row]]


def collect_rows(figures: int) -> Rows:
    """Every row of a release with so many figures, by table, in memory."""
    rows: dict[type[SQLModel], list[Row]] = defaultdict(list)
    for table, row in stream_rows(figures):
        rows[table].append(row)
    return rows


def stream_rows(figures: int) -> Iterator[TableRow]:
    """Every row of a release with so many figures, each table's in the order of its positions."""
    size = Size(figures)
    yield from _vocabulary(size)
    yield from _places(size)
    yield from _actors(size)
    yield from event_rows(size)
    for article in sorted(range(size.articles), key=partial(position_of, size)):
        yield from article_rows(size, article)


def _vocabulary(size: Size) -> Iterator[TableRow]:
    for noun in words.NOUNS:
        yield t.Unit, {"id": noun, "name": noun.capitalize(), "words": "[]"}
        yield name_row("unit", noun)
    for kind in TYPES:
        about = f"An event of the type {kind}."
        yield t.EventType, {"id": kind, "name": kind.capitalize(), "definition": about}
        yield name_row("event_type", kind)
    told = sorted((indicator_id(number), number) for number in range(size.indicators))
    for name, number in told:
        noun, verb = indicator_words(number)
        row = {**_thing(name, f"{noun.capitalize()} {verb}"), "unit_id": noun}
        about = f"How many {noun} an actor {verb}."
        yield t.Indicator, {**row, "definition": about, "measure": "flow", "counts": "[]"}
        yield name_row("indicator", name)
        yield name_row("indicator", name, row["name"])


def _thing(id_: str, name: str) -> Row:
    position = {"position": locate_thing(id_), "id": id_}
    return {**position, "name": name, "name_folded": name.casefold()}


def _places(size: Size) -> Iterator[TableRow]:
    countries = len(words.COUNTRIES)
    numbered = sorted((name.casefold(), n) for n, name in enumerate(size.place_names))
    for _, number in numbered:
        name = size.place_names[number]
        country = None if number < countries else words.slug(words.COUNTRIES[number % countries])
        row = {**_thing(words.slug(name), name), "within_id": country, "country_id": country}
        empty = dict.fromkeys(("latitude", "longitude", "coordinates_reference", "note"))
        kind = "town" if country else "country"
        yield t.Place, {**row, "type": kind, **empty}
        yield t.PlaceWithin, {"ancestor_id": row["id"], "place_id": row["id"]}
        if country:
            yield t.PlaceWithin, {"ancestor_id": country, "place_id": row["id"]}
        yield name_row("place", words.slug(name))


def _actors(size: Size) -> Iterator[TableRow]:
    states = len(words.COUNTRIES)
    numbered = sorted((name.casefold(), n) for n, name in enumerate(size.actor_names))
    for _, number in numbered:
        name = size.actor_names[number]
        country = words.slug(words.COUNTRIES[number % states])
        of = None if number < states else country
        row = {**_thing(words.slug(name), name), "type": "person" if of else "state"}
        yield t.Actor, {**row, "affiliation_id": of, "country_id": country, "note": None}
        yield t.ActorAffiliate, {"ancestor_id": row["id"], "actor_id": row["id"]}
        if of:
            yield t.ActorAffiliate, {"ancestor_id": of, "actor_id": row["id"]}
        yield name_row("actor", words.slug(name))
        if of:
            yield name_row("actor", words.slug(name), name)
            short = name.split()[1]
            yield t.ActorAlias, {"actor_id": row["id"], "alias": short}
            yield name_row("actor", words.slug(name), short)
