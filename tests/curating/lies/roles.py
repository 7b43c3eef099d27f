"""Lies about who and what place has which part in an event."""

import re
from collections.abc import Iterator
from itertools import combinations
from typing import Any, NamedTuple

from app.curating.seeds.yaml_file import Route
from app.curating.text.evidence import StatedEvent
from tests.curating.lies.truth import DROPPED, Lie, Truth

INVENTED = ("aggressor", "victim", "mastermind", "sponsor")


class Part(NamedTuple):
    """A role in an event: the event, what has it, and where it stands in the file."""

    event: str
    stated: StatedEvent
    seed: Any
    id: str
    field: str
    route: Route


def parts(truth: Truth, field: str) -> list[Part]:
    """Every actor (or place) of every event."""
    return [
        Part(name, stated, seed, getattr(seed, field[:-1]), field, ("events", name, field, number))
        for name, stated in truth.events.items()
        for number, seed in enumerate(getattr(stated.seed, field))
    ]


def _roles(truth: Truth, event_type: str) -> list[str]:
    """The roles of a type, as its vocabulary has them or as the seeds use them."""
    given = list(truth.seeds.event_types[event_type].roles)
    used = [
        role.role
        for stated in truth.seeds.statements.values()
        if stated.seed.type == event_type
        for role in (*stated.seed.actors, *stated.seed.places)
    ]
    return given or list(dict.fromkeys(used))


def role_invented(truth: Truth) -> Iterator[Lie]:
    """attacker → aggressor."""
    for number, part in enumerate([*parts(truth, "actors"), *parts(truth, "places")]):
        role = INVENTED[number % len(INVENTED)]
        yield Lie(
            f"{part.event}: {part.id} {part.seed.role} → {role}", {(*part.route, "role"): role}
        )


def role_of_the_other_side(truth: Truth) -> Iterator[Lie]:
    """attacker → attacked."""
    return _role_of_the_type(truth, opposed=True)


def role_of_no_other_side(truth: Truth) -> Iterator[Lie]:
    """attacker → took part, returns → president."""
    return _role_of_the_type(truth, opposed=False)


def _role_of_the_type(truth: Truth, *, opposed: bool) -> Iterator[Lie]:
    for part in [*parts(truth, "actors"), *parts(truth, "places")]:
        for role in _roles(truth, part.stated.seed.type):
            other = role != part.seed.role and not _has(part, role)
            if other and _are_opposed(truth, part, role) == opposed:
                tells = f"{part.event}: {part.id} {part.seed.role} → {role}"
                yield Lie(tells, {(*part.route, "role"): role})


def _are_opposed(truth: Truth, part: Part, role: str) -> bool:
    """Whether the type marks the one role as doing what the other undergoes."""
    known = truth.seeds.event_types[part.stated.seed.type].roles
    sides = {known[name].side for name in (role, part.seed.role) if name in known}
    return len(sides - {None}) == 2


def _has(part: Part, role: str) -> bool:
    """Whether the true event gives the same thing that role as well."""
    same = (*part.stated.seed.actors, *part.stated.seed.places)
    return any(
        each.role == role and part.id in (getattr(each, "actor", ""), getattr(each, "place", ""))
        for each in same
    )


