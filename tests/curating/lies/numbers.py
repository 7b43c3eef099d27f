"""Lies about what is counted: values and their bounds, what they measure, whose they are."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, NamedTuple

from app import tables as t
from app.curating.seeds.claims import FigureSeed
from app.curating.seeds.yaml_file import Route
from app.curating.text.anchors import fold
from app.releasing.row import Row
from app.vocabulary import Measure, Qualifier
from tests.curating.lies.english import content
from tests.curating.lies.truth import DROPPED, Lie, Told, Truth

BOUNDS = ("value", "low", "high", "qualifier")


class Counted(NamedTuple):
    """A figure, the claim that has it, and where it stands in the file."""

    figure: FigureSeed
    told: Told
    route: Route
    served: Row

    def has(self, tells: str, **fields: Any) -> Lie:
        """The lie that the figure has these fields."""
        changes = {(*self.route, name): value for name, value in fields.items()}
        return Lie(f"{self.figure.id}: {tells}", changes)

    @property
    def number(self) -> Decimal | None:
        """The number that its words give, bound or not."""
        known = (self.served[field] for field in ("value", "low", "high"))
        found = next((each for each in known if each is not None), None)
        return None if found is None else Decimal(str(found) if found % 1 else int(found))

    @property
    def field(self) -> str:
        """The field that holds it."""
        fields = ("value", "low", "high")
        return next((f for f in fields if getattr(self.figure, f) is not None), "value")


def figures(truth: Truth) -> list[Counted]:
    """Every figure of the article."""
    return [
        Counted(figure, told, (*told.route, "figures", number), truth.row(t.Figure, figure.id))
        for told in truth.claims
        for number, figure in enumerate(told.claim.seed.figures)
    ]


def value_wrong(truth: Truth) -> Iterator[Lie]:
    """A value that the words do not give."""
    for each in figures(truth):
        if each.number is not None:
            for wrong in (each.number + 1, each.number * 10, -each.number):
                yield each.has(f"{each.number} → {wrong}", **{each.field: str(wrong)})


def value_of_another(truth: Truth) -> Iterator[Lie]:
    """The value of another figure of the sentence, or of the article."""
    known = figures(truth)
    for each in known:
        others = [o.number for o in known if o.told.sentences == each.told.sentences] or []
        others += [o.number for o in known[:3]]
        for other in dict.fromkeys(others):
            if other is not None and each.number is not None and other != each.number:
                yield each.has(f"{each.number} → {other}", **{each.field: str(other)})


def scale_wrong(truth: Truth) -> Iterator[Lie]:
    """40 percent as 0.4, thousands and millions mistaken."""
    for each in figures(truth):
        if each.number:
            unit = truth.seeds.indicators[each.figure.indicator].unit
            for factor in (100,) if unit == "percent" else (1000, 1000000):
                wrong = each.number / factor
                yield each.has(f"{each.number} → {wrong}", **{each.field: f"{wrong:f}"})


def qualifier_dropped(truth: Truth) -> Iterator[Lie]:
    """about 585 → exactly 585."""
    for each in figures(truth):
        if each.served["qualifier"] != Qualifier.EXACT and each.number is not None:
            value = {"value": str(each.number), "low": DROPPED, "high": DROPPED}
            yield each.has("exact", qualifier="exact", **value)


def qualifier_changed(truth: Truth) -> Iterator[Lie]:
    """exactly 42 → at least 42."""
    for each in figures(truth):
        for qualifier in ("about", "at_least", "more_than", "at_most", "less_than"):
            if each.served["qualifier"] != qualifier and each.number is not None:
                value = {"value": str(each.number), "low": DROPPED, "high": DROPPED}
                yield each.has(qualifier, qualifier=qualifier, **value)


def bounds_opened(truth: Truth) -> Iterator[Lie]:
    """Bounds that the words do not give."""
    for each in figures(truth):
        if each.number:
            wide = {"low": str(each.number / 2), "high": str(each.number * 2)}
            kept = {"value": DROPPED if each.figure.value is None else str(each.figure.value)}
            yield each.has(f"between {wide['low']} and {wide['high']}", **wide, **kept)
            gone = {"value": DROPPED, "qualifier": "between"}
            yield each.has(f"between {wide['low']} and {wide['high']}, no value", **gone, **wide)


def indicator_of_another_unit(truth: Truth) -> Iterator[Lie]:
    """38,000 personnel as tanks."""
    return _of_another_indicator(truth, same=False)


def indicator_of_the_same_unit(truth: Truth) -> Iterator[Lie]:
    """Soldiers captured as soldiers lost."""
    return _of_another_indicator(truth, same=True)


def _of_another_indicator(truth: Truth, *, same: bool) -> Iterator[Lie]:
    known = truth.seeds.indicators
    for each in figures(truth):
        now = each.figure.indicator
        for other, seed in known.items():
            if other != now and (seed.unit == known[now].unit) == same:
                yield each.has(f"indicator {now} → {other}", indicator=other)


def unit_changed(truth: Truth) -> Iterator[Lie]:
    """An indicator that counts another thing than its figures do."""
    used = dict.fromkeys(each.figure.indicator for each in figures(truth))
    for name in used:
        now = truth.seeds.indicators[name].unit
        for other in truth.seeds.units:
            if other != now:
                yield Lie(f"{name}: unit {now} → {other}", {("indicators", name, "unit"): other})


def measure_changed(truth: Truth) -> Iterator[Lie]:
    """What adds up over a period stands at a time."""
    for name in dict.fromkeys(each.figure.indicator for each in figures(truth)):
        now = truth.seeds.indicators[name].measure
        other = str(Measure.STOCK if now is Measure.FLOW else Measure.FLOW)
        yield Lie(f"{name}: {now} → {other}", {("indicators", name, "measure"): other})


def subject_in_the_sentence(truth: Truth) -> Iterator[Lie]:
    """The number is another's, whom the sentence names."""
    return _of_another_subject(truth, near=True)


