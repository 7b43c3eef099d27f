"""Dates: measured against articles annotated by hand, form by form, and on any text at all."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from app.english.dates.contradictions import contradiction
from app.english.dates.edtf import read_edtf
from app.english.dates.find import RULES, FoundDate, find_dates
from app.english.dates.rules import Rule
from app.english.text.calendar_words import month_name, weekday_name
from tests.english.counting import is_linear

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
ARTICLES: dict[str, dict[str, Any]] = yaml.safe_load(
    (HERE / "expected_dates.yaml").read_text(encoding="utf-8")
)
KURSK = date(2025, 1, 5)  # a Sunday
RECALL, PRECISION = 0.98, 0.95

Annotation = tuple[int, int, str]


def text_of(article: dict[str, Any]) -> str:
    text: str = (ROOT / article["path"]).read_bytes().decode("utf-8")
    return text


def expected(article: dict[str, Any]) -> set[Annotation]:
    text = text_of(article)
    spans = set()
    for context, words, edtf in article["dates"]:
        assert text.count(context) == 1, context
        start = text.index(context) + context.index(words)
        spans.add((start, start + len(words), edtf))
    return spans


def found(article: dict[str, Any]) -> set[Annotation]:
    dates = find_dates(text_of(article), article["written"])
    return {(each.start, each.end, each.edtf) for each in dates}


def test_recall_and_precision_over_annotated_articles(capsys: pytest.CaptureFixture[str]) -> None:
    rows, totals = [], [0, 0, 0]
    for name, article in ARTICLES.items():
        wanted, got = expected(article), found(article)
        counts = [len(wanted), len(got), len(wanted & got)]
        totals = [total + count for total, count in zip(totals, counts, strict=True)]
        rows.append((name, counts))
    with capsys.disabled():
        print(f"\n{'dates: span and EDTF':40} annotated  found  right")  # noqa: T201
        for name, counts in [*rows, ("all", totals)]:
            print(f"{name:40} {counts[0]:9} {counts[1]:6} {counts[2]:6}")  # noqa: T201
    assert totals[0] >= 34
    assert totals[2] / totals[0] >= RECALL
    assert totals[2] / totals[1] >= PRECISION


Found = list[tuple[str, str]]


def _read(text: str, written: date = KURSK) -> Found:
    return [(each.text, each.edtf) for each in find_dates(text, written)]


FORMS: list[tuple[str, Found]] = [
    # days
    ("on January 5, 2025, with", [("January 5, 2025", "2025-01-05")]),
    ("on 5 January 2025 with", [("5 January 2025", "2025-01-05")]),
    ("Kursk, Sunday, 5 January 2025.", [("Sunday, 5 January 2025", "2025-01-05")]),
    ("Monday, Jan. 6, 2025", [("Monday, Jan. 6, 2025", "2025-01-06")]),
    ("May 07 , 2009", [("May 07 , 2009", "2009-05-07")]),
    ("MAY 7, 2009", [("MAY 7, 2009", "2009-05-07")]),
    ("January\u00a05,\u00a02025", [("January\u00a05,\u00a02025", "2025-01-05")]),
    ("the 5th of January 2025", [("the 5th of January 2025", "2025-01-05")]),
    ("16-Aug-2024", [("16-Aug-2024", "2024-08-16")]),
    ("2024 August 16", [("2024 August 16", "2024-08-16")]),
    ("at 2025-01-05T10:00", [("2025-01-05", "2025-01-05")]),
    ("on August 6 last year", [("August 6 last year", "2024-08-06")]),
    ("January 5 and March 7, 2023", [("January 5", "2023-01-05"), ("March 7, 2023", "2023-03-07")]),
    # days without a year
    ("on August 6", [("August 6", "2024-08-06")]),
    ("on December 28", [("December 28", "2024-12-28")]),
    ("set at June 1 to", [("June 1", "2025-06-01")]),
    ("will meet on August 6", [("August 6", "2025-08-06")]),
    ("Monday, March 4", [("Monday, March 4", "2024-03-04")]),
    ("since March 1", [("since March 1", "2024-03-01/..")]),
    ("by March 1", [("by March 1", "../2025-03-01")]),
    ("29 February", [("29 February", "2024-02-29")]),
    # months
    ("in August 2024", [("August 2024", "2024-08")]),
    ("Sept. 2024", [("Sept. 2024", "2024-09")]),
    ("in March last year", [("March last year", "2024-03")]),
    ("It fell in March", [("March", "2024-03")]),
    ("It could rise in March", [("March", "2025-03")]),
    ("since August", [("since August", "2024-08/..")]),
    ("last March", [("last March", "2024-03")]),
    ("next March", [("next March", "2025-03")]),
    ("by March", [("by March", "../2025-03")]),
    ("in late August", [("late August", "2024-08")]),
    ("in January and March 2024", [("January", "2024-01"), ("March 2024", "2024-03")]),
    # years
    ("in 2005", [("2005", "2005")]),
    ("since 1992", [("since 1992", "1992/..")]),
    ("since at least 2019", [("since at least 2019", "2019/..")]),
    ("by 2008", [("by 2008", "../2008")]),
    ("from 2026 onwards", [("from 2026 onwards", "2026/..")]),
    ("(2005)", [("2005", "2005")]),
    ("2024 Kursk offensive", [("2024", "2024")]),
    ("mid-2024 and pre-2022", [("mid-2024", "2024"), ("2022", "2022")]),
    ("in 2005 people left", [("2005", "2005")]),
    ("in fiscal 2024", [("2024", "2024~")]),
    ("the first quarter of fiscal 2024", [("2024", "2024~")]),
    # ranges
    ("January 5-7, 2025", [("January 5-7, 2025", "2025-01-05/2025-01-07")]),
    ("January 5\u20137", [("January 5\u20137", "2025-01-05/2025-01-07")]),
    ("between 3 and 7 May 2024", [("between 3 and 7 May 2024", "2024-05-03/2024-05-07")]),
    ("on 5 and 6 May 2024", [("5 and 6 May 2024", "2024-05-05/2024-05-06")]),
    (
        "from 30 January to 2 February 2025",
        [("from 30 January to 2 February 2025", "2025-01-30/2025-02-02")],
    ),
    ("December 30 - January 2", [("December 30 - January 2", "2024-12-30/2025-01-02")]),
    ("from March to May 2024", [("from March to May 2024", "2024-03/2024-05")]),
    ("November to February 2025", [("November to February 2025", "2024-11/2025-02")]),
    ("January\u2013March 2025", [("January\u2013March 2025", "2025-01/2025-03")]),
    ("2005-2009", [("2005-2009", "2005/2009")]),
    ("between 2005 and 2009", [("between 2005 and 2009", "2005/2009")]),
    ("2005 and 2009", [("2005", "2005"), ("2009", "2009")]),
    ("the 2024-25 season", [("2024-25", "2024/2025")]),
    ("Monday to Friday", [("Monday to Friday", "2024-12-30/2025-01-03")]),
    # quarters
    ("in the first quarter of 2009", [("the first quarter of 2009", "2009-33")]),
    ("in the first quarter of last year", [("the first quarter of last year", "2024-33")]),
    ("the fourth quarter", [("the fourth quarter", "2024-36")]),
    ("the last quarter of 2024", [("the last quarter of 2024", "2024-36")]),
    ("third-quarter profit", [("third-quarter", "2024-35")]),
    ("last year 's third quarter", [("last year 's third quarter", "2024-35")]),
    ("Q1 2009", [("Q1 2009", "2009-33")]),
    ("2009 Q1", [("2009 Q1", "2009-33")]),
    ("sales in Q3", [("Q3", "2024-35")]),
    ("last quarter", [("last quarter", "2024-36")]),
    ("since the first quarter of 2009", [("since the first quarter of 2009", "2009-01/..")]),
    ("until Q2 2025", [("until Q2 2025", "../2025-06")]),
    # seasons
    ("in spring 2024", [("spring 2024", "2024-21")]),
    ("in the winter of 2023-24", [("the winter of 2023-24", "2023-24")]),
    ("last summer", [("last summer", "2024-22")]),
    ("this summer", [("this summer", "2025-22")]),
    ("this winter", [("this winter", "2024-24")]),
    ("next spring", [("next spring", "2025-21")]),
    # since, until
    ("Since August 2024", [("Since August 2024", "2024-08/..")]),
    ("until March 2025", [("until March 2025", "../2025-03")]),
    ("it lasted until August", [("until August", "../2024-08")]),
    ("it will last until August", [("until August", "../2025-08")]),
    # New Year
    ("just before the New Year", [("just before the New Year", "2024-12~")]),
    ("after the New Year", [("after the New Year", "2025-01~")]),
    ("New Year's Eve", [("New Year's Eve", "2024-12-31")]),
    # weekdays
    ("admitted Thursday night", [("Thursday night", "2025-01-02")]),
    ("on Sunday", [("Sunday", "2025-01-05")]),
    ("last Sunday", [("last Sunday", "2024-12-29")]),
    ("next Tuesday", [("next Tuesday", "2025-01-07")]),
    ("this Tuesday", [("this Tuesday", "2024-12-31")]),
    ("Wednesday last week", [("Wednesday last week", "2024-12-25")]),
    ("It will meet on Wednesday", [("Wednesday", "2025-01-08")]),
    ("It will cut jobs, it said on Wednesday", [("Wednesday", "2025-01-01")]),
    # relative
    ("last year", [("last year", "2024")]),
    ("beat last year 's profit", [("last year", "2024")]),
    ("next month", [("next month", "2025-02")]),
    ("later this year", [("later this year", "2025")]),
    ("by the end of the year", [("by the end of the year", "../2025")]),
    ("yesterday", [("yesterday", "2025-01-04")]),
    ("today", [("today", "2025-01-05")]),
    ("last night", [("last night", "2025-01-04")]),
    ("the day before yesterday", [("the day before yesterday", "2025-01-03")]),
    ("earlier this week", [("earlier this week", "2024-12-30~/2025-01-05~")]),
    ("last week", [("last week", "2024-12-23~/2024-12-29~")]),
    ("over the weekend", [("the weekend", "2025-01-04~/2025-01-05~")]),
    ("two days ago", [("two days ago", "2025-01-03")]),
    ("three months ago", [("three months ago", "2024-10~")]),
    ("2024 was hot, and the full year wet", [("2024", "2024"), ("the full year", "2024")]),
]


@pytest.mark.parametrize(("text", "dates"), FORMS)
def test_forms(text: str, dates: Found) -> None:
    assert _read(text) == dates


@pytest.mark.parametrize(
    "text",
    [
        "it may rain", "May the force", "May GM emerge", "they march on", "March on Washington",
        "Theresa May resigned", "a deal by May's government", "a march of 5,000 people",
        "2,000 people", "2005 soldiers", "a force of 2000 soldiers", "over 2000", "$ 2005",
        "more than 2010", "rose to 2000", "2000 km", "Room 2010", "2000 were killed", "2024.1",
        "the 1990s", "the 1990's", "[2005]", "60-80 percent", "9.66 per share", "COVID-19",
        "the past year", "in the last year", "every Friday", "on Fridays", "Black Friday",
        "the Sunday Times", "USA Today reported", "Audi Q3", "the spring offensive",
        "the fall of Kabul", "a quarter of it", "the fourth quarter of the game",
        "before the Lunar New Year", "5-year plan", "in 25 years", "the third time", "January",
        "1/5/2025", "Nov", "second", "24/7", "Sun", "Mar",
    ],
)  # fmt: skip
def test_what_is_no_date(text: str) -> None:
    assert _read(text) == []


def test_an_impossible_day_is_not_found() -> None:
    assert "day-month" not in {each.rule for each in find_dates("on 31 February 2024", KURSK)}


def test_each_find_is_explained() -> None:
    found = find_dates("From March to May 2024, and just before the New Year.", KURSK)
    assert found == [
        FoundDate(0, 22, "From March to May 2024", "2024-03/2024-05", "month", False, "months"),
        FoundDate(28, 52, "just before the New Year", "2024-12~", "month", True, "new-year"),
    ]


PIECES = (
    "January|May|March|5|7th|31|2024|2025|,|-|\u2013|from|to|and|between|since|until|by|the|of|last"
    "|next|this|year|week|Sunday|Friday|quarter|first|Q1|spring|ago|two|in|on|'|s|\u00a0|\n|.|1,000"
    "|99|0|late|mid-|New|Year|before|tomorrow|9999|1900|weekend|night"
)
ENGLISH = st.text(max_size=60) | st.lists(
    st.sampled_from(re.split(r"\|", PIECES)), max_size=25
).map(" ".join)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(data=st.data())
def test_what_a_form_matches_holds_its_marks(rule: Rule, data: st.DataObject) -> None:
    words = data.draw(st.from_regex(rule.pattern))
    assert rule.may_stand_in(words.lower())


@settings(deadline=None)
@given(ENGLISH, st.dates())
def test_any_text(text: str, written: date) -> None:
    end = 0
    for each in find_dates(text, written):
        assert end <= each.start < each.end <= len(text)
        assert text[each.start : each.end] == each.text
        end = each.end
        span = read_edtf(each.edtf)
        assert (span.precision, span.approximate) == (each.precision, each.approximate)


@settings(deadline=None)
@given(ENGLISH, st.dates(date(1950, 1, 1), date(2050, 1, 1)))
def test_what_is_found_agrees_with_its_words(text: str, written: date) -> None:
    for each in find_dates(text, written):
        if each.rule not in ("short-years", "day-month", "month-day"):
            assert contradiction(each.text, read_edtf(each.edtf)) is None, each


DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@given(DAYS, DAYS)
def test_days_round_trip_in_english_orders(day: date, written: date) -> None:
    month, weekday = month_name(day.month), weekday_name(day.weekday())
    for words in (
        f"{month} {day.day}, {day.year}",
        f"{day.day} {month} {day.year}",
        f"{weekday}, {day.day} {month} {day.year}",
        f"{weekday}, {month} {day.day}, {day.year}",
        f"{month[:3]}. {day:%d} , {day.year}",
        f"the {day.day}th of {month}, {day.year}",
        day.isoformat(),
    ):
        found = find_dates(f"It happened on {words}, they said.", written)
        assert [(each.text, each.edtf) for each in found] == [(words, day.isoformat())]


@given(DAYS, DAYS, DAYS)
def test_ranges_round_trip(one: date, other: date, written: date) -> None:
    assume(one != other)
    a, b = sorted([one, other])
    words = (
        f"from {month_name(a.month)} {a.day}, {a.year} to {b.day} {month_name(b.month)} {b.year}"
    )
    assert _read(words, written) == [(words, f"{a}/{b}")]


@given(DAYS, DAYS)
def test_months_quarters_and_years_round_trip(day: date, written: date) -> None:
    month, quarter = month_name(day.month), (day.month + 2) // 3
    ordinal = ["first", "second", "third", "fourth"][quarter - 1]
    assert _read(f"in {month} {day.year}.", written) == [(f"{month} {day.year}", f"{day:%Y-%m}")]
    words = f"the {ordinal} quarter of {day.year}"
    assert _read(f"in {words}.", written) == [(words, f"{day.year}-{32 + quarter}")]
    assert _read(f"since {day.year}.", written) == [(f"since {day.year}", f"{day.year}/..")]


@given(DAYS, DAYS)
def test_a_weekday_is_the_latest_one(day: date, written: date) -> None:
    [(_, edtf)] = _read(f"it began on {weekday_name(day.weekday())}", written)
    assert date.fromisoformat(edtf).weekday() == day.weekday()
    assert 0 <= (written - date.fromisoformat(edtf)).days < 7


def test_reading_is_linear() -> None:
    text = "\n".join(text_of(article) for article in ARTICLES.values())
    assert is_linear(lambda some: find_dates(some, KURSK), text)


def test_work_that_grows_faster_than_the_text_is_seen() -> None:
    assert is_linear(lambda text: [ord(sign) for sign in text], "some words")
    assert not is_linear(lambda text: [ord(sign) for sign in text for _ in text], "some words")
