"""How much work a reader does, counted so that it does not matter how fast the machine is."""

import sys
from collections.abc import Callable

from app.english.text.word_tokens import cut_words

TIMES = 4


def calls_of(work: Callable[[], object]) -> int:
    """How many functions are called until the work is done."""
    count = 0

    def see(_: object, event: str, __: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    cut_words.cache_clear()
    sys.setprofile(see)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def is_linear(read: Callable[[str], object], text: str) -> bool:
    """Whether a text several times as long takes as many times the work, and not more."""
    read(text)  # what is set up once is not counted
    once = calls_of(lambda: read(text))
    return 0 < calls_of(lambda: read(text * TIMES)) < 1.2 * TIMES * once
