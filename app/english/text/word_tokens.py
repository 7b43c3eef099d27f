"""Text in, words and sentences out: what the rules for names and attributions read.

Possessive endings, abbreviations, initials and quotation marks are tokens of their own kind.
One pass of one pattern, every repetition in it unambiguous.
"""

import re
from functools import lru_cache

from app.english.text.calendar_words import MONTH_ABBREVIATIONS, MONTHS
from app.english.text.markers import MARKER
from app.english.text.sentences import sentence_starts
from app.english.text.tokens import Kind, Token, Tokens, token
from app.english.text.wordlists import word_set

_LETTER = r"[^\W\d_]"
_INNER = r"[\w\u0300-\u036f]"
_TOKEN = re.compile(
    rf"""
    (?P<marker>{MARKER})
  | (?P<possessive>['’][sS](?!\w))
  | (?P<dotted>(?:(?!\d){_INNER}\.){{2,}})
  | (?P<number>[0-9]+(?:[.,][0-9]+)*(?![\w]|-{_LETTER}))
  | (?P<word>[^\W_]{_INNER}*(?:[-\u2011'’&][^\W_]{_INNER}*)*\+?
        (?:\.(?:com|org|net|gov|edu|tv|io)(?!\w))?)
  | (?P<mark>``|''|\.\.\.|\S)
    """,
    re.VERBOSE,
)
_POSSESSIVE_END = re.compile(r"['’][sS]$")
_ABBREVIATIONS = (MONTH_ABBREVIATIONS.keys() - MONTHS.keys()) | word_set(
    "Mr Mrs Ms Dr Prof Rev Hon Fr St Ste Sr Jr Gen Lt Col Maj Capt Cpl Sgt Cmdr Adm Brig Pvt "
    "Supt Det Insp Sen Rep Gov Pres Atty Amb Sec Inc Corp Co Ltd Bros Plc No Nos vs Mt Ft Ave "
    "Blvd Rd Dept Univ Assn Vol Fig al etc approx est Ala Ariz Ark Calif Colo Conn Del Fla Ga "
    "Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash "
    "Wis Wyo"
)


@lru_cache(maxsize=256)
def cut_words(text: str) -> Tokens:
    """Cut `text` into tokens. One rule after another asks for the same few sentences."""
    tokens: list[Token] = []
    starts = [*sentence_starts(text), len(text)]
    at = sentence = 0
    while match := _TOKEN.search(text, at):
        opens = False
        while starts[sentence] <= match.start():
            opens, sentence = True, sentence + 1
        tokens.append(_read(text, match, opens=opens))
        at = tokens[-1].end
    return Tokens(text, tokens)


def _read(text: str, match: re.Match[str], *, opens: bool) -> Token:
    """The token that begins where `match` does: a word without its possessive ending."""
    start, end = match.span()
    kind = match.lastgroup or "mark"
    if kind != "word":
        return token(start, match.group(), _KINDS[kind], opens=opens)
    word = match.group()
    ending = None if word.isalnum() else _POSSESSIVE_END.search(word)
    word = word[: ending.start()] if ending else word
    if not ending and text[end : end + 1] == "." and _is_abbreviation(word):
        word += "."
    return token(start, word, Kind.WORD, opens=opens)


_KINDS = {
    "marker": Kind.MARKER,
    "possessive": Kind.POSSESSIVE,
    "dotted": Kind.WORD,
    "number": Kind.NUMBER,
    "mark": Kind.MARK,
}


def _is_abbreviation(word: str) -> bool:
    return word in _ABBREVIATIONS or (len(word) == 1 and word.isupper() and word != "I")
