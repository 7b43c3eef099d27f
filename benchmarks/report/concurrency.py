"""The tables of many at once."""

from collections.abc import Iterator

from benchmarks.cases.concurrency import RATE, Beside, Concurrency, Together
from benchmarks.report.markdown import row, rule
from benchmarks.systems.drive import Run


def concurrency_lines(found: Concurrency) -> Iterator[str]:
    """Everything that was found out, as Markdown."""
    yield f"\n{found.size} figures, cache off."
    yield "\n**connections** (20 figures by indicator and minimum)\n"
    yield row("workers", "connections", "req/s", "CPU µs", "p50 ms", "p99 ms", "errors")
    yield rule(7)
    for workers, connections, run in found.connections:
        yield row(str(workers), str(connections), *_run_cells(run))
    for together in found.together:
        yield from _together_lines(together)


def _run_cells(run: Run) -> tuple[str, ...]:
    speed = (f"{run.per_second:,.0f}", f"{run.cpu_microseconds:,.0f}")
    return (*speed, f"{run.p50:.2f}", f"{run.p99:.2f}", str(run.errors))


def _together_lines(together: Together) -> Iterator[str]:
    yield f"\n**{RATE:g} short requests a second** (one by id; {together.workers} workers)\n"
    yield row("beside", "p50 ms", "p99 ms", "most ms", "errors", "")
    yield rule(6)
    for beside in together.beside:
        yield row(*_beside_cells(beside))
    yield "\nThe worst questions, alone:\n"
    for seconds, path in together.worst:
        yield f"- {seconds * 1000:,.0f} ms: `{path}`"


def _beside_cells(beside: Beside) -> tuple[str, ...]:
    shares = (f"{beside.waited.at(share):.1f}" for share in (0.5, 0.99, 1.0))
    return (beside.name, *shares, str(beside.waited.errors), beside.told)
