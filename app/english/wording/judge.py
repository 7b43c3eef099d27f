"""Whether a text says what its quotes say: the first thing in it that they do not bear.

Words may be added only from a short list, and only where they change nothing; words may be left
out only where what is kept still says the same (`gaps`); no word may take another form that says
when, how many or who does it to whom. A message says which words are wrong, and what the quote has.
"""

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from app.english.stems.apart import DEEDS_IN_AL
from app.english.stems.irregular import BE, DEEDS, HAVE
from app.english.stems.stem import stem_word
from app.english.wording.adding import may_add
from app.english.wording.align import Aligner, Item, Step, is_onward, leads_over
from app.english.wording.brackets import (
    Bracket,
    Replaced,
    find_brackets,
    replaced_before,
    replaced_behind,
    replaced_between,
)
from app.english.wording.cut import Word
from app.english.wording.gaps import (
    ends_in_the_middle,
    may_leave_out,
    show,
    starts_in_the_middle,
    turned_before,
    turned_behind,
)
from app.english.wording.passages import Cutter, Passage, Quoted, Slot
from app.english.wording.steps import Steps, lower_of
from app.english.wording.told import Told
from app.english.wording.words import (
    CLOSING,
    FREE,
    HELPERS,
    MOVABLE,
    NEGATIONS,
    PREPOSITIONS,
)

_MOST, _MOST_ADDED = 3, 20
_SAME = (frozenset(("is", "are", "am", "'s")), frozenset(("was", "were")))
_SAME_HAVE = frozenset(("has", "have"))
_DEED = ("ion", "ions", "ment", "ments", "ance", "ence")


@dataclass(frozen=True)
class Judged:
    """What is wrong with a text, and what each of its brackets stands for."""

    problem: str | None
    replaced: Sequence[tuple[Bracket, Replaced, Passage]] = ()


def cut_text(text: str, brackets: Sequence[Bracket], cutter: Cutter) -> list[Item]:
    """The words of a text, its brackets whole and in their places."""
    blank = list(text)
    for one in brackets:
        blank[one.start : text.index("]", one.start) + 1] = " " * (
            text.index("]", one.start) + 1 - one.start
        )
    words: list[Item] = [*cutter.cut("".join(blank)), *brackets]
    return sorted(words, key=lambda item: item.start)


def judge(text: str, quoted: Quoted, cutter: Cutter) -> Judged:
    """Hold a text against the quotes that it is made from."""
    found = find_brackets(text)
    if found is None:
        return Judged(
            "Its [brackets] do not close, stand in one another, or are empty. Write each as"
            " [words of the article]."
        )
    brackets = [one for one in found if _cut_again(one.text, cutter) not in quoted.printed]
    items = cut_text(text, brackets, cutter)
    if unknown := _find_unknown(items, quoted):
        return Judged(unknown)
    if len(items) > _MOST * len(quoted.slots) + _MOST_ADDED:
        return Judged(f'It is longer than what it is made from: "{_whole(quoted)}".')
    steps = Aligner(quoted, items).align()
    if isinstance(steps, Word):
        return Judged(
            f'"{steps.text}" stands in another order, or more often, than in the quotes. Keep'
            f' their order: "{_whole(quoted)}".'
        )
    return _Judge(Steps(quoted, items, steps)).judge()


def _cut_again(text: str, cutter: Cutter) -> str:
    return " ".join(word.text for word in cutter.cut(text))


def judge_quote(quoted: Quoted) -> str | None:
    """What is wrong with a first quote that stands for itself: words beside it turn it."""
    passage = quoted.passages[0]
    inside = [at for at in range(passage.first, passage.stop) if not passage.words[at].is_mark]
    if not inside:
        return "The quote holds no words."
    return _turned(Slot(passage, inside[0]), Slot(passage, inside[-1]), quoted.told())


def _whole(quoted: Quoted) -> str:
    return " … ".join(show(passage.quoted) for passage in quoted.passages[:2])


def _find_unknown(items: Sequence[Item], quoted: Quoted) -> str | None:
    for item in items:
        if isinstance(item, Bracket) or item.is_mark or item.lower in FREE:
            continue
        if stem_word(item.lower) not in quoted.by_stem:
            return f'"{item.text}" does not stand in the quotes.{_nearest(item, quoted)}'
    return None


