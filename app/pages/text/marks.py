"""An article's text cut into pieces: at the edges of every passage, word and sentence.

Joined again, the pieces are the text, but for its gaps; those of one passage, joined, are what it
quotes.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from operator import attrgetter
from typing import Self, TypeVar

from app.pages.text.words import Bounds, Words


@dataclass(frozen=True, slots=True)
class Passage:
    """A quote as it lies in the text: the claim that it proves, and which quote of it this is."""

    claim: str
    number: int
    start: int
    end: int
    lane: int = 0


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the article: its number, its part, and where it stands.

    One that is withheld has no words that could be shown.
    """

    position: int
    part: str
    start: int
    end: int
    is_withheld: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of the text through which no edge goes.

    `passages` hold it, the outermost first; `closing` are those that end where it ends.
    """

    start: int
    text: str
    passages: tuple[Passage, ...]
    closing: tuple[Passage, ...]
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Strand:
    """A sentence, or what stands between two (`sentence` is None), in pieces.

    A gap has none: `withheld` are the sentences of which it takes the place.
    """

    sentence: Sentence | None
    pieces: tuple[Piece, ...]
    withheld: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text, which is a paragraph or a heading: `part` tells which."""

    part: str | None
    strands: tuple[Strand, ...]

    @property
    def passages(self) -> list[Passage]:
        """The passages that end in it."""
        pieces = (piece for strand in self.strands for piece in strand.pieces)
        return [passage for piece in pieces for passage in piece.closing]


Part = TypeVar("Part", Passage, Words, Sentence)


def mark_text(
    text: str, sentences: Iterable[Sentence], passages: Iterable[Passage], words: Iterable[Words]
) -> list[Line]:
    """The text line by line, with what is marked in it; an empty line has no strands.

    Sentences are in reading order, each within a line.
    """
    outermost_first = sorted(passages, key=lambda one: (one.start, -one.end, one.lane))
    whole = _Stretch(text, 0, len(text), tuple(sentences), tuple(outermost_first), tuple(words))
    return [_line(whole.cut(start, end)) for start, end in _lines(text)]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A run of the text with what touches it."""

    text: str
    start: int
    end: int
    sentences: tuple[Sentence, ...]
    passages: tuple[Passage, ...]
    words: tuple[Words, ...]

    def cut(self, start: int, end: int) -> Self:
        """The part of it between two places."""
        return replace(
            self,
            start=start,
            end=end,
            sentences=_touching(self.sentences, start, end),
            passages=_touching(self.passages, start, end),
            words=_touching(self.words, start, end),
        )

    def edges(self) -> list[int]:
        """Where something begins or ends."""
        spans: Sequence[Passage | Words] = [*self.passages, *self.words]
        inner = (at for one in spans for at in (one.start, one.end))
        return sorted({self.start, self.end, *(at for at in inner if self.start < at < self.end)})


def _lines(text: str) -> Iterator[Bounds]:
    start = 0
    for line in text.split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


def _line(line: _Stretch) -> Line:
    part = line.sentences[0].part if line.sentences else None
    return Line(part, tuple(_strands(line)))


def _strands(line: _Stretch) -> Iterator[Strand]:
    at = line.start
    for run in _runs(line.sentences):
        start, end = run[0].start, run[-1].end
        if at < start:
            yield _strand(None, line.cut(at, start))
        is_gap = run[0].is_withheld
        yield Strand(None, (), run) if is_gap else _strand(run[0], line.cut(start, end))
        at = end
    if at < line.end:
        yield _strand(None, line.cut(at, line.end))


def _runs(sentences: Iterable[Sentence]) -> Iterator[tuple[Sentence, ...]]:
    """Each sentence alone, but together those that are withheld one after another."""
    for is_withheld, group in groupby(sentences, attrgetter("is_withheld")):
        run = tuple(group)
        yield from [run] if is_withheld else ((one,) for one in run)


def _strand(sentence: Sentence | None, stretch: _Stretch) -> Strand:
    return Strand(sentence, tuple(_piece(stretch.cut(*one)) for one in pairwise(stretch.edges())))


def _piece(run: _Stretch) -> Piece:
    closing = tuple(one for one in run.passages if one.end == run.end)
    return Piece(run.start, run.text[run.start : run.end], run.passages, closing, run.words)


def _touching(parts: tuple[Part, ...], start: int, end: int) -> tuple[Part, ...]:
    return tuple(one for one in parts if one.start < end and start < one.end)
