"""Which days a date's words allow, read from its EDTF."""

from calendar import monthrange
from dataclasses import dataclass

from tests.kit.asking.facts import FIRST_DAY, Document

LAST_DAY = "9999-12-31"


@dataclass(frozen=True)
class Days:
    """The outermost days of a date, and the days by which it has surely begun and not yet ended."""

    first: str
    last: str
    surely_begun: str | None
    surely_going_on: str | None

    def may_reach(self, day: str) -> bool:
        """Whether it may go on until this day or later."""
        return self.last >= day

    def may_begin_by(self, day: str) -> bool:
        """Whether it may have begun by this day."""
        return self.first <= day

    def surely_reaches(self, day: str) -> bool:
        """Whether it goes on until this day or later, whatever the words leave open."""
        return self.surely_going_on is not None and self.surely_going_on >= day

    def surely_begins_by(self, day: str) -> bool:
        """Whether it has begun by this day, whatever the words leave open."""
        return self.surely_begun is not None and self.surely_begun <= day


def read_days(date: Document | None, written: str, latest: str = LAST_DAY) -> Days | None:
    """The days of a served date, in an article of the day `written`; an open end goes to `latest`.

    An open end is sure up to the day of the article.
    """
    if date is None:
        return None
    start, end = date["start"], date["end"]
    outermost = (start or FIRST_DAY, end or latest)
    if date["approximate"]:
        return Days(*outermost, None, None)
    begins, _, ends = date["edtf"].partition("/")
    if not ends:  # some day between the two
        return Days(*outermost, end, start)
    begun = end if begins == ".." else _days_of(begins)[1]
    going_on = max(written, start or written) if ends == ".." else _days_of(ends)[0]
    return Days(*outermost, min(begun, end or LAST_DAY), max(going_on, start or FIRST_DAY))


def _days_of(point: str) -> tuple[str, str]:
    """The first and the last day of a year, a month or a day."""
    year, *rest = map(int, point.split("-"))
    if not rest:
        return f"{point}-01-01", f"{point}-12-31"
    if len(rest) == 1:
        assert rest[0] <= 12, f"{point}: seasons and quarters at an end are not read plainly yet"
        return f"{point}-01", f"{point}-{monthrange(year, rest[0])[1]}"
    return point, point
