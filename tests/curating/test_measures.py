"""A figure is a number of what its words count, of whom they name, where and when they say."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.curating.meaning.numbers import Number, figures_found, read_number
from app.curating.rules import bearers, figures, measures, periods
from app.english.numbers.units import COUNTED, MEASURED, NOUNS, is_known, is_measured
from app.vocabulary import Qualifier
from tests.curating.one_article import tell, tell_of_figures

RULES = (*figures.RULES, *measures.RULES, *bearers.RULES, *periods.RULES)
LOSSES = "Moscow has suffered losses of 38,000 killed and over 1,000 tanks."
CLASHES = "It has resulted in 42 armed clashes, with 12 still ongoing."
CAPTURED = "The capture of 700 Russian soldiers and FSB officers since August has led to talks."
HELD = "Since August, Ukraine has held 585 square kilometers of Russian territory."
GM = "US automaker GM reported a net loss of $4 billion in 2003 and $8 billion in 2004."
WHOLE = {"indicator": "clashes", "text": "42 armed clashes"}
PART = {"indicator": "clashes-ongoing", "text": "12 still ongoing", "part_of": "figure-0"}

TRUE: list[tuple[str, list[dict[str, Any]]]] = [
    (LOSSES, [{"indicator": "killed", "text": "38,000 killed", "subjects": ["russia"]}]),
    (LOSSES, [{"indicator": "tanks", "text": "over 1,000 tanks", "subjects": ["russia"]}]),
    (CLASHES, [WHOLE]),
    (CLASHES, [WHOLE, PART]),
    (CLASHES, [WHOLE, {**PART, "counted": "armed clashes"}]),
    (CAPTURED, [{"indicator": "captured", "text": "700 Russian soldiers and FSB officers",
                 "subjects": ["soldiers", "officers"], "period": "since August"}]),
    (HELD, [{"indicator": "territory", "text": "585 square kilometers", "place": "russia",
             "subjects": ["ukraine"], "period": "Since August"}]),
    (GM, [{"indicator": "net-loss", "text": "$4 billion", "subjects": ["gm"], "period": "2003"},
          {"indicator": "net-loss", "text": "$8 billion", "subjects": ["gm"], "period": "2004"}]),
    ("North said 12 were captured.", [{"indicator": "captured", "text": "12"}]),
    ("North said at least 12 died.", [{"indicator": "deaths", "text": "at least 12"}]),
    ("North said 12 died and 15 were captured.",
     [{"indicator": "deaths", "text": "12"}, {"indicator": "captured", "text": "15"}]),
    ("A quarter of citizens voted.",
     [{"indicator": "share", "text": "A quarter", "of": "citizens", "value": 25}]),
    ("More than half of citizens voted.", [{"indicator": "share", "text": "More than half"}]),
    ("They closed 12 ministries.", [{"indicator": "ministries", "text": "12 ministries"}]),
    ("They closed 12 government departments, the ministries of old.",
     [{"indicator": "ministries", "text": "12 government departments"}]),
    ("Some 40 people were killed in Kursk.",
     [{"indicator": "killed", "text": "Some 40 people", "place": "kursk"}]),
    ("Russia lost 40 tanks to Ukraine.",
     [{"indicator": "tanks", "text": "40 tanks", "subjects": ["russia"]}]),
    ("Of all citizens, 40% voted.", [{"indicator": "share", "text": "40%", "of": "citizens"}]),
    ("The share of citizens was 40%.", [{"indicator": "share", "text": "40%", "of": "citizens"}]),
    ("Some 40% of citizens voted, up from 35% in 2020.",
     [{"indicator": "share", "text": "35%", "of": "citizens"}]),
    ("Turnout rose from 35% to 40% of citizens.",
     [{"indicator": "share", "text": "35%", "of": "citizens"}]),
    ("Shells killed 14 people and left 46 others captured.",
     [{"indicator": "captured", "text": "46 others"}]),
    ("Turnout fell by nearly a third in Kursk.",
     [{"indicator": "share", "text": "nearly a third", "qualifier": "about", "value": 33.33}]),
    ("Turnout rose by a quarter.", [{"indicator": "share", "text": "a quarter", "value": 25}]),
    ("Syrskyi said on Saturday that shelling killed two people in December.",
     [{"indicator": "killed", "text": "two people", "period": "in December"}]),
]  # fmt: skip


def test_the_place_may_stand_in_another_quote_of_the_sentence() -> None:
    text = "In the town of Sumy, which lies far from Kursk, a rocket killed two people."
    figure = {"indicator": "killed", "text": "two people", "place": "sumy"}
    quotes = ["a rocket killed two people", "In the town of Sumy"]
    assert tell(tell_of_figures(text, figure, quote=quotes), RULES) == []
    elsewhere = tell(tell_of_figures(text, {**figure, "place": "kursk"}, quote=quotes), RULES)
    assert "its sentence names others too" in elsewhere[0]


@pytest.mark.parametrize(("text", "written"), TRUE)
def test_what_the_words_say_is_accepted(text: str, written: list[dict[str, Any]]) -> None:
    assert tell(tell_of_figures(text, *written), RULES) == []


FALSE: list[tuple[str, list[dict[str, Any]], str]] = [
    ("They were brought by a third party.",
     [{"indicator": "share", "text": "a third"}], "No number is found"),
    ("Some 40% of citizens voted, up from 35% of soldiers.",
     [{"indicator": "share", "text": "35%", "of": "citizens"}], "leave `of` out"),
    ("Some 40% of citizens voted and prices rose 35%.",
     [{"indicator": "share", "text": "35%", "of": "citizens"}], "leave `of` out"),
    ("Shells killed 14 people and burned 46 others.",
     [{"indicator": "tanks", "text": "46 others"}], "is a number of tank"),
    ("They lost 12 tanks and 46 others.",
     [{"indicator": "killed", "text": "46 others"}], "says tank, but"),
    ("Syrskyi said on Saturday that shelling in December killed two people.",
     [{"indicator": "killed", "text": "two people", "period": "on Saturday"}],
     'period: "December"'),
    (LOSSES, [{"indicator": "tanks", "text": "38,000 killed"}], "says person, but"),
    (LOSSES, [{"indicator": "net-loss", "text": "over 1,000 tanks"}],
     "give an indicator of tank (tanks)"),
    (LOSSES, [{"indicator": "captured", "text": "38,000 killed"}], "indicator: killed"),
    (CLASHES, [{**WHOLE, "indicator": "clashes-ongoing"}], "indicator: clashes"),
    (CLASHES, [WHOLE, {**PART, "indicator": "clashes"}], "indicator: clashes-ongoing"),
    (CLASHES, [{"indicator": "killed", "text": "12 still ongoing"}], "does not say what it counts"),
    ("North said 12 left.", [{"indicator": "captured", "text": "12"}],
     "captured: {…, counts: [a word of the quote]}"),
    ("North said 12 left and 15 were captured.", [{"indicator": "captured", "text": "12"}],
     "does not say what it counts"),
    ("North said 12 died.", [{"indicator": "net-loss", "text": "12"}],
     "does not say what it counts"),
    ("It lost 12 and shrank.", [{"indicator": "net-loss", "text": "12"}],
     "does not say what it counts"),
    (CLASHES, [{**WHOLE, "part_of": "figure-1"}, {**PART, "part_of": "figure-0"}],
     "A part of 42 is more than its whole of 12"),
    (CLASHES, [WHOLE, WHOLE], 'is the number of "figure-0" already'),
    (CLASHES, [{**WHOLE, "counted": "ongoing"}], "counted: armed clashes"),
    (CLASHES, [{**WHOLE, "of": "ongoing"}], "leave `of` out"),
    (CAPTURED, [{"indicator": "captured", "text": "700 Russian soldiers and FSB officers",
                 "subjects": ["officers"]}], "subjects: [officers, soldiers]"),
    (HELD, [{"indicator": "territory", "text": "585 square kilometers", "subjects": ["russia"]}],
     "subjects: [ukraine]"),
    (HELD, [{"indicator": "territory", "text": "585 square kilometers", "place": "sumy"}],
     'does not name "Sumy"'),
    (HELD, [{"indicator": "share", "text": "585 square kilometers"}], "says km2, but"),
    (GM, [{"indicator": "division-loss", "text": "$4 billion"}], "indicator: net-loss"),
    (GM, [{"indicator": "net-loss", "text": "$4 billion", "subjects": ["us"]}],
     "it only says what another is"),
    (GM, [{"indicator": "net-loss", "text": "$4 billion", "period": "2004"}], 'period: "2003"'),
    ("A quarter of citizens voted.", [{"indicator": "share", "text": "A quarter", "value": 0.25}],
     "say exact: value 25"),
    ("A quarter of soldiers died.", [{"indicator": "killed", "text": "A quarter"}],
     "give an indicator of percent"),
    ("They closed 12 offices, not ministries.",
     [{"indicator": "ministries", "text": "12 offices"}], "words: [offices]"),
    ("Russia lost 40 tanks to Ukraine.",
     [{"indicator": "tanks", "text": "40 tanks", "subjects": ["ukraine"]}],
     "it stands here only as the other side"),
    ("Some 40 people were killed during an attack by Russia.",
     [{"indicator": "killed", "text": "Some 40 people", "subjects": ["russia"]}],
     "it stands in what is told beside the number"),
    ("Over 1,000 tanks and 2 tanks were lost.",
     [{"indicator": "tanks", "text": "Over 1,000 tanks and 2 tanks"}], "keep those of one number"),
    ("Some 40 tanks were lost.", [{"indicator": "tanks", "text": "40 tanks"}],
     "text: Some 40 tanks"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "written", "says"), FALSE)
def test_what_they_do_not_say_is_refused(
    text: str, written: list[dict[str, Any]], says: str
) -> None:
    told = tell(tell_of_figures(text, *written), RULES)
    assert any(says in message for message in told), told


def test_the_speaker_may_be_the_subject_where_nobody_else_is_named() -> None:
    figure = {"indicator": "tanks", "text": "40 tanks", "subjects": ["ukraine"]}
    said = {"quote": "it had lost 40 tanks", "attribution": {"actor": "ukraine"}}
    assert tell(tell_of_figures("Ukraine said it had lost 40 tanks.", figure, **said), RULES) == []
    other = {"quote": "Russia lost 40 tanks", "attribution": {"actor": "ukraine"}}
    told = tell(tell_of_figures("Ukraine said Russia lost 40 tanks.", figure, **other), RULES)
    assert any("subjects: [russia]" in message for message in told)


SAID = [
    ("Some 40 tanks were lost.", "Some 40 tanks", Number(Qualifier.ABOUT, 40)),
    ("Over 40 tanks were lost.", "Over 40 tanks", Number(Qualifier.MORE_THAN, 40, 40)),
    ("40 to 60 tanks were lost.", "40 to 60 tanks", Number(Qualifier.BETWEEN, None, 40, 60)),
    ("40 tanks were lost.", "40 tanks", Number(Qualifier.EXACT, 40, 40, 40)),
    ("Dozens of tanks were lost.", "Dozens of tanks", Number(Qualifier.SEVERAL)),
]


@pytest.mark.parametrize(("text", "words", "number"), SAID)
def test_a_number_need_not_be_written(text: str, words: str, number: Number) -> None:
    seeds = tell_of_figures(text, {"indicator": "tanks", "text": words})
    assert tell(seeds, RULES) == []
    [(figure, claim)] = figures_found(seeds)
    assert read_number(figure, claim, seeds) == number


@given(noun=st.sampled_from(sorted(NOUNS)), unit=st.sampled_from(["USD", "km2", "percent"]))
def test_nothing_counted_is_a_measure(noun: str, unit: str) -> None:
    """Whatever noun is counted, it is no money, no area and no share."""
    indicator = {"USD": "net-loss", "km2": "territory", "percent": "share"}[unit]
    figure = {"indicator": indicator, "text": f"12 {noun}"}
    seeds = tell_of_figures(f"They lost 12 {noun}.", figure)
    assert tell(seeds, [measures.words_fit_the_unit]) or not tell_found(seeds)


def tell_found(seeds: Any) -> bool:
    """Whether a quantity is found in the sentence at all."""
    return any(seeds.quantities_in(claim.evidence) for claim in seeds.claims)


def test_codes_are_of_a_measure_or_of_what_is_counted() -> None:
    assert not MEASURED & COUNTED
    assert is_measured("USD/share")
    assert not is_measured("person")
    assert is_known("person/day")
    assert not is_known("ministry")
