"""The table of what the files of releases take."""

from collections.abc import Iterator, Sequence

from benchmarks.cases.files import Files, Made
from benchmarks.report.markdown import row, rule

MEGABYTE = 2**20
FLAT = 1.3
"""How much more memory the largest release may take than the smallest."""


def files_lines(found: Sequence[Files]) -> Iterator[str]:
    """Everything that was found out, as Markdown."""
    yield "\nOne process for each kind, after publishing. Memory: the most that the process had,"
    yield "the interpreter and all code included, without files that it only reads."
    for files in found:
        yield from _size_lines(files)
    yield from _growth_lines(found)


def _size_lines(files: Files) -> Iterator[str]:
    built = files.built
    yield f"\n**{files.size}** ({built.figures:,} figures)\n"
    yield row("", "CPU s", "wall s", "µs of CPU a figure", "peak MB", "MB")
    yield rule(6)
    for made in files.made:
        yield row(made.kind, *_cells(made, built.figures))
    size = f"{built.database_bytes / MEGABYTE:.1f}"
    used = built.cpu_seconds / built.figures * 1e6
    took = (f"{built.cpu_seconds:.2f}", f"{built.wall_seconds:.2f}", f"{used:,.0f}")
    yield row("publishing, before them", *took, "", size)


def _cells(made: Made, figures: int) -> tuple[str, ...]:
    took = made.took
    return (
        f"{took.cpu_seconds:.2f}",
        f"{took.wall_seconds:.2f}",
        f"{took.cpu_seconds / figures * 1e6:,.0f}",
        f"{made.peak_bytes / MEGABYTE:.1f}",
        f"{took.bytes / MEGABYTE:.1f}",
    )


def _growth_lines(found: Sequence[Files]) -> Iterator[str]:
    """Whether memory is flat, from the smallest release to the largest."""
    first, *_, last = found if len(found) > 1 else (*found, *found)
    yield f"\n**memory**, {first.size} to {last.size} (wanted: at most {FLAT}×)\n"
    for small, large in zip(first.made, last.made, strict=True):
        growth = large.peak_bytes / small.peak_bytes
        yield f"- {small.kind}: {growth:.2f}×, {'held' if growth <= FLAT else 'NOT held'}"
