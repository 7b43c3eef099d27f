"""What articles share: places, actors, units, indicators, kinds of events."""

from typing import Annotated

from pydantic import Field

from app.curating.seeds.seed import Ours, Seed, Short, Slug
from app.curating.seeds.words import AnyQuote, as_field
from app.vocabulary import ActorType, Measure, PlaceType, Side


class ExternalIdSeed(Seed):
    """An id in a named, versioned reference."""

    scheme: Slug
    value: Short
    reference: Ours


class CoordinatesSeed(Seed):
    """Where a place lies, and the named, versioned reference that says so."""

    latitude: Annotated[float, Field(ge=-90, le=90)]
    longitude: Annotated[float, Field(ge=-180, le=180)]
    reference: Ours


class KinSeed(Seed):
    """Whom or what it belongs to.

    The articles prove it ("X's Y", "Y of X"); where they do so in no such form, a quote or a named,
    versioned reference does.
    """

    id: Annotated[Slug, Field(alias="is")]
    quote: AnyQuote | None = None
    reference: Ours | None = None


AnyKin = Annotated[KinSeed, as_field("is", KinSeed)]
"""An id, or an id with its proof."""


class PlaceSeed(Seed):
    """A place. `name` and `aliases` are forms that a text uses."""

    name: Short
    type: PlaceType | None = None
    aliases: list[Short] = []
    within: AnyKin | None = None
    country: AnyKin | None = None
    external_ids: list[ExternalIdSeed] = []
    coordinates: CoordinatesSeed | None = None
    note: Ours | None = None


class ActorSeed(Seed):
    """An actor. `name` and `aliases` are forms that a text uses."""

    name: Short
    type: ActorType
    aliases: list[Short] = []
    affiliation: AnyKin | None = None
    country: AnyKin | None = None
    external_ids: list[ExternalIdSeed] = []
    note: Ours | None = None


class UnitSeed(Seed):
    """What one of a number is. `words` are forms that a text uses."""

    name: Short
    words: list[Short] = []


class IndicatorSeed(Seed):
    """What a number measures, in exactly one unit: at a time (stock) or over a period (flow).

    `counts` are nouns that the indicator counts, beside the words of its name.
    """

    name: Short
    definition: Ours
    unit: Short
    measure: Measure | None = None
    counts: list[Short] = []


class RoleSeed(Seed):
    """What an actor or a place can be in an event. `side` marks who does and who undergoes it."""

    definition: Ours
    side: Side | None = None


class CodeSeed(Seed):
    """What a published scheme calls a kind of event."""

    scheme: Short
    version: Short
    code: Short


class EventTypeSeed(Seed):
    """A kind of event, with its roles by name."""

    name: Short
    definition: Ours
    roles: dict[Short, RoleSeed] = {}
    codes: list[CodeSeed] = []
