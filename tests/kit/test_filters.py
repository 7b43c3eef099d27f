"""Every filter of every list, against a plain Python reading of the same seeds.

The reading knows neither tables nor documents: it looks into what the curator wrote. Two sets of
seeds are asked: the project's own, and a made-up article that has what the first one lacks
(numbers without a value, an open beginning, accents, places within places within places).
"""

import re
import unicodedata
from calendar import monthrange
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from importlib import import_module
from math import inf, nextafter
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.curating.seeds.facts import FigureSeed
from app.curating.seeds.files import read_seed_files
from app.curating.seeds.load import Folder, Seeds, load_seeds
from app.curating.text.evidence import AnchoredClaim
from app.kit.asking.filters import MOST_HINTS
from app.kit.asking.marks import Where
from app.kit.asking.query import ListQuery, Names, mark
from app.releasing.publish import publish
from tests import in_process
from tests.conftest import SEEDS

LISTS = ("actors", "articles", "claims", "events", "figures", "indicators", "places", "sources")
REQUIRED = {
    "events": "type status actor place since until attributed_to source article",
    "figures": "indicator unit qualifier min max subject event place attributed_to source since"
    " until article",
    "claims": "event attributed_to modality source has_figure article actor place",
    "actors": "type country affiliation event",
    "places": "type country within",
    "sources": "marker article",
}
"""What the contract asks for, so that a filter cannot go missing either."""

MADE_UP_TEXT = """Ünlü Café Opens in Hafen Süd
Hafen Süd, Saturday, 1 March 2025.
José Åkerström said talks in Hafen Süd lasted until February 2025 [1]. \
Dozens of guests came to Hafen Süd with 40 to 60 cooks [1, 2]. \
Up to 12.5 percent of the guests left, and fewer than 30 tanks came [2]. \
José Åkerström will open a second café in Nordland [2]. \
The Ramstein meeting in Germany needs at least 3 tanks [1]. \
From January to February 2025 it turned away 12 guests. \
In April 2025 it will have 3 cooks, and 2 from May 2025 on.
"""
MADE_UP_FACTS = """
article:
  id: a-cafe
  headline: Ünlü Café Opens in Hafen Süd
  dateline: {text: "Hafen Süd, Saturday, 1 March 2025.", place: hafen-sued, date: 2025-03-01}
  language: de
  date: 2025-03-01
units: {guest: {name: guest}}
indicators:
  guests: {name: Guests, definition: People who came., unit: guest}
  cooks: {name: Cooks, definition: People who cooked., unit: person}
  share: {name: Share of guests, definition: Guests who left., unit: percent}
places:
  nordland: {name: Nordland, type: country}
  kueste: {name: Küste, type: region, within: nordland, country: nordland}
  hafen-sued: {name: Hafen Süd, type: town, within: kueste, country: nordland}
actors:
  jose-akerstrom: {name: José Åkerström, type: person, country: nordland}
events:
  talks:
    title: talks
    type: meeting
    status: occurred
    date: {edtf: ../2025-02, text: until February 2025}
    places: [{place: hafen-sued, role: location}]
  second-cafe:
    title: second café
    type: office
    status: scheduled
    places: [{place: nordland, role: location}]
    actors: [{actor: jose-akerstrom, role: owner}]
claims:
  - id: talks-lasted
    quote: talks in Hafen Süd lasted until February 2025
    text: talks in Hafen Süd lasted until February 2025.
    events: [talks]
    attribution: {actor: jose-akerstrom, speaker: José Åkerström, cue: said}
  - id: guests-came
    quote: Dozens of guests came to Hafen Süd with 40 to 60 cooks
    text: Dozens of guests came to Hafen Süd with 40 to 60 cooks.
    figures:
      - {id: guests, indicator: guests, qualifier: several, text: Dozens of guests}
      - {id: cooks, indicator: cooks, qualifier: between, low: 40, high: 60, text: 40 to 60 cooks,
         place: hafen-sued}
  - id: guests-left
    quote: Up to 12.5 percent of the guests left, and fewer than 30 tanks came
    text: Up to 12.5 percent of the guests left, and fewer than 30 tanks came.
    figures:
      - {id: left, indicator: share, qualifier: at_most, value: 12.5, text: Up to 12.5 percent,
         of: the guests}
      - {id: tanks, indicator: tanks-in-attacks, qualifier: less_than, value: 30,
         text: fewer than 30 tanks}
  - id: a-second-cafe
    quote: José Åkerström will open a second café in Nordland
    text: José Åkerström will open a second café in Nordland.
    events: [second-cafe]
    modality: expected
    hedge: will
  - id: meeting-needs
    quote: The Ramstein meeting in Germany needs at least 3 tanks
    text: The Ramstein meeting in Germany needs at least 3 tanks.
    events: [ramstein-meeting]
    figures:
      - {id: needed, indicator: tanks-in-attacks, qualifier: at_least, value: 3,
         text: at least 3 tanks, place: germany}
  - id: guests-turned-away
    quote: From January to February 2025 it turned away 12 guests
    text: From January to February 2025 it turned away 12 guests.
    figures:
      - {id: turned-away, indicator: guests, value: 12, text: 12 guests,
         period: {edtf: 2025-01/2025-02, text: From January to February 2025}}
  - id: cooks-in-april
    quote: In April 2025 it will have 3 cooks, and 2 from May 2025 on
    text: In April 2025 it will have 3 cooks, and 2 from May 2025 on.
    modality: expected
    hedge: will
    figures:
      - {id: april, indicator: cooks, value: 3, text: 3 cooks,
         period: {edtf: 2025-04, text: In April 2025}}
      - {id: may, indicator: cooks, value: 2, text: "2",
         period: {edtf: 2025-05/.., text: from May 2025 on}}
"""


