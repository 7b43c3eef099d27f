"""The seeds folder → every seed, with each file's faults."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, cached_property, wraps
from pathlib import Path
from typing import TypeVar, TypeVarTuple, cast

from app.curating import ARTICLE
from app.curating.seeds.claims import ClaimSeed, FigureSeed
from app.curating.seeds.events import EventSeed
from app.curating.seeds.facts import ArticleSeed, MentionSeed, SeedFile
from app.curating.seeds.faults import Fault, nearest, shown_path
from app.curating.seeds.files import SeedFiles
from app.curating.seeds.names import build_finder
from app.curating.seeds.reading import ReadFile
from app.curating.seeds.seed import Seed
from app.curating.seeds.things import (
    ActorSeed,
    EventTypeSeed,
    IndicatorSeed,
    PlaceSeed,
    UnitSeed,
)
from app.curating.seeds.words import QuoteSeed
from app.curating.text.article import ArticleText, Layout, cut, decode_text
from app.curating.text.evidence import Anchor, AnchoredClaim, StatedEvent, anchor
from app.curating.text.names import NameFinder
from app.english.dates.find import FoundDate, find_dates
from app.english.hedging.find import ModalHedge, find_hedges
from app.english.numbers.find import Quantity, find_quantities
from app.english.speech.attribution import Attribution
from app.english.speech.find import find_attributions

Things = TypeVarTuple("Things")
Found = TypeVar("Found")


@dataclass(frozen=True)
class AnchoredMention:
    """A mention, and where its quote stands."""

    seed: MentionSeed
    anchor: Anchor


@dataclass(frozen=True)
class Folder:
    """One article: what its curator wrote, its text, and what of it was found in the text."""

    path: Path
    file: SeedFile
    seed: ArticleSeed
    text: ArticleText
    claims: tuple[AnchoredClaim, ...]
    mentions: tuple[AnchoredMention, ...]


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
    homes: dict[str, str] = field(default_factory=dict)
    """The article of the file that defines an event, by the event's id."""
    unread: set[str] = field(default_factory=set)
    """Ids of what is misshapen: named here so that nobody is told they do not exist."""
    incomplete: bool = False
    """Whether a whole file or text could not be read."""
    foreign: frozenset[str] = frozenset()
    """Events that articles state which are left out here."""
    _located: dict[tuple[int, str | None], tuple[str, Anchor] | Fault] = field(
        default_factory=dict, repr=False
    )

    found: dict[tuple[object, ...], tuple[tuple[object, ...], object]] = field(
        default_factory=dict, init=False, repr=False
    )
    """What `once` found, and of what: kept, so that nothing else comes to have its identity."""

    def known(self, section: str) -> list[str]:
        """The ids that a section defines, those of misshapen seeds included."""
        return [*getattr(self, section), *sorted(self.unread)]

    @cached_property
    def statements(self) -> dict[str, StatedEvent]:
        """Every event with all that states it, by its id."""
        claims: dict[str, list[AnchoredClaim]] = defaultdict(list)
        for claim in self.claims:
            for event in {*claim.seed.event_ids} - self.foreign:
                claims[event].append(claim)
        return {
            name: StatedEvent(event, tuple(claims[name]), tuple(self._own_anchors(name, event)))
            for name, event in self.events.items()
        }

    @cached_property
    def stated_in(self) -> dict[str, list[tuple[str, StatedEvent]]]:
        """The events that each article states, with their ids, by the article's id."""
        stated_in: dict[str, list[tuple[str, StatedEvent]]] = {}
        for name, stated in self.statements.items():
            for article in stated.articles:
                stated_in.setdefault(article, []).append((name, stated))
        return stated_in

    def _own_anchors(self, name: str, event: EventSeed) -> Iterator[tuple[str, Anchor]]:
        for quote in [] if name in self.foreign else event.quote:
            found = self.locate(quote, self.homes.get(name))
            if not isinstance(found, Fault):
                yield found

    @cached_property
    def half_found(self) -> frozenset[str]:
        """Events of which some quote is not in its text: that is told, and nothing that follows."""
        found = {id(one.seed) for one in self.claims if len(one.anchors) == len(one.seed.quote)}
        missing = (claim for claim in self.written_claims if id(claim) not in found)
        of_claims = {event for claim in missing for event in claim.event_ids}
        own = {
            name
            for name, event in self.events.items()
            if len(list(self._own_anchors(name, event))) < len(event.quote)
        }
        return frozenset(of_claims | (own - self.foreign))

    def locate(self, quote: QuoteSeed, home: str | None) -> tuple[str, Anchor] | Fault:
        """The article of the quote and its place there, or what is wrong with it.

        `home` is the article of the file in which it is written, if there is one. A quote is looked
        for once, however many ask.
        """
        key = (id(quote), home)
        if key not in self._located:
            self._located[key] = self._find(quote, home)
        return self._located[key]

    def _find(self, quote: QuoteSeed, home: str | None) -> tuple[str, Anchor] | Fault:
        article = quote.article or home
        folder = self.articles.get(article or "")
        if article is None:
            return quote.fault("Whose words are these? Say {exact: …, article: its id}.")
        if folder is None:
            hint = nearest(article, self.articles)
            return quote.fault(f'There is no article "{article}".{hint}', "article")
        found = anchor(quote, folder.text)
        return found if isinstance(found, Fault) else (article, found)

    def in_languages(self, wanted: Callable[[str], bool]) -> "Seeds":
        """The articles in such languages, and of the events those that no other article states.

        Names, vocabulary and all events stay known; a mixed event is as if nothing stated it.
        """
        left_out = {folder.seed.id for folder in self.folders if not wanted(folder.seed.language)}
        if not left_out:
            return self
        foreign = (name for name, event in self.statements.items() if event.articles & left_out)
        folders = [folder for folder in self.folders if folder.seed.id not in left_out]
        return replace(self, folders=folders, foreign=frozenset(foreign))

    @cached_property
    def articles(self) -> dict[str, Folder]:
        """Each article's folder, by its id."""
        return {folder.seed.id: folder for folder in self.folders}

    @cached_property
    def article_days(self) -> dict[str, str]:
        """The day of each article, by its id."""
        return {folder.seed.id: folder.seed.date.isoformat() for folder in self.folders}

    @cached_property
    def actor_finder(self) -> NameFinder:
        """Finds every actor's names in a text."""
        return build_finder(self.actors)

    @cached_property
    def place_finder(self) -> NameFinder:
        """Finds every place's names in a text."""
        return build_finder(self.places)

    @cached_property
    def quantities_in(self) -> Callable[[str], list[Quantity]]:
        """Gives the quantities of a text, which is read once however many rules ask."""
        return cache(find_quantities)

    @cached_property
    def attributions_in(self) -> Callable[[str], list[Attribution]]:
        """Gives the attributions of a text, which is read once."""
        return cache(find_attributions)

    @cached_property
    def hedges_in(self) -> Callable[[str], list[ModalHedge]]:
        """Gives the hedges of a text, which is read once."""
        return cache(find_hedges)

    @cached_property
    def dates_in(self) -> Callable[[str, date], list[FoundDate]]:
        """Gives the dates of a text, read against a day, once however many rules ask."""
        return cache(find_dates)

    @property
    def written_claims(self) -> Iterator[ClaimSeed]:
        """Every claim as its curator wrote it, whether its quotes were found or not."""
        return (claim for folder in self.folders for claim in folder.file.claims)

    @property
    def written_figures(self) -> Iterator[FigureSeed]:
        """Every figure of these."""
        return (figure for claim in self.written_claims for figure in claim.figures)

    @property
    def claims(self) -> Iterator[AnchoredClaim]:
        """Every claim of every article."""
        return (claim for folder in self.folders for claim in folder.claims)


