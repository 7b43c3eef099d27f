"""Lies about when: dates of events and numbers, and whether it is over, under way or to come."""

import datetime as dt
import re
from collections.abc import Callable, Iterator

from app import tables as t
from app.curating.seeds.words import DateSeed
from app.curating.seeds.yaml_file import Route
from app.curating.text.anchors import fold
from app.vocabulary import Status
from tests.curating.lies.english import find_words
from tests.curating.lies.truth import Lie, Truth

Dated = tuple[Route, DateSeed, str, str]
"""Where a date stands in the file, the date, its EDTF, and the sentences around it."""


def _dates(truth: Truth) -> Iterator[Dated]:
    for name, stated in truth.events.items():
        edtf = truth.row(t.Event, name)["date_edtf"]
        if stated.seed.date and edtf:
            yield ("events", name, "date"), stated.seed.date, edtf, fold(stated.sentences)
    for told in truth.claims:
        for number, figure in enumerate(told.claim.seed.figures):
            edtf = truth.row(t.Figure, figure.id)["date_edtf"]
            if figure.period and edtf:
                route = (*told.route, "figures", number, "period")
                yield route, figure.period, edtf, told.sentences


def _changed(truth: Truth, change: Callable[[str], list[str]]) -> Iterator[Lie]:
    """Dates with another EDTF under the same words, without a note."""
    for route, date, edtf, _ in _dates(truth):
        for other in change(edtf):
            if other != edtf:
                yield _lie(route, edtf, other, date.text)


def _lie(route: Route, now: str, other: str, words: str) -> Lie:
    told = ".".join(str(step) for step in route[1:])
    return Lie(f"{told}: {now} → {other}", {route: {"text": fold(words), "edtf": other}})


DAY = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-\d\d")


def _shift(days: int) -> Callable[[str], list[str]]:
    def shifted(edtf: str) -> list[str]:
        found = DAY.findall(edtf)
        if not found:
            return []
        moved = dt.date.fromisoformat(found[0]) + dt.timedelta(days=days)
        return [edtf.replace(found[0], moved.isoformat(), 1)]

    return shifted


def day_before(truth: Truth) -> Iterator[Lie]:
    """A day too early."""
    return _changed(truth, _shift(-1))


def day_after(truth: Truth) -> Iterator[Lie]:
    """A day, or a week, too late."""
    return _changed(truth, lambda edtf: [*_shift(1)(edtf), *_shift(7)(edtf)])


def year_moved(truth: Truth) -> Iterator[Lie]:
    """The words are read against another year."""

    def moved(edtf: str) -> list[str]:
        year = int(re.findall(r"\d{4}", edtf)[0])
        return [edtf.replace(str(year), str(year + step)) for step in (-1, 1)]

    return _changed(truth, moved)


def month_moved(truth: Truth) -> Iterator[Lie]:
    """The words are read as another month or quarter."""

    def moved(edtf: str) -> list[str]:
        found = re.search(r"(?<=\d{4}-)\d\d", edtf)
        if not found:
            return []
        month = int(found[0])
        first = 33 if month > 32 else 1
        size = 4 if month > 32 else 12
        other = first + (month - first + 1) % size
        return [edtf[: found.start()] + f"{other:02}" + edtf[found.end() :]]

    return _changed(truth, moved)


def end_opened(truth: Truth) -> Iterator[Lie]:
    """2025-01-11 → 2025-01-11/.."""
    return _changed(truth, lambda edtf: [] if "/" in edtf else [f"{edtf}/..", f"../{edtf}"])


def end_closed(truth: Truth) -> Iterator[Lie]:
    """2024-08/.. → 2024-08"""

    def closed(edtf: str) -> list[str]:
        if ".." not in edtf:
            return []
        bare = edtf.replace("..", "").strip("/")
        return [bare, f"{bare}/2030" if edtf.endswith("..") else f"1990/{bare}"]

    return _changed(truth, closed)


def coarser(truth: Truth) -> Iterator[Lie]:
    """A day as its month, a month as its year."""
    return _changed(
        truth, lambda edtf: [edtf.rsplit("-", 1)[0]] if "/" not in edtf and "-" in edtf else []
    )


def finer(truth: Truth) -> Iterator[Lie]:
    """A month as one of its days, a year as one of its months."""

    def made(edtf: str) -> list[str]:
        bare = edtf.rstrip("~?")
        return [f"{bare}-15" if bare.count("-") else f"{bare}-03"] if plain(bare) else []

    def plain(edtf: str) -> bool:
        return bool(re.fullmatch(r"\d{4}(?:-(?:0\d|1[0-2]))?", edtf))

    return _changed(truth, made)


def surer(truth: Truth) -> Iterator[Lie]:
    """About a day → that day; a day → about that day."""

    def made(edtf: str) -> list[str]:
        return [edtf.replace("~", "")] if "~" in edtf else [] if "/" in edtf else [f"{edtf}~"]

    return _changed(truth, made)


def words_of_another(truth: Truth) -> Iterator[Lie]:
    """Another date of the article, its words and all."""
    return _moved(truth, near=False)


