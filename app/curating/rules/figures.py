"""Rules about figures: the number, its hedge, its unit and its period are those of the words."""

from collections.abc import Iterator
from decimal import Decimal

from app.curating.rules.events import check_date, check_words
from app.curating.seeds.claims import FigureSeed
from app.curating.seeds.faults import Fault
from app.curating.seeds.load import Seeds
from app.curating.text.anchors import Folded
from app.curating.text.evidence import Anchor, AnchoredClaim
from app.english.numbers.find import Quantity
from app.vocabulary import Qualifier

Bounds = tuple[Decimal | None, Decimal | None, Decimal | None]


def _figures_found(seeds: Seeds) -> Iterator[tuple[FigureSeed, AnchoredClaim]]:
    return ((figure, claim) for claim in seeds.claims for figure in claim.seed.figures)


def bounds(figure: FigureSeed) -> Bounds:
    """Value, low and high as the qualifier sets them (DESIGN: bounds hold what the words give)."""
    value, low, high = figure.value, figure.low, figure.high
    match figure.qualifier:
        case Qualifier.EXACT:
            return value, value, value
        case Qualifier.AT_LEAST | Qualifier.MORE_THAN:
            return value, value, None
        case Qualifier.AT_MOST | Qualifier.LESS_THAN:
            return value, None, value
        case Qualifier.BETWEEN:
            return None, low, high
        case Qualifier.ABOUT:
            return value, None, None
        case Qualifier.SEVERAL:
            return None, None, None


def bounds_follow_qualifier(seeds: Seeds) -> Iterator[Fault]:
    """A figure has the value or the bounds that its qualifier asks for, and no others."""
    for figure in seeds.written_figures:
        given = (figure.value, figure.low, figure.high)
        asked = bounds(figure)
        if figure.qualifier is Qualifier.BETWEEN:
            if figure.low is None or figure.high is None or not figure.low <= figure.high:
                yield figure.fault('"between" needs `low` and `high`, the low one first.')
        elif figure.qualifier is not Qualifier.SEVERAL and figure.value is None:
            yield figure.fault(f'"{figure.qualifier}" needs a `value`.')
        for field, stated, follows in zip(("value", "low", "high"), given, asked, strict=True):
            if stated is not None and stated != follows:
                yield figure.fault(f'"{figure.qualifier}" allows no such {field}.', field)


def number_is_in_the_quote(seeds: Seeds) -> Iterator[Fault]:
    """A figure's words stand in a quote, and say its number with its hedge."""
    for figure, claim in _figures_found(seeds):
        found = _locate(figure.text, claim)
        if found is None:
            yield figure.fault(f'"{figure.text}" does not stand in the quote.', "text")
        else:
            anchor, start, end = found
            said = [
                quantity
                for quantity in seeds.quantities_in(anchor.sentence.text)
                if start <= quantity.number_start and quantity.number_end <= end
            ]
            yield from _check_number(figure, said)


def _locate(words: str, claim: AnchoredClaim) -> tuple[Anchor, int, int] | None:
    """The quote that holds the words, and where they stand in its sentence."""
    for anchor in claim.anchors:
        for start, end in Folded(anchor.exact).spans(words):
            shift = anchor.start - anchor.sentence.start
            return anchor, start + shift, end + shift
    return None


def _check_number(figure: FigureSeed, said: list[Quantity]) -> Iterator[Fault]:
    meant = bounds(figure)
    if not said:
        yield figure.fault(f'No number is found in "{figure.text}".', "text")
    elif not any(_has_meaning(quantity, figure, meant) for quantity in said):
        yield figure.fault(_explain(said[0]), "value" if figure.value is not None else "text")
    else:
        yield from _check_hedge(figure, said)


def _has_meaning(quantity: Quantity, figure: FigureSeed, meant: Bounds) -> bool:
    given = (quantity.value, quantity.low, quantity.high)
    return quantity.qualifier == figure.qualifier and given == meant


def _explain(quantity: Quantity) -> str:
    numbers = {"value": quantity.value, "low": quantity.low, "high": quantity.high}
    stated = ", ".join(
        f"{name} {number:f}" for name, number in numbers.items() if number is not None
    )
    return f'The words "{quantity.text}" say {quantity.qualifier}: {stated or "no number"}.'


def _check_hedge(figure: FigureSeed, said: list[Quantity]) -> Iterator[Fault]:
    for quantity in said:
        hedge = quantity.hedge
        if hedge and hedge not in Folded(figure.text):
            yield figure.fault(f'The hedge "{hedge}" is missing from the words.', "text")


def words_stand_in_the_sentence(seeds: Seeds) -> Iterator[Fault]:
    """What is counted, what a share is of, and the period stand in the quote's sentence."""
    for figure, claim in _figures_found(seeds):
        sentences = Folded(claim.sentences)
        for field in ("counted", "of"):
            words = getattr(figure, field)
            if words and words not in sentences:
                yield figure.fault(f'"{words}" does not stand in the sentence.', field)
        if figure.period:
            yield from check_words(figure.period, sentences)


def periods_are_read(seeds: Seeds) -> Iterator[Fault]:
    """A period is how the grammar reads its words, or contradicts them at least in nothing."""
    for figure, claim in _figures_found(seeds):
        if figure.period:
            day = seeds.articles[claim.article].seed.date
            yield from check_date(figure.period, Folded(claim.sentences), day)


def bearers_are_named(seeds: Seeds) -> Iterator[Fault]:
    """Whose number it is, and where it counts, is named in the sentences of the quotes."""
    for figure, claim in _figures_found(seeds):
        sentences = Folded(claim.sentences)
        for number, subject in enumerate(figure.subjects):
            actor = seeds.actors.get(subject)
            if actor and not any(form in sentences for form in (actor.name, *actor.aliases)):
                told = f'The sentence of the quote does not name "{actor.name}".'
                yield figure.fault(told, "subjects", number)
        place = seeds.places.get(figure.place or "")
        if place and not any(form in sentences for form in (place.name, *place.aliases)):
            yield figure.fault(f'The sentence of the quote does not name "{place.name}".', "place")


def one_unit_for_an_indicator(seeds: Seeds) -> Iterator[Fault]:
    """A figure has its indicator's unit, and a part has the unit of its whole."""
    units = {name: indicator.unit for name, indicator in seeds.indicators.items()}
    wholes = {figure.id: units.get(figure.indicator) for figure in seeds.written_figures}
    for figure in seeds.written_figures:
        unit = units.get(figure.indicator)
        if unit and figure.unit and figure.unit != unit:
            yield figure.fault(
                f'The indicator "{figure.indicator}" is counted in {unit}, not {figure.unit}.',
                "unit",
            )
        whole = wholes.get(figure.part_of or "")
        if unit and whole and whole != unit:
            yield figure.fault(f"A part in {unit} cannot be of a whole in {whole}.", "part_of")


RULES = (
    bounds_follow_qualifier,
    number_is_in_the_quote,
    words_stand_in_the_sentence,
    periods_are_read,
    bearers_are_named,
    one_unit_for_an_indicator,
)
