"""An article's text → a folder: the text verbatim, and a facts.yaml to be finished by hand.

Sentence by sentence a claim with its quote, who says it, its figures and its dates. What the words
do not settle is left as a question, so a draft is never served before a curator has answered.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from string import whitespace
from typing import Protocol, TypeVar

from app.curating.drafting.layout import Guess, guess_layout
from app.curating.drafting.slugs import Slugs, slug
from app.curating.drafting.writing import write_block, write_comment, write_flow, write_scalar
from app.curating.meaning.softening import find_softening, foreseen_by, is_reported
from app.curating.meaning.voices import find_near, hear
from app.curating.seeds.load import Seeds
from app.curating.seeds.reading import QUESTION
from app.curating.text.article import ArticleText, Sentence, cut
from app.curating.text.names import NameFinder
from app.english.dates.find import FoundDate, find_dates
from app.english.hedging.find import ModalHedge, find_hedges
from app.english.names.find import ProperName, find_names
from app.english.numbers.find import Quantity, find_quantities
from app.english.references import Reference, find_references
from app.english.speech.attribution import Attribution
from app.english.speech.find import find_attributions
from app.english.text.markers import drop_markers, find_markers
from app.vocabulary import Part, Qualifier

_CLOSING = f"{whitespace}\u00a0\u2007\u2009\u202f.,;:"
UNHEARD = {"actor": QUESTION, "speaker": QUESTION, "cue": QUESTION}
_MOST_VOICES = 12
"""In one sentence: of more, each with its quote, no reader makes sense."""
Span = tuple[int, int]
Progress = Callable[[int, int], None]


class HasSpan(Protocol):
    """Something found in a text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


AnyFind = TypeVar("AnyFind", bound=HasSpan)


@dataclass(frozen=True)
class Draft:
    """A folder's name and the facts.yaml for it."""

    name: str
    facts: str


@dataclass(frozen=True)
class Found:
    """What the recognisers found in a text."""

    quantities: list[Quantity]
    dates: list[FoundDate]
    names: list[ProperName]
    attributions: list[Attribution]
    hedges: list[ModalHedge]
    references: list[Reference]


def draft(text: str, known: Seeds, today: date, progress: Progress) -> Draft:
    """Draft the facts of a text. `known` gives names that need not be proposed again."""
    guess = guess_layout(text, today)
    found = _recognise(text, guess.date or today, progress)
    article = cut(text, guess.layout)
    writer = Writer(article, known, found, guess)
    return Draft(writer.article_id, "\n".join(writer.lines()) + "\n")


def _recognise(text: str, day: date, progress: Progress) -> Found:
    steps: list[Callable[[], object]] = [
        lambda: find_quantities(text),
        lambda: find_dates(text, day),
        lambda: find_names(text),
        lambda: find_attributions(text),
        lambda: find_hedges(text),
        lambda: find_references(text),
    ]
    results = []
    for number, step in enumerate(steps, start=1):
        results.append(step())
        progress(number, len(steps))
    return Found(*results)  # type: ignore[arg-type]  # the steps are in the fields' order


