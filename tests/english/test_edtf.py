"""EDTF: its days against a plain reading of the calendar, and its refusals."""

import calendar
from contextlib import suppress
from datetime import date, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import vocabulary
from app.english.dates.edtf import FORMS, Precision, Span, read_edtf

Days = tuple[str | None, str | None]

READ: list[tuple[str, Days, Precision, bool, Days]] = [
    ("2025-01-05", ("2025-01-05", "2025-01-05"), "day", False, ("2025-01-05", "2025-01-05")),
    ("2024-02-29", ("2024-02-29", "2024-02-29"), "day", False, ("2024-02-29", "2024-02-29")),
    ("2025-01", ("2025-01-01", "2025-01-31"), "month", False, ("2025-01-31", "2025-01-01")),
    ("2024-02", ("2024-02-01", "2024-02-29"), "month", False, ("2024-02-29", "2024-02-01")),
    ("2024-21", ("2024-03-01", "2024-05-31"), "season", False, ("2024-05-31", "2024-03-01")),
    ("2024-23", ("2024-09-01", "2024-11-30"), "season", False, ("2024-11-30", "2024-09-01")),
    ("2023-24", ("2023-12-01", "2024-02-29"), "season", False, ("2024-02-29", "2023-12-01")),
    ("2009-33", ("2009-01-01", "2009-03-31"), "quarter", False, ("2009-03-31", "2009-01-01")),
    ("2005-36", ("2005-10-01", "2005-12-31"), "quarter", False, ("2005-12-31", "2005-10-01")),
    ("2025", ("2025-01-01", "2025-12-31"), "year", False, ("2025-12-31", "2025-01-01")),
    ("0001", ("0001-01-01", "0001-12-31"), "year", False, ("0001-12-31", "0001-01-01")),
    ("2024-12~", ("2024-12-01", "2024-12-31"), "month", True, (None, None)),
    ("2025-01-05?", ("2025-01-05", "2025-01-05"), "day", True, (None, None)),
    ("2024%", ("2024-01-01", "2024-12-31"), "year", True, (None, None)),
    ("2024-21~", ("2024-03-01", "2024-05-31"), "season", True, (None, None)),
    ("0001-24?", ("0001-12-01", "0002-02-28"), "season", True, (None, None)),
    ("2024-33%", ("2024-01-01", "2024-03-31"), "quarter", True, (None, None)),
    ("2024-01-01%/2024-24~", ("2024-01-01", "2025-02-28"), "season", True, (None, None)),
    ("2024-08/..", ("2024-08-01", None), "month", False, ("2024-08-31", None)),
    ("1992/..", ("1992-01-01", None), "year", False, ("1992-12-31", None)),
    ("2025-01-05/..", ("2025-01-05", None), "day", False, ("2025-01-05", None)),
    ("2024-08~/..", ("2024-08-01", None), "month", True, (None, None)),
    ("../2025-03", (None, "2025-03-31"), "month", False, ("2025-03-31", "2025-03-01")),
    ("../2024", (None, "2024-12-31"), "year", False, ("2024-12-31", "2024-01-01")),
    (
        "2025-01-05/2025-01-07",
        ("2025-01-05", "2025-01-07"),
        "day",
        False,
        ("2025-01-05", "2025-01-07"),
    ),
    ("2024-08/2024-10", ("2024-08-01", "2024-10-31"), "month", False, ("2024-08-31", "2024-10-01")),
    ("2024-08/2024-08", ("2024-08-01", "2024-08-31"), "month", False, ("2024-08-31", "2024-08-01")),
    ("2024/2025-03-02", ("2024-01-01", "2025-03-02"), "year", False, ("2024-12-31", "2025-03-02")),
    ("2024-22/2025", ("2024-06-01", "2025-12-31"), "year", False, ("2024-08-31", "2025-01-01")),
    ("2024/2024-03", ("2024-01-01", "2024-03-31"), "year", False, ("2024-03-31", "2024-03-01")),
]


@pytest.mark.parametrize(("text", "days", "precision", "approximate", "inner"), READ)
def test_it_reads(
    text: str, days: Days, precision: Precision, approximate: bool, inner: Days
) -> None:
    assert read_edtf(text) == Span(text, *days, precision, approximate, *inner)


