"""Who, where and what is counted: defined once, named by every article."""

from sqlmodel import Field

from app import vocabulary as words
from app.tables.columns import Fact, Id, Stored, checked, one_of, reference


class Name(Stored, table=True):
    """Every id, name and alias that a filter takes, folded, and the one thing it stands for."""

    resource: str = Field(primary_key=True, sa_type=Id)
    folded: str = Field(primary_key=True, sa_type=Id)
    id: str = Field(sa_type=Id)


class Unit(Stored, table=True):
    id: str = Field(primary_key=True, sa_type=Id)
    name: str


class EventType(Stored, table=True):
    id: str = Field(primary_key=True, sa_type=Id)
    name: str
    definition: str


class Place(Fact, table=True):
    __table_args__ = (
        one_of("type", words.PlaceType),
        checked("(latitude IS NULL) = (longitude IS NULL)", "both_coordinates"),
        checked(
            "(latitude IS NULL) = (coordinates_reference IS NULL)", "coordinates_have_reference"
        ),
    )
    name: str
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


class Actor(Fact, table=True):
    __table_args__ = (one_of("type", words.ActorType),)
    name: str
    type: str
    affiliation_id: str | None = reference("actor", optional=True, index=True)
    country_id: str | None = reference("place", optional=True, index=True)
    note: str | None = None


class ActorAlias(Stored, table=True):
    actor_id: str = reference("actor", key=True)
    alias: str = Field(primary_key=True, sa_type=Id)


class ActorExternalId(Stored, table=True):
    actor_id: str = reference("actor", key=True)
    scheme: str = Field(primary_key=True, sa_type=Id)
    value: str
    reference: str


class Indicator(Fact, table=True):
    __table_args__ = (one_of("measure", words.Measure),)
    name: str
    definition: str
    unit_id: str = reference("unit", index=True)
    measure: str | None = None