def query_model(name: str) -> type[ListQuery]:
    found = vars(import_module(f"app.resources.{name}")).values()
    models = [x for x in found if isinstance(x, type) and issubclass(x, ListQuery)]
    [model] = [x for x in models if x is not ListQuery]
    return model


MODELS = {name: query_model(name) for name in LISTS}


def filters_of(name: str) -> list[str]:
    return [key for key, field in MODELS[name].model_fields.items() if mark(field, Where)]


@dataclass(frozen=True, repr=False)
class Reading:
    """The seeds, read without any help from the database."""

    seeds: Seeds

    @cached_property
    def claims(self) -> dict[str, AnchoredClaim]:
        return {claim.seed.id: claim for claim in self.seeds.claims}

    @cached_property
    def figures(self) -> dict[str, tuple[FigureSeed, AnchoredClaim]]:
        return {f.id: (f, claim) for claim in self.seeds.claims for f in claim.seed.figures}

    @cached_property
    def articles(self) -> dict[str, Folder]:
        return {folder.seed.id: folder for folder in self.seeds.folders}

    @cached_property
    def sources(self) -> dict[str, tuple[str, str]]:
        """Each source's article and marker: every label within brackets in the text."""
        return {
            f"{name}-{label}": (name, label)
            for name, folder in self.articles.items()
            for label in re.findall(r"(?<=[\[ ])\d(?=[\],])", folder.text.text)
        }

    def items(self, name: str) -> Mapping[str, Any]:
        own = ("claims", "figures", "articles", "sources")
        found: Mapping[str, Any] = getattr(self if name in own else self.seeds, name)
        return found

    def stating(self, event: str) -> list[AnchoredClaim]:
        return [claim for claim in self.claims.values() if event in claim.seed.events]

    def around(self, place: str | None) -> Iterator[str]:
        """The place and all that it lies within."""
        while place:
            yield place
            place = self.seeds.places[place].within

    @cached_property
    def named(self) -> dict[tuple[str, str], set[str]]:
        """By kind and claim: what the claim's quotes name."""
        kinds = ("actors", "places")
        return {(k, x): self._named(claim, k) for k in kinds for x, claim in self.claims.items()}

    def _named(self, claim: AnchoredClaim, kind: str) -> set[str]:
        """Longer names first, each word used once."""
        quotes = "\n".join(found.exact for found in claim.anchors).replace("’", "'")
        named = set()
        for form, name in sorted(self.forms(kind), key=lambda pair: -len(pair[0])):
            pattern = rf"(?<!\w){re.escape(form)}(?!\w)"
            if re.search(pattern, quotes):
                named.add(name)
                quotes = re.sub(pattern, "|", quotes)
        return named

    def forms(self, kind: str) -> list[tuple[str, str]]:
        """Each name and alias of the actors or places, and the id behind it."""
        known: Mapping[str, Any] = getattr(self.seeds, kind)
        return [(form, name) for name, x in known.items() for form in (x.name, *x.aliases)]

    def cited(self, claim: AnchoredClaim) -> set[str]:
        return {f"{claim.article}-{label}" for found in claim.anchors for label in found.cites}


