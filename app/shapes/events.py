"""What events show besides: their types, and who and where in which role."""

from operator import attrgetter
from typing import ClassVar

from app.shapes.base import FactId, InRow, Shape, shown
from app.shapes.parts import Asserter
from app.shapes.references import EventTypeReference

ROLE_COLUMNS: InRow = {
    "{}": ("", attrgetter("id")),
    "{}_role": ("What each is in the event.", attrgetter("role")),
    "{}_hedge": (
        "The words that hedge each role, with … between several.",
        lambda part: " … ".join(part.hedge),
    ),
    "{}_asserted_by": (
        "Who alone says each, with … between several.",
        lambda part: " … ".join(one.in_cell() for one in part.asserted_by),
    ),
    "{}_note": ("What the curator has to say about each.", attrgetter("note")),
}


class Part(Shape):
    """What an actor or a place is in an event."""

    hedge: list[str] = shown(
        "The words that hedge the role, the outermost first.", [], ["appears to be"]
    )
    asserted_by: list[Asserter] = shown(
        "Every voice that says so, where it is not each of the event's own.", []
    )
    note: str | None = shown("What the curator has to say about it.", None)

    in_row: ClassVar[InRow] = ROLE_COLUMNS


class NamedPlace(Shape):
    id: FactId = shown("The place's id.", "kursk-region")
    name: str = shown("Its name.", "Kursk region")
    role: str = shown("What the place is in the event.", "location")


class PlaceRole(Part, NamedPlace):
    """A place of an event, and what it is in it."""


class NamedActor(Shape):
    id: FactId = shown("The actor's id.", "ukrainian-military")
    name: str = shown("Its name.", "The Ukrainian military")
    role: str = shown("What the actor is in the event.", "attacker")


class ActorRole(Part, NamedActor):
    """An actor of an event, and what it does in it."""


class Code(Shape):
    """What a published scheme calls a type of event."""

    scheme: str = shown("The scheme.", "ACLED")
    version: str = shown("Its version.", "2023")
    code: str = shown("The code there.", "Battles")

    in_row: ClassVar[InRow] = {
        "{}": ("", lambda one: f"{one.scheme} {one.version}: {one.code}"),
    }


class EventTypeOut(EventTypeReference):
    """A type of event, with what published schemes call it."""

    codes: list[Code] = shown("Its codes in published schemes.", [])
