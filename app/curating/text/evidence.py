"""Quote → evidence: the span, its surroundings, its sentence, and the sources it cites."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from app.curating.seeds.claims import ClaimSeed
from app.curating.seeds.events import EventSeed
from app.curating.seeds.faults import Fault
from app.curating.seeds.words import QuoteSeed
from app.curating.text.anchors import Folded
from app.curating.text.article import ArticleText, Sentence

CONTEXT = 32
"""Code points of prefix and suffix: enough to tell repeated words apart, short enough to read."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words of an article, found. `cites` are the labels of the markers that close them."""

    start: int
    end: int
    exact: str
    prefix: str
    suffix: str
    sentence: Sentence
    cites: tuple[str, ...]


@dataclass(frozen=True)
class AnchoredClaim:
    """A claim, and where each of its quotes stands."""

    seed: ClaimSeed
    article: str
    anchors: tuple[Anchor, ...]

    @property
    def text(self) -> str:
        """What it says: as written, or else its quote as a sentence."""
        return self.seed.text or _as_sentence(self.anchors[0].exact)

    @property
    def evidence(self) -> str:
        """All its quotes, each on a line of its own."""
        return list_quotes(self.anchors)

    @property
    def sentences(self) -> str:
        """The whole sentences that its quotes stand in, each on a line of its own."""
        return list_sentences(self.anchors)

    @cached_property
    def folded(self) -> Folded:
        """These sentences, so that words can be found in them."""
        return Folded(self.sentences)

    @cached_property
    def folded_quotes(self) -> tuple[tuple[Anchor, Folded], ...]:
        """Each quote, so that words can be found in it."""
        return tuple((anchor, Folded(anchor.exact)) for anchor in self.anchors)

    def own(self, words: str | None) -> str | None:
        """Words that a curator copied, as the sentences write them."""
        return self.folded.own(words) if words else None


@dataclass(frozen=True)
class StatedEvent:
    """An event, and all that states it: the claims about it and the quotes of its own."""

    seed: EventSeed
    claims: tuple[AnchoredClaim, ...]
    own_anchors: tuple[tuple[str, Anchor], ...]
    """Each of its own quotes, with the id of its article."""

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """The quotes of its claims, then its own."""
        of_claims = (anchor for claim in self.claims for anchor in claim.anchors)
        return (*of_claims, *(anchor for _, anchor in self.own_anchors))

    @property
    def placed(self) -> Iterator[tuple[str, Anchor]]:
        """Each of the quotes, with the id of its article."""
        of_claims = ((claim.article, one) for claim in self.claims for one in claim.anchors)
        return chain(of_claims, self.own_anchors)

    @property
    def articles(self) -> set[str]:
        """The ids of the articles that state it."""
        return {claim.article for claim in self.claims} | {name for name, _ in self.own_anchors}

    @property
    def evidence(self) -> str:
        """All its quotes, each on a line of its own."""
        return list_quotes(self.anchors)

    @property
    def sentences(self) -> str:
        """The whole sentences that its quotes stand in, each on a line of its own."""
        return list_sentences(self.anchors)


def list_quotes(anchors: Iterable[Anchor]) -> str:
    """The quotes, each on a line of its own."""
    return "\n".join(anchor.exact for anchor in anchors)


def list_sentences(anchors: Iterable[Anchor]) -> str:
    """The sentences around the quotes, each once and on a line of its own."""
    return "\n".join(dict.fromkeys(anchor.sentence.text for anchor in anchors))


def _as_sentence(quote: str) -> str:
    """The quote with a capital and a full stop."""
    words = " ".join(quote.split())
    return words[:1].upper() + words[1:] + ("" if words.endswith((".", "!", "?", "…")) else ".")


def anchor(quote: QuoteSeed, text: ArticleText) -> Anchor | Fault:
    """Where the quote stands in the text, or what is wrong with it."""
    spans = text.folded.spans(quote.exact)
    if not spans:
        return quote.fault(_explain_difference(quote, text), *_path_of(quote))
    if quote.occurrence is None and len(spans) > 1:
        return quote.fault(
            f"The quote stands in the text {len(spans)} times. Say which:"
            " {exact: …, occurrence: 2}, or quote more words.",
            *_path_of(quote),
        )
    if (quote.occurrence or 1) > len(spans):
        return quote.fault(f"The quote stands in the text only {len(spans)} times.", "occurrence")
    start, end = spans[(quote.occurrence or 1) - 1]
    sentence = text.sentence_around(start, end)
    if sentence is None:
        return quote.fault(
            "The quote runs beyond one sentence. Give each sentence's words as a quote of its own:"
            " quote: [first, second].",
            *_path_of(quote),
        )
    return _build_anchor(text, start, end, sentence)


def _path_of(quote: QuoteSeed) -> tuple[str, ...]:
    return ("exact",) if quote.occurrence else ()


def _build_anchor(text: ArticleText, start: int, end: int, sentence: Sentence) -> Anchor:
    return Anchor(
        start,
        end,
        text.text[start:end],
        text.text[max(0, start - CONTEXT) : start],
        text.text[end : end + CONTEXT],
        sentence,
        text.cited(end, sentence),
    )


def _explain_difference(quote: QuoteSeed, text: ArticleText) -> str:
    agreed = text.folded.agreement(quote.exact)
    if len(agreed) < 8:
        return f'The quote is not in the text: "{_shorten(quote.exact)}".'
    return (
        f'The quote is not in the text. They agree up to "{_last_words(agreed)}",'
        f' then the quote goes on "{_shorten(quote.exact[len(agreed) :].strip() or "…")}".'
    )


def _last_words(words: str) -> str:
    return words[-40:].partition(" ")[2].strip() if len(words) > 40 else words.strip()


def _shorten(words: str) -> str:
    return words if len(words) <= 60 else words[:57] + "…"
