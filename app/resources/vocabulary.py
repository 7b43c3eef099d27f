"""The vocabulary: the words that facts are told in, what each means and how often it is used."""

from fastapi import APIRouter

from app import tables as t
from app.kit.answering.answers import Answer
from app.kit.dependencies import ReleaseDep
from app.kit.items import stored_once
from app.kit.routes import ANSWERED, NOT_MODIFIED, FactRoute
from app.shapes import (
    Address,
    Counted,
    EventTypeReference,
    IndicatorReference,
    Shape,
    UnitReference,
    shown,
)
from app.shapes.events import Code
from app.vocabulary import Measure, Side

router = APIRouter(tags=["dataset"], route_class=FactRoute)


class RoleOut(Shape):
    """What an actor or a place can be in events of a type."""

    role: str = shown("The role.", "attacker")
    definition: str = shown("What it is.", "Who attacks.")
    side: Side | None = shown("On which side of the event it stands, if on one.", "does")


class EventTypeTerm(EventTypeReference):
    """A type of event."""

    definition: str = shown("What it is.", "Armed fighting between organized groups.")
    roles: list[RoleOut] = shown("What actors and places can be in it.", [])
    codes: list[Code] = shown("Its codes in published schemes.", [])
    events: Counted = shown("Events of this type.", {"count": 3, "url": "/events?type=battles"})


class UnitTerm(UnitReference):
    """A unit of figures."""

    words: list[str] = shown("Forms that texts use.", [], ["personnel", "people"])
    figures: Counted = shown("Figures in this unit.", {"count": 3, "url": "/figures?unit=person"})


class IndicatorTerm(IndicatorReference):
    """What numbers measure."""

    definition: str = shown("What is counted.", "Losses of personnel.")
    unit: UnitReference = shown("Its unit.", {"id": "person", "name": "person"})
    measure: Measure | None = shown("Whether it stands at a time or adds up.", "flow")
    figures: Counted = shown(
        "Its figures.", {"count": 1, "url": "/figures?indicator=personnel-losses"}
    )
    url: Address = shown("Its address.", "/indicators/personnel-losses")


class TermOut(Shape):
    """A word of a closed list."""

    value: str = shown("The word.", "ongoing")
    definition: str = shown("What it says.", "It is under way.")
    facts: Counted | None = shown(
        "The facts of which it is said; null where no filter asks for it.",
        {"count": 2, "url": "/events?status=ongoing"},
    )


class ClosedList(Shape):
    """Words of which a field has one."""

    name: str = shown("What the list is called.", "status")
    about: str = shown("What it tells.", "Whether an event lies behind or is still to come.")
    terms: list[TermOut] = shown("Its words.", [])


class VocabularyOut(Shape):
    """Every word by which facts are sorted: the open lists, which curators extend, and the closed
    ones, which the code itself knows."""

    event_types: list[EventTypeTerm] = shown("Types of events.", [])
    indicators: list[IndicatorTerm] = shown("What numbers measure.", [])
    units: list[UnitTerm] = shown("Units of numbers.", [])
    closed: list[ClosedList] = shown("The closed lists.", [])


@router.get(
    "/vocabulary",
    operation_id="get_vocabulary",
    response_description="The vocabulary.",
    summary="Get the words that facts are told in",
    response_model=VocabularyOut,
    responses={**NOT_MODIFIED, **ANSWERED},
)
async def get_vocabulary(release: ReleaseDep) -> Answer:
    """Event types with their roles and codes, indicators, units, and every closed list: what each
    word means, how many facts have it, and the address that lists them."""
    return await stored_once(release, t.Release.vocabulary)
