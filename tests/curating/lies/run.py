"""Telling every lie to the check: which it refuses, and which would have been served."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TypeVar

from app import tables as t
from app.curating.check import Checked, check_files
from app.curating.seeds.faults import SeedError
from app.curating.seeds.files import SeedFiles
from app.curating.seeds.load import load_seeds
from app.curating.seeds.reading import ReadFile
from app.releasing.row import Rows
from app.releasing.rows import rows_of
from tests.curating.lies import (
    brackets,
    hedges,
    kinship,
    links,
    naming,
    numbers,
    omitting,
    roles,
    subtle,
    times,
    voices,
    wording,
)
from tests.curating.lies.truth import Lie, Truth, read_truths

Maker = Callable[[Truth], Iterator[Lie]]
FAMILIES = (
    wording, omitting, brackets, hedges, voices, numbers, times, naming, kinship, roles, links,
    subtle,
)  # fmt: skip
KINDS: dict[str, Maker] = {
    f"{family.__name__.rpartition('.')[2]}: {kind}": maker
    for family in FAMILIES
    for kind, maker in family.KINDS.items()
}
"""Every kind of lie, and what makes them of a true curation."""
T = TypeVar("T")


class Outcome(StrEnum):
    """What became of a lie."""

    REFUSED = "refused"
    PASSED = "passed"
    SAME = "same"
    """What is served is as true as before: it was no lie."""
    MISSHAPEN = "misshapen"
    """No seed is written like this: the maker's mistake, which says nothing of the rules."""


@dataclass(frozen=True)
class Verdict:
    """What became of one lie, and what the check said."""

    kind: str
    article: str
    tells: str
    outcome: Outcome
    says: tuple[str, ...] = ()


def judge(truth: Truth, kind: str, lie: Lie) -> Verdict:
    """Tell one lie to the check."""
    files = truth.changed_by(lie)
    try:
        checked = check_files(files)
    except SeedError as error:
        says = tuple(fault.message for fault in error.faults)
        return Verdict(kind, truth.name, lie.tells, _why_refused(truth, files), says)
    same = _serves_the_same(truth, checked)
    return Verdict(kind, truth.name, lie.tells, Outcome.SAME if same else Outcome.PASSED)


def _why_refused(truth: Truth, files: SeedFiles) -> Outcome:
    """Whether the check had a lie to refuse."""
    for path, content in files.contents.items():
        changed = path in truth.data and content is not truth.files.contents[path]
        if changed and ReadFile(path, content).faults:
            return Outcome.MISSHAPEN
    seeds, faults = load_seeds(files)
    known = Checked(seeds, {}, truth.checked.coverage)
    same = not faults and _serves_the_same(truth, known)
    return Outcome.SAME if same else Outcome.REFUSED


def _serves_the_same(truth: Truth, checked: Checked) -> bool:
    """Whether readers would see what they see of the truth."""
    try:
        return _facts(rows_of(checked)) == _facts(truth.rows)
    except (LookupError, AttributeError, TypeError, ValueError):
        return False  # what cannot even be served is not the same


def _facts(rows: Rows) -> dict[str, list[str]]:
    """What is served but how much of the text it covers, in any order."""
    return {
        table.__name__: sorted(map(repr, found))
        for table, found in rows.items()
        if table is not t.CoverageDocument and found
    }


def spread(items: Iterable[T], most: int) -> list[T]:
    """At most so many of the items, evenly from first to last."""
    listed = list(items)
    if len(listed) <= most:
        return listed
    return [listed[number * len(listed) // most] for number in range(most)]


_read_once = cache(read_truths)
"""The truths of a folder, as each process reads them."""


def _judge_some(folder: Path, article: str, kinds: list[str], most: int) -> list[Verdict]:
    """Every verdict on lies of these kinds about one article."""
    truth = next(each for each in _read_once(folder) if each.name == article)
    return [
        judge(truth, kind, lie)
        for kind in kinds
        for lie in spread({repr(x): x for x in KINDS[kind](truth)}.values(), most)
    ]


def judge_all(
    folders: Iterable[Path], most: int, only: str = "", workers: int = 2
) -> list[Verdict]:
    """Every verdict on lies about all articles under the folders, at most so many of a kind.

    `only` is part of the names of the kinds that are told.
    """
    names = [kind for kind in KINDS if only in kind]
    parts = [names[start::8] for start in range(8)]
    with ProcessPoolExecutor(workers) as pool:
        runs = [
            pool.submit(_judge_some, folder, truth.name, part, most)
            for folder in folders
            for truth in read_truths(folder)
            for part in parts
        ]
        return [verdict for run in runs for verdict in run.result()]
