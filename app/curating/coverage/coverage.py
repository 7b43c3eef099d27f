"""Coverage: what an article says that became a fact, and what did not.

The recognisers find sentences, quantities, dates, markers, names, attributions and hedges in the
text; the facts say which of them they state, by where their words stand. What is left is open,
unless the curator waived it with a reason. Of a sentence that facts state it is told which of its
words no passage holds.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from app.curating.languages import is_read
from app.curating.meaning.softening import find_hedges
from app.curating.meaning.voices import voice_of
from app.curating.seeds.facts import WaiverSeed
from app.curating.seeds.faults import Fault
from app.curating.seeds.load import Folder, Seeds
from app.curating.text.evidence import Anchor, AnchoredClaim, StatedEvent
from app.english.dates.find import find_dates
from app.english.names.find import find_names
from app.vocabulary import AttributionType, Covered, FindKind, Part

Span = tuple[int, int]
_LOOSE_ENDS = re.compile(r"^[^\w]+|[^\w]+$")
OTHER_LINES = (Part.HEADLINE, Part.DATELINE, Part.HEADING)
"""Parts that the article's own entry holds, and that need no claim."""


@dataclass(frozen=True, slots=True)
class Find:
    """Something that a recogniser found, and what became of it."""

    kind: FindKind
    start: int
    end: int
    text: str
    rule: str
    status: Covered
    facts: tuple[str, ...] = ()
    """Addresses of the facts that state it."""
    reason: str | None = None
    """Why the curator waived it."""
    unquoted: tuple[str, ...] = ()
    """Of a sentence that facts state: the runs of its words that no passage of theirs holds."""


@dataclass(frozen=True)
class Coverage:
    """Everything that was found in one article."""

    article: str
    finds: tuple[Find, ...]
    language: str

    def count(self, kind: FindKind, status: Covered | None = None) -> int:
        """How many finds there are of a kind (and a status)."""
        return sum(f.kind is kind and status in (None, f.status) for f in self.finds)

    @property
    def open(self) -> list[Find]:
        """What is neither a fact nor waived."""
        return [find for find in self.finds if find.status is Covered.OPEN]


class Stated(NamedTuple):
    """Words of the text that a fact states, and the fact's address."""

    start: int
    end: int
    fact: str


