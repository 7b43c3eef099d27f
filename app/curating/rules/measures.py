"""Rules about what a figure's number counts: its unit, its indicator, the words that name it."""

import re
from collections.abc import Iterator

from app.curating.languages import is_read
from app.curating.meaning.forms import stems_of
from app.curating.meaning.indicators import Indicators, Words
from app.curating.meaning.numbers import (
    Place,
    figures_found,
    is_fraction,
    locate,
    read_number,
    read_quantity,
)
from app.curating.seeds.claims import FigureSeed
from app.curating.seeds.faults import Fault
from app.curating.seeds.load import Seeds
from app.curating.seeds.things import UnitSeed
from app.curating.text.anchors import Folded
from app.curating.text.evidence import Anchor, AnchoredClaim
from app.english.numbers.find import Quantity
from app.english.numbers.shares import shares_base
from app.english.numbers.units import is_known, is_measured
from app.english.stems.stem import stem_kin


def words_fit_the_unit(seeds: Seeds) -> Iterator[Fault]:
    """What a figure's words count is its indicator's unit."""
    indicators = Indicators(seeds.indicators, seeds.units)
    for figure, claim in figures_found(seeds):
        indicator = seeds.indicators.get(figure.indicator)
        unit = seeds.units.get(indicator.unit) if indicator else None
        quantity = read_quantity(figure, claim, seeds) if unit else None
        if indicator and unit and quantity:
            code = quantity.unit or _unit_of_counted(figure, seeds)
            code = code or _unit_gone_on(quantity, figure, claim, seeds)
            if _counts_nothing(figure, quantity, code) and not is_measured(indicator.unit):
                said = _words_around(figure, claim, seeds)
                fits = figure.part_of or indicators.are_named(figure.indicator, said)
            else:
                fits = _fits(figure, quantity, code, (indicator.unit, unit))
            if not fits:
                yield figure.fault(_explain(figure, quantity, code, seeds), "indicator")


def _unit_of_counted(figure: FigureSeed, seeds: Seeds) -> str | None:
    """The unit of what the curator says is counted, for a number that stands alone."""
    found = seeds.quantities_in(f"12 {figure.counted}") if figure.counted else []
    return found[0].unit if found else None


def _counts_nothing(figure: FigureSeed, quantity: Quantity, code: str | None) -> bool:
    """Whether a number stands alone: "12 died", "12 still ongoing"."""
    alone = code is None and quantity.counted is None and figure.counted is None
    return alone and not is_fraction(quantity)


_GOES_ON_COUNTING = frozenset(("others", "more"))
"""What stands for the noun of the number before: "killed 14 people and injured 46 others"."""


def _unit_gone_on(
    quantity: Quantity, figure: FigureSeed, claim: AnchoredClaim, seeds: Seeds
) -> str | None:
    """The unit of the number before, where this one counts others of the same."""
    place = locate(figure.text, claim)
    if place is None or quantity.text.lower().split()[-1] not in _GOES_ON_COUNTING:
        return None
    numbers = seeds.quantities_in(place.anchor.sentence.text)
    before = [one.unit for one in numbers if one.end <= quantity.start]
    return before[-1] if before else None


def _fits(
    figure: FigureSeed, quantity: Quantity, code: str | None, unit: tuple[str, UnitSeed]
) -> bool:
    name, seed = unit
    if code == name:
        return True
    if is_fraction(quantity):
        return name == "percent" or _holds_words(figure, quantity, seed)
    if code and is_known(name) and is_measured(code) != is_measured(name):
        return False
    if code and stem_kin(seed.name) == stem_kin(code):
        return True  # A unit "people" is what the recogniser calls person.
    return _holds_words(figure, quantity, seed)


def _holds_words(figure: FigureSeed, quantity: Quantity, unit: UnitSeed) -> bool:
    """Whether the figure's words hold a form of the unit, word for word but for endings."""
    said = set(stems_of(f"{figure.text} {quantity.text} {figure.counted or ''}"))
    return any(set(stems_of(form)) <= said for form in (unit.name, *unit.words))


def _explain(figure: FigureSeed, quantity: Quantity, code: str | None, seeds: Seeds) -> str:
    unit = seeds.indicators[figure.indicator].unit
    told = f'"{figure.indicator}" is a number of {unit}'
    if is_fraction(quantity):
        return f'"{quantity.text}" is a share, but {told}: give an indicator of percent.'
    if code and is_known(code):
        others = [name for name, one in seeds.indicators.items() if one.unit == code]
        listed = f" ({', '.join(others[:3])})" if others else ""
        return f'"{quantity.text}" says {code}, but {told}: give an indicator of {code}{listed}.'
    noun = quantity.counted or figure.counted
    if noun is None:
        return (
            f'"{quantity.text}" does not say what it counts, and {told}. Say so: counted: the'
            " sentence's noun, or part_of: the figure that it goes on from; or name there the verb"
            f" that says it: {figure.indicator}: {{…, counts: [a word of the quote]}}."
        )
    return (
        f'Nothing in "{quantity.text}" says {unit}, and {told}. If it is, the unit needs this word:'
        f" {unit}: {{name: {seeds.units[unit].name}, words: [{noun}]}}."
    )


