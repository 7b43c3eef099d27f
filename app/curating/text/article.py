"""An article's text → sentences and markers.

Every line is a paragraph. Offsets count Unicode code points of the text as it is served: UTF-8
without byte-order mark, CRLF folded to LF.
"""

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

from app.curating.text.anchors import Folded, fold
from app.english.text.markers import find_markers, read_labels
from app.english.text.sentences import cut_lines, cut_sentences
from app.vocabulary import Part


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
            Marker(read_labels(found[0]), found.start(), found.end())
            for found in find_markers(self.text)
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


def decode_text(content: bytes) -> str:
    """The text of an article file. Raises ValueError that says why it is none."""
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        raise ValueError(f"Not UTF-8: byte {error.start + 1} cannot be read.") from None
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
    waiting = _LinesToMeet(layout)
    for start, line in cut_lines(text):
        part = waiting.part_of(line)
        if part is Part.HEADING:
            section = line
        for at, words in [(0, line)] if part is Part.HEADING else cut_sentences(line):
            begin = start + at
            sentences.append(
                Sentence(part, section, len(sentences) + 1, begin, begin + len(words), words)
            )
    return ArticleText(text, tuple(sentences))


class _LinesToMeet:
    """The layout's lines that have not been met yet."""

    def __init__(self, layout: Layout) -> None:
        single = {
            Part.HEADLINE: layout.headline,
            Part.DATELINE: layout.dateline,
            Part.STANDFIRST: layout.standfirst,
        }
        lines = [(line, part) for part, line in single.items() if line]
        self._left: dict[str, list[Part]] = {}
        for line, part in [*lines, *((line, Part.HEADING) for line in layout.headings)]:
            self._left.setdefault(fold(line), []).append(part)

    def part_of(self, line: str) -> Part:
        parts = self._left.get(fold(line))
        return parts.pop(0) if parts else Part.BODY