class Stating:
    """Where the facts of one article stand in its text."""

    def __init__(self, folder: Folder, seeds: Seeds) -> None:
        self.folder, self.seeds, self.text = folder, seeds, folder.text

    @property
    def _events(self) -> Sequence[tuple[str, StatedEvent]]:
        return self.seeds.stated_in.get(self.folder.seed.id, ())

    @cached_property
    def evidence(self) -> list[Stated]:
        return [
            Stated(anchor.start, anchor.end, f"/claims/{claim.seed.id}")
            for claim in self.folder.claims
            for anchor in claim.anchors
        ] + [
            Stated(anchor.start, anchor.end, f"/events/{name}")
            for name, stated in self._events
            for article, anchor in stated.own_anchors
            if article == self.folder.seed.id
        ]

    @cached_property
    def references(self) -> list[Stated]:
        return [
            Stated(*span, f"/sources/{self.folder.seed.id}-{label}")
            for label, source in self.folder.file.sources.items()
            for words in filter(None, (source.title, source.publisher, source.url))
            for span in self.text.folded.spans(words)
        ]

    @cached_property
    def numbers(self) -> list[Stated]:
        return [
            Stated(*span, f"/figures/{figure.id}")
            for claim in self.folder.claims
            for figure in claim.seed.figures
            for anchor in claim.anchors
            for span in self._within(figure.text, anchor.start, anchor.end)
        ]

    @cached_property
    def dates(self) -> list[Stated]:
        return [*self._event_dates(), *self._periods(), *self._days_of_saying(), *self._dateline()]

    def _event_dates(self) -> Iterator[Stated]:
        for name, stated in self._events:
            if date := stated.seed.date:
                for anchor in self._anchors_here(stated):
                    yield from self._in_sentence(date.text, anchor, f"/events/{name}")

    def _anchors_here(self, stated: StatedEvent) -> Iterator[Anchor]:
        """The quotes of this article that state the event."""
        here = self.folder.seed.id
        for claim in stated.claims:
            yield from claim.anchors if claim.article == here else ()
        yield from (anchor for article, anchor in stated.own_anchors if article == here)

    def _periods(self) -> Iterator[Stated]:
        for claim in self.folder.claims:
            for figure in claim.seed.figures:
                if figure.period:
                    fact = f"/figures/{figure.id}"
                    yield from self._in_sentences(figure.period.text, claim, fact)

    def _days_of_saying(self) -> Iterator[Stated]:
        for claim in self.folder.claims:
            if said := claim.seed.attribution.date:
                yield from self._in_sentences(said.text, claim, f"/claims/{claim.seed.id}")

    def _dateline(self) -> Iterator[Stated]:
        for sentence in self.text.sentences:
            if sentence.part is Part.DATELINE:
                yield Stated(sentence.start, sentence.end, f"/articles/{self.folder.seed.id}")

    @cached_property
    def citations(self) -> list[Stated]:
        return [
            Stated(mark.start, mark.end, f"/sources/{self.folder.seed.id}-{label}")
            for claim in self.folder.claims
            for anchor in claim.anchors
            for mark in self.text.markers
            for label in mark.labels
            if anchor.end <= mark.start < anchor.sentence.end and label in anchor.cites
        ]

    @cached_property
    def names(self) -> list[Stated]:
        finders = (("actors", self.seeds.actor_finder), ("places", self.seeds.place_finder))
        return [
            Stated(named.start, named.end, f"/{path}/{named.id}")
            for path, finder in finders
            for named in finder.names(self.text.text)
        ]

    @cached_property
    def attributions(self) -> list[Stated]:
        return [
            stated
            for claim in self.folder.claims
            for words in self._saying(claim)
            for stated in self._in_sentences(words, claim, f"/claims/{claim.seed.id}")
        ]

    def _saying(self, claim: AnchoredClaim) -> Iterator[str]:
        voice = voice_of(claim, self.seeds)
        if voice.type is not AttributionType.ARTICLE:
            via = voice.via.cue if voice.via else None
            yield from filter(None, (voice.cue, via, *claim.seed.hedge))

    @cached_property
    def hedges(self) -> list[Stated]:
        return [*self._claims_hedges(), *self._roles_hedges()]

    def _claims_hedges(self) -> Iterator[Stated]:
        for claim in self.folder.claims:
            fact = f"/claims/{claim.seed.id}"
            for hedge in find_hedges(claim, self.seeds):
                yield Stated(hedge.start, hedge.end, fact)
            for words in claim.seed.hedge:
                yield from self._in_sentences(words, claim, fact)

    def _roles_hedges(self) -> Iterator[Stated]:
        for claim in self.folder.claims:
            for name in claim.seed.event_ids:
                event = self.seeds.events.get(name)
                roles = (event.places, event.actors) if event else ()
                for words in [words for side in roles for role in side for words in role.hedge]:
                    yield from self._in_sentences(words, claim, f"/events/{name}")

    @cached_property
    def passages(self) -> list[Span]:
        """Every span of the text that some fact holds, in order."""
        held = (self.evidence, self.dates, self.citations, self.attributions, self.hedges)
        spans = [(one.start, one.end) for stated in held for one in stated]
        spans += [
            span
            for claim in self.folder.claims
            for words in filter(None, (voice_of(claim, self.seeds).speaker,))
            for span in self.text.folded.spans(words)
        ]
        for mention in self.folder.mentions:
            place = mention.anchor.sentence
            spans.append((mention.anchor.start, mention.anchor.end))
            spans += self._within(mention.seed.role, place.start, place.end)
        return sorted(spans)

    def unquoted(self, start: int, end: int) -> tuple[str, ...]:
        """The runs of words between two positions that no passage holds."""
        runs, at = [], start
        for first, last in [*self.passages, (end, end)]:
            if first > end:
                break
            if start <= first:
                runs.append(self.text.text[at : max(at, first)])
            at = max(at, min(last, end)) if last > start and first < end else at
        kept = (_LOOSE_ENDS.sub("", run) for run in runs)
        return tuple(run for run in kept if run)

    def _in_sentences(self, words: str, claim: AnchoredClaim, fact: str) -> Iterator[Stated]:
        for anchor in claim.anchors:
            yield from self._in_sentence(words, anchor, fact)

    def _in_sentence(self, words: str, anchor: Anchor, fact: str) -> Iterator[Stated]:
        for span in self._within(words, anchor.sentence.start, anchor.sentence.end):
            yield Stated(*span, fact)

    def _within(self, words: str, start: int, end: int) -> list[Span]:
        return [
            span for span in self.text.folded.spans(words) if start <= span[0] <= span[1] <= end
        ]