def said_by(claim: AnchoredClaim) -> str:
    said = claim.seed.attribution
    return said.actor or ("unnamed" if said.type == "unnamed" else "article")


def possible_spans(reading: Reading, name: str, item: str) -> list[tuple[str, str]]:
    """Every first and last day that a date's words allow; none where there is no date."""
    if name == "events":
        seed = reading.seeds.events[item]
        said, occurred = seed.date, seed.status == "occurred"
        stating = reading.stating(item)
    else:
        figure, claim = reading.figures[item]
        said, occurred, stating = figure.period, False, [claim]
    if said is None:
        return []
    written = max(str(reading.articles[claim.article].seed.date) for claim in stating)
    starts, _, ends = said.span.edtf.strip("~?%").partition("/")
    if not ends:
        return [(day, day) for day in days_of(starts)]
    last = [written] if occurred else [written, "9999-12-31"]
    begins = ["0001-01-01", *days_of(ends)] if starts == ".." else days_of(starts)
    endings = last if ends == ".." else days_of(ends)
    return [(a, max(a, b)) for a in begins for b in endings if a <= b or ends == ".."]


def days_of(point: str) -> list[str]:
    """The days of a year, month or day (the made-up dates have no seasons)."""
    first, last = (f"{point}-01-01"[:10], f"{point}-12-31"[:10])
    if len(point) == 7:
        last = f"{point}-{monthrange(*map(int, point.split('-')))[1]}"
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    return [str(start + timedelta(n)) for n in range((end - start).days + 1)]


def may_touch(name: str, since: bool) -> "Reads":
    """The date's words allow a day that is not before (not after) this one."""
    return lambda r, x, v: any(b >= v if since else a <= v for a, b in possible_spans(r, name, x))


