"""A card for each claim of an article: who says what, with which words, against whom."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.pages.cards.voices import Voice, Voices
from app.shapes.telling import tell_link

Document = dict[str, Any]

NUMBERED = 120
"""So many claims of an article light up with their words; `pairs.css` has a rule for each."""
VOICES = 12
"""So many voices can be chosen one by one; all others have one choice together."""


@dataclass(frozen=True, slots=True)
class Card:
    """A claim with its number in the article, its voice, and what it is linked to."""

    number: int
    claim: Document
    voice: Voice
    links: Sequence["LinkLine"]

    @property
    def anchor(self) -> str:
        """Where the page shows it."""
        return anchor_of(self.claim["id"])

    @property
    def marks(self) -> str:
        """The classes of the card and of all its words in the text, by which they are found."""
        kind = "with-figure" if self.claim["figures"] else "no-figure"
        return f"n{self.number} v{min(self.voice.number, VOICES)} {kind} {self.claim['modality']}"

    @property
    def is_its_quote(self) -> bool:
        """Whether its text is its only quote, but for the capital and the full stop."""
        evidence = self.claim["evidence"]
        return len(evidence) == 1 and _bare(evidence[0]["exact"]) == _bare(self.claim["text"])

    def passage_anchor(self, number: int) -> str:
        """Where the page shows its words: those of one passage, counted from 1."""
        return f"words-{self.claim['id']}-{number}"


@dataclass(frozen=True, slots=True)
class LinkLine:
    """What a claim is set against or connected with, as this end tells it.

    `here` is the number of the other claim's card where this page has one.
    """

    link: Document
    told: str
    here: int | None


@dataclass(frozen=True, slots=True)
class Choice:
    """A voice, or several together, whose claims can be left out."""

    number: int
    badge: str
    name: str
    claims: int


def anchor_of(claim: str) -> str:
    """The fragment of a claim's card."""
    return f"claim-{claim}"


def _bare(text: str) -> str:
    """The words without the first capital and the full stop that a claim's text adds."""
    return text[:1].lower() + text[1:].rstrip(".")


def draw_cards(claims: Iterable[Document]) -> list[Card]:
    """The cards of claims of one article, in the order given."""
    listed = list(claims)
    voices = Voices(listed)
    numbers = {claim["id"]: number for number, claim in enumerate(listed, start=1)}
    return [
        Card(numbers[claim["id"]], claim, voices.of(claim["id"]), _links(claim, numbers))
        for claim in listed
    ]


def voices_of(cards: Iterable[Card]) -> dict[Voice, int]:
    """How many of the cards each voice has, in the order in which the voices are heard."""
    counts = Counter(card.voice for card in cards)
    return dict(sorted(counts.items(), key=lambda one: one[0].number))


def choices_of(voices: Mapping[Voice, int]) -> list[Choice]:
    """What can be chosen among voices: each, and behind the first ones all others together."""
    alone = [
        Choice(voice.number, voice.badge, voice.name, count)
        for voice, count in voices.items()
        if voice.number < VOICES
    ]
    others = sum(count for voice, count in voices.items() if voice.number >= VOICES)
    return [*alone, Choice(VOICES, "", "All other voices", others)] if others else alone


def _links(claim: Document, numbers: dict[str, int]) -> list[LinkLine]:
    return [
        LinkLine(link, tell_link(link["type"], link["direction"]), numbers.get(link["claim"]["id"]))
        for link in claim["links"]
    ]
