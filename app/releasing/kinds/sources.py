"""Sources: shown as the article prints them, with what rests on each."""

from collections.abc import Iterable

from app import shapes as s
from app import tables as t
from app.releasing.kind import Findable, Kind
from app.releasing.row import Row
from app.releasing.showing.claims import first_proof
from app.releasing.showing.counts import Counts, show_count
from app.resources.sources import SourceOut


class Sources(Kind):
    """How sources are shown and found."""

    found_in_turn = 40

    def show(self, row: Row) -> SourceOut:
        """A source, with counts of all that rests on it."""
        name, count = row["id"], self.index.share(Counts).source
        return SourceOut(
            **{column: row[column] for column in s.PrintedSource.model_fields},
            article=self.index.refer(s.ArticleReference, row["article_id"]),
            claims=show_count("claims", "source", name, count.claims[name]),
            figures=show_count("figures", "source", name, count.figures[name]),
            events=show_count("events", "source", name, count.events[name]),
            url=f"/sources/{name}",
        )

    def words(self, row: Row) -> Iterable[str | None]:
        """What the article prints of it."""
        return [row["title"], row["publisher"]]

    def find(self, row: Row) -> Iterable[Findable]:
        """By its title, or its marker; where a claim cites it first."""
        said = first_proof(self.index, self.index.of(t.EvidenceSource, "source_id", row["id"]))
        title = row["title"] or f"[{row['marker']}]"
        yield Findable(row["id"], title, row["publisher"] or "", said)


kind = Sources
