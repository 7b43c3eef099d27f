"""What an article states: claims, the words they rest on, and their numbers."""

from sqlalchemy import ForeignKeyConstraint, Index
from sqlmodel import Field

from app import vocabulary as words
from app.tables.columns import (
    Dated,
    Fact,
    Id,
    IsoDate,
    Passage,
    QuotedPassage,
    Stored,
    Told,
    checked,
    date_checks,
    long_text,
    one_of,
    reference,
    several_words,
)


class Claim(Fact, Told, table=True):
    """A proposition. Its date columns are when it was said."""

    __table_args__ = (
        *date_checks(),
        one_of("attribution_type", words.AttributionType),
        one_of("modality", words.Modality),
        checked("(attribution_type = 'actor') = (actor_id IS NOT NULL)", "an_actor_is_named"),
        checked("attributed_to = coalesce(actor_id, attribution_type)", "attributed_to_follows"),
        checked(
            "modality_note IS NOT NULL OR modality = 'stated' OR hedge <> '[]'",
            "hedge_unless_stated",
        ),
    )
    article_id: str = reference("article", index=True)
    text: str = long_text()
    attribution_type: str
    attributed_to: str = Field(index=True, sa_type=Id)
    """The actor's id, or `article`, or `unnamed`."""
    actor_id: str | None = reference("actor", optional=True)
    speaker: str | None
    cue: str | None
    via_actor_id: str | None = reference("actor", optional=True)
    """Who passes on what somebody else says, with the words for it."""
    via_speaker: str | None
    via_cue: str | None
    attribution_note: str | None
    """Why it is another voice than the words around the quote give."""
    modality: str = Field(index=True)
    modality_note: str | None
    """Why it does not follow from the hedge."""
    hedge: str = several_words()
    checked: bool
    """Whether the grammar checked wording, hedges, numbers and dates."""
    note: str | None


class ClaimEvent(Stored, table=True):
    claim_id: str = reference("claim", key=True)
    event_id: str = reference("event", key=True, index=True)
    number: int
    words: str | None
    """The words that name the event, where its own name does not stand there."""
    note: str | None
    """Why they do, where another event is named nearer."""


class ClaimMeaning(Passage, table=True):
    """What a [bracket] of a claim's text means: words of the article that hold it whole."""

    claim_id: str = reference("claim", key=True)
    number: int = Field(primary_key=True)


class ClaimActor(Stored, table=True):
    """The actors that a claim's quotes name."""

    claim_id: str = reference("claim", key=True)
    actor_id: str = reference("actor", key=True, index=True)
    number: int


class ClaimPlace(Stored, table=True):
    """The places that a claim's quotes name."""

    claim_id: str = reference("claim", key=True)
    place_id: str = reference("place", key=True, index=True)
    number: int


class Evidence(QuotedPassage, table=True):
    """The exact words that a claim rests on."""

    claim_id: str = reference("claim", key=True)
    number: int = Field(primary_key=True)


class EvidenceSource(Stored, table=True):
    """The sources that a passage cites."""

    __table_args__ = (
        ForeignKeyConstraint(
            ["claim_id", "evidence_number"], ["evidence.claim_id", "evidence.number"]
        ),
    )
    claim_id: str = reference("claim", key=True)
    evidence_number: int = Field(primary_key=True)
    source_id: str = reference("source", key=True, index=True)
    number: int


class ClaimLink(Stored, table=True):
    __table_args__ = (
        one_of("type", words.LinkType),
        one_of("basis", words.Basis),
        checked("from_id <> to_id", "links_two_claims"),
        checked("basis <> 'text' OR words IS NOT NULL", "text_gives_words"),
        checked("basis <> 'curator' OR note IS NOT NULL", "curator_gives_note"),
    )
    from_id: str = reference("claim", key=True)
    to_id: str = reference("claim", key=True, index=True)
    type: str = Field(primary_key=True, sa_type=Id)
    basis: str
    words: str | None
    note: str | None


class Figure(Fact, Dated, table=True):
    """A number. Its date columns are the period that it speaks of."""

    __table_args__ = (
        one_of("qualifier", words.Qualifier),
        *date_checks(),
        checked("low IS NULL OR high IS NULL OR low <= high", "bounds_in_order"),
        checked("part_of_id IS NULL OR part_of_id <> id", "not_part_of_itself"),
        checked(
            "CASE qualifier"
            " WHEN 'exact' THEN value = low AND value = high"
            " WHEN 'about' THEN value IS NOT NULL AND low IS NULL AND high IS NULL"
            " WHEN 'at_least' THEN value = low AND high IS NULL"
            " WHEN 'more_than' THEN value = low AND high IS NULL"
            " WHEN 'at_most' THEN value = high AND low IS NULL"
            " WHEN 'less_than' THEN value = high AND low IS NULL"
            " WHEN 'between' THEN value IS NULL AND low IS NOT NULL AND high IS NOT NULL"
            " WHEN 'several' THEN value IS NULL AND low IS NULL AND high IS NULL END",
            "bounds_follow_qualifier",
        ),
        Index("figure_by_value", "value_up", "id"),
        Index("figure_by_value_down", "value_down", "id"),
        Index("figure_by_indicator", "indicator_id", "value_up", "id"),
        Index("figure_by_period", "period_up", "id"),
        Index("figure_by_period_down", "period_down", "id"),
        Index("figure_by_indicator_period", "indicator_id", "period_up", "id"),
    )
    article_id: str = reference("article", index=True)
    claim_id: str = reference("claim", index=True)
    indicator_id: str = reference("indicator")
    unit_id: str = reference("unit", index=True)
    value: float | None
    low: float | None
    high: float | None
    qualifier: str = Field(index=True)
    text: str
    counted: str | None
    of: str | None
    place_id: str | None = reference("place", optional=True, index=True)
    part_of_id: str | None = reference("figure", optional=True)
    note: str | None
    attributed_to: str = Field(index=True, sa_type=Id)
    value_up: float
    """For sorting: the value, or more than any value, so that figures without one come last."""
    value_down: float
    """The same for sorting backwards: less than any value."""
    period_up: str = Field(sa_type=IsoDate)
    """For sorting: where the period starts, or the end of all days."""
    period_down: str = Field(sa_type=IsoDate)
    """The same for sorting backwards: nothing."""


class FigureSubject(Stored, table=True):
    """Whose number it is."""

    figure_id: str = reference("figure", key=True)
    actor_id: str = reference("actor", key=True, index=True)
    number: int
