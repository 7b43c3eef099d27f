"""Tokens: the pieces of a text that the recognisers read, whoever cut it.

`number_tokens` reads digits with care and words roughly, `word_tokens` the other way round. A token
keeps its span in the text, so whatever is built from tokens is a span of the text too.
"""

from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple


class Kind(Enum):
    """What a token is made of."""

    WORD = "word"
    NUMBER = "number"
    ORDINAL = "ordinal"
    CODE = "code"
    SIGN = "sign"
    POSSESSIVE = "possessive"
    MARKER = "marker"
    MARK = "mark"
    QUOTATION = "quotation"
    SKIPPED = "skipped"


class Token(NamedTuple):
    """One piece of text; `opens` where a line or a sentence of its own begins with it.

    A tuple, since each text is cut into very many: a frozen dataclass takes three times as long.
    """

    start: int
    end: int
    text: str
    lower: str
    kind: Kind
    opens: bool


NOTHING = Token(0, 0, "", "", Kind.SKIPPED, opens=True)
"""What stands outside a text."""


def token(start: int, text: str, kind: Kind, *, opens: bool) -> Token:
    """The token of these words, which begin at `start`."""
    lower = text.lower()
    if not lower.isascii():
        lower = lower.replace("’", "'").replace("\u2011", "-")
    # As Token(…) does, without a step in Python between.
    return tuple.__new__(Token, (start, start + len(text), text, lower, kind, opens))


class Tokens:
    """The tokens of a text with safe access beyond either end."""

    __slots__ = ("text", "tokens")

    def __init__(self, text: str, tokens: list[Token]) -> None:
        self.text = text
        self.tokens = tokens

    def __len__(self) -> int:
        return len(self.tokens)

    def at(self, index: int) -> Token:
        """The token at `index`, or an empty one outside the text."""
        return self.tokens[index] if 0 <= index < len(self.tokens) else NOTHING

    def lower(self, index: int) -> str:
        """The token's folded text, empty outside the text."""
        return self.tokens[index].lower if 0 <= index < len(self.tokens) else ""

    def kind(self, index: int) -> Kind:
        """The token's kind; outside the text everything is skipped."""
        return self.at(index).kind

    def opens(self, index: int) -> bool:
        """Whether a break stands before this token (the end of the text is one)."""
        return self.at(index).opens

    def touches(self, index: int) -> bool:
        """Whether nothing stands between this token and the next."""
        if not 0 <= index < len(self.tokens) - 1:
            return False
        return self.tokens[index].end == self.tokens[index + 1].start

    def capital(self, index: int) -> bool:
        """Whether the token is a word or code that begins with a capital letter."""
        here = self.at(index)
        return here.kind in (Kind.WORD, Kind.CODE) and here.text[0].isupper()

    def slice(self, first: int, stop: int) -> str:
        """The text from token `first` up to, and without, token `stop`."""
        return self.text[self.tokens[first].start : self.tokens[stop - 1].end]

    def runs(self) -> Iterator[tuple[int, int]]:
        """The tokens of each line or sentence, as first and stop."""
        firsts = [index for index, each in enumerate(self.tokens) if each.opens]
        return zip(firsts, [*firsts[1:], len(self.tokens)], strict=False)
