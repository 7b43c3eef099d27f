"""What happened, is happening or is scheduled."""

from sqlalchemy import Index
from sqlmodel import Field

from app import vocabulary as words
from app.tables.columns import (
    Dated,
    Fact,
    Id,
    IsoDate,
    Stored,
    Words,
    date_checks,
    one_of,
    reference,
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
    parent_id: str | None = reference("event", optional=True, index=True)
    note: str | None = None
    date_down: str = Field(sa_type=IsoDate)
    """For sorting backwards: the start, or nothing, so that undated events come last."""


class EventPlace(Stored, table=True):
    event_id: str = reference("event", key=True)
    place_id: str = reference("place", key=True, index=True)
    role: str = Field(primary_key=True, sa_type=Id)
    number: int
    hedge: str | None


class EventActor(Stored, table=True):
    event_id: str = reference("event", key=True)
    actor_id: str = reference("actor", key=True, index=True)
    role: str = Field(primary_key=True, sa_type=Id)
    number: int
    hedge: str | None
