"""Headlines: lines in which most words are capitalised, so that a capital tells nothing."""

import itertools

from app.english.text.lexer import Kind, Stream

_SHORTEST = 4
_SHARE = 0.8
_FEWEST = 3


def titled_tokens(stream: Stream) -> list[bool]:
    """For each token whether its line is in title case."""
    flags: list[bool] = []
    for first, stop in _lines(stream):
        flags.extend([_is_title(stream, first, stop)] * (stop - first))
    return flags


def _lines(stream: Stream) -> list[tuple[int, int]]:
    starts = [index for index, token in enumerate(stream.tokens) if token.opens]
    return list(itertools.pairwise([*starts, len(stream)]))


def _is_title(stream: Stream, first: int, stop: int) -> bool:
    words = [
        token.text
        for token in stream.tokens[first:stop]
        if token.kind is Kind.WORD and len(token.text) >= _SHORTEST
    ]
    capitals = sum(word[0].isupper() for word in words)
    full_stop = stream.tokens[stop - 1].text == "."
    return not full_stop and len(words) >= _FEWEST and capitals >= _SHARE * len(words)
