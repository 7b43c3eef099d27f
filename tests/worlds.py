"""Two worlds that are asked: the project's own seeds, and a made-up article beside them.

The made-up one has what the first lacks: numbers without a value, an open beginning, accents,
places within places within places. Each is published once for all tests that ask it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

import httpx
import pytest

from app.kit.asking.query import ListQuery
from app.releasing.publish import publish
from tests import in_process
from tests.conftest import SEEDS
from tests.kit.asking.facts import Facts
from tests.kit.asking.reading import Reading

LISTS = ("actors", "articles", "claims", "events", "figures", "indicators", "places", "sources")
MADE_UP_TEXT = """Ünlü Café Opens in Hafen Süd
Hafen Süd, Saturday, 1 March 2025.
José Åkerström said talks in Hafen Süd lasted until February 2025 [1]. \
Dozens of guests came to Hafen Süd with 40 to 60 cooks [1, 2]. \
Up to 12.5 percent of the guests left, and fewer than 30 tanks came [2]. \
José Åkerström will open a second café in Nordland [2]. \
The Ramstein meeting in Germany needs at least 3 tanks [1]. \
From January to February 2025 it turned away 12 guests. \
In April 2025 it will have 3 cooks, and 2 from May 2025 on. Hafen Süd lies on the Küste.
"""
MADE_UP_FACTS = """
article:
  id: a-cafe
  headline: Ünlü Café Opens in Hafen Süd
  dateline: {text: "Hafen Süd, Saturday, 1 March 2025.", place: hafen-sued, date: 2025-03-01}
  language: de
  publish: text
  date: 2025-03-01
units: {guest: {name: guest}}
event_types:
  opening:
    name: Opening
    definition: Something opens.
    roles:
      owner: {definition: Whose it is., side: does}
      location: {definition: Where it opens.}
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
    type: opening
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


@dataclass(frozen=True, repr=False)
class World:
    """The application, and a plain reading of the facts that it serves."""

    api: httpx.Client
    reading: Reading

    @classmethod
    def of(cls, api: httpx.Client) -> "World":
        return cls(api, Reading(Facts.read(api)))

    @property
    def facts(self) -> Facts:
        return self.reading.facts

    def ids(self, name: str, asked: Mapping[str, Any]) -> list[str]:
        answer = self.api.get(f"/{name}", params={**asked, "limit": 200})
        assert answer.status_code == 200, (answer.url, answer.text)
        found = answer.json()
        assert found["total"] == len(found["items"])
        return [item["id"] for item in found["items"]]

    def agrees(self, name: str, asked: Mapping[str, list[str]]) -> None:
        expected = self.reading.answer(name, {"sort": [ORDER[name]], **asked})
        assert self.ids(name, asked) == [one["id"] for one in expected], asked


ORDER = {name: MODELS[name].model_fields["sort"].default for name in LISTS}
"""How each list is ordered where nothing is said."""


@pytest.fixture(scope="session")
def own(api: httpx.Client) -> World:
    """The project's own seeds."""
    return World.of(api)


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
    with in_process.opened(made_up_folder / "data", **cache) as client:
        yield World.of(client)


@pytest.fixture(params=["own", pytest.param("made_up", marks=pytest.mark.again)], scope="session")
def world(request: pytest.FixtureRequest, cache: dict[str, int]) -> World:
    found: World = request.getfixturevalue(request.param)
    return found
