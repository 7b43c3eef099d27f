"""Bounds compared: interval arithmetic against a plain reading that tries every number."""

from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.releasing.comparing.bounds import Bounds, disagreement
from app.vocabulary import DiscrepancyKind

TRIED = [number / 2 for number in range(-2, 23)]
"""Whole and half numbers around all that is drawn: enough to tell open bounds from closed ones."""


def figure(qualifier: str, *numbers: float) -> dict[str, Any]:
    """A figure's number columns, filled as the table of DESIGN says."""
    low = numbers[0] if qualifier in ("exact", "at_least", "more_than", "between") else None
    high = numbers[-1] if qualifier in ("exact", "at_most", "less_than", "between") else None
    value = None if qualifier in ("between", "several") else numbers[0]
    return {"qualifier": qualifier, "value": value, "low": low, "high": high}


def bounds(qualifier: str, *numbers: float) -> Bounds:
    found = Bounds.of(figure(qualifier, *numbers))
    assert found
    return found


def allowed(told: dict[str, Any]) -> set[float]:
    """Which of the numbers the words allow, read word by word."""
    tests = {
        "exact": lambda n: n == told["value"],
        "at_least": lambda n: n >= told["value"],
        "more_than": lambda n: n > told["value"],
        "at_most": lambda n: n <= told["value"],
        "less_than": lambda n: n < told["value"],
        "between": lambda n: told["low"] <= n <= told["high"],
    }
    return {number for number in TRIED if tests[told["qualifier"]](number)}


BOUNDED = ("exact", "at_least", "more_than", "at_most", "less_than")
FIGURES = st.one_of(
    st.builds(figure, st.sampled_from(BOUNDED), st.integers(1, 9)),
    st.lists(st.integers(1, 9), min_size=2, max_size=2, unique=True).map(
        lambda ends: figure("between", *sorted(ends))
    ),
)


def expected(one: set[float], other: set[float]) -> DiscrepancyKind | None:
    if one == other:
        return None
    if not one & other:
        return DiscrepancyKind.DISJOINT
    nested = one <= other or other <= one
    return DiscrepancyKind.NESTED if nested else DiscrepancyKind.OVERLAPPING


@given(FIGURES, FIGURES)
def test_bounds_disagree_as_the_numbers_that_they_allow(
    one: dict[str, Any], other: dict[str, Any]
) -> None:
    first, second = Bounds.of(one), Bounds.of(other)
    assert first
    assert second
    found = disagreement(first, second)
    assert found == disagreement(second, first)
    assert found == expected(allowed(one), allowed(other))


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        (("exact", 5), ("between", 5, 5), None),
        (("more_than", 3000), ("exact", 3000), "disjoint"),
        (("more_than", 3000), ("at_least", 3000), "nested"),
        (("at_most", 10), ("at_least", 5), "overlapping"),
        (("less_than", 5), ("more_than", 4), "overlapping"),
        (("about", 585), ("about", 585), None),
        (("about", 585), ("about", 600), "approximate"),
        (("about", 585), ("exact", 584), "approximate"),
        (("about", 585), ("more_than", 500), None),
        (("about", 585), ("more_than", 585), "approximate"),
        (("between", 40, 60), ("about", 50), None),
    ],
)
def test_what_words_leave_room_for(one: Any, other: Any, kind: str | None) -> None:
    for first, second in product([one, other], repeat=2):
        told = disagreement(bounds(*first), bounds(*second))
        assert told == (None if first == second else kind)


def test_words_without_a_number_are_not_compared() -> None:
    assert Bounds.of(figure("several")) is None
