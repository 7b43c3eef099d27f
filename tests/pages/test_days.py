"""Dates on an axis: the days they touch, the days that are sure, and the ticks."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.english.dates.edtf import read_edtf
from app.pages.charts.days import count_day, read_days, scale_days
from app.pages.charts.scales import Margins, scale_amounts, tell_amount

TOLD = "2025-01-20"
EDTF = """
2025-01-05 2025-01 2024-22 2009-33 2025 2024-12~ 2024-12-05? 2025-01-05/2025-01-07 2024-08/2024-10
2024-08/2024-08 2023/2024 2024-08~/2024-10 2006-01-23~/2006-01-27~ 2024-08/..
2025-01-05/.. 2024~/.. ../2025-03 ../2025-01-01 9999-12-31 0001/..
"""
MARGINS = Margins(3, 91)


@pytest.mark.parametrize("edtf", EDTF.split())
def test_sure_days_are_those_that_seeding_is_sure_of(edtf: str) -> None:
    """Bars are full on the days that `match=certain` goes by."""
    span = read_edtf(edtf)
    said = {key: getattr(span, key) for key in ("edtf", "start", "end", "precision", "approximate")}
    days = read_days(said, TOLD)
    first, last = span.latest_start, span.earliest_end or (None if span.end else TOLD)
    is_sure = span.start and first and last and first <= last
    assert days.sure == ((count_day(first), count_day(last) + 1) if is_sure else None)
    assert days.within[0] < days.within[1]
    assert span.start in (None, str(date.fromordinal(days.within[0])))
    assert (days.open_start, days.open_end) == (span.start is None, span.end is None)


@pytest.mark.parametrize(
    ("edtf", "soft"),
    [
        ("2024-12~", (True, True)),
        ("2024-08~/2024-10", (True, False)),
        ("2024-08/2024-10?", (False, True)),
        ("2024", (False, False)),
    ],
)
def test_an_end_fades_where_the_words_come_near_it(edtf: str, soft: tuple[bool, bool]) -> None:
    span = read_edtf(edtf)
    said = {key: getattr(span, key) for key in ("edtf", "start", "end", "precision", "approximate")}
    days = read_days(said, None)
    assert (days.soft_start, days.soft_end) == soft


@given(st.dates(), st.integers(0, 3_000_000))
def test_ticks_of_days_are_few_in_order_and_on_the_axis(start: date, length: int) -> None:
    first = start.toordinal()
    last = min(first + length, date.max.toordinal())
    scale = scale_days(first, last, MARGINS)
    places = [tick.at for tick in scale.ticks]
    assert len(places) <= 6
    assert places == sorted(set(places))
    assert all(MARGINS.start <= place <= MARGINS.end for place in places)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (3, ["5 Jan 2025", "6 Jan", "7 Jan", "8 Jan"]),
        (120, ["Feb 2025", "Mar", "Apr", "May"]),
        (365 * 4, ["2026", "2027", "2028", "2029"]),
        (365 * 30, ["2030", "2040", "2050"]),
    ],
)
def test_ticks_of_days_are_what_a_reader_counts_in(days: int, words: list[str]) -> None:
    start = date(2025, 1, 5)
    last = start + timedelta(days=days)
    scale = scale_days(start.toordinal(), last.toordinal(), MARGINS)
    assert [tick.words for tick in scale.ticks] == words


@given(st.lists(st.integers(-(10**13), 10**13) | st.floats(1e-9, 1e9), min_size=1, max_size=5))
def test_ticks_of_numbers_are_few_and_hold_all_numbers(amounts: list[float]) -> None:
    scale = scale_amounts(amounts, MARGINS)
    places = [tick.at for tick in scale.ticks]
    assert 2 <= len(places) <= 6
    assert places == sorted(set(places))
    assert all(MARGINS.start <= scale.place(one) <= MARGINS.end + 1e-9 for one in amounts)
    assert scale.is_logarithmic or scale.low <= 0 <= scale.high


@pytest.mark.parametrize(
    ("amounts", "words"),
    [
        ([42, 12], ["0", "20", "40", "60"]),
        ([1], ["0", "1"]),
        ([0.5], ["0", "0.2", "0.4", "0.6"]),
        ([38000, 189], ["0", "10,000", "20,000", "30,000", "40,000"]),
        ([8.6e9], ["0", "5 billion", "10 billion"]),
        ([-3, 4], ["-4", "-2", "0", "2", "4"]),
        ([2, 4000], ["1", "10", "100", "1,000", "10,000"]),
    ],
)
def test_ticks_of_numbers_are_as_words_print_them(amounts: list[float], words: list[str]) -> None:
    assert [tick.words for tick in scale_amounts(amounts, MARGINS).ticks] == words


def test_a_number_outside_of_its_axis_is_an_error() -> None:
    scale = scale_amounts([3], MARGINS)
    with pytest.raises(ValueError, match="outside"):
        scale.place(-1)


@pytest.mark.parametrize(
    ("amount", "words"), [(0, "0"), (1e-7, "1e-07"), (0.25, "0.25"), (2.5e6, "2.5 million")]
)
def test_amounts_are_told_without_needless_digits(amount: float, words: str) -> None:
    assert tell_amount(amount) == words
