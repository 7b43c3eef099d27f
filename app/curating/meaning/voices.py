"""Who says a claim, as the words give it: whose cue governs its quotes, and who passes it on.

What a curator writes stands before what is read; what is not written is read from the sentence.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from app.curating import languages
from app.curating.seeds.claims import AttributionSeed
from app.curating.seeds.load import Seeds, once
from app.curating.text.evidence import AnchoredClaim
from app.english.speech.attribution import Attribution
from app.english.speech.cited import CITED
from app.vocabulary import AttributionType

Span = tuple[int, int]
_COMPARED = re.compile(r"\bthan\s*$")
_LOOK_BACK = 12
_REACH = 2_000
"""Code points around a quote in which its cue or hedge is looked for: more than a sentence."""
_POSSESSIVES = ("'s", "’s", " '", " ’")
_PREPOSITION = re.compile(r"\b(?:of|for|from|in|at|by)\b")


@dataclass(frozen=True, slots=True)
class Via:
    """Who passes on what somebody else says, and in which words."""

    actor: str | None
    speaker: str | None
    cue: str | None


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says a claim, in which words, and through whom."""

    type: AttributionType
    actor: str | None
    speaker: str | None
    cue: str | None
    via: Via | None


def is_read(claim: AnchoredClaim, seeds: Seeds) -> bool:
    """Whether the claim's article is in a language that the grammar reads."""
    return languages.is_read(seeds.articles[claim.article].seed.language)


def overlap(one: Span, other: Span) -> int:
    """How many code points two spans share."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


@once
def find_voices(claim: AnchoredClaim, seeds: Seeds) -> list[Attribution]:
    """The attributions that govern a quote of the claim: named speakers first, the innermost first.

    None in a language that the grammar does not read.
    """
    if not is_read(claim, seeds):
        return []
    text = seeds.articles[claim.article].text.text
    quotes = spans_of(claim)
    return hear(find_near(seeds.attributions_in(text), quotes), quotes, text)


class HasStart(Protocol):
    """Something found in a text."""

    @property
    def start(self) -> int: ...


AnyFind = TypeVar("AnyFind", bound=HasStart)


def find_near(found: list[AnyFind], quotes: list[Span]) -> list[AnyFind]:
    """Those of the finds, which stand in reading order, that a sentence of the quotes may hold."""
    near: dict[int, AnyFind] = {}
    for start, end in quotes:
        first = bisect_left(found, start - _REACH, key=lambda one: one.start)
        stop = bisect_left(found, end + _REACH, key=lambda one: one.start)
        near.update((one.start, one) for one in found[first:stop])
    return list(near.values())


def spans_of(claim: AnchoredClaim) -> list[Span]:
    """Where the claim's quotes stand."""
    return [(anchor.start, anchor.end) for anchor in claim.anchors]


def hear(found: Iterable[Attribution], quotes: list[Span], text: str) -> list[Attribution]:
    """Those of the attributions that govern one of the quotes, named and innermost first."""
    heard = [one for one in found if any(_governs(one, quote, text) for quote in quotes)]
    return sorted(heard, key=lambda one: (one.type != "actor", one.said_end - one.said_start))


def _governs(said: Attribution, quote: Span, text: str) -> bool:
    """Whether the quote is, for the most part, what is said."""
    if not _is_near(said, quote):
        return False
    if said.rule == "adjective":
        return _begins_with(quote[0], said, text) and overlap(quote, _said(said)) > 0
    if _is_compared(said, text):
        return False
    told = sum(overlap(quote, span) for span in _words_of_saying(said))
    return 2 * overlap(quote, _said(said)) > quote[1] - quote[0] - told


def _is_near(said: Attribution, quote: Span) -> bool:
    """Whether the quote shares words with what is said, or with the words that say so."""
    start, end = min(said.said_start, said.start), max(said.said_end, said.end)
    if said.speaker_start is not None and said.speaker_end is not None:
        start, end = min(start, said.speaker_start), max(end, said.speaker_end)
    return quote[0] < end and start < quote[1]


def _begins_with(start: int, said: Attribution, text: str) -> bool:
    """Whether a quote begins with the adjective, or an article before it, or behind it."""
    return start >= said.start or not text[start : said.start].strip().partition(" ")[2]


def _said(said: Attribution) -> Span:
    return said.said_start, said.said_end


def _words_of_saying(said: Attribution) -> list[Span]:
    """Where speaker and cue stand, with what the subject says of itself up to its verb."""
    if said.speaker_start is None or said.speaker_end is None:
        return [(said.start, said.end)]
    if said.rule.startswith("speaker before") and said.speaker_start < said.start:
        return [(said.speaker_start, said.end)]
    return [(said.start, said.end), (said.speaker_start, said.speaker_end)]


