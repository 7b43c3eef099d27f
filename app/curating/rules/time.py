"""Rules about time: dates are those of their words, and a status is what stands beside its noun."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from app.curating.languages import is_read
from app.curating.meaning.dates import DatePhrase, find_phrase, read_phrase
from app.curating.meaning.numbers import figures_found
from app.curating.meaning.statuses import (
    CUES,
    dated_passages,
    nouns_in,
    read_status,
    status_of,
)
from app.curating.seeds.events import StatusSeed
from app.curating.seeds.faults import Fault
from app.curating.seeds.load import Seeds
from app.curating.seeds.words import DateSeed
from app.curating.text.anchors import Folded
from app.curating.text.evidence import Anchor, StatedEvent
from app.english.dates.contradictions import contradiction
from app.english.dates.edtf import read_edtf
from app.vocabulary import Status


@dataclass(frozen=True, slots=True)
class Written:
    """A date that a curator wrote, and what its words are read against."""

    seed: DateSeed
    sentences: str
    day: dt.date
    ongoing: bool = False


def events_are_dated_by_their_words(seeds: Seeds) -> Iterator[Fault]:
    """An event's date stands in its sentences and is as the grammar reads it there."""
    for name, stated in seeds.statements.items():
        if stated.seed.date and stated.anchors and name not in seeds.unread:
            ongoing = status_of(stated, seeds).status is Status.ONGOING
            passages = list(dated_passages(stated, seeds))
            holding = [one for one in passages if stated.seed.date.text in Folded(one[0])]
            sentences, day = (holding or passages)[0]
            read = all(is_read(seeds.articles[one].seed.language) for one in stated.articles)
            written = Written(stated.seed.date, sentences, day, ongoing)
            yield from check_date(written, seeds, read=read)


def periods_are_read(seeds: Seeds) -> Iterator[Fault]:
    """A figure's period, and the day on which a claim was said, likewise."""
    for figure, claim in figures_found(seeds):
        article = seeds.articles[claim.article].seed
        if figure.period:
            written = Written(figure.period, claim.sentences, article.date)
            yield from check_date(written, seeds, read=is_read(article.language))
    for claim in seeds.claims:
        article, said = seeds.articles[claim.article].seed, claim.seed.attribution.date
        if said:
            written = Written(said, claim.sentences, article.date)
            yield from check_date(written, seeds, read=is_read(article.language))


def check_date(written: Written, seeds: Seeds, *, read: bool) -> Iterator[Fault]:
    """A date's words stand in the sentences; its EDTF is their reading, or a note says why not."""
    seed = written.seed
    phrase = find_phrase(seed.text, written.sentences, written.day, seeds.dates_in)
    if phrase is None:
        yield seed.fault(f'"{seed.text}" does not stand in the sentences of the claims.', "text")
    elif not read:
        if not seed.edtf:
            yield seed.fault(
                "Dates are not read in this language. Write the days:"
                f" {{text: {_quoted(seed.text)}, edtf: …}}."
            )
    elif seed.edtf and (wrong := contradiction(seed.text, read_edtf(seed.edtf))):
        yield seed.fault(f"{wrong[0].upper()}{wrong[1:].rstrip('.')}.", "edtf")
    elif not (seed.edtf and seed.note):
        yield from _check_reading(written, phrase)


def _check_reading(written: Written, phrase: DatePhrase) -> Iterator[Fault]:
    """The words are one whole date of the grammar, and `edtf` is what it reads."""
    seed, words = written.seed, _quoted(written.seed.text)
    span = read_phrase(phrase, written.day, ongoing=written.ongoing)
    if span is None:
        told = "more than one date" if phrase.found else "no date"
        yield seed.fault(
            f"The grammar reads {told} in {words}. Write fewer words, or how they are to be read"
            f" and why: {{text: {words}, edtf: {seed.edtf or '…'}, note: …}}."
        )
    elif Folded(seed.text).own(phrase.whole) != seed.text and phrase.whole not in Folded(seed.text):
        yield seed.fault(f"Write the whole date: {_quoted(phrase.whole)}.", "text")
    elif seed.edtf and seed.edtf != span.edtf:
        yield seed.fault(
            f"The words {words} are read as {span.edtf} (the article is of {written.day}). Leave"
            f" `edtf` out: {words}; or say why it differs: {{text: {words}, edtf: {seed.edtf},"
            " note: …}.",
            "edtf",
        )


def _quoted(words: str) -> str:
    return f'"{words}"'


Place = tuple[str, int, int]
"""An article, and a span of its text."""


def one_phrase_dates_one_event(seeds: Seeds) -> Iterator[Fault]:
    """Words for a date are those of one event, of what it is a part of, or of its parts."""
    dated: dict[Place, list[str]] = defaultdict(list)
    for name, stated in seeds.statements.items():
        for place in _places_of_date(stated):
            dated[place].append(name)
    for name, stated in seeds.statements.items():
        own = list(_places_of_date(stated))
        shared = [[other for other in dated[place] if _differ(name, other, seeds)] for place in own]
        date = stated.seed.date
        if date and shared and all(shared):
            other = shared[0][0]
            yield date.fault(
                f'These words date "{other}" too. Whose are they? If "{name}" is a part of it:'
                f" parent: {other}; if they date both: {{text: {_quoted(date.text)}, note: …}}."
            )


