"""Date words beside an EDTF: which agree, and what is said of those that do not."""

import calendar
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.english.dates.contradictions import contradiction, written_parts
from app.english.dates.edtf import read_edtf

AGREE = [
    ("January 5, 2025", "2025-01-05"),
    ("January 5, 2025", "2025-01"),
    ("January 05 , 2025", "2025-01-05"),
    ("Sunday, 5 January 2025", "2025-01-05"),
    ("Kursk, Sunday, 5 January 2025.", "2025-01-05"),
    ("the 5th of January 2025", "2025-01-05"),
    ("Since August 2024", "2024-08/.."),
    ("since August", "2024-08/.."),
    ("since Aug. 6", "2024-08-06/.."),
    ("just before the New Year", "2024-12~"),
    ("in the fourth quarter of 2005", "2005-36"),
    ("in the fourth quarter of 2005", "2005-10/2005-12"),
    ("Q1 2009", "2009-33"),
    ("last year", "2024"),
    ("last summer", "2024-22"),
    ("last summer", "2025-01"),
    ("winter 2024", "2024-24"),
    ("in early 2025", "2025-01-24"),
    ("between 3 and 7 May 2024", "2024-05-03/2024-05-07"),
    ("January 5-7, 2025", "2025-01-05/2025-01-07"),
    ("2024-25", "2024/2025"),
    ("by 2008", "../2008"),
    ("before 2025", "../2024"),
    ("the day after January 5, 2025", "2025-01-06"),
    ("the first quarter of fiscal 2024", "2023-36"),
    ("it may march", "2024-08"),
    ("the 1990s", "1995/1999"),
    ("42 clashes in 2,024 places", "2025"),
    ("the fall of Kabul in August 2021", "2021-08"),
]


@pytest.mark.parametrize(("words", "edtf"), AGREE)
def test_words_that_agree(words: str, edtf: str) -> None:
    assert contradiction(words, read_edtf(edtf)) is None


@pytest.mark.parametrize(
    ("words", "edtf", "says"),
    [
        ("January 5, 2025", "2024-01-05", "the words say 2025, the EDTF says 2024-01-05"),
        ("Since August 2024", "2024-09", "the words say August, the EDTF says 2024-09"),
        ("since August", "2024-09/..", "the words say August, the EDTF says 2024-09/.."),
        ("January 5", "2025-01-06", "the words say day 5, the EDTF says 2025-01-06"),
        ("5th of January", "2025-01-06", "the words say day 5, the EDTF says 2025-01-06"),
        ("between 3 and 7 May", "2024-05-03/2024-05-08", "the words say day 7, "),
        ("Sunday", "2025-01-06", "the words say Sunday, the EDTF says 2025-01-06, a Monday"),
        ("the fourth quarter", "2005-35", "the words say quarter 4, the EDTF says 2005-35"),
        ("the fourth quarter", "2005-07/2005-09", "the words say quarter 4, "),
        ("Q1 2009", "2009-34", "the words say quarter 1, "),
        ("in spring 2024", "2024-22", "the words say spring, the EDTF says 2024-22"),
        ("last summer", "2024-11", "the words say summer, "),
        ("by 2008", "../2007", "the words say 2008, "),
        ("in 2024", "2025~", "the words say 2024, the EDTF says 2025~"),
        ("February 2024", "2024-03/..", "the words say February, "),
    ],
)
def test_words_that_contradict(words: str, edtf: str, says: str) -> None:
    found = contradiction(words, read_edtf(edtf))
    assert found is not None
    assert found.startswith(says)


def test_written_parts_reads_each_kind() -> None:
    parts = written_parts("Sunday, 5 January 2025, Q1, spring; the second quarter of 2024")
    assert parts == {
        "year": [2025, 2024], "month": [1], "quarter": [1, 2], "season": [21], "day": [5],
        "weekday": [6],
    }  # fmt: skip


@given(st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31)), st.dates())
def test_a_written_day_agrees_with_itself_alone(day: date, other: date) -> None:
    words = (
        f"{calendar.day_name[day.weekday()]}, {day.day} {calendar.month_name[day.month]} {day:%Y}"
    )
    assert contradiction(words, read_edtf(day.isoformat())) is None
    assert (contradiction(words, read_edtf(other.isoformat())) is None) == (day == other)


@given(st.text(), st.sampled_from(["2025-01-05", "2024-08/..", "../2024", "2009-33"]))
def test_any_words_can_be_checked(words: str, edtf: str) -> None:
    found = contradiction(words, read_edtf(edtf))
    assert found is None or found.startswith("the words say ")
