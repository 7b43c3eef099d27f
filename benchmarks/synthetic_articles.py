"""The made-up articles themselves: text, sentences, claims, evidence, figures and events."""

import json
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from hashlib import sha256
from random import Random
from typing import Any

from app import tables as t
from app.vocabulary import FindKind
from benchmarks import words
from benchmarks.synthetic import (
    CLAIMS_OF_ARTICLE,
    CLAIMS_OF_EVENT,
    MARKERS,
    TYPES,
    Row,
    Size,
    TableRow,
    day_of_article,
    indicator_id,
    indicator_words,
    named,
)

CONTEXT = 32
QUALIFIERS = (
    *["exact"] * 9, *["about"] * 3, *["more_than"] * 3, "at_least", "at_most", "less_than",
    "between", "several",
)  # fmt: skip
WORDED = {
    "exact": "{value:,}",
    "about": "about {value:,}",
    "more_than": "more than {value:,}",
    "at_least": "at least {value:,}",
    "at_most": "up to {value:,}",
    "less_than": "fewer than {value:,}",
    "between": "{value:,} to {above:,}",
    "several": "several hundred",
}
BEYOND_ALL, FIRST_DAY, LAST_DAY = 1e308, "0001-01-01", "9999-12-31"


@dataclass(frozen=True, slots=True)
class Happening:
    """What three claims of an article are about."""

    number: int
    day: date
    place: int
    state: int
    actor: int
    noun: str
    verb: str

    @property
    def id(self) -> str:
        """The id of the event."""
        return f"event-{self.number}"


def happening(size: Size, number: int) -> Happening:
    """One event, from its number alone."""
    chance = Random(number * 2 + 1)
    article = number * CLAIMS_OF_EVENT // CLAIMS_OF_ARTICLE
    day = day_of_article(size, article) - timedelta(days=chance.randrange(4))
    noun, verb = indicator_words(chance.randrange(size.indicators))
    states = len(words.COUNTRIES)
    return Happening(
        number,
        day,
        chance.randrange(size.places),
        chance.randrange(states),
        _often_the_same(chance, states, size.actors),
        noun,
        verb,
    )


def _often_the_same(chance: Random, first: int, end: int) -> int:
    """A number from `first` to `end`, the low ones much more often."""
    return first + int((end - first) * chance.random() ** 3)


def event_rows(size: Size) -> Iterator[TableRow]:
    """Every event, in the order of the dates."""
    days = ((happening(size, number).day.isoformat(), f"event-{number}", number)
            for number in range(size.events))  # fmt: skip
    for position, (_, _, number) in enumerate(sorted(days), start=1):
        yield from _event(size, happening(size, number), position)


def _event(size: Size, told: Happening, position: int) -> Iterator[TableRow]:
    state, actor = size.actor_names[told.state], size.actor_names[told.actor]
    place = size.place_names[told.place]
    yield (
        t.Event,
        {
            "position": position,
            "id": told.id,
            "title": f"{state} {told.verb} {told.noun} near {place}",
            "type_id": TYPES[told.number % len(TYPES)],
            "status": "occurred",
            "parent_id": None,
            "note": None,
            **_day(told.day),
            "date_down": told.day.isoformat(),
        },
    )
    yield named("event", told.id)
    for order, (name, role) in enumerate(((state, "participant"), (actor, "witness"))):
        link = {"actor_id": words.slug(name), "role": role, "number": order, "hedge": None}
        yield t.EventActor, {"event_id": told.id, **link}
    where = {"place_id": words.slug(place), "role": "location", "number": 0, "hedge": None}
    yield t.EventPlace, {"event_id": told.id, **where}


def _day(day: date) -> Row:
    written = f"on {day.day} {words.MONTHS[day.month - 1]} {day.year}"
    return _dated(day.isoformat(), day.isoformat(), day.isoformat(), "day", written)


@lru_cache(maxsize=512)
def _month(year: int, month: int) -> Row:
    first, last = date(year, month, 1), date(year, month, monthrange(year, month)[1])
    edtf, written = f"{year}-{month:02}", f"in {words.MONTHS[month - 1]} {year}"
    return _dated(edtf, first.isoformat(), last.isoformat(), "month", written)