def _places_of_date(stated: StatedEvent) -> Iterator[Place]:
    """Where an event's date words stand in its quotes, or else in its sentences."""
    date = stated.seed.date
    if date is None or date.note:
        return
    places = list(_find_places(date.text, stated))
    inside = [place for place, anchor in places if anchor.start <= place[1] < anchor.end]
    yield from dict.fromkeys(inside or [place for place, _ in places])


def _find_places(words: str, stated: StatedEvent) -> Iterator[tuple[Place, Anchor]]:
    """Each place by its end: "on January 5" and "January 5" are the same words."""
    for article, anchor in stated.placed:
        for _, end in Folded(anchor.sentence.text).spans(words):
            at = anchor.sentence.start + end - 1
            yield (article, at, at + 1), anchor


def _differ(name: str, other: str, seeds: Seeds) -> bool:
    """Whether neither event is a part of the other."""
    if name == other:
        return False
    return other not in _wholes(name, seeds) and name not in _wholes(other, seeds)


def _wholes(name: str, seeds: Seeds) -> list[str]:
    """What an event is a part of, and what that is a part of."""
    found: list[str] = []
    event = seeds.events.get(name)
    while event and event.parent and event.parent.event not in found:
        found.append(event.parent.event)
        event = seeds.events.get(event.parent.event)
    return found


def date_stands_by_its_noun(seeds: Seeds) -> Iterator[Fault]:
    """Between an event's noun and its date stands no noun of another event."""
    for name, stated in seeds.statements.items():
        date = stated.seed.date
        if date is None or date.note:
            continue
        nearer = [
            _find_nearer(name, place, anchor, seeds)
            for place, anchor in _find_places(date.text, stated)
        ]
        if nearer and all(nearer):
            yield date.fault(
                f'These words stand with "{nearer[0]}", another event. Leave the date out, or say'
                f" why it is this event's: {{text: {_quoted(date.text)}, note: …}}."
            )


def _find_nearer(name: str, place: Place, anchor: Anchor, seeds: Seeds) -> str | None:
    """The noun of another event of this sentence that stands between an event's and a place."""
    at = place[1] - anchor.sentence.start
    own = nouns_in(seeds.events[name].title, anchor)
    if not own or any(end > at for _, end in own):
        return None
    last = max(end for _, end in own)
    for other in _events_of(anchor, seeds):
        if _differ(name, other, seeds):
            for start, end in nouns_in(seeds.events[other].title, anchor):
                if last <= start and end <= at:
                    return anchor.sentence.text[start:end]
    return None


def _events_of(anchor: Anchor, seeds: Seeds) -> Iterator[str]:
    """The events that this sentence states."""
    for name, stated in seeds.statements.items():
        if any(one.sentence is anchor.sentence for one in stated.anchors):
            yield name


def status_is_that_of_the_words(seeds: Seeds) -> Iterator[Fault]:
    """A written status is what the words beside the event's noun say, or shows its words."""
    for name, stated in seeds.statements.items():
        written = stated.seed.status
        if written is None or not stated.anchors or name in seeds.unread:
            continue
        if written.words and written.words not in Folded(stated.sentences):
            yield written.fault(
                f'"{written.words}" does not stand in a sentence of the event.', "words"
            )
        elif all(is_read(seeds.articles[article].seed.language) for article in stated.articles):
            yield from _check_status(name, stated, written, seeds)


def _check_status(
    name: str, stated: StatedEvent, written: StatusSeed, seeds: Seeds
) -> Iterator[Fault]:
    said = read_status(stated, seeds)
    if said.status is written.status or written.note:
        return
    if said.words:
        yield written.fault(
            f'The words say {said.status} ("{said.words}"): status: {said.status}; or leave it out.'
        )
    elif said.status is Status.SCHEDULED:
        yield written.fault("Its date lies after the article's day: leave `status` out.")
    elif written.words is None:
        yield written.fault(
            f"No words beside its noun say {written.status}. Leave `status` out, or show them:"
            f" status: {{is: {written.status}, words: …}}."
        )
    else:
        yield from _check_words(name, stated, written, seeds)


def _check_words(
    name: str, stated: StatedEvent, written: StatusSeed, seeds: Seeds
) -> Iterator[Fault]:
    """Words that a curator shows say the status, and not of another event."""
    words, cues = written.words or "", CUES.get(written.status)
    if cues is None or not cues.search(words):
        yield written.fault(f'"{words}" does not say {written.status}.', "words")
    for other, rival in seeds.statements.items():
        said = read_status(rival, seeds) if _differ(name, other, seeds) else None
        shared = {one.sentence.text for one in rival.anchors if words in Folded(one.sentence.text)}
        if said and said.words == words and shared & {one.sentence.text for one in stated.anchors}:
            yield written.fault(f'"{words}" says it of "{other}".', "words")
            return


RULES = (
    events_are_dated_by_their_words,
    periods_are_read,
    one_phrase_dates_one_event,
    date_stands_by_its_noun,
    status_is_that_of_the_words,
)
"""What dates and statuses must keep to."""
