"""What is wrong with a seed, and where: file, line and column."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path


@dataclass(frozen=True, order=True, slots=True)
class Fault:
    """One mistake. Lines and columns count from 1."""

    file: str
    line: int
    column: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.message}"


class SeedError(Exception):
    """The seeds cannot be published. Holds every fault that was found, in file order."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = sorted(set(faults))
        super().__init__("\n".join(map(str, self.faults)))


def shown_path(path: Path) -> str:
    """The path as a curator would type it: from the folder they stand in, where that is shorter."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def nearest(given: str, known: Iterable[str]) -> str:
    """` Did you mean "x"?` for the nearest known word, or nothing."""
    close = get_close_matches(given, list(known), n=1, cutoff=0.6)
    return f' Did you mean "{close[0]}"?' if close else ""
