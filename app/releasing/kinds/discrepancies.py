"""Discrepancies: derived from figures and links, shown with all sides and why they are compared."""

from collections import Counter
from collections.abc import Iterable, Iterator

from app import shapes as s
from app import tables as t
from app.releasing.comparing.groups import groups
from app.releasing.comparing.ids import readable_id
from app.releasing.kind import Kind
from app.releasing.positions import locate_thing
from app.releasing.row import Row, Rows, TableRow
from app.releasing.showing.claims import ClaimRenderer, words_of_claim
from app.releasing.showing.counts import show_count, show_items
from app.resources.discrepancies import CountedSides, DiscrepancyOut, Reason, SideOut
from app.vocabulary import Aspect, AttributionType, Basis, DiscrepancyKind, LinkType

OF_LINK = {
    LinkType.CONTRADICTS: DiscrepancyKind.CONTRADICTION,
    LinkType.DENIES: DiscrepancyKind.DENIAL,
    LinkType.COUNTERS: DiscrepancyKind.COUNTER,
}
VOICES = {
    AttributionType.ARTICLE: "the article itself",
    AttributionType.UNNAMED: "a voice that is not named",
}
"""What is called who is no actor."""


class Discrepancies(Kind):
    """How discrepancies come about, and how they are shown."""

    @classmethod
    def derive(cls, rows: Rows) -> Iterable[TableRow]:
        """All discrepancies and their sides, in reading order of their first sides."""
        return discrepancy_rows(rows)

    def show(self, row: Row) -> DiscrepancyOut:
        """One discrepancy with its sides."""
        sides = self._sides(row)
        figures = [self.index.one(t.Figure, one["figure_id"]) for one in sides if one["figure_id"]]
        because = self._compare_figures(row, figures) if figures else self._set_against(sides)
        return DiscrepancyOut(
            id=row["id"],
            kind=row["kind"],
            indicator=self.index.refer_if(s.IndicatorReference, row["indicator_id"]),
            subjects=self._subjects(figures[0]) if figures else [],
            place=self.index.refer_if(s.PlaceReference, row["place_id"]),
            comparable_because=list(because),
            sides=show_items(
                CountedSides,
                show_count("figures" if figures else "claims", "discrepancy", row["id"], sides),
                [self._show_side(side) for side in sides[: s.ITEMS_SHOWN]],
            ),
            url=f"/discrepancies/{row['id']}",
        )

    def articles(self, row: Row) -> Iterable[str]:
        """Those of its sides."""
        claims = (self.index.one(t.Claim, side["claim_id"]) for side in self._sides(row))
        return [claim["article_id"] for claim in claims]

    def words(self, row: Row) -> Iterable[str | None]:
        """Those of all sides, and the indicator's name."""
        for side in self._sides(row):
            yield from words_of_claim(self.index, self.index.one(t.Claim, side["claim_id"]))
        if row["indicator_id"]:
            yield self.index.one(t.Indicator, row["indicator_id"])["name"]

    def _sides(self, row: Row) -> list[Row]:
        return self.index.of(t.DiscrepancySide, "discrepancy_id", row["id"])

    def _show_side(self, side: Row) -> SideOut:
        claim = self.index.share(ClaimRenderer).claim(side["claim_id"])
        shown = [figure for figure in claim.figures if figure.id == side["figure_id"]]
        return SideOut(claim=claim, figure=shown[0] if shown else None)

    def _subjects(self, figure: Row) -> list[s.ActorReference]:
        links = self.index.of(t.FigureSubject, "figure_id", figure["id"])
        return [self.index.refer(s.ActorReference, link["actor_id"]) for link in links]

    def _compare_figures(self, row: Row, figures: list[Row]) -> Iterator[Reason]:
        first = figures[0]
        unit = self.index.one(t.Unit, first["unit_id"])["name"]
        indicator = self.index.refer(s.IndicatorReference, row["indicator_id"]).name
        yield Reason(aspect=Aspect.INDICATOR, text=f"They measure one thing: {indicator} ({unit}).")
        if subjects := self._subjects(first):
            named = ", ".join(actor.name for actor in subjects)
            yield Reason(aspect=Aspect.SUBJECTS, text=f"They are numbers of the same: {named}.")
        if row["place_id"]:
            place = self.index.refer(s.PlaceReference, row["place_id"]).name
            yield Reason(aspect=Aspect.PLACE, text=f"They count in the same place: {place}.")
        if first["of"]:
            yield Reason(aspect=Aspect.BASE, text=f"They are shares of the same: {first['of']}.")
        if first["date_edtf"]:
            yield Reason(aspect=Aspect.PERIOD, text=_tell_period(figures))
        if row["event_id"]:
            event = self.index.refer(s.EventReference, row["event_id"]).title
            yield Reason(aspect=Aspect.EVENT, text=f"They are of the same event: {event}.")

    def _set_against(self, sides: list[Row]) -> Iterator[Reason]:
        ends = [side["claim_id"] for side in sides]
        links = self.index.of(t.ClaimLink, "from_id", ends[0])
        for link in links:
            if link["to_id"] == ends[1] and LinkType(link["type"]).sets_against:
                text = _tell_link(link, self._name_voice(ends[0]), self._name_voice(ends[1]))
                yield Reason(aspect=Aspect.LINK, text=text)

    def _name_voice(self, claim_id: str) -> str:
        claim = self.index.one(t.Claim, claim_id)
        if claim["actor_id"]:
            return self.index.refer(s.ActorReference, claim["actor_id"]).name
        return VOICES[AttributionType(claim["attribution_type"])]


