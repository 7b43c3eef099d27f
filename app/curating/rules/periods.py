"""Rules about the days of a number and of what was said: those that their words give."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.curating.languages import is_read
from app.curating.meaning.dates import DatePhrase, find_phrase, read_phrase
from app.curating.meaning.naming import EventName, find_event_name, names_event
from app.curating.meaning.numbers import figures_found, locate, read_quantity
from app.curating.meaning.voices import dates_saying, find_near, find_voices
from app.curating.seeds.claims import FigureSeed
from app.curating.seeds.faults import Fault
from app.curating.seeds.load import Seeds
from app.curating.seeds.words import DateSeed
from app.curating.text.anchors import Folded
from app.curating.text.evidence import Anchor, AnchoredClaim
from app.english.dates.contradictions import contradiction
from app.english.dates.edtf import read_edtf
from app.english.dates.find import FoundDate


@dataclass(frozen=True, slots=True)
class Written:
    """A date that a curator wrote, and what its words are read against."""

    seed: DateSeed
    sentences: str
    day: dt.date
    ongoing: bool = False


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
                f" {{text: {quoted(seed.text)}, edtf: …}}."
            )
    elif seed.edtf and (wrong := contradiction(seed.text, read_edtf(seed.edtf))):
        yield seed.fault(f"{wrong[0].upper()}{wrong[1:].rstrip('.')}.", "edtf")
    elif not (seed.edtf and seed.note):
        yield from _check_reading(written, phrase)


def _check_reading(written: Written, phrase: DatePhrase) -> Iterator[Fault]:
    """The words are one whole date of the grammar, and `edtf` is what it reads."""
    seed, words = written.seed, quoted(written.seed.text)
    span = read_phrase(phrase, written.day, ongoing=written.ongoing)
    if span is None:
        told = "more than one date" if phrase.found else "no date"
        yield seed.fault(
            f"The grammar reads {told} in {words}. Write fewer words, or how they are to be read"
            f" and why: {{text: {words}, edtf: {seed.edtf or '…'}, note: …}}."
        )
    elif phrase.whole not in Folded(seed.text):
        yield seed.fault(f"Write the whole date: {quoted(phrase.whole)}.", "text")
    elif seed.edtf and seed.edtf != span.edtf:
        yield seed.fault(
            f"The words {words} are read as {span.edtf} (the article is of {written.day}). Leave"
            f" `edtf` out: {words}; or say why it differs: {{text: {words}, edtf: {seed.edtf},"
            " note: …}.",
            "edtf",
        )


def quoted(words: str) -> str:
    return f'"{words}"'


_BREAK = re.compile(r"[,;:()\u2014]|\b(?:and|but|while|though|whereas|with)\b")


def periods_stand_by_their_numbers(seeds: Seeds) -> Iterator[Fault]:
    """Where a number's own clause has a date, that date is its period."""
    for figure, claim in figures_found(seeds):
        article = seeds.articles[claim.article].seed
        if figure.period and not figure.period.note and is_read(article.language):
            yield from _check_clause(figure, figure.period, claim, seeds)


def _check_clause(
    figure: FigureSeed, period: DateSeed, claim: AnchoredClaim, seeds: Seeds
) -> Iterator[Fault]:
    place = locate(figure.text, claim)
    if place is None:
        return
    sentence = place.anchor.sentence.text
    dates = seeds.dates_in(sentence, seeds.articles[claim.article].seed.date)
    quantity = read_quantity(figure, claim, seeds)
    own = (place.start, max(place.end, quantity.end if quantity else 0))
    near = [
        one
        for one in _dates_of_clause(sentence, own, dates)
        if not _dates_the_saying(one, place.anchor.sentence.start, claim, seeds)
    ]
    spans = Folded(sentence).spans(period.text)
    if near and not any(
        one.start < end and first < one.end for one in near for first, end in spans
    ):
        yield period.fault(
            f"The number's own clause says when: period: {quoted(near[0].text)}; or say why not:"
            f" {{text: {quoted(period.text)}, note: …}}."
        )


def _dates_the_saying(date: FoundDate, shift: int, claim: AnchoredClaim, seeds: Seeds) -> bool:
    """Whether a date stands outside of what is said, beside its cue: "said Monday that"."""
    start, end = date.start + shift, date.end + shift
    voices = find_voices(claim, seeds)
    return any(not (one.said_start <= start and end <= one.said_end) for one in voices)


def _dates_of_clause(
    sentence: str, own: tuple[int, int], dates: list[FoundDate]
) -> list[FoundDate]:
    """The dates between the commas and conjunctions around a number."""
    held = [own, *((one.start, one.end) for one in dates)]
    breaks = [
        found.start()
        for found in _BREAK.finditer(sentence)
        if not any(start <= found.start() < end for start, end in held)
    ]
    first = max((at for at in breaks if at < own[0]), default=0)
    last = min((at for at in breaks if at >= own[1]), default=len(sentence))
    return [one for one in dates if first <= one.start and one.end <= last]


def days_of_saying_date_nothing_else(seeds: Seeds) -> Iterator[Fault]:
    """The day on which something was said is not that of what was said."""
    for figure, claim in figures_found(seeds):
        at = [(claim.article, anchor) for anchor in claim.anchors]
        if figure.period and not figure.period.note and _dates_sayings(figure.period, at, seeds):
            yield figure.period.fault(_explain_saying(figure.period))
    for name, stated in seeds.statements.items():
        date, head = stated.seed.date, find_event_name(name, stated.seed)
        if date and not date.note and _dates_sayings(date, stated.placed, seeds, head):
            yield date.fault(_explain_saying(date))


def _dates_sayings(
    date: DateSeed,
    placed: Iterable[tuple[str, Anchor]],
    seeds: Seeds,
    event: EventName | None = None,
) -> bool:
    """Whether each of the places of a date is beside a cue, which is not the event's own verb."""
    found = [
        any(
            dates_saying((at + start, at + end), one)
            and not (event and names_event(event, one.cue))
            for one in find_near(seeds.attributions_in(text), [(at, at + len(sentence))])
        )
        for article, anchor in placed
        if is_read(seeds.articles[article].seed.language)
        for text in [seeds.articles[article].text.text]
        for at, sentence in [(anchor.sentence.start, anchor.sentence.text)]
        for start, end in Folded(sentence).spans(date.text)
    ]
    return bool(found) and all(found)


def _explain_saying(date: DateSeed) -> str:
    words = quoted(date.text)
    return (
        f"{words} tells when it was said. Leave it out here: attribution: {{…, date: {words}}};"
        f" or say why it is the day of this too: {{text: {words}, note: …}}."
    )


RULES = (periods_are_read, periods_stand_by_their_numbers, days_of_saying_date_nothing_else)
"""What periods, and the days on which something was said, must keep to."""
