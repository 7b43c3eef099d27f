"""What softens a claim, as the words give it: the hedges that govern it, and what that makes it.

A hedge governs a claim that keeps the word which it softens: "The offensive appears to be targeting
the village" as long as "targeting" is in it. One that softens a noun phrase within the quote
("the potential impact") is the claim's, and leaves it stated.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.curating.meaning.voices import (
    Span,
    find_near,
    find_voices,
    is_read,
    overlap,
    places_of,
    spans_of,
    voice_of,
)
from app.curating.seeds.load import Seeds, once
from app.curating.text.evidence import AnchoredClaim, StatedEvent
from app.english.hedging.find import ModalHedge, outermost_first
from app.english.speech.attribution import Attribution
from app.english.speech.clauses import (
    AUXILIARIES,
    BE,
    DETERMINERS,
    MODALS,
    NEGATIONS,
    PREPOSITIONS,
    is_adverb_word,
)
from app.english.speech.words import FORMS
from app.vocabulary import Modality, Status

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_LEADS = AUXILIARIES | BE | NEGATIONS | MODALS | DETERMINERS | frozenset(("to", "n't"))
_SMALL = BE | AUXILIARIES | frozenset(("to", "of", "that", "the", "a", "an", "it", "for"))
_ROOT = 4
_PRESUPPOSED = frozenset(("before", "after", "until", "because", "since", "when", "while", "as"))
FORESEEN = {
    "forecast": Modality.EXPECTED,
    "predict": Modality.EXPECTED,
    "project": Modality.EXPECTED,
    "expect": Modality.EXPECTED,
    "estimate": Modality.ESTIMATED,
}
"""Verbs of speech by which what is said is less than stated: their words are a hedge."""


@once
def find_hedges(claim: AnchoredClaim, seeds: Seeds) -> list[ModalHedge]:
    """The hedges that govern the claim's words, the outermost first."""
    if not is_read(claim, seeds):
        return []
    text = seeds.articles[claim.article].text.text
    quotes = spans_of(claim)
    return find_softening(find_near(seeds.hedges_in(text), quotes), quotes, text, claim.seed.text)


def find_softening(
    found: Iterable[ModalHedge], quotes: list[Span], text: str, kept: str | None = None
) -> list[ModalHedge]:
    """Those of the hedges that govern words of the quotes which are kept, the outermost first."""
    words = roots_of(kept) if kept else None
    return outermost_first(
        [one for one in found if any(_governs(one, quote, text, words) for quote in quotes)]
    )


def roots_of(text: str) -> set[str]:
    """The beginnings of a text's words, by which forms of a word are held for one."""
    return {word[:_ROOT] for word in _WORD.findall(text.lower())}


def _governs(hedge: ModalHedge, quote: Span, text: str, kept: set[str] | None) -> bool:
    """Whether the quote, and the claim's text, keep the word that is softened."""
    governed = (hedge.governed_start, hedge.governed_end)
    if overlap(quote, governed) == 0:
        return False
    if hedge.rule in ("what is ahead", "condition"):
        own = overlap(quote, (hedge.start, hedge.end))
        return 2 * overlap(quote, governed) >= quote[1] - quote[0] - own
    return any(
        quote[0] <= start
        and end <= quote[1]
        and (kept is None or text[start:end].lower()[:_ROOT] in kept)
        for start, end in _softened(hedge, text)
    )


def _softened(hedge: ModalHedge, text: str) -> list[Span]:
    """The words any of which carries what is softened."""
    behind = _spans(text, hedge.end, hedge.governed_end)
    if hedge.rule in ("adjective", "noun"):
        return _noun(behind, text)
    rest = [span for span in behind if not _leads(text[slice(*span)].lower())]
    if rest:
        return rest[:1]
    before = _spans(text, hedge.governed_start, hedge.start)
    told = [span for span in before if not _leads(text[slice(*span)].lower())]
    return (told or before)[-1:]


def _leads(word: str) -> bool:
    return word in _LEADS or word in PREPOSITIONS or is_adverb_word(word)


def _spans(text: str, start: int, end: int) -> list[Span]:
    return [found.span() for found in _WORD.finditer(text, start, max(start, end))]


def _noun(behind: list[Span], text: str) -> list[Span]:
    """The words of a noun phrase up to its first preposition."""
    chunk: list[Span] = []
    for start, end in behind:
        word = text[start:end].lower()
        if word in PREPOSITIONS and chunk:
            break
        if word not in DETERMINERS and word not in PREPOSITIONS:
            chunk.append((start, end))
    return chunk


def modality_of(claim: AnchoredClaim, seeds: Seeds) -> Modality:
    """How sure the claim is: as written, or as it follows from the words."""
    written = claim.seed.modality
    return written.modality if written else follow_modality(claim, seeds)


def follow_modality(claim: AnchoredClaim, seeds: Seeds) -> Modality:
    """What follows from the outermost hedge, or else from a voice that foresees."""
    for hedge in find_hedges(claim, seeds):
        if hedge.whole or _softens_all(hedge, claim):
            return Modality(hedge.modality)
    if foreseen := next(find_foreseen(claim, seeds), None):
        return foreseen[1]
    return Modality.STATED


def is_reported(hedge: ModalHedge) -> bool:
    """Whether it says that somebody, who is not named, says the clause: "was reportedly"."""
    return hedge.whole and hedge.modality == "reported"