SHARED = ("units", "indicators", "event_types", "places", "actors", "events")
"""Sections that any file may hold and every article shares."""


def once(find: Callable[[*Things, Seeds], Found]) -> Callable[[*Things, Seeds], Found]:
    """A function of a claim, figure or event and its seeds that is asked once, however many rules
    ask. They are known by their identity."""

    @wraps(find)
    def find_once(*given: *tuple[*Things, Seeds]) -> Found:
        *things, seeds = given
        key = (find, *map(id, things))
        if key not in seeds.found:
            seeds.found[key] = tuple(things), find(*given)
        return cast("Found", seeds.found[key][1])

    return find_once


def load_seeds(files: SeedFiles) -> tuple[Seeds, list[Fault]]:
    """Every seed that the files hold. What cannot be read stands in the faults, not the seeds."""
    seeds, faults = Seeds(incomplete=bool(files.unread)), list(files.faults)
    for path, content in files.contents.items():
        if path.name != ARTICLE:
            read = ReadFile(path, content)
            faults += read.faults
            seeds.unread |= read.unread
            if read.seed is None:
                seeds.incomplete = True
            else:
                faults += _add_file(read.seed, path, files, seeds)
    return seeds, faults


def _add_file(file: SeedFile, path: Path, files: SeedFiles, seeds: Seeds) -> Iterator[Fault]:
    for section in SHARED:
        known: dict[str, Seed] = getattr(seeds, section)
        for name, seed in getattr(file, section).items():
            if name in known:
                yield seed.fault(f'"{name}" is defined twice among the {section}.')
            else:
                known[name] = seed
    if file.article is not None:
        seeds.homes |= dict.fromkeys(file.events, file.article.id)
    if file.article is not None:
        yield from _add_article(file, file.article, path.with_name(ARTICLE), files, seeds)
    elif file.claims or file.sources or file.mentions:
        yield file.fault("Claims, sources and mentions need an `article` section in their file.")


