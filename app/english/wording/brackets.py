"""[Brackets] in a text of ours: what they hold, and what they may stand for."""

import re
from dataclasses import dataclass

from app.english.text.markers import MARKER
from app.english.wording.cut import Word
from app.english.wording.gaps import Words, may_leave_out
from app.english.wording.told import Told
from app.english.wording.words import (
    CONJUNCTIONS,
    HELPERS,
    KINDS,
    LIMITS,
    MODALS,
    POINTERS,
    PREPOSITIONS,
    PRONOUNS,
)

_MARKER = re.compile(MARKER)
_LONGEST = 5
_WHOSE = frozenset(("their", "its", "his", "her"))


@dataclass(frozen=True, slots=True)
class Bracket:
    """Words of ours in a text, without their brackets."""

    start: int
    text: str


@dataclass(frozen=True, slots=True)
class Replaced:
    """What a bracket stands for: "pronoun", "phrase" or "subject" (none is there)."""

    kind: str
    words: Words
    start: int
    """Where it stands in its sentence."""


def find_brackets(text: str) -> list[Bracket] | None:
    """The brackets of a text in order; None where they are unbalanced, nested or empty."""
    found: list[Bracket] = []
    plain = _MARKER.sub(lambda marker: " " * len(marker[0]), text)
    opened: int | None = None
    for at, sign in enumerate(plain):
        if sign not in "[]":
            continue
        if (sign == "[") == (opened is not None):
            return None
        if sign == "]" and opened is not None:
            if not plain[opened + 1 : at].strip():
                return None
            found.append(Bracket(opened, plain[opened + 1 : at].strip()))
        opened = at if sign == "[" else None
    return None if opened is not None else found


def replaced_between(words: Words, first: int, last: int, told: Told) -> Replaced | None:
    """What a bracket between two kept words stands for, if it may."""
    gap = [word for word in words[first + 1 : last] if not word.is_mark]
    if not gap and first and words[first - 1].lower in _WHOSE:
        return Replaced("pronoun", words[first - 1 : first], words[first - 1].start)
    if not gap:
        return _missing_subject(words, last, told)
    if found := _pointing(gap):
        return found
    for cut in range(1, min(len(gap), _LONGEST)):
        found = _pointing(gap[-cut:])
        if found and may_leave_out(words, first, words.index(gap[-cut]), told):
            return found
    return None


def replaced_before(words: Words, first: int, told: Told) -> Replaced | None:
    """What a bracket that opens the text stands for: the end of what stands before `first`."""
    for at in range(first - 1, max(first - 1 - _LONGEST, -1), -1):
        word = words[at]
        if word.is_mark or word.acts or word.lower in PREPOSITIONS:
            break
        if found := _pointing(words[at:first]):
            return found
    return _missing_subject(words, first, told)


def replaced_behind(words: Words, last: int, stop: int) -> Replaced | None:
    """What a bracket that ends the text stands for: the end of the quote."""
    return _pointing([word for word in words[last + 1 : stop] if not word.is_mark])


def _pointing(gap: Words) -> Replaced | None:
    if len(gap) == 1 and gap[0].lower in PRONOUNS:
        return Replaced("pronoun", gap, gap[0].start)
    if not 1 < len(gap) <= _LONGEST or gap[0].lower not in POINTERS:
        return None
    if any(word.acts or word.lower in PREPOSITIONS | LIMITS for word in gap[1:]):
        return None
    if any(word.text[0].isupper() for word in gap[1:]) and not _is_kind(gap[-1]):
        return None
    return Replaced("phrase", gap, gap[0].start)


def _is_kind(word: Word) -> bool:
    """Whether a noun says of what kind of person something is, whatever name stands before it."""
    return word.lower in KINDS["person"] and word.text[0].islower()


def _joins(word: Word) -> bool:
    return word.is_mark or word.lower in CONJUNCTIONS


def _missing_subject(words: Words, first: int, told: Told) -> Replaced | None:
    """Whether a verb stands here whose subject is not beside it."""
    verb = next((word for word in words[first:] if not word.lower.endswith("ly")), words[first])
    if not (verb.acts or verb.is_ing or verb.lower in HELPERS | MODALS):
        return None
    before = words[first - 1] if first else None
    apart = before is None or _joins(before)
    led = (
        before is not None
        and verb.is_ing
        and (before.lower in PREPOSITIONS or told.has(words, first - 1))
    )
    led = led or (before is not None and verb.is_ing and before.lower in _LEADING)
    return Replaced("subject", (), verb.start) if apart or led else None


_LEADING = frozenset(("reports", "reported", "admits", "admitted", "denies", "denied", "claims"))
