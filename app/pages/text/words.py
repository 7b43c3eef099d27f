"""Where words of a claim stand in the text: its figures, its hedge, its speaker, its sources."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from app.english.text.markers import find_markers

Document = dict[str, Any]
Bounds = tuple[int, int]


class Role(StrEnum):
    """What words are to a claim."""

    FIGURE = "figure"
    HEDGE = "hedge"
    SPEAKER = "speaker"
    MARKER = "marker"


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the text that are more than words: `of` is the id of what they belong to."""

    role: Role
    of: str
    start: int
    end: int


def words_of_claim(text: str, sentences: Sequence[Bounds], claim: Document) -> Iterator[Words]:
    """Where the words of a claim's figures, hedges and speaker stand.

    `sentences` are those of its passages. A figure's words stand in the passages; a hedge or a
    speaker may stand before them. Words that are found nowhere are left out: the card has them.
    """
    passages = [(one["start"], one["end"]) for one in claim["evidence"]]
    for figure in claim["figures"]:
        yield from _found(text, figure["text"], passages, (Role.FIGURE, figure["id"]))
    for hedge in claim["hedge"]:
        yield from _found(text, hedge, [*passages, *sentences], (Role.HEDGE, claim["id"]))
    speaker = claim["attribution"]["speaker"]
    if speaker:
        yield from _found(text, speaker, sentences, (Role.SPEAKER, claim["id"]))


def markers_of(text: str, sources: Iterable[Document]) -> Iterator[Words]:
    """Where the text prints the markers of its sources: "[3]", or "3" and "5" in "[3, 5]"."""
    ids = {one["marker"]: one["id"] for one in sources if one["marker"] is not None}
    for marker in find_markers(text):
        numbers = list(_NUMBER.finditer(text, *marker.span()))
        for number in numbers:
            start, end = (marker if len(numbers) == 1 else number).span()
            if source := ids.get(str(int(number[0]))):
                yield Words(Role.MARKER, source, start, end)


_NUMBER = re.compile(r"\d+")


def _found(
    text: str, words: str, bounds: Iterable[Bounds], belonging: tuple[Role, str]
) -> Iterator[Words]:
    """The first place within the first of the bounds that holds the words as whole words."""
    folded = r"\s+".join(map(re.escape, words.split()))
    pattern = re.compile(rf"(?<!\w){folded}(?!\w)", re.IGNORECASE)
    for start, end in bounds:
        if found := pattern.search(text, start, end):
            yield Words(*belonging, *found.span())
            return
