"""What `/search` finds, prepared: each hit with its words, its item and its sentence."""

from collections.abc import Iterable, Iterator

from app import shapes as s
from app import tables as t
from app.resources.search import Hit, HitSentence
from app.seeding.lookup import Index, References
from app.seeding.rows.row import Row, Rows
from app.vocabulary import HitType

Prepared = tuple[Hit, str]
"""A hit without its snippet, and the text that is searched beside its title."""


def search_hits(rows: Rows) -> Iterator[Row]:
    """Every hit as a row, those of one type together, within it in reading order."""
    hits = SearchHits(rows)
    prepared = (
        hits.sentences(), hits.events(), hits.figures(), hits.claims(),
        hits.actors(), hits.places(), hits.indicators(), hits.sources(),
    )  # fmt: skip
    position = 0
    for of_type in prepared:
        for hit, text in of_type:
            position += 1
            yield {
                "position": position,
                "type": hit.type,
                "title": hit.title,
                "text": text,
                "body": hit.model_dump_json(exclude={"snippet"}),
            }


class SearchHits:
    """Prepares the hits of a release."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self.index = Index(rows)
        self.refer = References(self.index)

    def sentences(self) -> Iterator[Prepared]:
        for row in self.rows[t.Sentence]:
            article = self.refer.article(row["article_id"])
            hit = _hit(HitType.SENTENCE, article.id, article.headline, "articles")
            yield hit.model_copy(update={"sentence": self._sentence(row)}), row["text"]

    def events(self) -> Iterator[Prepared]:
        for row in self.rows[t.Event]:
            links = self.index.of(t.ClaimEvent, "event_id", row["id"])
            claims = [self.index.one(t.Claim, link["claim_id"]) for link in links]
            hit = _hit(HitType.EVENT, row["id"], row["title"], "events")
            yield self._stated_by(hit, [one["id"] for one in claims]), _text(claims)

    def figures(self) -> Iterator[Prepared]:
        for row in self.rows[t.Figure]:
            indicator = self.index.one(t.Indicator, row["indicator_id"])["name"]
            claim = self.index.one(t.Claim, row["claim_id"])
            hit = _hit(HitType.FIGURE, row["id"], f"{indicator}: {row['text']}", "figures")
            yield self._stated_by(hit, [claim["id"]]), claim["text"]

    def claims(self) -> Iterator[Prepared]:
        for row in self.rows[t.Claim]:
            quotes = self.index.of(t.Evidence, "claim_id", row["id"])
            hit = _hit(HitType.CLAIM, row["id"], row["text"], "claims")
            yield self._stated_by(hit, [row["id"]]), " … ".join(one["exact"] for one in quotes)

    def actors(self) -> Iterator[Prepared]:
        for row in self.rows[t.Actor]:
            aliases = self.index.of(t.ActorAlias, "actor_id", row["id"])
            named = self.index.of(t.Mention, "actor_id", row["id"])
            roles = dict.fromkeys(one["role"] for one in named if one["role"])
            hit = _hit(HitType.ACTOR, row["id"], row["name"], "actors")
            text = "; ".join([*roles, *(one["alias"] for one in aliases)])
            yield self._named_in(hit, named), text

    def places(self) -> Iterator[Prepared]:
        for row in self.rows[t.Place]:
            aliases = self.index.of(t.PlaceAlias, "place_id", row["id"])
            named = self.index.of(t.ClaimPlace, "place_id", row["id"])
            hit = _hit(HitType.PLACE, row["id"], row["name"], "places")
            text = "; ".join(one["alias"] for one in aliases)
            yield self._stated_by(hit, [one["claim_id"] for one in named]), text

    def indicators(self) -> Iterator[Prepared]:
        for row in self.rows[t.Indicator]:
            figures = self.index.of(t.Figure, "indicator_id", row["id"])
            hit = _hit(HitType.INDICATOR, row["id"], row["name"], "indicators")
            yield self._stated_by(hit, [one["claim_id"] for one in figures]), row["definition"]

    def sources(self) -> Iterator[Prepared]:
        for row in self.rows[t.Source]:
            cited = self.index.of(t.EvidenceSource, "source_id", row["id"])
            title = row["title"] or f"[{row['marker']}]"
            hit = _hit(HitType.SOURCE, row["id"], title, "sources")
            yield self._stated_by(hit, [one["claim_id"] for one in cited]), row["publisher"] or ""

    def _stated_by(self, hit: Hit, claims: list[str]) -> Hit:
        """The hit with the sentence of the first of the claims."""
        proof = self.index.of(t.Evidence, "claim_id", claims[0]) if claims else []
        return self._named_in(hit, proof)

    def _named_in(self, hit: Hit, found: list[Row]) -> Hit:
        if not found:
            return hit
        sentences = self.index.of(t.Sentence, "article_id", found[0]["article_id"])
        sentence = self._sentence(sentences[found[0]["sentence"] - 1])
        return hit.model_copy(update={"sentence": sentence})

    def _sentence(self, row: Row) -> HitSentence:
        return HitSentence(
            article=self.refer.article(row["article_id"]),
            section=row["section"],
            position=row["position"],
            start=row["start"],
            end=row["end"],
            text=row["text"],
        )


def _hit(kind: HitType, name: str, title: str, path: str) -> Hit:
    url: s.Address = f"/{path}/{name}"
    return Hit(type=kind, id=name, title=title, sentence=None, url=url, snippet="")


def _text(claims: Iterable[Row]) -> str:
    return " ".join(claim["text"] for claim in claims)
