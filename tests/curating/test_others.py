"""Others are not taken for whom an event, a title, a name or a voice belongs to."""

from typing import Any

import pytest

from app.curating.rules import aliases, bearers, periods, roles, time, titles, voices, wording
from tests.curating.one_article import ACTORS, read_seeds, tell

TYPES = {
    "battle": {
        "name": "Battle",
        "definition": "Fighting.",
        "roles": {
            "attacker": {"definition": "Who attacks.", "side": "does"},
            "attacked": {"definition": "Who is attacked.", "side": "undergoes"},
            "lost": {"definition": "Who has the loss.", "side": "undergoes"},
            "took part": {"definition": "Who was there."},
        },
    }
}


def tell_of_actor(sentence: str, title: str, actor: str, role: str) -> list[str]:
    """What the rules of roles and titles say of an event with this actor."""
    event = {"title": title, "type": "battle", "actors": [{"actor": actor, "role": role}]}
    claim = {"id": "claim", "quote": sentence, "events": ["it"]}
    seeds = read_seeds(f"{sentence}.", [claim], {"it": event}, event_types=TYPES)
    return tell(seeds, (*roles.RULES, *titles.RULES))


@pytest.mark.parametrize(
    ("sentence", "title", "role", "own", "other"),
    [
        ("Ukraine repelled Russian attacks", "Attacks", "attacker", "russia", "ukraine"),
        ("GM saw the strike and Ukraine's attack", "Attack", "attacker", "ukraine", "gm"),
        ("Russia in its assault on Sumy met Ukraine", "Assault", "attacker", "russia", "ukraine"),
        ("Moscow had losses and Ukraine's losses grew", "Losses", "lost", "ukraine", "gm"),
    ],
)
def test_a_noun_with_an_owner_is_nobody_elses(
    sentence: str, title: str, role: str, own: str, other: str
) -> None:
    assert tell_of_actor(sentence, title, own, role) == []
    assert tell_of_actor(sentence, title, other, role) != []


@pytest.mark.parametrize(
    ("sentence", "accepted"),
    [
        ("GM said the attack killed two", False),
        ("GM reported an attack by its rival", True),
        ("GM said it would join the attack", True),
        ("The attack was larger than GM predicted", False),
        ("The attack killed two (GM)", False),
        ("GM began the attack", True),
    ],
)
def test_who_only_speaks_is_no_part_of_it(sentence: str, *, accepted: bool) -> None:
    told = tell_of_actor(sentence, "Attack", "gm", "took part")
    assert (told == []) is accepted


@pytest.mark.parametrize(
    ("title", "accepted"),
    [
        ("Ukraine's attack on Russia", True),
        ("Attack by Ukraine", True),
        ("Attack on Ukraine", False),
        ("GM's attack", False),
        ("Ukraine's attack on Russia by Ukraine", False),
    ],
)
def test_a_title_names_those_who_have_a_part(title: str, *, accepted: bool) -> None:
    sentence = "GM watched Ukraine's attack on Russia"
    event = {
        "title": title,
        "type": "battle",
        "actors": [
            {"actor": "ukraine", "role": "attacker"},
            {"actor": "russia", "role": "attacked"},
        ],
    }
    claim = {"id": "claim", "quote": sentence, "events": ["it"]}
    seeds = read_seeds(f"{sentence}.", [claim], {"it": event}, event_types=TYPES)
    assert (tell(seeds, titles.RULES) == []) is accepted


@pytest.mark.parametrize(
    ("bearer", "alias", "accepted"),
    [
        ("court", "Constitutional Court", True),
        ("gm", "Constitutional Court", False),
        ("ford", "General Motors Corporation", False),
        ("gm", "General Motors Corporation", True),
        ("court", "the judges", True),
        ("ford", "Blue Oval", True),
    ],
)
def test_an_alias_holds_nobody_elses_name(bearer: str, alias: str, *, accepted: bool) -> None:
    text = (
        "The Constitutional Court of Bern met. General Motors Corporation and Ford met the judges."
        " General Motors and Blue Oval left. The Constitutional Court left."
    )
    actors: dict[str, Any] = {
        "court": {"name": "the Constitutional Court of Bern", "type": "organization"},
        "gm": {"name": "General Motors", "type": "organization"},
        "ford": {"name": "Ford", "type": "organization"},
    }
    actors[bearer]["aliases"] = [alias]
    told = tell(read_seeds(text, [], {}, actors=actors), aliases.RULES)
    assert (told == []) is accepted


