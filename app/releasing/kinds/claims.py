"""Claims: shown with who says it and the passages that prove it, and cited."""

from collections.abc import Iterable, Mapping

from app import shapes as s
from app import tables as t
from app.releasing.kind import Findable, Kind, Turn
from app.releasing.row import Row
from app.releasing.showing.claims import ClaimRenderer, words_of_claim


class Claims(Kind):
    """How claims are shown and found."""

    found_in_turn = 70

    def show(self, row: Row) -> s.Claim:
        """A claim, as events and discrepancies show it too."""
        return self.index.share(ClaimRenderer).claim(row["id"])

    def show_more(self, row: Row) -> Mapping[str, str]:
        """How to cite it."""
        return {"citation": self.index.share(ClaimRenderer).citation(row)}

    def in_turn(self) -> Iterable[Turn]:
        """Each before its figures, and before the events that it is the last to state."""
        return ((row["position"], row) for row in self.rows)

    def words(self, row: Row) -> Iterable[str | None]:
        """Its proposition and its quotes."""
        return words_of_claim(self.index, row)

    def find(self, row: Row) -> Iterable[Findable]:
        """By what it says and who says it; where its first quote stands."""
        quotes = self.index.of(t.Evidence, "claim_id", row["id"])
        title = self.index.share(ClaimRenderer).statement(row)
        text = " … ".join([row["text"], *(quote["exact"] for quote in quotes)])
        yield Findable(row["id"], title, text, quotes[0] if quotes else None)


kind = Claims
