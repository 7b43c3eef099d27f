"""Rules about roles: words of the event's type, borne on the side on which the words set them."""

import re
from collections.abc import Iterator

from app.curating.languages import is_read
from app.curating.meaning.naming import EventName, EventNames
from app.curating.meaning.owners import are_kin, find_owners
from app.curating.meaning.parts import (
    find_sides,
    is_named_as_actor,
    is_named_as_place,
    stands_beside,
)
from app.curating.seeds.events import EventActorSeed, EventPlaceSeed
from app.curating.seeds.faults import Fault, nearest
from app.curating.seeds.load import Seeds
from app.curating.seeds.names import list_forms
from app.curating.seeds.things import EventTypeSeed, RoleSeed
from app.curating.text.anchors import Folded
from app.curating.text.evidence import Anchor, StatedEvent
from app.english.phrases.sides import Side as Sided
from app.english.speech.clauses import PREPOSITIONS
from app.english.text.wordlists import word_set
from app.english.wording.words import NEAR
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

    Words that set it on the other side alone, or on none, refuse the role.
    """
    for stated in _list_read(seeds):
        roles = _roles_of(stated, seeds)
        for actor in stated.seed.actors:
            side = roles[actor.role].side if actor.role in roles else None
            if side and not actor.note:
                found = find_sides(seeds, stated.anchors, actor=actor.actor)
                yield from _check_side(actor, side, found, roles)
        for place in stated.seed.places:
            side = roles[place.role].side if place.role in roles else None
            if side and not place.note:
                found = find_sides(seeds, stated.anchors, place=place.place)
                yield from _check_side(place, side, found, roles)


def _list_read(seeds: Seeds) -> Iterator[StatedEvent]:
    """The events that only articles in English state, which are those that the grammar reads."""
    for name, stated in seeds.statements.items():
        if name not in seeds.half_found and all(
            is_read(seeds.articles[one].seed.language) for one in stated.articles
        ):
            yield stated


def _roles_of(stated: StatedEvent, seeds: Seeds) -> dict[str, RoleSeed]:
    kind = seeds.event_types.get(stated.seed.type)
    return kind.roles if kind else {}


def _check_side(
    part: EventActorSeed | EventPlaceSeed,
    side: Side,
    found: list[frozenset[Sided]],
    roles: dict[str, RoleSeed],
) -> Iterator[Fault]:
    if any(side in sides for sides in found):
        return
    other = Side.UNDERGOES if side is Side.DOES else Side.DOES
    named = part.actor if isinstance(part, EventActorSeed) else part.place
    if found:
        hint = _suggest([name for name, role in roles.items() if role.side is other])
        yield part.fault(
            f'In the quotes "{named}" {_SAID[other]}, and the role "{part.role}" {_SAID[side]}.'
            f"{hint} Where it is right all the same, give the role a `note`.",
            "role",
        )
    else:
        yield part.fault(
            f'No quote of the event says that "{named}" {_SAID[side]}. Quote the words that do'
            " (`quote` of the event), or give the role a `note` that says why.",
            "role",
        )


def _suggest(fitting: list[str]) -> str:
    """The role of a side; of several the curator knows which the words mean."""
    if len(fitting) == 1:
        return f" Write role: {fitting[0]}."
    return f" Its roles of that side are {', '.join(fitting)}." if fitting else ""


_SAID = {Side.DOES: "does it", Side.UNDERGOES: "undergoes it"}


def parts_stand_beside_the_event(seeds: Seeds) -> Iterator[Fault]:
    """An actor or place of an event stands in one clause with what names the event."""
    names = EventNames(seeds)
    for stated in _list_read(seeds):
        event = next(one for one in names.all.values() if stated.seed is seeds.events[one.id])
        for actor in stated.seed.actors:
            if not actor.note and not stands_beside(stated, event, names, actor=actor.actor):
                yield actor.fault(_explain_apart(actor.actor, event), "actor")
        for place in stated.seed.places:
            if not place.note and not stands_beside(stated, event, names, place=place.place):
                yield place.fault(_explain_apart(place.place, event), "place")


def parts_are_no_others(seeds: Seeds) -> Iterator[Fault]:
    """Where a noun has an owner ("Ukraine's attacks"), nobody else is on the owner's side."""
    names = EventNames(seeds)
    for stated in _list_read(seeds):
        event = next(one for one in names.all.values() if stated.seed is seeds.events[one.id])
        roles, owners = _roles_of(stated, seeds), find_owners(stated, event.head_bases, seeds)
        for actor in stated.seed.actors:
            side = roles[actor.role].side if actor.role in roles else None
            owning = [one for one, sides in owners if side and sides == {side}]
            if owning and not actor.note and not _is_any(actor.actor, owning, seeds):
                yield actor.fault(
                    f'The words give the {event.head} to "{owning[0]}". Write actor: {owning[0]},'
                    " or give the role a `note`.",
                    "actor",
                )


