"""How the time of reading grows with the text: four times the text, about four times as long."""

import time
from collections.abc import Callable
from typing import Final

from app.english.text.word_tokens import cut_words

MEASURABLE: Final = 0.002
"""Seconds under which a time says nothing."""
_FEWEST: Final = 1_000
_MOST: Final = 32_000
_MOST_TIMES: Final = 8

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


def growth(read: Callable[[str], object], piece: str) -> float:
    """How many times as long four times as much text takes, at a length that can be measured."""
    pieces = _FEWEST // len(piece)
    while (took := _time(read, piece, pieces)) < MEASURABLE and pieces * len(piece) < _MOST:
        pieces *= 2
    return _time(read, piece, 4 * pieces) / max(took, MEASURABLE)


def _time(read: Callable[[str], object], piece: str, pieces: int) -> float:
    text = f"a{piece * pieces}b"
    cut_words.cache_clear()  # what is remembered takes no time
    begun = time.process_time()
    read(text)
    return time.process_time() - begun


def is_linear(read: Callable[[str], object], piece: str) -> bool:
    """Whether time grows with the text and not with its square; what seems slow is tried again."""
    return any(growth(read, piece) <= _MOST_TIMES for _ in range(3))
