"""Discrepancies: figures that measure the same thing and disagree, and claims set against others.

Nothing here says who is right. Figures are compared only where everything says that they measure
the same thing, because a false alarm accuses somebody:

- one indicator (so one unit), the same subjects, place, events and base of a share;
- what is expected, or possible, only with its like: a forecast is not denied by what came;
- the same period, or where the number stands at a time (a stock) periods that surely share a day:
  a year's loss is not that of its quarter;
- without a period a common event, and for a stock the same day of writing; a common event also
  where nobody says whose number it is;
- never a part of a whole: two parts may be different ones;
- never two figures of one claim, none of a claim that gives several ("rose from 2 to 5"), and
  nobody against himself within one article ("by evening 15").
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from itertools import combinations
from typing import Any

from app import tables as t
from app.releasing.comparing.bounds import Bounds, disagreement
from app.releasing.rows.row import Row, Rows, TableRow
from app.vocabulary import AttributionType, DiscrepancyKind, LinkType, Measure, Modality, Status

AHEAD = (Modality.EXPECTED, Modality.POSSIBLE)
OF_LINK = {
    LinkType.CONTRADICTS: DiscrepancyKind.CONTRADICTION,
    LinkType.DENIES: DiscrepancyKind.DENIAL,
    LinkType.COUNTERS: DiscrepancyKind.COUNTER,
}
STRONGEST_FIRST = (
    DiscrepancyKind.DISJOINT,
    DiscrepancyKind.OVERLAPPING,
    DiscrepancyKind.NESTED,
    DiscrepancyKind.APPROXIMATE,
    DiscrepancyKind.REVISION,
)
LONGEST_ID = 120


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
    told: str
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
        told = self.told if self.is_stock and not self.period else None
        return (*what, self.subjects, self.events, self.ahead, told)

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


@dataclass(frozen=True, slots=True)
class Group:
    """Comparable figures that disagree, in reading order, and an event that they share."""

    kind: DiscrepancyKind
    figures: tuple[Stated, ...]
    event: str | None


def discrepancy_rows(rows: Rows) -> Iterator[TableRow]:
    """The rows of all discrepancies and of their sides, in reading order of their first sides."""
    places = {row["id"]: row["position"] for row in rows[t.Claim]}
    found = sorted([*_of_figures(rows), *_of_links(rows)], key=lambda one: _place(one[1], places))
    for position, (discrepancy, sides) in enumerate(found, start=1):
        yield t.Discrepancy, {**discrepancy, "position": position}
        for number, side in enumerate(sides):
            yield (
                t.DiscrepancySide,
                {"discrepancy_id": discrepancy["id"], "number": number, **side},
            )


def _place(sides: list[Row], places: Mapping[str, int]) -> tuple[int, str]:
    return places[sides[0]["claim_id"]], str(sides[0]["figure_id"] or "")


def _of_links(rows: Rows) -> Iterator[tuple[Row, list[Row]]]:
    links = [(link["from_id"], str(link["type"]), link["to_id"]) for link in rows[t.ClaimLink]]
    ids = Counter(_readable(words) for words in links)
    for link, words in zip(rows[t.ClaimLink], links, strict=True):
        ends = (link["from_id"], link["to_id"])
        name = _readable(words)
        row = {
            "id": name if ids[name] == 1 else _readable(words, *ends),
            "kind": OF_LINK[LinkType(link["type"])],
            "indicator_id": None,
            "place_id": None,
            "event_id": None,
        }
        yield row, [{"claim_id": claim, "figure_id": None} for claim in ends]


def _of_figures(rows: Rows) -> Iterator[tuple[Row, list[Row]]]:
    for group in groups(rows):
        first = group.figures[0]
        own = first.row
        when = group.event or str(own["date_from"])
        words = [own["indicator_id"], *first.subjects, own["place_id"] or "", when]
        row = {
            "id": _readable(words, *(one.id for one in group.figures)),
            "kind": group.kind,
            "indicator_id": own["indicator_id"],
            "place_id": own["place_id"],
            "event_id": group.event,
        }
        yield row, [{"claim_id": one.claim, "figure_id": one.id} for one in group.figures]


def _readable(words: Iterable[str], *more: str) -> str:
    """The words as an id; with `more` that tells it from others, or cut short, with a digest."""
    readable = "-".join(filter(None, words))
    if not more and len(readable) <= LONGEST_ID:
        return readable
    digest = blake2b("\n".join(sorted(more or [readable])).encode(), digest_size=4).hexdigest()
    return f"{readable[: LONGEST_ID - len(digest) - 1].rstrip('-')}-{digest}"


def groups(rows: Rows) -> Iterator[Group]:
    """All groups of comparable figures in which two disagree."""
    alike: dict[Hashable, list[Stated]] = defaultdict(list)
    for one in Statements(rows):
        alike[one.measures].append(one)
    for figures in alike.values():
        for comparable in _comparable(figures) if len(figures) > 1 else ():
            members = _settled(comparable)
            if kind := _kind(members):
                yield Group(kind, members, members[0].event)


def _settled(figures: Iterable[Stated]) -> tuple[Stated, ...]:
    """The figures in reading order, without those of a claim that gives several."""
    by_claim: dict[str, list[Stated]] = defaultdict(list)
    for one in figures:
        by_claim[one.claim].append(one)
    settled = [few[0] for few in by_claim.values() if len(few) == 1]
    return tuple(sorted(settled, key=lambda one: int(one.row["position"])))


class Statements:
    """Every figure that gives a number."""

    def __init__(self, rows: Rows) -> None:
        self._figures = rows[t.Figure]
        self._claims = {row["id"]: row for row in rows[t.Claim]}
        self._articles = {row["id"]: row for row in rows[t.Article]}
        self._stocks = {row["id"] for row in rows[t.Indicator] if row["measure"] == Measure.STOCK}
        self._ongoing = {row["id"] for row in rows[t.Event] if row["status"] == Status.ONGOING}
        self._subjects = _listed(rows[t.FigureSubject], "figure_id", "actor_id")
        self._events = _listed(rows[t.ClaimEvent], "claim_id", "event_id")

    def __iter__(self) -> Iterator[Stated]:
        for row in self._figures:
            if row["part_of_id"] is None and (bounds := Bounds.of(row)):
                yield self._stated(row, bounds)

    def _stated(self, row: Row, bounds: Bounds) -> Stated:
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
            told=article["date"],
        )


def _listed(rows: Iterable[Row], key: str, value: str) -> Mapping[str, list[str]]:
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


def _comparable(alike: Collection[Stated]) -> Iterator[Collection[Stated]]:
    """The largest groups whose time is the same: one period, or without one a common event."""
    first = next(iter(alike))
    if first.subjects or first.event:
        yield from _at_one_time(one for one in alike if one.period)
    if first.event:
        yield [one for one in alike if not one.period]


def _at_one_time(figures: Iterable[Stated]) -> Iterator[list[Stated]]:
    """Figures of the same period; of a stock, of periods that surely share a day."""
    by_period: dict[Any, list[Stated]] = defaultdict(list)
    for one in figures:
        by_period[one.period].append(one)
    certain = {period: _days_in_common(same) for period, same in by_period.items()}
    yield from (same for period, same in by_period.items() if certain[period] is None)
    for periods in cliques({p: days for p, days in certain.items() if days}):
        yield [one for period in periods for one in by_period[period]]


def _days_in_common(same: Iterable[Stated]) -> tuple[str, str] | None:
    """The days that figures of one period all surely cover."""
    days = [one.surely for one in same]
    known = [found for found in days if found]
    if len(known) < len(days):
        return None
    return max(first for first, _ in known), min(last for _, last in known)


def cliques(intervals: Mapping[Any, tuple[str, str]]) -> Iterator[list[Any]]:
    """The largest sets of intervals (first and last day) that all share a day."""
    starts = sorted(intervals, key=lambda name: intervals[name][0])
    ends = sorted(intervals, key=lambda name: intervals[name][1])
    current: dict[Any, None] = {}
    next_start, grown = 0, False
    for ending in ends:
        while next_start < len(starts) and intervals[starts[next_start]][0] <= intervals[ending][1]:
            current[starts[next_start]] = None
            next_start, grown = next_start + 1, True
        if grown:
            yield list(current)
        del current[ending]
        grown = False


def _kind(figures: Collection[Stated]) -> DiscrepancyKind | None:
    """How the figures disagree: the strongest way in which two of them do."""
    different = list({(one.bounds, one.voice, one.article): one for one in figures}.values())
    found: set[DiscrepancyKind] = set()
    for one, other in combinations(different, 2):
        kind = disagreement(one.bounds, other.bounds)
        if kind and (one.voice, one.article) != (other.voice, other.article):
            found.add(DiscrepancyKind.REVISION if _revises(one, other) else kind)
        if STRONGEST_FIRST[0] in found:
            break
    return min(found, key=STRONGEST_FIRST.index, default=None)


def _revises(one: Stated, other: Stated) -> bool:
    """Whether a later article tells the number anew: in the same voice, or as it went on."""
    first = min(one, other, key=lambda figure: figure.told)
    return one.told != other.told and (one.voice == other.voice or first.goes_on)