Reads = Callable[[Reading, str, str], bool]
PLAIN: dict[tuple[str, str], Reads] = {
    ("actors", "type"): lambda r, x, v: r.seeds.actors[x].type == v,
    ("actors", "country"): lambda r, x, v: r.seeds.actors[x].country == v,
    ("actors", "affiliation"): lambda r, x, v: r.seeds.actors[x].affiliation == v,
    ("actors", "event"): lambda r, x, v: x in {a.actor for a in r.seeds.events[v].actors},
    ("articles", "language"): lambda r, x, v: r.articles[x].seed.language == v,
    ("articles", "since"): lambda r, x, v: str(r.articles[x].seed.date) >= v,
    ("articles", "until"): lambda r, x, v: str(r.articles[x].seed.date) <= v,
    ("claims", "article"): lambda r, x, v: r.claims[x].article == v,
    ("claims", "event"): lambda r, x, v: v in r.claims[x].seed.events,
    ("claims", "actor"): lambda r, x, v: v in r.named["actors", x],
    ("claims", "place"): lambda r, x, v: any(
        v in r.around(place) for place in r.named["places", x]
    ),
    ("claims", "attributed_to"): lambda r, x, v: said_by(r.claims[x]) == v,
    ("claims", "modality"): lambda r, x, v: r.claims[x].seed.modality == v,
    ("claims", "source"): lambda r, x, v: v in r.cited(r.claims[x]),
    ("claims", "has_figure"): lambda r, x, v: bool(r.claims[x].seed.figures) == (v == "true"),
    ("events", "article"): lambda r, x, v: v in {c.article for c in r.stating(x)},
    ("events", "type"): lambda r, x, v: r.seeds.events[x].type == v,
    ("events", "status"): lambda r, x, v: r.seeds.events[x].status == v,
    ("events", "actor"): lambda r, x, v: v in {a.actor for a in r.seeds.events[x].actors},
    ("events", "place"): lambda r, x, v: any(
        v in r.around(place.place) for place in r.seeds.events[x].places
    ),
    ("events", "since"): may_touch("events", since=True),
    ("events", "until"): may_touch("events", since=False),
    ("events", "attributed_to"): lambda r, x, v: v in {said_by(c) for c in r.stating(x)},
    ("events", "source"): lambda r, x, v: any(v in r.cited(c) for c in r.stating(x)),
    ("figures", "article"): lambda r, x, v: r.figures[x][1].article == v,
    ("figures", "indicator"): lambda r, x, v: r.figures[x][0].indicator == v,
    ("figures", "unit"): lambda r, x, v: r.seeds.indicators[r.figures[x][0].indicator].unit == v,
    ("figures", "qualifier"): lambda r, x, v: r.figures[x][0].qualifier == v,
    ("figures", "min"): lambda r, x, v: (n := r.figures[x][0].value) is not None and n >= float(v),
    ("figures", "max"): lambda r, x, v: (n := r.figures[x][0].value) is not None and n <= float(v),
    ("figures", "subject"): lambda r, x, v: v in r.figures[x][0].subjects,
    ("figures", "event"): lambda r, x, v: v in r.figures[x][1].seed.events,
    ("figures", "place"): lambda r, x, v: v in r.around(r.figures[x][0].place),
    ("figures", "attributed_to"): lambda r, x, v: said_by(r.figures[x][1]) == v,
    ("figures", "since"): may_touch("figures", since=True),
    ("figures", "until"): may_touch("figures", since=False),
    ("figures", "source"): lambda r, x, v: v in r.cited(r.figures[x][1]),
    ("indicators", "unit"): lambda r, x, v: r.seeds.indicators[x].unit == v,
    ("places", "type"): lambda r, x, v: r.seeds.places[x].type == v,
    ("places", "country"): lambda r, x, v: r.seeds.places[x].country == v,
    ("places", "within"): lambda r, x, v: v in set(r.around(r.seeds.places[x].within)),
    ("sources", "article"): lambda r, x, v: r.sources[x][0] == v,
    ("sources", "marker"): lambda r, x, v: r.sources[x][1] == v,
}

DAYS = "0001-01-01 2024-07-31 2024-08-01 2024-12-01 2024-12-31 2025-01-04 2025-01-05 2025-01-06"
DAYS += " 2025-01-11 2025-01-20 2025-01-21 2025-01-31 2025-02-01 2025-02-28 2025-03-01 2025-03-02"
DAYS += " 2025-04-01 2025-04-15 2025-04-30 2025-05-01 2025-05-31 2025-06-01 9999-12-31"
NUMBERS = "-1 0 1 2 3 12 12.5 12.500001 29.9 30 42 585 1000 3000 38000 38000.5 1000000000"
GIVEN = {
    "since": DAYS.split(),
    "until": DAYS.split(),
    "min": NUMBERS.split(),
    "max": NUMBERS.split(),
    "has_figure": ["true", "false"],
    "language": ["en", "de", "fr"],
    "marker": ["1", "2", "4", "5", "99"],
}


def candidates(reading: Reading, name: str, key: str) -> list[str]:
    """Values to ask for: everything that exists, and what lies beside it."""
    field = MODELS[name].model_fields[key]
    if names := mark(field, Names):
        kind = {"unit": "units", "event_type": "event_types"}.get(
            names.resource, f"{names.resource}s"
        )
        return [*reading.items(kind), *names.also]
    return GIVEN[key] if key in GIVEN else [str(x) for x in enum_of(field.annotation)]


def enum_of(annotation: Any) -> list[str]:
    [kind] = annotation.__args__
    return list(kind)