def _softens_all(hedge: ModalHedge, claim: AnchoredClaim) -> bool:
    """Whether the claim says little but what a part of its sentence says, which is softened.

    The quote is no more than the noun phrase, or the text keeps an adverb's part of the quote.
    """
    for anchor in claim.anchors:
        outside = max(0, hedge.governed_start - anchor.start)
        if outside <= len("the ") and anchor.start < hedge.governed_end:
            return True
    size = hedge.governed_end - hedge.governed_start
    return hedge.rule not in ("adjective", "noun") and 2 * size > len(claim.text)


def find_foreseen(claim: AnchoredClaim, seeds: Seeds) -> Iterator[tuple[Span, Modality]]:
    """The words of the claim's voices that make what is said less than stated: "had forecast"."""
    return foreseen_by(find_voices(claim, seeds))


def foreseen_by(heard: Iterable[Attribution]) -> Iterator[tuple[Span, Modality]]:
    """The words of these voices that make what is said less than stated."""
    for said in heard:
        for word in _WORD.finditer(said.cue.lower()):
            verb = FORMS.get(word[0], ("", ""))[0]
            if verb in FORESEEN:
                yield (said.start + word.start(), said.start + word.end()), FORESEEN[verb]


@dataclass(frozen=True)
class Written:
    """A hedge as a curator writes it, and where its words stand in the sentences of the quotes."""

    words: str
    spans: list[Span]

    def fits(self, start: int, end: int, text: str) -> bool:
        """Whether these are words of the hedge at the span, one that carries it among them.

        Beyond it they may hold auxiliaries and adverbs alone: "had forecast".
        """
        return any(
            _carry(text[max(start, first) : min(end, last)])
            and all(map(_leads, _WORD.findall(_cut(text, (first, last), (start, end)).lower())))
            for first, last in self.spans
        )


def _cut(text: str, span: Span, hole: Span) -> str:
    """The words of a span that lie before and behind another."""
    return f"{text[span[0] : max(span[0], hole[0])]} {text[min(span[1], hole[1]) : span[1]]}"


def _carry(words: str) -> bool:
    return any(word not in _SMALL for word in _WORD.findall(words.lower()))


def written_hedges(claim: AnchoredClaim, seeds: Seeds) -> list[Written]:
    """The hedges that the curator gives the claim."""
    return [Written(words, places_of(words, claim, seeds)) for words in claim.seed.hedge]


def is_told(hedge: str, claim: AnchoredClaim, seeds: Seeds) -> bool:
    """Whether the claim's text, or the words of its voice, hold the hedge."""
    voice = voice_of(claim, seeds)
    told = roots_of(" ".join(filter(None, (claim.text, voice.cue, voice.speaker))))
    return all(word[:_ROOT] in told for word in _WORD.findall(hedge.lower()) if word not in _SMALL)


def hedges_over(
    forms: Iterable[str], stated: StatedEvent, seeds: Seeds
) -> tuple[list[ModalHedge], list[ModalHedge]]:
    """The hedges that govern a name wherever an event's sentences have it: as object, and at all.

    The first list is empty where a sentence has the name unhedged.
    """
    needed: list[list[ModalHedge]] = []
    over: list[ModalHedge] = []
    for text, hedges, (start, end) in _names_in(list(forms), stated, seeds):
        here = [one for one in hedges if one.governed_start <= start and end <= one.governed_end]
        needed.append([one for one in here if _softens_role(one, start, text, stated)])
        over += needed[-1] or [one for one in here if one.whole and start < one.start]
    return outermost_first(needed[0] if all(needed) and needed else []), over


def _softens_role(hedge: ModalHedge, name: int, text: str, stated: StatedEvent) -> bool:
    """Whether a hedge over a name softens its role in the event.

    Behind the hedge it does, but for a clause of time or cause ("before it is reported to …"), for
    what a softened noun is of ("the potential impact of …"), and where it only says that a
    scheduled event is still to come. Before it, and with such a noun, it does if what is softened
    is the event itself ("is set to request", "a possible attack on …").
    """
    between = text[hedge.end : name].lower()
    if not _PRESUPPOSED.isdisjoint(_WORD.findall(between)):
        return False
    if name > hedge.end and hedge.rule not in ("adjective", "noun"):
        return hedge.modality != "expected" or not is_to_come(stated)
    words = {text[slice(*span)].lower()[:_ROOT] for span in _softened(hedge, text)}
    return not words.isdisjoint(roots_of(stated.seed.title))


def is_to_come(stated: StatedEvent) -> bool:
    """Whether an event is scheduled, or leaves its status to its words."""
    status = stated.seed.status
    return status is None or status.status is Status.SCHEDULED


def _names_in(
    forms: list[str], stated: StatedEvent, seeds: Seeds
) -> Iterator[tuple[str, list[ModalHedge], Span]]:
    """Each place of the name in the event's sentences, with the article's text and hedges."""
    for article, anchor in stated.placed:
        text = seeds.articles[article].text
        sentence = (anchor.sentence.start, anchor.sentence.end)
        hedges = find_near(seeds.hedges_in(text.text), [sentence])
        spans = {span for form in forms for span in text.folded.spans(form)}
        for start, end in sorted(spans):
            if anchor.sentence.start <= start and end <= anchor.sentence.end:
                yield text.text, hedges, (start, end)
