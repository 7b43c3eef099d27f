"""Finds the dates in running English and reads them against the article's date.

A form of words is a rule (`date_rules`, `date_ranges`); each find names the rule that made it.
What is a date's words follows TIMEX3 (TimeML, ISO 24617-1): "the" and "last" belong to them, the
prepositions "on" and "in" do not. "since", "until", "till", "through" and "by" do, because they
make the interval: "since August 2024" is 2024-08/.., "by 2008" is ../2008.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.english.dates import patterns
from app.english.dates.context import Anchor
from app.english.dates.edtf import Precision, edtf_is_approximate, edtf_precision
from app.english.dates.ranges import RANGE_RULES
from app.english.dates.rules import POINT_RULES, Rule

RULES = (*RANGE_RULES, *POINT_RULES)
_LEAD_WINDOW = 48
_ENDS_OF_QUARTERS = {33: ("01", "03"), 34: ("04", "06"), 35: ("07", "09"), 36: ("10", "12")}


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text: its span and words, what they mean as EDTF, and the rule that read them."""

    start: int
    end: int
    text: str
    edtf: str
    precision: Precision
    approximate: bool
    rule: str


def find_dates(text: str, written: date) -> list[FoundDate]:
    """The dates of `text`, in reading order and without overlaps, of an article `written` then.

    Spans count code points. Where two finds overlap the earlier start wins, then the longer one.
    """
    lowered = text.lower()
    finds = [
        found
        for rule in RULES
        if rule.may_stand_in(lowered)
        for found in _read_by(rule, text, written)
    ]
    finds.sort(key=lambda found: (found.start, -found.end))
    kept: list[FoundDate] = []
    for found in finds:
        if not kept or found.start >= kept[-1].end:
            kept.append(found)
    return kept


def _read_by(rule: Rule, text: str, written: date) -> Iterator[FoundDate]:
    for match in rule.pattern.finditer(text):
        lead = _find_lead(match) if rule.leads else None
        anchor = Anchor(written, lead["lead"].lower() if lead else "")
        try:
            edtf = rule.read(match, anchor)
        except (ValueError, OverflowError):  # a day that no calendar has
            continue
        if edtf is not None:
            yield _build_find(rule.name, match, lead, edtf)


def _find_lead(match: re.Match[str]) -> re.Match[str] | None:
    """The "since" or "until" in front of a date; "from" is one if "onwards" stands behind it."""
    window = max(0, match.start() - _LEAD_WINDOW)
    before = match.string[window : match.start()].lower()
    if not any(word in before for word in patterns.LEADS):
        return None
    lead = patterns.LEAD.search(match.string, window, match.start())
    if lead and lead["lead"].lower() == "from":
        return lead if patterns.ONWARDS.match(match.string, match.end()) else None
    return lead


def _build_find(
    name: str, match: re.Match[str], lead: re.Match[str] | None, edtf: str
) -> FoundDate:
    start, end = match.span()
    if lead is not None:
        start, edtf = lead.start(), open_interval(lead["lead"].lower(), edtf)
        onwards = patterns.ONWARDS.match(match.string, end) if edtf.endswith("..") else None
        end = onwards.end() if onwards else end
    words = match.string[start:end]
    return FoundDate(start, end, words, edtf, edtf_precision(edtf), edtf_is_approximate(edtf), name)


def open_interval(lead: str, edtf: str) -> str:
    """The interval from a date on, or up to it.

    EDTF has no quarters in intervals: their first or last month stands for them.
    """
    first, _, last = edtf.partition("/")
    since = lead in ("since", "from")
    end = first if since else last or first
    quarter = _ENDS_OF_QUARTERS.get(int(end[5:7]) if end[5:7].isdigit() else 0)
    if quarter:
        end = f"{end[:5]}{quarter[0] if since else quarter[1]}"
    return f"{end}/.." if since else f"../{end}"
