"""The growth from size to size, as far as sizes were measured."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from benchmarks.data.places import BUILT, SIZES
from benchmarks.report.markdown import row, rule
from benchmarks.report.targets import cpu, times
from benchmarks.systems.drive import Run


def known_sizes() -> dict[str, dict[str, dict[str, list[Run]]]]:
    """The runs of every size that was measured before."""
    return {size: runs_of(json.loads(path.read_text())) for size in SIZES
            if (path := BUILT / f"{size}.json").is_file()}  # fmt: skip


def runs_of(kept: Mapping[str, Any]) -> dict[str, dict[str, list[Run]]]:
    """The runs of a result that was kept."""
    return {
        item: {label: [Run(**run) for run in runs] for label, runs in labels.items()}
        for item, labels in kept["runs"].items()
    }


def growth() -> Iterator[str]:
    """CPU time of a request by size, as far as sizes were measured."""
    sizes = known_sizes()
    if len(sizes) < 2:
        return
    yield "\n**growth: CPU µs of a request**\n"
    yield row("", *sizes, "growth")
    yield rule(len(sizes) + 2)
    for item, labels in list(sizes.values())[-1].items():
        for label in labels:
            if all(label in known.get(item, {}) for known in sizes.values()):
                used = [cpu(known[item][label]) for known in sizes.values()]
                cells = (f"{one:,.0f}" for one in used)
                yield row(f"{item}: {label}", *cells, times(used[-1] / used[0]))
