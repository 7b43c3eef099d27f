"""The rules that read two dates as one interval: "January 5-7", "from March to May 2024"."""

import re
from datetime import date, timedelta

from app.english.dates import patterns
from app.english.dates.context import Anchor, is_quantity, turn_of
from app.english.dates.rules import MONTH_MARKS, WEEKDAY_MARKS, Rule, day_of, year_of
from app.english.dates.steps import (
    day_text,
    month_near,
    month_text,
    weekday_near,
)
from app.english.text.calendar_words import month_number, weekday_number


def _joins(match: re.Match[str], *, consecutive: bool) -> bool:
    """Whether the two are the ends of one interval: "5 and 7 May" are two dates, "5 and 6" one."""
    if match["join"].strip() != "and":
        return True
    return consecutive or (match["from"] or "").lower() == "between"


def _interval(start: str, end: str) -> str | None:
    return f"{start}/{end}" if start < end else None


def _days_of_month(match: re.Match[str], anchor: Anchor) -> str | None:
    last = day_of(match, anchor, match["b"])
    first = last.replace(day=int(re.sub(r"\D", "", match["a"])))
    if not _joins(match, consecutive=last - first == timedelta(days=1)):
        return None
    return _interval(day_text(first), day_text(last))


def _days(match: re.Match[str], anchor: Anchor) -> str | None:
    """An end without a year takes the other's; a start that would lie behind its end, the last."""
    a, b = _day_parts(match["a"]), _day_parts(match["b"])
    if a is None or b is None or not _joins(match, consecutive=False):
        return None
    first, last = day_of(a, anchor), day_of(b, anchor)
    if year_of(a, anchor) is None:
        first = _not_behind(first.replace(year=last.year), last, -1)
    elif year_of(b, anchor) is None:
        last = _not_behind(last.replace(year=first.year), first, 1)
    return _interval(day_text(first), day_text(last))


def _day_parts(words: str) -> re.Match[str] | None:
    return next((found for part in patterns.DAY_PARTS if (found := part.fullmatch(words))), None)


def _not_behind(day: date, other: date, years: int) -> date:
    """`day`, or the same a year away where it lies on the wrong side of the `other` end."""
    wrong = day > other if years < 0 else day < other
    return day.replace(year=day.year + years) if wrong else day


def _months(match: re.Match[str], anchor: Anchor) -> str | None:
    """Months of one interval; a year at one end holds for the other, or the year beside it."""
    a, b = (patterns.MONTH_PARTS.fullmatch(match[end]) for end in ("a", "b"))
    if a is None or b is None:
        return None
    first, last = month_number(a["month"]), month_number(b["month"])
    if not _joins(match, consecutive=first + 1 == last):
        return None
    start_year, end_year = year_of(a, anchor), year_of(match, anchor) or year_of(b, anchor)
    if start_year is None and end_year is None:
        end_year, _ = month_near(anchor.written, last, turn_of(match, anchor))
    if start_year is None and end_year is not None:
        start_year = end_year - (first > last)
    if end_year is None and start_year is not None:
        end_year = start_year + (first > last)
    return _interval(month_text(start_year or 0, first), month_text(end_year or 0, last))


def _years(match: re.Match[str], _anchor: Anchor) -> str | None:
    together = int(match["a"]) + 1 == int(match["b"])
    if is_quantity(match, "b") or not _joins(match, consecutive=together):
        return None
    return _interval(match["a"], match["b"])


def _short_years(match: re.Match[str], _anchor: Anchor) -> str | None:
    """ "2024-25" is a season or a financial year; "2024-10" is a month in nobody's prose."""
    return _interval(match["a"], match["a"][:2] + match["b"])


def _weekdays(match: re.Match[str], anchor: Anchor) -> str | None:
    first, last = weekday_number(match["a"]), weekday_number(match["b"])
    if not _joins(match, consecutive=first + 1 == last):
        return None
    end = weekday_near(anchor.written, last, turn_of(match, anchor))
    return _interval(day_text(end - timedelta(days=(last - first) % 7)), day_text(end))


RANGE_RULES = (
    Rule("month-days", patterns.DAYS_OF_MONTH, _days_of_month, MONTH_MARKS, leads=False),
    Rule("days-month", patterns.DAYS_BEFORE_MONTH, _days_of_month, MONTH_MARKS, leads=False),
    Rule("days", patterns.DAYS, _days, MONTH_MARKS, leads=False),
    Rule("months", patterns.MONTHS_RANGE, _months, MONTH_MARKS, leads=False),
    Rule("years", patterns.YEARS_RANGE, _years, leads=False),
    Rule("short-years", patterns.SHORT_YEARS, _short_years, leads=False),
    Rule("weekdays", patterns.WEEKDAYS_RANGE, _weekdays, WEEKDAY_MARKS, leads=False),
)
"""The rules for two dates that are one interval."""