class Writer:
    """Writes one draft."""

    def __init__(self, article: ArticleText, known: Seeds, found: Found, guess: Guess) -> None:
        self.article, self.known, self.found, self.guess = article, known, found, guess
        self.article_id = _article_id(guess)
        self.claims = Slugs({claim.id for claim in known.written_claims})
        self.figures = Slugs({figure.id for figure in known.written_figures})
        self.actors = known.actor_finder
        self.places = known.place_finder
        self.proposed = dict(self._proposed_names())

    def _proposed_names(self) -> Iterator[tuple[str, str]]:
        """Names that nobody defined yet, each with a new id."""
        ids = {*self.known.actors, *self.known.places}
        slugs, seen = Slugs(ids), set(ids)
        for name in self.found.names:
            is_known = any(finder.ids_in(name.text) for finder in (self.actors, self.places))
            if not is_known and name.text.casefold() not in seen:
                seen.add(name.text.casefold())
                yield name.text, slugs.fresh(name.text)

    def lines(self) -> Iterator[str]:
        """The file, line by line."""
        yield "# yaml-language-server: $schema=../facts.schema.json"
        yield from write_comment(
            f'A draft. Answer every "{QUESTION}" (`facts check` lists them by line), and'
        )
        yield from write_comment(
            "delete what is no fact. The words after # are for you; nobody serves them."
        )
        yield ""
        yield from self._article()
        yield from self._sources()
        yield from self._names()
        yield "claims:"
        for sentence in self.article.sentences:
            if sentence.part is Part.BODY and not self._is_reference(sentence):
                yield from self._claims(sentence)

    def _article(self) -> Iterator[str]:
        layout, day = self.guess.layout, self.guess.date
        yield "article:"
        yield from write_block({"id": self.article_id, "headline": layout.headline}, 2)
        if layout.dateline:
            yield f"  dateline: {write_flow({'text': layout.dateline, 'date': day})}"
        if layout.headings:
            yield "  headings:"
            yield from (f"    - {write_scalar(heading)}" for heading in layout.headings)
        yield f"  language: {write_scalar(QUESTION)}"
        if day is None:
            yield from write_comment("On which day was it published? (2025-01-05)", 2)
        yield f"  date: {day or write_scalar(QUESTION)}"
        yield from write_comment(
            "What of the text may be republished? text: all of it; quotes: only the sentences that"
            " facts quote. Leave it out where you write a licence.",
            2,
        )
        yield f"  publish: {write_scalar(QUESTION)}"
        yield ""

    def _sources(self) -> Iterator[str]:
        slugs, labels = Slugs(), set(self.article.labels)
        if self.found.references:
            yield "sources:"
        for one in self.found.references:
            told = {"title": one.title, "publisher": one.publisher, "url": one.url}
            if one.marker in labels:
                yield f'  "{one.marker}": {write_flow(told)}'
            else:
                key = slugs.fresh(one.title or one.url or "reference")
                yield f"  {write_scalar(key)}: {write_flow({'bulleted': 'yes', **told})}"
        if self.found.references:
            yield ""

    def _names(self) -> Iterator[str]:
        if not self.proposed:
            return
        yield from write_comment(
            "Names that are not in the vocabulary yet. Who acts or speaks is an actor;"
        )
        yield from write_comment(
            "move the others to `places:` (with no type where the text gives none)."
        )
        yield from write_comment(
            "Types: person, group, organization, government_body, armed_force, state."
        )
        yield "actors:"
        for name, identity in self.proposed.items():
            yield f"  {write_scalar(identity)}: {write_flow({'name': name, 'type': QUESTION})}"
        yield ""

    def _is_reference(self, sentence: Sentence) -> bool:
        references = self.found.references
        behind = bisect_right(references, sentence.start, key=lambda one: one.start)
        return behind > 0 and sentence.start < references[behind - 1].end

    def _claims(self, sentence: Sentence) -> Iterator[str]:
        """A claim for each speaker, and one for the numbers that stand in nobody's words."""
        if not any(sign.isalnum() for sign in _drop_closing_markers(sentence.text)):
            return
        yield from write_comment(f"Sentence {sentence.position}: {sentence.text}", 2)
        voices = _find_inside(self.found.attributions, sentence.start, sentence.end)[:_MOST_VOICES]
        spans = [(voice, _span_said(sentence, voice)) for voice in voices]
        said = [(voice, span) for voice, span in spans if self._hear(span, [voice])]
        numbers = _find_inside(self.found.quantities, sentence.start, sentence.end)
        for _, span in said:
            narrower = [other for _, other in said if other != span and _holds(span, other)]
            own = [
                n
                for n in _find_inside(numbers, *span)
                if not any(_holds(o, _span_of(n)) for o in narrower)
            ]
            yield from self._claim(sentence, span, own)
            numbers = [number for number in numbers if number not in own]
        if numbers or not said:
            whole = sentence.start, sentence.end
            yield from self._claim(sentence, whole, numbers, asked=bool(said))

    def _hear(self, span: Span, among: list[Attribution] | None = None) -> list[Attribution]:
        """The attributions that govern these words."""
        found = find_near(self.found.attributions, [span]) if among is None else among
        return hear(found, [span], self.article.text)

    def _claim(
        self, sentence: Sentence, span: Span, numbers: list[Quantity], *, asked: bool = False
    ) -> Iterator[str]:
        quote = _drop_closing_markers(self.article.text[slice(*span)])
        yield f"  - id: {write_scalar(self.claims.fresh(' '.join(quote.split()[:7])))}"
        text = _write_proposition(quote) if find_markers(quote) else None
        yield from write_block({"quote": quote} | ({"text": text} if text else {}), 4)
        yield from self._about(sentence)
        yield from self._voice_and_hedges(span, asked=asked)
        yield from self._figures(numbers)
        yield ""

    def _voice_and_hedges(self, span: Span, *, asked: bool) -> Iterator[str]:
        """Who says it, if not the article; and the hedges that govern it, the outermost first."""
        text, heard = self.article.text, self._hear(span)
        softening = find_softening(find_near(self.found.hedges, [span]), [span], text)
        reported = next((one.text for one in softening if is_reported(one)), None)
        if heard:
            yield f"    attribution: {write_flow(self._voice(heard[0]))}"
        elif reported:
            yield f"    attribution: {write_flow({'type': 'unnamed', 'cue': reported})}"
        elif asked:
            yield f"    attribution: {write_flow(UNHEARD)}"
        words = [one.text for one in softening]
        words = words or [text[slice(*one)] for one, _ in foreseen_by(heard)][:1]
        if len(words) == 1:
            yield from write_block({"hedge": words[0]}, 4)
        elif words:
            yield f"    hedge: [{', '.join(map(write_scalar, words))}]"

    def _about(self, sentence: Sentence) -> Iterator[str]:
        for found in _find_inside(self.found.dates, sentence.start, sentence.end):
            date_of = write_flow({"edtf": found.edtf, "text": found.text})
            yield from write_comment(
                f"date: {date_of} (of the event, or the period of a figure)", 4
            )
        yield from write_comment("Which events is it about? Ids from `events:`, or [] for none.", 4)
        yield f"    events: [{write_scalar(QUESTION)}]"

    def _voice(self, said: Attribution) -> dict[str, object]:
        """Who says it: speaker and cue are left out, which the sentence gives."""
        if said.type == "unnamed":
            return {"type": "unnamed"}
        actor = self._actor(said.speaker or "")
        if actor:
            return {"actor": actor}
        return {"actor": QUESTION, "speaker": said.speaker or QUESTION, "cue": said.cue}

    def _actor(self, speaker: str) -> str | None:
        """Whom the speaker's words name: the last of them, nearest to what he is."""
        finders = (self.actors, NameFinder(self.proposed))
        named = [name for finder in finders for name in finder.names(speaker)]
        return max(named, key=lambda name: name.start).id if named else None

    def _figures(self, quantities: list[Quantity]) -> Iterator[str]:
        if not quantities:
            return
        yield "    figures:"
        for quantity in quantities:
            units = f" (unit: {quantity.unit})" if quantity.unit else ""
            yield from write_comment(f'What does "{quantity.text}" measure?{units}', 6)
            yield f"      - {write_flow(self._figure(quantity))}"

    def _figure(self, quantity: Quantity) -> dict[str, object]:
        qualifier = quantity.qualifier
        between = qualifier == Qualifier.BETWEEN
        return {
            "id": self.figures.fresh(quantity.text),
            "indicator": QUESTION,
            "value": _write_number(quantity.value),
            "low": _write_number(quantity.low) if between else None,
            "high": _write_number(quantity.high) if between else None,
            "qualifier": None if qualifier == Qualifier.EXACT else qualifier,
            "text": quantity.text,
            "counted": quantity.counted,
            "subjects": [QUESTION],
        }


