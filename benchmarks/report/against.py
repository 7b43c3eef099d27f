"""The tables of this code against that of another revision."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median, quantiles
from typing import TypeVar

from benchmarks.cases.against import FLOOR, NEW, OLD, TWIN, Against, Asked, Start
from benchmarks.report.machine import machine_line
from benchmarks.report.markdown import row, rule
from benchmarks.systems.sampling import Sample
from benchmarks.systems.seeding import Seeded

DEARER = 1.05
"""What may be added to the spread of old against old."""
HEAD = (
    *("CPU time of an answer", "floor µs", "old µs", "new µs", "new − old", "new/old"),
    *("old/old", "at most", "held", "new/old by the clock", "old/old by the clock"),
    *("new/floor", "answers"),
)
Found = TypeVar("Found", Sample, Seeded, Start)


@dataclass(frozen=True, slots=True)
class Pairs:
    """One measure of the old code, of its twin and of the new, round by round."""

    old: Sequence[float]
    twin: Sequence[float]
    new: Sequence[float]

    @property
    def ratio(self) -> float:
        """New against old: the median of the rounds."""
        return median(self._ratios(self.new))

    @property
    def spread(self) -> tuple[float, float, float]:
        """Old against old: the quartiles of the rounds, which chance alone sets apart."""
        ratios = self._ratios(self.twin)
        if len(ratios) < 2:
            return (ratios[0],) * 3
        low, middle, high = quantiles(ratios, n=4, method="inclusive")
        return low, middle, high

    @property
    def most(self) -> float:
        """What the ratio may be."""
        return DEARER * max(1.0, self.spread[2])

    def _ratios(self, others: Sequence[float]) -> list[float]:
        return [other / old for old, other in zip(self.old, others, strict=True)]


def against_lines(found: Against) -> Iterator[str]:
    """Everything that was found out, as Markdown."""
    yield f"# {found.new} against {found.old}\n"
    yield f"{found.seeds.capitalize()}, {found.rounds} rounds. {machine_line(found.load)}\n"
    yield row(*HEAD)
    yield rule(len(HEAD))
    for asked in found.asked:
        yield row(f"{asked.item.name} ({asked.item.about})", *_asked_cells(asked))
    yield ""
    yield row("once for all", "rounds", "old", "new", "new/old", "old/old", "at most", "held")
    yield rule(8)
    yield from _seeded_rows(found.seeded)
    yield from _started_rows(found.started)
    yield from _notes(found)


def _asked_cells(asked: Asked) -> Iterator[str]:
    if asked.failed:
        yield f"not measured: {asked.failed}"
        yield from [""] * (len(HEAD) - 2)
        return
    cpu = pair_up(asked.samples, lambda one: one.cpu_microseconds)
    clock = pair_up(asked.samples, lambda one: one.clock_microseconds)
    floor = [one.cpu_microseconds for one in asked.samples[FLOOR]]
    yield from (f"{median(one):,.1f}" for one in (floor, cpu.old, cpu.new))
    dearer = (new - old for old, new in zip(cpu.old, cpu.new, strict=True))
    yield f"{median(dearer):+,.1f}"
    yield from _ratio_cells(cpu)
    yield f"{clock.ratio:.3f}"
    yield _spread_cell(clock)
    ratios = (new / one for one, new in zip(floor, cpu.new, strict=True))
    yield f"{median(ratios):.2f}"
    yield "differ" if asked.differs else "the same"


def pair_up(found: Mapping[str, Sequence[Found]], measure: Callable[[Found], float]) -> Pairs:
    """One measure of everything that was found."""
    return Pairs(*([measure(one) for one in found[name]] for name in (OLD, TWIN, NEW)))


def _ratio_cells(pairs: Pairs) -> Iterator[str]:
    yield f"{pairs.ratio:.3f}"
    yield _spread_cell(pairs)
    yield f"{pairs.most:.3f}"
    yield "yes" if pairs.ratio <= pairs.most else "no"


def _spread_cell(pairs: Pairs) -> str:
    low, middle, high = pairs.spread
    return f"{middle:.3f} ({low:.3f}–{high:.3f})"


def _seeded_rows(seeded: Mapping[str, Sequence[Seeded]]) -> Iterator[str]:
    yield _whole_row("seeding, CPU s", seeded, lambda one: one.cpu_seconds)
    yield _whole_row("seeding, s by the clock", seeded, lambda one: one.clock_seconds)
    yield _whole_row("seeding, most memory MB", seeded, lambda one: one.peak_bytes / 1e6)


def _started_rows(started: Mapping[str, Sequence[Start]]) -> Iterator[str]:
    yield _whole_row("first answer, CPU s", started, lambda one: one.cpu_seconds)
    yield _whole_row("first answer, s by the clock", started, lambda one: one.clock_seconds)
    yield _whole_row("private memory then, MB", started, lambda one: one.private_bytes / 1e6)


def _whole_row(
    about: str, found: Mapping[str, Sequence[Found]], measure: Callable[[Found], float]
) -> str:
    old = [measure(one) for one in found[OLD]]
    new = [measure(one) for one in found[NEW]]
    told = (f"{len(old)}", f"{median(old):,.2f}", f"{median(new):,.2f}")
    if TWIN in found:
        return row(about, *told, *_ratio_cells(pair_up(found, measure)))
    return row(about, *told, f"{new[0] / old[0]:.3f}", "once each", "", "")


def _notes(found: Against) -> Iterator[str]:
    yield (
        "\nnew/old is the median of the rounds; old/old is that of the old code against itself,"
        f" with its quartiles. At most: {DEARER} times the upper one, or {DEARER} where that is"
        " below 1."
    )
    for asked in found.asked:
        if asked.differs:
            yield f"\nOld and new do not answer the same bytes: `{asked.differs}`"
