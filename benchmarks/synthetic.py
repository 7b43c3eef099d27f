"""Made-up articles as rows of the real tables: the same rows for the same number of figures.

The shapes are those of real seeds: an article of twenty sentences with twelve claims, a figure for
each claim, an event for every three, one and a half passages of evidence for each, five sources
for each article; an actor for every twenty figures, of which few are named often and most rarely.
Every quote stands in its sentence. `stream` gives one row after the other and keeps none.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from sqlmodel import SQLModel

from app import tables as t
from benchmarks import words

Row = dict[str, Any]
TableRow = tuple[type[SQLModel], Row]
Rows = Mapping[type[SQLModel], list[Row]]

CLAIMS_OF_ARTICLE, CLAIMS_OF_EVENT, MARKERS = 12, 3, 5
NEWEST, DAYS = date(2026, 6, 30), 3000
TYPES = ("battle", "meeting", "losses", "protest", "election")


@dataclass(frozen=True)
class Size:
    """How many there are of everything, for a number of figures."""

    figures: int

    @property
    def articles(self) -> int:
        """Articles: the last one may be short."""
        return -(-self.figures // CLAIMS_OF_ARTICLE)

    @property
    def events(self) -> int:
        """Events: the last one may have fewer claims."""
        return -(-self.figures // CLAIMS_OF_EVENT)

    @property
    def actors(self) -> int:
        """Actors, the states among them."""
        return max(len(words.COUNTRIES) + 8, self.figures // 20)

    @property
    def places(self) -> int:
        """Places, the countries among them."""
        return max(len(words.COUNTRIES) + 8, min(self.figures // 500, 5000))

    @property
    def indicators(self) -> int:
        """Indicators: few enough that each has many figures."""
        return max(8, min(self.figures // 100, len(words.NOUNS) * len(words.VERBS)))

    @cached_property
    def actor_names(self) -> tuple[str, ...]:
        """The names of all actors; the first are states."""
        states = words.COUNTRIES
        return (*states, *map(words.person, range(self.actors - len(states))))

    @cached_property
    def place_names(self) -> tuple[str, ...]:
        """The names of all places; the first are countries."""
        countries = words.COUNTRIES
        return (*countries, *map(words.town, range(self.places - len(countries))))


def day_of_article(size: Size, article: int) -> date:
    """The newest article comes first."""
    return NEWEST - timedelta(days=article * DAYS // size.articles)


def collected(figures: int) -> Rows:
    """Every row of a release with so many figures, by table, in memory."""
    rows: dict[type[SQLModel], list[Row]] = defaultdict(list)
    for table, row in stream(figures):
        rows[table].append(row)
    return rows


def stream(figures: int) -> Iterator[TableRow]:
    """Every row of a release with so many figures, each table's in the order of its positions."""
    from benchmarks.synthetic_articles import article_rows  # noqa: PLC0415  (uses Size)
    from benchmarks.synthetic_events import event_rows  # noqa: PLC0415

    size = Size(figures)
    yield from _vocabulary(size)
    yield from _places(size)
    yield from _actors(size)
    yield from event_rows(size)
    for article in range(size.articles):
        yield from article_rows(size, article)


def named(resource: str, name: str, wording: str | None = None) -> TableRow:
    """The row that lets filters take an id, or a wording that stands for it."""
    folded = (wording or name).casefold()
    return t.Name, {"resource": resource, "folded": folded, "id": name}


def indicator_words(number: int) -> tuple[str, str]:
    """What an indicator counts: the noun and the verb."""
    nouns, verbs = words.NOUNS, words.VERBS
    return nouns[number % len(nouns)], verbs[(number // len(nouns) + number) % len(verbs)]


def indicator_id(number: int) -> str:
    """The id of an indicator."""
    noun, verb = indicator_words(number)
    return f"{noun}-{verb}"


def _vocabulary(size: Size) -> Iterator[TableRow]:
    for noun in words.NOUNS:
        yield t.Unit, {"id": noun, "name": noun.capitalize()}
        yield named("unit", noun)
    for kind in TYPES:
        about = f"An event of the type {kind}."
        yield t.EventType, {"id": kind, "name": kind.capitalize(), "definition": about}
        yield named("event_type", kind)
    told = sorted((indicator_id(number), number) for number in range(size.indicators))
    for position, (name, number) in enumerate(told, start=1):
        noun, verb = indicator_words(number)
        row = {"id": name, "name": f"{noun.capitalize()} {verb}", "unit_id": noun}
        about = f"How many {noun} an actor {verb}."
        measured = {"definition": about, "measure": "flow"}
        yield t.Indicator, {"position": position, **row, **measured}
        yield named("indicator", name)
        yield named("indicator", name, row["name"])


def _places(size: Size) -> Iterator[TableRow]:
    countries = len(words.COUNTRIES)
    numbered = sorted((name.casefold(), n) for n, name in enumerate(size.place_names))
    for position, (_, number) in enumerate(numbered, start=1):
        name = size.place_names[number]
        country = None if number < countries else words.slug(words.COUNTRIES[number % countries])
        row = {"id": words.slug(name), "name": name, "within_id": country, "country_id": country}
        empty = dict.fromkeys(("latitude", "longitude", "coordinates_reference", "note"))
        kind = "town" if country else "country"
        yield t.Place, {"position": position, **row, "type": kind, **empty}
        yield t.PlaceWithin, {"ancestor_id": row["id"], "place_id": row["id"]}
        if country:
            yield t.PlaceWithin, {"ancestor_id": country, "place_id": row["id"]}
        yield named("place", words.slug(name))


def _actors(size: Size) -> Iterator[TableRow]:
    states = len(words.COUNTRIES)
    numbered = sorted((name.casefold(), n) for n, name in enumerate(size.actor_names))
    for position, (_, number) in enumerate(numbered, start=1):
        name = size.actor_names[number]
        country = words.slug(words.COUNTRIES[number % states])
        of = None if number < states else country
        row = {"id": words.slug(name), "name": name, "type": "person" if of else "state"}
        more = {"affiliation_id": of, "country_id": country, "note": None}
        yield t.Actor, {"position": position, **row, **more}
        yield named("actor", words.slug(name))
        if of:
            yield named("actor", words.slug(name), name)
            short = name.split()[1]
            yield t.ActorAlias, {"actor_id": row["id"], "alias": short}
            yield named("actor", words.slug(name), short)
