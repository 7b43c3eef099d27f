"""Truths that words decide in forms of their own, and the way out where words cannot decide."""

from typing import Any

import pytest

from app.curating.meaning.statuses import read_status
from app.curating.rules import measures, naming, time, voices, wording
from tests.curating.one_article import read_seeds, tell, tell_of_event, tell_of_figures

QUAKE = {"quake": {"title": "Earthquake"}, "strike": {"title": "Strike"}}
TEMBLOR = "An earthquake shook Sumy. A strike hit Kursk. The temblor cut a road."


def tell_of_quake(**about: Any) -> list[str]:
    """What is said of a claim whose words stand for an event that is not named nearest."""
    claims = [
        {"id": "one", "quote": "An earthquake shook Sumy", "events": ["quake"]},
        {"id": "two", "quote": "A strike hit Kursk", "events": ["strike"]},
        {"id": "three", "quote": "The temblor cut a road", "events": [{"event": "quake", **about}]},
    ]
    return tell(read_seeds(TEMBLOR, claims, QUAKE), naming.RULES)


def test_another_word_for_an_event_has_a_note() -> None:
    refused = [one for one in tell_of_quake(words="The temblor") if "named last" in one]
    assert "{event: quake, words: The temblor, note: …}" in refused[0]
    told = tell_of_quake(words="The temblor", note="Another word for an earthquake.")
    assert not any("temblor" in one for one in told)
    assert any("words: …" in one for one in tell_of_quake(note="It is the same."))


@pytest.mark.parametrize(
    ("sentence", "titles", "accepted"),
    [
        ("On Friday an earthquake and an aftershock hit Sumy", ("Earthquake", "Aftershock"), True),
        ("A strike and a long riot shut the port on Friday", ("Strike", "Riot"), True),
        ("The vote and the count began on Friday", ("Vote", "Count"), True),
        ("The vote began on Friday and the count later", ("Vote", "Count"), False),
        ("After the riot, a strike shut the port on Friday", ("Strike", "Riot"), False),
        ("A strike shut the port on Friday, and a riot the town", ("Strike", "Riot"), False),
    ],
)
def test_one_date_of_two_nouns_joined_by_and(
    sentence: str, titles: tuple[str, str], *, accepted: bool
) -> None:
    day = "On Friday" if "On" in sentence else "on Friday"
    events = {
        f"event-{number}": {"title": title, "date": day} for number, title in enumerate(titles)
    }
    claim = {"id": "claim", "quote": sentence, "events": list(events)}
    told = tell(read_seeds(f"{sentence}.", [claim], events), time.RULES)
    assert (told == []) is accepted


@pytest.mark.parametrize(
    ("sentence", "title", "status"),
    [
        ("Ukraine and GM are sending relief to Sumy.", "Relief", "ongoing"),
        ("Ukraine is holding talks with GM.", "Talks", "ongoing"),
        ("Crews are still carrying out repairs.", "Repairs", "ongoing"),
        ("Ukraine is planning an attack.", "Attack", "occurred"),
        ("Ukraine is holding talks with GM on Friday.", "Talks", "occurred"),
        ("Ukraine is demanding an inquiry.", "Inquiry", "occurred"),
    ],
)
def test_what_is_being_done_is_ongoing(sentence: str, title: str, status: str) -> None:
    seeds = tell_of_event(sentence, title=title)
    assert read_status(seeds.statements["it"], seeds).status == status


@pytest.mark.parametrize(
    ("before", "quote", "bracket", "accepted"),
    [
        ("Some victims were burnt", "They fled to Kursk", "Some victims", True),
        ("Several workers were hurt", "They fled to Kursk", "Several workers", True),
        ("Many of them met", "They fled to Kursk", "Many", False),
        ("Some victims were burnt", "They fled to Kursk", "victims", False),
        ("Most workers were hurt", "They fled to Kursk", "workers", False),
        ("Three workers were hurt", "They fled to Kursk", "Three workers", False),
        ("Three workers were hurt", "They fled to Kursk", "workers", True),
        ("Syrskyi fell ill", "The Kremlin critic fled to Kursk", "Syrskyi", True),
        ("Syrskyi fell ill", "The Nobel laureate fled to Kursk", "Syrskyi", True),
        ("Syrskyi fell ill", "The Kremlin fled to Kursk", "Syrskyi", False),
        ("Syrskyi fell ill", "The Kremlin army fled to Kursk", "Syrskyi", False),
        ("GM fell ill", "The Kremlin critic fled to Kursk", "GM", False),
    ],
)
def test_what_a_bracket_may_hold_and_stand_for(
    before: str, quote: str, bracket: str, *, accepted: bool
) -> None:
    claim = {
        "id": "claim",
        "quote": quote,
        "text": f"[{bracket}] fled to Kursk.",
        "means": before,
    }
    told = tell(read_seeds(f"{before}. {quote}.", [claim], {}), wording.RULES)
    assert (told == []) is accepted


@pytest.mark.parametrize(
    ("text", "accepted"),
    [
        (None, True),
        ("The [KPA] army fled [from Sumy].", True),
        ("The [KPA] army fled.", True),
        ("The [GRU] army fled.", False),
        ("The [KPA army] fled.", False),
    ],
)
def test_brackets_that_the_article_prints_are_its_own(text: str | None, *, accepted: bool) -> None:
    quote = "The [KPA] army fled [from Sumy]"
    claim = {"id": "claim", "quote": quote, **({"text": text} if text else {})}
    told = tell(read_seeds(f"{quote}. The GRU left.", [claim], {}), wording.RULES)
    assert (told == []) is accepted


@pytest.mark.parametrize(
    ("sentence", "second", "accepted"),
    [
        ("60% of citizens chose A and 30% B.", "30%", True),
        ("About 60% of citizens backed it, while 30% opposed it.", "30%", True),
        ("Roe won 52 percent of citizens and Doe 45 percent.", "45 percent", True),
        ("60% of citizens voted, and prices rose 30%.", "30%", False),
        ("60% of citizens voted, and 30% of soldiers did.", "30%", False),
        ("60% of citizens voted, but in Sumy 30%.", "30%", False),
    ],
)
def test_a_second_share_of_the_same(sentence: str, second: str, *, accepted: bool) -> None:
    share = {"indicator": "share", "text": second, "of": "citizens"}
    told = tell(tell_of_figures(sentence, share), measures.RULES)
    assert any("leave `of` out" in one for one in told) is not accepted


@pytest.mark.parametrize(
    ("sentence", "quote", "accepted"),
    [
        ("Syrskyi said the plan was dead, and leaders met in Sumy", "leaders met in Sumy", True),
        ("Syrskyi said the plan was dead, but Kyiv kept it", "Kyiv kept it", True),
        ("Syrskyi said that it rained; crowds left Sumy", "crowds left Sumy", True),
        ("Syrskyi said that crowds left Sumy", "crowds left Sumy", False),
        ("Syrskyi said that it rained and that crowds left Sumy", "crowds left Sumy", False),
    ],
)
def test_a_sentence_that_goes_on_by_itself_has_a_note(
    sentence: str, quote: str, *, accepted: bool
) -> None:
    note = {"type": "article", "note": "The sentence goes on in the article's own words."}
    for attribution in ({}, note):
        claim = {"id": "claim", "quote": quote, "attribution": attribution}
        told = tell(read_seeds(f"{sentence}.", [claim], {}), voices.RULES)
        if attribution and accepted:
            assert told == []
        else:
            assert ("type: article, note: …" in told[0]) is accepted
