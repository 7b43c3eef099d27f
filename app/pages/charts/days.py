"""Dates on an axis: which days they touch, which are sure, where the words leave them open.

Days are counted as `date.toordinal` does; a span runs to the day after its last.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.pages.charts.scales import Margins, Scale, find_step, with_ticks
from app.vocabulary import Precision

MONTHS = {
    Precision.MONTH: 1,
    Precision.SEASON: 3,
    Precision.QUARTER: 3,
    Precision.YEAR: 12,
}
"""How many months a date of each precision holds; a day holds none."""
DAY_STEPS, MONTH_STEPS = (1, 2, 7, 14), (1, 2, 3, 6)
MOST_DAYS, MOST_MONTHS, MOST_YEARS = 4, 4, 5
"""How many ticks of a kind stand beside each other on a phone."""
ALMOST = "~?%"
"""EDTF's marks for approximate and uncertain."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Days:
    """The days of a date, as far as its words go.

    `within` are the outermost days; an end that the words leave open reaches as far as the date's
    own unit, or the day until which it is told. `sure` are the days that the words leave no doubt
    about, None where there are none.
    """

    within: Span
    sure: Span | None
    open_start: bool
    open_end: bool
    soft_start: bool
    soft_end: bool

    @property
    def is_one_day(self) -> bool:
        """Whether it is a day and no more."""
        return self.within[1] - self.within[0] == 1


def read_days(said: Mapping[str, Any], told: str | None) -> Days:
    """A date of the API (`FactDate`), told by an article of that day.

    The rules are those of EDTF (ISO 8601-2): what is approximate or uncertain is sure of no day,
    and a month that stands alone is some day in it.
    """
    within = _find_outer_days(said, told)
    first, *rest = said["edtf"].split("/")
    last = rest[0] if rest else first
    return Days(
        within,
        _find_sure_days(said, within, told),
        said["start"] is None,
        said["end"] is None,
        first.endswith(tuple(ALMOST)),
        last.endswith(tuple(ALMOST)),
    )


def _find_outer_days(said: Mapping[str, Any], told: str | None) -> Span:
    months = MONTHS.get(said["precision"], 0)
    if said["start"] is None:
        after = count_day(said["end"]) + 1
        return _shift(after, -months) if months else after - 1, after
    first = count_day(said["start"])
    if said["end"] is not None:
        return first, count_day(said["end"]) + 1
    unit = _shift(first, months) if months else first + 1
    return first, max(unit, count_day(told) + 1 if told else unit)


def _find_sure_days(said: Mapping[str, Any], within: Span, told: str | None) -> Span | None:
    months = MONTHS.get(said["precision"], 0)
    is_some_day_of_it = "/" not in said["edtf"] and months
    if said["approximate"] or is_some_day_of_it or said["start"] is None:
        return None
    if said["end"] is None and told is None:
        return None
    latest_start = _shift(within[0], months) - 1 if months else within[0]
    is_open = said["end"] is None or not months
    earliest_end = within[1] if is_open else _shift(within[1], -months) + 1
    return (latest_start, earliest_end) if latest_start < earliest_end else None


def count_day(day: str) -> int:
    """A plain day as the axis counts it."""
    return date.fromisoformat(day).toordinal()


def _shift(day: int, months: int) -> int:
    """The first day of a month as many months away; the calendar's last day at most."""
    of = date.fromordinal(min(day, date.max.toordinal()))
    year, month = divmod(of.year * 12 + of.month - 1 + months, 12)
    if year > date.max.year:
        return date.max.toordinal() + 1
    return date(max(year, 1), month + 1, 1).toordinal()


def scale_days(first: int, last: int, margins: Margins) -> Scale:
    """The axis of days from the first to the last, with ticks at days, months or years."""
    last = max(last, first + 1)
    marks, tell = next(_find_ticks(first, last))
    return with_ticks(Scale(first, last, margins), marks, _tell_in_turn(marks, tell))


def _tell_in_turn(marks: Sequence[float], tell: Callable[[date], str]) -> Iterator[str]:
    """Each tick in words, with its year where that is another than that of the tick before."""
    before = 0
    for mark in marks:
        day = date.fromordinal(int(mark))
        words = tell(day)
        yield words if day.year == before and words else f"{words} {day.year}".strip()
        before = day.year


def _find_ticks(first: int, last: int) -> Iterator[tuple[list[float], Callable[[date], str]]]:
    """The ways to set ticks that are few enough, the finest first."""
    for days in DAY_STEPS:
        if (last - first) / days <= MOST_DAYS - 1:
            yield [float(day) for day in range(first, last + 1, days)], tell_day
    for months in MONTH_STEPS:
        if last - first < months * 31 * (MOST_MONTHS + 1):
            marks = list(_count_months(first, last, months))
            if len(marks) <= MOST_MONTHS:
                yield marks, tell_month
    years = max(1, int(find_step((last - first) / 365.25 / (MOST_YEARS - 1))))
    yield list(_count_months(first, last, 12 * years)), tell_year


def _count_months(first: int, last: int, months: int) -> Iterator[float]:
    """The first days of every so many months, counted from the year 0, within the days."""
    start = date.fromordinal(first)
    count = -(-(start.year * 12 + start.month - 1 + (start.day > 1)) // months) * months
    while count // 12 <= date.max.year:
        day = date(count // 12, count % 12 + 1, 1).toordinal()
        if day > last:
            return
        yield float(day)
        count += months


def tell_day(day: date) -> str:
    """`5 Jan`."""
    return f"{day.day} {day:%b}"


def tell_month(day: date) -> str:
    """`Jan`."""
    return f"{day:%b}"


def tell_year(_: date) -> str:
    """Nothing but the year."""
    return ""
