"""Claims and figures as their response models show them, with all that proves them."""

from typing import Any

from app import shapes as s
from app import tables as t
from app.resources.annotations import AnnotationsOut
from app.resources.figures import FigureOut
from app.seeding.annotations import annotations
from app.seeding.fragments import text_fragment
from app.seeding.lookup import Index, References, fact_date, maybe
from app.seeding.printing import Printing
from app.seeding.rows.row import Row
from app.vocabulary import Direction


class ClaimRenderer:
    """Shows claims and figures."""

    def __init__(self, index: Index, refer: References) -> None:
        self.index, self.refer = index, refer
        self._claims: dict[str, s.Claim] = {}
        self._printings: dict[str, Printing] = {}

    def said(self, claim: Row, figure: str = "") -> dict[str, Any]:
        """Who says it; `figure` is the words of the number that it is said of."""
        attribution = s.Attribution(
            type=claim["attribution_type"],
            actor=maybe(self.refer.actor, claim["actor_id"]),
            speaker=claim["speaker"],
            cue=claim["cue"],
        )
        return {
            "attribution": attribution,
            "modality": claim["modality"],
            "hedge": claim["hedge"],
            "sentence_for_print": self.sentence_for_print(claim, figure),
        }

    def sentence_for_print(self, claim: Row, figure: str = "") -> str:
        proof = self.index.of(t.Evidence, "claim_id", claim["id"])
        sentences = [self._sentence(row["article_id"], row["sentence"])["text"] for row in proof]
        cited = [one for passage in self.evidence(claim["id"]) for one in passage.cites]
        markers = dict.fromkeys(one.marker for one in cited if one.marker)
        return self._printing(claim["article_id"]).sentence(claim, sentences, markers, figure)

    def citation(self, claim: Row) -> str:
        quotes = [row["exact"] for row in self.index.of(t.Evidence, "claim_id", claim["id"])]
        sentence = self.sentence_for_print(claim)
        return self._printing(claim["article_id"]).citation(claim, sentence, quotes)

    def _printing(self, article: str) -> Printing:
        if article not in self._printings:
            self._printings[article] = Printing(self.index.one(t.Article, article))
        return self._printings[article]

    def annotations(self, article: Row) -> AnnotationsOut:
        claims = self.index.of(t.Claim, "article_id", article["id"])
        proofs = [(c, self.index.of(t.Evidence, "claim_id", c["id"])) for c in claims]
        return annotations(article, proofs)

    def evidence(self, claim: str) -> list[s.Evidence]:
        return [self._passage(row) for row in self.index.of(t.Evidence, "claim_id", claim)]

    def _passage(self, row: Row) -> s.Evidence:
        sentence = self._sentence(row["article_id"], row["sentence"])
        cited = [
            self.refer.source(link["source_id"])
            for link in self.index.of(t.EvidenceSource, "claim_id", row["claim_id"])
            if link["evidence_number"] == row["number"]
        ]
        place = s.SentencePlace(section=sentence["section"], position=sentence["position"])
        words = {name: row[name] for name in ("exact", "prefix", "suffix", "start", "end")}
        article = self.index.one(t.Article, row["article_id"])
        url = article["url"] and text_fragment(
            article["url"], article["text"], row["start"], row["end"]
        )
        return s.Evidence(**words, sentence=place, cites=cited, text_url=url)

    def _sentence(self, article: str, position: int) -> Row:
        return self.index.of(t.Sentence, "article_id", article)[position - 1]

    def links(self, claim: str) -> list[s.Link]:
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

    def events_of(self, claim: str) -> list[s.EventReference]:
        links = self.index.of(t.ClaimEvent, "claim_id", claim)
        return [self.refer.event(link["event_id"]) for link in links]

    def quantity(self, row: Row) -> dict[str, Any]:
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
        return FigureOut(
            article=self.refer.article(row["article_id"]),
            claim=self.refer.claim(claim["id"]),
            events=self.events_of(claim["id"]),
            evidence=self.evidence(claim["id"]),
            links=self.links(claim["id"]),
            **self.said(claim, row["text"]),
            **self.quantity(row),
        )

    def claim(self, row: Row) -> s.Claim:
        name = row["id"]
        if name not in self._claims:
            figures = self.index.of(t.Figure, "claim_id", name)
            actors = self.index.of(t.ClaimActor, "claim_id", name)
            places = self.index.of(t.ClaimPlace, "claim_id", name)
            self._claims[name] = s.Claim(
                id=name,
                article=self.refer.article(row["article_id"]),
                text=row["text"],
                events=self.events_of(name),
                actors=[self.refer.actor(link["actor_id"]) for link in actors],
                places=[self.refer.place(link["place_id"]) for link in places],
                figures=[s.ClaimFigure(**self.quantity(figure)) for figure in figures],
                evidence=self.evidence(name),
                links=self.links(name),
                note=row["note"],
                url=f"/claims/{name}",
                **self.said(row),
            )
        return self._claims[name]