def ends_before_it_starts(asked: Mapping[str, list[str]]) -> bool:
    numbers = [float(v) for key in ("min", "max") for v in asked.get(key, [])]
    days = [v for key in ("since", "until") for v in asked.get(key, [])]
    return any(len(ends) == 2 and ends[1] < ends[0] for ends in (numbers, days))


@dataclass(frozen=True, repr=False)
class World:
    """The application and a reading of the seeds that it serves."""

    api: httpx.Client
    reading: Reading

    def ids(self, name: str, asked: Mapping[str, Any]) -> list[str]:
        answer = self.api.get(f"/{name}", params={**asked, "limit": 200})
        assert answer.status_code == 200, (answer.url, answer.text)
        found = answer.json()
        assert found["total"] == len(found["items"])
        return [item["id"] for item in found["items"]]

    def expected(self, name: str, asked: Mapping[str, list[str]]) -> set[str]:
        if ends_before_it_starts(asked):
            return set()
        return {
            item
            for item in self.reading.items(name)
            if all(
                any(PLAIN[name, key](self.reading, item, value) for value in values)
                for key, values in asked.items()
            )
        }

    def agrees(self, name: str, asked: Mapping[str, list[str]]) -> None:
        found = self.ids(name, asked)
        assert len(found) == len(set(found))
        assert set(found) == self.expected(name, asked), asked


@pytest.fixture(scope="session")
def own(api: httpx.Client, seeds: Seeds) -> World:
    """The project's own seeds."""
    return World(api, Reading(seeds))