def cover(folder: Folder, seeds: Seeds) -> tuple[Coverage, list[Fault]]:
    """What became of everything found in an article, and the waivers that match nothing open."""
    finds = sorted(_find_all(folder, seeds), key=lambda find: (find.start, find.end, find.kind))
    faults = []
    for waiver in folder.file.waivers:
        waived = _apply_waiver(waiver, finds, folder)
        if waived == finds:
            faults.append(waiver.fault(f"Nothing open matches this waiver of a {waiver.kind}."))
        finds = waived
    return Coverage(folder.seed.id, tuple(finds), folder.seed.language), faults


def _apply_waiver(waiver: WaiverSeed, finds: list[Find], folder: Folder) -> list[Find]:
    spans = folder.text.folded.spans(waiver.words)
    if waiver.occurrence is not None:
        spans = spans[waiver.occurrence - 1 : waiver.occurrence]
    return [
        replace(find, status=Covered.WAIVED, reason=waiver.reason)
        if find.status is Covered.OPEN
        and find.kind is waiver.kind
        and any(start < find.end and find.start < end for start, end in spans)
        else find
        for find in finds
    ]


def _find_all(folder: Folder, seeds: Seeds) -> Iterator[Find]:
    stating, text = Stating(folder, seeds), folder.text.text
    tell = _teller(text)
    for sentence in folder.text.sentences:
        span = (sentence.start, sentence.end)
        facts = _facts_at([*stating.evidence, *stating.references], *span, _overlaps)
        if sentence.part in OTHER_LINES:
            facts = (*facts, f"/articles/{folder.seed.id}")
        found = tell(FindKind.SENTENCE, span, sentence.part, facts)
        quoted = facts and sentence.part not in OTHER_LINES
        yield replace(found, unquoted=stating.unquoted(*span)) if quoted else found
    for mark in folder.text.markers:
        facts = _facts_at(stating.citations, mark.start, mark.end, _overlaps)
        yield tell(FindKind.MARKER, (mark.start, mark.end), "marker", facts)
    if is_read(folder.seed.language):
        yield from _find_in_english(folder, seeds, stating)


def _find_in_english(folder: Folder, seeds: Seeds, stating: Stating) -> Iterator[Find]:
    text = folder.text.text
    tell = _teller(text)
    for quantity in seeds.quantities_in(text):
        number = (quantity.number_start, quantity.number_end)
        facts = _facts_at(stating.numbers, *number, _holds)
        yield tell(FindKind.QUANTITY, (quantity.start, quantity.end), quantity.rule, facts)
    for date in find_dates(text, folder.seed.date):
        facts = _facts_at(stating.dates, date.start, date.end, _overlaps)
        yield tell(FindKind.DATE, (date.start, date.end), date.rule, facts)
    for name in find_names(text):
        facts = _facts_at(stating.names, name.start, name.end, _overlaps)
        yield tell(FindKind.NAME, (name.start, name.end), name.rule, facts)
    for hedge in seeds.hedges_in(text):
        facts = _facts_at(stating.hedges, hedge.start, hedge.end, _overlaps)
        yield tell(FindKind.HEDGE, (hedge.start, hedge.end), hedge.rule, facts)
    for said in seeds.attributions_in(text):
        facts = _facts_at(stating.attributions, said.start, said.end, _overlaps)
        yield tell(FindKind.ATTRIBUTION, (said.start, said.end), said.rule, facts)


def _teller(text: str) -> Callable[[FindKind, Span, str, tuple[str, ...]], Find]:
    def tell(kind: FindKind, span: Span, rule: str, facts: tuple[str, ...]) -> Find:
        status = Covered.FACT if facts else Covered.OPEN
        return Find(kind, *span, text[slice(*span)], rule, status, facts)

    return tell


def _facts_at(
    stated: Iterable[Stated], start: int, end: int, fits: Callable[[Stated, int, int], bool]
) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.fact for one in stated if fits(one, start, end)))


def _overlaps(one: Stated, start: int, end: int) -> bool:
    return one.start < end and start < one.end


def _holds(one: Stated, start: int, end: int) -> bool:
    return one.start <= start and end <= one.end
