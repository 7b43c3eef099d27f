"""The quotes that a text is made from: their words, within the sentences that they stand in."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from app.english.stems.stem import stem_word
from app.english.wording.cut import Word, cut
from app.english.wording.told import Told


@dataclass(frozen=True)
class Passage:
    """A quote: the words of its sentence, and which of them are quoted."""

    words: Sequence[Word]
    first: int
    stop: int

    @property
    def quoted(self) -> Sequence[Word]:
        """The quoted words and marks."""
        return self.words[self.first : self.stop]


class Slot(NamedTuple):
    """One quoted word: which passage, and where in its sentence."""

    passage: Passage
    at: int

    @property
    def word(self) -> Word:
        """The word itself."""
        return self.passage.words[self.at]


@dataclass(frozen=True)
class Quoted:
    """All quotes of a claim in the order in which they are written."""

    passages: Sequence[Passage]
    beside: frozenset[str] = frozenset()
    """The words of the claim's hedges."""
    cues: frozenset[str] = frozenset()
    """Words that say how somebody says it: the cue of the attribution."""

    @cached_property
    def slots(self) -> list[Slot]:
        """Every quoted word."""
        return [
            Slot(passage, at)
            for passage in self.passages
            for at in range(passage.first, passage.stop)
            if not passage.words[at].is_mark
        ]

    def told(self, carried: Collection[str] = frozenset()) -> Told:
        """What need not be said, where the text has `carried` in another place."""
        quoted = {(id(slot.passage.words), slot.at) for slot in self.slots}
        return Told(self.beside | self.cues, self.cues, carried, quoted)

    @cached_property
    def printed(self) -> frozenset[str]:
        """What the quotes themselves have in [brackets]: words that the article put there."""
        words = [word.text for passage in self.passages for word in passage.quoted]
        opened = [at for at, word in enumerate(words) if word == "["]
        closed = (at for at, word in enumerate(words) if word == "]")
        return frozenset(" ".join(words[a + 1 : b]) for a, b in zip(opened, closed, strict=False))

    @cached_property
    def by_stem(self) -> dict[str, list[int]]:
        """Where in `slots` the words of each stem stand."""
        found: dict[str, list[int]] = {}
        for number, slot in enumerate(self.slots):
            found.setdefault(stem_word(slot.word.lower), []).append(number)
        return found

    def words(self) -> Iterator[Word]:
        """Every quoted word."""
        return (slot.word for slot in self.slots)


class Cutter:
    """Cuts sentences into words, each once."""

    def __init__(self) -> None:
        self._known: dict[str, list[Word]] = {}

    def cut(self, text: str) -> list[Word]:
        """The words of a text."""
        known = self._known.get(text)
        if known is None:
            known = self._known[text] = cut(text)
        return known

    def passage(self, sentence: str, start: int, end: int) -> Passage:
        """The quote that stands in a sentence from `start` to `end`."""
        words = self.cut(sentence)
        inside = [at for at, word in enumerate(words) if start <= word.start and word.end <= end]
        return Passage(words, inside[0], inside[-1] + 1) if inside else Passage(words, 0, 0)