def test_white_space_around_a_date_is_dropped() -> None:
    assert read_edtf(" 2025-01-05\n").edtf == "2025-01-05"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "empty"),
        ("January 5, 2025", "digits"),
        ("05.01.2025", "none of the forms"),
        ("2025/01/05", "joined by '-'"),
        ("2025-1-5", "none of the forms"),
        ("2025-01-05T10:00", "time of day"),
        ("201X", "unspecified digits"),
        ("2024-XX", "unspecified digits"),
        ("[2024,2025]", "sets"),
        ("{2024}", "sets"),
        ("Y12000", "0001 to 9999"),
        ("-0100", "0001 to 9999"),
        ("1E3", "0001 to 9999"),
        ("2024S2", "0001 to 9999"),
        ("0000", "0001 to 9999"),
        ("12025", "none of the forms"),
        ("2024-00", "no month"),
        ("2024-13", "no month"),
        ("2024-25", "no month"),
        ("2024-37", "no month"),
        ("2024-21-05", "no month"),
        ("2025-01-32", "not in the calendar"),
        ("2023-02-29", "not in the calendar"),
        ("9999-24", "outside the calendar"),
        ("2024-08/", "open one is written '..'"),
        ("/2024", "open one is written '..'"),
        ("../..", "one end"),
        ("..", "one end"),
        ("2024/2025/2026", "one '/'"),
        ("2025/2024", "starts after its end"),
        ("2025-01-07/2025-01-05", "starts after its end"),
        ("2024-~12", "behind a whole date"),
        ("2024~-12", "behind a whole date"),
        ("2009-33/..", "written by its months"),
        ("2024-08/2009-33~", "written by its months"),
    ],
)
def test_it_refuses_and_says_why(text: str, why: str) -> None:
    with pytest.raises(ValueError, match="Allowed: ") as refused:
        read_edtf(text)
    assert why in str(refused.value).removesuffix(FORMS)
    assert "2024-12~" in str(refused.value)


@given(st.text(max_size=40) | st.text(alphabet="0123456789-/.~?%XTSE", max_size=25))
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(ValueError):
        span = read_edtf(text)
        assert read_edtf(span.edtf) == span
        assert span.start or span.end


def _bounds(year: int, part: int | None) -> tuple[date, date]:
    """A plain reading of the calendar, in months since the year 0."""
    first, months = (year * 12, 12) if part is None else (year * 12 + part - 1, 1)
    if part is not None and part >= 33:
        first, months = year * 12 + (part - 33) * 3, 3
    elif part is not None and part >= 21:
        first, months = year * 12 + (part - 20) * 3 - 1, 3
    last = first + months - 1
    end = calendar.monthrange(last // 12, last % 12 + 1)[1]
    return date(first // 12, first % 12 + 1, 1), date(last // 12, last % 12 + 1, end)


YEARS = st.integers(min_value=1, max_value=9998)
PARTS = st.none() | st.sampled_from([*range(1, 13), *range(21, 25), *range(33, 37)])


@given(YEARS, PARTS)
def test_bounds_agree_with_the_calendar(year: int, part: int | None) -> None:
    span = read_edtf(f"{year:04d}" if part is None else f"{year:04d}-{part:02d}")
    first, last = _bounds(year, part)
    assert (span.start, span.end) == (first.isoformat(), last.isoformat())


@given(st.dates(), st.dates(), st.booleans())
def test_intervals_of_days_cover_all_their_days(one: date, other: date, open_end: bool) -> None:
    start, end = sorted([one, other])
    span = read_edtf(f"{start}/{'..' if open_end else end}")
    until = None if open_end else end.isoformat()
    assert (
        (span.start, span.end)
        == (span.latest_start, span.earliest_end)
        == (start.isoformat(), until)
    )


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)), st.integers(0, 4000))
def test_months_of_an_interval_start_and_end_somewhere_within(start: date, days: int) -> None:
    end = start + timedelta(days=days)
    span = read_edtf(f"{start:%Y-%m}/{end:%Y-%m}")
    latest_start = _bounds(start.year, start.month)[1]
    earliest_end = _bounds(end.year, end.month)[0]
    assert (span.latest_start, span.earliest_end) == (
        latest_start.isoformat(),
        earliest_end.isoformat(),
    )


def test_precisions_are_those_of_the_vocabulary() -> None:
    assert set(get_args(Precision)) == {str(value) for value in vocabulary.Precision}