def _is_any(actor: str, others: list[str], seeds: Seeds) -> bool:
    return any(are_kin(actor, other, seeds) for other in others)


def _explain_apart(name: str, event: EventName) -> str:
    return (
        f'No clause of the event\'s sentences has "{name}" with "{event.head}". Leave it out, quote'
        " the words that have both (`quote` of the event), or give the role a `note`."
    )


def roles_are_said_by_voices(seeds: Seeds) -> Iterator[Fault]:
    """Who alone gives a role is a voice of the event's claims."""
    for stated in seeds.statements.values():
        said = [claim.seed.attribution for claim in stated.claims]
        voices = {one.actor for one in said} | {one.via.actor for one in said if one.via}
        parts: list[EventPlaceSeed | EventActorSeed] = [*stated.seed.places, *stated.seed.actors]
        for part in parts:
            if part.said_by and part.said_by not in voices:
                heard = ", ".join(sorted(filter(None, voices))) or "the article alone"
                yield part.fault(
                    f'No claim of the event is said by "{part.said_by}". They are said by {heard}.',
                    "said_by",
                )


def mentions_stand_beside_names(seeds: Seeds) -> Iterator[Fault]:
    """The role that an article gives somebody stands right beside the name."""
    for folder in seeds.folders:
        for mention in folder.mentions:
            seed, anchor = mention.seed, mention.anchor
            actor = seeds.actors.get(seed.actor)
            if actor is None:
                continue
            if not any(form in Folded(anchor.exact) for form, _ in list_forms(actor)):
                yield seed.fault(f'"{anchor.exact}" does not name "{actor.name}".', "actor")
            elif not _is_beside(seed.role, anchor):
                yield seed.fault(
                    f'"{seed.role}" does not stand beside "{anchor.exact}": write the words right'
                    " before or behind the name.",
                    "role",
                )
            elif cut := _find_cut(seed.role, anchor):
                yield seed.fault(
                    f'The article says "{cut}": write the role whole.',
                    "role",
                )


def _find_cut(role: str, anchor: Anchor) -> str | None:
    """The words of which a role is only a part, wherever the sentence has it."""
    text, name = anchor.sentence.text, anchor.start - anchor.sentence.start
    found = [_extend(role, text, span, name) for span in Folded(text).spans(role)]
    return found[0] if found and all(found) else None


def _extend(role: str, text: str, span: tuple[int, int], name: int) -> str | None:
    """The role with the word that limits it, or that it breaks off before; None if it is whole."""
    before, behind = text[: span[0]].split()[-1:], _WORD_BEHIND.match(text, span[1])
    if before and (
        before[0].lower() in _LIMITING or (_is_part(before[0], role) and span[0] < name)
    ):
        return f"{before[0]} {role}"
    ends = role.rsplit(maxsplit=1)[-1]
    goes_on = ends.lower() in PREPOSITIONS or (
        ends[0].isupper() and behind and behind[1][0].isupper()
    )
    return f"{role}{behind[0]}" if goes_on and behind and behind.start(1) != name else None


def _is_part(before: str, role: str) -> bool:
    """Whether a title goes on from the word before: "Col" of "Col Gen"."""
    return (
        before[0].isupper()
        and before.isalpha()
        and role[0].isupper()
        and len(before) < _ABBREVIATED
    )


_WORD_BEHIND = re.compile(r"\s+([\w’'-]+)")
_LIMITING = NEAR | word_set("acting interim then then-president onetime late outgoing incoming")
_ABBREVIATED = 5
"""A word that belongs to the title behind it is this short: "Col", "Lt", "Maj"."""


def _is_beside(role: str, anchor: Anchor) -> bool:
    """Whether nothing but a comma, a bracket or an article stands between role and name."""
    text = anchor.sentence.text
    first = anchor.start - anchor.sentence.start
    last = first + len(anchor.exact)
    return any(
        _joins(text[min(end, last) : max(start, first)], behind=start >= last)
        for start, end in Folded(text).spans(role)
        if end <= first or start >= last
    )


def _joins(gap: str, *, behind: bool) -> bool:
    """Whether the words between a name and a role leave them beside each other."""
    words = gap.strip(" ,(–—-").split()
    if behind and words[-1:] == ["as"]:
        return not any(word[0].isupper() for word in words)
    return " ".join(words).lower() in ("", "the", "a", "an")


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
    parts_stand_beside_the_event,
    parts_are_no_others,
    roles_are_said_by_voices,
    mentions_stand_beside_names,
    places_are_named_as_places,
    written_mentions_stand_in_quotes,
)
