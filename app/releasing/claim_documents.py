"""Claims and figures as their response models show them, with all that proves them."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from app import shapes as s
from app import tables as t
from app.releasing.annotations import annotations
from app.releasing.fragments import text_fragment
from app.releasing.index import Index, References, fact_date, maybe
from app.releasing.printing import Printing
from app.releasing.rows.row import Row
from app.resources.annotations import AnnotationsOut
from app.resources.figures import FigureOut
from app.vocabulary import Direction

RECENT = 4096
"""Of how much the common parts are kept: more than stands between a claim and its figures."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What a claim's document and those of its figures have in common."""

    evidence: list[s.Evidence]
    links: list[s.Link]
    events: list[s.EventReference]
    attribution: s.Attribution
    sentences: list[str]
    markers: tuple[str, ...]


class ClaimRenderer:
    """Shows claims and figures. A claim's figures follow it, so what they share is kept a while."""

    def __init__(self, index: Index, refer: References) -> None:
        self.index, self.refer = index, refer
        self.claim_of = lru_cache(RECENT)(self._claim_of)
        self._parts = lru_cache(RECENT)(self._made_parts)
        self._printing = lru_cache(RECENT)(self._made_printing)
        self._place = lru_cache(RECENT)(self._made_place)

    def _made_parts(self, name: str) -> Parts:
        claim = self.index.one(t.Claim, name)
        proof = self.index.of(t.Evidence, "claim_id", name)
        evidence = [self._passage(row) for row in proof]
        cited = (one.marker for passage in evidence for one in passage.cites)
        return Parts(
            evidence,
            self._links(name),
            self._events_of(name),
            s.Attribution(
                type=claim["attribution_type"],
                actor=maybe(self.refer.actor, claim["actor_id"]),
                speaker=claim["speaker"],
                cue=claim["cue"],
            ),
            [self._sentence(row["article_id"], row["sentence"])["text"] for row in proof],
            tuple(dict.fromkeys(marker for marker in cited if marker)),
        )

    def _said(self, claim: Row, parts: Parts, figure: str = "") -> dict[str, Any]:
        """Who says it; `figure` is the words of the number that it is said of."""
        return {
            "attribution": parts.attribution,
            "modality": claim["modality"],
            "hedge": claim["hedge"],
            "sentence_for_print": self._sentence_for_print(claim, parts, figure),
        }

    def _sentence_for_print(self, claim: Row, parts: Parts, figure: str = "") -> str:
        printing = self._printing(claim["article_id"])
        return printing.sentence(claim, parts.sentences, parts.markers, figure)

    def citation(self, claim: Row) -> str:
        shown = self.claim_of(claim["id"])
        quotes = [passage.exact for passage in shown.evidence]
        printing = self._printing(claim["article_id"])
        return printing.citation(claim, shown.sentence_for_print, quotes)

    def _made_printing(self, article: str) -> Printing:
        return Printing(self.index.one(t.Article, article))

    def annotations(self, article: Row) -> AnnotationsOut:
        claims = self.index.of(t.Claim, "article_id", article["id"])
        proofs = [(c, self.index.of(t.Evidence, "claim_id", c["id"])) for c in claims]
        return annotations(article, proofs)

    def _passage(self, row: Row) -> s.Evidence:
        cited = [
            self.refer.source(link["source_id"])
            for link in self.index.of(t.EvidenceSource, "claim_id", row["claim_id"])
            if link["evidence_number"] == row["number"]
        ]
        article = self.index.one(t.Article, row["article_id"])
        url = article["url"] and text_fragment(
            article["url"], article["text"], row["start"], row["end"]
        )
        return s.Evidence(
            exact=row["exact"],
            prefix=row["prefix"],
            suffix=row["suffix"],
            start=row["start"],
            end=row["end"],
            sentence=self._place(row["article_id"], row["sentence"]),
            cites=cited,
            text_url=url,
        )

    def _made_place(self, article: str, position: int) -> s.SentencePlace:
        section = self._sentence(article, position)["section"]
        return s.SentencePlace(section=section, position=position)

    def _sentence(self, article: str, position: int) -> Row:
        return self.index.of(t.Sentence, "article_id", article)[position - 1]

    def _links(self, claim: str) -> list[s.Link]:
        ends = (("from_id", "to_id", Direction.FROM), ("to_id", "from_id", Direction.TO))
        return [
            s.Link(
                type=row["type"],
                direction=direction,
                claim=self.refer.claim(row[other]),
                basis=row["basis"],
                words=row["words"],
                note=row["note"],
            )
            for here, other, direction in ends
            for row in self.index.of(t.ClaimLink, here, claim)
        ]

    def _events_of(self, claim: str) -> list[s.EventReference]:
        links = self.index.of(t.ClaimEvent, "claim_id", claim)
        return [self.refer.event(link["event_id"]) for link in links]

    def _quantity(self, row: Row) -> dict[str, Any]:
        subjects = self.index.of(t.FigureSubject, "figure_id", row["id"])
        numbers = ("value", "low", "high", "qualifier", "text", "counted", "of", "note")
        return {
            **{name: row[name] for name in numbers},
            "id": row["id"],
            "indicator": self.refer.indicator(row["indicator_id"]),
            "unit": row["unit_id"],
            "subjects": [self.refer.actor(link["actor_id"]) for link in subjects],
            "place": maybe(self.refer.place, row["place_id"]),
            "period": fact_date(row),
            "part_of": maybe(self.refer.figure, row["part_of_id"]),
            "url": f"/figures/{row['id']}",
        }

    def figure(self, row: Row) -> FigureOut:
        claim = self.index.one(t.Claim, row["claim_id"])
        parts = self._parts(claim["id"])
        return FigureOut(
            article=self.refer.article(row["article_id"]),
            claim=self.refer.claim(claim["id"]),
            events=parts.events,
            evidence=parts.evidence,
            links=parts.links,
            **self._said(claim, parts, row["text"]),
            **self._quantity(row),
        )

    def claim(self, row: Row) -> s.Claim:
        return self.claim_of(row["id"])

    def _claim_of(self, name: str) -> s.Claim:
        row, parts = self.index.one(t.Claim, name), self._parts(name)
        figures = self.index.of(t.Figure, "claim_id", name)
        actors = self.index.of(t.ClaimActor, "claim_id", name)
        places = self.index.of(t.ClaimPlace, "claim_id", name)
        return s.Claim(
            id=name,
            article=self.refer.article(row["article_id"]),
            text=row["text"],
            events=parts.events,
            actors=[self.refer.actor(link["actor_id"]) for link in actors],
            places=[self.refer.place(link["place_id"]) for link in places],
            figures=[s.ClaimFigure(**self._quantity(figure)) for figure in figures],
            evidence=parts.evidence,
            links=parts.links,
            note=row["note"],
            url=f"/claims/{name}",
            **self._said(row, parts),
        )
