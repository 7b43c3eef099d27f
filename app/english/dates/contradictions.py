"""Date words beside the EDTF that a curator gave for them: whether a written part is denied.

Words do not say all of a date ("since August"), so only what they write out is compared.
"""

import re
from collections.abc import Callable
from typing import Literal

from app.english.dates.edtf import Point, Span, read_points
from app.english.text.calendar_words import (
    MONTH_ABBREVIATIONS,
    MONTHS,
    QUARTERS,
    SEASONS,
    WEEKDAYS,
    month_name,
    month_number,
    one_of,
    weekday_name,
)

Part = Literal["year", "month", "quarter", "season", "day", "weekday"]
"""A part of a date, as a number: months and quarters from 1, weekdays from Monday as 0, a season by
its ISO 8601-2 code."""

_MONTH = rf"\b(?:{one_of(MONTHS)}|{one_of(MONTH_ABBREVIATIONS)}\b\.?)(?![a-z])"
_DAY = r"(?<![\d.,])(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?!\w|[.,]\d)"
_DAYS = rf"{_DAY}(?:\s{{0,3}}(?:-|\u2013|\u2014|,|and|to|or)\s{{0,3}}(?:the )?{_DAY}){{0,4}}"
_OTHER_YEAR = re.compile(r"\b(?:fiscal|financial|school|academic)\b", re.IGNORECASE)
_OTHER_DAY = re.compile(
    r"\b(?:before|after|ahead of|prior to|following|eve of)\b.*", re.IGNORECASE | re.DOTALL
)
_YEARS = re.compile(r"(?<![\d.,])[12][0-9]{3}(?![\d%]|[.,]\d|s\b|['\u2019]s\b)")
_MONTHS = re.compile(_MONTH)
_MONTH_DAYS = re.compile(
    rf"{_MONTH}\s{{0,3}}(?:the )?({_DAYS})|({_DAYS})\s{{0,3}}(?:of )?{_MONTH}", re.ASCII
)
_NUMBER = re.compile(r"[0-9]+")
_QUARTERS = re.compile(rf"\b({'|'.join(QUARTERS)})[\s-]quarter\b|\bQ([1-4])\b", re.IGNORECASE)
_SEASONS = re.compile(rf"\b({'|'.join(SEASONS)})\b(?! of (?!\d|last|this|next))", re.IGNORECASE)
_WEEKDAYS = re.compile(rf"\b({one_of(WEEKDAYS)})\b")


def written_parts(words: str) -> dict[Part, list[int]]:
    """What date words write out, in the order of comparing: "since August" writes the month 8.

    Nothing is checkable, so nothing is read, behind "before", "after" and the like ("the day
    after January 5" is January 6), and in words on a fiscal or school year, which is not ours.
    """
    if _OTHER_YEAR.search(words):
        return {}
    words = _OTHER_DAY.sub("", words)
    beside_months = " ".join(a or b for a, b in _MONTH_DAYS.findall(words))
    return {
        "year": [int(year) for year in _YEARS.findall(words)],
        "month": [month_number(month) for month in _MONTHS.findall(words)],
        "quarter": [QUARTERS.get(a.lower()) or int(b) for a, b in _QUARTERS.findall(words)],
        "season": [SEASONS[season.lower()] for season in _SEASONS.findall(words)],
        "day": [int(day) for day in _NUMBER.findall(beside_months)],
        "weekday": [WEEKDAYS[day.capitalize()] for day in _WEEKDAYS.findall(words)],
    }


def contradiction(words: str, span: Span) -> str | None:
    """One sentence on the first part that `words` write and `span` denies; None if there is none.

    A part has to agree with either end of an interval. An end that is coarser than the part
    agrees: "January 5, 2025" is not denied by 2025-01.
    """
    ends = read_points(span.edtf)
    for part, values in written_parts(words).items():
        agrees, name = _CHECKS[part]
        for value in values:
            if not any(agrees(end, value) for end in ends):
                return f"the words say {name(value)}, the EDTF says {_says(span, ends, agrees)}"
    return None


def _says(span: Span, ends: list[Point], agrees: Callable[[Point, int], bool]) -> str:
    if agrees is not _weekday_agrees:
        return span.edtf
    days = [weekday_name(end.first.weekday()) for end in ends]
    return f"{span.edtf}, a {' to a '.join(days)}"


def _year_agrees(end: Point, year: int) -> bool:
    return end.first.year <= year <= end.last.year


def _month_agrees(end: Point, month: int) -> bool:
    return month in _months_of(end)


def _day_agrees(end: Point, day: int) -> bool:
    return end.precision != "day" or end.first.day == day


def _weekday_agrees(end: Point, weekday: int) -> bool:
    return end.precision != "day" or end.first.weekday() == weekday


def _quarter_agrees(end: Point, quarter: int) -> bool:
    return any((month + 2) // 3 == quarter for month in _months_of(end))


def _season_agrees(end: Point, season: int) -> bool:
    """Half a year away agrees too, for a month: the article may stand in the south."""
    first = 3 * (season - 20)
    months = {(first + offset - 1) % 12 + 1 for offset in (0, 1, 2)}
    if end.precision != "season":
        months |= {(month + 5) % 12 + 1 for month in months}
    return not months.isdisjoint(_months_of(end))


def _months_of(end: Point) -> set[int]:
    count = (end.last.year - end.first.year) * 12 + end.last.month - end.first.month
    return {(end.first.month + offset - 1) % 12 + 1 for offset in range(count + 1)}


def _season_name(season: int) -> str:
    return next(name for name, code in SEASONS.items() if code == season)


_CHECKS: dict[Part, tuple[Callable[[Point, int], bool], Callable[[int], str]]] = {
    "year": (_year_agrees, str),
    "month": (_month_agrees, month_name),
    "quarter": (_quarter_agrees, "quarter {}".format),
    "season": (_season_agrees, _season_name),
    "day": (_day_agrees, "day {}".format),
    "weekday": (_weekday_agrees, weekday_name),
}
"""Whether an end of a date agrees with a part, and the part in words."""
