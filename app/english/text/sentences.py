"""The lines and sentences of a text. Every line is a paragraph."""

from collections.abc import Iterator

from syntok import segmenter

from app.english.text.markers import blank_markers


def cut_lines(text: str) -> Iterator[tuple[int, str]]:
    """Each line that is not blank, without the white space at its ends, and where it starts."""
    start = 0
    for line in text.split("\n"):
        bare = line.strip()
        if bare:
            yield start + line.index(bare), bare
        start += len(line) + 1


def cut_sentences(line: str) -> Iterator[tuple[int, str]]:
    """Each sentence of a line and where it starts."""
    starts = [
        sentence[0].offset
        for paragraph in segmenter.analyze(blank_markers(line))
        for sentence in paragraph
    ] or [0]
    starts[0] = 0
    for start, end in zip(starts, [*starts[1:], len(line)], strict=True):
        if words := line[start:end].strip():
            yield line.index(words, start), words


def sentence_starts(text: str) -> Iterator[int]:
    """Where each sentence of a text starts."""
    for start, line in cut_lines(text):
        for at, _ in cut_sentences(line):
            yield start + at
