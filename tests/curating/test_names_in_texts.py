"""By which words a text names an event, an actor and an indicator, and by which it does not."""

from typing import Any

import pytest

from app.curating.meaning.indicators import Indicators, Words
from app.curating.meaning.naming import EventName, shortens
from app.curating.rules import aliases, naming
from app.curating.seeds.claims import FigureSeed
from app.curating.seeds.things import IndicatorSeed, UnitSeed
from app.curating.text.names import NameFinder
from app.english.phrases.heads import find_heads
from app.english.stems.stem import stem_kin
from tests.curating.one_article import read_seeds, tell


@pytest.mark.parametrize(
    ("form", "text", "found"),
    [
        ("rescue workers", "Rescue workers dug all night.", True),
        ("The court", "She said the court was wrong.", True),
        ("Rescue workers", "The rescue workers dug all night.", False),
        ("may", "It came in May.", True),
        ("Unity Party", "The unity party was loud.", False),
    ],
)
def test_a_sentence_begins_with_a_capital(form: str, text: str, found: bool) -> None:
    assert bool(NameFinder({form: "it"}).ids_in(text)) is found


@pytest.mark.parametrize(
    ("title", "words", "found"),
    [
        ("Earthquake on an island", "Saturday's quake", True),
        ("Wildfire in the hills", "the fire", True),
        ("Counterattack in the north", "the attack", False),
        ("Aftershock", "the shock", False),
        ("Earthquake on an island", "the island", False),
        ("Earthquake on an island", "the fire", False),
    ],
)
def test_the_end_of_a_compound_stands_for_it(title: str, words: str, found: bool) -> None:
    assert shortens(EventName("it", title, find_heads(title), None), words) is found


QUAKE = "An earthquake struck Sumy. Aid came. The quake cut the road."


@pytest.mark.parametrize(
    ("event", "others", "says"),
    [
        ("earthquake", {"aid": {"title": "Aid"}}, None),
        ("aid", {"aid": {"title": "Aid"}}, "{event: earthquake, words: The quake}"),
    ],
)
def test_words_that_shorten_an_event_stand_for_no_other(
    event: str, others: dict[str, Any], says: str | None
) -> None:
    events = {"earthquake": {"title": "Earthquake"}, **others}
    about = [{"event": event, "words": "The quake"}]
    claims = [
        {"id": "one", "quote": "An earthquake struck Sumy", "events": ["earthquake"]},
        {"id": "two", "quote": "The quake cut the road", "events": about},
    ]
    told = tell(read_seeds(QUAKE, claims, events), (naming.events_are_named,))
    assert any(says in one for one in told) if says else not told


@pytest.mark.parametrize(
    ("alias", "name", "same"),
    [
        ("Zelensky", "Volodymyr Zelenskyy", True),
        ("Sindomwo", "Gaston Sindimwo", True),
        ("Ivanova", "Petr Ivanov", False),
        ("Biden", "Donald Trump", False),
        ("Moll", "Ada Mill", False),
    ],
)
def test_a_last_name_may_be_spelt_otherwise(alias: str, name: str, same: bool) -> None:
    assert aliases.is_spelt_alike(alias, name) is same


def test_a_unit_tells_no_indicators_apart() -> None:
    term = {"name": "Length of a prison term", "definition": "How long.", "unit": "year"}
    power = {"name": "Years in power", "definition": "How long.", "unit": "year"}
    known = {"term": IndicatorSeed(**term), "power": IndicatorSeed(**power)}
    indicators = Indicators(known, {"year": UnitSeed(name="year")})
    own = frozenset((stem_kin("nine"), stem_kin("year")))

    def explain(indicator: str, quote: str) -> str | None:
        figure = FigureSeed(id="it", indicator=indicator, text="nine-year")
        return indicators.explain(figure, Words(own, frozenset(map(stem_kin, quote.split()))))

    assert explain("term", "upheld prison term") is None
    assert "indicator: term" in str(explain("power", "upheld prison term"))
    assert "indicator: power" in str(explain("term", "power"))
