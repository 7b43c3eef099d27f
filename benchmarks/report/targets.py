"""The targets: what is to be reached, beside what was."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from benchmarks.cases import work
from benchmarks.systems.drive import Run
from benchmarks.systems.running import (
    CACHED,
    CONSTANT,
    DOCUMENTS,
    INSTALLED,
    OURS,
    ROAPI,
    ROWS,
    TUNED,
    TUTORIAL,
)

Runs = Mapping[str, Mapping[str, Sequence[Run]]]


@dataclass(frozen=True, slots=True)
class Ratio:
    """How many times the requests per second of another it must be, by size."""

    item: str
    label: str
    against: str
    least: float | Mapping[str, float]

    def at(self, size: str) -> float | None:
        """The target for a size; none where only others have one."""
        return self.least if isinstance(self.least, float) else self.least.get(size)


RATIOS = (
    Ratio(work.HOT, CACHED, CONSTANT, 0.95),
    Ratio(work.UNCHANGED, CACHED, CONSTANT, 0.90),
    Ratio(work.LIST, OURS, ROWS, {"1k": 1.15, "10k": 1.15, "100k": 1.15, "1M": 1.10}),
    Ratio(work.LIST, OURS, DOCUMENTS, 0.65),
    Ratio(work.LIST, work.WITH_TOTAL, ROWS, {"1k": 0.75, "10k": 0.75, "100k": 0.75}),
    Ratio(work.ONE, OURS, ROWS, 0.95),
    Ratio(work.WORDS, OURS, ROWS, 1.05),
    Ratio(work.SEARCH, OURS, ROWS, 1.05),
    Ratio(work.DEEP, OURS, ROWS, 1.10),
    Ratio(work.LIST, OURS, TUNED, 7.0),
    Ratio(work.LIST, OURS, work.NESTED, 7.0),
    Ratio(work.LIST, OURS, INSTALLED, 25.0),
    Ratio(work.LIST, OURS, ROAPI, {"100k": 25.0, "1M": 100.0}),
    Ratio(work.LIST, OURS, TUTORIAL, 19.0),
    Ratio(work.HOT, CACHED, TUTORIAL, 75.0),
)
GROWTH = {
    work.DEEP: 1.1,
    work.ONE: 1.2,
    work.WORDS: 1.2,
    work.SEARCH: 1.2,
    work.LIST: 1.3,
}
"""By how much the CPU time of a request may grow from a thousand figures to a million."""
MOST_PRIVATE_MB, MOST_START, MOST_COUNT_MICROSECONDS = 60.0, 0.6, 1000.0
LEAST_SEEDED, LEAST_CSV = 15_000.0, 0.3


def ratios(runs: Sequence[Run], others: Sequence[Run]) -> list[float]:
    """Each run against the other's of the same round, in which that one must have answered."""
    rounds = zip(runs, others, strict=False)
    return [one.per_second / other.per_second for one, other in rounds if other.per_second]


def cpu(runs: Sequence[Run]) -> float:
    """CPU time of a request, the median of the rounds."""
    return median(run.cpu_microseconds for run in runs)


@dataclass(frozen=True, slots=True)
class Verdict:
    """One target, and whether it was reached."""

    about: str
    found: str
    target: str
    reached: bool

    def cells(self) -> str:
        """As a row of a table."""
        return (
            f"| {self.about} | {self.found} | {self.target} | {'yes' if self.reached else 'no'} |"
        )


def at_least(about: str, found: float, target: float, form: Callable[[float], str]) -> Verdict:
    """A target that must be reached from below."""
    return Verdict(about, form(found), f"≥ {form(target)}", found >= target)


def at_most(about: str, found: float, target: float, form: Callable[[float], str]) -> Verdict:
    """A target that must not be passed."""
    return Verdict(about, form(found), f"≤ {form(target)}", found <= target)


def times(value: float) -> str:
    """A ratio."""
    return f"{value:.2f}×" if value < 10 else f"{value:.1f}×"


def of_ratios(runs: Runs, size: str) -> Iterator[Verdict]:
    """The targets that compare requests per second."""
    for one in RATIOS:
        own, others = runs[one.item].get(one.label), runs[one.item].get(one.against)
        target = one.at(size)
        if own and others and target and (found := ratios(own, others)):
            about = f"{one.item}: {one.label} against {one.against}"
            yield at_least(about, median(found), target, times)
    if size == "1M":
        counted = cpu(runs[work.LIST][work.WITH_TOTAL])
        yield at_most(
            f"{work.LIST}: CPU with total",
            counted,
            MOST_COUNT_MICROSECONDS,
            lambda x: f"{x:,.0f} µs",
        )


def of_growth(smallest: Runs, largest: Runs) -> Iterator[Verdict]:
    """The targets that compare a million figures with a thousand."""
    for item, most in GROWTH.items():
        grown = cpu(largest[item][OURS]) / cpu(smallest[item][OURS])
        yield at_most(f"{item}: CPU of a request, 1k to 1M", grown, most, times)
