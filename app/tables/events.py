"""What happened, is happening or is scheduled."""

from sqlalchemy import ForeignKeyConstraint, Index
from sqlmodel import Field

from app import vocabulary as words
from app.tables.columns import (
    Dated,
    Fact,
    Id,
    IsoDate,
    QuotedPassage,
    Stored,
    Words,
    date_checks,
    one_of,
    reference,
    several_words,
)


class Event(Fact, Dated, table=True):
    __table_args__ = (
        one_of("status", words.Status),
        *date_checks(),
        Index("event_by_date_down", "date_down", "id"),
        Index("event_by_title", "title", "id"),
    )
    title: str = Field(sa_type=Words)
    type_id: str = reference("event_type", index=True)
    status: str = Field(index=True)
    status_words: str | None
    """The words that make it ongoing or scheduled."""
    status_note: str | None
    parent_id: str | None = reference("event", optional=True, index=True)
    parent_note: str | None
    checked: bool
    """Whether the grammar checked wording, hedges and dates."""
    note: str | None = None
    date_down: str = Field(sa_type=IsoDate)
    """For sorting backwards: the start, or nothing, so that undated events come last."""


class EventPlace(Stored, table=True):
    event_id: str = reference("event", key=True)
    place_id: str = reference("place", key=True, index=True)
    role: str = Field(primary_key=True, sa_type=Id)
    number: int
    hedge: str = several_words()
    said_by_id: str | None = reference("actor", optional=True)
    """Who alone says so."""
    note: str | None


class EventActor(Stored, table=True):
    event_id: str = reference("event", key=True)
    actor_id: str = reference("actor", key=True, index=True)
    role: str = Field(primary_key=True, sa_type=Id)
    number: int
    hedge: str = several_words()
    said_by_id: str | None = reference("actor", optional=True)
    """Who alone says so."""
    note: str | None


class EventEvidence(QuotedPassage, table=True):
    """Words that state an event, beside those of its claims."""

    event_id: str = reference("event", key=True)
    number: int = Field(primary_key=True)


class EventArticle(Stored, table=True):
    """The articles that state an event, in its claims or in words of their own."""

    event_id: str = reference("event", key=True)
    article_id: str = reference("article", key=True, index=True)


class EventVoice(Stored, table=True):
    """Who states an event: an actor's id, `article` or `unnamed`."""

    event_id: str = reference("event", key=True)
    attributed_to: str = Field(primary_key=True, index=True, sa_type=Id)
    number: int
    type: str
    actor_id: str | None = reference("actor", optional=True)


class EventSource(Stored, table=True):
    """The sources that an event's passages cite."""

    event_id: str = reference("event", key=True)
    source_id: str = reference("source", key=True, index=True)


class EventEvidenceSource(Stored, table=True):
    """The sources that a passage of an event's own cites."""

    __table_args__ = (
        ForeignKeyConstraint(
            ["event_id", "evidence_number"], ["event_evidence.event_id", "event_evidence.number"]
        ),
    )
    event_id: str = reference("event", key=True)
    evidence_number: int = Field(primary_key=True)
    source_id: str = reference("source", key=True)
    number: int
