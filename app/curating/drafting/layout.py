"""Which lines of an article are its headline, dateline, standfirst and headings."""

import re
from dataclasses import dataclass
from datetime import date

from app.curating.text.article import Layout
from app.english.dates.find import find_dates

LONGEST_HEADING = 90
_STARTS_A_HEADING = re.compile(r"[^\W\d_a-z]|\d+[^\d.)\]]")
_OPENS_REFERENCES = re.compile(r"(?i)references|sources|notes|bibliography|citations")
_ENDS_A_SENTENCE = re.compile(r"[.!?:;,”\"'’)\]]\s*$")


@dataclass(frozen=True, slots=True)
class Guess:
    """A layout, and the day of the article where a line near its head gives one."""

    layout: Layout
    date: date | None


def guess_layout(text: str, today: date) -> Guess:
    """Read the lines of a text as an article. `today` only anchors the reading of dates."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    dateline = next((line for line in lines[1:4] if _read_day(line, today)), None)
    headings = tuple(
        line
        for line, following in zip(lines[1:], [*lines[2:], ""], strict=False)
        if line != dateline and _is_heading(line, following)
    )
    day = _read_day(dateline, today) if dateline else None
    return Guess(Layout(lines[0], dateline, None, headings), day)


def _read_day(line: str, today: date) -> date | None:
    """The day that a dateline gives: a short line with one whole date in it."""
    if len(line) > LONGEST_HEADING:
        return None
    days = [found.edtf for found in find_dates(line, today) if found.precision == "day"]
    written = [day for day in days if re.fullmatch(r"\d{4}-\d{2}-\d{2}", day)]
    return (
        date.fromisoformat(written[0])
        if len(written) == 1 and str(written[0])[:4] in line
        else None
    )


def _is_heading(line: str, following: str) -> bool:
    """A short line that is no sentence, with text below it."""
    return (
        len(line) <= LONGEST_HEADING
        and not _ENDS_A_SENTENCE.search(line)
        and _STARTS_A_HEADING.match(line) is not None
        and bool(following)
        and (len(line.split()) > 1 or _OPENS_REFERENCES.fullmatch(line) is not None)
    )
