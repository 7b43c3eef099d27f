"""Truths of other kinds of text are accepted, and the lie beside each of them is refused."""

import pytest

from app.curating.rules import kinship, places, roles
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
