"""Truths of other kinds of text are accepted, and the lie beside each of them is refused."""

import pytest

from app.curating.rules import events, kinship, naming, places, roles, wording
from tests.curating.one_article import PLACES, read_seeds, tell

CAPITAL = "They drove to the Russian capital, Moscow."
MOSCOW = {"name": "Moscow", "type": "city", "within": "russia", "country": "russia"}


@pytest.mark.parametrize(
    ("place", "says"),
    [
        ({}, None),
        ({"type": "country"}, "Write type: city."),
        ({"within": "ukraine"}, 'belongs to "Ukraine"'),
    ],
)
def test_a_capital_is_a_city_of_its_state(place: dict[str, str], says: str | None) -> None:
    known = {
        "russia": {"name": "Russia"},
        "ukraine": {"name": "Ukraine"},
        "moscow": MOSCOW | place,
    }
    claim = {"id": "claim", "quote": CAPITAL.rstrip("."), "events": []}
    told = tell(read_seeds(CAPITAL, [claim], {}, places=known), (*places.RULES, *kinship.RULES))
    assert told == [] if says is None else any(says in message for message in told)


@pytest.mark.parametrize(
    ("text", "accepted"),
    [
        ("An attack in northeastern Ukraine broke the line.", True),
        ("An attack in occupied Ukraine broke the line.", True),
        ("An attack in defiance of northern Ukraine broke the line.", False),
        ("An attack by northeastern Ukraine broke the line.", False),
        ("An attack on which Ukraine relied broke the line.", False),
    ],
)
def test_a_part_of_a_place_names_it(text: str, *, accepted: bool) -> None:
    event = {"title": "Attack", "places": [{"place": "ukraine", "role": "location"}]}
    claim = {"id": "claim", "quote": text.rstrip("."), "events": ["it"]}
    seeds = read_seeds(
        text, [claim], {"it": event}, places=PLACES | {"ukraine": {"name": "Ukraine"}}
    )
    told = [one for one in tell(seeds, roles.RULES) if "as a place" in one]
    assert bool(told) is not accepted


STRIKES = "A missile strike on Kursk failed. Those who ran from an initial strike saw a missile."
EVENTS = {"missile": {"title": "Missile strike on Kursk"}, "initial": {"title": "Initial strike"}}


@pytest.mark.parametrize(("event", "accepted"), [("initial", True), ("missile", False)])
def test_the_words_in_front_of_a_noun_tell_which_event_it_is(event: str, *, accepted: bool) -> None:
    """So do not those that stand elsewhere in the sentence."""
    claims = [
        {"id": "one", "quote": "A missile strike on Kursk failed", "events": ["missile"]},
        {"id": "two", "quote": "Those who ran from an initial strike saw a missile",
         "events": [event]},
    ]  # fmt: skip
    events = EVENTS if accepted else EVENTS | {"initial": EVENTS["initial"]}
    told = tell(read_seeds(STRIKES, claims, events), naming.RULES)
    told = [one for one in told if "rather than" in one or "this noun too" in one]
    assert (told == []) is accepted


def test_words_of_another_number_are_told_so() -> None:
    text = "A strike on Kursk failed. The drones hit Sumy. The assault cut a line."
    claims = [
        {"id": "one", "quote": "A strike on Kursk failed", "events": ["strike"]},
        {"id": "two", "quote": "The drones hit Sumy", "events": ["drones"]},
        {"id": "three", "quote": "The assault cut a line",
         "events": [{"event": "drones", "words": "The assault"}]},
    ]  # fmt: skip
    known = {"strike": {"title": "Strike on Kursk"}, "drones": {"title": "Drones"}}
    told = tell(read_seeds(text, claims, known), naming.RULES)
    assert any("does not agree in number" in one for one in told)
    assert not any("write {event: strike" in one for one in told)


@pytest.mark.parametrize("alias", ["the firm", "The firm"])
def test_an_alias_may_open_a_sentence_or_not(alias: str) -> None:
    text = "GM grew. The firm cut a plant, and the firm built another."
    actor = {"name": "GM", "type": "organization", "aliases": [alias]}
    event = {"title": "Cut of a plant", "actors": [{"actor": "gm", "role": "cut"}]}
    claim = {"id": "claim", "quote": "The firm cut a plant", "events": ["it"]}
    told = tell(read_seeds(text, [claim], {"it": event}, actors={"gm": actor}), events.RULES)
    assert told == []


@pytest.mark.parametrize(
    ("pointer", "accepted"), [("The country", True), ("The ministry", False), ("The plan", False)]
)
def test_a_state_in_brackets_may_own_what_its_country_does(pointer: str, *, accepted: bool) -> None:
    text = f"Ukraine's ministry spoke. {pointer}'s army fled."
    claim = {
        "id": "claim", "quote": f"{pointer}'s army fled", "text": "[Ukraine]'s army fled.",
        "means": "Ukraine's ministry spoke",
    }  # fmt: skip
    told = tell(read_seeds(text, [claim], {}), wording.RULES)
    assert (told == []) is accepted
