"""What a text of ours may add to its quotes, and where that changes nothing.

*Have* may stand before a verb that has its object, *be* before what lacks a verb, never before a
participle that would turn who does into whom it is done to; *of*, *in* and *as* only where the
quote is not whole anyway.
"""

from collections.abc import Sequence

from app.english.stems.irregular import BE, HAVE
from app.english.wording.align import Item, Step, is_onward
from app.english.wording.brackets import Bracket
from app.english.wording.cut import Word
from app.english.wording.passages import Slot
from app.english.wording.steps import Steps, lower_of
from app.english.wording.words import (
    ARTICLES,
    CLOSING,
    HELPERS,
    NEGATIONS,
    POSSESSIVES,
    PREPOSITIONS,
)

_BREAKING = PREPOSITIONS | CLOSING | HELPERS
_BOUND = PREPOSITIONS | ARTICLES | POSSESSIVES


def may_add(text: Steps, number: int, item: Word) -> bool:
    """Whether a word that is not of the quotes may stand here."""
    if item.lower in ARTICLES:
        after = text.used(number, 1)
        return item.lower == "the" or not (after and after.word.lower in ("few", "little"))
    if item.lower == "there":
        return number == 0
    if item.lower in HELPERS:
        return _may_add_helper(text, number, item)
    return _is_seam(text, number)


def _may_add_helper(text: Steps, number: int, item: Word) -> bool:
    """Whether a form of *be* or *have* added here leaves who does what as it is."""
    before = lower_of(text.steps[number - 1].item) if number else ""
    if before == "there":
        return True
    if _replaces_helper(text, number):
        return False
    rest = text.steps[number + 1 :]
    if before in HELPERS and not (before in HAVE and item.lower == "been"):
        return False
    if rest and lower_of(rest[0].item) in HELPERS and rest[0].slot is not None:
        return False
    after = next((step for step in rest if not _is_helper(step.item)), None)
    if after is None or isinstance(after.item, Bracket) or after.moved:
        return item.lower in BE and before not in _BOUND
    return _lacks_verb(text, number) and _may_help(text, item, after, rest)


def _replaces_helper(text: Steps, number: int) -> bool:
    """Whether it stands for a helper of the quote that is left out here: "had" for "have"."""
    before, after = text.used(number, -1), text.used(number, 1)
    if before is None or after is None or before.passage.words is not after.passage.words:
        return False
    return any(word.lower in HELPERS for word in before.passage.words[before.at + 1 : after.at])


def _may_help(text: Steps, item: Word, after: Step, rest: Sequence[Step]) -> bool:
    word = after.item
    if after.slot is None or isinstance(word, Bracket):
        return False
    slot = text.slot(after)
    behind = slot.passage.words[slot.at + 1 :][:1]
    if word.is_past:
        passive = item.lower in BE or any(lower_of(step.item) in BE for step in rest[:1])
        follows = behind[0].lower if behind else "."
        undergoes = follows == "by" or _is_led_by_with(slot)
        return undergoes if passive else _is_object(behind)
    if item.lower not in BE:
        return False
    if word.lower == "to":
        return bool(behind) and behind[0].lower == "be"
    joined = slot.at == 0 or not slot.passage.words[slot.at - 1].is_mark
    return word.is_ing and joined and not _has_verb(text, item)


def _has_verb(text: Steps, added: Word) -> bool:
    """Whether the text has another verb that makes a clause."""
    words = (step.item for step in text.steps if isinstance(step.item, Word))
    return any(word.acts and word is not added for word in words)


def _lacks_verb(text: Steps, number: int) -> bool:
    """Whether the clause of the text has a subject here and no verb before."""
    since = text.steps[number].item.start
    marks = [mark.start for mark in text.marks if mark.start < since and mark.text != '"']
    opened = max(marks, default=-1)
    clause = [
        step.item
        for step in text.steps[:number]
        if step.item.start > opened and isinstance(step.item, Word)
    ]
    if not clause or clause[0].lower in PREPOSITIONS | NEGATIONS or clause[-1].lower in _BOUND:
        return False
    return not any(word.acts for word in clause)


def _is_seam(text: Steps, number: int) -> bool:
    """Whether the quote is not whole here: a bracket, a moved or changed word, a gap."""
    if number == 0 or number == len(text.steps) - 1:
        return False
    item, before, behind = (
        text.steps[number].item,
        text.steps[number - 1],
        text.steps[number + 1],
    )
    if before.slot is None:
        return before.moved and lower_of(item) == "as"
    here = text.slot(before)
    if here.word.lower in _BOUND:
        return False
    if isinstance(behind.item, Bracket):
        return True
    after = text.used(number, 1)
    if after is None or not is_onward(here, after) or after.word.lower in _BREAKING:
        return False
    words, between = here.passage.words, range(here.at + 1, after.at)
    gap = any(not (words[at].is_mark or text.told.has(words, at)) for at in between)
    return gap or lower_of(before.item) != here.word.lower


def _is_helper(item: Item) -> bool:
    return lower_of(item) in HELPERS | ARTICLES


def _is_led_by_with(slot: Slot) -> bool:
    """Whether a participle stands behind "with" and its noun: "with 189 prisoners returned"."""
    for word in reversed(slot.passage.words[max(0, slot.at - _WITHIN) : slot.at]):
        if word.lower == "with":
            return True
        if word.is_mark or word.acts:
            return False
    return False


_WITHIN = 6


def _is_object(behind: Sequence[Word]) -> bool:
    """Whether what follows a verb is its object: so it is no participle."""
    return bool(behind) and not behind[0].is_mark and behind[0].lower not in PREPOSITIONS | {"by"}
