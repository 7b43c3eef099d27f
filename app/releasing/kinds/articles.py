"""Articles: shown without their text and whole, with the annotations of their evidence."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from app import shapes as s
from app import tables as t
from app.releasing.kind import Findable, Kind
from app.releasing.row import Row, TableRow
from app.releasing.showing.annotations import Proof, annotations
from app.releasing.showing.claims import ClaimRenderer
from app.releasing.showing.counts import Counts, show_count
from app.resources.articles import (
    ArticleOut,
    ArticleSource,
    Dateline,
    SentenceOut,
    WholeArticle,
)

COLUMNS = (
    *("id", "headline", "standfirst", "language", "date", "publisher", "url", "licence"),
    "sha256",
)
"""What is shown as it is stored."""


class Articles(Kind):
    """How articles are shown, and their sentences found."""

    found_in_turn = 80
    title_finds = False

    def show(self, row: Row) -> ArticleOut:
        """An article, without its text."""
        return ArticleOut(**self._show_head(row))

    def show_more(self, row: Row) -> Mapping[str, str]:
        """The article with its text, sentences and sources."""
        sentences = self.index.of(t.Sentence, "article_id", row["id"])
        sources = self.index.of(t.Source, "article_id", row["id"])
        whole = WholeArticle(
            **self._show_head(row),
            text=row["text"],
            sentences=[SentenceOut(**_take(SentenceOut, one)) for one in sentences],
            sources=[ArticleSource(**_take(ArticleSource, one)) for one in sources],
        )
        return {"whole": whole.model_dump_json()}

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
        """Each of its sentences."""
        for sentence in self.index.of(t.Sentence, "article_id", row["id"]):
            said = {"article_id": row["id"], "sentence": sentence["position"]}
            yield Findable(row["id"], row["headline"], sentence["text"], said)

    def _show_head(self, row: Row) -> dict[str, Any]:
        name, count = row["id"], self.index.share(Counts).article
        return {
            **{column: row[column] for column in COLUMNS},
            "dateline": self._show_dateline(row),
            "claims": show_count("claims", "article", name, count.claims[name]),
            "figures": show_count("figures", "article", name, count.figures[name]),
            "events": show_count("events", "article", name, count.events[name]),
            "references": show_count("sources", "article", name, count.sources[name]),
        }

    def _show_dateline(self, row: Row) -> Dateline | None:
        if row["dateline_text"] is None:
            return None
        return Dateline(
            text=row["dateline_text"],
            place=self.index.refer_if(s.PlaceReference, row["dateline_place_id"]),
            date=row["dateline_date"],
        )


def _take(shape: type[s.Shape], row: Row) -> dict[str, Any]:
    """The columns that a shape shows as they are stored."""
    return {name: row[name] for name in shape.model_fields}


kind = Articles
