"""Rules about what a figure's number counts: its unit, its indicator, the words that name it."""

from collections.abc import Iterator

from app.curating.languages import is_read
from app.curating.meaning.forms import stems_of
from app.curating.meaning.indicators import Indicators, Words
from app.curating.meaning.numbers import figures_found, is_fraction, locate, read_quantity
from app.curating.seeds.claims import FigureSeed
from app.curating.seeds.faults import Fault
from app.curating.seeds.load import Seeds
from app.curating.seeds.things import UnitSeed
from app.curating.text.anchors import Folded
from app.curating.text.evidence import AnchoredClaim
from app.english.numbers.find import Quantity
from app.english.numbers.units import is_known, is_measured


def words_fit_the_unit(seeds: Seeds) -> Iterator[Fault]:
    """What a figure's words count is its indicator's unit."""
    for figure, claim in figures_found(seeds):
        indicator = seeds.indicators.get(figure.indicator)
        unit = seeds.units.get(indicator.unit) if indicator else None
        quantity = read_quantity(figure, claim, seeds) if unit else None
        if indicator and unit and quantity:
            code = quantity.unit or _unit_of_counted(figure, seeds)
            if not _fits(figure, quantity, code, (indicator.unit, unit)):
                yield figure.fault(_explain(figure, quantity, code, seeds), "indicator")


def _unit_of_counted(figure: FigureSeed, seeds: Seeds) -> str | None:
    """The unit of what the curator says is counted, for a number that stands alone."""
    found = seeds.quantities_in(f"12 {figure.counted}") if figure.counted else []
    return found[0].unit if found else None


def _fits(
    figure: FigureSeed, quantity: Quantity, code: str | None, unit: tuple[str, UnitSeed]
) -> bool:
    name, seed = unit
    if code == name:
        return True
    if is_fraction(quantity):
        return name == "percent" or _holds_words(figure, quantity, seed)
    if code is None and quantity.counted is None and figure.part_of:
        return True  # "12 still ongoing" counts what its whole counts.
    if code and is_known(name) and is_measured(code) != is_measured(name):
        return False
    return _holds_words(figure, quantity, seed)


def _holds_words(figure: FigureSeed, quantity: Quantity, unit: UnitSeed) -> bool:
    """Whether the figure's words hold a form of the unit, word for word but for endings."""
    said = set(stems_of(f"{figure.text} {quantity.text} {figure.counted or ''}"))
    return any(set(stems_of(form)) <= said for form in (unit.name, *unit.words))


def _explain(figure: FigureSeed, quantity: Quantity, code: str | None, seeds: Seeds) -> str:
    unit = seeds.indicators[figure.indicator].unit
    told = f'"{figure.indicator}" is a number of {unit}'
    if is_fraction(quantity):
        return (
            f'"{quantity.text}" is a share, and {told}: give it an indicator whose unit is percent.'
        )
    if code and is_known(code):
        others = [name for name, one in seeds.indicators.items() if one.unit == code]
        listed = f" ({', '.join(others[:3])})" if others else ""
        return f'"{quantity.text}" says {code}, but {told}: give an indicator of {code}{listed}.'
    noun = quantity.counted or figure.counted
    if noun is None:
        return (
            f'"{quantity.text}" does not say what it counts, and {told}. Say so: counted: the'
            " sentence's noun, or part_of: the figure that it goes on from."
        )
    return (
        f'Nothing in "{quantity.text}" says {unit}, and {told}. If it is, the unit needs this word:'
        f" {unit}: {{name: {seeds.units[unit].name}, words: [{noun}]}}."
    )


def words_fit_the_indicator(seeds: Seeds) -> Iterator[Fault]:
    """Of the indicators of one unit, a figure has the one that its quote names."""
    indicators = Indicators(seeds.indicators)
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
    quantity = read_quantity(figure, claim, seeds)
    own = (
        f"{figure.text} {figure.counted or (quantity and quantity.counted) or ''} {figure.of or ''}"
    )
    others = [one.text for one in claim.seed.figures if one.id != figure.id]
    quote = claim.evidence
    for words in others:
        spans = Folded(quote).spans(words)
        for start, end in reversed(spans[:1]):
            quote = f"{quote[:start]} {quote[end:]}"
    return Words(frozenset(stems_of(own)), frozenset(stems_of(quote)))


def words_stand_in_the_sentence(seeds: Seeds) -> Iterator[Fault]:
    """What is counted, and what a share is of, stand in the figure's own sentence."""
    for figure, claim in figures_found(seeds):
        place = locate(figure.text, claim)
        if place is None:
            continue
        sentence = Folded(place.anchor.sentence.text)
        for field in ("counted", "of"):
            words = getattr(figure, field)
            if words and words not in sentence:
                yield figure.fault(f'"{words}" does not stand in the sentence.', field)
            elif words and field == "counted":
                yield from _check_counted(figure, claim, seeds)


def _check_counted(figure: FigureSeed, claim: AnchoredClaim, seeds: Seeds) -> Iterator[Fault]:
    """The counted noun is the one at the number, if a noun stands there."""
    place, quantity = locate(figure.text, claim), read_quantity(figure, claim, seeds)
    if place is None or quantity is None or not figure.counted:
        return
    start, end = min(place.start, quantity.start), max(place.end, quantity.end)
    spans = Folded(place.anchor.sentence.text).spans(figure.counted)
    if any(first < end and start < last for first, last in spans):
        return
    if quantity.counted:
        yield figure.fault(
            f'The number counts "{quantity.counted}": counted: {quantity.counted}', "counted"
        )


RULES = (words_fit_the_unit, words_fit_the_indicator, words_stand_in_the_sentence)
