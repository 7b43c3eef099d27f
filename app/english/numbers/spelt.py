"""Numbers in words: "twenty-one", "half a million", "a dozen", "two-thirds", "tens of thousands".

`read_spelt` takes the tokens of a text and a position and gives the number in words that begins
there, the longest reading first, or nothing.
"""

from dataclasses import dataclass
from decimal import Decimal

from app.english.text.tokens import Kind, Tokens
from app.english.text.wordlists import word_list, word_set

_SMALL = {
    word: value
    for value, word in enumerate(
        word_list(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
            "fifteen sixteen seventeen eighteen nineteen"
        )
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate(
        word_list("twenty thirty forty fifty sixty seventy eighty ninety"), start=2
    )
}
SCALES = {
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "quadrillion": 10**15,
    "lakh": 10**5,
    "crore": 10**7,
}
COUNTS = {"hundred": 100, "dozen": 12, **SCALES}
_PLURALS = frozenset(("dozens", "hundreds", *(f"{word}s" for word in SCALES)))
_PARTS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6,
    "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip
_HALF = Decimal("0.5")
PLACES = Decimal("0.0001")
# "the second half of 2024" is a part, not a share.
_WHICH_HALF = word_set("first second latter other better final top bottom northern southern")

NUMBER_WORDS = frozenset((*_SMALL, *_TENS, "half", "hundred", "thousand", "million", "billion"))
STARTS = frozenset(
    (*_SMALL, *_TENS, *_PLURALS, "a", "an", "half", "several", "tens", "scores", "quarter")
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number at tokens `first` up to `stop`; `value` is None where the words give none.

    `numeral` is what stands before the magnitude (4.8 of "4.8 billion"), `magnitude` that factor,
    1 when there is none. `hedged_to` is where the hedge of a vague number ends ("thousands of").
    """

    first: int
    stop: int
    value: Decimal | None
    form: str
    numeral: Decimal | None = None
    magnitude: int = 1
    hedged_to: int = 0


def read_spelt(stream: Tokens, index: int) -> Number | None:
    """The number in words at token `index`; vague ones ("dozens of") have no value."""
    if stream.lower(index) not in STARTS:
        return None
    return (
        _read_vague(stream, index) or _read_fraction(stream, index) or _read_counted(stream, index)
    )


def is_ordinal_word(word: str) -> bool:
    """Whether a word is an ordinal ("first", "twelfth", "hundredth")."""
    return word in ("first", "second") or word in _PARTS or word in _LATE_ORDINALS


_LATE_ORDINALS = word_set(
    "eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth "
    "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth "
    "thousandth millionth"
)


def plain(value: Decimal) -> Decimal:
    """The same value without trailing zeros behind the point: 4800000000, not 4800000000.0."""
    whole = value.to_integral_value()
    return whole if whole == value else value.normalize()


def _read_counted(stream: Tokens, index: int) -> Number | None:
    """A number in words: "twenty-one", "a hundred and five", "half a million", "a dozen"."""
    word = stream.lower(index)
    if word in ("half", "quarter"):
        return _read_half_of_scale(stream, index, index)
    if word in ("a", "an"):
        if stream.lower(index + 1) in ("half", "quarter"):
            return _read_half_of_scale(stream, index, index + 1)
        if stream.lower(index + 1) not in COUNTS or stream.opens(index + 1):
            return None
    return cardinal(stream, index)


def _read_half_of_scale(stream: Tokens, first: int, index: int) -> Number | None:
    """ "half a million", "half-million", "a quarter of a million", "half a dozen"."""
    part = _HALF if stream.lower(index) == "half" else Decimal("0.25")
    at = index + 1
    if stream.lower(at) == "of":
        at += 1
    if stream.lower(at) in ("a", "-"):
        at += 1
    factor = COUNTS.get(stream.lower(at))
    if factor is None or at == index + 1:
        return None
    return Number(first, at + 1, plain(part * factor), "words", part, factor)


def cardinal(stream: Tokens, index: int) -> Number | None:
    """The whole number in words at `index`."""
    return _Words(stream, index).read()


class _Words:
    """Reads number words from left to right, keeping the longest prefix that is a number."""

    __slots__ = ("_at", "_first", "_group", "_scale", "_stop", "_stream", "_total")

    def __init__(self, stream: Tokens, first: int) -> None:
        self._stream, self._first, self._at, self._stop = stream, first, first, first
        self._total = Decimal(0)
        self._group: Decimal | None = None
        self._scale = 10**18
        if stream.lower(first) in ("a", "an"):
            self._group = Decimal(1)
            self._at = first + 1

    def read(self) -> Number | None:
        while self._take(self._stream.lower(self._at)):
            self._at += 1
            self._stop = self._at
            if self._stream.opens(self._at):
                break
            self._join()
        if self._stop == self._first or self._is_ordinal():
            return None
        value = plain(self._total + (self._group or 0))
        return Number(self._first, self._stop, value, "words", value)

    def _is_ordinal(self) -> bool:
        stream, stop = self._stream, self._stop
        if stream.lower(stop) != "-" or not stream.touches(stop):
            return False
        return is_ordinal_word(stream.lower(stop + 1))

    def _join(self) -> None:
        """Step over a hyphen or an "and" that the next word may follow."""
        stream, at = self._stream, self._at
        after = stream.lower(at + 1)
        if stream.lower(at) == "-" and (after in _SMALL or after in _TENS or after in COUNTS):
            self._at += 1
        elif stream.lower(at) == "and":
            self._join_and(after)

    def _join_and(self, after: str) -> None:
        if after == "a" and self._stream.lower(self._at + 2) == "half":
            self._add_half()
        elif (after in _SMALL or after in _TENS) and self._is_round() and not self._is_next():
            self._at += 1

    def _is_next(self) -> bool:
        """Whether "and" begins another number: "three million and five million"."""
        ahead = self._stream.lower(self._at + 2)
        if ahead == "-":
            ahead = self._stream.lower(self._at + 4)
        return ahead in ("hundred", "dozen") or (self._group is None and ahead in COUNTS)

    def _is_round(self) -> bool:
        if self._group is None:
            return self._total > 0
        return self._group >= 100 and self._group % 100 == 0

    def _add_half(self) -> None:
        if self._group is not None:
            self._group += _HALF
        else:
            self._total += _HALF * self._scale
        self._at += 3
        self._stop = self._at

    def _take(self, word: str) -> bool:
        if word in _SMALL or word in _TENS:
            return self._add(_SMALL.get(word, _TENS.get(word, 0)))
        if self._group is None:
            return False
        if word == "hundred" and self._group < 100:
            self._group *= 100
            return True
        if word == "dozen" and self._total == 0:
            self._group *= 12
            return True
        return word in SCALES and self._close(SCALES[word])

    def _close(self, scale: int) -> bool:
        if scale >= self._scale or self._group is None:
            return False
        self._total += self._group * scale
        self._group, self._scale = None, scale
        return True

    def _add(self, value: int) -> bool:
        if self._group is None:
            self._group = Decimal(value)
            return True
        room = self._group % 100
        fits = room == 0 or (room >= 20 and room % 10 == 0 and value < 10)
        if not fits or value == 0 or self._group == 0:
            return False
        self._group += value
        return True


def _read_vague(stream: Tokens, index: int) -> Number | None:
    """Words that say "many" with an order of magnitude at most: no value."""
    word, after = stream.lower(index), stream.lower(index + 1)
    if word == "several":
        stop = index + 2 if after in COUNTS else index + 1
        return Number(index, stop, None, "several", hedged_to=stop)
    if word == "a" and after in ("few", "couple"):
        return _read_a_few(stream, index)
    if word in _PLURALS or word in ("tens", "scores"):
        return _read_plural(stream, index)
    return None


def _read_a_few(stream: Tokens, index: int) -> Number | None:
    """ "a few hundred", "a couple of dozen"; without a number "a few" names none."""
    at = index + 2 if stream.lower(index + 2) != "of" else index + 3
    if stream.lower(at) in COUNTS:
        return Number(index, at + 1, None, "several", hedged_to=at + 1)
    if stream.lower(index + 1) == "couple" and at == index + 3:
        return Number(index, index + 2, None, "several", hedged_to=at)
    return None


def _read_plural(stream: Tokens, index: int) -> Number | None:
    stop = index + 1
    while stream.lower(stop) == "of" and stream.lower(stop + 1) in _PLURALS:
        stop += 2
    of = stream.lower(stop) == "of"
    if stream.lower(index) == "tens" and stop == index + 1:
        return None
    if stream.lower(index) == "scores" and not of:
        return None
    return Number(index, stop, None, "several", hedged_to=stop + 1 if of else stop)


_BY = frozenset(("nearly", "almost", "about", "around", "roughly", "over", "approximately"))
_BEHIND_BY = frozenset(("to", "in", "from", "since", "over", "on", "and", "but", "at", "between"))


def _is_by(stream: Tokens, index: int, behind: int) -> bool:
    """Whether something rose or fell "by a third", and not "by a third party"."""
    at = index - 1
    if stream.lower(at) in _BY:
        at -= 1
    elif stream.lower(at) == "than" and stream.lower(at - 1) in ("more", "less"):
        at -= 2
    ends = stream.kind(behind) is not Kind.WORD or stream.lower(behind) in _BEHIND_BY
    return stream.lower(at) == "by" and ends


def _read_fraction(stream: Tokens, index: int) -> Number | None:
    """ "two-thirds", "three quarters", "a third of", "half of the", "half the"."""
    word, at = stream.lower(index), index + 1
    if word == "half" and stream.lower(index - 1) in _WHICH_HALF:
        return None
    if word == "half":
        fits = stream.lower(at) in ("of", "the", "its", "their", "his", "her", "all")
        fits = fits or _is_by(stream, index, at)
        return Number(index, at, _HALF, "fraction", _HALF) if fits else None
    top = 1 if word in ("a", "an") else _SMALL.get(word, 0)
    hyphen = stream.lower(at) == "-" and stream.touches(at)
    if hyphen:
        at += 1
    name = stream.lower(at)
    bottom = _PARTS.get(name if name in _PARTS else name.removesuffix("s"))
    if stream.lower(at + 1) == "of" and stream.lower(at + 2) == "a":
        return None  # "a quarter of a million"
    if not top or bottom is None or (top > 1 and name in _PARTS and name != "halves"):
        return None
    alone = stream.lower(at + 1) != "of" and top == 1 and not (hyphen and word == "one")
    if alone and not _is_by(stream, index, at + 1):
        return None
    value = (Decimal(top) / bottom).quantize(PLACES).normalize()
    return Number(index, at + 1, value, "fraction", value)
