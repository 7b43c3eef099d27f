"""The table of replicas."""

from collections.abc import Iterator
from statistics import median

from benchmarks.cases.replicas import FOLLOWERS, SHARE, Replicas
from benchmarks.report.markdown import row, rule

MEGABYTE = 2**20


def replicas_lines(found: Replicas) -> Iterator[str]:
    """Everything that was found out, as Markdown."""
    yield f"\n{found.size} figures, cache off, 20 figures by indicator and minimum. Each server has"
    share = f"{SHARE:g} of a core" if found.is_bounded else "what it takes of the machine's cores"
    yield f"a network namespace of its own and {share}; nginx balances.\n"
    yield row("", "req/s", "ratio", "p50 ms", "p99 ms", "errors")
    yield rule(6)
    first = next(iter(found.runs.values()))
    for name, run in found.runs.items():
        ratio = f"{run.per_second / first.per_second:.2f}"
        times = (f"{run.p50:.2f}", f"{run.p99:.2f}")
        yield row(name, f"{run.per_second:,.0f}", ratio, *times, str(run.errors))
    size, packed = found.offer.bytes / MEGABYTE, found.offer.packed.bytes / MEGABYTE
    yield f"\nThe release: {size:.1f} MB, {packed:.1f} MB packed. {FOLLOWERS} followers started"
    yield f"with empty disks, and all served it after {found.filled_in:.1f} s."
    spread, most = found.spread, max(found.spread.seconds)
    yield f"\nThen {len(spread.seconds)} releases in turn, to followers that look every"
    yield f"{spread.interval:g} s and may use a core each, while the balancer was asked"
    yield f"{len(spread.waited.latencies):,} times ({spread.waited.errors} errors, p99"
    yield f"{spread.waited.at(0.99):.1f} ms): all served each after {median(spread.seconds):.1f} s,"
    yield f"{most:.1f} s at most, which is {most / spread.interval:.2f} intervals."
