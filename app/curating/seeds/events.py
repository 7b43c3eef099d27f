"""What a curator writes of an event."""

from typing import Annotated

from pydantic import Field

from app.curating.seeds.seed import Line, Ours, Seed, Short, Slug, Title
from app.curating.seeds.words import AnyDate, AnyQuotes, Hedges, as_field
from app.vocabulary import Status


class EventPlaceSeed(Seed):
    """A place of an event, its role there, and the hedge if the text hedges it.

    `said_by` is who alone gives it that role.
    """

    place: Slug
    role: Short
    hedge: Hedges = []
    said_by: Slug | None = None
    note: Ours | None = None


class EventActorSeed(Seed):
    """An actor of an event, its role there, and the hedge if the text hedges it.

    `said_by` is who alone gives it that role.
    """

    actor: Slug
    role: Short
    hedge: Hedges = []
    said_by: Slug | None = None
    note: Ours | None = None


class StatusSeed(Seed):
    """An event's status, and the words that say so where they do not stand beside its noun."""

    status: Annotated[Status, Field(alias="is")]
    words: Line | None = None
    note: Ours | None = None


AnyStatus = Annotated[StatusSeed, as_field("is", StatusSeed, Status)]
"""A status, or a status with its words."""


class ParentSeed(Seed):
    """The event that this one is a part of, and why where no sentence names both."""

    event: Slug
    note: Ours | None = None


AnyParent = Annotated[ParentSeed, as_field("event", ParentSeed)]
"""An event, or an event with a note."""


class EventSeed(Seed):
    """What happened, is happening or is scheduled. `quote` is its own, beside those of its claims.

    `status` may be left out where the words say it, or where it occurred.
    """

    title: Title
    type: Slug
    status: AnyStatus | None = None
    quote: AnyQuotes = []
    date: AnyDate | None = None
    places: list[EventPlaceSeed] = []
    actors: list[EventActorSeed] = []
    parent: AnyParent | None = None
    note: Ours | None = None
