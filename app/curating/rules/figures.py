"""Rules about figures: the number and its hedge are those of the words."""

import re
import string
from collections.abc import Iterator
from decimal import Decimal

from app.curating.languages import is_read
from app.curating.meaning.numbers import (
    agrees,
    bounds,
    figures_found,
    locate,
    read_quantities,
    said_by,
)
from app.curating.seeds.claims import FigureSeed
from app.curating.seeds.faults import Fault
from app.curating.seeds.load import Seeds
from app.curating.text.anchors import Folded
from app.english.numbers.find import Quantity
from app.vocabulary import Qualifier


def bounds_follow_qualifier(seeds: Seeds) -> Iterator[Fault]:
    """What is written of a number fits its qualifier, and is whole where the words are not read."""
    for folder in seeds.folders:
        read = is_read(folder.seed.language)
        for claim in folder.file.claims:
            for figure in claim.figures:
                yield from _check_bounds(figure, read=read)


def _check_bounds(figure: FigureSeed, *, read: bool) -> Iterator[Fault]:
    alone = read and (figure.value is None or (figure.low, figure.high) == (None, None))
    qualifier = figure.qualifier or (None if alone else Qualifier.EXACT)
    if qualifier is None:
        return
    asked = bounds(figure, qualifier)
    if qualifier is Qualifier.BETWEEN:
        given = (figure.low, figure.high)
        if (given != (None, None) or not read) and not _is_range(*given):
            yield figure.fault('"between" needs `low` and `high`, the low one first.')
    elif qualifier is not Qualifier.SEVERAL and figure.value is None and not read:
        yield figure.fault(f'"{qualifier}" needs a `value`.')
    for field in ("value", "low", "high"):
        stated = getattr(figure, field)
        if stated is not None and stated != getattr(asked, field):
            yield figure.fault(f'"{qualifier}" allows no such {field}.', field)


def _is_range(low: Decimal | None, high: Decimal | None) -> bool:
    return low is not None and high is not None and low <= high


def number_is_in_the_quote(seeds: Seeds) -> Iterator[Fault]:
    """A figure's words stand in a quote, and say its number with its hedge."""
    for figure, claim in figures_found(seeds):
        if locate(figure.text, claim) is None:
            yield figure.fault(f'"{figure.text}" does not stand in the quote.', "text")
        elif is_read(seeds.articles[claim.article].seed.language):
            yield from _check_number(figure, read_quantities(figure, claim, seeds))


def _check_number(figure: FigureSeed, said: list[Quantity]) -> Iterator[Fault]:
    agreeing = [one for one in said if agrees(figure, said_by(one))]
    if not said:
        yield figure.fault(f'No number is found in "{figure.text}".', "text")
    elif not agreeing:
        told = "value" if figure.value is not None else "text"
        yield figure.fault(_explain(said[0]), told)
    elif len({said_by(one) for one in agreeing}) > 1:
        words = " and ".join(f'"{one.text}"' for one in agreeing)
        yield figure.fault(f"These words say {words}: keep those of one number.", "text")
    else:
        yield from _check_hedge(figure, said)


def _explain(quantity: Quantity) -> str:
    numbers = {"value": quantity.value, "low": quantity.low, "high": quantity.high}
    stated = ", ".join(
        f"{name} {number:f}" for name, number in numbers.items() if number is not None
    )
    return (
        f'The words "{quantity.text}" say {quantity.qualifier}: {stated or "no number"}.'
        " Leave value and qualifier out, and they are read."
    )


def _check_hedge(figure: FigureSeed, said: list[Quantity]) -> Iterator[Fault]:
    for quantity in said:
        hedge = quantity.hedge
        if hedge and hedge not in Folded(figure.text):
            yield figure.fault(
                f'The hedge "{hedge}" is missing from the words: text: {quantity.text}', "text"
            )
        elif (sign := _find_sign(quantity)) and sign not in figure.text:
            yield figure.fault(
                f'The sign "{sign}" of its unit is missing from the words: text: {quantity.text}',
                "text",
            )


def _find_sign(quantity: Quantity) -> str:
    """What stands at the number and says what it is a number of: "US$", "%"."""
    at, end = quantity.number_start - quantity.start, quantity.number_end - quantity.start
    before = quantity.text[:at].removeprefix(quantity.hedge or "").strip()
    return before if _CURRENCY.search(before) else quantity.text[end : end + 1].strip(_NO_SIGN)


_CURRENCY = re.compile(r"[$€£¥₴₽₹]\Z")
_NO_SIGN = f"{string.ascii_letters}{string.digits}{string.whitespace}-–—+.,;:()[]'\"’”"


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
    one_unit_for_an_indicator,
)
