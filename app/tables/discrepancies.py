"""What disagrees: computed at seeding from the figures and the links of claims."""

from sqlmodel import Field, SQLModel

from app import vocabulary as words
from app.tables.columns import checked, identity, one_of, reference


class Discrepancy(SQLModel, table=True):
    """Figures of one indicator, or two linked claims (then all but the kind is null)."""

    __table_args__ = (
        one_of("kind", words.DiscrepancyKind),
        checked("indicator_id IS NOT NULL OR place_id IS NULL", "a_place_is_of_figures"),
    )
    position: int = Field(primary_key=True)
    id: str = identity()
    kind: str = Field(index=True)
    indicator_id: str | None = reference("indicator", optional=True, index=True)
    place_id: str | None = reference("place", optional=True, index=True)
    event_id: str | None = reference("event", optional=True)
    """The common event without which the figures could not be compared."""


class DiscrepancySide(SQLModel, table=True):
    """One side: a claim, with its figure where figures disagree."""

    __tablename__ = "discrepancy_side"
    discrepancy_id: str = reference("discrepancy", key=True)
    number: int = Field(primary_key=True)
    claim_id: str = reference("claim", index=True)
    figure_id: str | None = reference("figure", optional=True, index=True)
