"""Groups of figures that measure the same thing and disagree.

Nothing here says who is right. Figures are compared only where everything says that they measure
the same thing, because a false alarm accuses somebody:

- one indicator (so one unit), the same subjects, place, events and base of a share;
- what is expected, or possible, only with its like: a forecast is not denied by what came;
- the same period, or where the number stands at a time (a stock) periods that surely share a day:
  a year's loss is not that of its quarter;
- without a period a common event, and for a stock the same day of writing; a common event also
  where nobody says whose number it is;
- never a part of a whole: two parts may be different ones;
- never two figures of one claim, none of a claim that gives several ("rose from 2 to 5"), and
  nobody against himself within one article ("by evening 15").
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from app.releasing.comparing.bounds import disagreement
from app.releasing.comparing.statements import Stated, state_figures
from app.releasing.row import Rows
from app.vocabulary import DiscrepancyKind

STRONGEST_FIRST = (
    DiscrepancyKind.DISJOINT,
    DiscrepancyKind.OVERLAPPING,
    DiscrepancyKind.NESTED,
    DiscrepancyKind.APPROXIMATE,
    DiscrepancyKind.REVISION,
)


@dataclass(frozen=True, slots=True)
class Group:
    """Comparable figures that disagree, in reading order, and an event that they share."""

    kind: DiscrepancyKind
    figures: tuple[Stated, ...]
    event: str | None


def groups(rows: Rows) -> Iterator[Group]:
    """All groups of comparable figures in which two disagree."""
    alike: dict[Hashable, list[Stated]] = defaultdict(list)
    for one in state_figures(rows):
        alike[one.measures].append(one)
    for figures in alike.values():
        for comparable in _split_by_time(figures) if len(figures) > 1 else ():
            members = _drop_series(comparable)
            if kind := _find_strongest(members):
                yield Group(kind, members, members[0].event)


def _drop_series(figures: Iterable[Stated]) -> tuple[Stated, ...]:
    """The figures in reading order, without those of a claim that gives several."""
    by_claim: dict[str, list[Stated]] = defaultdict(list)
    for one in figures:
        by_claim[one.claim].append(one)
    settled = [few[0] for few in by_claim.values() if len(few) == 1]
    return tuple(sorted(settled, key=lambda one: int(one.row["position"])))


def _split_by_time(alike: Collection[Stated]) -> Iterator[Collection[Stated]]:
    """The largest groups whose time is the same: one period, or without one a common event."""
    first = next(iter(alike))
    if first.subjects or first.event:
        yield from _split_by_period(one for one in alike if one.period)
    if first.event:
        yield [one for one in alike if not one.period]


def _split_by_period(figures: Iterable[Stated]) -> Iterator[list[Stated]]:
    """Figures of the same period; of a stock, of periods that surely share a day."""
    by_period: dict[Any, list[Stated]] = defaultdict(list)
    for one in figures:
        by_period[one.period].append(one)
    certain = {period: _days_in_common(same) for period, same in by_period.items()}
    yield from (same for period, same in by_period.items() if certain[period] is None)
    for periods in cliques({p: days for p, days in certain.items() if days}):
        yield [one for period in periods for one in by_period[period]]


def _days_in_common(same: Iterable[Stated]) -> tuple[str, str] | None:
    """The days that figures of one period all surely cover."""
    days = [one.surely for one in same]
    known = [found for found in days if found]
    if len(known) < len(days):
        return None
    return max(first for first, _ in known), min(last for _, last in known)


def cliques(intervals: Mapping[Any, tuple[str, str]]) -> Iterator[list[Any]]:
    """The largest sets of intervals (first and last day) that all share a day."""
    starts = sorted(intervals, key=lambda name: intervals[name][0])
    ends = sorted(intervals, key=lambda name: intervals[name][1])
    current: dict[Any, None] = {}
    next_start, grown = 0, False
    for ending in ends:
        while next_start < len(starts) and intervals[starts[next_start]][0] <= intervals[ending][1]:
            current[starts[next_start]] = None
            next_start, grown = next_start + 1, True
        if grown:
            yield list(current)
        del current[ending]
        grown = False


def _find_strongest(figures: Collection[Stated]) -> DiscrepancyKind | None:
    """How the figures disagree: the strongest way in which two of them do."""
    different = list({(one.bounds, one.voice, one.article): one for one in figures}.values())
    found: set[DiscrepancyKind] = set()
    for one, other in combinations(different, 2):
        kind = disagreement(one.bounds, other.bounds)
        if kind and (one.voice, one.article) != (other.voice, other.article):
            found.add(DiscrepancyKind.REVISION if _revises(one, other) else kind)
        if STRONGEST_FIRST[0] in found:
            break
    return min(found, key=STRONGEST_FIRST.index, default=None)


def _revises(one: Stated, other: Stated) -> bool:
    """Whether a later article tells the number anew: in the same voice, or as it went on."""
    first = min(one, other, key=lambda figure: figure.written)
    return one.written != other.written and (one.voice == other.voice or first.goes_on)