def words_fit_the_indicator(seeds: Seeds) -> Iterator[Fault]:
    """Of the indicators of one unit, a figure has the one that its quote names."""
    indicators = Indicators(seeds.indicators, seeds.units)
    for figure, claim in figures_found(seeds):
        place = locate(figure.text, claim)
        read = is_read(seeds.articles[claim.article].seed.language)
        if place and read and figure.indicator in seeds.indicators:
            if not indicators.share_unit(figure.indicator):
                continue
            told = indicators.explain(figure, _words_around(figure, claim, seeds))
            if told:
                yield figure.fault(told, "indicator")


def _words_around(figure: FigureSeed, claim: AnchoredClaim, seeds: Seeds) -> Words:
    """A figure's own words, and those of its quotes that are no other number's."""
    quantity, place = read_quantity(figure, claim, seeds), locate(figure.text, claim)
    counted = figure.counted or (quantity.counted if quantity else None)
    own = " ".join(filter(None, (figure.text, counted, figure.of)))
    others = [one.text for one in claim.seed.figures if one.id != figure.id]
    rest = (_drop_others(anchor, others, place, seeds) for anchor in claim.anchors)
    return Words(frozenset(stems_of(own)), frozenset(stems_of("\n".join(rest))))


def _drop_others(anchor: Anchor, texts: list[str], place: Place | None, seeds: Seeds) -> str:
    """A quote without the words of other figures, and of other numbers that it holds."""
    shift = anchor.start - anchor.sentence.start
    own = (place.start - shift, place.end - shift) if place and place.anchor is anchor else (0, 0)
    spans = [span for words in texts for span in Folded(anchor.exact).spans(words)[:1]]
    spans += [
        (one.start - shift, _end_of_number(one, anchor.sentence.text) - shift)
        for one in seeds.quantities_in(anchor.sentence.text)
    ]
    kept = bytearray(b"x" * len(anchor.exact))
    for start, end in spans:
        if start >= 0 and not (start < own[1] and own[0] < end):
            kept[start:end] = bytes(len(kept[start:end]))
    return "".join(sign if keep else " " for sign, keep in zip(anchor.exact, kept, strict=True))


def _end_of_number(quantity: Quantity, sentence: str) -> int:
    """Where its words end; those of a number that names nothing go on: "12 still ongoing"."""
    if quantity.counted or quantity.unit:
        return quantity.end
    found = _BREAK.search(sentence, quantity.end)
    return found.start() if found else len(sentence)


_BREAK = re.compile(r"[,;:.()\[]|\b(?:and|but|while)\b")


def words_stand_in_the_sentence(seeds: Seeds) -> Iterator[Fault]:
    """What is counted stands at the number, and what a share is of behind it, or behind an "of"."""
    for figure, claim in figures_found(seeds):
        place = locate(figure.text, claim)
        if place is None:
            continue
        sentence = Folded(place.anchor.sentence.text)
        read = is_read(seeds.articles[claim.article].seed.language)
        for field, check in (("counted", _check_counted), ("of", _check_base)):
            words = getattr(figure, field)
            if words and words not in sentence:
                yield figure.fault(f'"{words}" does not stand in the sentence.', field)
            elif words and read:
                yield from check(figure, place, read_quantity(figure, claim, seeds), seeds)


def _own_span(place: Place, quantity: Quantity | None) -> tuple[int, int]:
    """A figure's words and its quantity's, together."""
    if quantity is None:
        return place.start, place.end
    return min(place.start, quantity.start), max(place.end, quantity.end)


def _check_counted(
    figure: FigureSeed, place: Place, quantity: Quantity | None, seeds: Seeds
) -> Iterator[Fault]:
    """The counted noun is the one at the number; where none is, it says the indicator's unit."""
    sentence, (start, end) = place.anchor.sentence.text, _own_span(place, quantity)
    spans = Folded(sentence).spans(figure.counted or "")
    if any(first < end and start < last for first, last in spans):
        return
    if any(_JOINS.fullmatch(sentence, end, first) for first, _ in spans if first >= end):
        return
    if quantity and quantity.counted:
        yield figure.fault(
            f'The number counts "{quantity.counted}": counted: {quantity.counted}', "counted"
        )
    elif not _says_unit(figure, seeds):
        yield figure.fault(
            f'"{figure.counted}" is not what "{figure.text}" counts: leave `counted` out, or give'
            " the noun that says its unit.",
            "counted",
        )


