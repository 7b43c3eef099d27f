"""A cue in its sentence: which words soften, and in which way they stand to what they soften."""

from dataclasses import dataclass
from typing import Literal

from app.english.hedging.words import FUTURES, Modality, Phrase
from app.english.speech.clauses import AUXILIARIES, BE, NEGATIONS, is_adverb
from app.english.text.tokens import Kind, Tokens

_LONGEST_GROUP = 8
_HELPERS = AUXILIARIES | BE
_BEFORE_VERB = _HELPERS | NEGATIONS
Scope = Literal["clause", "behind", "ahead", "noun", "condition"]
"""Its own clause; what follows the words it hangs on; all that follows; a noun phrase; a condition
with what depends on it."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue at tokens `first` up to `stop`; `act` says whether it softens an act to come."""

    first: int
    stop: int
    scope: Scope
    modality: Modality
    rule: str
    act: bool = False

    def is_future(self, prose: Tokens) -> bool:
        """Whether it is a *will* or *would*, which softens nothing within another hedge."""
        return any(prose.lower(at) in FUTURES for at in range(self.first, self.stop)) and (
            self.rule == "modal"
        )


def opens(prose: Tokens, at: int, first: int) -> bool:
    """Whether a sentence that begins at `first`, or a part of it behind a mark, begins here."""
    return at == first or prose.at(at - 1).kind is Kind.MARK


def group_start(prose: Tokens, first: int, at: int) -> int:
    """Where the verb at `at` begins, its auxiliaries, adverbs and negations included."""
    first = max(first, at - _LONGEST_GROUP)
    while at > first and (prose.lower(at - 1) in _BEFORE_VERB or is_adverb(prose, at - 1)):
        at -= 1
    while is_adverb(prose, at) and prose.lower(at) not in _HELPERS:
        at += 1
    return at


def phrase_end(prose: Tokens, at: int, stop: int, phrases: tuple[Phrase, ...]) -> int | None:
    """Where the longest of the phrases that begins at `at` ends."""
    ends = (at + len(phrase) for phrase in phrases if _begins(prose, at, phrase))
    return max((end for end in ends if end <= stop), default=None)


def _begins(prose: Tokens, at: int, phrase: Phrase) -> bool:
    return all(prose.lower(at + n) in words for n, words in enumerate(phrase))
