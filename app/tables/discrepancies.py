"""What disagrees: computed at seeding from the figures and the links of claims."""

from sqlalchemy import Index
from sqlmodel import Field

from app import vocabulary as words
from app.tables.columns import Fact, Position, Stored, checked, one_of, reference


class Discrepancy(Fact, table=True):
    """Figures of one indicator, or two linked claims (then all but the kind is null)."""

    __table_args__ = (
        one_of("kind", words.DiscrepancyKind),
        checked("indicator_id IS NOT NULL OR place_id IS NULL", "a_place_is_of_figures"),
        Index("discrepancy_by_reading", "reading", "id"),
        Index("discrepancy_by_kind", "kind", "reading", "id"),
        Index("discrepancy_by_indicator", "indicator_id", "reading", "id"),
    )
    reading: int = Field(sa_type=Position)
    """For sorting: the position of the claim of its first side."""
    kind: str
    indicator_id: str | None = reference("indicator", optional=True)
    place_id: str | None = reference("place", optional=True, index=True)
    event_id: str | None = reference("event", optional=True)
    """The common event without which the figures could not be compared."""


class DiscrepancySide(Stored, table=True):
    """One side: a claim, with its figure where figures disagree."""

    discrepancy_id: str = reference("discrepancy", key=True)
    number: int = Field(primary_key=True)
    claim_id: str = reference("claim", index=True)
    figure_id: str | None = reference("figure", optional=True, index=True)
