"""Looking at seeds without publishing them."""

from collections.abc import Sequence
from pathlib import Path

from app.curating import ARTICLE
from app.curating.coverage.coverage import coverage
from app.curating.report import ArticleReport, Report
from app.curating.rules import broken
from app.curating.seeds.faults import Fault, SeedError, shown_path
from app.curating.seeds.load import Seeds, collect


def checked(seeds: Path) -> Seeds:
    """The seeds of a folder. Raises SeedError holding every fault."""
    found, faults = collect(seeds)
    faults += broken(found)
    if not faults:
        faults += [fault for folder in found.folders for fault in coverage(folder, found)[1]]
    if faults:
        raise SeedError(faults)
    return found


def check_seeds(seeds: Path, folders: Sequence[Path]) -> Report:
    """Every fault of the seeds, and the coverage of the articles in these folders (or of all).

    An article with faults has no coverage yet: what is misshapen would only be told as missing.
    """
    seeds, folders = _meant(seeds, folders)
    found, faults = collect(seeds)
    faults += broken(found)
    asked = {folder.resolve() for folder in folders}
    faulty = {Path(fault.file).resolve().parent for fault in faults}
    reports = []
    for article in found.folders:
        if article.path not in faulty:
            told, unmatched = coverage(article, found)
            faults += unmatched
            if not asked or article.path in asked:
                reports.append(ArticleReport(article.path / ARTICLE, article.text.text, told))
    read = faulty | {article.path for article in found.folders}
    faults += [
        Fault(shown_path(folder), 1, 1, f"There is no {ARTICLE} of these seeds in this folder.")
        for folder in folders
        if folder.resolve() not in read
    ]
    return Report(sorted(set(faults)), reports)


def _meant(seeds: Path, folders: Sequence[Path]) -> tuple[Path, Sequence[Path]]:
    """The seeds, and the articles of theirs, that a command line means.

    A folder without a text is a folder of seeds itself; an article's folder that lies elsewhere
    belongs to the seeds around it.
    """
    if not folders:
        return seeds, ()
    first = folders[0]
    if len(folders) == 1 and not (first / ARTICLE).exists():
        return first, ()
    inside = first.resolve().is_relative_to(seeds.resolve())
    return (seeds if inside else first.resolve().parent), folders
