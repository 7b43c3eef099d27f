"""Which word of a quote each word of a text is.

The text is followed word by word; every state is the last quoted word that was used, and the
cheapest way there is kept. So a text that leaves out an aside is read as that, and a lie as the
smallest one.
"""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple, Protocol

from app.english.stems.stem import stem_word
from app.english.wording.brackets import (
    Bracket,
    replaced_before,
    replaced_behind,
    replaced_between,
)
from app.english.wording.cut import Word
from app.english.wording.gaps import may_leave_out
from app.english.wording.passages import Quoted, Slot
from app.english.wording.words import FREE, MOVABLE

Item = Word | Bracket
_NOWHERE = -1
_FORKS, _WAYS = 5, 10
"""So many places of a word, and ways through the quotes, are followed at once."""
_UNSAFE, _TORN, _OTHER_FORM, _MOVED, _ADDED, _GAP = 50.0, 60.0, 3.0, 4.0, 1.5, 1.0


class Step(NamedTuple):
    """What an item of the text is: a quoted word, a moved or added one, or a bracket."""

    item: Item
    slot: int | None
    moved: bool = False


class _Way(NamedTuple):
    cost: float
    step: Step | None = None
    before: "_Way | None" = None


class _State(NamedTuple):
    last: int
    bracket: bool = False
    ended: bool = False
    """Whether a full stop or semicolon stands behind the last used word."""


class Aligner:
    """Follows one text through its quotes."""

    def __init__(self, quoted: Quoted, items: Sequence[Item]) -> None:
        self.quoted = quoted
        self.items = items
        self.told = quoted.told(find_carried(items))

    def align(self) -> list[Step] | Word:
        """The steps of the best way, or the word at which every way ends."""
        ways: dict[_State, _Way] = {_State(_NOWHERE): _Way(0.0)}
        for item in self.items:
            onward = self._follow(ways, item)
            if not onward:
                assert isinstance(item, Word)
                return item
            ways = _keep_best(onward)
        closing = ((self._close(state, way), way) for state, way in ways.items())
        return _trace(min(closing, key=lambda pair: pair[0])[1])

    def _follow(self, ways: dict[_State, _Way], item: Item) -> dict[_State, _Way]:
        onward: dict[_State, _Way] = {}

        def go(state: _State, way: _Way) -> None:
            if state not in onward or way.cost < onward[state].cost:
                onward[state] = way

        for state, way in ways.items():
            if isinstance(item, Bracket):
                go(_State(state.last, bracket=True), _Way(way.cost, Step(item, None), way))
            elif item.is_mark:
                ended = state.ended or item.text in ".;:?!"
                go(_State(state.last, state.bracket, ended), way)
            else:
                self._use(state, way, item, go)
        return onward

    def _use(self, state: _State, way: _Way, item: Word, go: "_Go") -> None:
        stem = stem_word(item.lower)
        places = self.quoted.by_stem.get(stem, [])
        nearest = bisect_right(places, state.last)
        for slot in places[nearest : nearest + _FORKS]:
            cost = way.cost + self._cost(state, slot)
            cost += _OTHER_FORM if self.quoted.slots[slot].word.lower != item.lower else 0
            go(_State(slot), _Way(cost, Step(item, slot), way))
        if item.lower in MOVABLE and stem in self.quoted.by_stem:
            step = Step(item, None, moved=True)
            go(state, _Way(way.cost + _MOVED, step, way))
        elif item.lower in FREE:
            go(state, _Way(way.cost + _ADDED, Step(item, None), way))

    def _cost(self, state: _State, slot: int) -> float:
        there = self.quoted.slots[slot]
        if state.last == _NOWHERE:
            opens = there.at == there.passage.first
            if state.bracket:
                words, told = there.passage.words, self.told
                return 0 if replaced_before(words, there.at, told) else _UNSAFE
            return 0 if opens else _GAP / 2
        here = self.quoted.slots[state.last]
        if not is_onward(here, there):
            return _GAP if state.ended and leads_over(here, there) else _TORN
        if state.bracket:
            return (
                0 if replaced_between(here.passage.words, here.at, there.at, self.told) else _UNSAFE
            )
        if slot == state.last + 1:
            return 0
        safe = may_leave_out(here.passage.words, here.at, there.at, self.told)
        return _GAP if safe else _UNSAFE

    def _close(self, state: _State, way: _Way) -> float:
        if not state.bracket or state.last == _NOWHERE:
            return way.cost
        here = self.quoted.slots[state.last]
        found = replaced_behind(here.passage.words, here.at, here.passage.stop)
        return way.cost + (0 if found else _UNSAFE)


def _keep_best(ways: dict[_State, _Way]) -> dict[_State, _Way]:
    """The cheapest ways; beside one that is still true, none that already is not."""
    best = sorted(ways.items(), key=lambda pair: pair[1].cost)[:_WAYS]
    if best[0][1].cost < _UNSAFE:
        best = [pair for pair in best if pair[1].cost < _UNSAFE]
    return dict(best)


def find_carried(items: Sequence[Item]) -> frozenset[str]:
    """Words of status and hedge that a text says, wherever it does."""
    words = (item for item in items if isinstance(item, Word))
    return frozenset(word.lower for word in words if word.lower in MOVABLE)


def is_onward(here: Slot, there: Slot) -> bool:
    """Whether the second stands behind the first in the same sentence."""
    return here.passage.words is there.passage.words and here.at < there.at


def leads_over(here: Slot, there: Slot) -> bool:
    """Whether one passage is left at its end and the other entered at its start."""
    rest = here.passage.words[here.at + 1 : here.passage.stop]
    return all(word.is_mark for word in rest) and there.at == there.passage.first


def _trace(way: _Way | None) -> list[Step]:
    steps: list[Step] = []
    while way is not None and way.step is not None:
        steps.append(way.step)
        way = way.before
    return steps[::-1]


class _Go(Protocol):
    """Takes a state and the way to it."""

    def __call__(self, state: _State, way: _Way) -> None: ...
