"""Numbers in digits and in words, read from tokens.

`read_number` takes the tokens of a text and a position and gives the number that begins there,
with its value and how far it reaches, or nothing. It knows no context: whether "2005" is a year
or "Eleven" part of a name is for others to say.
"""

from decimal import Decimal

from app.english.numbers.spelt import (
    COUNTS,
    PLACES,
    SCALES,
    Number,
    cardinal,
    plain,
    read_spelt,
)
from app.english.text.tokens import Kind, Tokens
from app.english.text.wordlists import word_set

_SHORT_SCALES = {
    "k": 10**3,
    "m": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "mio": 10**6,
    "mil": 10**6,
    "b": 10**9,
    "bn": 10**9,
    "bln": 10**9,
    "tn": 10**12,
    "trn": 10**12,
}
_MAGNITUDES = {**COUNTS, **_SHORT_SCALES}
_FRACTIONS = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
_FEWEST_YEARS = 1400
_ROUND = frozenset((10, 100, 1000))
# "nine in 10 days" tells two numbers.
_SPANS = word_set("seconds minutes hours days weeks months years games matches")
_DASHES = frozenset("-\u2011")

GLUED_MAGNITUDES = frozenset(_SHORT_SCALES)


def read_number(stream: Tokens, index: int) -> Number | None:
    """The number that begins at token `index`, the longest reading first."""
    if stream.kind(index) is Kind.NUMBER:
        return _read_ratio(stream, index) or _read_digits(stream, index)
    if stream.kind(index) is not Kind.WORD:
        return None
    return _read_ratio(stream, index) or read_spelt(stream, index)


def digits_value(text: str) -> Decimal:
    """The value of digits with separators: "3,000", "4.8", "2½", "4,8" (a decimal comma)."""
    fraction = _FRACTIONS.get(text[-1:], Decimal(0))
    whole, stroke, below = text.partition("/")
    if stroke:
        text, fraction = whole[:-1], Decimal(whole[-1]) / Decimal(below)
    plain = text.rstrip("½¼¾")
    head, comma, tail = plain.rpartition(",")
    if comma and len(tail) < 3:
        plain = f"{head}.{tail}"
    plain = "".join(char for char in plain if char in "0123456789.")
    return Decimal(plain or "0") + fraction


def _read_digits(stream: Tokens, index: int) -> Number:
    numeral = digits_value(stream.tokens[index].text)
    return _take_magnitudes(stream, index, index + 1, numeral)


def _take_magnitudes(stream: Tokens, first: int, stop: int, numeral: Decimal) -> Number:
    """Take the magnitude words that follow: "billion", "bn", "hundred thousand", "-million"."""
    magnitude = 1
    while (found := _magnitude_at(stream, stop)) is not None:
        stop, factor = found
        magnitude *= factor
        if magnitude >= 10**15:
            break
    return Number(first, stop, plain(numeral * magnitude), "digits", numeral, magnitude)


def _magnitude_at(stream: Tokens, index: int) -> tuple[int, int] | None:
    if stream.lower(index) in _DASHES and stream.touches(index - 1) and stream.touches(index):
        factor = SCALES.get(stream.lower(index + 1))
        return (index + 2, factor) if factor else None
    if stream.opens(index):
        return None
    word = stream.lower(index)
    if word in _SHORT_SCALES and not _short_scale_fits(stream, index):
        return None
    return (index + 1, _MAGNITUDES[word]) if word in _MAGNITUDES else None


_LENGTHS = word_set("high tall wide deep long below above away race sprint dash tower radius thick")


def _short_scale_fits(stream: Tokens, index: int) -> bool:
    """ "5m" is millions unless money is absent and a length is meant; "5 m" is metres."""
    if stream.lower(index) not in ("m", "k", "b", "mil"):
        return True
    if stream.kind(index - 2) is Kind.SIGN:
        return True
    return stream.touches(index - 1) and stream.lower(index + 1) not in _LENGTHS


def _read_ratio(stream: Tokens, index: int) -> Number | None:
    """ "one in five", "nine in 10": a share, not two numbers."""
    if stream.lower(index + 1) != "in" or stream.opens(index + 2):
        return None
    top, bottom = _read_whole(stream, index), _read_whole(stream, index + 2)
    if top is None or bottom is None or top.stop != index + 1 or not top.value or not bottom.value:
        return None
    one_of_few = top.value == 1 and bottom.value < _FEWEST_YEARS
    fits = top.value < bottom.value and (one_of_few or bottom.value in _ROUND)
    if not fits or stream.lower(bottom.stop) in _SPANS:
        return None
    share = (top.value / bottom.value).quantize(PLACES).normalize()
    return Number(index, bottom.stop, share, "fraction", share)


def _read_whole(stream: Tokens, index: int) -> Number | None:
    return (
        _read_digits(stream, index)
        if stream.kind(index) is Kind.NUMBER
        else cardinal(stream, index)
    )