def _add_article(
    file: SeedFile, seed: ArticleSeed, path: Path, files: SeedFiles, seeds: Seeds
) -> Iterator[Fault]:
    content = files.contents.get(path)
    if content is None:
        seeds.incomplete = True
        if path not in files.unread:
            yield seed.fault(f"There is no {ARTICLE} beside this file.")
        return
    try:
        text = cut(decode_text(content), _layout(seed))
    except ValueError as error:
        seeds.incomplete = True
        yield Fault(shown_path(path), 1, 1, str(error))
        return
    claims, mentions, faults = _anchor_all(file, seed, text)
    yield from faults
    seeds.folders.append(Folder(path.parent.resolve(), file, seed, text, claims, mentions))


def _anchor_all(
    file: SeedFile, seed: ArticleSeed, text: ArticleText
) -> tuple[tuple[AnchoredClaim, ...], tuple[AnchoredMention, ...], list[Fault]]:
    """The claims and mentions whose quotes are in the text, and the faults of the others."""
    claims: list[AnchoredClaim] = []
    mentions: list[AnchoredMention] = []
    faults: list[Fault] = []
    for claim in file.claims:
        anchors = [anchor(quote, text) for quote in claim.quote]
        found = tuple(found for found in anchors if not isinstance(found, Fault))
        faults += [fault for fault in anchors if isinstance(fault, Fault)]
        if found:
            claims.append(AnchoredClaim(claim, seed.id, found))
    for mention in file.mentions:
        place = anchor(mention.quote, text)
        if isinstance(place, Fault):
            faults.append(place)
        else:
            mentions.append(AnchoredMention(mention, place))
    return tuple(claims), tuple(mentions), faults


def _layout(seed: ArticleSeed) -> Layout:
    dateline = seed.dateline.text if seed.dateline else None
    return Layout(seed.headline, dateline, seed.standfirst, tuple(seed.headings))