def role_of_another_type(truth: Truth) -> Iterator[Lie]:
    """A meeting's participant in a battle."""
    types = list(truth.seeds.event_types)
    for number, part in enumerate(parts(truth, "actors")):
        own = set(_roles(truth, part.stated.seed.type))
        others = [r for kind in types for r in _roles(truth, kind) if r not in own]
        for role in others[number % 4 :: 1 + len(others) // 3]:
            yield Lie(
                f"{part.event}: {part.id} {part.seed.role} → {role}", {(*part.route, "role"): role}
            )


def roles_swapped(truth: Truth) -> Iterator[Lie]:
    """Who attacks is attacked, and the reverse."""
    return _swapped(truth, opposed=True)


def roles_of_one_side_swapped(truth: Truth) -> Iterator[Lie]:
    """Who lost a battalion is the battalion that was lost."""
    return _swapped(truth, opposed=False)


def _swapped(truth: Truth, *, opposed: bool) -> Iterator[Lie]:
    for name in truth.events:
        own = [part for part in parts(truth, "actors") if part.event == name]
        for first, second in combinations(own, 2):
            other = first.seed.role != second.seed.role
            if other and _are_opposed(truth, first, second.seed.role) == opposed:
                changes = {
                    (*first.route, "role"): second.seed.role,
                    (*second.route, "role"): first.seed.role,
                }
                yield Lie(f"{name}: {first.id} and {second.id} change roles", changes)


def actor_in_the_sentence(truth: Truth) -> Iterator[Lie]:
    """The role is another's, whom the event's sentences name."""
    return _of_another(truth, "actors", near=True)


def actor_elsewhere(truth: Truth) -> Iterator[Lie]:
    """The role is another's, whom the event's sentences do not name."""
    return _of_another(truth, "actors", near=False)


def place_in_the_sentence(truth: Truth) -> Iterator[Lie]:
    """It happened in another place of the event's sentences."""
    return _of_another(truth, "places", near=True)


def place_elsewhere(truth: Truth) -> Iterator[Lie]:
    """It happened in a place that the event's sentences do not name."""
    return _of_another(truth, "places", near=False)


def _of_another(truth: Truth, field: str, *, near: bool) -> Iterator[Lie]:
    find = truth.names_in if field == "actors" else truth.places_in
    for number, part in enumerate(parts(truth, field)):
        own = {getattr(each, field[:-1]) for each in getattr(part.stated.seed, field)}
        kin = {name for each in own for name in near_kin(truth, field, each)}
        named = set(find(part.stated.sentences))
        others = sorted(truth.used & set(getattr(truth.seeds, field)) - kin)
        chosen = [other for other in others if (other in named) == near]
        for other in chosen if near else chosen[number % 2 :: 1 + len(chosen) // 3]:
            yield Lie(
                f"{part.event}: {part.seed.role} {part.id} → {other}",
                {(*part.route, field[:-1]): other},
            )


def near_kin(truth: Truth, field: str, name: str) -> set[str]:
    """What the same role may truly be said of: kin of an actor, a place around this one."""
    if field == "actors":
        return truth.kin(name)
    found, where = set(), name
    while True:
        found.add(where)
        within = truth.seeds.places[where].within
        if within is None:
            return found
        where = within.id


def bystander(truth: Truth) -> Iterator[Lie]:
    """Somebody whom the sentences name, and who has no part in it, gets one."""
    for name, stated in truth.events.items():
        own = {each.actor for each in stated.seed.actors}
        kin = {other for each in own for other in truth.kin(each)}
        voices = {c.seed.attribution.actor for c in stated.claims} - {None}
        others = [each for each in truth.names_in(stated.sentences) if each not in kin]
        speaking = sorted(v for v in voices if v and v not in kin)
        for actor in dict.fromkeys([*speaking, *others]):
            for role in _roles(truth, stated.seed.type)[:2]:
                part = {"actor": actor, "role": role}
                yield Lie(
                    f"{name}: + {actor}, {role}",
                    {("events", name, "actors"): [*_written(truth, name), part]},
                )


def bystander_beside(truth: Truth) -> Iterator[Lie]:
    """Somebody who only speaks in the sentence, is compared with or is its source gets a part."""
    beside = (
        r"(?:than (?:\w+ )?|\()NAME|NAME (?:\w+ ){0,2}"
        r"(?:said|predicted|forecast|confirmed) (?:that )?the\b"
    )
    for name, stated in truth.events.items():
        own = {other for each in stated.seed.actors for other in truth.kin(each.actor)}
        for sentence in dict.fromkeys(anchor.sentence.text for anchor in stated.anchors):
            for named in truth.seeds.actor_finder.names(sentence):
                around = re.compile(beside.replace("NAME", re.escape(named.words)))
                pointing = re.search(r"\b(?:its?|they|their|he|his|she|her|we)\b", sentence)
                if named.id not in own and not pointing and around.search(sentence):
                    for role in _roles(truth, stated.seed.type)[:2]:
                        part = {"actor": named.id, "role": role}
                        yield Lie(
                            f"{name}: + {named.id}, {role}",
                            {("events", name, "actors"): [*_written(truth, name), part]},
                        )


def _written(truth: Truth, event: str) -> list[Any]:
    found = truth.data[truth.facts]["events"][event].get("actors")
    return list(found or [])


def stranger(truth: Truth) -> Iterator[Lie]:
    """Somebody whom the event's sentences do not name gets a part."""
    for number, (name, stated) in enumerate(truth.events.items()):
        named = {other for each in truth.names_in(stated.sentences) for other in truth.kin(each)}
        others = sorted(truth.used & set(truth.seeds.actors) - named)
        roles = _roles(truth, stated.seed.type)
        for actor in others[number % 3 :: 1 + len(others)] if roles else ():
            part = {"actor": actor, "role": roles[0]}
            yield Lie(
                f"{name}: + {actor}, {roles[0]}",
                {("events", name, "actors"): [*_written(truth, name), part]},
            )


def said_by_another(truth: Truth) -> Iterator[Lie]:
    """A role is said to rest on somebody who says nothing of it."""
    for number, part in enumerate([*parts(truth, "actors"), *parts(truth, "places")]):
        voices = {claim.seed.attribution.actor for claim in part.stated.claims}
        voices |= {part.seed.said_by, part.id}
        others = sorted(truth.used & set(truth.seeds.actors) - voices)
        for other in others[number % 3 :: 1 + len(others) // 2]:
            yield Lie(
                f"{part.event}: {part.id} {part.seed.role}, said by {other}",
                {(*part.route, "said_by"): other},
            )


def said_by_dropped(truth: Truth) -> Iterator[Lie]:
    """A role that one side alone asserts is given without saying so."""
    for part in [*parts(truth, "actors"), *parts(truth, "places")]:
        if part.seed.said_by:
            yield Lie(f"{part.event}: {part.id}, not said by", {(*part.route, "said_by"): DROPPED})


def mention_of_another(truth: Truth) -> Iterator[Lie]:
    """A person's role in the words of the article is given to somebody else."""
    for number, mention in enumerate(truth.folder.mentions):
        others = sorted(truth.used & set(truth.seeds.actors) - {mention.seed.actor})
        for other in others[number % 2 :: 1 + len(others) // 6]:
            route = ("mentions", number, "actor")
            yield Lie(f"{mention.seed.role}: {mention.seed.actor} → {other}", {route: other})


def mention_moved(truth: Truth) -> Iterator[Lie]:
    """The same, where the other is named: with the words that name the other."""
    text = truth.folder.text.text
    for number, mention in enumerate(truth.folder.mentions):
        for named in truth.seeds.actor_finder.names(text):
            same = mention.seed.role.split()[-1].lower() in named.words.lower()
            if named.id != mention.seed.actor and not same and text.count(named.words) == 1:
                changes = {
                    ("mentions", number, "actor"): named.id,
                    ("mentions", number, "quote"): named.words,
                }
                yield Lie(f"{mention.seed.role}: → {named.words}", changes)


KINDS = {
    "role that is none": role_invented,
    "role of the other side": role_of_the_other_side,
    "role of the type, of no other side": role_of_no_other_side,
    "role of another type": role_of_another_type,
    "roles swapped": roles_swapped,
    "roles of one side swapped": roles_of_one_side_swapped,
    "actor of an event: another in the sentence": actor_in_the_sentence,
    "actor of an event: another elsewhere": actor_elsewhere,
    "place of an event: another in the sentence": place_in_the_sentence,
    "place of an event: another elsewhere": place_elsewhere,
    "bystander made an actor": bystander,
    "speaker or measure made an actor": bystander_beside,
    "stranger made an actor": stranger,
    "role said by another": said_by_another,
    "role's voice dropped": said_by_dropped,
    "role of a person given to another": mention_of_another,
    "role of a person where another is named": mention_moved,
}
