"""Axes: where a number stands between the two sides of a picture, and which ticks are shown.

Places are shares of the picture's width in percent, so that one picture fits every width while its
letters keep their size.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

STEPS = (1, 2, 5)
MOST_INTERVALS = 4
"""As many ticks as stand beside each other on a phone."""
DECADES_OF_ONE_AXIS = 3
"""Numbers further apart than this are drawn on a logarithmic axis, which says so."""
TINY = 1e-12
"""Numbers smaller than this are drawn as nought is."""
LARGE = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on an axis, and what stands beside it."""

    at: float
    words: str


@dataclass(frozen=True, slots=True)
class Margins:
    """Where the lowest and the highest value stand; what is left beside them is for arrows."""

    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis from one value to another."""

    low: float
    high: float
    margins: Margins
    is_logarithmic: bool = False
    ticks: tuple[Tick, ...] = ()

    def place(self, value: float) -> float:
        """Where a value stands, in percent of the width.

        Raises ValueError for one outside of the axis.
        """
        if not self.low <= value <= self.high:
            raise ValueError(f"{value} is outside of {self.low} to {self.high}")
        share = self._share(value)
        return self.margins.start + share * (self.margins.end - self.margins.start)

    def _share(self, value: float) -> float:
        if self.is_logarithmic:
            return math.log(value / self.low) / math.log(self.high / self.low)
        return (value - self.low) / (self.high - self.low)


def with_ticks(scale: Scale, values: Sequence[float], words: Iterable[str]) -> Scale:
    """The same axis with a tick at each value, and its words."""
    places = map(scale.place, values)
    ticks = tuple(Tick(at, told) for at, told in zip(places, words, strict=True))
    return Scale(scale.low, scale.high, scale.margins, scale.is_logarithmic, ticks)


def scale_amounts(amounts: Sequence[float], margins: Margins) -> Scale:
    """The axis of numbers: from zero, or logarithmic where they lie more than 1000 times apart.

    Raises ValueError where there is no number.
    """
    least, most = min(amounts), max(amounts)
    if least > TINY and most / least > 10**DECADES_OF_ONE_AXIS:
        return _scale_decades(least, most, margins)
    whole = all(float(amount).is_integer() for amount in amounts)
    return _scale_evenly(min(0, least), max(0, most), margins, 1 if whole else 0)


def _scale_decades(least: float, most: float, margins: Margins) -> Scale:
    first, last = math.floor(math.log10(least)), math.ceil(math.log10(most))
    stride = math.ceil((last - first) / MOST_INTERVALS)
    scale = Scale(min(10.0**first, least), max(10.0**last, most), margins, is_logarithmic=True)
    marks = [10.0**power for power in range(first, last + 1, stride)]
    return with_ticks(scale, marks, map(tell_amount, marks))


def _scale_evenly(low: float, high: float, margins: Margins, least_step: float) -> Scale:
    """An axis whose ends are ticks, one, two or five of a power of ten apart."""
    step = max(find_step(max(high - low, TINY) / MOST_INTERVALS), least_step)
    first, last = math.floor(low / step), math.ceil(high / step)
    last = max(last, first + 1)
    marks = [float(f"{count * step:.12g}") for count in range(first, last + 1)]
    scale = Scale(min(marks[0], low), max(marks[-1], high), margins)
    return with_ticks(scale, marks, map(tell_amount, marks))


def find_step(least: float) -> float:
    """The first of 1, 2, 5, 10, 20, 50, … and 0.5, 0.2, … that is no less than this."""
    power = 10.0 ** math.floor(math.log10(least))
    steps = (float(f"{step * power:.12g}") for step in (*STEPS, 10))
    return next(step for step in steps if step >= least * (1 - 1e-9))


def tell_amount(amount: float) -> str:
    """A number as words print it: `3,000`, `2.5 million`."""
    for size, word in LARGE:
        if abs(amount) >= size:
            return f"{amount / size:,.6g} {word}"
    return f"{amount:,.6f}".rstrip("0").rstrip(".") if abs(amount) >= 1e-6 else f"{amount:g}"
