"""Direct quotations: the spans between quotation marks, over one sentence or several.

“ ” and `` '' open and close by their form, " and ' by the spaces around them. A quotation that
opens again before it has closed goes on in the next paragraph, as in print: it ends where its own
paragraph does.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation with its marks, and the words inside them without white space at the ends."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    mark: str


_MARK = re.compile(r"``|''|[“”„\"«»]|(?<!\w)[‘'](?=\w)|(?<=[\w.,!?…])[’'](?!\w)|\n[^\S\n]*\n")
_CLOSES = {
    "“": ("”", "“", '"'),
    "„": ("“", "”"),
    "``": ("''", '"'),
    '"': ('"', "”"),
    "«": ("»",),
    "‘": ("’", "'"),
    "'": ("'", "’"),
    "''": ("''",),
}
_OPENS = frozenset(("“", "„", "``", '"', "«", "‘", "'", "''"))
_ONE_LINE = frozenset(('"', "'", "‘", "''"))
_LONGEST = 4000


def find_quotations(text: str) -> list[Quotation]:
    """Every quotation of `text`, in reading order, none overlapping another."""
    finds: list[Quotation] = []
    opened: re.Match[str] | None = None
    for mark in _MARK.finditer(text):
        if opened is None:
            opened = mark if _opens(text, mark) else None
        elif _closes(text, opened, mark):
            finds += _quotation(text, opened, mark.start(), mark.end())
            opened = None
        elif _breaks(text, opened, mark):
            if mark.group() == opened.group() and _is_opening(text, mark):
                end = min(_line_end(text, opened.end()), mark.start())
                finds += _quotation(text, opened, end, end)
            opened = mark if _opens(text, mark) else None
    return finds


def _opens(text: str, mark: re.Match[str]) -> bool:
    words, start, end = mark.group(), mark.start(), mark.end()
    if words not in _OPENS:
        return False
    if words in ('"', "''"):
        return start == 0 or text[start - 1].isspace() or text[start - 1] in "([—–-"
    if words in ("'", "‘"):
        return not text[end : end + 2].isdigit() and text[end : end + 2] not in ("s ", "s,", "t ")
    return True


def _closes(text: str, opened: re.Match[str], mark: re.Match[str]) -> bool:
    """Whether `mark` closes what `opened` opened."""
    if mark.group() not in _CLOSES[opened.group()] or mark.start() - opened.end() > _LONGEST:
        return False
    if mark.group() == opened.group() and _is_opening(text, mark):
        return False
    one_line = opened.group() in _ONE_LINE
    if one_line and "\n" in text[opened.end() : mark.start()]:
        return False
    if mark.group() in ("'", "’") and opened.group() in ("'", "‘"):
        return (
            text[mark.start() - 1] in ".,!?…"
            or not text[mark.end() : mark.end() + 2].strip().isalpha()
            or (text[mark.start() - 1] != "s")
        )
    return True


def _breaks(text: str, opened: re.Match[str], mark: re.Match[str]) -> bool:
    """Whether `opened` cannot be closed any more once `mark` has come."""
    if mark.group()[:1] == "\n" or mark.start() - opened.end() > _LONGEST:
        return True
    if opened.group() in _ONE_LINE and "\n" in text[opened.end() : mark.start()]:
        return True
    return mark.group() == opened.group() and _is_opening(text, mark)


def _is_opening(text: str, mark: re.Match[str]) -> bool:
    """Whether a mark can only open: by its form, or by a space before it and none behind."""
    if mark.group() in ("“", "``", "„", "«"):
        return True
    if mark.group() != '"' or mark.start() == 0:
        return False
    spaced = text[mark.start() - 1].isspace() and not text[mark.end() : mark.end() + 1].isspace()
    return spaced and mark.end() < len(text)


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return end if end >= 0 else len(text)


def _quotation(text: str, opened: re.Match[str], inner_end: int, end: int) -> list[Quotation]:
    """The quotation from `opened`, if it has words."""
    inner = text[opened.end() : inner_end]
    words = inner.strip()
    if not any(char.isalnum() for char in words):
        return []
    inner_start = opened.end() + len(inner) - len(inner.lstrip())
    return [Quotation(opened.start(), end, inner_start, inner_start + len(words), opened.group())]
