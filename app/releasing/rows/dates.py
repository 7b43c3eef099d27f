"""Dates as columns: the outermost days, and the days that they surely touch."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from app.curating.meaning.dates import read_date
from app.curating.seeds.words import DateSeed
from app.curating.text.anchors import Folded
from app.english.dates.edtf import Span
from app.releasing.row import Row, pack
from app.tables.columns import Told

FIRST_DAY, LAST_DAY = "0001-01-01", "9999-12-31"


@dataclass(frozen=True, slots=True)
class Reading:
    """What dates are read against: sentences, the day of the article, and whether they are in a
    language that the grammar reads."""

    sentences: Folded
    day: str
    checked: bool

    def span(self, date: DateSeed | None) -> Span | None:
        """The days of a date; none where there is none, or none is read."""
        day = dt.date.fromisoformat(self.day)
        return read_date(date, self.sentences.text, day) if date else None


def told_columns(date: DateSeed | None, span: Span | None, reading: Reading) -> Row:
    """A date and its days as the columns of `Told`, its words as the sentences have them."""
    if date is None or span is None:
        return dict.fromkeys(Told.model_fields)
    return {
        "date_edtf": span.edtf,
        "date_start": span.start,
        "date_end": span.end,
        "date_precision": span.precision,
        "date_approximate": span.approximate,
        "date_text": reading.sentences.own(date.text),
        "date_note": date.note,
        "date_checked": reading.checked,
    }


def date_columns(
    date: DateSeed | None, span: Span | None, reading: Reading, last: str = LAST_DAY
) -> Row:
    """The same with the columns of `Dated`. `last` is how far an open end can go.

    So far as the day of the article it is sure.
    """
    sure_from, sure_until = surely_touched(span, reading.day) if span else (None, None)
    return {
        **told_columns(date, span, reading),
        "date_from": span and (span.start or FIRST_DAY),
        "date_until": span and (span.end or last),
        "surely_from": sure_from,
        "surely_until": sure_until,
    }


def surely_touched(span: Span, written: str) -> tuple[str | None, str | None]:
    """The first day until which, and the last since which, some day of the date surely lies.

    That is the latest day on which it starts and the earliest on which it ends.
    """
    if span.approximate:
        return None, None
    return span.latest_start, span.earliest_end or max(written, span.start or written)


def own_hedges(hedges: Iterable[str], sentences: Folded) -> str:
    """Hedges as the sentences write them, as a column of several."""
    return pack(sentences.own(hedge) for hedge in hedges)
