"""The tables of one size: each work item, the processes, and the targets."""

from collections.abc import Iterator, Sequence
from statistics import median

from benchmarks.cases import work
from benchmarks.cases.compare import Measured
from benchmarks.report import targets
from benchmarks.report.growth import growth, known_sizes
from benchmarks.report.machine import machine_line
from benchmarks.report.markdown import row, rule
from benchmarks.report.targets import Verdict, cpu, ratios
from benchmarks.systems.drive import Run
from benchmarks.systems.running import CACHED, OURS

HEAD = ("", "req/s", "ratio", "CPU µs", "p50 ms", "p99 ms", "bytes", "errors")


def comparison_lines(measured: Measured, items: Sequence[work.Item]) -> Iterator[str]:
    """Everything that was found out, as Markdown."""
    yield from _machine(measured)
    for item in items:
        yield from _table(measured, item)
    yield from _processes(measured)
    yield from _whole(measured)
    yield from growth()
    yield from _targets(measured)


def _machine(measured: Measured) -> Iterator[str]:
    yield f"\n{measured.size} figures, {measured.rounds} rounds of {measured.seconds} s each."
    yield machine_line(measured.load)
    yield ", ".join(f"{name} {version}" for name, version in measured.versions.items())


def _table(measured: Measured, item: work.Item) -> Iterator[str]:
    yield f"\n**{item.name}** ({item.about}; ratio to: {item.floor})\n"
    yield row(*HEAD)
    yield rule(len(HEAD))
    runs = measured.runs.get(item.name, {})
    for label, own in runs.items():
        yield row(label, *_cells(own, runs.get(item.floor, [])))
    if item.name in measured.invalid:
        yield f"\nINVALID: {measured.invalid[item.name]}"


def _cells(runs: Sequence[Run], floor: Sequence[Run]) -> Iterator[str]:
    yield f"{median(run.per_second for run in runs):,.0f}"
    yield f"{median(ratios(runs, floor)):.3f}" if floor else "no floor"
    yield f"{cpu(runs):,.0f}"
    yield f"{median(run.p50 for run in runs):.2f}"
    yield f"{median(run.p99 for run in runs):.2f}"
    yield f"{median(run.bytes for run in runs):,.0f}"
    errors = sum(run.errors for run in runs)
    yield f"{errors}: INVALID" if errors else "0"


def _processes(measured: Measured) -> Iterator[str]:
    yield "\n**processes**\n"
    yield row("", "first answer after s", "private MB at start", "private MB after the load")
    yield rule(4)
    for name, seconds in measured.started_in.items():
        memory = (measured.private_at_start, measured.private_after)
        yield row(name, f"{seconds:.2f}", *(f"{kept.get(name, 0) / 1e6:.0f}" for kept in memory))
    for name, why in measured.missing.items():
        yield row(name, f"missing: {why}", "", "")


def _whole(measured: Measured) -> Iterator[str]:
    built, csv, curated = measured.built, measured.csv, measured.curated
    yield "\n**everything at once**\n"
    for name, one in csv.items():
        speed = f"{one.megabytes_per_second:.1f} MB/s"
        yield f"- CSV of everything, {name}: {speed}, {one.bytes:,} bytes"
    if len(csv) < 2:
        yield "- CSV: the `sqlite3` shell is missing, so there is nothing to compare with"
    yield (
        f"- seeding: {built.figures / built.cpu_seconds:,.0f} figures/s of CPU time,"
        f" {built.figures / built.wall_seconds:,.0f} by the clock ({built.wall_seconds:.1f} s),"
        f" peak memory {built.peak_bytes / 1e6:,.0f} MB, database {built.database_bytes / 1e6:,.0f}"
        f" MB; {built.rows_seconds:.1f} s to make the rows are apart"
    )
    yield (
        f"- the project's own seeds, {curated.figures} figures: {curated.read_seconds:.2f} s to"
        f" read and check what curators wrote, {curated.rows_seconds:.2f} s to make rows"
    )


def _targets(measured: Measured) -> Iterator[str]:
    yield "\n**targets**\n"
    yield row("", "found", "target", "reached")
    yield rule(4)
    yield from (verdict.cells() for verdict in verdicts(measured))


def verdicts(measured: Measured) -> Iterator[Verdict]:
    """Every target that this run can tell of."""
    yield from targets.of_ratios(measured.runs, measured.size)
    private = measured.private_after[OURS] / 1e6
    about = "private memory of a worker, cache apart"
    yield targets.at_most(about, private, targets.MOST_PRIVATE_MB, lambda x: f"{x:.0f} MB")
    if measured.size == "1k":
        took = measured.started_in[CACHED]
        yield targets.at_most("first answer", took, targets.MOST_START, lambda x: f"{x:.2f} s")
    built = measured.built
    seeded = built.figures / built.cpu_seconds
    about = "seeding, figures/s on one core"
    yield targets.at_least(about, seeded, targets.LEAST_SEEDED, lambda x: f"{x:,.0f}")
    if len(measured.csv) == 2:
        ours, shell = (one.megabytes_per_second for one in measured.csv.values())
        about = "CSV of everything against the sqlite3 shell"
        yield targets.at_least(about, ours / shell, targets.LEAST_CSV, targets.times)
    sizes = known_sizes()
    if "1k" in sizes and "1M" in sizes:
        yield from targets.of_growth(sizes["1k"], sizes["1M"])
