"""Figures as comparing sees them: their bounds, with what it asks of claim, article and event."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from app import tables as t
from app.releasing.comparing.bounds import Bounds
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


class Statements:
    """Every figure that gives a number."""

    def __init__(self, rows: Rows) -> None:
        self._figures = rows[t.Figure]
        self._claims = {row["id"]: row for row in rows[t.Claim]}
        self._articles = {row["id"]: row for row in rows[t.Article]}
        self._stocks = {row["id"] for row in rows[t.Indicator] if row["measure"] == Measure.STOCK}
        self._ongoing = {row["id"] for row in rows[t.Event] if row["status"] == Status.ONGOING}
        self._subjects = _group(rows[t.FigureSubject], "figure_id", "actor_id")
        self._events = _group(rows[t.ClaimEvent], "claim_id", "event_id")

    def __iter__(self) -> Iterator[Stated]:
        for row in self._figures:
            if row["part_of_id"] is None and (bounds := Bounds.of(row)):
                yield self._state(row, bounds)

    def _state(self, row: Row, bounds: Bounds) -> Stated:
        claim, article = self._claims[row["claim_id"]], self._articles[row["article_id"]]
        events = tuple(sorted(self._events.get(claim["id"], ())))
        is_open = row["date_edtf"] is not None and (
            row["date_end"] is None or row["date_end"] >= article["date"]
        )
        return Stated(
            row,
            bounds,
            subjects=tuple(sorted(self._subjects.get(row["id"], ()))),
            events=events,
            is_stock=row["indicator_id"] in self._stocks,
            ahead=claim["modality"] if claim["modality"] in AHEAD else None,
            goes_on=is_open or not self._ongoing.isdisjoint(events),
            voice=_voice(claim, article),
            written=article["date"],
        )


def _group(rows: Iterable[Row], key: str, value: str) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        found[row[key]].append(row[value])
    return found


def _voice(claim: Row, article: Row) -> str:
    """Who speaks. Two articles' own voices are one only where they name one publisher."""
    if claim["actor_id"]:
        return f"actor {claim['actor_id']}"
    if claim["attribution_type"] == AttributionType.ARTICLE and article["publisher"]:
        return f"publisher {article['publisher']}"
    return f"{claim['attribution_type']} {article['id']}"
