"""Quote → span: where words stand in a text.

White space is folded and typographic quotation marks match their plain forms, so a curator can
wrap lines and type plain quotes; what is found, and served, is the text's own.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import overload

PLAIN = str.maketrans(
    {
        "\u2018": "'",
        "\u2019": "'",
        "\u201a": "'",
        "\u201b": "'",
        "\u2032": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u201e": '"',
        "\u201f": '"',
        "\u2033": '"',
        "\u00ab": '"',
        "\u00bb": '"',
    }
)


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """The text with plain quotation marks and single spaces, without white space at its ends."""
    return " ".join(make_plain(text).split())


def make_plain(text: str) -> str:
    """The text with plain quotation marks, as long as it was."""
    return text if text.isascii() else text.translate(PLAIN)


@lru_cache(maxsize=1024)
def _read_characters(text: str) -> tuple[str, Sequence[int]]:
    """The text as words are looked for in it, and where each of its characters stands.

    One rule after another looks into the same sentences.
    """
    plain = make_plain(text)
    if plain == " ".join(plain.split()):
        return plain, range(len(plain))
    kept: list[str] = []
    origins: list[int] = []
    for index, character in enumerate(plain):
        space = character.isspace()
        if not (space and kept and kept[-1] == " "):
            kept.append(" " if space else character)
            origins.append(index)
    return "".join(kept), origins


class Folded:
    """A text in which words can be found whatever its white space and quotation marks."""

    __slots__ = ("_characters", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self._characters = _read_characters(text)

    def spans(self, words: str) -> list[tuple[int, int]]:
        """Where the words stand, as code point spans of the text; they never split a word."""
        folded, origins = self._characters
        wanted = fold(words)
        found, at = [], folded.find(wanted) if wanted else -1
        while at >= 0:
            end = at + len(wanted)
            if not (_splits_a_word(folded, at) or _splits_a_word(folded, end)):
                found.append((origins[at], origins[end - 1] + 1))
            at = folded.find(wanted, at + 1)
        return found

    def __contains__(self, words: str) -> bool:
        return bool(self.spans(words))

    @overload
    def own(self, words: str) -> str: ...
    @overload
    def own(self, words: None) -> None: ...
    def own(self, words: str | None) -> str | None:
        """The words as this text writes them, or as given where it does not hold them."""
        spans = self.spans(words) if words else []
        return self.text[slice(*spans[0])] if spans else words

    def agreement(self, words: str) -> str:
        """The longest beginning of the words that the text holds."""
        folded, _ = self._characters
        wanted = fold(words)
        low, high = 0, len(wanted)
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if wanted[:middle] in folded else (low, middle - 1)
        return wanted[:low]


def _splits_a_word(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()
