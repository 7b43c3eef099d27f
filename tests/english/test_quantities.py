"""Quantities: measured against articles read by hand, form by form, and on any text at all."""

import sys
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from app.english.numbers.apart import _MASKS_AND_MAIL, masked_spans
from app.english.numbers.find import Quantity, find_quantities

_HERE = Path(__file__).parent
_ROOT = _HERE.parents[1]
_EXPECTED: dict[str, list[dict[str, Any]]] = yaml.safe_load(
    (_HERE / "expected_quantities.yaml").read_text(encoding="utf-8")
)
_RECALL, _PRECISION = 0.98, 0.95


def _article(folder: str) -> str:
    return (_ROOT / folder / "article.txt").read_bytes().decode("utf-8")


# Measured against the articles that were read by hand


@dataclass(frozen=True)
class Score:
    """How many were expected, how many found, and how many of them agree."""

    expected: int
    found: int
    agreed: int

    @property
    def recall(self) -> float:
        return self.agreed / self.expected if self.expected else 1.0

    @property
    def precision(self) -> float:
        return self.agreed / self.found if self.found else 1.0

    def __add__(self, other: "Score") -> "Score":
        return Score(
            self.expected + other.expected, self.found + other.found, self.agreed + other.agreed
        )


Fact = tuple[object, ...]


def _score(expected: list[Fact], found: list[Fact]) -> Score:
    return Score(len(expected), len(found), len(set(expected) & set(found)))


def _located(text: str, folder: str) -> list[tuple[int, dict[str, Any]]]:
    """The expected quantities with where each phrase begins, searched in reading order."""
    located, at = [], 0
    for entry in _EXPECTED[folder]:
        start = text.index(entry["text"], at)
        while entry["text"].isdigit() and text[start - 1].isdigit():
            start = text.index(entry["text"], start + 1)
        located.append((start, entry))
        at = start + len(entry["text"])
    return located


def _decimal(number: Any) -> Decimal | None:
    return None if number is None else Decimal(str(number))


def _expected_value(entry: dict[str, Any]) -> Fact:
    value = _decimal(entry.get("value"))
    exact = value if entry["qualifier"] == "exact" else None
    low, high = _decimal(entry.get("low")), _decimal(entry.get("high"))
    return (entry["number"], value, low or exact, high or exact, entry["qualifier"])


def _found_value(quantity: Quantity) -> Fact:
    bounds = (quantity.value, quantity.low, quantity.high)
    return (quantity.number, *bounds, quantity.qualifier)


def _scores(folder: str, found: list[Quantity]) -> dict[str, Score]:
    expected = _located(_article(folder), folder)
    return {
        "quantities": _score(
            [(start, entry["text"], *_expected_value(entry)) for start, entry in expected],
            [(find.start, find.text, *_found_value(find)) for find in found],
        ),
        "hedges": _score(
            [(start, entry["hedge"]) for start, entry in expected if entry.get("hedge")],
            [(find.start, find.hedge) for find in found if find.hedge],
        ),
        "counted": _score(
            [(start, entry["counted"]) for start, entry in expected if entry.get("counted")],
            [(find.start, find.counted) for find in found if find.counted],
        ),
        "units": _score(
            [(start, entry["unit"]) for start, entry in expected if entry.get("unit")],
            [(find.start, find.unit) for find in found if find.unit],
        ),
    }


def _table(rows: list[tuple[str, str, Score]]) -> str:
    lines = [f"\n{'article':<52}{'what':<12}{'expected':>9}{'found':>7}{'recall':>8}{'prec.':>7}"]
    lines += [
        f"{folder:<52}{what:<12}{score.expected:>9}{score.found:>7}"
        f"{score.recall:>8.3f}{score.precision:>7.3f}"
        for folder, what, score in rows
    ]
    return "\n".join(lines) + "\n"


def test_articles_read_by_hand(capsys: pytest.CaptureFixture[str]) -> None:
    rows = [
        (folder, what, score)
        for folder in _EXPECTED
        for what, score in _scores(folder, find_quantities(_article(folder))).items()
    ]
    nothing = Score(0, 0, 0)
    totals = {
        name: sum((score for _, what, score in rows if what == name), nothing)
        for name in ("quantities", "hedges", "counted", "units")
    }
    rows += [("all", name, score) for name, score in totals.items()]
    with capsys.disabled():
        sys.stdout.write(_table(rows))
    for name, score in totals.items():
        assert score.recall >= _RECALL, name
        assert score.precision >= _PRECISION, name


