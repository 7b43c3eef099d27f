"""The lines and sentences of a text. Every line is a paragraph."""

import re
from collections.abc import Iterator
from functools import lru_cache

from syntok import segmenter

from app.english.text.markers import blank_markers

_MAY_END = re.compile(r"[.!?;…‼‽⁇⁈⁉。﹒﹗！．？｡](?=\s*\S)|[(\[{｟｛［（﹝﹛﹙﴾〚〘⦅⦃\u2329\n]")
"""Where the segmenter may end a sentence within a line: most sentences hold no such sign."""


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
    starts = _find_starts(line) if _MAY_END.search(line) else (0,)
    for start, end in zip(starts, (*starts[1:], len(line)), strict=True):
        if words := line[start:end].strip():
            yield line.index(words, start), words


@lru_cache(maxsize=4096)
def _find_starts(line: str) -> tuple[int, ...]:
    """Where each sentence of a line starts. Each reader of an article asks for its lines."""
    plain = blank_markers(line)
    if not _MAY_END.search(plain):  # "They met on Monday [1]."
        return (0,)
    paragraphs = segmenter.analyze(plain)
    starts = [sentence[0].offset for paragraph in paragraphs for sentence in paragraph]
    return (0, *starts[1:])


def sentence_starts(text: str) -> Iterator[int]:
    """Where each sentence of a text starts."""
    for start, line in cut_lines(text):
        for at, _ in cut_sentences(line):
            yield start + at
