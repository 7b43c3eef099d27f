"""What somebody typed into a search: words and "quoted phrases", the last word perhaps begun."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize

from app.english.finding.folding import fold
from app.english.finding.terms import WORD, Mark, list_words, plain_term, read_unit, stem_term

_TYPED = re.compile(r'"([^"]*)"|([^\s"]+)')


class Part(NamedTuple):
    """What is typed between spaces or in quotation marks: its words, all of which must occur.

    `unit` is what it is as a whole, if it is a word, a compound or a number, and not quoted.
    """

    words: tuple[str, ...]
    unit: str | None

    def terms(self, completions: Sequence[str], marks: Sequence[Mark]) -> list[tuple[str, ...]]:
        """Terms, and runs of them, of which one must stand where this part is found.

        `completions` are what its last word may become; `marks` those of the texts that there are:
        what none can hold need not be looked up.
        """
        found = list[tuple[str, ...]]()
        if self.unit:
            found += [(mark(self.unit),) for mark in marks]
        if self.unit is None or len(self.words) > 1:
            found.append(self.words)
        found += [run for word in completions for run in _complete(self, word, marks)]
        return list(dict.fromkeys(found))


class Typed(NamedTuple):
    """All parts, and whether the last word of the last may be begun only."""

    parts: tuple[Part, ...]
    is_begun: bool

    @property
    def begun(self) -> str | None:
        """The word that is perhaps only begun."""
        return self.parts[-1].words[-1] if self.is_begun else None

    def each(self, completions: tuple[str, ...]) -> list[tuple[Part, tuple[str, ...]]]:
        """Each part, the last with what its last word becomes, if it is only begun."""
        last = len(self.parts) - 1 if self.is_begun else None
        return [(part, completions if at == last else ()) for at, part in enumerate(self.parts)]


def replace_words(text: str, others: Mapping[str, str]) -> str:
    """What was typed with other words for some, each as it is compared."""

    def replace(found: re.Match[str]) -> str:
        return others.get(fold(found[0]), found[0])

    return WORD.sub(replace, normalize("NFC", text))


def _complete(part: Part, word: str, marks: Sequence[Mark]) -> list[tuple[str, ...]]:
    """The part with its last word completed; a form of the word itself is found by its stem, where
    words are stemmed."""
    is_form = part.unit == part.words[-1] and stem_term(word) == stem_term(part.unit)
    if is_form:
        return [(plain_term(word),)] if plain_term in marks else []
    return [(*part.words[:-1], word)]


@lru_cache(maxsize=1024)
def _read_part(phrase: str, bare: str) -> Part:
    if bare.isascii() and bare.isalnum():  # as most of what is typed
        return Part((bare.lower(),), bare.lower())
    return Part(tuple(list_words(phrase or bare)), None if phrase else read_unit(bare))


@lru_cache(maxsize=256)
def read_typed(text: str) -> Typed:
    """What was typed."""
    found = _TYPED.findall(text)
    parts = [part for phrase, bare in found if (part := _read_part(phrase, bare)).words]
    is_begun = bool(parts and found[-1][1] and text[-1].isalnum())
    return Typed(tuple(parts), is_begun)
