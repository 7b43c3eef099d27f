"""Ranges: "between 40 and 60", "from 100 to 150", "12-15", "60 to 80 percent", "two or three".

`read_range` takes the first number and gives the second with both values in full, or nothing:
"rose from 100 to 150" tells two numbers and no range, and neither does a score ("won 3-1").
"""

from dataclasses import dataclass
from decimal import Decimal

from app.english.numbers.counted import read_unit
from app.english.numbers.numbers import read_number
from app.english.numbers.spelt import Number
from app.english.numbers.units import currency
from app.english.text.tokens import Kind, Tokens

_DASHES = frozenset("-–—\u2011")
_CHANGES = (
    "ris", "rose", "increas", "fall", "fell", "drop", "declin", "decreas", "grow", "grew", "climb",
    "jump", "soar", "surg", "plung", "slump", "slid", "slip", "cut", "rais", "lift", "expand",
    "reduc", "slash", "went", "gone", "improv", "up", "down", "shr", "lower", "chang", "mov",
    "trim", "boost", "hike", "hiking", "swell", "swoll", "widen", "narrow", "extend", "revis",
    "upgrad", "downgrad", "tripl", "doubl", "dip", "eas", "edg", "gain",
)  # fmt: skip
_WHOLE = frozenset(("up", "down", "cut"))
_REACH = 8
_NEAR = 2


@dataclass(frozen=True, slots=True)
class Range:
    """The second number of a range, the two values, and where the word before it stands."""

    second: Number
    low: Decimal
    high: Decimal
    lead: int | None


def read_range(stream: Tokens, first: Number, money_first: int, lead: int | None) -> Range | None:
    """The range that begins with `first`; `lead` is where "between" or "from" stands."""
    if first.numeral is None or first.form == "fraction":
        return None
    joint, unit = _joint(stream, first.stop)
    word = stream.lower(joint)
    second = _second(stream, joint, money=money_first < first.first)
    if second is None or not _joins(stream, first, joint, second):
        return None
    opener = stream.lower(lead) if lead is not None else ""
    if not _fits(word, opener) or _other_unit(stream, second.stop, unit):
        return None
    if opener == "from" and lead is not None and _changes(stream, lead):
        return None
    return _ascending(first, second, word, lead if opener else None)


def _joint(stream: Tokens, index: int) -> tuple[int, str | None]:
    """Step over the first number's own unit: "40% to 60%"."""
    found = read_unit(stream, index)
    return found if found is not None else (index, None)


def _second(stream: Tokens, joint: int, *, money: bool) -> Number | None:
    if stream.opens(joint) or stream.opens(joint + 1):
        return None
    at = joint + 1
    if currency(stream.lower(at)):
        if not money:
            return None
        at += 1
    second = read_number(stream, at)
    fits = second is not None and second.numeral is not None and second.form != "fraction"
    return second if fits else None


def _joins(stream: Tokens, first: Number, joint: int, second: Number) -> bool:
    word = stream.lower(joint)
    if word in _DASHES:
        # "12 - 15" and "12-15", but "killed 12 -15 of them" is no range.
        even = stream.touches(joint - 1) == stream.touches(joint)
        return even and first.form == second.form
    return word in ("to", "and", "or") and stream.lower(second.first) not in ("a", "an")


def _fits(word: str, opener: str) -> bool:
    if word == "and":
        return opener == "between"
    return opener != "between" or word in _DASHES


def _other_unit(stream: Tokens, stop: int, unit: str | None) -> bool:
    if unit is None:
        return False
    found = read_unit(stream, stop)
    return found is None or found[1] != unit


def _changes(stream: Tokens, lead: int) -> bool:
    """Whether a verb of change stands shortly before "from", in the same clause."""
    for at in range(lead - 1, max(-1, lead - 1 - _REACH), -1):
        word = stream.lower(at)
        if stream.kind(at) is Kind.MARK and word in (".", ";", ":", "!", "?"):
            return False
        if word in _WHOLE or (word.startswith(_CHANGES) and len(word) > _NEAR):
            return True
    return False


def _ascending(first: Number, second: Number, word: str, lead: int | None) -> Range | None:
    low, high = first.value, second.value
    if low is None or high is None or first.numeral is None or second.numeral is None:
        return None
    if first.magnitude == 1 and first.numeral < second.numeral:
        low = first.numeral * second.magnitude
    if low >= high or (word == "or" and high / (low or 1) > _NEAR):
        return None
    return Range(second, low, high, lead)
