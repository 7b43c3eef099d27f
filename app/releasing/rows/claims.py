"""Rows of claims, their evidence and their figures, in the words of the text."""

from collections.abc import Iterator

from app import tables as t
from app.curating.languages import is_read
from app.curating.meaning.mentions import find_mentions
from app.curating.meaning.numbers import read_number
from app.curating.meaning.softening import modality_of
from app.curating.meaning.voices import voice_of
from app.curating.seeds.claims import FigureSeed
from app.curating.seeds.faults import Fault
from app.curating.seeds.load import Seeds
from app.curating.text.evidence import AnchoredClaim
from app.releasing.row import Row, TableRow
from app.releasing.rows.dates import LAST_DAY, Reading, date_columns, own_hedges, told_columns
from app.releasing.rows.passages import passage_columns, source_ids, words_columns
from app.tables.columns import BEYOND_ALL


def claim_rows(claim: AnchoredClaim, seeds: Seeds) -> Iterator[TableRow]:
    seed = claim.seed
    yield t.Claim, _claim_row(claim, seeds)
    for number, about in enumerate({one.event: one for one in seed.events}.values()):
        row = {"event_id": about.event, "number": number, "words": claim.own(about.words)}
        yield t.ClaimEvent, {"claim_id": seed.id, **row, "note": about.note}
    named = find_mentions(claim, seeds)
    for number, actor in enumerate(named.actors):
        yield t.ClaimActor, {"claim_id": seed.id, "actor_id": actor, "number": number}
    for number, place in enumerate(named.places):
        yield t.ClaimPlace, {"claim_id": seed.id, "place_id": place, "number": number}
    for link in seed.links:
        row = {"type": link.type, "basis": link.basis, "words": claim.own(link.words)}
        yield t.ClaimLink, {"from_id": seed.id, "to_id": link.to, **row, "note": link.note}
    yield from _passages(claim, seeds)


def _claim_row(claim: AnchoredClaim, seeds: Seeds) -> Row:
    seed, said, voice = claim.seed, claim.seed.attribution, voice_of(claim, seeds)
    reading = reading_of(claim, seeds)
    return {
        "id": seed.id,
        "article_id": claim.article,
        "text": claim.text,
        "attribution_type": said.voice,
        "attributed_to": said.attributed_to,
        "actor_id": said.actor,
        "speaker": claim.own(voice.speaker),
        "cue": claim.own(voice.cue),
        "via_actor_id": voice.via and voice.via.actor,
        "via_speaker": voice.via and claim.own(voice.via.speaker),
        "via_cue": voice.via and claim.own(voice.via.cue),
        "attribution_note": said.note,
        **told_columns(said.date, reading.span(said.date), reading),
        "modality": modality_of(claim, seeds),
        "modality_note": seed.modality and seed.modality.note,
        "hedge": own_hedges(seed.hedge, reading.sentences),
        "checked": reading.checked,
        "note": seed.note,
    }


def reading_of(claim: AnchoredClaim, seeds: Seeds) -> Reading:
    """What the dates of a claim and of its figures are read against."""
    article = seeds.articles[claim.article].seed
    checked = is_read(article.language)
    return Reading(claim.folded, article.date.isoformat(), checked)


def _passages(claim: AnchoredClaim, seeds: Seeds) -> Iterator[TableRow]:
    """What a claim rests on, and what its brackets mean."""
    name, article = claim.seed.id, claim.article
    for number, found in enumerate(claim.anchors):
        place = {"claim_id": name, "number": number}
        yield t.Evidence, {**place, **passage_columns(article, found)}
        for order, source in enumerate(source_ids(article, found)):
            cited = {"claim_id": name, "evidence_number": number, "source_id": source}
            yield t.EvidenceSource, {**cited, "number": order}
    for number, quote in enumerate(claim.seed.means):
        located = seeds.locate(quote, article)
        if not isinstance(located, Fault):
            row = {"claim_id": name, "number": number, **words_columns(*located)}
            yield t.ClaimMeaning, row


def figure_rows(figure: FigureSeed, claim: AnchoredClaim, seeds: Seeds) -> Iterator[TableRow]:
    said, reading = read_number(figure, claim, seeds), reading_of(claim, seeds)
    value, low, high = (
        None if one is None else float(one) for one in (said.value, said.low, said.high)
    )
    period = date_columns(figure.period, reading.span(figure.period), reading)
    yield (
        t.Figure,
        {
            "id": figure.id,
            "article_id": claim.article,
            "claim_id": claim.seed.id,
            "indicator_id": figure.indicator,
            "unit_id": seeds.indicators[figure.indicator].unit,
            "value": value,
            "low": low,
            "high": high,
            "qualifier": said.qualifier,
            "text": claim.own(figure.text),
            "counted": claim.own(figure.counted),
            "of": claim.own(figure.of),
            "place_id": figure.place,
            "part_of_id": figure.part_of,
            "note": figure.note,
            "attributed_to": claim.seed.attribution.attributed_to,
            "value_up": BEYOND_ALL if value is None else value,
            "value_down": -BEYOND_ALL if value is None else value,
            **period,
            "period_up": period["date_start"] or LAST_DAY,
            "period_down": period["date_start"] or "",
        },
    )
    for number, subject in enumerate(dict.fromkeys(figure.subjects)):
        yield t.FigureSubject, {"figure_id": figure.id, "actor_id": subject, "number": number}
