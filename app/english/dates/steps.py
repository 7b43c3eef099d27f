"""Which day, week, month, quarter or season relative words mean, counted from a known day.

Units are counted on a line (months since the year 0, days since 0001-01-01), so that "last
Tuesday", "next March" and "the fourth quarter" are one piece of arithmetic in different cycles.
"""

from datetime import date, timedelta
from typing import Literal

Turn = Literal["last", "past", "this", "coming", "next"]
"""last: before the current one. past: that, or the current one. this: in the current cycle.
coming: the current one, or after it. next: after it."""


Lean = Literal["past", "coming", "behind", "ahead"]
"""past, coming: the day has to lie there. behind, ahead: it lies there if both are as likely."""

_HALF_A_YEAR = timedelta(days=183)


def step(current: int, wanted: int, cycle: int, turn: Turn) -> int:
    """The unit nearest to `current` whose place in its cycle is `wanted`, on the side of `turn`."""
    back, ahead = (current - wanted) % cycle, (wanted - current) % cycle
    match turn:
        case "last":
            return current - (back or cycle)
        case "past":
            return current - back
        case "this":
            return current - current % cycle + wanted
        case "coming":
            return current + ahead
        case "next":
            return current + (ahead or cycle)


def year_text(year: int) -> str:
    """A year as EDTF, four digits. Raises ValueError outside the years that EDTF writes so."""
    if not 1 <= year < 9999:
        message = f"year {year} is not written with four digits"
        raise ValueError(message)
    return f"{year:04d}"


def month_text(year: int, month: int) -> str:
    """A month as EDTF."""
    return f"{year_text(year)}-{month:02d}"


def day_text(day: date) -> str:
    """A day as EDTF."""
    return f"{month_text(day.year, day.month)}-{day.day:02d}"


def weekday_near(written: date, weekday: int, turn: Turn) -> date:
    """The day on `weekday` (0 is Monday) near the day of writing."""
    return date.fromordinal(step(written.toordinal() - 1, weekday, 7, turn) + 1)


def month_near(written: date, month: int, turn: Turn) -> tuple[int, int]:
    """Year and number of the `month` near the day of writing."""
    index = step(written.year * 12 + written.month - 1, month - 1, 12, turn)
    return index // 12, index % 12 + 1


def quarter_near(written: date, quarter: int, turn: Turn) -> tuple[int, int]:
    """Year and number of the `quarter` near the day of writing."""
    index = step(written.year * 4 + (written.month - 1) // 3, quarter - 1, 4, turn)
    return index // 4, index % 4 + 1


def season_near(written: date, season: int, turn: Turn) -> str:
    """The season (21-24, ISO 8601-2) near the day of writing, as EDTF.

    A winter belongs to the year in which it begins. "This summer" is the summer of the calendar
    year, "this winter" said in January is the one that is running.
    """
    running = written.year * 4 + written.month // 3 - 1
    index = step(running, season - 21, 4, turn)
    if turn == "this" and running % 4 != season - 21:
        index = written.year * 4 + season - 21
    return f"{year_text(index // 4)}-{index % 4 + 21}"


def implied_day(written: date, month: int, day: int, weekday: int | None, lean: Lean) -> date:
    """The day that a month and a number mean in an article that leaves out the year.

    Newspapers leave it out for the running calendar year (AP Stylebook, "dates"), and around the
    turn of the year for the nearest such day. So the article's own year holds, unless that day is
    more than half a year away and on the side that the words do not lean to. A weekday that stands
    beside it decides, if it fits a year nearby. Raises ValueError for a day that no year has.
    """
    days = _days_near(written, month, day)
    fitting = [each for each in days if each.weekday() == weekday and _is_near(each, written)]
    own = next((each for each in days if each.year == written.year), None)
    if fitting or own is None:
        return nearest(written, fitting or days)
    ahead = own > written
    away = abs(own - written) > _HALF_A_YEAR
    if own == written or lean == ("coming" if ahead else "past"):
        return own
    if lean in ("past", "coming") or (away and lean == ("behind" if ahead else "ahead")):
        return nearest(written, [each for each in days if (each > written) != ahead])
    return own


def nearest_day(written: date, month: int, day: int) -> date:
    """The day with this month and number that is nearest to the day of writing."""
    return nearest(written, _days_near(written, month, day))


def nearest(written: date, days: list[date]) -> date:
    """The one of `days` that is nearest to the day of writing; the past wins a tie."""
    return min(days, key=lambda each: (abs(each - written), each > written))


def _days_near(written: date, month: int, day: int) -> list[date]:
    """The day in each year around; eight years reach over the leap year that 1900 was not."""
    found = (_day_or_none(written.year + years, month, day) for years in range(-8, 9))
    return [each for each in found if each]


def _is_near(day: date, written: date) -> bool:
    return abs(day.year - written.year) <= 1


def week_of(written: date, weeks: int) -> tuple[date, date]:
    """Monday and Sunday of the ISO week that lies `weeks` after the one of writing."""
    monday = written - timedelta(days=written.weekday()) + timedelta(weeks=weeks)
    return monday, monday + timedelta(days=6)


def _day_or_none(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
