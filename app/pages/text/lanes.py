"""Which passages lie beside each other: each has a lane of its own where they overlap."""

from collections.abc import Sequence
from itertools import count
from typing import Protocol


class Span(Protocol):
    """A run of a text: `start` to `end`, not included, in code points."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


def lanes_of(spans: Sequence[Span]) -> list[int]:
    """The lane of each span, from 0: spans that overlap never share one.

    Of spans that begin together the longest comes first, so that the inner lie above the outer.
    """
    ends: dict[int, int] = {}
    lanes = [0] * len(spans)
    for at in sorted(range(len(spans)), key=lambda at: (spans[at].start, -spans[at].end)):
        lane = next(one for one in count() if ends.get(one, 0) <= spans[at].start)
        ends[lane] = max(spans[at].end, spans[at].start + 1)
        lanes[at] = lane
    return lanes
