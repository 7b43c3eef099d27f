"""Bounds of numbers, compared: do the words of two figures leave room for one number?

Plain interval arithmetic on what the words give. "about 585" gives no bounds, so nothing is ever
said to lie outside of it; that its number differs from another is said as `approximate`.
"""

from dataclasses import dataclass
from math import inf
from typing import Any

from app.vocabulary import DiscrepancyKind, Qualifier

EXCLUDING_LOW, EXCLUDING_HIGH = Qualifier.MORE_THAN, Qualifier.LESS_THAN
NO_NUMBER = Qualifier.SEVERAL


@dataclass(frozen=True, slots=True)
class Bounds:
    """What words allow a number to be: from low to high, or, without bounds, near a value."""

    low: float
    high: float
    excludes_low: bool = False
    excludes_high: bool = False
    near: float | None = None

    @classmethod
    def of(cls, figure: dict[str, Any]) -> "Bounds | None":
        """The bounds of a row of `figure`; none where the words name no number."""
        qualifier = figure["qualifier"]
        if qualifier == NO_NUMBER:
            return None
        if qualifier == Qualifier.ABOUT:
            return cls(-inf, inf, near=figure["value"])
        return cls(
            -inf if figure["low"] is None else figure["low"],
            inf if figure["high"] is None else figure["high"],
            excludes_low=qualifier == EXCLUDING_LOW,
            excludes_high=qualifier == EXCLUDING_HIGH,
        )

    def holds(self, number: float) -> bool:
        """Whether the words allow this number."""
        above = number > self.low or (number == self.low and not self.excludes_low)
        below = number < self.high or (number == self.high and not self.excludes_high)
        return above and below

    def covers(self, other: "Bounds") -> bool:
        """Whether every number that the other allows is allowed here."""
        low = other.low > self.low or (
            other.low == self.low and (other.excludes_low or not self.excludes_low)
        )
        high = other.high < self.high or (
            other.high == self.high and (other.excludes_high or not self.excludes_high)
        )
        return low and high

    def meets(self, other: "Bounds") -> bool:
        """Whether some number is allowed by both."""
        low, high = max(self.low, other.low), min(self.high, other.high)
        return low < high or (low == high and self.holds(low) and other.holds(low))


def disagreement(one: Bounds, other: Bounds) -> DiscrepancyKind | None:
    """How two bounds disagree; none where they say the same, or a number "about" fits the other."""
    if one.near is not None or other.near is not None:
        return None if _fit(one, other) else DiscrepancyKind.APPROXIMATE
    if one == other:
        return None
    if not one.meets(other):
        return DiscrepancyKind.DISJOINT
    nested = one.covers(other) or other.covers(one)
    return DiscrepancyKind.NESTED if nested else DiscrepancyKind.OVERLAPPING


def _fit(one: Bounds, other: Bounds) -> bool:
    if one.near is not None and other.near is not None:
        return one.near == other.near
    near, bounds = (one.near, other) if one.near is not None else (other.near, one)
    assert near is not None
    return bounds.holds(near)
