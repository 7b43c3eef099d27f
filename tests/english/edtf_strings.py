"""Some 30,000 strings, each class of them made by rule: dates, intervals, and what is nearly one.

They are the same on every machine, so that a digest of how a class is read can be kept.
"""

import itertools
import random
import re
from collections.abc import Callable, Iterator
from typing import Final

MARKS: Final = ("", "~", "?", "%")
_YEARS: Final = ("0000", "0001", "0999", "1900", "1999", "2000", "2023", "2024", "9998", "9999")
_PARTS: Final = tuple(f"{part:02d}" for part in range(46))
_DAYS: Final = ("00", *(f"{day:02d}" for day in range(1, 33)), "99")
_POINTS: Final = tuple(
    f"{year}{part}"
    for year in ("0001", "2023", "2024", "9999")
    for part in ("", "-02", "-12", "-21", "-24", "-33", "-36", "-02-28", "-02-29", "-12-31")
)
_SIGNS: Final = "0123456789-/.~?%XTSEYZ:[]{}, +janMAR"
_BROKEN: Final = 10_000
_MARKED_PARTS: Final = re.compile(r"[0-9]{4}-(?:2[1-4]|3[3-6])[~?%]")
"""Read here and refused by the library: "2024-21~". What is right is in `test_edtf`."""


def _one_of(signs: random.Random, choices: str | tuple[str, ...]) -> str:
    """A choice by `random()` alone, whose numbers no version of Python changes."""
    return choices[int(signs.random() * len(choices))]


def _years() -> Iterator[str]:
    return (year + mark for year in _YEARS for mark in MARKS)


def _parts(first: int, stop: int, marks: tuple[str, ...] = MARKS) -> Iterator[str]:
    yield from (
        f"{year}-{part}{mark}" for year in _YEARS for part in _PARTS[first:stop] for mark in marks
    )


def _days(mark: str) -> Iterator[str]:
    parts = (*_PARTS[:14], "21", "33")
    return (f"{y}-{part}-{day}{mark}" for y in _YEARS for part in parts for day in _DAYS)


def _since() -> Iterator[str]:
    return (f"{point}{mark}/.." for point in _POINTS for mark in MARKS)


def _until() -> Iterator[str]:
    return (f"../{point}{mark}" for point in _POINTS for mark in MARKS)


def _intervals() -> Iterator[str]:
    for start, end in itertools.product(_POINTS, repeat=2):
        yield f"{start}/{end}"
        yield f"{start}~/{end}"
        yield f"{start}/{end}%"
        yield f"{start}?/{end}?"


def _broken() -> Iterator[str]:
    """Dates with one sign put in, left out or changed."""
    signs = random.Random(2019)
    whole = (*_POINTS, "2024-08/..", "../2025-03", "2025-01-05/2025-01-07", "2024-12~")
    for _ in range(_BROKEN):
        text = _one_of(signs, whole)
        at, sign = int(signs.random() * (len(text) + 1)), _one_of(signs, _SIGNS)
        broken = text[:at] + _one_of(signs, ("", sign)) + text[at + (signs.random() < 0.6) :]
        if not _MARKED_PARTS.fullmatch(broken):
            yield broken


def _noise() -> Iterator[str]:
    signs = random.Random(8601)
    for _ in range(_BROKEN // 4):
        yield "".join(_one_of(signs, _SIGNS) for _ in range(int(signs.random() * 14)))


CLASSES: Final[dict[str, Callable[[], Iterator[str]]]] = {
    "years": _years,
    "months, and numbers that are none": lambda: _parts(0, 21),
    "seasons": lambda: _parts(21, 25, ("",)),
    "numbers between seasons and quarters": lambda: _parts(25, 33),
    "quarters": lambda: _parts(33, 37, ("",)),
    "numbers behind quarters": lambda: _parts(37, 46),
    "days": lambda: _days(""),
    "approximate days": lambda: _days("~"),
    "since": _since,
    "until": _until,
    "intervals": _intervals,
    "one sign wrong": _broken,
    "any signs": _noise,
}
"""Each class by what it holds."""