def test_the_measure_notices_what_is_missing_wrong_or_too_much() -> None:
    folder = next(iter(_EXPECTED))
    found = find_quantities(_article(folder))
    assert _scores(folder, [])["quantities"].recall == 0
    assert _scores(folder, found[1:])["quantities"].recall < 1
    extra = find_quantities("x" * 10_000 + " 12 tanks")
    assert _scores(folder, found + extra)["quantities"].precision < 1


# Form by form: the phrase in a sentence, and what it says


def _only(sentence: str) -> Quantity:
    found = find_quantities(sentence)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("sentence", "phrase", "qualifier", "value", "low", "high"),
    [
        ("It had 42 flights.", "42 flights", "exact", 42, 42, 42),
        ("They took about 12 tanks.", "about 12 tanks", "about", 12, None, None),
        ("approximately 585 square kilometers", "approximately 585 square kilometers",
         "about", 585, None, None),
        ("Some 20,000 people fled.", "Some 20,000 people", "about", 20000, None, None),
        ("nearly a thousand men", "nearly a thousand men", "about", 1000, None, None),
        ("almost 90 percent", "almost 90 percent", "about", 90, None, None),
        ("roughly $5 million", "roughly $5 million", "about", 5_000_000, None, None),
        ("at least 54 people", "at least 54 people", "at_least", 54, 54, None),
        ("no fewer than 30 ships", "no fewer than 30 ships", "at_least", 30, 30, None),
        ("over 120,000 people", "over 120,000 people", "more_than", 120000, 120000, None),
        ("more than a dozen cars", "more than a dozen cars", "more_than", 12, 12, None),
        ("losses exceeding 3,000", "exceeding 3,000", "more_than", 3000, 3000, None),
        ("in excess of 200 shells", "in excess of 200 shells", "more_than", 200, 200, None),
        ("up to 50 guests", "up to 50 guests", "at_most", 50, None, 50),
        ("as many as 300 tanks", "as many as 300 tanks", "at_most", 300, None, 300),
        ("at most 5 per cent", "at most 5 per cent", "at_most", 5, None, 5),
        ("under 200 km", "under 200 km", "less_than", 200, None, 200),
        ("fewer than 20 ships", "fewer than 20 ships", "less_than", 20, None, 20),
        ("less than 1 percent", "less than 1 percent", "less_than", 1, None, 1),
        ("between 40 and 60 people", "between 40 and 60 people", "between", None, 40, 60),
        ("from 100 to 150 trucks", "from 100 to 150 trucks", "between", None, 100, 150),
        ("12-15 ships", "12-15 ships", "between", None, 12, 15),
        ("12–15 ships", "12–15 ships", "between", None, 12, 15),
        ("a 60-80 percent chance", "60-80 percent", "between", None, 60, 80),
        ("40% to 60% of it", "40% to 60%", "between", None, 40, 60),
        ("$5-10 million", "$5-10 million", "between", None, 5_000_000, 10_000_000),
        ("two or three days", "two or three days", "between", None, 2, 3),
        ("20 or so people", "20 or so people", "about", 20, None, None),
        ("300 ships or more", "300 ships or more", "at_least", 300, 300, None),
        ("50+ cases", "50+ cases", "at_least", 50, 50, None),
        ("50-odd people", "50-odd people", "about", 50, None, None),
        ("up to about 50 people", "up to about 50 people", "at_most", 50, None, 50),
        ("at least another 20 people", "at least another 20 people", "at_least", 20, 20, None),
        ("several banks", "several banks", "several", None, None, None),
        ("dozens of ships", "dozens of ships", "several", None, None, None),
        ("hundreds of thousands of people", "hundreds of thousands of people",
         "several", None, None, None),
        ("several hundred homes", "several hundred homes", "several", None, None, None),
    ],
)  # fmt: skip
def test_hedges_and_bounds(
    sentence: str, phrase: str, qualifier: str, value: int | None, low: int | None, high: int | None
) -> None:
    found = _only(sentence)
    assert (found.text, found.qualifier) == (phrase, qualifier)
    assert (found.value, found.low, found.high) == (value, low, high)


