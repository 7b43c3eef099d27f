"""Rules about roles: words of the event's type, borne on the side on which the words set them."""

from collections.abc import Iterator

from app.curating.languages import is_read
from app.curating.meaning.parts import find_sides, is_named_as_actor, is_named_as_place
from app.curating.seeds.events import EventActorSeed, EventPlaceSeed
from app.curating.seeds.faults import Fault, nearest
from app.curating.seeds.load import Seeds
from app.curating.seeds.things import EventTypeSeed, RoleSeed
from app.curating.text.evidence import StatedEvent
from app.english.phrases.sides import Side as Sided
from app.english.text.wordlists import word_set
from app.vocabulary import Side

_ROLES_OF_PLACES = word_set("location destination origin venue site place")
"""What no actor can be in an event."""


def roles_are_of_the_type(seeds: Seeds) -> Iterator[Fault]:
    """A role is one that the event's type defines; an actor is no location."""
    for event in seeds.events.values():
        kind = seeds.event_types.get(event.type)
        if kind is None:
            continue
        parts: list[EventPlaceSeed | EventActorSeed] = [*event.places, *event.actors]
        for part in parts:
            if part.role not in kind.roles:
                yield part.fault(_explain_unknown(part.role, event.type, kind), "role")
        for actor in event.actors:
            if actor.role in _ROLES_OF_PLACES:
                told = f'"{actor.role}" is a role of places. Write it under `places`.'
                yield actor.fault(told, "role")


def _explain_unknown(role: str, name: str, kind: EventTypeSeed) -> str:
    hint = nearest(role, kind.roles)
    listed = f" Known: {', '.join(kind.roles)}." if kind.roles and not hint else ""
    return (
        f'The type "{name}" has no role "{role}".{hint}{listed} A new one is defined with the type:'
        f" roles: {{{role}: {{definition: …, side: does or undergoes}}}}."
    )


def roles_have_their_side(seeds: Seeds) -> Iterator[Fault]:
    """Who does and who undergoes an event stand so in its quotes, or a note of the role says why.

    Words that set an actor on the other side alone refuse the role. Where an event has both sides,
    each needs words that set it on its own.
    """
    for stated in _list_read(seeds):
        roles = _roles_of(stated, seeds)
        given = {roles[part.role].side for part in stated.seed.actors if part.role in roles}
        both = {Side.DOES, Side.UNDERGOES} <= given
        for actor in stated.seed.actors:
            side = roles[actor.role].side if actor.role in roles else None
            if side and not actor.note:
                found = find_sides(seeds, stated.anchors, actor=actor.actor)
                yield from _check_side(actor, side, found, roles, needed=both)
        for place in stated.seed.places:
            side = roles[place.role].side if place.role in roles else None
            if side and not place.note:
                found = find_sides(seeds, stated.anchors, place=place.place)
                yield from _check_side(place, side, found, roles, needed=True)


def _list_read(seeds: Seeds) -> Iterator[StatedEvent]:
    """The events that only articles in English state, which are those that the grammar reads."""
    for stated in seeds.statements.values():
        if all(is_read(seeds.articles[name].seed.language) for name in stated.articles):
            yield stated


def _roles_of(stated: StatedEvent, seeds: Seeds) -> dict[str, RoleSeed]:
    kind = seeds.event_types.get(stated.seed.type)
    return kind.roles if kind else {}


def _check_side(
    part: EventActorSeed | EventPlaceSeed,
    side: Side,
    found: list[frozenset[Sided]],
    roles: dict[str, RoleSeed],
    *,
    needed: bool,
) -> Iterator[Fault]:
    if any(side in sides for sides in found):
        return
    other = Side.UNDERGOES if side is Side.DOES else Side.DOES
    named = part.actor if isinstance(part, EventActorSeed) else part.place
    if found:
        fits = next((name for name, role in roles.items() if role.side is other), None)
        hint = f" Write role: {fits}." if fits else ""
        yield part.fault(
            f'In the quotes "{named}" {_SAID[other]}, and the role "{part.role}" {_SAID[side]}.'
            f"{hint} Where it is right all the same, give the role a `note`.",
            "role",
        )
    elif needed:
        yield part.fault(
            f'No quote of the event says that "{named}" {_SAID[side]}. Quote the words that do'
            " (`quote` of the event), or give the role a `note` that says why.",
            "role",
        )


_SAID = {Side.DOES: "does it", Side.UNDERGOES: "undergoes it"}


def places_are_named_as_places(seeds: Seeds) -> Iterator[Fault]:
    """A place of an event is named as a place there, not only as the actor of that name."""
    for stated in _list_read(seeds):
        for part in stated.seed.places:
            place = seeds.places.get(part.place)
            if place is None or not stated.anchors or part.note:
                continue
            said = any(part.place in (claim.seed.places or ()) for claim in stated.claims)
            if not said and not is_named_as_place(part.place, stated.anchors, seeds, whole=True):
                yield part.fault(
                    f'The sentences of the event do not name "{place.name}" as a place ("in'
                    f' {place.name}"). Leave it out, or give it a `note`.',
                    "place",
                )


def written_mentions_stand_in_quotes(seeds: Seeds) -> Iterator[Fault]:
    """The actors and places that a curator writes for a claim are named in its quotes."""
    for claim in seeds.claims:
        for number, place in enumerate(claim.seed.places or ()):
            if place in seeds.places and not is_named_as_place(
                place, claim.anchors, seeds, whole=False
            ):
                yield claim.seed.fault(
                    f'The quotes do not name "{seeds.places[place].name}" as a place.',
                    "places",
                    number,
                )
        for number, actor in enumerate(claim.seed.actors or ()):
            if actor in seeds.actors and not is_named_as_actor(actor, claim.anchors, seeds):
                yield claim.seed.fault(
                    f'The quotes do not name "{seeds.actors[actor].name}".', "actors", number
                )


RULES = (
    roles_are_of_the_type,
    roles_have_their_side,
    places_are_named_as_places,
    written_mentions_stand_in_quotes,
)
