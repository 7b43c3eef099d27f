"""Who, where and what is counted: defined once, named by every article."""

from sqlalchemy import Constraint, ForeignKeyConstraint, Index
from sqlmodel import Field, SQLModel

from app import vocabulary as words
from app.tables.columns import Id, Stored, Thing, checked, one_of, reference, several_words


class Name(Stored, table=True):
    """Every id, name and alias that a filter takes, folded, and the one thing it stands for."""

    resource: str = Field(primary_key=True, sa_type=Id)
    folded: str = Field(primary_key=True, sa_type=Id)
    id: str = Field(sa_type=Id)


class Unit(Stored, table=True):
    id: str = Field(primary_key=True, sa_type=Id)
    name: str
    words: str = several_words()


class EventType(Stored, table=True):
    id: str = Field(primary_key=True, sa_type=Id)
    name: str
    definition: str


class EventRole(Stored, table=True):
    """What an actor or a place can be in events of a type."""

    __table_args__ = (one_of("side", words.Side),)
    event_type_id: str = reference("event_type", key=True)
    role: str = Field(primary_key=True, sa_type=Id)
    number: int
    definition: str
    side: str | None


class EventTypeCode(Stored, table=True):
    """What a published scheme calls a type of event."""

    event_type_id: str = reference("event_type", key=True)
    scheme: str = Field(primary_key=True, sa_type=Id)
    version: str = Field(primary_key=True, sa_type=Id)
    code: str = Field(primary_key=True, sa_type=Id)


class Proof(SQLModel):
    """The columns of a proof: a quote of an article, or a named, versioned reference."""

    of: str = Field(primary_key=True, sa_type=Id)
    """What it proves: the name of the field."""
    article_id: str | None = reference("article", optional=True)
    sentence: int | None
    start: int | None
    end: int | None
    exact: str | None
    reference: str | None


def proof_checks() -> tuple[Constraint, ...]:
    """The constraints of a proof's columns, made anew for each table."""
    return (
        ForeignKeyConstraint(
            ["article_id", "sentence"], ["sentence.article_id", "sentence.position"]
        ),
        checked("(exact IS NULL) <> (reference IS NULL)", "quote_or_reference"),
        checked("(exact IS NULL) = (article_id IS NULL)", "quote_of_an_article"),
    )


class Place(Thing, table=True):
    __table_args__ = (
        one_of("type", words.PlaceType),
        checked("(latitude IS NULL) = (longitude IS NULL)", "both_coordinates"),
        checked(
            "(latitude IS NULL) = (coordinates_reference IS NULL)", "coordinates_have_reference"
        ),
        Index("place_by_name", "name_folded", "id"),
    )
    type: str | None
    within_id: str | None = reference("place", optional=True)
    country_id: str | None = reference("place", optional=True)
    latitude: float | None = None
    longitude: float | None = None
    coordinates_reference: str | None = None
    note: str | None = None


class PlaceAlias(Stored, table=True):
    place_id: str = reference("place", key=True)
    alias: str = Field(primary_key=True, sa_type=Id)


class PlaceWithin(Stored, table=True):
    """Each place with all that it lies within, itself included: the hierarchy as a closure."""

    ancestor_id: str = reference("place", key=True)
    place_id: str = reference("place", key=True, index=True)


class PlaceExternalId(Stored, table=True):
    place_id: str = reference("place", key=True)
    scheme: str = Field(primary_key=True, sa_type=Id)
    value: str
    reference: str


class PlaceProof(Stored, Proof, table=True):
    """What proves that a place lies within another (`within`), or in a country (`country`)."""

    __table_args__ = proof_checks()
    place_id: str = reference("place", key=True)


class Actor(Thing, table=True):
    __table_args__ = (
        one_of("type", words.ActorType),
        Index("actor_by_name", "name_folded", "id"),
        Index("actor_by_affiliation", "affiliation_id", "name_folded", "id"),
        Index("actor_by_country", "country_id", "name_folded", "id"),
    )
    type: str
    affiliation_id: str | None = reference("actor", optional=True)
    country_id: str | None = reference("place", optional=True)
    note: str | None = None


class ActorAffiliate(Stored, table=True):
    """Each actor with all that it belongs to, itself included: affiliations as a closure."""

    ancestor_id: str = reference("actor", key=True)
    actor_id: str = reference("actor", key=True, index=True)


AFFILIATES = (ActorAffiliate.actor_id, ActorAffiliate.ancestor_id)
"""By which a filter that takes an actor finds those affiliated to it."""


class ActorAlias(Stored, table=True):
    actor_id: str = reference("actor", key=True)
    alias: str = Field(primary_key=True, sa_type=Id)


class ActorExternalId(Stored, table=True):
    actor_id: str = reference("actor", key=True)
    scheme: str = Field(primary_key=True, sa_type=Id)
    value: str
    reference: str


class ActorProof(Stored, Proof, table=True):
    """What proves an actor's `affiliation` or `country`."""

    __table_args__ = proof_checks()
    actor_id: str = reference("actor", key=True)


class Indicator(Thing, table=True):
    __table_args__ = (
        one_of("measure", words.Measure),
        Index("indicator_by_name", "name_folded", "id"),
        Index("indicator_by_unit", "unit_id", "name_folded", "id"),
    )
    definition: str
    unit_id: str = reference("unit")
    measure: str | None = None
    counts: str = several_words()