@pytest.mark.parametrize(
    ("sentence", "number", "counted", "unit"),
    [
        ("two tanks burned", "two", "tanks", "tank"),
        ("lost a battalion of marines", "a", "battalion", "battalion"),
        ("lost a company of soldiers", "a", "company", "company"),
        ("12 armored combat vehicles [2]", "12", "armored combat vehicles", "vehicle"),
        ("700 Russian soldiers and FSB officers since", "700",
         "Russian soldiers and FSB officers", "person"),
        ("1,000 pieces of equipment", "1,000", "pieces of equipment", "piece"),
        ("189 Ukrainian POWs returned home", "189", "Ukrainian POWs", "person"),
        ("30 Leopard 2 tanks arrived", "30", "Leopard 2 tanks", "tank"),
        ("12 wounded soldiers", "12", "wounded soldiers", "person"),
        ("12 wounded", "12", None, "person"),
        ("killing 22.", "22", None, "person"),
        ("20 more kidnapped", "20", None, "person"),
        ("One Palestinian is dead", "One", "Palestinian", "person"),
        ("with 12 still ongoing", "12", None, None),
        ("a 10-month-old child", "10", "month", "month"),
        ("a three-day visit", "three", "day", "day"),
        ("in 25 years is", "25", "years", "year"),
        ("children aged 14", "14", None, "year"),
        ("a magnitude 6.1 earthquake", "6.1", None, "magnitude"),
        ("40% of it", "40", None, "percent"),
        ("9.9 % of it", "9.9", None, "percent"),
        ("5 per cent", "5", "per cent", "percent"),
        ("US$ 4.8 billion was lost", "4.8 billion", None, "USD"),
        ("NZ $ 26 million", "26 million", None, "NZD"),
        ("$2.3bn", "2.3bn", None, "USD"),
        ("£1.8 million", "1.8 million", None, "GBP"),
        ("€ 50 bn", "50 bn", None, "EUR"),
        ("5bn euros", "5bn", "euros", "EUR"),
        ("USD 5 million", "5 million", None, "USD"),
        ("$ 5.9 billion dollars", "5.9 billion", "dollars", "USD"),
        ("$ 0.67 per share", "0.67", None, "USD/share"),
        ("$80 a barrel", "80", None, "USD/barrel"),
        ("120 km/h winds", "120", "km/h", "km/h"),
        ("155mm shells", "155", "mm", "mm"),
        ("40°C", "40", None, "degC"),
        ("38\u00a0000 personnel", "38\u00a0000", "personnel", "person"),
        ("1\u202f000\u202f000 people", "1\u202f000\u202f000", "people", "person"),
        ("7 US soldiers", "7", "US soldiers", "person"),
        ("one police officer died", "one", "police officer", "person"),
        ("left one Iraqi dead", "one", "Iraqi", "person"),
        ("two horsemen", "two", "horsemen", "person"),
        ("a 28 year-old man", "28", "year", "year"),
        ("a dozen apples", "a dozen", "apples", None),
        ("two-thirds of voters", "two-thirds", None, None),
    ],
)  # fmt: skip
def test_what_is_counted(sentence: str, number: str, counted: str | None, unit: str | None) -> None:
    found = _only(sentence)
    assert (found.number, found.counted, found.unit) == (number, counted, unit)


