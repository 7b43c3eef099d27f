"""Keeps what was found: under `var/bench` each time, among the results where that is asked."""

from collections.abc import Iterable

from benchmarks.data.places import BUILT, RESULTS


def keep(name: str, lines: Iterable[str], *, among_results: bool) -> str:
    """The text of these lines, which now also lies in files of this name."""
    text = "\n".join(lines).strip("\n") + "\n"
    folders = [BUILT, *([RESULTS] if among_results else [])]
    for folder in folders:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}.md").write_text(text)
    return text
