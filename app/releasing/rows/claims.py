"""Rows of claims, their evidence and their figures, in the words of the text."""

from collections.abc import Iterator

from app import tables as t
from app.curating.meaning.numbers import read_number
from app.curating.seeds.claims import FigureSeed
from app.curating.seeds.load import Seeds
from app.curating.text.anchors import Folded
from app.curating.text.evidence import Anchor, AnchoredClaim
from app.curating.text.names import NameFinder
from app.releasing.row import TableRow
from app.releasing.rows.dates import LAST_DAY, own_hedge, period_columns
from app.tables.columns import BEYOND_ALL
from app.vocabulary import Modality


def claim_rows(claim: AnchoredClaim, actors: NameFinder, places: NameFinder) -> Iterator[TableRow]:
    seed, said = claim.seed, claim.seed.attribution
    yield (
        t.Claim,
        {
            "id": seed.id,
            "article_id": claim.article,
            "text": claim.text,
            "attribution_type": said.voice,
            "attributed_to": said.attributed_to,
            "actor_id": said.actor,
            "speaker": claim.own(said.speaker),
            "cue": claim.own(said.cue),
            "modality": seed.modality.modality if seed.modality else Modality.STATED,
            "hedge": own_hedge(seed.hedge, Folded(claim.sentences)),
            "note": seed.note,
        },
    )
    for number, event in enumerate(seed.event_ids):
        yield t.ClaimEvent, {"claim_id": seed.id, "event_id": event, "number": number}
    for number, actor in enumerate(actors.ids_in(claim.evidence)):
        yield t.ClaimActor, {"claim_id": seed.id, "actor_id": actor, "number": number}
    for number, place in enumerate(places.ids_in(claim.evidence)):
        yield t.ClaimPlace, {"claim_id": seed.id, "place_id": place, "number": number}
    for link in seed.links:
        row = {
            "type": link.type,
            "basis": link.basis,
            "words": claim.own(link.words),
            "note": link.note,
        }
        yield t.ClaimLink, {"from_id": seed.id, "to_id": link.to, **row}
    for number, found in enumerate(claim.anchors):
        yield from _evidence(claim, number, found)


def _evidence(claim: AnchoredClaim, number: int, found: Anchor) -> Iterator[TableRow]:
    yield (
        t.Evidence,
        {
            "claim_id": claim.seed.id,
            "number": number,
            "article_id": claim.article,
            "sentence": found.sentence.position,
            "start": found.start,
            "end": found.end,
            "exact": found.exact,
            "prefix": found.prefix,
            "suffix": found.suffix,
        },
    )
    for order, label in enumerate(found.cites):
        cited = {"source_id": f"{claim.article}-{label}", "number": order}
        yield (
            t.EvidenceSource,
            {"claim_id": claim.seed.id, "evidence_number": number, **cited},
        )


def figure_rows(figure: FigureSeed, claim: AnchoredClaim, seeds: Seeds) -> Iterator[TableRow]:
    said = read_number(figure, claim, seeds)
    value, low, high = (
        None if one is None else float(one) for one in (said.value, said.low, said.high)
    )
    written = seeds.article_days[claim.article]
    period = period_columns(figure.period, Folded(claim.sentences), written)
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