@pytest.mark.parametrize(
    ("sentence", "cue"),
    [
        ("The loss has been attributed to GM", "has been attributed to"),
        ("The loss is reportedly due to GM", "reportedly"),
    ],
)
def test_nobodys_words_are_not_those_whom_they_name(sentence: str, cue: str) -> None:
    said = {"actor": "gm", "speaker": "GM", "cue": cue}
    claim = {"id": "claim", "quote": sentence, "hedge": cue, "attribution": said}
    told = tell(read_seeds(f"{sentence}.", [claim], {}, actors=ACTORS), voices.RULES)
    assert any("type: unnamed" in one for one in told)


NUMBERS = (*bearers.RULES, *periods.RULES, *time.RULES, *voices.RULES)


@pytest.mark.parametrize(
    ("sentence", "subjects", "accepted"),
    [
        ("Russia and Ukraine lost 40 tanks", ["russia", "ukraine"], True),
        ("GM, Russia and Ukraine lost 40 tanks", ["russia", "ukraine"], True),
        ("Russia lost 40 tanks near Ukraine", ["russia", "ukraine"], False),
        ("Russia lost 40 tanks while GM watched Ukraine", ["russia", "gm"], False),
    ],
)
def test_a_number_of_several_names_them_together(
    sentence: str, subjects: list[str], *, accepted: bool
) -> None:
    figure = {"id": "tanks", "indicator": "tanks", "text": "40 tanks", "subjects": subjects}
    claim = {"id": "claim", "quote": sentence, "figures": [figure]}
    told = tell(read_seeds(f"{sentence}.", [claim], {}), bearers.RULES)
    assert any("together" in one for one in told) is not accepted


@pytest.mark.parametrize(
    ("sentence", "date", "accepted"),
    [
        ("GM admitted on Friday that the loss was $5 billion", "on Friday", False),
        ("GM said Thursday that the loss was $5 billion", "Thursday", False),
        ("GM on Monday reported that the loss was $5 billion", "on Monday", False),
        ("GM said that the loss of Monday was $5 billion", "Monday", True),
    ],
)
def test_a_day_of_saying_dates_nothing_else(sentence: str, date: str, *, accepted: bool) -> None:
    figure = {"id": "loss", "indicator": "net-loss", "text": "$5 billion", "period": date}
    for more in ({"figures": [figure]}, {"events": ["loss"]}):
        claim = {"id": "claim", "quote": sentence, "attribution": {"actor": "gm"}, **more}
        events = {"loss": {"title": "Loss", "date": date}} if "events" in more else {}
        told = tell(read_seeds(f"{sentence}.", [claim], events), NUMBERS)
        assert any("tells when it was said" in one for one in told) is not accepted


def test_the_day_of_what_is_said_is_not_that_of_saying() -> None:
    sentence = "On Friday GM reported that the loss was $5 billion"
    figure = {"id": "loss", "indicator": "net-loss", "text": "$5 billion", "period": "On Friday"}
    said = {"actor": "gm", "date": "On Friday"}
    quote = "the loss was $5 billion"
    claim = {"id": "claim", "quote": quote, "attribution": said, "figures": [figure]}
    told = tell(read_seeds(f"{sentence}.", [claim], {}), NUMBERS)
    assert any("is the date of what is said" in one for one in told)


@pytest.mark.parametrize(
    ("sentence", "role", "accepted"),
    [
        ("The former president Syrskyi left", "president", False),
        ("The former president Syrskyi left", "former president", True),
        ("Deputy minister Syrskyi left", "minister", False),
        ("Col Gen Syrskyi left", "Gen", False),
        ("Syrskyi, head of the Center for Defence, left", "head of the Center for", False),
        ("Syrskyi, head of the Center for Defence, left", "head of the Center", True),
        ("President Syrskyi left", "President", True),
    ],
)
def test_a_role_stands_whole(sentence: str, role: str, *, accepted: bool) -> None:
    mention = {"actor": "syrskyi", "quote": "Syrskyi", "role": role}
    seeds = read_seeds(f"{sentence}.", [], {}, mentions=[mention])  # type: ignore[arg-type]
    told = tell(seeds, roles.RULES)
    assert any("write the role whole" in one for one in told) is not accepted


@pytest.mark.parametrize(
    ("quote", "text", "accepted"),
    [
        ("Two missiles hit the bases", "Two missiles hit the base.", False),
        ("The losses hit the banks", "The loss hit the banks.", False),
        ("Two missiles hit the bases", "Two missiles hit the bases.", True),
        ("GM may recover – provided costs fall", "GM may recover.", False),
    ],
)
def test_a_text_keeps_how_many_and_on_what_condition(
    quote: str, text: str, *, accepted: bool
) -> None:
    claim = {"id": "claim", "quote": quote, "text": text}
    told = tell(read_seeds(f"{quote}.", [claim], {}), wording.RULES)
    assert (told == []) is accepted
