"""The words of a phrase as far as they name one thing: "losses", "lost" and "Loss"."""

import re
from collections.abc import Iterator

from app.english.phrases.heads import find_heads
from app.english.stems.stem import stem_kin
from app.english.text.wordlists import word_set

WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_SMALL = word_set(
    "a an the of in on at to for by from with and or as its his her their is are was were be been "
    "has have had it this that"
)


def stems_of(text: str) -> Iterator[str]:
    """The stems of a text's words that say something, in their order."""
    for found in WORD.finditer(text):
        if found[0].lower() not in _SMALL:
            yield from map(stem_kin, found[0].split("-"))


def stems_of_heads(title: str) -> frozenset[str]:
    """The stems of the head nouns of a title: "offensive" of "New offensive in Kursk"."""
    return frozenset(stem_kin(head.text) for head in find_heads(title))
