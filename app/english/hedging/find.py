"""Finds modal hedges in running English: words that make a statement less than stated.

`find_hedges` takes any text and gives what it finds in reading order: the words, what they soften,
and what that makes it. A *will* inside another hedge is none; a qualifier of a number ("some 500")
is the number's. Each find names the rule that made it.
"""

from dataclasses import dataclass

from app.english.hedging.cue import Cue
from app.english.hedging.cues import find_cues
from app.english.hedging.spans import find_span
from app.english.hedging.words import Modality
from app.english.text.tokens import Tokens
from app.english.text.word_tokens import cut_words

_NEAR = 4


@dataclass(frozen=True, slots=True)
class ModalHedge:
    """A hedge: the span and words of its cue, and the span of what it softens.

    `whole` is true where it softens a clause, false where it softens a noun phrase or another part.
    """

    start: int
    end: int
    text: str
    governed_start: int
    governed_end: int
    modality: Modality
    whole: bool
    rule: str


def find_hedges(text: str) -> list[ModalHedge]:
    """Every hedge of `text`, in reading order, none overlapping another."""
    prose = cut_words(text)
    finds: list[ModalHedge] = []
    for sentence in prose.runs():
        pairs = [(cue, find_span(prose, cue, sentence)) for cue in find_cues(prose, *sentence)]
        kept = (pair for number, pair in enumerate(pairs) if not _is_inside(prose, pairs, number))
        finds += [_build_hedge(prose, *pair) for pair in kept]
    return finds


Pairs = list[tuple[Cue, tuple[int, int]]]


def _is_inside(prose: Tokens, pairs: Pairs, number: int) -> bool:
    """Whether this is a *will* that another hedge softens."""
    cue, _ = pairs[number]
    if not cue.is_future(prose):
        return False
    near = pairs[max(0, number - _NEAR) : number + _NEAR + 1]
    return any(
        first <= cue.first < stop and other is not cue and not other.is_future(prose)
        for other, (first, stop) in near
    )


def _build_hedge(prose: Tokens, cue: Cue, span: tuple[int, int]) -> ModalHedge:
    start, end = prose.at(cue.first).start, prose.at(cue.stop - 1).end
    return ModalHedge(
        start,
        end,
        prose.text[start:end],
        prose.at(span[0]).start,
        prose.at(span[1] - 1).end,
        cue.modality,
        whole=cue.scope in ("clause", "ahead", "condition"),
        rule=cue.rule,
    )


def outermost_first(hedges: list[ModalHedge]) -> list[ModalHedge]:
    """The hedges, those that soften more of the text before those within them."""
    return sorted(hedges, key=lambda one: (-(one.governed_end - one.governed_start), one.start))
