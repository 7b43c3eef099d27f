"""A figure's words → its number, as the recogniser reads them under the indicator's unit."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial
from typing import NamedTuple

from app.curating.languages import is_read
from app.curating.seeds.claims import FigureSeed
from app.curating.seeds.load import Seeds, once
from app.curating.text.evidence import Anchor, AnchoredClaim
from app.english.numbers.find import Quantity
from app.vocabulary import Qualifier

PERCENT = "percent"


@dataclass(frozen=True, slots=True)
class Number:
    """What a figure's words say, or its curator: bounds hold only what the words give."""

    qualifier: Qualifier
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None


class Place(NamedTuple):
    """Where a figure's words stand: the quote, and their span in its sentence."""

    anchor: Anchor
    start: int
    end: int


def figures_found(seeds: Seeds) -> Iterator[tuple[FigureSeed, AnchoredClaim]]:
    """Every figure of a claim whose quotes were found, with its claim."""
    return ((figure, claim) for claim in seeds.claims for figure in claim.seed.figures)


def locate(words: str, claim: AnchoredClaim) -> Place | None:
    """The first place of the words in a quote of the claim; "$ 6" is not sought in "US$ 6"."""
    places = [
        Place(anchor, start + shift, end + shift)
        for anchor, quote in claim.folded_quotes
        for shift in [anchor.start - anchor.sentence.start]
        for start, end in quote.spans(words)
    ]
    return next((place for place in places if not _is_cut(place)), places[0] if places else None)


def _is_cut(place: Place) -> bool:
    before = place.anchor.sentence.text[max(0, place.start - 1) : place.start]
    return before.isalnum()


def quantities_at(place: Place, seeds: Seeds) -> list[Quantity]:
    """The quantities whose number stands in these words, as their sentence says them."""
    return [
        quantity
        for quantity in seeds.quantities_in(place.anchor.sentence.text)
        if place.start <= quantity.number_start and quantity.number_end <= place.end
    ]


def under_unit(quantity: Quantity, unit: str | None) -> Quantity:
    """The quantity in this unit: a quarter under percent is 25."""
    if unit != PERCENT or not is_fraction(quantity):
        return quantity
    value, low, high = map(_as_percent, (quantity.value, quantity.low, quantity.high))
    return replace(quantity, value=value, low=low, high=high)


def is_fraction(quantity: Quantity) -> bool:
    """Whether it is a part of something in words: "a quarter", "half", "two thirds"."""
    return quantity.rule.startswith("fraction")


def _as_percent(number: Decimal | None) -> Decimal | None:
    return None if number is None else (number * 100).normalize()


def bounds(figure: FigureSeed, qualifier: Qualifier) -> Number:
    """Value, low and high that a curator wrote, as the qualifier sets them (DESIGN, section 3)."""
    value, low, high = figure.value, figure.low, figure.high
    number = partial(Number, qualifier)
    match qualifier:
        case Qualifier.EXACT:
            return number(value, value, value)
        case Qualifier.AT_LEAST | Qualifier.MORE_THAN:
            return number(value, value, None)
        case Qualifier.AT_MOST | Qualifier.LESS_THAN:
            return number(value, None, value)
        case Qualifier.BETWEEN:
            return number(None, low, high)
        case Qualifier.ABOUT:
            return number(value, None, None)
        case Qualifier.SEVERAL:
            return number(None, None, None)


def said_by(quantity: Quantity) -> Number:
    """What a quantity says."""
    return Number(Qualifier(quantity.qualifier), quantity.value, quantity.low, quantity.high)


def agrees(figure: FigureSeed, said: Number) -> bool:
    """Whether whatever the curator wrote of the number is what the words say."""
    written = {"qualifier": figure.qualifier, "value": figure.value}
    written |= {"low": figure.low, "high": figure.high}
    return all(one is None or one == getattr(said, name) for name, one in written.items())


@once
def read_quantities(figure: FigureSeed, claim: AnchoredClaim, seeds: Seeds) -> list[Quantity]:
    """The quantities in a figure's words, in its indicator's unit.

    None in a language that the grammar does not read.
    """
    place = locate(figure.text, claim)
    if place is None or not is_read(seeds.articles[claim.article].seed.language):
        return []
    indicator = seeds.indicators.get(figure.indicator)
    unit = indicator.unit if indicator else None
    return [under_unit(quantity, unit) for quantity in quantities_at(place, seeds)]


def read_quantity(figure: FigureSeed, claim: AnchoredClaim, seeds: Seeds) -> Quantity | None:
    """The one quantity in a figure's words that agrees with all that was written of it."""
    return next(_agreeing(figure, read_quantities(figure, claim, seeds)), None)


def _agreeing(figure: FigureSeed, said: list[Quantity]) -> Iterator[Quantity]:
    return (quantity for quantity in said if agrees(figure, said_by(quantity)))


def read_number(figure: FigureSeed, claim: AnchoredClaim, seeds: Seeds) -> Number:
    """A figure's number: as its words say it, or as written where they are not read."""
    quantity = read_quantity(figure, claim, seeds)
    if quantity is not None:
        return said_by(quantity)
    return bounds(figure, figure.qualifier or Qualifier.EXACT)
