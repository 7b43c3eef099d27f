"""Dates as a curator writes them: EDTF (ISO 8601-2:2019, annex A), read into plain days.

The `edtf` library is the grammar: what it refuses, we refuse. In front of it stands the list of
forms that we serve, because it also reads forms that say nothing to a reader of facts ("201X",
"[2024,2025]") and gives invented days for an unknown end ("2024-08/").
"""

import calendar
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final, Literal

from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException

from app.english.dates.calendar_words import (
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

Precision = Literal["day", "month", "season", "quarter", "year"]

FORMS: Final = (
    "2025-01-05 (a day), 2025-01 (a month), 2024-21 (spring; 22 summer, 23 autumn, 24 winter), "
    "2009-33 (first quarter; to 36, the fourth), 2025 (a year), 2024-12~ (approximate), "
    "2024-12? (uncertain), 2024-08/.. (since), ../2025-03 (until), "
    "2025-01-05/2025-01-07 (from and to)"
)
"""The forms that are served, as shown in an error."""

_COARSENESS: Final[tuple[Precision, ...]] = ("day", "month", "season", "quarter", "year")
_POINT: Final = re.compile(
    r"(?P<year>[0-9]{4})(?:-(?P<part>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?(?P<mark>[~?%]?)"
)
_REFUSED: Final[tuple[tuple[re.Pattern[str], str], ...]] = (
    (re.compile(r"[A-Za-z]{3}"), "a date is written in digits, year first"),
    (re.compile(r"^[0-9]{1,4}/[0-9]{1,2}/[0-9]{1,4}$"), "its parts are joined by '-', year first"),
    (re.compile(r"[\[\]{}]|,"), "sets are not served; write the outer days as an interval"),
    (re.compile(r"[Xx]"), "unspecified digits (X) are not served; write a coarser date or '~'"),
    (re.compile(r"T\d|:"), "a time of day is not served; write the day alone"),
    (re.compile(r"^[-Y+]|\d[ES]\d"), "years run from 0001 to 9999, four plain digits"),
    (re.compile(r"[~?%](?!/|$)"), "'~', '?' and '%' stand behind a whole date, not inside it"),
    (re.compile(r"^/|/$"), "an unknown end is not served; an open one is written '..'"),
    (re.compile(r"/.*/"), "an interval has one '/', between its ends"),
)


@dataclass(frozen=True, slots=True)
class Span:
    """The days of one EDTF text, as ISO dates; None where '..' leaves an end open.

    `start` and `end` are the outermost days. Between them it starts by `latest_start` at the latest
    and ends on `earliest_end` at the earliest, whatever the unknown parts turn out to be:

    - a single day starts and ends on itself;
    - a single month, season, quarter or year stands for some day in it: by its last day at the
      latest, and on its first at the earliest;
    - "2024-08/2024-10" starts by 2024-08-31 and ends on 2024-10-01 or later;
    - "2024-08/.." has no earliest end: whoever knows when the words were written knows how far
      they reach; "../2025-03" starts by its end;
    - anything approximate or uncertain has neither.

    `approximate` is true for '~', '?' and '%'.
    """

    edtf: str
    start: str | None
    end: str | None
    precision: Precision
    approximate: bool
    latest_start: str | None
    earliest_end: str | None


@dataclass(frozen=True, slots=True)
class _Point:
    """One end of an interval, or a date that stands alone: its first and last day."""

    first: date
    last: date
    precision: Precision


@lru_cache(maxsize=4096)
def read_edtf(text: str) -> Span:
    """The days of an EDTF text ("2024-08/..").

    Raises ValueError that says what is wrong and which forms are allowed.
    """
    edtf = text.strip()
    _refuse_what_is_not_served(edtf)
    ends = edtf.split("/")
    points = [_read_point(edtf, end) for end in ends if end != ".."]
    if not points:
        raise _wrong(edtf, "one end has to be given")
    _ask_the_grammar(edtf)
    start = None if ends[0] == ".." else points[0].first
    end = None if ends[-1] == ".." else points[-1].last
    if points[0].first > points[-1].last:
        raise _wrong(edtf, "it starts after its end")
    approximate = edtf_is_approximate(edtf)
    latest, earliest = (None, None) if approximate else _inner_days(points, start, end)
    return Span(
        edtf,
        _iso(start),
        _iso(end),
        edtf_precision(edtf),
        approximate,
        _iso(latest),
        _iso(earliest),
    )


def edtf_precision(edtf: str) -> Precision:
    """The precision of a well-formed EDTF text, for an interval that of its coarsest given end."""
    ends = (_POINT.fullmatch(end) for end in edtf.split("/"))
    return max((_point_precision(end) for end in ends if end), key=_COARSENESS.index)


def edtf_is_approximate(edtf: str) -> bool:
    """Whether any part of an EDTF text is marked approximate '~', uncertain '?' or both '%'."""
    return any(mark in edtf for mark in "~?%")


def _wrong(edtf: str, why: str) -> ValueError:
    return ValueError(f"{edtf[:60]!r} is not a date we can read: {why}. Allowed: {FORMS}")


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _refuse_what_is_not_served(edtf: str) -> None:
    if not edtf:
        raise _wrong(edtf, "it is empty")
    for pattern, why in _REFUSED:
        if pattern.search(edtf):
            raise _wrong(edtf, why)


def _ask_the_grammar(edtf: str) -> None:
    try:
        parse_edtf(edtf)
    except EDTFParseException:
        why = "EDTF has no such form"
        if any(f"-{code}" in edtf for code in range(21, 37)):
            why += "; a quarter in an interval, or an approximate season, is written by its months"
        raise _wrong(edtf, why) from None


@lru_cache(maxsize=4096)
def _read_point(edtf: str, end: str) -> _Point:
    """The first and last day of one end, without its mark, by the library's strict bounds."""
    match = _POINT.fullmatch(end)
    if match is None:
        raise _wrong(edtf, f"{end[:30]!r} is none of the forms")
    _refuse_wrong_numbers(edtf, match)
    try:
        parsed = parse_edtf(end.rstrip("~?%"))
        first, last = date(*parsed.lower_strict()[:3]), date(*parsed.upper_strict()[:3])
    except (EDTFParseException, ValueError):
        raise _wrong(edtf, f"{end!r} is not in the calendar") from None
    return _Point(first, _end_of_winter(edtf, match, last), _point_precision(match))


def _refuse_wrong_numbers(edtf: str, match: re.Match[str]) -> None:
    if match["year"] == "0000":
        raise _wrong(edtf, "years run from 0001 to 9999")
    part = int(match["part"] or 1)
    if not (1 <= part <= 12 or (match["day"] is None and (21 <= part <= 24 or 33 <= part <= 36))):
        raise _wrong(edtf, f"{match['part']} is no month, season (21-24) or quarter (33-36)")


def _end_of_winter(edtf: str, match: re.Match[str], last: date) -> date:
    """Winter runs from December to the next February, where the library ends it with December.

    ISO 8601-2, 4.8, leaves the months of a season open; these are the meteorological ones of the
    northern hemisphere, which the library uses for the other three.
    """
    if match["part"] != "24":
        return last
    if last.year == 9999:
        raise _wrong(edtf, "the winter of 9999 ends outside the calendar")
    return date(last.year + 1, 2, calendar.monthrange(last.year + 1, 2)[1])


def _point_precision(match: re.Match[str]) -> Precision:
    if match["part"] is None:
        return "year"
    if match["day"]:
        return "day"
    part = int(match["part"])
    return "month" if part <= 12 else "season" if part <= 24 else "quarter"


def _inner_days(
    points: list[_Point], start: date | None, end: date | None
) -> tuple[date | None, date | None]:
    """The latest start and the earliest end; a start after the end, or before, is impossible."""
    latest = points[-1].last if start is None else min(points[0].last, end or date.max)
    earliest = None if end is None else max(points[-1].first, start or date.min)
    return latest, earliest


@dataclass(frozen=True, slots=True)
class WrittenParts:
    """What an article's date words write out, in the order of the words, without repeats.

    Months and quarters count from 1, weekdays from Monday as 0; a season is its ISO 8601-2 code.
    """

    years: tuple[int, ...] = ()
    months: tuple[int, ...] = ()
    days: tuple[int, ...] = ()
    quarters: tuple[int, ...] = ()
    seasons: tuple[int, ...] = ()
    weekdays: tuple[int, ...] = ()


_MONTH: Final = rf"\b(?:{one_of(MONTHS)}|{one_of(MONTH_ABBREVIATIONS)}\b\.?)(?![a-z])"
_DAY: Final = r"(?<![\d.,])(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?!\w|[.,]\d)"
_DAYS: Final = rf"{_DAY}(?:\s{{0,3}}(?:-|\u2013|\u2014|,|and|to|or)\s{{0,3}}(?:the )?{_DAY}){{0,4}}"
_OTHER_YEAR: Final = re.compile(r"\b(?:fiscal|financial|school|academic)\b", re.IGNORECASE)
_OTHER_DAY: Final = re.compile(
    r"\b(?:before|after|ahead of|prior to|following|eve of)\b.*", re.IGNORECASE | re.DOTALL
)
_YEARS: Final = re.compile(r"(?<![\d.,])[12][0-9]{3}(?![\d%]|[.,]\d|s\b|['\u2019]s\b)")
_MONTHS: Final = re.compile(_MONTH)
_MONTH_DAYS: Final = re.compile(
    rf"{_MONTH}\s{{0,3}}(?:the )?({_DAYS})|({_DAYS})\s{{0,3}}(?:of )?{_MONTH}", re.ASCII
)
_NUMBER: Final = re.compile(r"[0-9]+")
_QUARTERS: Final = re.compile(
    rf"\b({'|'.join(QUARTERS)})[\s-]quarter\b|\bQ([1-4])\b", re.IGNORECASE
)
_SEASONS: Final = re.compile(
    rf"\b({'|'.join(SEASONS)})\b(?! of (?!\d|last|this|next))", re.IGNORECASE
)
_WEEKDAYS: Final = re.compile(rf"\b({one_of(WEEKDAYS)})\b")


def written_parts(words: str) -> WrittenParts:
    """The calendar parts that date words write out: "since August" writes the month 8.

    Nothing is checkable, so nothing is read, behind "before", "after" and the like ("the day
    after January 5" is January 6), and in words on a fiscal or school year, which is not ours.
    """
    if _OTHER_YEAR.search(words):
        return WrittenParts()
    words = _OTHER_DAY.sub("", words)
    beside_months = " ".join(a or b for a, b in _MONTH_DAYS.findall(words))
    return WrittenParts(
        _distinct(int(year) for year in _YEARS.findall(words)),
        _distinct(month_number(month) for month in _MONTHS.findall(words)),
        _distinct(int(day) for day in _NUMBER.findall(beside_months)),
        _distinct(QUARTERS.get(a.lower()) or int(b) for a, b in _QUARTERS.findall(words)),
        _distinct(SEASONS[season.lower()] for season in _SEASONS.findall(words)),
        _distinct(WEEKDAYS[day.capitalize()] for day in _WEEKDAYS.findall(words)),
    )


def contradiction(words: str, span: Span) -> str | None:
    """One sentence on the first part that `words` write and `span` denies; None if there is none.

    A part has to agree with either end of an interval. An end that is coarser than the part
    agrees: "January 5, 2025" is not denied by 2025-01.
    """
    written = written_parts(words)
    ends = [_read_point(span.edtf, end) for end in span.edtf.split("/") if end != ".."]
    for values, agrees, name in _CHECKS:
        for value in values(written):
            if not any(agrees(end, value) for end in ends):
                return f"the words say {name(value)}, the EDTF says {_says(span, ends, agrees)}"
    return None


def _distinct(values: Iterable[int]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(values))


def _says(span: Span, ends: list[_Point], agrees: Callable[[_Point, int], bool]) -> str:
    if agrees is not _weekday_agrees:
        return span.edtf
    days = [weekday_name(end.first.weekday()) for end in ends]
    return f"{span.edtf}, a {' to a '.join(days)}"


def _year_agrees(end: _Point, year: int) -> bool:
    return end.first.year <= year <= end.last.year


def _month_agrees(end: _Point, month: int) -> bool:
    return month in _months_of(end)


def _day_agrees(end: _Point, day: int) -> bool:
    return end.precision != "day" or end.first.day == day


def _weekday_agrees(end: _Point, weekday: int) -> bool:
    return end.precision != "day" or end.first.weekday() == weekday


def _quarter_agrees(end: _Point, quarter: int) -> bool:
    return any((month + 2) // 3 == quarter for month in _months_of(end))


def _season_agrees(end: _Point, season: int) -> bool:
    """Half a year away agrees too, for a month: the article may stand in the south."""
    first = 3 * (season - 20)
    months = {(first + offset - 1) % 12 + 1 for offset in (0, 1, 2)}
    if end.precision != "season":
        months |= {(month + 5) % 12 + 1 for month in months}
    return not months.isdisjoint(_months_of(end))


def _months_of(end: _Point) -> set[int]:
    count = (end.last.year - end.first.year) * 12 + end.last.month - end.first.month
    return {(end.first.month + offset - 1) % 12 + 1 for offset in range(count + 1)}


def _season_name(season: int) -> str:
    return next(name for name, code in SEASONS.items() if code == season)


_Check = tuple[
    Callable[[WrittenParts], tuple[int, ...]],
    Callable[[_Point, int], bool],
    Callable[[int], str],
]
_CHECKS: Final[tuple[_Check, ...]] = (
    (lambda written: written.years, _year_agrees, str),
    (lambda written: written.months, _month_agrees, month_name),
    (lambda written: written.quarters, _quarter_agrees, "quarter {}".format),
    (lambda written: written.seasons, _season_agrees, _season_name),
    (lambda written: written.days, _day_agrees, "day {}".format),
    (lambda written: written.weekdays, _weekday_agrees, weekday_name),
)