def subject_elsewhere(truth: Truth) -> Iterator[Lie]:
    """The number is another's, whom the sentence does not name."""
    return _of_another_subject(truth, near=False)


def _of_another_subject(truth: Truth, *, near: bool) -> Iterator[Lie]:
    for each in figures(truth):
        kin = {name for subject in each.figure.subjects for name in truth.kin(subject)}
        named = set(truth.names_in(each.told.sentences))
        others = sorted(truth.used & set(truth.seeds.actors) - kin)
        chosen = [other for other in others if (other in named) == near]
        for other in chosen if near else chosen[:: 1 + len(chosen) // 3]:
            yield each.has(f"subjects {each.figure.subjects} → {other}", subjects=[other])


def place_wrong(truth: Truth) -> Iterator[Lie]:
    """The number holds for a place that is not said."""
    for each in figures(truth):
        named = truth.places_in(each.told.quotes)
        places = sorted(truth.used & set(truth.seeds.places) - set(named))
        for other in places[each.told.number % 3 :: 4]:
            yield each.has(f"place {each.figure.place} → {other}", place=other)


def part_of_another(truth: Truth) -> Iterator[Lie]:
    """The number is a part of one that it has nothing to do with, or the whole of its part."""
    known = figures(truth)
    for each in known:
        part = each.figure.part_of
        others = [o for o in known if o.figure.id not in (each.figure.id, part)]
        for other in others[each.told.number % 3 :: 5]:
            yield each.has(f"part_of {part} → {other.figure.id}", part_of=other.figure.id)
        if part:
            whole = next((o for o in known if o.figure.id == part), None)
            swapped = {(*each.route, "part_of"): DROPPED}
            if whole:
                swapped[(*whole.route, "part_of")] = each.figure.id
                yield Lie(f"{part}: a part of {each.figure.id}", swapped)


def counted_changed(truth: Truth) -> Iterator[Lie]:
    """What is counted is another noun of the sentence, or of the article."""
    known = figures(truth)
    for each in known:
        own = fold(f"{each.figure.counted} {each.figure.text}")
        nouns = [match[0] for match in content(each.told.sentences) if match[0] not in own]
        others = [fold(o.figure.counted) for o in known if o.figure.counted]
        for other in nouns[:2] + [words for words in others if words not in own][:2]:
            yield each.has(f"counted {each.figure.counted} → {other}", counted=other)


def base_changed(truth: Truth) -> Iterator[Lie]:
    """A share of something else."""
    for each in figures(truth):
        nouns = [m[0] for m in content(each.told.sentences) if m[0] not in (each.figure.of or "")]
        if each.figure.of:
            for other in nouns[:4]:
                yield each.has(f"of {each.figure.of} → {other}", of=other)
        elif truth.seeds.indicators[each.figure.indicator].unit != "percent" and nouns:
            yield each.has(f"of {nouns[0]}", of=nouns[0])


def words_of_another(truth: Truth) -> Iterator[Lie]:
    """The words, value and all, of another number of the claim, under this figure's indicator."""
    known = figures(truth)
    for each in known:
        for other in known:
            same = other.told.sentences == each.told.sentences
            if same and other.figure.id != each.figure.id:
                taken = other.figure.model_dump(include={*BOUNDS, "text", "counted"}, mode="json")
                fields = {k: DROPPED if v is None else str(v) for k, v in taken.items()}
                yield each.has(f"says {other.figure.text!r}", **fields)


KINDS = {
    "value wrong": value_wrong,
    "value of another figure": value_of_another,
    "scale wrong": scale_wrong,
    "qualifier dropped": qualifier_dropped,
    "qualifier changed": qualifier_changed,
    "bounds opened": bounds_opened,
    "indicator of another unit": indicator_of_another_unit,
    "indicator of the same unit": indicator_of_the_same_unit,
    "unit of an indicator changed": unit_changed,
    "measure of an indicator changed": measure_changed,
    "subject: another in the sentence": subject_in_the_sentence,
    "subject: another elsewhere": subject_elsewhere,
    "place of a figure wrong": place_wrong,
    "part of another figure": part_of_another,
    "counted changed": counted_changed,
    "base of a share changed": base_changed,
    "words of another number": words_of_another,
}
