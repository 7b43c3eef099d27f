"""What all rows are made of."""

from typing import Any

from sqlmodel import SQLModel

from app.seeding.anchors import Folded
from app.seeding.facts import DateSeed

Row = dict[str, Any]
TableRow = tuple[type[SQLModel], Row]

BEYOND_ALL = 1e308
"""Sorts after any value that a figure can have, and its negative before any."""
FIRST_DAY, LAST_DAY = "0001-01-01", "9999-12-31"


def date_columns(date: DateSeed | None, sentences: Folded) -> Row:
    """A date as the columns of `Dated`, its words as the sentences have them."""
    span = date.span if date else None
    return {
        "date_edtf": span and span.edtf,
        "date_start": span and span.start,
        "date_end": span and span.end,
        "date_precision": span and span.precision,
        "date_approximate": span and span.approximate,
        "date_text": date and sentences.own(date.text),
        "sure_start": span and span.sure_start,
        "sure_end": span and span.sure_end,
    }
