"""Who, where and what is counted: defined once, named by every article."""

from sqlmodel import Field, SQLModel

from app import vocabulary as words
from app.tables.columns import Id, checked, identity, one_of, reference


class Name(SQLModel, table=True):
    """Every id, name and alias that a filter takes, folded, and the one thing it stands for."""

    resource: str = Field(primary_key=True, sa_type=Id)
    folded: str = Field(primary_key=True, sa_type=Id)
    id: str = Field(sa_type=Id)


class Unit(SQLModel, table=True):
    id: str = Field(primary_key=True, sa_type=Id)
    name: str


class EventType(SQLModel, table=True):
    __tablename__ = "event_type"
    id: str = Field(primary_key=True, sa_type=Id)
    name: str
    definition: str


class Place(SQLModel, table=True):
    __table_args__ = (
        one_of("type", words.PlaceType),
        checked("(latitude IS NULL) = (longitude IS NULL)", "both_coordinates"),
        checked(
            "(latitude IS NULL) = (coordinates_reference IS NULL)", "coordinates_have_reference"
        ),
    )
    position: int = Field(primary_key=True)
    id: str = identity()
    name: str
    type: str | None
    within_id: str | None = reference("place", optional=True)
    country_id: str | None = reference("place", optional=True)
    latitude: float | None = None
    longitude: float | None = None
    coordinates_reference: str | None = None
    note: str | None = None


class PlaceAlias(SQLModel, table=True):
    __tablename__ = "place_alias"
    place_id: str = reference("place", key=True)
    alias: str = Field(primary_key=True, sa_type=Id)


class PlaceWithin(SQLModel, table=True):
    """Each place with all that it lies within, itself included: the hierarchy as a closure."""

    __tablename__ = "place_within"
    ancestor_id: str = reference("place", key=True)
    place_id: str = reference("place", key=True, index=True)


class PlaceExternalId(SQLModel, table=True):
    __tablename__ = "place_external_id"
    place_id: str = reference("place", key=True)
    scheme: str = Field(primary_key=True, sa_type=Id)
    value: str
    reference: str


class Actor(SQLModel, table=True):
    __table_args__ = (one_of("type", words.ActorType),)
    position: int = Field(primary_key=True)
    id: str = identity()
    name: str
    type: str
    affiliation_id: str | None = reference("actor", optional=True, index=True)
    country_id: str | None = reference("place", optional=True, index=True)
    note: str | None = None


class ActorAlias(SQLModel, table=True):
    __tablename__ = "actor_alias"
    actor_id: str = reference("actor", key=True)
    alias: str = Field(primary_key=True, sa_type=Id)


class ActorExternalId(SQLModel, table=True):
    __tablename__ = "actor_external_id"
    actor_id: str = reference("actor", key=True)
    scheme: str = Field(primary_key=True, sa_type=Id)
    value: str
    reference: str


class Indicator(SQLModel, table=True):
    __table_args__ = (one_of("measure", words.Measure),)
    position: int = Field(primary_key=True)
    id: str = identity()
    name: str
    definition: str
    unit_id: str = reference("unit", index=True)
    measure: str | None = None
