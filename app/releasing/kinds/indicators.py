"""Indicators: shown with the span of their figures, and who gives them."""

from collections.abc import Iterable

from app import shapes as s
from app import tables as t
from app.releasing.index import fact_date
from app.releasing.kind import Findable, Kind, Named
from app.releasing.row import Row, unpack
from app.releasing.showing.claims import asserters, first_proof
from app.releasing.showing.counts import show_count, show_items
from app.resources.indicators import CountedArticles, IndicatorOut


class Indicators(Kind):
    """How indicators are shown and found."""

    found_in_turn = 30
    also_named = (
        Named("indicator", t.Indicator, "name"),
        Named("unit", t.Unit, "id", label="name"),
    )

    def show(self, row: Row) -> IndicatorOut:
        """An indicator, with what there is of it."""
        name = row["id"]
        figures = self.index.of(t.Figure, "indicator_id", name)
        periods = sorted((f for f in figures if f["date_start"]), key=lambda f: f["date_start"])
        articles = list(dict.fromkeys(figure["article_id"] for figure in figures))
        claims = [self.index.one(t.Claim, figure["claim_id"]) for figure in figures]
        return IndicatorOut(
            id=name,
            name=row["name"],
            definition=row["definition"],
            counts=unpack(row["counts"]),
            unit=self.index.refer(s.UnitReference, row["unit_id"]),
            unit_words=unpack(self.index.one(t.Unit, row["unit_id"])["words"]),
            measure=row["measure"],
            figures=show_count("figures", "indicator", name, figures),
            series_url=f"/figures?indicator={name}&sort=period",
            first_period=fact_date(periods[0]) if periods else None,
            last_period=fact_date(periods[-1]) if periods else None,
            articles=show_items(
                CountedArticles,
                show_count("articles", "indicator", name, articles),
                [self.index.refer(s.ArticleReference, one) for one in articles[: s.ITEMS_SHOWN]],
            ),
            asserted_by=asserters(self.index, claims)[: s.ITEMS_SHOWN],
            url=f"/indicators/{name}",
        )

    def words(self, row: Row) -> Iterable[str | None]:
        """Its name and definition."""
        return [row["name"], row["definition"]]

    def find(self, row: Row) -> Iterable[Findable]:
        """By its name; where its first figure stands."""
        said = first_proof(self.index, self.index.of(t.Figure, "indicator_id", row["id"]))
        yield Findable(row["id"], row["name"], row["definition"], said)


kind = Indicators
