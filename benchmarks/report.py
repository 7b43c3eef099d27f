"""The tables."""

import sys
from collections.abc import Iterator, Sequence
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.drive import Run
from benchmarks.work import Item

if TYPE_CHECKING:
    from benchmarks.compare import Measured

HEAD = ("", "req/s", "ratio", "CPU µs", "p50 ms", "p99 ms", "bytes", "errors")


def progress(item: str, label: str, run: Run) -> None:
    """What a terminal shows while it goes on."""
    print(f"  {item}: {label}: {run.per_second:,.0f} req/s", file=sys.stderr)


def ratios(runs: Sequence[Run], floor: Sequence[Run]) -> list[float]:
    """Each run against the floor of the same round."""
    return [one.per_second / other.per_second for one, other in zip(runs, floor, strict=False)]


def show(measured: "Measured", items: Sequence[Item], seconds: float) -> None:
    """Print everything."""
    for item in items:
        print("\n".join(_table(measured, item)))
    print("\n".join(_processes(measured)))
    print(f"\n{seconds:.0f} s in all.")


def _table(measured: "Measured", item: Item) -> Iterator[str]:
    yield f"\n**{item.name}** ({item.about}; floor: {item.floor}; {measured.size})\n"
    yield f"| {' | '.join(HEAD)} |"
    yield "|---|" + "---:|" * (len(HEAD) - 1)
    runs = measured.runs[item.name]
    for label, own in runs.items():
        yield f"| {label} | {' | '.join(_cells(own, runs[item.floor]))} |"
    if item.name in measured.invalid:
        yield f"\nINVALID: {measured.invalid[item.name]}"


def _cells(runs: Sequence[Run], floor: Sequence[Run]) -> Iterator[str]:
    yield f"{median(run.per_second for run in runs):,.0f}"
    yield f"{median(ratios(runs, floor)):.3f}"
    yield f"{median(run.cpu_microseconds for run in runs):,.0f}"
    yield f"{median(run.p50 for run in runs):.2f}"
    yield f"{median(run.p99 for run in runs):.2f}"
    yield f"{median(run.bytes for run in runs):,.0f}"
    errors = sum(run.errors for run in runs)
    yield f"{errors} INVALID" if errors else "0"


def _processes(measured: "Measured") -> Iterator[str]:
    yield "\n| process | first answer after s | private MB after the load |"
    yield "|---|---:|---:|"
    for name, seconds in measured.started_in.items():
        memory = measured.private_bytes.get(name, 0) / 1e6
        yield f"| {name} | {seconds:.2f} | {memory:.0f} |"
    for name, why in measured.missing.items():
        yield f"| {name} | missing: {why} | |"
