"""Figures: shown with their claim, and all that proves it."""

from collections.abc import Iterable

from app import shapes as s
from app import tables as t
from app.releasing.kind import Findable, Kind, Turn
from app.releasing.row import Row
from app.releasing.showing.claims import ClaimRenderer, first_proof, words_of_claim
from app.resources.figures import FigureOut


class Figures(Kind):
    """How figures are shown and found."""

    found_in_turn = 60

    def show(self, row: Row) -> FigureOut:
        """A figure, with what its claim says of it."""
        claim, shown = self._claim(row), self.index.share(ClaimRenderer)
        parts = shown.parts(claim["id"])
        return FigureOut(
            article=self.index.refer(s.ArticleReference, row["article_id"]),
            claim=self.index.refer(s.ClaimReference, claim["id"]),
            events=parts.events,
            evidence=parts.evidence,
            links=parts.links,
            **shown.attribute(claim, parts, row["text"]),
            **shown.quantity(row),
        )

    def in_turn(self) -> Iterable[Turn]:
        """Each after its claim."""
        return ((self._claim(row)["position"], row) for row in self.rows)

    def words(self, row: Row) -> Iterable[str | None]:
        """Its own, those of its indicator and of its claim."""
        claim = words_of_claim(self.index, self._claim(row))
        return [row["text"], self._indicator(row), *claim]

    def find(self, row: Row) -> Iterable[Findable]:
        """By its indicator, its words and who gives them; where its claim stands."""
        claim, shown = self._claim(row), self.index.share(ClaimRenderer)
        said = first_proof(self.index, [row])
        voice = shown.voice(claim, row["text"])
        title = f"{self._indicator(row)}: {row['text']}{voice and f' ({voice})'}"
        yield Findable(row["id"], title, shown.statement(claim, row["text"]), said)

    def _claim(self, row: Row) -> Row:
        return self.index.one(t.Claim, row["claim_id"])

    def _indicator(self, row: Row) -> str:
        return str(self.index.one(t.Indicator, row["indicator_id"])["name"])


kind = Figures
