"""Whether a title says what the quotes say: their words, in any order, of the same things."""

import difflib
from collections.abc import Iterator, Sequence
from itertools import pairwise

from app.english.stems.stem import stem_word
from app.english.text.wordlists import word_set
from app.english.wording.cut import Word
from app.english.wording.gaps import Words, show
from app.english.wording.passages import Quoted, Slot
from app.english.wording.words import (
    CONJUNCTIONS,
    FREE,
    HELPERS,
    NEGATIONS,
    PREPOSITIONS,
)

_ADDED = FREE | {"by", "for"}
_NEAR, _FAR = 5, 6
_APART = (CONJUNCTIONS | PREPOSITIONS) - {"to", "of"}
_UNDONE = NEGATIONS | word_set(
    "failed fail fails attempted attempt attempts foiled thwarted averted prevented prevent denied "
    "deny denies refused refuse false alleged fake avoid avoided"
)
"""Words that make of a deed one that was not done."""


def find_problem(title: Words, named: Sequence[bool], quoted: Quoted) -> str | None:
    """What a title says that its quotes do not. `named` tells which words a known name holds."""
    return next(_problems(_Title(title, named, quoted)), None)


class _Title:
    def __init__(self, title: Words, named: Sequence[bool], quoted: Quoted) -> None:
        self.quoted = quoted
        self.words = [word for word in title if not word.is_mark]
        self.named = {id(word) for word, name in zip(title, named, strict=True) if name}
        self.lowers = {word.lower for word in self.words}

    def places(self, word: Word) -> list[int]:
        """Where the quotes say the word."""
        return self.quoted.by_stem.get(stem_word(word.lower), [])

    def is_content(self, word: Word) -> bool:
        """Whether the word is one that the quotes have to say."""
        return word.lower not in _ADDED | PREPOSITIONS | CONJUNCTIONS


def _problems(title: _Title) -> Iterator[str]:
    for word in title.words:
        if not title.places(word) and word.lower not in _ADDED and id(word) not in title.named:
            yield _say_unknown(title, word)
    if twice := _find_twice(title):
        yield f'The title says "{twice.text}" more often than the quotes. Leave it out.'
    for word in title.words:
        if turner := _always_undone(title, word):
            yield (
                f'The quotes say "{turner.text}" of "{word.text}". Say so in the title: it stands'
                f' in "{show(_around(title, word))}".'
            )
    yield from _find_strangers(title)


def _say_unknown(title: _Title, word: Word) -> str:
    known = {one.lower for one in title.quoted.words()}
    near = difflib.get_close_matches(word.lower, known, 1, 0.6)
    said = f' They have "{near[0]}".' if near else ""
    return (
        f'The title says "{word.text}", which no quote of the event or its claims does.{said} Use'
        f' their words: "{_quotes(title)}"; or give the event a `quote` that says it.'
    )


def _quotes(title: _Title) -> str:
    return " … ".join(show(passage.quoted) for passage in title.quoted.passages[:2])


def _find_twice(title: _Title) -> Word | None:
    """A negation that the title has more often than the quotes."""
    for word in title.words:
        if word.lower in _UNDONE:
            said = sum(1 for one in title.words if one.lower == word.lower)
            if said > len(title.places(word)):
                return word
    return None


def _always_undone(title: _Title, word: Word) -> Word | None:
    """The word that unmakes a word of the title wherever the quotes have it."""
    places = title.places(word)
    if not title.is_content(word) or not places or id(word) in title.named:
        return None
    turners = [_undone_at(title, place) for place in places]
    return turners[0] if all(turners) else None


def _undone_at(title: _Title, place: int) -> Word | None:
    slot = title.quoted.slots[place]
    words = slot.passage.words
    for at in range(slot.at - 1, max(slot.at - _NEAR, -1), -1):
        word = words[at]
        if (word.is_mark and word.text != '"') or word.lower in _APART:
            return None
        if word.lower in _UNDONE and word.lower not in title.lowers:
            return word
    return None


def _around(title: _Title, word: Word) -> Words:
    slot = title.quoted.slots[title.places(word)[0]]
    return slot.passage.words[max(slot.at - _NEAR, 0) : slot.at + 2]


def _find_strangers(title: _Title) -> Iterator[str]:
    """Words that the title joins and no quote does."""
    content = [word for word in title.words if title.is_content(word)]
    for one, other in pairwise(content):
        if {id(one), id(other)} & title.named:
            continue
        at = title.words.index(other)
        touching = title.words[at - 1] is one
        heads = _heads(title, at) if touching else [one]
        if not any(
            not touching or _go_together(a, b, other)
            for head in heads
            for a, b in _pairs(title, head, other)
        ):
            yield (
                f'The title joins "{one.text}" and "{other.text}", which the quotes say of'
                f' different things. Use words that stand together: "{_quotes(title)}".'
            )


def _heads(title: _Title, at: int) -> list[Word]:
    """What a word of the title may belong to: the word before it, or what that is joined to."""
    heads = [title.words[at - 1]]
    for before in range(at - 2, 0, -1):
        if title.words[before].lower in _LINKS and not title.is_content(title.words[before]):
            heads.append(title.words[before - 1])
        elif title.words[before] is not heads[-1]:
            break
    return heads


_LINKS = frozenset(("of", "and", "in", "on"))


def _pairs(title: _Title, one: Word, other: Word) -> Iterator[tuple[Slot, Slot]]:
    slots = title.quoted.slots
    for a in title.places(one):
        for b in title.places(other):
            if slots[a].passage.words is slots[b].passage.words and slots[a].at != slots[b].at:
                yield slots[a], slots[b]


def _go_together(one: Slot, other: Slot, last: Word) -> bool:
    """Whether two words of one sentence may touch in a title."""
    words, first, second = one.passage.words, one.at, other.at
    low, high = sorted((first, second))
    between = [word for word in words[low + 1 : high] if not word.is_mark]
    if any(word.lower in CONJUNCTIONS for word in between):
        return False
    if first < second:
        apart = any(word.lower in PREPOSITIONS for word in between)
        return len(between) < _NEAR and not apart
    said_of_it = any(word.lower in HELPERS for word in between)
    return len(between) < _FAR and said_of_it != (last.is_past or last.is_ing)
