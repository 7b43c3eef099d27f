"""What `/search` finds, prepared: each hit with its words, its item and its sentence."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sqlmodel import SQLModel

from app import tables as t
from app.releasing.index import Index, References
from app.releasing.rows.row import Row, TableRow
from app.resources.search import Hit, HitSentence

PATHS = {"sentence": "articles"}
"""Where a hit leads, if not to the list of its type."""
SENTENCES_KEPT = 4096


@dataclass(frozen=True, slots=True)
class Prepared:
    """A hit: what it is of, the text that is searched beside its title, and where it is said."""

    kind: str
    name: str
    title: str
    text: str
    said: Row | None
    """The first row that tells an article and the number of a sentence."""


def search_hits(index: Index) -> Iterator[TableRow]:
    """Every hit as a row: names before texts, those of one type in reading order."""
    hits = SearchHits(index)
    of_tables: Sequence[tuple[type[SQLModel], Callable[[Row], Prepared]]] = (
        (t.Actor, hits.actor), (t.Place, hits.place), (t.Indicator, hits.indicator),
        (t.Source, hits.source), (t.Event, hits.event), (t.Figure, hits.figure),
        (t.Claim, hits.claim), (t.Sentence, hits.sentence),
    )  # fmt: skip
    rows = ((of_row, row) for table, of_row in of_tables for row in index.rows[table])
    for position, (of_row, row) in enumerate(rows, start=1):
        yield hits.row(position, of_row, row)


class SearchHits:
    """Prepares the hits of a release."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.refer = References(index)
        self._sentence = lru_cache(SENTENCES_KEPT)(self._made_sentence)

    def row(self, position: int, of_row: Callable[[Row], Prepared], row: Row) -> TableRow:
        """The row of a hit."""
        one = of_row(row)
        return t.SearchHit, {
            "position": position,
            "type": one.kind,
            "title": one.title,
            "text": one.text,
            "body": self.shown(one).model_dump_json(exclude={"snippet"}),
        }

    def shown(self, hit: Prepared) -> Hit:
        """The hit as it is served, but for its snippet."""
        said = hit.said
        return Hit(
            type=hit.kind,
            id=hit.name,
            title=hit.title,
            sentence=said and self._sentence(said["article_id"], said["sentence"]),
            url=f"/{PATHS.get(hit.kind) or f'{hit.kind}s'}/{hit.name}",
            snippet="",
        )

    def sentence(self, row: Row) -> Prepared:
        name = row["article_id"]
        said = {"article_id": name, "sentence": row["position"]}
        headline = self.refer.article(name).headline
        return Prepared("sentence", name, headline, row["text"], said)

    def event(self, row: Row) -> Prepared:
        links = self.index.of(t.ClaimEvent, "event_id", row["id"])
        claims = [self.index.one(t.Claim, link["claim_id"]) for link in links]
        text = " ".join(claim["text"] for claim in claims)
        said = self._proof(links)
        return Prepared("event", row["id"], row["title"], text, said)

    def figure(self, row: Row) -> Prepared:
        indicator = self.index.one(t.Indicator, row["indicator_id"])["name"]
        claim = self.index.one(t.Claim, row["claim_id"])
        title = f"{indicator}: {row['text']}"
        return Prepared("figure", row["id"], title, claim["text"], self._proof([row]))

    def claim(self, row: Row) -> Prepared:
        quotes = self.index.of(t.Evidence, "claim_id", row["id"])
        text = " … ".join(one["exact"] for one in quotes)
        return Prepared("claim", row["id"], row["text"], text, _first(quotes))

    def actor(self, row: Row) -> Prepared:
        aliases = self.index.of(t.ActorAlias, "actor_id", row["id"])
        named = self.index.of(t.Mention, "actor_id", row["id"])
        roles = dict.fromkeys(one["role"] for one in named if one["role"])
        text = "; ".join([*roles, *(one["alias"] for one in aliases)])
        return Prepared("actor", row["id"], row["name"], text, _first(named))

    def place(self, row: Row) -> Prepared:
        aliases = self.index.of(t.PlaceAlias, "place_id", row["id"])
        named = self.index.of(t.ClaimPlace, "place_id", row["id"])
        text = "; ".join(one["alias"] for one in aliases)
        return Prepared("place", row["id"], row["name"], text, self._proof(named))

    def indicator(self, row: Row) -> Prepared:
        said = self._proof(self.index.of(t.Figure, "indicator_id", row["id"]))
        return Prepared("indicator", row["id"], row["name"], row["definition"], said)

    def source(self, row: Row) -> Prepared:
        said = self._proof(self.index.of(t.EvidenceSource, "source_id", row["id"]))
        title = row["title"] or f"[{row['marker']}]"
        return Prepared("source", row["id"], title, row["publisher"] or "", said)

    def _proof(self, of_claims: list[Row]) -> Row | None:
        """The first evidence of the first claim that is pointed at."""
        first = _first(of_claims)
        return first and _first(self.index.of(t.Evidence, "claim_id", first["claim_id"]))

    def _made_sentence(self, article: str, position: int) -> HitSentence:
        row = self.index.of(t.Sentence, "article_id", article)[position - 1]
        return HitSentence(
            article=self.refer.article(article),
            section=row["section"],
            position=row["position"],
            start=row["start"],
            end=row["end"],
            text=row["text"],
        )


def _first(rows: list[Row]) -> Row | None:
    return rows[0] if rows else None