@pytest.mark.parametrize(
    "sentence",
    [
        "It opened in 2005.", "The 2009 report", "since 1992 .", "In 2024 troops moved.",
        "the 2024 United States presidential election", "World Cup 2018", "in the 1990s",
        "between 2014 and 2020", "from 2004 to 2009", "the 2014-15 season ended",
        "on January 5, 2025, with", "May 07 , 2009", "at June 1 to", "5 January 2025",
        "January 5-7", "on 2025-01-05", "05/01/2025", "the 28th", "the first", "the twenty-first",
        "attacks [1][2].", "attacks [3, 5] and [ 4 ]", "at 10:30", "at 4:17 a.m.", "at 7 pm",
        "a MiG-29", "the Chapter 11 process", "the G7", "AL24News", "an Iskander-M", "COVID-19",
        "a Boeing 737", "Resolution 1701", "phase two", "the Big Three", "5G networks",
        "10 Downing Street", "one of the men", "no one", "one another", "one day he left",
        "multiple directions", "just weeks", "many houses", "both sides", "a division of the firm",
        "a battalion commander", "a week", "an attack", "won 3-1", "Sweden 1 – 0 Korea", "9/11",
        "24/7", "see www.example.org/12 and a12@example.org", "+1 202 555 0123",
        "1. First item", "No. 10 said", "around 1000 BC", "in 512-511 BC", "In 1072, he left",
        "the Thirty Years' War", "the second half of the game", "number one in the world",
    ],
)  # fmt: skip
def test_what_is_no_quantity(sentence: str) -> None:
    assert find_quantities(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [
        ("two tanks and 12 armored combat vehicles", ["two", "12"]),
        ("rose from $100 million to $150 million", ["100 million", "150 million"]),
        ("jumped from 5% to 7%", ["5", "7"]),
        ("killing one and wounding three", ["one", "three"]),
        ("a 218-214 vote", ["218", "214"]),
        ("In May 12 people died, and on May 12 nobody.", []),
        ("In 2009 losses of 2,009 ships", ["2,009"]),
        ("2000 people and 1500 soldiers", ["2000", "1500"]),
        ("Russia Kills Two Civilians, Loses 12 Tanks", ["Two", "12"]),
        ("In Gaza 12 people died; on Monday 15 shops shut.", ["12", "15"]),
        ("three million and five million copies", ["three million", "five million"]),
        ("two hundred and five hundred", ["two hundred", "five hundred"]),
        ("nine in 10 adults, but two in 10 days", ["nine in 10", "two", "10"]),
        ("Six of the 30 hit; one soldier died.", ["Six", "30", "one"]),
    ],
)
def test_numbers_side_by_side(sentence: str, numbers: list[str]) -> None:
    assert [find.number for find in find_quantities(sentence)] == numbers


def test_a_wrapped_line_keeps_hedge_and_noun_but_a_paragraph_ends_them() -> None:
    wrapped = _only("There were at least\n54 armed\r\nclashes.")
    assert (wrapped.qualifier, wrapped.counted) == ("at_least", "armed\r\nclashes")
    ended = _only("The total was 54\n\narmed clashes followed")
    assert ended.counted is None


def test_each_find_names_its_rule() -> None:
    rules = {find.rule for find in find_quantities("$5 a barrel, 12 tanks, two-thirds of it")}
    assert rules == {"digits, currency, rate", "digits, counted", "fraction, bare"}


# Any text at all

_PIECES = st.sampled_from(
    (
        "12", "3,000", "2005", "two", "a", "dozen", "half", "million", "thousands", "of", "several",
        "over", "up to", "at least", "between", "and", "to", "from", "or so", "or more", "-", "–",
        "+", "$", "US$", "€", "%", "percent", "km", "per", "share", "people", "Russian", "tanks",
        "January", "[3]", "one", ".", ",", "\n", "\r\n", "\u00a0", "’s", "(", ")", "½", "1/2",
        "5bn", "10-month-old", "twenty-one", "MiG-29", "²", "\ud7ff", "𝟙", "İ",
    )
)  # fmt: skip
_TEXTS = st.one_of(
    st.text(),
    st.lists(_PIECES, max_size=30).map(" ".join),
    st.lists(_PIECES, max_size=30).map("".join),
)


@given(_TEXTS)
def test_any_text_gives_spans_that_lie_in_it_and_do_not_overlap(text: str) -> None:
    ended = 0
    for find in find_quantities(text):
        assert ended <= find.start <= find.number_start < find.number_end <= find.end <= len(text)
        assert text[find.start : find.end] == find.text
        assert text[find.number_start : find.number_end] == find.number
        assert find.hedge is None or find.hedge in find.text
        assert find.counted is None or find.counted in find.text
        ended = find.end


@given(_TEXTS)
def test_bounds_hold_what_the_qualifier_gives(text: str) -> None:
    for find in find_quantities(text):
        given_bounds = (find.value is not None, find.low is not None, find.high is not None)
        assert (
            given_bounds
            == {
                "exact": (True, True, True),
                "about": (True, False, False),
                "at_least": (True, True, False),
                "more_than": (True, True, False),
                "at_most": (True, False, True),
                "less_than": (True, False, True),
                "between": (False, True, True),
                "several": (False, False, False),
            }[find.qualifier]
        )
        assert (find.hedge is None) <= (find.qualifier in ("exact", "between"))


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(st.from_regex(_MASKS_AND_MAIL))
def test_no_mask_is_missed_where_no_address_of_mail_stands(text: str) -> None:
    assume("@" not in text)
    assert list(masked_spans(text)) == [one.span() for one in _MASKS_AND_MAIL.finditer(text)]
