"""Claims and what they share with their figures: who says it, and all that proves it."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pydantic_core import to_json

from app import shapes as s
from app import tables as t
from app.releasing.index import Index, fact_date
from app.releasing.row import Row, unpack
from app.releasing.showing.fragments import text_fragment
from app.releasing.showing.printing import Printing, Said
from app.releasing.showing.roles import Roles
from app.shapes.telling import tell_link
from app.vocabulary import AttributionType, Direction

RECENT = 4096
"""Of how much the common parts are kept: more than stands between a claim and its figures."""

STATEMENTS_KEPT = 100_000
"""Of how many what they say is kept, for what a search finds is made after all documents."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What a claim's document and those of its figures have in common."""

    evidence: list[s.Evidence]
    links: list[s.Link]
    events: list[s.StatedEvent]
    attribution: s.Attribution
    said: Said


class ClaimRenderer:
    """Shows claims. A claim's figures follow it, so what they share is kept a while."""

    def __init__(self, index: Index) -> None:
        self.index, self.refer = index, index.refer
        self.claim = lru_cache(RECENT)(self._show_claim)
        self._state = lru_cache(STATEMENTS_KEPT)(self._make_statement)
        self.parts = lru_cache(RECENT)(self._show_parts)
        self._printing = lru_cache(RECENT)(self._print_article)
        self._place = lru_cache(RECENT)(self._show_place)

    def _show_claim(self, name: str) -> s.Claim:
        row, parts = self.index.one(t.Claim, name), self.parts(name)
        figures = self.index.of(t.Figure, "claim_id", name)
        actors = self.index.of(t.ClaimActor, "claim_id", name)
        places = self.index.of(t.ClaimPlace, "claim_id", name)
        return s.Claim(
            id=name,
            article=self.refer(s.ArticleReference, row["article_id"]),
            text=row["text"],
            means=self._show_meanings(name),
            events=parts.events,
            actors=[self.refer(s.ActorReference, link["actor_id"]) for link in actors],
            places=[self.refer(s.PlaceReference, link["place_id"]) for link in places],
            figures=[s.ClaimFigure(**self.quantity(figure)) for figure in figures],
            evidence=parts.evidence,
            links=parts.links,
            note=row["note"],
            url=f"/claims/{name}",
            citation_url=f"/claims/{name}/citation",
            **self.attribute(row, parts),
        )

    def _show_parts(self, name: str) -> Parts:
        claim = self.index.one(t.Claim, name)
        evidence = self._show_evidence(name)
        return Parts(
            evidence,
            self._show_links(name),
            self._refer_to_events(name),
            self._show_attribution(claim),
            self._say(claim, evidence),
        )

    def _show_attribution(self, claim: Row) -> s.Attribution:
        return s.Attribution(
            type=claim["attribution_type"],
            actor=self.index.refer_if(s.ActorReference, claim["actor_id"]),
            speaker=claim["speaker"],
            cue=claim["cue"],
            date=fact_date(claim),
            via=self._show_via(claim),
            note=claim["attribution_note"],
        )

    def _show_via(self, claim: Row) -> s.Via | None:
        actor, speaker, cue = (claim[f"via_{part}"] for part in ("actor_id", "speaker", "cue"))
        if not (actor or speaker or cue):
            return None
        named = self.index.refer_if(s.ActorReference, actor)
        return s.Via(actor=named, speaker=speaker, cue=cue)

    def _show_meanings(self, claim: str) -> list[s.Meaning]:
        return [
            s.Meaning(
                exact=row["exact"],
                start=row["start"],
                end=row["end"],
                sentence=self._place(row["article_id"], row["sentence"]),
                article=self.refer(s.ArticleReference, row["article_id"]),
            )
            for row in self.index.of(t.ClaimMeaning, "claim_id", claim)
        ]

    def _say(self, claim: Row, evidence: list[s.Evidence]) -> Said:
        article = claim["article_id"]
        stands_in = [passage.sentence.position for passage in evidence]
        cited = (one.marker for passage in evidence for one in passage.cites)
        return Said(
            text=claim["text"],
            voice=claim["attribution_type"],
            speaker=claim["speaker"],
            cue=claim["cue"],
            role=self.index.share(Roles).of(claim["actor_id"], article, stands_in),
            hedges=tuple(unpack(claim["hedge"])),
            day=claim["date_text"],
            via=(claim["via_speaker"], claim["via_cue"]) if claim["via_speaker"] else None,
            sentences=tuple(self._sentence(article, one)["text"] for one in stands_in),
            markers=tuple(dict.fromkeys(marker for marker in cited if marker)),
        )

    def attribute(self, claim: Row, parts: Parts, figure: str = "") -> dict[str, Any]:
        """Who says it; `figure` is the words of the number that it is said of."""
        printing = self._printing(claim["article_id"])
        statement = self._state(claim["id"], figure)
        return {
            "attribution": parts.attribution,
            "modality": claim["modality"],
            "modality_note": claim["modality_note"],
            "hedge": unpack(claim["hedge"]),
            "checked": claim["checked"],
            "sentence_for_print": printing.cite(statement, parts.said.markers),
        }

    def statement(self, claim: Row, figure: str = "") -> str:
        """What a claim says, with who says it and the hedge; of a figure, in these words."""
        return self._state(claim["id"], figure)

    def _make_statement(self, name: str, figure: str) -> str:
        printing = self._printing(self.index.one(t.Claim, name)["article_id"])
        return printing.statement(self.parts(name).said, figure)

    def voice(self, claim: Row, words: str) -> str:
        """Who says it, with which word, and the hedges that the words lack; nothing if there is
        none."""
        said = self.parts(claim["id"]).said
        hedges = (hedge for hedge in said.hedges if hedge not in words and hedge != said.cue)
        passed_on = " ".join(filter(None, said.via or ()))
        spoken = " ".join(filter(None, (said.speaker, said.cue, said.day)))
        return ", ".join(filter(None, (passed_on, spoken, *hedges)))

    def print(self, name: str) -> str:
        """The sentence that a claim can be printed as."""
        claim = self.index.one(t.Claim, name)
        printing = self._printing(claim["article_id"])
        return printing.cite(self._state(name, ""), self.parts(name).said.markers)

    def print_event(self, name: str, article: str) -> str:
        """The sentence that an event can be printed as which an article states itself."""
        event = self.index.one(t.Event, name)
        only = f" ({event['status_words']})" if event["status_words"] else ""
        said = Said(text=f"{event['title']}{only}", voice=AttributionType.ARTICLE)
        return self._printing(article).sentence(said)

    def print_links(self, name: str) -> list[str]:
        """What a claim is set against or connected with, each as a sentence of its own voice."""
        return [
            f"It {tell_link(link.type, link.direction)}: {self.print(link.claim.id)}"
            for link in self.parts(name).links
        ]

    def citation(self, row: Row) -> str:
        """How to cite a claim and what a feed tells of it, as JSON."""
        name, printing = row["id"], self._printing(row["article_id"])
        sentences = [self.print(name), *self.print_links(name)]
        cited = printing.citation(name, sentences[0], sentences[1:])
        return to_json(cited | self._tell(row, sentences)).decode()

    def _tell(self, claim: Row, sentences: list[str]) -> dict[str, Any]:
        """What a feed tells of a claim: the sentences for print, its own and those of its links."""
        article = self.index.one(t.Article, claim["article_id"])
        is_its_own = claim["attribution_type"] == AttributionType.ARTICLE
        voice = f"“{article['headline']}”" if is_its_own else claim["speaker"]
        return {
            "id": claim["id"],
            "as_of": article["date"],
            "authors": [voice] if voice else [],
            "sentences": sentences,
            "quotes": [proof.exact for proof in self.parts(claim["id"]).evidence],
            "note": claim["note"],
            "url": f"/claims/{claim['id']}",
        }

    def _print_article(self, article: str) -> Printing:
        return Printing(self.index.one(t.Article, article))

    def _show_evidence(self, claim: str) -> list[s.Evidence]:
        sources = self.index.of(t.EvidenceSource, "claim_id", claim)
        proof = self.index.of(t.Evidence, "claim_id", claim)
        return [s.Evidence(**self._show_passage(row, sources)) for row in proof]

    def own_evidence(self, event: str) -> list[s.OwnEvidence]:
        """The passages that state an event beside those of its claims."""
        sources = self.index.of(t.EventEvidenceSource, "event_id", event)
        return [
            s.OwnEvidence(
                **self._show_passage(row, sources),
                article=self.refer(s.ArticleReference, row["article_id"]),
            )
            for row in self.index.of(t.EventEvidence, "event_id", event)
        ]

    def _show_passage(self, row: Row, sources: list[Row]) -> dict[str, Any]:
        cited = [
            self.refer(s.SourceReference, link["source_id"])
            for link in sources
            if link["evidence_number"] == row["number"]
        ]
        article = self.index.one(t.Article, row["article_id"])
        url = article["source_url"] and text_fragment(
            article["source_url"], article["text"], row["start"], row["end"]
        )
        return {
            **{part: row[part] for part in ("exact", "prefix", "suffix", "start", "end")},
            "sentence": self._place(row["article_id"], row["sentence"]),
            "cites": cited,
            "text_url": url,
        }

    def _show_place(self, article: str, position: int) -> s.SentencePlace:
        section = self._sentence(article, position)["section"]
        return s.SentencePlace(section=section, position=position)

    def _sentence(self, article: str, position: int) -> Row:
        return self.index.of(t.Sentence, "article_id", article)[position - 1]

    def _show_links(self, claim: str) -> list[s.Link]:
        ends = (("from_id", "to_id", Direction.FROM), ("to_id", "from_id", Direction.TO))
        return [
            s.Link(
                type=row["type"],
                direction=direction,
                claim=self.refer(s.ClaimReference, row[other]),
                basis=row["basis"],
                words=row["words"],
                note=row["note"],
            )
            for here, other, direction in ends
            for row in self.index.of(t.ClaimLink, here, claim)
        ]

    def _refer_to_events(self, claim: str) -> list[s.StatedEvent]:
        return [
            s.StatedEvent(
                id=link["event_id"],
                title=self.index.one(t.Event, link["event_id"])["title"],
                words=link["words"],
                note=link["note"],
            )
            for link in self.index.of(t.ClaimEvent, "claim_id", claim)
        ]

    def quantity(self, figure: Row) -> dict[str, Any]:
        """A figure's own number, as it stands in its claim and by itself."""
        subjects = self.index.of(t.FigureSubject, "figure_id", figure["id"])
        numbers = ("value", "low", "high", "qualifier", "text", "counted", "of", "note")
        return {
            **{name: figure[name] for name in numbers},
            "id": figure["id"],
            "indicator": self.refer(s.IndicatorReference, figure["indicator_id"]),
            "unit": self.refer(s.UnitReference, figure["unit_id"]),
            "subjects": [self.refer(s.ActorReference, link["actor_id"]) for link in subjects],
            "place": self.index.refer_if(s.PlaceReference, figure["place_id"]),
            "period": fact_date(figure),
            "part_of": self.index.refer_if(s.FigureReference, figure["part_of_id"]),
            "url": f"/figures/{figure['id']}",
        }


def asserters(index: Index, claims: list[Row]) -> list[s.Asserter]:
    """The voices that state these claims, each once."""
    voices = dict.fromkeys((claim["attribution_type"], claim["actor_id"]) for claim in claims)
    return [
        s.Asserter(type=voice, actor=index.refer_if(s.ActorReference, actor))
        for voice, actor in voices
    ]


def words_of_claim(index: Index, claim: Row) -> list[str]:
    """What a claim says, with the words that prove it."""
    quotes = index.of(t.Evidence, "claim_id", claim["id"])
    return [claim["text"], *(quote["exact"] for quote in quotes)]


def first_proof(index: Index, of_claims: list[Row]) -> Row | None:
    """The first evidence of the first claim that is pointed at."""
    for row in of_claims[:1]:
        return next(iter(index.of(t.Evidence, "claim_id", row["claim_id"])), None)
    return None
