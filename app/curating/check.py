"""Looking at seeds: whether they can be published, and what of the texts is not a fact yet."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.curating import ARTICLE, FACTS
from app.curating.coverage.coverage import Coverage, cover
from app.curating.report import ArticleReport, Report
from app.curating.rules import Rule, find_broken
from app.curating.seeds.faults import Fault, SeedError, shown_path
from app.curating.seeds.files import SeedFiles, read_seed_files
from app.curating.seeds.load import Seeds, load_seeds


@dataclass(frozen=True)
class Checked:
    """Seeds that break no rule, with what was found out about them on the way."""

    seeds: Seeds
    digests: Mapping[str, str]
    """The digest of each file, by its path: of the very bytes that the seeds were read from."""
    coverage: Mapping[str, Coverage]
    """What became of everything found in each article, by the article's id."""


def check_files(files: SeedFiles, last: Sequence[Rule] = ()) -> Checked:
    """Check what was read, by these rules too where it breaks none of ours.

    Raises SeedError holding every fault.
    """
    seeds, faults = load_seeds(files)
    faults += find_broken(seeds, last if not faults else ())
    coverage: dict[str, Coverage] = {}
    # What is misshapen would be told again, as missing.
    for folder in [] if faults else seeds.folders:
        coverage[folder.seed.id], unmatched = cover(folder, seeds)
        faults += unmatched
    if faults:
        raise SeedError(faults)
    return Checked(seeds, files.digests, coverage)


def check_folder(seeds: Path) -> Checked:
    """Read and check a folder. Raises SeedError holding every fault."""
    return check_files(read_seed_files(seeds))


def report_seeds(seeds: Path, folders: Sequence[Path], last: Sequence[Rule] = ()) -> Report:
    """The faults and the coverage of the articles in these folders, or of all.

    A fault of what articles share is one of each of them.

    An article with faults has no coverage yet: what is misshapen would only be told as missing.
    """
    seeds, folders = _find_meant(seeds, folders)
    found, faults = load_seeds(read_seed_files(seeds))
    faults += find_broken(found, last if not faults else ())
    asked = {folder.resolve() for folder in folders}
    faulty = {Path(fault.file).resolve().parent for fault in faults}
    reports = []
    for article in found.folders:
        if article.path not in faulty:
            coverage, unmatched = cover(article, found)
            faults += unmatched
            if not asked or article.path in asked:
                reports.append(ArticleReport(article.path / ARTICLE, article.text.text, coverage))
    read = faulty | {article.path for article in found.folders}
    faults += [
        Fault(shown_path(folder), 1, 1, f"There is no {ARTICLE} of these seeds in this folder.")
        for folder in folders
        if folder.resolve() not in read
    ]
    told = {fault for fault in faults if not asked or _concerns(fault, asked)}
    return Report(sorted(told), reports)


def _concerns(fault: Fault, asked: Collection[Path]) -> bool:
    """Whether a fault is of one of these folders, or of no article's folder."""
    folder = Path(fault.file).resolve().parent
    is_shared = not any((folder / name).exists() for name in (ARTICLE, FACTS))
    return folder in asked or is_shared


def _find_meant(seeds: Path, folders: Sequence[Path]) -> tuple[Path, Sequence[Path]]:
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
