"""The made-up articles as rows: text, sentences, sources, claims, evidence, figures, mentions."""

import json
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from app import tables as t
from app.releasing.positions import locate_within
from app.vocabulary import FindKind
from benchmarks.data import words
from benchmarks.data.events import NOT_TOLD
from benchmarks.data.naming import Row, TableRow, name_row
from benchmarks.data.size import (
    CLAIMS_OF_ARTICLE,
    MARKERS,
    Size,
    indicator_id,
    indicator_words,
    position_in,
    position_of,
)
from benchmarks.data.writing import Passage, Statement, Written, write_article

CONTEXT = 32
BEYOND_ALL, LAST_DAY = 1e308, "9999-12-31"


def article_rows(size: Size, number: int) -> Iterator[TableRow]:
    """Everything that one article holds, in reading order."""
    written = write_article(size, number)
    name = written.id
    position = position_of(size, number)
    yield from _article(written, number, position)
    for sentence in written.draft.sentences:
        yield t.Sentence, {"article_id": name, **sentence}
    yield from _sources(name, number, position)
    for statement in written.statements:
        yield from _claim(size, name, statement, written.passages_of(statement), written.text)
        yield from _figure(size, name, statement)
        yield from _mentions(size, name, statement)
    yield from _statements_of_events(size, written)


def _statements_of_events(size: Size, written: Written) -> Iterator[TableRow]:
    """Where, by whom and with which sources the events of an article are stated."""
    voices: dict[tuple[str, str], Row] = {}
    sources: dict[tuple[str, str], None] = {}
    for told in written.statements:
        said, event = _voice_columns(size, told), told.event.id
        voice = {"type": said["attribution_type"], "actor_id": said["actor_id"]}
        voices.setdefault((event, said["attributed_to"]), voice)
        for passage in written.passages_of(told):
            sources[event, f"{written.id}-{passage.marker}"] = None
    for event in dict.fromkeys(event for event, _ in voices):
        yield t.EventArticle, {"event_id": event, "article_id": written.id}
    for number, ((event, to), voice) in enumerate(voices.items()):
        row = {"event_id": event, "attributed_to": to, "number": number}
        yield t.EventVoice, {**row, **voice}
    for event, source in sources:
        yield t.EventSource, {"event_id": event, "source_id": source}


def _article(written: Written, number: int, position: int) -> Iterator[TableRow]:
    name, headline, text = written.id, written.headline, written.text
    yield (
        t.Article,
        {
            "position": position,
            "id": name,
            "headline": headline,
            "dateline_text": None,
            "dateline_place_id": None,
            "dateline_date": None,
            "standfirst": written.standfirst,
            "language": "en",
            "date": written.day.isoformat(),
            "publisher": "The Synthetic Herald",
            "source_url": f"https://news.example/{name}" if number % 2 == 0 else None,
            "licence": "CC0 1.0",
            "publish": "text",
            "text": text,
            "sha256": sha256(text.encode()).hexdigest(),
        },
    )
    yield name_row("article", name)
    yield t.CoverageDocument, {"position": position, "body": _coverage(name, headline)}


def _coverage(name: str, headline: str) -> str:
    nothing = {"found": 0, "facts": 0, "waived": 0, "open": 0}
    counts = [{"kind": kind, **nothing} for kind in FindKind]
    article = {"id": name, "headline": headline}
    return json.dumps({"article": article, "counts": counts, "finds": []}, separators=(",", ":"))


def _sources(article: str, number: int, position: int) -> Iterator[TableRow]:
    for marker in range(1, MARKERS + 1):
        name = f"{article}-{marker}"
        printed = {"title": f"Report {number}/{marker}", "publisher": None, "source_url": None}
        row = {"id": name, "article_id": article, "marker": str(marker)}
        yield t.Source, {"position": locate_within(position, marker), **row, **printed}
        yield name_row("source", name)


VIA = ("via_actor_id", "via_speaker", "via_cue")


def _voice_columns(size: Size, told: Statement) -> Row:
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
        **dict.fromkeys((*VIA, "attribution_note", "modality_note")),
        **NOT_TOLD,
        "modality": "reported" if hedge else "stated",
        "hedge": json.dumps([hedge] if hedge else []),
        "checked": True,
    }


def _claim(
    size: Size, article: str, told: Statement, passages: list[Passage], text: str
) -> Iterator[TableRow]:
    name, quote = f"claim-{told.number}", told.quote.words
    row: Row = {"position": position_in(size, told.number), "id": name, "article_id": article}
    row |= {"text": f"{quote}.", **_voice_columns(size, told), "note": None}
    yield t.Claim, row
    yield name_row("claim", name)
    yield (
        t.ClaimEvent,
        {"claim_id": name, "event_id": told.event.id, "number": 0, "words": None, "note": None},
    )
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
    value, low, high = find_bounds(told.qualifier, float(told.value))
    starts = told.period["date_start"]
    place = words.slug(size.place_names[told.event.place])
    yield (
        t.Figure,
        {
            "position": position_in(size, number),
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
            "attributed_to": _voice_columns(size, told)["attributed_to"],
            **told.period,
            "value_up": BEYOND_ALL if value is None else value,
            "value_down": -BEYOND_ALL if value is None else value,
            "period_up": starts or LAST_DAY,
            "period_down": starts or "",
        },
    )
    yield name_row("figure", name)
    state = words.slug(size.actor_names[told.event.state])
    yield t.FigureSubject, {"figure_id": name, "actor_id": state, "number": 0}


def find_bounds(qualifier: str, value: float) -> tuple[float | None, float | None, float | None]:
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
        yield t.Mention, {**row, **dict.fromkeys(("role", "role_start", "role_end"))}