@pytest.fixture(scope="session")
def made_up_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The vocabulary and the article of the project, with the made-up article beside it:
    `seeds`, and what is published of them in `data`."""
    folder = tmp_path_factory.mktemp("made-up")
    for path in SEEDS.rglob("*.*"):
        copied = folder / "seeds" / path.relative_to(SEEDS)
        copied.parent.mkdir(parents=True, exist_ok=True)
        copied.write_bytes(path.read_bytes())
    (folder / "seeds" / "a-cafe").mkdir()
    (folder / "seeds" / "a-cafe" / "article.txt").write_text(MADE_UP_TEXT, encoding="utf-8")
    (folder / "seeds" / "a-cafe" / "facts.yaml").write_text(MADE_UP_FACTS, encoding="utf-8")
    publish(folder / "seeds", folder / "data")
    return folder


@pytest.fixture(scope="session")
def made_up(made_up_folder: Path, cache: dict[str, int]) -> Iterator[World]:
    """The seeds with the made-up article."""
    read, faults = load_seeds(read_seed_files(made_up_folder / "seeds"))
    assert not faults
    with in_process.opened(made_up_folder / "data", **cache) as client:
        yield World(client, Reading(read))


@pytest.fixture(params=["own", pytest.param("made_up", marks=pytest.mark.again)], scope="session")
def world(request: pytest.FixtureRequest, cache: dict[str, int]) -> World:
    found: World = request.getfixturevalue(request.param)
    return found


def test_every_filter_is_read_plainly_here() -> None:
    asked = {(name, key) for name in LISTS for key in filters_of(name) if key != "q"}
    assert asked == set(PLAIN)


def test_every_list_is_tested_and_searches_words(api: httpx.Client) -> None:
    paths = api.get("/openapi.json").json()["paths"]
    lists = {path for path, x in paths.items() if x["get"]["operationId"].startswith("list_")}
    lists.remove("/discrepancies")  # which no curator writes: test_discrepancies.py reads them
    assert lists == {f"/{name}" for name in LISTS}
    assert all("q" in filters_of(name) for name in LISTS)


@pytest.mark.parametrize("name", REQUIRED)
def test_no_filter_of_the_issue_is_missing(name: str) -> None:
    assert set(REQUIRED[name].split()) <= set(filters_of(name))


@pytest.mark.parametrize("name", LISTS)
def test_an_unfiltered_list_has_every_item(world: World, name: str) -> None:
    assert set(world.ids(name, {})) == set(world.reading.items(name))


@pytest.mark.parametrize(("name", "key"), [pytest.param(*k, id="-".join(k)) for k in PLAIN])
def test_each_value_finds_what_the_seeds_say(world: World, name: str, key: str) -> None:
    for value in candidates(world.reading, name, key):
        world.agrees(name, {key: [value]})


@pytest.mark.parametrize("name", LISTS)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_filters_narrow_each_other_and_several_values_are_any_of(
    world: World, name: str, data: st.DataObject
) -> None:
    world.agrees(name, question(data, world.reading, name))


def question(data: st.DataObject, reading: Reading, name: str) -> dict[str, list[str]]:
    """Up to three filters with up to eight values each, where a filter takes several."""
    keys = [key for key in filters_of(name) if key != "q"]
    chosen = data.draw(st.lists(st.sampled_from(keys), max_size=3, unique=True))
    return {key: data.draw(values_of(reading, name, key)) for key in chosen}


def values_of(reading: Reading, name: str, key: str) -> st.SearchStrategy[list[str]]:
    several = MODELS[name].model_fields[key].default == []
    one = st.sampled_from(candidates(reading, name, key))
    return st.lists(one, min_size=1, max_size=8 if several else 1)


# Certain and possible


def passes(value: tuple[float, float, str], least: float, most: float) -> tuple[bool, bool]:
    """Whether a number between these bounds must, and whether it may, lie in a range."""
    low, high, qualifier = value
    lowest = nextafter(low, inf) if qualifier == "more_than" else low
    highest = nextafter(high, -inf) if qualifier == "less_than" else high
    return least <= low and high <= most, lowest <= most and least <= highest


def bounds_of(figure: FigureSeed) -> tuple[float, float, str]:
    value = None if figure.value is None else float(figure.value)
    low, high = {
        "exact": (value, value),
        "at_least": (value, None),
        "more_than": (value, None),
        "at_most": (None, value),
        "less_than": (None, value),
        "between": (figure.low, figure.high),
    }.get(figure.qualifier, (None, None))
    known = (-inf if low is None else float(low), inf if high is None else float(high))
    return *known, figure.qualifier


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(ends=st.lists(st.sampled_from([None, *NUMBERS.split()]), min_size=2, max_size=2))
def test_numbers_match_for_certain_or_possibly(world: World, ends: list[str | None]) -> None:
    asked = {key: end for key, end in zip(("min", "max"), ends, strict=True) if end is not None}
    least, most = float(ends[0] or -inf), float(ends[1] or inf)
    for number, match in enumerate(("certain", "possible")):
        expected = {
            name
            for name, (figure, _) in world.reading.figures.items()
            if not asked or (least <= most and passes(bounds_of(figure), least, most)[number])
        }
        assert set(world.ids("figures", {**asked, "match": match})) == expected, (asked, match)


@pytest.mark.parametrize("name", ["events", "figures"])
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(ends=st.lists(st.sampled_from([None, *DAYS.split()]), min_size=2, max_size=2))
def test_dates_match_for_certain_or_possibly(
    world: World, name: str, ends: list[str | None]
) -> None:
    asked = {key: end for key, end in zip(("since", "until"), ends, strict=True) if end}
    since, until = ends[0] or "0000", ends[1] or "A"
    for match, told in (("certain", all), ("possible", any)):
        expected = {
            item
            for item in world.reading.items(name)
            if not asked
            or (since <= until and told(meets(world.reading, name, item, (since, until), match)))
        }
        assert set(world.ids(name, {**asked, "match": match})) == expected, (asked, match)


def meets(
    reading: Reading, name: str, item: str, days: tuple[str, str], match: str
) -> Iterator[bool]:
    """For every span that a date's words allow, whether it has one of the days."""
    spans = possible_spans(reading, name, item)
    events, figures = reading.seeds.events, reading.figures
    said = events[item].date if name == "events" else figures[item][0].period
    if said is None or (match == "certain" and said.span.approximate):
        yield False
    yield from (first <= days[1] and days[0] <= last for first, last in spans)


# Names


def named_filters() -> list[tuple[str, str, Names]]:
    return [
        (name, key, names)
        for name in LISTS
        for key in filters_of(name)
        if (names := mark(MODELS[name].model_fields[key], Names))
    ]