def _nearest(word: Word, quoted: Quoted) -> str:
    near = difflib.get_close_matches(word.lower, {one.lower for one in quoted.words()}, 1, 0.6)
    said = f' They have "{near[0]}".' if near else ""
    return f'{said} Say it in their words: "{_whole(quoted)}"; what is ours stands in [brackets].'


class _Judge:
    """Looks through the steps of one text."""

    def __init__(self, text: Steps) -> None:
        self.text = text
        self.quoted, self.steps, self.told = text.quoted, text.steps, text.told
        self.replaced: list[tuple[Bracket, Replaced, Passage]] = []

    def judge(self) -> Judged:
        """The first problem, or what the brackets stand for."""
        return Judged(next(self._problems(), None), self.replaced)

    def _problems(self) -> Iterator[str]:
        used = [step for step in self.steps if step.slot is not None]
        if not used:
            yield f'No word of the text is of the quotes. Say it in their words: "{self._all}".'
            return
        for number, step in enumerate(self.steps):
            yield from self._look_at(number, step)
        yield from self._look_between()
        yield from self._look_at_ends(used)
        yield from self._look_for_negations(used)

    @property
    def _all(self) -> str:
        return _whole(self.quoted)

    def _look_at(self, number: int, step: Step) -> Iterator[str]:
        item = step.item
        if isinstance(item, Bracket):
            yield from self._look_at_bracket(number, item)
        elif step.slot is not None:
            said = self.text.slot(step).word
            if not _may_become(said, item):
                yield f'The quote has "{said.text}", not "{item.text}". Write "{said.text}".'
        elif step.moved:
            if not self._moves_with_its_noun(number, item):
                yield (
                    f'"{item.text}" is said of something else in the quotes. Keep it in its place:'
                    f' "{self._all}".'
                )
        elif not may_add(self.text, number, item):
            yield (
                f'"{item.text}" does not stand in the quotes here, and changes what they say.'
                f' Leave it out, or write "{self._all}".'
            )

    def _moves_with_its_noun(self, number: int, item: Word) -> bool:
        """Whether a word of status or hedge is said of the noun that it stands before there."""
        kept = {step.slot for step in self.steps}
        slots = self.quoted.slots
        for place in self.quoted.by_stem[stem_word(item.lower)]:
            after = place + 1
            while after < len(slots) and slots[after].word.lower in MOVABLE:
                after += 1
            if place not in kept and after < len(slots) and after in kept:
                of_it = self.text.used(number, 1) == slots[after]
                said = number > 0 and lower_of(self.steps[number - 1].item) in HELPERS
                return is_onward(slots[place], slots[after]) and (of_it or said)
        return False

    # What a bracket stands for

    def _look_at_bracket(self, number: int, bracket: Bracket) -> Iterator[str]:
        before, after = self.text.used(number, -1), self.text.used(number, 1)
        found, passage = self._replaced(before, after)
        if found is None or passage is None:
            yield (
                f'"[{bracket.text}]" stands for nothing that brackets may stand for: a pronoun, a'
                ' phrase with "the" or "this" and no name in it, or a subject that is missing in'
                f' "{self._all}". Where the sentence has a subject, quote it.'
            )
        else:
            self.replaced.append((bracket, found, passage))

    def _replaced(
        self, before: Slot | None, after: Slot | None
    ) -> tuple[Replaced | None, Passage | None]:
        if before and after and is_onward(before, after):
            passage = after.passage
            return replaced_between(passage.words, before.at, after.at, self.told), passage
        if after and before is None:
            return replaced_before(after.passage.words, after.at, self.told), after.passage
        if before and after is None:
            passage = before.passage
            return replaced_behind(passage.words, before.at, passage.stop), passage
        return None, None

    # What may be left out

    def _look_between(self) -> Iterator[str]:
        told = (step for step in self.steps if step.slot is not None or _is_bracket(step))
        for one, other in pairwise(told):
            if _is_bracket(one) or _is_bracket(other):
                continue
            here, there = self.text.slot(one), self.text.slot(other)
            words = there.passage.words
            if not is_onward(here, there):
                if not leads_over(here, there) or not self._ended_between(one, other):
                    yield (
                        f'"{here.word.text} {there.word.text}" joins two quotes into one sentence.'
                        " Write a full stop or semicolon between them, or make two claims."
                    )
            elif not may_leave_out(words, here.at, there.at, self.told):
                yield (
                    f'"{show(words[here.at + 1 : there.at])}" is left out between'
                    f' "{here.word.text}" and "{there.word.text}". Keep it:'
                    f' "{show(words[here.at : there.at + 1])}"; or quote, and say, only one part.'
                )

    def _ended_between(self, one: Step, other: Step) -> bool:
        start, end = one.item.start, other.item.start
        return any(start < mark.start < end and mark.text in ".;:" for mark in self.text.marks)

    def _look_at_ends(self, used: Sequence[Step]) -> Iterator[str]:
        first = self.text.slot(used[0])
        for one, other in zip(used, [*used[1:], None], strict=False):
            here = self.text.slot(one)
            if other is None or not is_onward(here, self.text.slot(other)):
                yield from self._look_at_part(first, here, other is None)
                first = self.text.slot(other) if other else first

    def _look_at_part(self, first: Slot, last: Slot, closes: bool) -> Iterator[str]:  # noqa: FBT001
        """What is wrong with the start and the end of a part that stands in one sentence."""
        words = first.passage.words
        opened = isinstance(self.steps[0].item, Bracket)
        if not opened and starts_in_the_middle(words, first.at, self.told):
            yield (
                f'It starts in the middle, at "{first.word.text}". Start where the quote does:'
                f' "{show(first.passage.quoted)}"; or quote less.'
            )
        end = self.steps[-1] if closes else None
        if end and isinstance(end.item, Bracket):
            return
        cut = last.at < last.passage.stop - 1 and not (end and end.moved)
        if problem := _turned(first, last, self.told, cut=cut):
            yield problem
        elif end and end.moved and not _may_move_behind(last, self.told):
            yield f'"{last.word.text}" is only a part: the quote says "{self._all}".'

    def _look_for_negations(self, used: Sequence[Step]) -> Iterator[str]:
        kept = {(id(slot.passage.words), slot.at) for slot in map(self.text.slot, used)}
        for passage in {id(s.passage): s.passage for s in map(self.text.slot, used)}.values():
            for at in range(passage.first, passage.stop):
                word = passage.words[at]
                gone = (id(passage.words), at) not in kept
                if gone and word.lower in NEGATIONS and not self.told.has(passage.words, at):
                    yield (
                        f'The quote says "{word.text}" and the text does not. Write it:'
                        f' "{show(passage.quoted)}"; or quote only what the text says.'
                    )


