"""Articles: shown without their text and whole, with the annotations of their evidence."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlmodel import SQLModel

from app import shapes as s
from app import tables as t
from app.releasing.index import sentence_id, sentence_url
from app.releasing.kind import Findable, Kind
from app.releasing.row import Row, TableRow
from app.releasing.showing.annotations import Proof, annotations
from app.releasing.showing.claims import ClaimRenderer
from app.releasing.showing.counts import Counts, show_count, show_items
from app.resources.articles import (
    ArticleOut,
    ArticleSource,
    CountedSources,
    Dateline,
    SentenceOut,
    WholeArticle,
)

COLUMNS = (
    *("id", "headline", "standfirst", "language", "date", "publisher", "source_url", "licence"),
    *("publish", "sha256"),
)
"""What is shown as it is stored."""


SENTENCE_COLUMNS = ("position", "part", "section", "start", "end", "text")


class Articles(Kind):
    """How articles are shown, and their sentences found."""

    found_in_turn = 80
    title_finds = False

    def show(self, row: Row) -> ArticleOut:
        """An article, without its text."""
        return ArticleOut(**self._show_head(row))

    def show_more(self, row: Row) -> Mapping[str, str]:
        """The article with its text, sentences and sources."""
        sources = self.index.of(t.Source, "article_id", row["id"])
        head = self._show_head(row)
        shown = [_show_source(one) for one in sources]
        whole = WholeArticle(
            **head | {"sources": show_items(CountedSources, head["sources"], shown)},
            text=row["text"],
            sentences=list(self._show_sentences(row["id"])),
        )
        return {"whole": whole.model_dump_json()}

    def _show_sentences(self, article: str) -> Iterator[SentenceOut]:
        claims = self._group(t.Evidence, article, "claim_id")
        events = self._group(t.EventEvidence, article, "event_id")
        for row in self.index.of(t.Sentence, "article_id", article):
            at = row["position"]
            yield SentenceOut(
                **{name: row[name] for name in SENTENCE_COLUMNS},
                id=sentence_id(article, at),
                claims=[self.index.refer(s.ClaimReference, one) for one in claims[at]],
                events=[self.index.refer(s.EventReference, one) for one in events[at]],
                url=sentence_url(article, at),
            )

    def _group(self, table: type[SQLModel], article: str, column: str) -> Mapping[int, list[str]]:
        """The ids of what rests on each sentence, by its number, each once."""
        found: dict[int, list[str]] = defaultdict(list)
        for row in self.index.of(table, "article_id", article):
            if row[column] not in found[row["sentence"]]:
                found[row["sentence"]].append(row[column])
        return found

    def render_besides(self, row: Row) -> Iterable[TableRow]:
        """Its annotations."""
        body = annotations(row, self._prove(row)).model_dump_json()
        yield t.AnnotationsDocument, {"position": row["position"], "body": body}

    def _prove(self, article: Row) -> Iterator[Proof]:
        """What its passages state: its claims, and events in words of their own."""
        claims = self.index.share(ClaimRenderer)
        for claim in self.index.of(t.Claim, "article_id", article["id"]):
            told = [claims.print(claim["id"]), *claims.print_links(claim["id"])]
            yield f"/claims/{claim['id']}", told, self.index.of(t.Evidence, "claim_id", claim["id"])
        own: dict[str, list[Row]] = defaultdict(list)
        for row in self.index.of(t.EventEvidence, "article_id", article["id"]):
            own[row["event_id"]].append(row)
        for event, passages in own.items():
            yield f"/events/{event}", [claims.print_event(event, article["id"])], passages

    def articles(self, row: Row) -> Iterable[str]:
        """Itself."""
        return [row["id"]]

    def words(self, row: Row) -> Iterable[str | None]:
        """Its text and its publisher."""
        return [row["text"], row["publisher"]]

    def find(self, row: Row) -> Iterable[Findable]:
        """Each of its sentences that is published."""
        sentences = self.index.of(t.Sentence, "article_id", row["id"])
        for sentence in (one for one in sentences if one["text"] is not None):
            said = {"article_id": row["id"], "sentence": sentence["position"]}
            name, at = sentence_id(row["id"], sentence["position"]), sentence["position"]
            url = sentence_url(row["id"], at)
            yield Findable(name, row["headline"], sentence["text"], said, url)

    def _show_head(self, row: Row) -> dict[str, Any]:
        name, count = row["id"], self.index.share(Counts).article
        return {
            **{column: row[column] for column in COLUMNS},
            "dateline": self._show_dateline(row),
            "claims": show_count("claims", "article", name, count.claims[name]),
            "figures": show_count("figures", "article", name, count.figures[name]),
            "events": show_count("events", "article", name, count.events[name]),
            "sources": show_count("sources", "article", name, count.sources[name]),
            "url": f"/articles/{name}",
            "coverage_url": f"/articles/{name}/coverage",
            "annotations_url": f"/articles/{name}/annotations",
        }

    def _show_dateline(self, row: Row) -> Dateline | None:
        if row["dateline_text"] is None:
            return None
        return Dateline(
            text=row["dateline_text"],
            place=self.index.refer_if(s.PlaceReference, row["dateline_place_id"]),
            date=row["dateline_date"],
        )


def _show_source(row: Row) -> ArticleSource:
    printed = {name: row[name] for name in s.PrintedSource.model_fields}
    return ArticleSource(**printed, url=f"/sources/{row['id']}")


kind = Articles
