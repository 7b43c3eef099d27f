"""Text in, words and sentences out: what the rules for names and attributions read.

The lexer of quantities reads digits with care and words roughly; here it is the other way round:
possessive endings, abbreviations, initials and quotation marks are tokens of their own kind.
One pass of one pattern, every repetition in it unambiguous.
"""

import re
from dataclasses import dataclass
from enum import Enum
from typing import Final

from app.english.text.wordlists import vocabulary


class Kind(Enum):
    """What a token is."""

    WORD = "word"
    NUMBER = "number"
    POSSESSIVE = "possessive"
    MARKER = "marker"
    MARK = "mark"
    QUOTATION = "quotation"


@dataclass(frozen=True, slots=True)
class Token:
    """One piece of text; `opens` where a sentence or a line of its own begins with it."""

    start: int
    end: int
    text: str
    lower: str
    kind: Kind
    opens: bool


NOTHING: Final = Token(0, 0, "", "", Kind.MARK, opens=True)

_LETTER = r"[^\W\d_]"
_INNER = r"[\w\u0300-\u036f]"
_TOKEN: Final = re.compile(
    rf"""
    (?P<marker>\[[0-9]{{1,4}}(?:\s?[,;–-]\s?[0-9]{{1,4}}){{0,20}}\])
  | (?P<possessive>['’][sS](?!\w))
  | (?P<dotted>(?:(?!\d){_INNER}\.){{2,}})
  | (?P<number>[0-9]+(?:[.,][0-9]+)*(?![\w]|-{_LETTER}))
  | (?P<word>[^\W_]{_INNER}*(?:[-\u2011'’&][^\W_]{_INNER}*)*\+?
        (?:\.(?:com|org|net|gov|edu|tv|io)(?!\w))?)
  | (?P<mark>``|''|\.\.\.|\S)
    """,
    re.VERBOSE,
)
_POSSESSIVE_END: Final = re.compile(r"['’][sS]$")
_ABBREVIATIONS: Final = vocabulary(
    "Mr Mrs Ms Dr Prof Rev Hon Fr St Ste Sr Jr Gen Lt Col Maj Capt Cpl Sgt Cmdr Adm Brig Pvt Supt "
    "Det Insp Sen Rep Gov Pres Atty Amb Sec Inc Corp Co Ltd Bros Plc Jan Feb Mar Apr Jun Jul Aug "
    "Sep Sept Oct Nov Dec No Nos vs Mt Ft Ave Blvd Rd Dept Univ Assn Vol Fig al etc approx est "
    "Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb "
    "Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo"
)
_ENDS_SENTENCES_TOO: Final = vocabulary("Inc Corp Co Ltd Bros Plc etc Jr Sr al")
_TERMINAL: Final = frozenset(".!?…")
_CLOSERS: Final = frozenset("\"'”’)]»")
_STARTERS: Final = vocabulary(
    "The A An It He She They We I You In On At But And That This These Those There His Her Its "
    "Their Our When While As If For To After Before However Meanwhile Mr Mrs"
)


class Prose:
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

    def slice(self, first: int, stop: int) -> str:
        """The text from token `first` up to, and without, token `stop`."""
        return self.text[self.tokens[first].start : self.tokens[stop - 1].end]

    def touches(self, index: int) -> bool:
        """Whether nothing stands between this token and the next."""
        return self.at(index).end == self.at(index + 1).start

    def sentences(self) -> list[tuple[int, int]]:
        """The tokens of each sentence, as first and stop."""
        firsts = [index for index, token in enumerate(self.tokens) if token.opens]
        return list(zip(firsts, [*firsts[1:], len(self.tokens)][: len(firsts)], strict=True))


def read_prose(text: str) -> Prose:
    """Cut `text` into tokens."""
    tokens: list[Token] = []
    at = 0
    while match := _TOKEN.search(text, at):
        at = _read(text, match, tokens)
    return Prose(text, tokens)


def _read(text: str, match: re.Match[str], tokens: list[Token]) -> int:
    """Append what `match` holds; gives the position behind it."""
    start, end = match.span()
    kind = match.lastgroup or "mark"
    opens = _opens(text, tokens, start)
    if kind != "word":
        tokens.append(_token(start, match.group(), _KINDS[kind], opens=opens))
        return end
    ending = _POSSESSIVE_END.search(match.group())
    word = match.group()[: ending.start()] if ending else match.group()
    if not ending and text[end : end + 1] == "." and _is_abbreviation(word):
        word += "."
    tokens.append(_token(start, word, Kind.WORD, opens=opens))
    return start + len(word)


_KINDS: Final = {
    "marker": Kind.MARKER,
    "possessive": Kind.POSSESSIVE,
    "dotted": Kind.WORD,
    "number": Kind.NUMBER,
    "mark": Kind.MARK,
}


def _is_abbreviation(word: str) -> bool:
    return word in _ABBREVIATIONS or (len(word) == 1 and word.isupper() and word != "I")


def _token(start: int, text: str, kind: Kind, *, opens: bool) -> Token:
    lower = text.lower().replace("’", "'").replace("\u2011", "-")
    return Token(start, start + len(text), text, lower, kind, opens=opens)


def _opens(text: str, tokens: list[Token], start: int) -> bool:
    """Whether a new line of thought begins at `start`, after the tokens read so far."""
    if not tokens or _new_line(text, tokens[-1].end, start):
        return True
    last, behind = _before_closers(tokens)
    if behind and text[start] in _CLOSERS and not _is_opening(text, start):
        return False
    if last.text in ("``", "“") or not (text[start].isupper() or text[start] in "“‘\"'`0123456789"):
        return False
    if last.text in _TERMINAL or last.text == "...":
        return not _closes(text, start)
    return _abbreviation_ends(text, last, start)


def _new_line(text: str, ended: int, start: int) -> bool:
    """A blank line breaks; one line end does unless the text is wrapped there."""
    gap = text[ended:start]
    lines = gap.count("\n") + gap.replace("\r\n", "").count("\r")
    return lines > 1 or (lines == 1 and not text[start].islower())


def _before_closers(tokens: list[Token]) -> tuple[Token, bool]:
    """The last token that is no closing mark or printed reference; and whether none followed it."""
    index = len(tokens) - 1
    lowest = max(0, index - 8)
    while index > lowest and (
        tokens[index].kind is Kind.MARKER
        or tokens[index].text in _CLOSERS
        or tokens[index].text == "''"
    ):
        index -= 1
    return tokens[index], index == len(tokens) - 1


def _is_opening(text: str, start: int) -> bool:
    """Whether a straight quotation mark opens: a space before it and none behind."""
    spaced = text[start - 1].isspace() and not text[start + 1 : start + 2].isspace()
    return text[start] in "\"'" and spaced and not text.startswith("''", start)


def _closes(text: str, start: int) -> bool:
    """Whether the quotation mark at `start` closes: it touches what is before it, or is tokenised
    and nothing but a closing one can stand there."""
    if text.startswith("''", start):
        return True
    return text[start] in "\"'" and start > 0 and not text[start - 1].isspace()


def _abbreviation_ends(text: str, last: Token, start: int) -> bool:
    """Whether a sentence ended with "U.S." or "Inc.": an everyday opening word follows."""
    if not last.text.endswith("."):
        return False
    dotted = "." in last.text[:-1]
    if not dotted and last.text[:-1] not in _ENDS_SENTENCES_TOO:
        return False
    following = _TOKEN.match(text, start)
    return following is not None and following.group() in _STARTERS
