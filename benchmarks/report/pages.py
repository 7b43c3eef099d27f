"""The table of what pages for readers take."""

from collections.abc import Iterator, Sequence

from benchmarks.cases.pages import Page
from benchmarks.report.markdown import row, rule


def pages_lines(size: str, found: Sequence[Page]) -> Iterator[str]:
    """Everything that was found out, as Markdown."""
    yield f"\nPages of {size} made-up figures: processor time of the server. First: nothing is"
    yield "kept; beside the JSON of the same address. Again: kept, beside kept JSON of its size.\n"
    names = ("first, ms", "its JSON, ms", "again, µs", "to JSON of its size")
    yield row("page", "kB", "kB gzip", *names)
    yield rule(7)
    for page in found:
        yield row(
            f"`{page.path}`",
            f"{page.bytes / 1000:.1f}",
            f"{page.packed_bytes / 1000:.1f}",
            f"{page.first:.2f}",
            f"{page.first_json:.2f}",
            f"{page.again:.1f}",
            f"{page.again / page.again_json:.2f}",
        )
