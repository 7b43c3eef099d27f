"""What a curator writes of a claim: its words, its voice, its numbers, its links."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from app.curating.seeds.seed import Line, Number, Ours, Seed, Short, Slug
from app.curating.seeds.words import AnyDate, AnyQuotes, Hedges, as_field
from app.vocabulary import AttributionType, Basis, LinkType, Modality, Qualifier


class ViaSeed(Seed):
    """Who passes on what somebody else says."""

    actor: Slug | None = None
    speaker: Line | None = None
    cue: Line | None = None


class AttributionSeed(Seed):
    """Who says it. An `actor` needs no `type`; without either it is the article.

    `speaker` and `cue` may be left out where the sentence gives them; `date` is when it was said.
    `note` is why it is another voice than the words around the quote give.
    """

    type: AttributionType | None = None
    actor: Slug | None = None
    speaker: Line | None = None
    cue: Line | None = None
    date: AnyDate | None = None
    via: ViaSeed | None = None
    note: Ours | None = None

    @property
    def voice(self) -> AttributionType:
        """Whose voice states the claim."""
        return self.type or (AttributionType.ACTOR if self.actor else AttributionType.ARTICLE)

    @property
    def attributed_to(self) -> str:
        """The actor's id, or `article`, or `unnamed`."""
        return self.actor or str(self.voice)


class FigureSeed(Seed):
    """A number of a claim. `text` is verbatim.

    Qualifier, value, low and high may be left out: the words say them.
    """

    id: Slug
    indicator: Slug
    value: Number | None = None
    low: Number | None = None
    high: Number | None = None
    qualifier: Qualifier | None = None
    text: Line
    counted: Line | None = None
    of: Line | None = None
    subjects: list[Slug] = []
    place: Slug | None = None
    period: AnyDate | None = None
    part_of: Slug | None = None
    unit: Short | None = None
    note: Ours | None = None


class LinkSeed(Seed):
    """What this claim does to another: exactly one of the types of links, with the other's id.

    It rests on the text's own `words`, or on the curator's `note`.
    """

    contradicts: Slug | None = None
    denies: Slug | None = None
    counters: Slug | None = None
    causes: Slug | None = None
    enables: Slug | None = None
    precedes: Slug | None = None
    concedes: Slug | None = None
    words: Line | None = None
    note: Ours | None = None

    @model_validator(mode="after")
    def _has_one_type(self) -> Self:
        given = [kind for kind in LinkType if getattr(self, kind)]
        if len(given) != 1:
            listed = ", ".join(LinkType)
            raise ValueError(f"a link has exactly one of: {listed}; with the id of a claim")
        return self

    @property
    def type(self) -> LinkType:
        """What this claim does to the other."""
        return next(kind for kind in LinkType if getattr(self, kind))

    @property
    def to(self) -> str:
        """The other claim's id."""
        return str(getattr(self, self.type))

    @property
    def basis(self) -> Basis:
        """Whether the text itself links them, or the curator does."""
        return Basis.TEXT if self.words else Basis.CURATOR


class ClaimEventSeed(Seed):
    """An event that a claim is about.

    `words` name it where the quote does not: a phrase that stands for this event alone. `note` is
    why, where another event is named nearer.
    """

    event: Slug
    words: Line | None = None
    note: Ours | None = None


AnyEvent = Annotated[ClaimEventSeed, as_field("event", ClaimEventSeed)]
"""An event, or an event with the words that name it."""


class ModalitySeed(Seed):
    """How sure the wording is, and why where it does not follow from the hedge."""

    modality: Annotated[Modality, Field(alias="is")]
    note: Ours | None = None


AnyModality = Annotated[ModalitySeed, as_field("is", ModalitySeed, Modality)]
"""A modality, or a modality with a note."""


class ClaimSeed(Seed):
    """One proposition that the article states.

    `text` may be left out where it is the quote. What is ours stands in it in [brackets], and
    `means` are words of the article, for each bracket, that hold it whole. `places` and `actors`
    are written only where they are others than the quotes name.
    """

    id: Slug
    quote: Annotated[AnyQuotes, Field(min_length=1)]
    text: Line | None = None
    means: AnyQuotes = []
    events: list[AnyEvent] = []
    attribution: AttributionSeed = AttributionSeed()
    modality: AnyModality | None = None
    hedge: Hedges = []
    places: list[Slug] | None = None
    actors: list[Slug] | None = None
    figures: list[FigureSeed] = []
    links: list[LinkSeed] = []
    note: Ours | None = None

    @property
    def event_ids(self) -> list[str]:
        """The ids of the events that it is about, each once."""
        return list(dict.fromkeys(about.event for about in self.events))