def cases(*resources: str) -> list[Any]:
    """The filters that name one of these resources; without any, all that name something."""
    found = [case for case in named_filters() if not resources or case[2].resource in resources]
    return [pytest.param(*case, id="-".join(case[:2])) for case in found]


NAMED, SPOKEN = cases(), cases("actor", "place", "indicator")


@pytest.mark.parametrize(("name", "key", "names"), SPOKEN)
def test_names_and_aliases_stand_for_the_id(
    world: World, name: str, key: str, names: Names
) -> None:
    kind = f"{names.resource}s"
    forms = world.reading.forms(kind) if names.resource != "indicator" else []
    forms += [(x.name, i) for i, x in world.reading.seeds.indicators.items() if not forms]
    for form, behind in forms:
        expected = world.ids(name, {key: behind})
        for spelt in (form, f"  {form.upper().replace(' ', '   ')} "):
            assert world.ids(name, {key: spelt}) == expected, spelt


@pytest.mark.parametrize(("name", "key", "names"), NAMED)
def test_a_misspelt_name_is_refused_with_the_nearest(
    own: World, name: str, key: str, names: Names
) -> None:
    for value in candidates(own.reading, name, key):
        if len(value) < 6:
            continue
        misspelt = value[: len(value) // 2] + value[len(value) // 2 + 1 :]
        answer = own.api.get(f"/{name}", params={key: misspelt})
        assert answer.status_code == 422, misspelt
        [fault] = answer.json()["errors"]
        assert (fault["parameter"], fault["nearest"]) == (key, value)


@pytest.mark.parametrize(("name", "key", "names"), NAMED)
def test_a_value_that_names_nothing_is_refused(
    own: World, name: str, key: str, names: Names
) -> None:
    for value in ("zzzzzzzz", "%", "'", "null", "-", "Ω" * 200):
        answer = own.api.get(f"/{name}", params={key: value})
        assert answer.status_code == 422
        assert [fault["parameter"] for fault in answer.json()["errors"]] == [key]


def test_one_unknown_name_among_known_ones_is_refused(own: World) -> None:
    answer = own.api.get("/events", params={"actor": ["ukraine", "nobody-at-all"]})
    assert answer.status_code == 422


def test_of_many_unknown_names_all_are_told_and_the_first_few_with_the_nearest(own: World) -> None:
    """Each hint is looked for among all names: a request gets no more for asking sixteen times."""
    asked = {"actor": [f"ukrain{n}" for n in range(8)], "place": [f"russi{n}" for n in range(8)]}
    errors = own.api.get("/events", params=asked).json()["errors"]
    assert Counter(one["parameter"] for one in errors) == {"actor": 8, "place": 8}
    assert [bool(one["nearest"]) for one in errors] == [True] * MOST_HINTS + [False] * 13


@pytest.mark.parametrize(("name", "key"), [("actors", "type"), ("claims", "modality")])
def test_a_value_outside_a_closed_list_is_refused_with_the_list(
    own: World, name: str, key: str
) -> None:
    allowed = candidates(own.reading, name, key)
    answer = own.api.get(f"/{name}", params={key: allowed[0][:-1]})
    [fault] = answer.json()["errors"]
    assert (fault["allowed"], fault["nearest"]) == (allowed, allowed[0])


def test_nine_values_are_too_many_and_eight_are_not(own: World) -> None:
    assert own.api.get("/events", params={"actor": ["ukraine"] * 8}).status_code == 200
    assert own.api.get("/events", params={"actor": ["ukraine"] * 9}).status_code == 422


# Words


def folded(text: str) -> list[str]:
    """The words of a text, without accents and capitals."""
    bare = unicodedata.normalize("NFD", text.casefold())
    return re.findall(r"\w+", "".join(x for x in bare if not unicodedata.combining(x)))


def words_of_claim(claim: AnchoredClaim) -> list[str]:
    return [claim.seed.text, *(found.exact for found in claim.anchors)]


def words_of_figure(reading: Reading, figure: str) -> list[str]:
    seed, claim = reading.figures[figure]
    return [seed.text, reading.seeds.indicators[seed.indicator].name, *words_of_claim(claim)]


def words_of_actor(reading: Reading, actor: str) -> list[str]:
    seed = reading.seeds.actors[actor]
    mentions = [m for folder in reading.seeds.folders for m in folder.file.mentions]
    return [seed.name, *seed.aliases, *(m.role for m in mentions if m.actor == actor)]


SEARCHED: dict[str, Callable[[Reading, str], list[str]]] = {
    "actors": words_of_actor,
    "articles": lambda r, x: [r.articles[x].text.text],
    "claims": lambda r, x: words_of_claim(r.claims[x]),
    "events": lambda r, x: [
        r.seeds.events[x].title,
        *(words for claim in r.stating(x) for words in words_of_claim(claim)),
    ],
    "figures": words_of_figure,
    "indicators": lambda r, x: [r.seeds.indicators[x].name, r.seeds.indicators[x].definition],
    "places": lambda r, x: [r.seeds.places[x].name, *r.seeds.places[x].aliases],
    "sources": lambda *_: [],
}


def holding(reading: Reading, name: str, words: str) -> set[str]:
    """Where all words occur; what signs join ("38,000", "well-known") stands there as one."""
    runs = [f" {' '.join(folded(word))} " for word in words.split() if folded(word)]
    texts = {
        item: f" {' '.join(folded(' '.join(SEARCHED[name](reading, item))))} "
        for item in reading.items(name)
    }
    return {item for item, text in texts.items() if runs and all(run in text for run in runs)}


@pytest.mark.parametrize("name", LISTS)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_q_finds_where_all_words_occur(world: World, name: str, data: st.DataObject) -> None:
    texts = [SEARCHED["articles"](world.reading, x) for x in world.reading.articles]
    known = sorted({word for [text] in texts for word in folded(text)})
    words = data.draw(st.lists(st.sampled_from(known), min_size=1, max_size=3))
    assert set(world.ids(name, {"q": " ".join(words)})) == holding(
        world.reading, name, " ".join(words)
    )


SPELT = ["jose akerstrom", "JOSÉ ÅKERSTRÖM", "jose\u0301  a\u030akerstro\u0308m", "Josè Akerström"]


@pytest.mark.parametrize("spelt", SPELT)
def test_q_folds_accents_capitals_and_spaces(made_up: World, spelt: str) -> None:
    assert made_up.ids("actors", {"q": spelt}) == ["jose-akerstrom"]
    assert made_up.ids("claims", {"q": f"CAFE {spelt}"}) == ["a-second-cafe"]


def test_q_takes_accents_where_the_text_has_none(own: World) -> None:
    assert own.ids("actors", {"q": "Zélènskÿy"}) == ["zelenskyy"]


HOSTILE = """
" "losses losses* loss* text:losses ^losses losses|OR|tanks NOT NEAR(losses|tanks) NEAR/2 (losses
losses) -losses + {a|b}:c '' ';|DROP|TABLE|claim;|-- \\ % _ words|MATCH|x losses|AND ☃ ... ½ 38,000
"""  # a bar stands for a space


@pytest.mark.parametrize("words", HOSTILE.split())
def test_query_syntax_in_q_is_only_words(own: World, words: str) -> None:
    words = words.replace("|", " ")
    for name in LISTS:
        assert set(own.ids(name, {"q": words})) == holding(own.reading, name, words)


def test_no_word_of_q_is_ignored_however_many_there_are(own: World) -> None:
    many = "Moscow has suffered losses of 38,000 personnel and over 1,000 pieces of equipment"
    assert own.ids("claims", {"q": many}) == ["russian-losses"]
    answer = own.api.get("/claims", params={"q": f"{many} and seventeen zeppelins"})
    assert answer.status_code == 422 or answer.json()["items"] == []


def test_a_near_spelling_is_led_to_the_id(own: World) -> None:
    answer = own.api.get("/claims", params={"actor": "Zelensky"})
    assert answer.json()["errors"][0]["nearest"] == "zelenskyy"
