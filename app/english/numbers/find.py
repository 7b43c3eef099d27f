"""Quantities in running English: numbers with their hedge, sign, magnitude, unit or counted noun.

`find_quantities` takes any text and gives what it finds in reading order, each with exact spans
and the name of the rule that found it. Nothing is guessed: bounds hold only what the words give,
and years, dates, ordinals, markers, clock times and numbers inside names are left out.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from app.english.numbers import apart, ranges
from app.english.numbers.counted import Measure, ends_phrase, read_measure, read_rate
from app.english.numbers.hedges import Hedge, bounds, hedge_before, hedge_behind
from app.english.numbers.numbers import GLUED_MAGNITUDES, read_number
from app.english.numbers.spelt import NUMBER_WORDS, STARTS, Number
from app.english.numbers.units import (
    COLLECTIVES,
    COLLECTIVES_OF,
    CURRENCY_CODES,
    GLUED_UNITS,
    UNITS_IN_FRONT,
    VERBS_OF_PERSONS,
    currency,
    noun_unit,
)
from app.english.text.headlines import is_headline
from app.english.text.number_tokens import cut_numbers, mask
from app.english.text.tokens import Kind, Tokens

_GLUED = GLUED_MAGNITUDES | GLUED_UNITS


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity of a text: code point spans, the words, and what they say as values."""

    start: int
    end: int
    text: str
    number: str
    number_start: int
    number_end: int
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    qualifier: str
    hedge: str | None
    counted: str | None
    unit: str | None
    rule: str


@dataclass(frozen=True, slots=True)
class _Reading:
    """What the rules read around one number, in token positions."""

    number: Number
    money_first: int
    money: str | None
    range: ranges.Range | None
    measure: Measure
    rate: tuple[int, str] | None
    before: Hedge | None
    behind: Hedge | None

    @property
    def last(self) -> Number:
        return self.range.second if self.range else self.number

    @property
    def hedged(self) -> bool:
        return self.before is not None or self.behind is not None

    @property
    def first(self) -> int:
        lead = self.range.lead if self.range else None
        firsts = (self.money_first, self.before.first if self.before else None, lead)
        return min(first for first in firsts if first is not None)

    @property
    def stop(self) -> int:
        stops = (
            max(self.last.stop, self.number.hedged_to),
            self.measure.stop,
            self.rate[0] if self.rate else 0,
            self.behind.stop if self.behind else 0,
        )
        return max(stops)


def find_quantities(text: str) -> list[Quantity]:
    """Every quantity that `text` states, in reading order, none overlapping another."""
    stream = mask(cut_numbers(text, NUMBER_WORDS, _GLUED), apart.masked_spans(text))
    return list(_find_in(stream))


def _find_in(stream: Tokens) -> Iterator[Quantity]:
    titled = _flag_headlines(stream)
    index = floor = 0
    while index < len(stream):
        reading = _read(stream, index, floor)
        if reading is None:
            index += 1
        elif (score := apart.score_stop(stream, reading.number, reading.measure)) is not None:
            index = score
        elif _is_apart(stream, reading, titled=titled[index]):
            index = reading.last.stop
        else:
            yield _build_quantity(stream, reading)
            index = floor = reading.stop


def _flag_headlines(stream: Tokens) -> list[bool]:
    """For each token whether its line is a headline."""
    flags: list[bool] = []
    for first, stop in stream.runs():
        flags.extend([is_headline(stream, first, stop)] * (stop - first))
    return flags


def _read(stream: Tokens, index: int, floor: int) -> _Reading | None:
    token = stream.tokens[index]
    if token.kind is not Kind.NUMBER and token.lower not in STARTS:
        return None
    collective = _read_collective(stream, index)
    number = collective or read_number(stream, index)
    return _read_around(stream, number, floor) if number is not None else None


def _read_collective(stream: Tokens, index: int) -> Number | None:
    """ "a battalion", "an entire brigade", "a company of soldiers"."""
    if stream.lower(index) not in ("a", "an"):
        return None
    at = index + 2 if stream.lower(index + 1) in ("full", "entire", "whole") else index + 1
    noun = stream.lower(at)
    if noun in COLLECTIVES_OF:
        fits = stream.lower(at + 1) == "of" and any(
            noun_unit(stream.lower(near)) == "person" for near in range(at + 2, at + 5)
        )
    else:
        fits = noun in COLLECTIVES and ends_phrase(stream, at + 1)
    return Number(index, index + 1, Decimal(1), "collective") if fits else None