def _dated(edtf: str, start: str, end: str, precision: str, written: str) -> Row:
    """The date columns of a date that is closed and sure to touch all of its days."""
    return {
        "date_edtf": edtf,
        "date_start": start,
        "date_end": end,
        "date_precision": precision,
        "date_approximate": False,
        "date_text": written,
        "date_from": start,
        "date_until": end,
        "surely_from": end if precision == "day" else start,
        "surely_until": end if precision == "month" else start,
    }


NO_DATE: Row = dict.fromkeys(_dated("", "", "", "", ""))


@dataclass(slots=True)
class Draft:
    """An article while it is written: its text so far, and its sentences."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    sentences: list[Row] = field(default_factory=list)

    def add(self, part: str, section: str | None, text: str, *, closes: bool = True) -> int:
        """Add a sentence, and a line's end if it closes the paragraph; tell where it starts."""
        start = self.length
        place = {"position": len(self.sentences) + 1, "start": start, "end": start + len(text)}
        self.sentences.append({"part": part, "section": section, **place, "text": text})
        self.parts.append(text + ("\n" if closes else " "))
        self.length += len(text) + 1
        return start


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of the text that prove something: where they stand, and whom they cite."""

    sentence: int
    start: int
    words: str
    marker: int


@dataclass(frozen=True, slots=True)
class Statement:
    """One claim with its figure, before it becomes rows."""

    number: int
    event: Happening
    quote: Passage
    indicator: int
    qualifier: str
    value: int
    figure_text: str
    period: Row
    speaker: int | None
    cue: str | None
    named_at: int


def article_rows(size: Size, number: int) -> Iterator[TableRow]:
    """Everything that one article holds, in reading order."""
    chance = Random(number * 2)
    name, day = f"article-{number}", day_of_article(size, number)
    draft = Draft()
    first = number * CLAIMS_OF_ARTICLE // CLAIMS_OF_EVENT
    lead = happening(size, first)
    headline = f"{size.actor_names[lead.state]} {lead.verb} {lead.noun}, witnesses say"
    draft.add("headline", None, headline)
    standfirst = f"What is known of {size.place_names[lead.place]} by {day.isoformat()}."
    draft.add("standfirst", None, standfirst)
    statements, fillers = _body(size, number, chance, draft)
    text = "".join(draft.parts)
    yield from _article(name, number + 1, headline, standfirst, day, text)
    for sentence in draft.sentences:
        yield t.Sentence, {"article_id": name, **sentence}
    yield from _sources(name, number)
    for statement in statements:
        filler = fillers.get(statement.event.number) if statement.number % 2 == 0 else None
        passages = [statement.quote, *([filler] if filler else [])]
        yield from _claim(size, name, statement, passages, text)
        yield from _figure(size, name, statement)
        yield from _mentions(size, name, statement)


def _body(
    size: Size, number: int, chance: Random, draft: Draft
) -> tuple[list[Statement], dict[int, Passage]]:
    """The sentences under the headings: three claims for each event, and one that confirms them."""
    statements: list[Statement] = []
    fillers: dict[int, Passage] = {}
    first = number * CLAIMS_OF_ARTICLE
    last = min(first + CLAIMS_OF_ARTICLE, size.figures)
    section = ""
    for claim in range(first, last):
        event = happening(size, claim // CLAIMS_OF_EVENT)
        if (claim - first) % (2 * CLAIMS_OF_EVENT) == 0:
            section = f"The view from {size.place_names[event.place]}"
            draft.add("heading", section, section)
        statements.append(_stated(size, claim, event, chance, (draft, section)))
        if claim % CLAIMS_OF_EVENT == CLAIMS_OF_EVENT - 1 or claim == last - 1:
            fillers[event.number] = _filler(size, event, draft, section)
    return statements, fillers


def _filler(size: Size, event: Happening, draft: Draft, section: str) -> Passage:
    witness, marker = size.actor_names[event.actor], 1 + event.number % MARKERS
    quote = f"{witness} saw the {event.noun} of event {event.number} there"
    start = draft.add("body", section, f"{quote} [{marker}].")
    return Passage(len(draft.sentences), start, quote, marker)


def _stated(
    size: Size, number: int, event: Happening, chance: Random, where: tuple[Draft, str]
) -> Statement:
    draft, section = where
    indicator, qualifier = chance.randrange(size.indicators), chance.choice(QUALIFIERS)
    value = int(chance.lognormvariate(6, 2)) + 2
    noun, verb = indicator_words(indicator)
    text = f"{WORDED[qualifier].format(value=value, above=value * 2)} {noun}"
    period = _period(number, event, chance)
    when = f" {period['date_text']}" if period["date_text"] else ""
    state, place = size.actor_names[event.state], size.place_names[event.place]
    quote = f"{state} {verb} {text} near {place}{when}"
    speaker, cue, lead = _voice(size, chance)
    marker = 1 + number % MARKERS
    start = draft.add("body", section, f"{lead}{quote} [{marker}].", closes=False)
    found = Passage(len(draft.sentences), start + len(lead), quote, marker)
    return Statement(
        number, event, found, indicator, qualifier, value, text, period, speaker, cue, start
    )


def _period(number: int, event: Happening, chance: Random) -> Row:
    if number % CLAIMS_OF_EVENT == 0:
        return _day(event.day)
    return _month(event.day.year, event.day.month) if chance.random() < 0.7 else NO_DATE


def _voice(size: Size, chance: Random) -> tuple[int | None, str | None, str]:
    """Who speaks, with which cue, and how the sentence begins."""
    lot = chance.random()
    if lot < 0.5:
        return None, None, ""
    if lot < 0.6:
        return None, "Reports indicate", "Reports indicate that "
    speaker = _often_the_same(chance, len(words.COUNTRIES), size.actors)
    cue = chance.choice(words.CUES)
    return speaker, cue, f"{size.actor_names[speaker]} {cue} that "


def _article(
    name: str, position: int, headline: str, standfirst: str, day: date, text: str
) -> Iterator[TableRow]:
    yield (
        t.Article,
        {
            "position": position,
            "id": name,
            "headline": headline,
            "dateline_text": None,
            "dateline_place_id": None,
            "dateline_date": None,
            "standfirst": standfirst,
            "language": "en",
            "date": day.isoformat(),
            "publisher": "The Synthetic Herald",
            "url": f"https://news.example/{name}" if position % 2 else None,
            "licence": "CC0 1.0",
            "text": text,
            "sha256": sha256(text.encode()).hexdigest(),
        },
    )
    yield named("article", name)
    yield t.CoverageDocument, {"position": position, "body": _coverage(name, headline)}


def _coverage(name: str, headline: str) -> str:
    nothing = {"found": 0, "facts": 0, "waived": 0, "open": 0}
    counts = [{"kind": kind, **nothing} for kind in FindKind]
    article = {"id": name, "headline": headline}
    return json.dumps({"article": article, "counts": counts, "finds": []}, separators=(",", ":"))


def _sources(article: str, number: int) -> Iterator[TableRow]:
    for marker in range(1, MARKERS + 1):
        name = f"{article}-{marker}"
        printed = {"title": f"Report {number}/{marker}", "publisher": None, "url": None}
        position = number * MARKERS + marker
        row = {"position": position, "id": name, "article_id": article, "marker": str(marker)}
        yield t.Source, {**row, **printed}
        yield named("source", name)


def _said(size: Size, told: Statement) -> Row:
    """The columns of a claim's attribution and modality."""
    voice, name, hedge = "article", None, None
    if told.speaker is not None:
        voice, name = "actor", words.slug(size.actor_names[told.speaker])
    elif told.cue:
        voice, hedge = "unnamed", told.cue
    return {
        "attribution_type": voice,
        "attributed_to": name or voice,
        "actor_id": name,
        "speaker": None if told.speaker is None else size.actor_names[told.speaker],
        "cue": told.cue,
        "modality": "reported" if hedge else "stated",
        "hedge": hedge,
    }