_JOINS = re.compile(
    r"\s{0,3}(?:(?:in|of|worth of)\s{1,3})?(?:(?:all|the|its|his|her|their|an?)\s{1,3}){0,2}"
)
"""What may stand between a number and a noun that it counts."""
_OF = re.compile(
    r"(?:(?:^|[,;:(\u2014])\s{0,3}|\b(?:share|proportion|percentage|portion) )of\s{1,3}"
    r"(?:(?:all|the|its|their|these|those)\s{1,3}){0,2}$",
    re.IGNORECASE,
)
"""What stands in front of the base of a share that comes later: "Of the 500 prisoners, 40%"."""


def _says_unit(figure: FigureSeed, seeds: Seeds) -> bool:
    indicator = seeds.indicators.get(figure.indicator)
    unit = seeds.units.get(indicator.unit) if indicator else None
    if indicator is None or unit is None or _unit_of_counted(figure, seeds) == indicator.unit:
        return True
    said = set(stems_of(figure.counted or ""))
    return any(set(stems_of(form)) <= said for form in (unit.name, *unit.words))


def _check_base(
    figure: FigureSeed, place: Place, quantity: Quantity | None, _: Seeds
) -> Iterator[Fault]:
    """A share's base stands right behind it, or behind an "of" in front of it."""
    sentence, end = place.anchor.sentence.text, _own_span(place, quantity)[1]
    for first, last in Folded(sentence).spans(figure.of or ""):
        if first >= place.end and _JOINS.fullmatch(sentence, min(end, first), first):
            return
        if first >= place.end and _JOINS.fullmatch(sentence, place.end, first):
            return
        if first < place.start and _OF.search(sentence[max(0, first - 40) : first]):
            return
        if shares_base(sentence, (place.start, end), (first, last)):
            return
    yield figure.fault(
        f'"{figure.text}" is not of "{figure.of}": leave `of` out, or give the words behind its'
        ' "of".',
        "of",
    )


def parts_are_of_their_wholes(seeds: Seeds) -> Iterator[Fault]:
    """A part is told of in the sentence of its whole, and is no more than that."""
    known = {figure.id: (figure, claim) for figure, claim in figures_found(seeds)}
    for figure, claim in figures_found(seeds):
        if figure.part_of not in known:
            continue
        whole, other = known[figure.part_of]
        place, there = locate(figure.text, claim), locate(whole.text, other)
        ours, theirs = read_number(figure, claim, seeds), read_number(whole, other, seeds)
        told_here = claim.article == other.article and _stand_together(place, there)
        if whole.id == figure.id or not told_here:
            yield figure.fault(
                f'No sentence tells of both "{figure.id}" and "{whole.id}": leave `part_of` out.',
                "part_of",
            )
        elif ours.value and theirs.high and ours.value > theirs.high:
            yield figure.fault(
                f"A part of {ours.value:f} is more than its whole of {theirs.high:f}: which of the"
                " two is the whole?",
                "part_of",
            )


def _stand_together(place: Place | None, other: Place | None) -> bool:
    if place is None or other is None:
        return True  # That their words are missing is told already.
    part, whole = place.anchor.sentence, other.anchor.sentence
    goes_on = part.position == whole.position + 1 and _GOES_ON.search(part.text) is not None
    return part == whole or goes_on


_GOES_ON = re.compile(
    r"\b(?:of (?:them|these|those|whom|which)|among (?:them|these|those))\b", re.I
)
"""What ties a sentence to the number of the one before: "Of these, 20 were children"."""


def one_figure_for_a_number(seeds: Seeds) -> Iterator[Fault]:
    """No two figures of a claim are the same number of the text."""
    for claim in seeds.claims:
        seen: dict[tuple[int, int], str] = {}
        for figure in claim.seed.figures:
            place, quantity = locate(figure.text, claim), read_quantity(figure, claim, seeds)
            if place is None or quantity is None:
                continue
            at = (place.anchor.sentence.start, quantity.number_start)
            if at in seen:
                yield figure.fault(
                    f'"{figure.text}" is the number of "{seen[at]}" already: give the words of'
                    " another, or leave one out.",
                    "text",
                )
            seen[at] = figure.id


RULES = (
    words_fit_the_unit,
    words_fit_the_indicator,
    words_stand_in_the_sentence,
    parts_are_of_their_wholes,
    one_figure_for_a_number,
)
"""What a figure's measure must keep to."""
