"""How the time of reading grows with the text: eight times the text, about eight times as long."""

import math
import time
from collections.abc import Callable
from itertools import count
from typing import Final

_LETTERS: Final = str.maketrans("0123456789", "abcdefghij")
_MEASURABLE: Final = 0.002
"""Seconds under which a time says nothing."""
_FEWEST: Final = 1_000
_MOST: Final = 32_000
_LONGER: Final = 8
_MOST_TIMES: Final = 24
"""Between eight times as long and the square, 64, as far from the one as from the other."""
_TRIES: Final = 3
_ENDS: Final = (str(one).translate(_LETTERS) for one in count())
"""No text is read twice: what is remembered takes no time."""

REPEATED: Final = {
    "blanks": " ",
    "line ends": " \n",
    "digits": "1",
    "numbers": "12 ",
    "quotation marks": '"',
    "opening quotation marks": "“a ",
    "brackets": "[",
    "round brackets": "(A ",
    "markers": "[1] ",
    "markers left open": "[1,",
    "and": "and ",
    "he said": "he said ",
    "has not been": "has not been ",
    "it may, and": "it may, and ",
    "is likely": "the risk of, is likely to ",
    "sentences": "He said. ",
    "names": "Bank of the ",
    "hyphens": "a-",
    "stars": "**a ",
    "comments left open": "<!--",
    "dates": "May 5, ",
    "number words": "five hundred and ",
    "addresses": "https://a ",
    "a long line": "The army said it had lost 12 tanks in Kursk on Monday. ",
}
"""Pieces of text that, repeated, lead a pattern astray."""


def is_linear(read: Callable[[str], object], piece: str) -> bool:
    """Whether time grows with the text and not with its square; what seems slow is tried again.

    The least of several times counts: whatever else the machine does only adds to one.
    """
    pieces = _measurable_count(read, piece)
    short = long = math.inf
    for _ in range(_TRIES):
        short = min(short, _time(read, piece, pieces))
        long = min(long, _time(read, piece, _LONGER * pieces))
        if long <= _MOST_TIMES * max(short, _MEASURABLE):
            return True
    return False


def _measurable_count(read: Callable[[str], object], piece: str) -> int:
    """How many pieces take a time that can be measured, or are many."""
    pieces = _FEWEST // len(piece)
    while _time(read, piece, pieces) < _MEASURABLE and pieces * len(piece) < _MOST:
        pieces *= 2
    return pieces


def _time(read: Callable[[str], object], piece: str, pieces: int) -> float:
    text = f"a{piece * pieces}{next(_ENDS)}"
    begun = time.process_time()
    read(text)
    return time.process_time() - begun
