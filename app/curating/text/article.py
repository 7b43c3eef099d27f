"""An article's text → sentences and markers.

Every line is a paragraph. Offsets count Unicode code points of the text as it is served: UTF-8
without byte-order mark, CRLF folded to LF.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from syntok import segmenter

from app.curating.text.anchors import Folded, fold
from app.vocabulary import Part

_MARKER = re.compile(r"\[(\d{1,4}(?:\s*[,;–-]\s*\d{1,4})*)\]")
_MARKERS_BEFORE_STOP = re.compile(r"(\s*(?:\[\d[\d\s,;–-]*\]\s*)+)([.!?]?)")
_BLANKS = " \t\u00a0\u2007\u2009\u202f"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence and where it stands. `position` counts from 1 through the whole article."""

    part: Part
    section: str | None
    position: int
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Marker:
    """A printed reference such as [3]. `labels` are the numbers within its brackets."""

    labels: tuple[str, ...]
    start: int
    end: int


@dataclass(frozen=True)
class ArticleText:
    """A text, cut."""

    text: str
    sentences: tuple[Sentence, ...]

    @cached_property
    def folded(self) -> Folded:
        """The text for finding quotes in."""
        return Folded(self.text)

    @cached_property
    def sha256(self) -> str:
        """The digest of the text as UTF-8."""
        return sha256(self.text.encode()).hexdigest()

    @cached_property
    def markers(self) -> tuple[Marker, ...]:
        """The printed references, in reading order."""
        return tuple(
            Marker(_labels(found[1]), found.start(), found.end())
            for found in _MARKER.finditer(self.text)
        )

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """Every label that a marker prints, by number."""
        return tuple(sorted({x for mark in self.markers for x in mark.labels}, key=int))

    def sentence_around(self, start: int, end: int) -> Sentence | None:
        """The one sentence that holds the whole span, if one does."""
        return next((s for s in self.sentences if s.start <= start and end <= s.end), None)

    def cited(self, end: int, sentence: Sentence) -> tuple[str, ...]:
        """The labels of the first run of adjacent markers at or after `end` in the sentence."""
        run: list[Marker] = []
        for mark in self.markers:
            if end <= mark.start < sentence.end:
                if run and self.text[run[-1].end : mark.start].strip():
                    break
                run.append(mark)
        return tuple(dict.fromkeys(label for mark in run for label in mark.labels))


def _labels(inside: str) -> tuple[str, ...]:
    """ "3, 5" → 3 and 5; "2-4" → 2, 3 and 4."""
    labels: list[str] = []
    for piece in re.split(r"\s*[,;]\s*", inside):
        first, *last = re.split(r"\s*[–-]\s*", piece)
        labels += _between(int(first), int(last[-1])) if last else [str(int(first))]
    return tuple(labels)


def _between(first: int, last: int) -> list[str]:
    within_reason = first <= last <= first + 50
    return [str(n) for n in (range(first, last + 1) if within_reason else (first, last))]


def decode_text(content: bytes) -> str:
    """The text of an article file. Raises UnicodeDecodeError, or ValueError if it is empty."""
    text = content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise ValueError("The file is empty.")
    if "\x00" in text:
        raise ValueError("The file holds a NUL character.")
    return text


@dataclass(frozen=True)
class Layout:
    """Which lines are not body text."""

    headline: str
    dateline: str | None
    standfirst: str | None
    headings: tuple[str, ...]


def cut(text: str, layout: Layout) -> ArticleText:
    """Cut a text into sentences, each with its part and section."""
    sentences: list[Sentence] = []
    section: str | None = None
    waiting = _Waiting(layout)
    for start, line in _lines(text):
        part = waiting.part_of(line)
        if part is Part.HEADING:
            section = line
        for at, words in [(0, line)] if part is Part.HEADING else _sentences(line):
            begin = start + at
            sentences.append(
                Sentence(part, section, len(sentences) + 1, begin, begin + len(words), words)
            )
    return ArticleText(text, tuple(sentences))


class _Waiting:
    """The layout's lines that have not been met yet."""

    def __init__(self, layout: Layout) -> None:
        single = {
            Part.HEADLINE: layout.headline,
            Part.DATELINE: layout.dateline,
            Part.STANDFIRST: layout.standfirst,
        }
        self._left = [(fold(line), part) for part, line in single.items() if line]
        self._left += [(fold(line), Part.HEADING) for line in layout.headings]

    def part_of(self, line: str) -> Part:
        folded = fold(line)
        for wanted in self._left:
            if wanted[0] == folded:
                self._left.remove(wanted)
                return wanted[1]
        return Part.BODY


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Each line that is not blank, without the white space at its ends, and where it starts."""
    start = 0
    for line in text.split("\n"):
        bare = line.strip()
        if bare:
            yield start + line.index(bare), bare
        start += len(line) + 1


def _sentences(line: str) -> Iterator[tuple[int, str]]:
    """Each sentence of a line and where it starts."""
    starts = [
        sentence[0].offset
        for paragraph in segmenter.analyze(_without_markers(line))
        for sentence in paragraph
    ] or [0]
    starts[0] = 0
    for start, end in zip(starts, [*starts[1:], len(line)], strict=True):
        if words := line[start:end].strip():
            yield line.index(words, start), words


def _without_markers(line: str) -> str:
    """The line with blanks for markers, its full stops moved before them: same length."""

    def blank(found: re.Match[str]) -> str:
        stop = found[2] or " "
        return stop + " " * (len(found[0]) - 1)

    return _MARKERS_BEFORE_STOP.sub(blank, line)
