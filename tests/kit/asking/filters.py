"""What each filter finds, read plainly from the documents."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from tests.kit.asking.days import Days, read_days
from tests.kit.asking.facts import Document, Facts, id_of

Values = Callable[[Facts, Document], Iterable[str | None]]
Passes = Callable[[Any, str, str | None], bool]


@dataclass(frozen=True)
class AnyOf:
    """A filter that finds what has one of the values."""

    values: Values
    names: str | None = None
    """The kind of fact whose ids, names and aliases it takes; none, if it takes any word."""
    also: tuple[str, ...] = ()
    """Words that it takes besides."""
    has_affiliates: bool = False
    """Whether an actor means those affiliated to it, unless `affiliates` is false."""

    def read(self, facts: Facts, document: Document, *, alone: bool) -> Iterable[str | None]:
        """The values that find a document."""
        values = self.values(facts, document)
        if alone or not self.has_affiliates:
            return values
        return [above for one in values for above in facts.above(one)]


@dataclass(frozen=True)
class Bound:
    """A filter that finds what is not beyond a bound, as `match` reads it."""

    part: Callable[[Facts, Document], Any]
    passes: Passes
    start: str | None = None
    """The filter that sets the other end, where this one sets the end of a range."""


def _named(part: str) -> Values:
    """The id of the fact that a part of the document refers to."""
    return lambda _, x: [id_of(x[part])]


def _all_named(part: str) -> Values:
    """The ids of the facts that a part of the document refers to."""
    return lambda _, x: [one["id"] for one in x[part]]


def _plain(part: str) -> Values:
    return lambda _, x: [x[part]]


def _voice(claim: Document) -> str:
    """Whose words they are: an actor's id, `article` or `unnamed`."""
    said = claim["attribution"]
    return id_of(said["actor"]) or said["type"]


def _cited(claim: Document) -> list[str]:
    return [source["id"] for quote in claim["evidence"] for source in quote["cites"]]


def _of_claims(values: Callable[[Document], Iterable[str]]) -> Values:
    """The values of an event's claims."""
    return lambda facts, x: [one for claim in facts.stating[x["id"]] for one in values(claim)]


def _of_event(
    values: Callable[[Document], Iterable[str]], own: Callable[[Facts, Document], Iterable[str]]
) -> Values:
    """The values of an event's claims, and of its own passages where it has any."""
    of_claims = _of_claims(values)
    return lambda facts, x: [*of_claims(facts, x), *(own(facts, x) if x["evidence"] else [])]


def _articles_of(_: Facts, event: Document) -> Iterable[str]:
    """The articles in which an event's own passages stand."""
    return [passage["article"]["id"] for passage in event["evidence"]]


def _of_sides(values: Callable[[Document], Iterable[str]]) -> Values:
    """The values of a discrepancy's sides."""

    def read(_: Facts, discrepancy: Document) -> Iterable[str]:
        sides = discrepancy["sides"]["items"]
        assert len(sides) == discrepancy["sides"]["count"], "Not all sides are shown."
        return [one for side in sides for one in values(side)]

    return read


def _subjects(side: Document) -> list[str]:
    return [actor["id"] for actor in side["figure"]["subjects"]] if side["figure"] else []


def _about(side: Document) -> list[str]:
    return [event["id"] for event in side["claim"]["events"]]


def _around_all(facts: Facts, document: Document) -> list[str]:
    return [around for place in document["places"] for around in facts.around(place["id"])]


def _around_place(facts: Facts, document: Document) -> list[str]:
    return facts.around(id_of(document["place"]))


def _reaches(number: Document, least: str, match: str | None) -> bool:
    value, low, high = number["value"], number["low"], number["high"]
    if match == "certain":
        return low is not None and low >= float(least)
    if match == "possible":
        under = number["qualifier"] == "less_than"
        return high is None or (high > float(least) if under else high >= float(least))
    return value is not None and value >= float(least)


def _stays_below(number: Document, most: str, match: str | None) -> bool:
    value, low, high = number["value"], number["low"], number["high"]
    if match == "certain":
        return high is not None and high <= float(most)
    if match == "possible":
        over = number["qualifier"] == "more_than"
        return low is None or (low < float(most) if over else low <= float(most))
    return value is not None and value <= float(most)


def _is_since(days: Days | None, day: str, match: str | None) -> bool:
    reaches = days and (days.surely_reaches if match == "certain" else days.may_reach)
    return bool(reaches and reaches(day))


def _is_until(days: Days | None, day: str, match: str | None) -> bool:
    begins = days and (days.surely_begins_by if match == "certain" else days.may_begin_by)
    return bool(begins and begins(day))


def _days_of_figure(facts: Facts, figure: Document) -> Days | None:
    return read_days(figure["period"], facts.day_written([figure]))


def _days_of_event(facts: Facts, event: Document) -> Days | None:
    """What has occurred lies behind on the day of the article, however long it went on before."""
    written = facts.day_written(facts.stating[event["id"]])
    is_past = event["status"] == "occurred"
    return read_days(event["date"], written, *([written] if is_past else []))