def _claim(
    size: Size, article: str, told: Statement, passages: list[Passage], text: str
) -> Iterator[TableRow]:
    name, quote = f"claim-{told.number}", told.quote.words
    row: Row = {"position": told.number + 1, "id": name, "article_id": article}
    row |= {"text": f"{quote}.", **_said(size, told), "note": None}
    yield t.Claim, row
    yield named("claim", name)
    yield t.ClaimEvent, {"claim_id": name, "event_id": told.event.id, "number": 0}
    state = words.slug(size.actor_names[told.event.state])
    yield t.ClaimActor, {"claim_id": name, "actor_id": state, "number": 0}
    place = words.slug(size.place_names[told.event.place])
    yield t.ClaimPlace, {"claim_id": name, "place_id": place, "number": 0}
    if told.number % 40 == 1:
        link = {"to_id": f"claim-{told.number - 1}", "type": "contradicts", "basis": "curator"}
        yield t.ClaimLink, {"from_id": name, **link, "words": None, "note": "Both cannot hold."}
    for number, passage in enumerate(passages):
        yield from _evidence(name, article, number, passage, text)


def _evidence(
    claim: str, article: str, number: int, passage: Passage, text: str
) -> Iterator[TableRow]:
    start, end = passage.start, passage.start + len(passage.words)
    yield (
        t.Evidence,
        {
            "claim_id": claim,
            "number": number,
            "article_id": article,
            "sentence": passage.sentence,
            "start": start,
            "end": end,
            "exact": passage.words,
            "prefix": text[max(0, start - CONTEXT) : start],
            "suffix": text[end : end + CONTEXT],
        },
    )
    cited = {"source_id": f"{article}-{passage.marker}", "number": 0}
    yield t.EvidenceSource, {"claim_id": claim, "evidence_number": number, **cited}


