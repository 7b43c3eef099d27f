"""Text → the words that are compared: clitics apart, markers left out."""

import re
from typing import NamedTuple

from app.english.stems.irregular import VERB_FORMS
from app.english.text.markers import MARKER
from app.english.wording.words import HELPERS, MODALS

_TOKEN = re.compile(
    rf"""
    (?P<marker>{MARKER})
  | (?P<word>(?:US|USD|[A-Z])?[$€£¥]
        | \d+(?:[.,]\d+)*(?:[-–]\d+(?:[.,]\d+)*)?
        | n['’]t(?!\w) | ['’](?:s|re|m|ve|ll|d)(?!\w)
        | (?:[^\W\d_]\.){{2,}}
        | \w+(?:[-\u2011&'’]\w+)*\+?
        | %)
  | (?P<mark>\S)
    """,
    re.VERBOSE,
)
_ACTING = (HELPERS - {"'s"}) | MODALS | {"appear", "appears", "seem", "seems"}
_NOT = re.compile(r"(?<=\w)n['’]t$", re.IGNORECASE)
_ENDING = re.compile(r"['’](?:s|re|m|ve|ll|d)$", re.IGNORECASE)
_MONTH = "month of may"
"""What "May" is with a capital: no modal."""
_FULL = {"ca": "can", "wo": "will", "n't": "not", "'ll": "will", "'re": "are", "'ve": "have"}


class Word(NamedTuple):
    """A word or punctuation mark; `lower` is its plain form: "will" for "wo" of "won't"."""

    start: int
    end: int
    text: str
    lower: str
    is_mark: bool = False

    @property
    def is_past(self) -> bool:
        """Whether it has the form of a past tense or participle."""
        if self.lower in HELPERS:
            return False
        irregular = self.lower in VERB_FORMS and not self.lower.endswith(("s", "ing"))
        return irregular or (len(self.lower) > 4 and self.lower.endswith("ed"))

    @property
    def is_ing(self) -> bool:
        """Whether it has the form of a present participle."""
        return len(self.lower) > 4 and self.lower.endswith("ing")

    @property
    def acts(self) -> bool:
        """Whether it looks like a verb that makes a clause."""
        return self.lower in _ACTING or self.is_past


def cut(text: str) -> list[Word]:
    """The words and marks of a text in reading order, without printed markers."""
    found: list[Word] = []
    for match in _TOKEN.finditer(text):
        if match.lastgroup == "mark":
            found.append(Word(match.start(), match.end(), match[0], match[0], is_mark=True))
        elif match.lastgroup == "word":
            found += _split(match.start(), match[0])
    return found


def _split(start: int, text: str) -> list[Word]:
    if text.isalnum():
        tail = None
    else:
        tail = _NOT.search(text) or (_ENDING.search(text) if len(text) > 2 else None)
    if tail and tail.start() > 0:
        head = _word(start, text[: tail.start()])
        return [head, _word(start + tail.start(), tail[0])]
    if text.lower() == "cannot":
        return [_word(start, text[:3]), _word(start + 3, text[3:])]
    return [_word(start, text)]


def _word(start: int, text: str) -> Word:
    lower = text.lower()
    if not lower.isascii():
        lower = lower.replace("’", "'").replace("\u2011", "-")
    full = _MONTH if text == "May" else _FULL.get(lower, lower)
    # As Word(…) does, without a step in Python between.
    return tuple.__new__(Word, (start, start + len(text), text, full, False))