def _tell_period(figures: list[Row]) -> str:
    """The period that the figures share, in the first article's words, or all their words."""
    words = dict.fromkeys(str(figure["date_text"]) for figure in figures)
    told = "; ".join(f"“{one}”" for one in words)
    if len({figure["date_edtf"] for figure in figures}) == 1:
        return f"They speak of the same period: {told}."
    return f"They speak of periods that share a day: {told}."


def _tell_link(link: Row, voice: str, other: str) -> str:
    against = f"what {other} says" if other != voice else "something else that it says"
    told = f"sets what {voice} says against {against}"
    if link["basis"] == Basis.TEXT:
        return f"The text {told}: “{link['words']}”."
    return f"The curator {told}: {link['note']}"


def discrepancy_rows(rows: Rows) -> Iterator[TableRow]:
    """The rows of all discrepancies and of their sides, in reading order of their first sides."""
    places = {row["id"]: row["position"] for row in rows[t.Claim]}
    found = sorted(
        [*_derive_from_figures(rows), *_derive_from_links(rows)],
        key=lambda one: (places[one[1][0]["claim_id"]], one[0]["id"]),
    )
    for discrepancy, sides in found:
        position, reading = locate_thing(discrepancy["id"]), places[sides[0]["claim_id"]]
        yield t.Discrepancy, {**discrepancy, "position": position, "reading": reading}
        for number, side in enumerate(sides):
            yield (
                t.DiscrepancySide,
                {"discrepancy_id": discrepancy["id"], "number": number, **side},
            )


def _derive_from_links(rows: Rows) -> Iterator[tuple[Row, list[Row]]]:
    against = [link for link in rows[t.ClaimLink] if LinkType(link["type"]).sets_against]
    links = [(link["from_id"], str(link["type"]), link["to_id"]) for link in against]
    ids = Counter(readable_id(words) for words in links)
    for link, words in zip(against, links, strict=True):
        ends = (link["from_id"], link["to_id"])
        name = readable_id(words)
        row = {
            "id": name if ids[name] == 1 else readable_id(words, *ends),
            "kind": OF_LINK[LinkType(link["type"])],
            "indicator_id": None,
            "place_id": None,
            "event_id": None,
        }
        yield row, [{"claim_id": claim, "figure_id": None} for claim in ends]


def _derive_from_figures(rows: Rows) -> Iterator[tuple[Row, list[Row]]]:
    for group in groups(rows):
        first = group.figures[0]
        own = first.row
        when = group.event or str(own["date_from"])
        words = [own["indicator_id"], *first.subjects, own["place_id"] or "", when]
        row = {
            "id": readable_id(words, *(one.id for one in group.figures)),
            "kind": group.kind,
            "indicator_id": own["indicator_id"],
            "place_id": own["place_id"],
            "event_id": group.event,
        }
        yield row, [{"claim_id": one.claim, "figure_id": one.id} for one in group.figures]


kind = Discrepancies
