"""Dates as columns: the outermost days, and the days that they surely touch."""

import datetime as dt

from app.curating.meaning.dates import read_date
from app.curating.seeds.words import DateSeed
from app.curating.text.anchors import Folded
from app.english.dates.edtf import Span
from app.releasing.row import Row

FIRST_DAY, LAST_DAY = "0001-01-01", "9999-12-31"


def period_columns(date: DateSeed | None, sentences: Folded, written: str) -> Row:
    """A date that stands in no event, as `date_columns`."""
    span = read_date(date, sentences.text, dt.date.fromisoformat(written)) if date else None
    return date_columns(date, span, sentences, written)


def date_columns(
    date: DateSeed | None, span: Span | None, sentences: Folded, written: str, last: str = LAST_DAY
) -> Row:
    """A date and its days as the columns of `Dated`, its words as the sentences have them.

    `written` is the day of the article: so far an open end is sure. `last` is how far it can go.
    """
    sure_from, sure_until = surely_touched(span, written) if span else (None, None)
    return {
        "date_edtf": span and span.edtf,
        "date_start": span and span.start,
        "date_end": span and span.end,
        "date_precision": span and span.precision,
        "date_approximate": span and span.approximate,
        "date_text": date and sentences.own(date.text),
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


def own_hedge(hedges: list[str], sentences: Folded) -> str | None:
    """Hedges as the sentences write them, in one line."""
    return " … ".join(sentences.own(hedge) for hedge in hedges) or None
