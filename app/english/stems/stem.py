"""Word → stem: two words have the same stem where they are forms of one word.

Snowball's English stemmer does the most of it. Irregular forms come before it, and what it takes
for one word though it is two is told apart after it.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Protocol

from app.english.stems.apart import DEEDS_IN_AL, ENDINGS, FRIENDS
from app.english.stems.irregular import APART, BASES, KIN

WORDS_KEPT = 1 << 15
"""Words whose stems are remembered: a text says the same ones again and again."""


class _Snowball(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802 (its own name)


@lru_cache(WORDS_KEPT)
def stem_word(word: str) -> str:
    """The stem of a word, whatever its case: "Lost" and "losing" are "lose"."""
    # It brings thirty languages along, which a server that is asked no words does not need.
    import snowballstemmer  # noqa: PLC0415

    # Snowball's stemmer keeps the word that it is at: each thread needs its own.
    snowball: _Snowball = snowballstemmer.stemmer("english")
    return _find(word.lower(), snowball.stemWord)


@lru_cache(WORDS_KEPT)
def stem_kin(word: str) -> str:
    """The stem of a word's nearest kin, without a possessive ending: "dead", "died" and "death".

    For words that name one thing: what dismissed somebody is the dismissal. Words that say one
    thing are told by `stem_word`.
    """
    plain = word.lower().replace("’", "'").removesuffix("'s").rstrip("'")
    return stem_word(KIN.get(plain, plain))


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
