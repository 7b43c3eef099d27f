"""Discrepancies as their response model shows them: all sides, and why they are compared."""

from collections.abc import Iterator

from app import shapes as s
from app import tables as t
from app.releasing.claim_documents import ClaimRenderer
from app.releasing.index import Index, References, maybe
from app.releasing.rows.row import Row
from app.resources.discrepancies import SIDES_SHOWN, DiscrepancyOut, Reason, Side
from app.vocabulary import Aspect, Basis


class DiscrepancyRenderer:
    """Shows discrepancies."""

    def __init__(self, index: Index, refer: References, claims: ClaimRenderer) -> None:
        self.index, self.refer, self.claims = index, refer, claims

    def discrepancy(self, row: Row) -> DiscrepancyOut:
        """One discrepancy with its sides."""
        sides = self.index.of(t.DiscrepancySide, "discrepancy_id", row["id"])
        figures = [self.index.one(t.Figure, one["figure_id"]) for one in sides if one["figure_id"]]
        because = self._of_figures(row, figures) if figures else self._of_link(sides)
        return DiscrepancyOut(
            id=row["id"],
            kind=row["kind"],
            indicator=maybe(self.refer.indicator, row["indicator_id"]),
            subjects=self._subjects(figures[0]) if figures else [],
            place=maybe(self.refer.place, row["place_id"]),
            comparable_because=list(because),
            sides=[self._side(side) for side in sides[:SIDES_SHOWN]],
            side_count=len(sides),
            url=f"/discrepancies/{row['id']}",
        )

    def _side(self, side: Row) -> Side:
        claim = self.claims.claim(self.index.one(t.Claim, side["claim_id"]))
        shown = [figure for figure in claim.figures if figure.id == side["figure_id"]]
        return Side(claim=claim, figure=shown[0] if shown else None)

    def _subjects(self, figure: Row) -> list[s.ActorReference]:
        links = self.index.of(t.FigureSubject, "figure_id", figure["id"])
        return [self.refer.actor(link["actor_id"]) for link in links]

    def _of_figures(self, row: Row, figures: list[Row]) -> Iterator[Reason]:
        first = figures[0]
        unit = self.index.one(t.Unit, first["unit_id"])["name"]
        yield Reason(
            aspect=Aspect.INDICATOR,
            text=f"They measure one thing: {self.refer.indicator(row['indicator_id']).name}"
            f" ({unit}).",
        )
        if subjects := self._subjects(first):
            named = ", ".join(actor.name for actor in subjects)
            yield Reason(aspect=Aspect.SUBJECTS, text=f"They are numbers of the same: {named}.")
        if row["place_id"]:
            place = self.refer.place(row["place_id"]).name
            yield Reason(aspect=Aspect.PLACE, text=f"They count in the same place: {place}.")
        if first["of"]:
            yield Reason(aspect=Aspect.BASE, text=f"They are shares of the same: {first['of']}.")
        if first["date_edtf"]:
            yield Reason(aspect=Aspect.PERIOD, text=_period(figures))
        if row["event_id"]:
            event = self.refer.event(row["event_id"]).title
            yield Reason(aspect=Aspect.EVENT, text=f"They are of the same event: {event}.")

    def _of_link(self, sides: list[Row]) -> Iterator[Reason]:
        ends = [side["claim_id"] for side in sides]
        links = self.index.of(t.ClaimLink, "from_id", ends[0])
        for link in links:
            if link["to_id"] == ends[1]:
                yield Reason(aspect=Aspect.LINK, text=_linked(link))


def _period(figures: list[Row]) -> str:
    """The period that the figures share, in the first article's words, or all their words."""
    words = dict.fromkeys(str(figure["date_text"]) for figure in figures)
    told = "; ".join(f"“{one}”" for one in words)
    if len({figure["date_edtf"] for figure in figures}) == 1:
        return f"They speak of the same period: {told}."
    return f"They speak of periods that share a day: {told}."


def _linked(link: Row) -> str:
    if link["basis"] == Basis.TEXT:
        return f"The text sets the first against the second: “{link['words']}”."
    return f"The curator sets the first against the second: {link['note']}"
