"""Saying as an act: who denied, blamed or announced, and what that asserts."""

from typing import Any

import pytest

from app import tables as t
from app.curating.rules import events, softening, voices
from app.releasing.rows.events import event_rows
from tests.curating.one_article import read_seeds, tell

FIGURE = {"id": "loss", "indicator": "net-loss", "text": "$5 billion"}


def tell_of(quote: str, **claim: Any) -> list[str]:
    """What the rules of voices and hedges say of a claim that is the end of a sentence."""
    seeds = read_seeds(f"{quote}.", [{"id": "claim", "quote": quote, **claim}], {})
    return tell(seeds, (*voices.RULES, *softening.RULES))


@pytest.mark.parametrize(
    "sentence",
    [
        "Russia denied any role",
        "Ukraine denies having shelled the depot",
        "Syrskyi blamed Moscow for the blast",
        "Ukraine accused Russia of burning the depot",
        "GM announced a plan to close a plant",
        "Ukraine announced the results of the ballot on Tuesday",
        "Syrskyi called for an inquiry",
        "Russia claimed responsibility for the blast",
        "Moscow vowed to answer",
        "Syrskyi, the commander, condemned the attack",
    ],
)
def test_an_act_of_speech_is_the_articles_or_the_speakers(sentence: str) -> None:
    assert tell_of(sentence) == []
    actors = ("russia", "ukraine", "gm", "syrskyi")
    assert [] in [tell_of(sentence, attribution={"actor": actor}) for actor in actors]


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("Russia denied that it shelled the depot", None),
        ("Russia denied the depot was shelled", None),
        ("GM announced that the plant would close", None),
        ("GM announced “a record year”", None),
        ("GM reported a loss", None),
        ("Ukraine confirmed the loss of a tank", None),
        ("Syrskyi blamed Moscow for the blast", "Moscow for the blast."),
        ("GM announced a plan to close a plant", "A plan to close a plant."),
        ("Russia claimed responsibility for the blast", "Responsibility for the blast."),
    ],
)
def test_what_is_said_to_be_so_is_its_speakers(sentence: str, text: str | None) -> None:
    told = tell_of(sentence, **({"text": text} if text else {}))
    assert any("it is said by" in message for message in told)


def test_a_number_that_is_announced_is_the_speakers() -> None:
    sentence = "GM announced a net loss of $5 billion"
    assert any("it is said by" in one for one in tell_of(sentence, figures=[FIGURE]))
    assert tell_of(sentence, figures=[FIGURE], attribution={"actor": "gm"}) == []


@pytest.mark.parametrize(
    ("title", "sentence", "accepted"),
    [
        ("Shelling of a depot", "Ukraine accused Russia of the shelling of a depot", False),
        ("Blast", "Syrskyi blamed Moscow for the blast", False),
        ("Announcement", "With its announcement Russia blamed Sumy for the delay", True),
        ("Talks in Sumy", "After talks in Sumy, Ukraine accused Russia of delays", True),
    ],
)
def test_an_event_that_only_what_is_said_names_is_the_speakers(
    title: str, sentence: str, *, accepted: bool
) -> None:
    claim = {"id": "claim", "quote": sentence, "events": ["it"]}
    told = tell(read_seeds(f"{sentence}.", [claim], {"it": {"title": title}}), voices.RULES)
    assert (told == []) is accepted


DENIED = "Russia denied the attack on Sumy. Ukraine said that the attack on Sumy failed."
DENIAL = {"id": "denial", "quote": "Russia denied the attack on Sumy", "events": ["attack"],
          "attribution": {"actor": "russia"}}  # fmt: skip
ATTACK = {"attack": {"title": "Attack on Sumy"}}


def test_who_only_denies_an_event_does_not_assert_it() -> None:
    said = {"id": "said", "quote": "the attack on Sumy failed", "events": ["attack"],
            "attribution": {"actor": "ukraine"}}  # fmt: skip
    seeds = read_seeds(DENIED, [DENIAL, said], ATTACK)
    voiced = [row["actor_id"] for table, row in event_rows(seeds) if table is t.EventVoice]
    assert voiced == ["ukraine"]
    assert tell(seeds, events.RULES) == []


def test_an_event_that_is_only_denied_is_none() -> None:
    told = tell(read_seeds(DENIED, [DENIAL], ATTACK), events.RULES)
    assert any("only deny it" in message for message in told)


@pytest.mark.parametrize(
    ("sentence", "hedge"),
    [
        ("The plant is expected to close", "is expected to"),
        ("The army is expected in Sumy", "is expected"),
        ("The army is thought to have left Sumy", "is thought to"),
        ("The miners are believed dead", "are believed dead"),
        ("Thousands are feared dead", "are feared dead"),
        ("It is believed that the plant closed", "It is believed that"),
    ],
)
def test_an_opinion_of_nobody_is_a_hedge_and_needs_no_voice(sentence: str, hedge: str) -> None:
    assert tell_of(sentence, hedge=hedge) == []
    assert any(f"hedge: {hedge}" in message for message in tell_of(sentence))


@pytest.mark.parametrize(
    "sentence", ["The army is said to have left Sumy", "The plant was reported closed"]
)
def test_what_somebody_told_has_a_voice_without_a_name(sentence: str) -> None:
    assert any("type: unnamed" in message for message in tell_of(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Syrskyi, the commander of all of its forces on land, said Sumy stood",
        "Syrskyi, who had come to Sumy to see the soldiers, said the army held",
        "GM, maker of cars and once the largest firm of its country, said it was safe",
    ],
)
def test_what_a_sentence_says_of_its_speaker_is_not_what_is_said(sentence: str) -> None:
    assert any("it is said by" in message for message in tell_of(sentence))
    assert [] in [tell_of(sentence, attribution={"actor": actor}) for actor in ("syrskyi", "gm")]