def _turned(first: Slot, last: Slot, told: Told, *, cut: bool = False) -> str | None:
    words = first.passage.words
    turner = turned_before(words, first.at, told) or turned_behind(words, last.at, told)
    if turner:
        at = words.index(turner)
        stop = max(at, last.at) + 1
        if at > last.at:
            stop = next((i for i in range(at, len(words)) if words[i].is_mark), len(words))
        whole = show(words[min(at, first.at) : stop])
        return (
            f'"{turner.text}" belongs to what is said and is left out. Quote and say it: "{whole}".'
        )
    if ends_in_the_middle(words, last.at, cut=cut):
        onward = show(words[last.at : last.at + 4])
        return (
            f'It ends in the middle, at "{last.word.text}"; the sentence goes on "{onward}". Say it'
            " to its end, or quote less."
        )
    return None


def _may_move_behind(last: Slot, told: Told) -> bool:
    """Whether what stands behind the last kept word may go where a moved word closes the text."""
    words, at = last.passage.words, last.at + 1
    while at < len(words) and told.has(words, at):
        at += 1
    if at >= last.passage.stop or words[at].is_mark:
        return True
    return words[at].acts or words[at].lower in PREPOSITIONS | CLOSING


def _is_bracket(step: Step) -> bool:
    return isinstance(step.item, Bracket)


def _may_become(said: Word, ours: Word) -> bool:
    """Whether a word of a quote may stand in this form."""
    if said.lower == ours.lower:
        return True
    if said.lower in BE or ours.lower in BE:
        return any({said.lower, ours.lower} <= same for same in _SAME)
    if said.lower in HAVE:
        return {said.lower, ours.lower} <= _SAME_HAVE
    if said.lower in (f"{ours.lower}s", f"{ours.lower}es") and not said.is_ing:
        return False
    deed = ours.lower in DEEDS or ours.lower in DEEDS_IN_AL or ours.lower.endswith(_DEED)
    return deed or said.is_ing