def _is_compared(said: Attribution, text: str) -> bool:
    """Whether it only measures: "greater than analysts predicted"."""
    begin = said.start if said.speaker_start is None else min(said.start, said.speaker_start)
    return _COMPARED.search(text[max(0, begin - _LOOK_BACK) : begin]) is not None


def actors_named(said: Attribution, seeds: Seeds) -> list[str]:
    """The actors whom the speaker's words name: "automaker GM", not "Ukraine's" minister.

    Of several the last before "of" or "for" is who speaks, unless they are joined by "and".
    """
    words = said.speaker or ""
    named = list(seeds.actor_finder.names(words))
    free = [one for one in named if words[one.end : one.end + 2] not in _POSSESSIVES] or named
    preposition = _PREPOSITION.search(words)
    head = [one for one in free if not preposition or one.start < preposition.start()]
    if not head and not (preposition and preposition[0] == "by"):
        head = free
    several = head if " and " in words else head[-1:]
    return list(dict.fromkeys(one.id for one in several))


def find_fitting(written: AttributionSeed, claim: AnchoredClaim, seeds: Seeds) -> list[Attribution]:
    """Those of the attributions that govern the claim which are the one that is written."""
    heard = find_voices(claim, seeds)
    if written.cue:
        spans = places_of(written.cue, claim, seeds)
        return [one for one in heard if any(overlap((one.start, one.end), s) for s in spans)]
    if written.actor:
        named = [one for one in heard if written.actor in actors_named(one, seeds)]
        unknown = [one for one in heard if one.type == "actor" and not actors_named(one, seeds)]
        return named or unknown
    return [one for one in heard if one.type == "unnamed"]


def places_of(words: str, claim: AnchoredClaim, seeds: Seeds) -> list[Span]:
    """Where words stand in the sentences of the claim's quotes, as spans of the article."""
    return [
        (start, end)
        for start, end in seeds.articles[claim.article].text.folded.spans(words)
        if any(a.sentence.start <= start and end <= a.sentence.end for a in claim.anchors)
    ]


def dates_saying(span: Span, said: Attribution) -> bool:
    """Whether words stand with a cue and not in what is said: "admitted Thursday that"."""
    behind = said.end <= span[0] and span[1] <= said.said_start
    speaker = said.speaker_end
    between = speaker is not None and speaker <= span[0] and span[1] <= said.start
    return behind or between


@once
def voice_of(claim: AnchoredClaim, seeds: Seeds) -> Voice:
    """Who says the claim: as written, the rest as its sentences give it."""
    written = claim.seed.attribution
    if written.voice is AttributionType.ARTICLE:
        return Voice(written.voice, None, written.speaker, written.cue, None)
    read = next(iter(find_fitting(written, claim, seeds)), None)
    speaker = written.speaker or (read.speaker if read else None)
    cue = written.cue or (read.cue if read else None)
    via = read_via(claim, seeds)
    if written.via:
        known = via or Via(None, None, None)
        via = Via(
            written.via.actor or known.actor,
            written.via.speaker or known.speaker,
            written.via.cue or known.cue,
        )
    return Voice(written.voice, written.actor, speaker, cue, via)


def read_via(claim: AnchoredClaim, seeds: Seeds) -> Via | None:
    """Who passes the claim on, as its sentences give it."""
    read = next(iter(find_fitting(claim.seed.attribution, claim, seeds)), None)
    return _find_via(read, claim, seeds) if read else None


def _find_via(inner: Attribution, claim: AnchoredClaim, seeds: Seeds) -> Via | None:
    """Who passes it on: the outermost voice that says that another says it."""
    text = seeds.articles[claim.article].text.text
    outer = [
        one
        for one in find_near(seeds.attributions_in(text), [(inner.start, inner.end)])
        if one.type == "actor"
        and (_holds(one, inner) or _leads_to(one, inner, text) or _cites(one, inner))
    ]
    if not outer:
        return None
    widest = min(outer, key=lambda one: one.start)
    actor = next(iter(actors_named(widest, seeds)), None)
    return Via(actor, widest.speaker, widest.cue)


def _cites(outer: Attribution, inner: Attribution) -> bool:
    """Whether the outer voice says what it cites the inner one for."""
    same = (outer.said_start, outer.said_end) == (inner.said_start, inner.said_end)
    return inner.rule == CITED and outer.rule != CITED and same


def _holds(outer: Attribution, inner: Attribution) -> bool:
    return outer.said_start <= inner.start and inner.end <= outer.said_end


def _leads_to(outer: Attribution, inner: Attribution, text: str) -> bool:
    """Whether nothing but a comma stands between: "According to the Herald, Burrows said"."""
    if outer.rule != "according to" or outer.speaker_end is None or inner.speaker_start is None:
        return False
    return text[outer.speaker_end : inner.speaker_start].strip() == ","