def _of_actors(values: Values) -> AnyOf:
    return AnyOf(values, "actors", has_affiliates=True)


def _of_voices(values: Values) -> AnyOf:
    return AnyOf(values, "actors", ("article", "unnamed"), has_affiliates=True)


def _number(_: Facts, figure: Document) -> Document:
    return figure


FILTERS: dict[tuple[str, str], AnyOf | Bound] = {
    ("actors", "type"): AnyOf(_plain("type")),
    ("actors", "country"): AnyOf(_named("country"), "places"),
    ("actors", "affiliation"): _of_actors(_named("affiliation")),
    ("actors", "event"): AnyOf(lambda facts, x: facts.taking_part[x["id"]], "events"),
    ("articles", "language"): AnyOf(_plain("language")),
    ("articles", "indicator"): AnyOf(lambda facts, x: facts.measured[x["id"]], "indicators"),
    ("articles", "since"): Bound(lambda _, x: x["date"], lambda date, day, _: date >= day),
    ("articles", "until"): Bound(lambda _, x: x["date"], lambda date, day, _: date <= day, "since"),
    ("claims", "article"): AnyOf(_named("article"), "articles"),
    ("claims", "event"): AnyOf(_all_named("events"), "events"),
    ("claims", "actor"): _of_actors(_all_named("actors")),
    ("claims", "place"): AnyOf(_around_all, "places"),
    ("claims", "attributed_to"): _of_voices(lambda _, x: [_voice(x)]),
    ("claims", "link"): AnyOf(lambda _, x: [link["type"] for link in x["links"]]),
    ("claims", "modality"): AnyOf(_plain("modality")),
    ("claims", "source"): AnyOf(lambda _, x: _cited(x), "sources"),
    ("claims", "discrepancy"): AnyOf(
        lambda facts, x: facts.disputed["claim"][x["id"]], "discrepancies"
    ),
    ("claims", "has_figure"): AnyOf(lambda _, x: ["true" if x["figures"] else "false"]),
    ("discrepancies", "kind"): AnyOf(_plain("kind")),
    ("discrepancies", "article"): AnyOf(
        _of_sides(lambda side: [side["claim"]["article"]["id"]]), "articles"
    ),
    ("discrepancies", "indicator"): AnyOf(_named("indicator"), "indicators"),
    ("discrepancies", "subject"): _of_actors(_of_sides(_subjects)),
    ("discrepancies", "place"): AnyOf(_around_place, "places"),
    ("discrepancies", "event"): AnyOf(_of_sides(_about), "events"),
    ("discrepancies", "attributed_to"): _of_voices(_of_sides(lambda side: [_voice(side["claim"])])),
    ("events", "article"): AnyOf(
        _of_event(lambda claim: [claim["article"]["id"]], _articles_of), "articles"
    ),
    ("events", "type"): AnyOf(_named("type"), "event types"),
    ("events", "status"): AnyOf(_plain("status")),
    ("events", "actor"): _of_actors(_all_named("actors")),
    ("events", "place"): AnyOf(_around_all, "places"),
    ("events", "parent"): AnyOf(_named("parent"), "events"),
    ("events", "since"): Bound(_days_of_event, _is_since),
    ("events", "until"): Bound(_days_of_event, _is_until, "since"),
    ("events", "attributed_to"): _of_voices(
        _of_event(lambda claim: [_voice(claim)], lambda _, __: ["article"])
    ),
    ("events", "source"): AnyOf(_of_event(_cited, lambda _, x: _cited(x)), "sources"),
    ("figures", "article"): AnyOf(_named("article"), "articles"),
    ("figures", "indicator"): AnyOf(_named("indicator"), "indicators"),
    ("figures", "unit"): AnyOf(_named("unit"), "units"),
    ("figures", "qualifier"): AnyOf(_plain("qualifier")),
    ("figures", "min"): Bound(_number, _reaches),
    ("figures", "max"): Bound(_number, _stays_below, "min"),
    ("figures", "since"): Bound(_days_of_figure, _is_since),
    ("figures", "until"): Bound(_days_of_figure, _is_until, "since"),
    ("figures", "subject"): _of_actors(_all_named("subjects")),
    ("figures", "event"): AnyOf(_all_named("events"), "events"),
    ("figures", "place"): AnyOf(_around_place, "places"),
    ("figures", "attributed_to"): _of_voices(lambda _, x: [_voice(x)]),
    ("figures", "discrepancy"): AnyOf(
        lambda facts, x: facts.disputed["figure"][x["id"]], "discrepancies"
    ),
    ("figures", "source"): AnyOf(lambda _, x: _cited(x), "sources"),
    ("indicators", "unit"): AnyOf(_named("unit"), "units"),
    ("places", "type"): AnyOf(_plain("type")),
    ("places", "country"): AnyOf(_named("country"), "places"),
    ("places", "within"): AnyOf(lambda facts, x: facts.around(id_of(x["within"])), "places"),
    ("sources", "article"): AnyOf(_named("article"), "articles"),
    ("sources", "marker"): AnyOf(_plain("marker")),
}
"""Every filter of every list but `q`, which `words` reads."""
