"""The seeds folder → every seed, with each file's faults."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from app.curating import ARTICLE, FACTS
from app.curating.seeds.facts import (
    ActorSeed,
    ArticleSeed,
    ClaimSeed,
    EventSeed,
    EventTypeSeed,
    IndicatorSeed,
    PlaceSeed,
    SeedFile,
    UnitSeed,
)
from app.curating.seeds.faults import Fault, shown_path
from app.curating.seeds.reading import ReadFile
from app.curating.seeds.seed import Seed
from app.curating.text.article import ArticleText, Layout, cut, read_text
from app.curating.text.evidence import AnchoredClaim, anchor


@dataclass(frozen=True)
class Folder:
    """One article: what its curator wrote, its text, and its claims where all quotes were found."""

    path: Path
    file: SeedFile
    seed: ArticleSeed
    text: ArticleText
    claims: tuple[AnchoredClaim, ...]


@dataclass
class Seeds:
    """Everything under the seeds folder."""

    units: dict[str, UnitSeed] = field(default_factory=dict)
    indicators: dict[str, IndicatorSeed] = field(default_factory=dict)
    event_types: dict[str, EventTypeSeed] = field(default_factory=dict)
    places: dict[str, PlaceSeed] = field(default_factory=dict)
    actors: dict[str, ActorSeed] = field(default_factory=dict)
    events: dict[str, EventSeed] = field(default_factory=dict)
    folders: list[Folder] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    """Ids of what is misshapen: named here so that nobody is told they do not exist."""
    incomplete: bool = False
    """Whether a whole file or text could not be read."""

    def known(self, section: str) -> list[str]:
        """The ids that a section defines, those of misshapen seeds included."""
        return [*getattr(self, section), *sorted(self.unread)]

    @cached_property
    def article_days(self) -> dict[str, str]:
        """The day of each article, by its id."""
        return {folder.seed.id: folder.seed.date.isoformat() for folder in self.folders}

    @property
    def written_claims(self) -> Iterator[ClaimSeed]:
        """Every claim as its curator wrote it, whether its quotes were found or not."""
        return (claim for folder in self.folders for claim in folder.file.claims)

    @property
    def claims(self) -> Iterator[AnchoredClaim]:
        """Every claim of every article."""
        return (claim for folder in self.folders for claim in folder.claims)


SHARED = ("units", "indicators", "event_types", "places", "actors", "events")
"""Sections that any file may hold and every article shares."""


def collect(folder: Path) -> tuple[Seeds, list[Fault]]:
    """Read every seed under the folder. What cannot be read stands in the faults, not the seeds."""
    seeds, faults = Seeds(), list(_missing(folder))
    for path in sorted(folder.rglob("*.yaml")):
        read = ReadFile(path)
        faults += read.faults
        seeds.unread |= read.unread
        if read.seed is None:
            seeds.incomplete = True
        else:
            faults += _gathered(read.seed, path, seeds)
    return seeds, faults


def _missing(folder: Path) -> Iterator[Fault]:
    if not folder.is_dir():
        yield Fault(shown_path(folder), 1, 1, "There is no such folder of seeds.")
    elif not any(folder.rglob("*.yaml")):
        yield Fault(shown_path(folder), 1, 1, "The folder holds no seeds (no .yaml file).")
    for text in sorted(folder.rglob(ARTICLE)):
        if not text.with_name(FACTS).is_file():
            yield Fault(shown_path(text), 1, 1, f"There is no {FACTS} beside this article.")


def _gathered(file: SeedFile, path: Path, seeds: Seeds) -> Iterator[Fault]:
    for section in SHARED:
        known: dict[str, Seed] = getattr(seeds, section)
        for name, seed in getattr(file, section).items():
            if name in known:
                yield seed.fault(f'"{name}" is defined twice among the {section}.')
            else:
                known[name] = seed
    if file.article is not None:
        yield from _article(file, file.article, path.with_name(ARTICLE), seeds)
    elif file.claims or file.sources or file.mentions:
        yield file.fault("Claims, sources and mentions need an `article` section in their file.")


def _article(file: SeedFile, seed: ArticleSeed, path: Path, seeds: Seeds) -> Iterator[Fault]:
    try:
        text = cut(read_text(path), _layout(seed))
    except FileNotFoundError:
        seeds.incomplete = True
        yield seed.fault(f"There is no {ARTICLE} beside this file.")
        return
    except UnicodeDecodeError as error:
        seeds.incomplete = True
        yield Fault(shown_path(path), 1, 1, f"Not UTF-8: byte {error.start + 1} cannot be read.")
        return
    except (OSError, ValueError) as error:
        seeds.incomplete = True
        yield Fault(shown_path(path), 1, 1, str(error))
        return
    claims = []
    for claim in file.claims:
        anchors = [anchor(quote, text) for quote in claim.quote]
        found = tuple(found for found in anchors if not isinstance(found, Fault))
        yield from (fault for fault in anchors if isinstance(fault, Fault))
        if found:
            claims.append(AnchoredClaim(claim, seed.id, found))
    seeds.folders.append(Folder(path.parent.resolve(), file, seed, text, tuple(claims)))


def _layout(seed: ArticleSeed) -> Layout:
    dateline = seed.dateline.text if seed.dateline else None
    return Layout(seed.headline, dateline, seed.standfirst, tuple(seed.headings))
