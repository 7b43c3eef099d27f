"""The head nouns of a title: "New offensive in Russia's Kursk region" → "offensive".

A title is a noun phrase. Its head is the last word before what is hung on: a preposition, a
relative clause, a participle at the end. Words joined by "and" are a head each.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from app.english.phrases.words import IRREGULAR_PARTICIPLES
from app.english.speech.clauses import DETERMINERS, PREPOSITIONS, SUBORDINATORS
from app.english.text.tokens import Kind, Tokens
from app.english.text.word_tokens import cut_words

_BREAKS = (PREPOSITIONS | SUBORDINATORS | {"than"}) - {"like", "or", "nor"}
_CLOSED = frozenset(",;:–—()")


@dataclass(frozen=True, slots=True)
class Head:
    """A head noun: its span in the title and its word."""

    start: int
    end: int
    text: str

    @property
    def is_plural(self) -> bool:
        """Whether it looks like a plural."""
        lower = self.text.lower()
        return lower.endswith("s") and not lower.endswith(("ss", "us", "is"))


@lru_cache(maxsize=256)
def find_heads(title: str) -> tuple[Head, ...]:
    """The head nouns of a title, in its order; none where it has no word.

    One rule after another asks for those of the same few titles.
    """
    prose = cut_words(title)
    stop = _find_stop(prose)
    heads = [prose.at(index) for part in _cut_at_and(prose, stop) for index in _head(prose, *part)]
    common = [one for one in heads if not (one.text[0].isupper() and one.start > 0)]
    kept = common if common and len(heads) > 1 else heads
    if len(heads) > 1 and heads[0].text[0].isupper() and _is_name_alone(prose, heads[0].start):
        kept = [one for one in kept if one is not heads[0]] or kept
    return tuple(Head(one.start, one.end, one.text) for one in kept)


def _is_name_alone(prose: Tokens, start: int) -> bool:
    """Whether one word opens the title before "and" another name: "Israel and Lebanon"."""
    if start != prose.at(0).start or prose.lower(1) not in ("and", "or"):
        return False
    return prose.capital(2)


def _find_stop(prose: Tokens) -> int:
    """Where what hangs on the head begins."""
    begun = False
    for index in range(len(prose)):
        token = prose.at(index)
        hangs = token.kind is Kind.WORD and token.lower in _BREAKS
        if begun and (hangs or token.text in _CLOSED):
            return index
        begun = begun or (token.kind is Kind.WORD and token.lower not in DETERMINERS and not hangs)
    return len(prose)


def _cut_at_and(prose: Tokens, stop: int) -> Iterator[tuple[int, int]]:
    first = 0
    for index in range(stop):
        if prose.lower(index) in ("and", "or"):
            yield first, index
            first = index + 1
    yield first, stop


def _head(prose: Tokens, first: int, stop: int) -> Iterator[int]:
    """The last word that is no participle at the end, nor anything else than a word."""
    words = [index for index in range(first, stop) if prose.kind(index) is Kind.WORD]
    while len(words) > 1 and _is_hung_on(prose, words[-1]):
        words.pop()
    yield from words[-1:]


def _is_hung_on(prose: Tokens, index: int) -> bool:
    word = prose.at(index).text
    if word[0].isupper():
        return False
    return word.endswith(("ed", "ly")) or word in IRREGULAR_PARTICIPLES
