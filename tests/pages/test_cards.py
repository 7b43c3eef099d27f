"""What a card tells: the voice by its badge, the number by its bounds, the link from its end."""

from typing import Any

import pytest

from app.pages.bounds import tell_amount, tell_bounds
from app.pages.cards.cards import VOICES, choices_of, draw_cards, voices_of
from app.pages.cards.voices import Voices


@pytest.mark.parametrize(
    ("qualifier", "value", "low", "high", "told"),
    [
        ("exact", 42, 42, 42, "42"),
        ("about", 585, None, None, "about 585; the words give no bounds"),
        ("at_least", 3, 3, None, "3 or more; the words give no upper bound"),
        ("more_than", 3000, 3000, None, "more than 3,000; the words give no upper bound"),
        ("at_most", 12.5, None, 12.5, "12.5 or less; the words give no lower bound"),
        ("less_than", 30, None, 30, "less than 30; the words give no lower bound"),
        ("between", None, 40, 60, "from 40 to 60"),
        ("several", None, None, None, "the words give no number"),
    ],
)
def test_a_number_is_told_as_far_as_its_words_bound_it(
    qualifier: str, value: float | None, low: float | None, high: float | None, told: str
) -> None:
    figure = {"qualifier": qualifier, "value": value, "low": low, "high": high}
    assert tell_bounds(figure) == told


@pytest.mark.parametrize(
    ("amount", "told"),
    [(1234567, "1,234,567"), (0.67, "0.67"), (10.0, "10"), (0, "0"), (-381, "-381")],
)
def test_an_amount_keeps_its_digits(amount: float, told: str) -> None:
    assert tell_amount(amount) == told


def claim(name: str, kind: str = "article", actor: str | None = None, **own: Any) -> dict[str, Any]:
    said = {"type": kind, "actor": actor and {"id": actor, "name": actor.title()}}
    evidence = [{"exact": "it fell", "start": 0, "end": 7}]
    return {
        "id": name,
        "text": "It fell.",
        "evidence": evidence,
        "links": [],
        "figures": [],
        "attribution": said,
        "modality": "stated",
        **own,
    }


def test_voices_are_told_apart_by_badges() -> None:
    said = [("actor", "rome"), ("article", None), ("unnamed", None), ("actor", "oslo")]
    claims = [claim(f"c{n}", *one) for n, one in enumerate([*said, ("actor", "rome")])]
    told = [
        (voice.badge, voice.name, count) for voice, count in voices_of(draw_cards(claims)).items()
    ]
    assert told == [
        *(("A", "Rome", 2), ("¶", "The article itself", 1)),
        *(("?", "Unnamed", 1), ("B", "Oslo", 1)),
    ]


def test_of_many_voices_the_last_are_chosen_together() -> None:
    few = voices_of(draw_cards([claim(f"c{n}", "actor", f"a{n}") for n in range(VOICES)]))
    assert [one.badge for one in choices_of(few)] == list("ABCDEFGHIJKL")
    many = [claim(f"c{n}", "actor", f"a{n % 40}") for n in range(80)]
    chosen = choices_of(voices_of(draw_cards(many)))
    assert [one.claims for one in chosen] == [2] * VOICES + [80 - 2 * VOICES]
    assert {card.marks.split()[1] for card in draw_cards(many)} == {
        f"v{one.number}" for one in chosen
    }


def test_no_two_of_many_voices_share_a_badge() -> None:
    voices = Voices([claim(f"c{n}", "actor", f"a{n}") for n in range(60)])
    badges = [voice.badge for voice in voices.all]
    assert len(set(badges)) == 60
    assert badges[25:28] == ["Z", "A2", "B2"]


def test_a_link_is_told_from_its_end_and_leads_to_the_card() -> None:
    here = {"type": "counters", "direction": "to", "claim": {"id": "b", "text": "It rose."}}
    away = {"type": "denies", "direction": "from", "claim": {"id": "z", "text": "It was."}}
    first, _ = draw_cards([claim("a", links=[here, away]), claim("b")])
    assert [(one.told, one.here) for one in first.links] == [
        ("is countered by", 2),
        ("denies", None),
    ]


@pytest.mark.parametrize(
    ("text", "exact", "same"),
    [
        ("It fell.", "it fell", True),
        ("[The wall] fell.", "it fell", False),
        ("It fell.", "It fell down", False),
    ],
)
def test_a_card_repeats_no_quote_that_is_the_claim(text: str, exact: str, same: bool) -> None:
    passage = {"exact": exact, "start": 0, "end": 7}
    alone, twice = draw_cards(
        [claim("a", text=text, evidence=[passage]), claim("b", text=text, evidence=[passage] * 2)]
    )
    assert (alone.is_its_quote, twice.is_its_quote) == (same, False)
