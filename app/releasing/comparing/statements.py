"""Figures as comparing sees them: their bounds, with what it asks of claim, article and event."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass

from app import tables as t
from app.releasing.comparing.bounds import Bounds
from app.releasing.index import Index
from app.releasing.row import Row, Rows
from app.vocabulary import AttributionType, Measure, Modality, Status

AHEAD = (Modality.EXPECTED, Modality.POSSIBLE)


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure with what comparing asks of its claim and its article."""

    row: Row
    bounds: Bounds
    subjects: tuple[str, ...]
    events: tuple[str, ...]
    is_stock: bool
    ahead: str | None
    """The modality of what is still to come."""
    goes_on: bool
    """Whether what is counted was still going on: its period is open, or its event."""
    voice: str
    written: str
    """The day of its article."""

    @property
    def id(self) -> str:
        return str(self.row["id"])

    @property
    def claim(self) -> str:
        return str(self.row["claim_id"])

    @property
    def article(self) -> str:
        return str(self.row["article_id"])

    @property
    def event(self) -> str | None:
        """The first of its events, if there is one."""
        return self.events[0] if self.events else None

    @property
    def measures(self) -> Hashable:
        """What two figures must have in common besides their time."""
        own = self.row
        base = own["of"] and " ".join(own["of"].split()).casefold()
        what = (own["indicator_id"], own["place_id"], base)
        written = self.written if self.is_stock and not self.period else None
        return (*what, self.subjects, self.events, self.ahead, written)

    @property
    def period(self) -> tuple[str, str, bool] | None:
        """Its period as days, with whether they are approximate."""
        own = self.row
        if own["date_edtf"] is None:
            return None
        return own["date_from"], own["date_until"], own["date_approximate"]

    @property
    def surely(self) -> tuple[str, str] | None:
        """The days that its period surely covers, where it stands on each of them."""
        first, last = self.row["surely_from"], self.row["surely_until"]
        return (first, last) if self.is_stock and first and last and first <= last else None


def state_figures(rows: Rows) -> Iterator[Stated]:
    """Every figure that gives a number, and is no part of another."""
    index = Index(rows)
    for row in rows[t.Figure]:
        if row["part_of_id"] is None and (bounds := Bounds.of(row)):
            yield _state(index, row, bounds)


def _state(index: Index, row: Row, bounds: Bounds) -> Stated:
    claim, article = index.one(t.Claim, row["claim_id"]), index.one(t.Article, row["article_id"])
    subjects = index.of(t.FigureSubject, "figure_id", row["id"])
    events = sorted(link["event_id"] for link in index.of(t.ClaimEvent, "claim_id", claim["id"]))
    is_open = row["date_edtf"] is not None and (
        row["date_end"] is None or row["date_end"] >= article["date"]
    )
    return Stated(
        row,
        bounds,
        subjects=tuple(sorted(link["actor_id"] for link in subjects)),
        events=tuple(events),
        is_stock=index.one(t.Indicator, row["indicator_id"])["measure"] == Measure.STOCK,
        ahead=claim["modality"] if claim["modality"] in AHEAD else None,
        goes_on=is_open or any(_is_ongoing(index, event) for event in events),
        voice=_voice(claim, article),
        written=article["date"],
    )


def _is_ongoing(index: Index, event: str) -> bool:
    return bool(index.one(t.Event, event)["status"] == Status.ONGOING)


def _voice(claim: Row, article: Row) -> str:
    """Who speaks. Two articles' own voices are one only where they name one publisher."""
    if claim["actor_id"]:
        return f"actor {claim['actor_id']}"
    if claim["attribution_type"] == AttributionType.ARTICLE and article["publisher"]:
        return f"publisher {article['publisher']}"
    return f"{claim['attribution_type']} {article['id']}"