def _write_number(number: object) -> str | None:
    return None if number is None else f"{number:f}"


def _article_id(guess: Guess) -> str:
    named = slug(guess.layout.headline)
    return f"{named}-{guess.date}" if guess.date else named


def _span_said(sentence: Sentence, voice: Attribution) -> Span:
    """What of the sentence the speaker says: the whole of it where that is not told."""
    start, end = max(voice.said_start, sentence.start), min(voice.said_end, sentence.end)
    return (start, end) if start < end else (sentence.start, sentence.end)


def _span_of(find: HasSpan) -> Span:
    return find.start, find.end


def _holds(outer: Span, inner: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _drop_closing_markers(words: str) -> str:
    """The words up to the markers and the full stop that close them."""
    words = words.rstrip(_CLOSING)
    for marker in reversed(find_markers(words)):
        if marker.end() < len(words):
            break
        words = words[: marker.start()].rstrip(_CLOSING)
    return words


def _write_proposition(quote: str) -> str:
    plain = " ".join(drop_markers(quote).split())
    ended = plain if plain.endswith((".", "!", "?", "”", '"')) else plain + "."
    return ended[:1].upper() + ended[1:]


def _find_inside(finds: Sequence[AnyFind], start: int, end: int) -> list[AnyFind]:
    """Those of the finds, which stand in reading order, that lie between the two positions."""
    first = bisect_left(finds, start, key=lambda find: find.start)
    stop = bisect_left(finds, end, key=lambda find: find.start)
    return [find for find in finds[first:stop] if find.end <= end]