def _figure(size: Size, article: str, told: Statement) -> Iterator[TableRow]:
    noun, _ = indicator_words(told.indicator)
    name, number = f"figure-{told.number}", told.number
    value, low, high = _bounds(told.qualifier, float(told.value))
    starts = told.period["date_start"]
    place = words.slug(size.place_names[told.event.place])
    yield (
        t.Figure,
        {
            "position": number + 1,
            "id": name,
            "article_id": article,
            "claim_id": f"claim-{number}",
            "indicator_id": indicator_id(told.indicator),
            "unit_id": noun,
            "value": value,
            "low": low,
            "high": high,
            "qualifier": told.qualifier,
            "text": told.figure_text,
            "counted": noun,
            "of": None,
            "place_id": place,
            "part_of_id": f"figure-{number - 1}" if number % CLAIMS_OF_ARTICLE == 5 else None,
            "note": None,
            "attributed_to": _said(size, told)["attributed_to"],
            **told.period,
            "value_up": BEYOND_ALL if value is None else value,
            "value_down": -BEYOND_ALL if value is None else value,
            "period_up": starts or LAST_DAY,
            "period_down": starts or "",
        },
    )
    yield named("figure", name)
    state = words.slug(size.actor_names[told.event.state])
    yield t.FigureSubject, {"figure_id": name, "actor_id": state, "number": 0}


def _bounds(qualifier: str, value: float) -> tuple[float | None, float | None, float | None]:
    """Value, low and high."""
    bounds: dict[str, tuple[Any, Any, Any]] = {
        "exact": (value, value, value),
        "about": (value, None, None),
        "more_than": (value, value, None),
        "at_least": (value, value, None),
        "at_most": (value, None, value),
        "less_than": (value, None, value),
        "between": (None, value, value * 2),
        "several": (None, None, None),
    }
    return bounds[qualifier]


def _mentions(size: Size, article: str, told: Statement) -> Iterator[TableRow]:
    """Where the sentence names the one who speaks, and the state that it speaks of."""
    found = [(told.quote.start, told.event.state)]
    if told.speaker is not None:
        found.insert(0, (told.named_at, told.speaker))
    for start, actor in found:
        name = size.actor_names[actor]
        where = {"start": start, "end": start + len(name), "sentence": told.quote.sentence}
        row = {"article_id": article, **where, "actor_id": words.slug(name), "words": name}
        yield t.Mention, {**row, "role": None}
