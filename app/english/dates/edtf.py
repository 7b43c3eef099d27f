"""Dates as a curator writes them: EDTF (ISO 8601-2:2019, annex A), read into plain days.

Read are the forms that say something to a reader of facts, as `FORMS` shows them. Sets, digits left
open and times of day are EDTF as well, and are refused with what to write instead.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

Precision = Literal["day", "month", "season", "quarter", "year"]

FORMS = (
    "2025-01-05 (a day), 2025-01 (a month), 2024-21 (spring; 22 summer, 23 autumn, 24 winter), "
    "2009-33 (first quarter; to 36, the fourth), 2025 (a year), 2024-12~ (approximate), "
    "2024-12? (uncertain), 2024-08/.. (since), ../2025-03 (until), "
    "2025-01-05/2025-01-07 (from and to)"
)
"""The forms that are served, as shown in an error."""

_COARSENESS: tuple[Precision, ...] = ("day", "month", "season", "quarter", "year")
_POINT = re.compile(
    r"(?P<year>[0-9]{4})(?:-(?P<part>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?(?P<mark>[~?%]?)"
)
_REFUSED: tuple[tuple[re.Pattern[str], str], ...] = (
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


class Point(NamedTuple):
    """One end of an interval, or a date that stands alone: its first and last day."""

    first: date
    last: date
    precision: Precision


def read_edtf(text: str) -> Span:
    """The days of an EDTF text ("2024-08/..").

    Raises ValueError that says what is wrong and which forms are allowed.
    """
    edtf = text.strip()
    _refuse_what_is_not_served(edtf)
    points = read_points(edtf)
    _refuse_ends_that_do_not_fit(edtf, points)
    start = None if edtf.startswith("..") else points[0].first
    end = None if edtf.endswith("..") else points[-1].last
    approximate = edtf_is_approximate(edtf)
    latest, earliest = (None, None) if approximate else _inner_days(points, start, end)
    return Span(
        edtf,
        _iso(start),
        _iso(end),
        _coarsest(points),
        approximate,
        _iso(latest),
        _iso(earliest),
    )


def read_points(edtf: str) -> list[Point]:
    """The ends that an EDTF text gives, one or two; a date that stands alone is one."""
    return [_read_point(edtf, end) for end in edtf.split("/") if end != ".."]


def edtf_precision(edtf: str) -> Precision:
    """The precision of a well-formed EDTF text, for an interval that of its coarsest given end."""
    return _coarsest(read_points(edtf))


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


def _refuse_ends_that_do_not_fit(edtf: str, points: list[Point]) -> None:
    if not points:
        raise _wrong(edtf, "one end has to be given")
    if "/" in edtf and any(point.precision == "quarter" for point in points):
        raise _wrong(edtf, "a quarter in an interval is written by its months")
    if points[0].first > points[-1].last:
        raise _wrong(edtf, "it starts after its end")


def _coarsest(points: list[Point]) -> Precision:
    return max((point.precision for point in points), key=_COARSENESS.index)


def _read_point(edtf: str, end: str) -> Point:
    """The first and last day of one end, without its mark."""
    match = _POINT.fullmatch(end)
    if match is None:
        raise _wrong(edtf, f"{end[:30]!r} is none of the forms")
    year, part = int(match["year"]), int(match["part"] or 0)
    _refuse_wrong_numbers(edtf, match)
    if match["day"]:
        day = _day(edtf, year, part, int(match["day"]))
        return Point(day, day, "day")
    first, count, precision = _months(part)
    return Point(date(year, first, 1), _last_day(edtf, year, first + count - 1), precision)


def _refuse_wrong_numbers(edtf: str, match: re.Match[str]) -> None:
    if match["year"] == "0000":
        raise _wrong(edtf, "years run from 0001 to 9999")
    part = int(match["part"] or 1)
    if not (1 <= part <= 12 or (match["day"] is None and (21 <= part <= 24 or 33 <= part <= 36))):
        raise _wrong(edtf, f"{match['part']} is no month, season (21-24) or quarter (33-36)")


def _day(edtf: str, year: int, month: int, number: int) -> date:
    try:
        return date(year, month, number)
    except ValueError:
        raise _wrong(edtf, "it is not in the calendar") from None


def _months(part: int) -> tuple[int, int, Precision]:
    """The first month of a part of the year, how many it has, and what it is; 0 is all of it.

    ISO 8601-2, 4.8, leaves the months of a season open; these are the meteorological ones of the
    northern hemisphere, so that a winter runs from December to the next February.
    """
    if part == 0:
        return 1, 12, "year"
    if part <= 12:
        return part, 1, "month"
    return (3 * (part - 20), 3, "season") if part <= 24 else (3 * (part - 33) + 1, 3, "quarter")


def _last_day(edtf: str, year: int, month: int) -> date:
    """The last day of a month, counted on into the next year."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    if year > date.max.year:
        raise _wrong(edtf, "the winter of 9999 ends outside the calendar")
    return date(year, month, calendar.monthrange(year, month)[1])


def _inner_days(
    points: list[Point], start: date | None, end: date | None
) -> tuple[date | None, date | None]:
    """The latest start and the earliest end; a start after the end, or before, is impossible."""
    latest = points[-1].last if start is None else min(points[0].last, end or date.max)
    earliest = None if end is None else max(points[-1].first, start or date.min)
    return latest, earliest
