"""Word → stem: two words have the same stem where they are forms of one word.

Snowball's English stemmer does the most of it. Irregular forms come before it, and what it takes
for one word though it is two is told apart after it.
"""

from collections.abc import Callable
from typing import Protocol

import snowballstemmer

from app.english.stems.apart import DEEDS_IN_AL, ENDINGS, FRIENDS
from app.english.stems.irregular import APART, BASES


class _Snowball(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802 (its own name)


class Stemmer:
    """Gives stems, and remembers them: a text says the same words again and again.

    One belongs to one thread.
    """

    def __init__(self) -> None:
        self._snowball: _Snowball = snowballstemmer.stemmer("english")
        self._known: dict[str, str] = {}

    def stem(self, word: str) -> str:
        """The stem of a word, whatever its case: "Lost" and "losing" are "lose"."""
        known = self._known.get(word)
        if known is None:
            known = self._known[word] = _find(word.lower(), self._snowball.stemWord)
        return known


def _find(word: str, snowball: Callable[[str], str]) -> str:
    if word in APART:
        return word
    if friend := _friend(word):
        return friend
    if word in BASES:
        return snowball(BASES[word])
    if word.endswith(("ification", "ifications")):
        return snowball(word[: word.rindex("ication")] + "y")
    if "-" in word:
        *before, last = word.split("-")
        return "-".join((*before, _find(last, snowball) if last else ""))
    stem = snowball(word)
    return stem if word in DEEDS_IN_AL else stem + _mark(word, len(stem))


def _friend(word: str) -> str | None:
    single = word.removesuffix("s")
    return word if word in FRIENDS else single if single in FRIENDS else None


def _mark(word: str, kept: int) -> str:
    """What tells the word from others of its Snowball stem: the ending that was taken off."""
    if word.endswith(("ment", "ments")):
        return ""
    for ending, mark in ENDINGS:
        if word.endswith(ending) and kept <= len(word) - len(ending):
            return f"+{mark}"
    return ""