def words_of_another_near(truth: Truth) -> Iterator[Lie]:
    """Another date of the same sentence, its words and all."""
    return _moved(truth, near=True)


def _moved(truth: Truth, *, near: bool) -> Iterator[Lie]:
    known = list(_dates(truth))
    for route, date, edtf, sentences in known:
        others = {each[1].text: each for each in known if each[2] != edtf}
        for other in others.values():
            stands = find_words(fold(other[1].text), sentences) is not None
            if stands == near and fold(other[1].text) != fold(date.text):
                yield _lie(route, edtf, other[2], other[1].text)


def dated_by_a_neighbour(truth: Truth) -> Iterator[Lie]:
    """An event without a date gets one that its sentence gives another event."""
    dated = [each for each in _dates(truth) if each[0][0] == "events"]
    for name, stated in truth.events.items():
        family = {name, stated.seed.parent and stated.seed.parent.event}
        family |= {
            n for n, e in truth.events.items() if e.seed.parent and e.seed.parent.event == name
        }
        for route, date, edtf, _ in dated:
            near = find_words(fold(date.text), fold(stated.sentences))
            if not stated.seed.date and near and route[1] not in family:
                yield _lie(("events", name, "date"), "none", edtf, date.text)


def excused_elsewhere(truth: Truth) -> Iterator[Lie]:
    """Another day, with a note that is the event's and not the date's."""
    for route, date, edtf, _ in _dates(truth):
        for other in _shift(2)(edtf) or [f"{edtf[:3]}{(int(edtf[3]) + 1) % 10}{edtf[4:]}"]:
            if route[0] == "events" and edtf[:4].isdigit():
                note = (
                    "The text does not say the day so exactly; it is read from what stands near it."
                )
                lie = _lie(route, edtf, other, date.text)
                yield Lie(lie.tells, {**lie.changes, (*route[:2], "note"): note})


def noted(truth: Truth) -> Iterator[Lie]:
    """Another day, with a note on the date."""
    for route, date, edtf, _ in _dates(truth):
        for other in _shift(2)(edtf):
            changed = {
                "text": fold(date.text),
                "edtf": other,
                "note": "It is read as two days later.",
            }
            yield Lie(f"{route[1]}: {edtf} → {other}, with a note", {route: changed})


def status_of(truth: Truth, event: str) -> Status:
    """What is served of an event's status."""
    return Status(truth.row(t.Event, event)["status"])


def _status(old: Status, new: Status) -> Callable[[Truth], Iterator[Lie]]:
    def changed(truth: Truth) -> Iterator[Lie]:
        for name in truth.events:
            if status_of(truth, name) is old:
                yield truth.event(name, f"{old} → {new}", status=str(new))

    return changed


def status_in_words_of_another(truth: Truth) -> Iterator[Lie]:
    """Words of status that stand beside another event's noun."""
    found = {
        "upcoming": "scheduled",
        "scheduled": "scheduled",
        "ongoing": "ongoing",
        "is set to": "scheduled",
    }
    for name, stated in truth.events.items():
        for words, status in found.items():
            if find_words(words, fold(stated.sentences)) and status != status_of(truth, name):
                changed = {"is": status, "words": words}
                yield truth.event(name, f"{status} ({words})", status=changed)


def article_day_moved(truth: Truth) -> Iterator[Lie]:
    """The article is of another day."""
    day = truth.folder.seed.date
    for days in (-1, 1, 365):
        moved = (day + dt.timedelta(days=days)).isoformat()
        changes = {("article", "date"): moved}
        yield Lie(f"article: {day} → {moved}", changes)
        if truth.folder.seed.dateline:
            both = {**changes, ("article", "dateline", "date"): moved}
            yield Lie(f"article and dateline: {day} → {moved}", both)


def date_dropped_from_words(truth: Truth) -> Iterator[Lie]:
    """Fewer words, which say another time: January 11, 2025 → 2025."""
    for route, date, edtf, _ in _dates(truth):
        year = re.search(r"(?:19|20)\d\d", date.text)
        if year and fold(date.text) != year[0] and edtf != year[0]:
            yield _lie(route, edtf, year[0], year[0])


PAIRS = [(old, new) for old in Status for new in Status if old is not new]
KINDS = {
    "date: a day early": day_before,
    "date: days late": day_after,
    "date: another month": month_moved,
    "date: another year": year_moved,
    "date: an end opened": end_opened,
    "date: an end closed": end_closed,
    "date: coarser": coarser,
    "date: finer": finer,
    "date: about made sure, or sure about": surer,
    "date: of another sentence": words_of_another,
    "date: another of the sentence": words_of_another_near,
    "date: a neighbour's for one without": dated_by_a_neighbour,
    "date: only its year's words": date_dropped_from_words,
    "date: excused by the event's note": excused_elsewhere,
    "date: another, with its own note": noted,
    "date of the article moved": article_day_moved,
    "status in words of another event": status_in_words_of_another,
    **{f"status: {old} → {new}": _status(old, new) for old, new in PAIRS},
}