def _read_around(stream: Tokens, number: Number, floor: int) -> _Reading:
    money_first, money = _read_money(stream, number.first, floor)
    before = _refuse_before(hedge_before(stream, money_first), floor)
    lead = _find_lead(stream, before.first if before else money_first, floor)
    if before is None and lead is not None:
        before = _refuse_before(hedge_before(stream, lead), floor)
    found = ranges.read_range(stream, number, money_first, lead)
    stop = max(found.second.stop if found else number.stop, number.hedged_to)
    value = None if found else number.value
    behind = hedge_behind(stream, stop)
    measure = _measure_number(stream, number, behind.stop if behind else stop, money, value)
    rate = read_rate(stream, measure.stop) if _may_be_rate(number, measure, money) else None
    behind = behind or hedge_behind(stream, rate[0] if rate else measure.stop)
    return _Reading(number, money_first, money, found, measure, rate, before, behind)


def _refuse_before(hedge: Hedge | None, floor: int) -> Hedge | None:
    """The hedge unless an earlier quantity has its words."""
    return hedge if hedge is not None and hedge.first >= floor else None


def _read_money(stream: Tokens, first: int, floor: int) -> tuple[int, str | None]:
    """The currency sign or code right before the number."""
    token = stream.at(first - 1)
    if first - 1 < floor or stream.opens(first):
        return first, None
    code = currency(token.lower) if token.kind is Kind.SIGN else CURRENCY_CODES.get(token.text)
    return (first - 1, code) if code else (first, None)


def _find_lead(stream: Tokens, first: int, floor: int) -> int | None:
    at = first - 1
    return at if at >= floor and stream.lower(at) in ("between", "from") else None


def _measure_number(
    stream: Tokens, number: Number, stop: int, money: str | None, value: Decimal | None
) -> Measure:
    empty = Measure(stop, stop, stop, None, "bare")
    if number.form == "fraction":
        return empty
    measure = read_measure(stream, stop, value)
    if money is not None:
        written = measure.rule == "measure" and measure.unit == money
        return measure if written else empty
    return measure


def _may_be_rate(number: Number, measure: Measure, money: str | None) -> bool:
    return number.form not in ("fraction", "collective") and (
        money is not None or measure.rule != "compound"
    )


def _is_apart(stream: Tokens, reading: _Reading, *, titled: bool) -> bool:
    number, measure = reading.number, reading.measure
    if reading.money is not None or number.form in ("collective", "fraction", "several"):
        return False
    return (
        apart.is_year(stream, number, measure, hedged=reading.before is not None)
        or apart.is_name(stream, number, measure, titled=titled)
        or apart.is_pronoun(stream, number, measure, hedged=reading.hedged)
    )


def _build_quantity(stream: Tokens, reading: _Reading) -> Quantity:
    number, last, measure = reading.number, reading.last, reading.measure
    start, end = stream.tokens[reading.first].start, stream.tokens[reading.stop - 1].end
    number_start, number_end = stream.tokens[number.first].start, stream.tokens[last.stop - 1].end
    qualifier = _qualifier(reading)
    value = None if reading.range else number.value
    low, high = bounds(qualifier, value)
    if reading.range:
        low, high = reading.range.low, reading.range.high
    counted = stream.slice(measure.first, measure.last) if measure.named else None
    return Quantity(
        start, end, stream.text[start:end], stream.text[number_start:number_end],
        number_start, number_end, value, low, high, qualifier,
        _hedge(stream, reading), counted, _unit(stream, reading), _rule(reading),
    )  # fmt: skip


def _qualifier(reading: _Reading) -> str:
    if reading.range:
        return "between"
    if reading.number.form == "several":
        return "several"
    hedge = reading.before or reading.behind
    return hedge.qualifier if hedge else "exact"


def _hedge(stream: Tokens, reading: _Reading) -> str | None:
    number, before = reading.number, reading.before
    if number.form == "several":
        return stream.slice(before.first if before else number.first, number.hedged_to)
    lead = reading.range.lead if reading.range else None
    if lead is not None:
        first, stop = (before.first, before.stop) if before else (lead, lead)
        return stream.slice(min(first, lead), max(stop, lead + 1))
    hedge = before or reading.behind
    return stream.slice(hedge.first, hedge.stop) if hedge else None


def _unit(stream: Tokens, reading: _Reading) -> str | None:
    unit = reading.money or reading.measure.unit or _unit_in_front(stream, reading)
    return f"{unit or '1'}/{reading.rate[1]}" if reading.rate else unit


def _unit_in_front(stream: Tokens, reading: _Reading) -> str | None:
    """What a bare number counts by the word before it: "killing at least 22", "aged 25"."""
    if reading.measure.named or reading.number.form == "fraction":
        return None
    before = reading.first - 1
    if stream.lower(before) == "of":
        before -= 1
    word = stream.lower(before)
    return "person" if word.startswith(VERBS_OF_PERSONS) else UNITS_IN_FRONT.get(word)


def _rule(reading: _Reading) -> str:
    """The form of the number and what its unit was read from: "words, counted"."""
    form = "range" if reading.range else reading.number.form
    source = "currency" if reading.money else reading.measure.rule
    return f"{form}, {source}{', rate' if reading.rate else ''}"
