"""Rules about events: each is stated by claims, and says no more than they do."""

from collections.abc import Iterator, Mapping

from app.curating.meaning.acts import asserts
from app.curating.seeds.events import EventActorSeed, EventPlaceSeed
from app.curating.seeds.faults import Fault
from app.curating.seeds.load import Seeds
from app.curating.seeds.things import ActorSeed, PlaceSeed
from app.curating.text.anchors import Folded
from app.curating.text.names import list_spellings


def is_stated(seeds: Seeds) -> Iterator[Fault]:
    """Every event is stated by a claim, or has a quote of its own."""
    stated = {event for claim in seeds.written_claims for event in claim.event_ids}
    for name, event in seeds.events.items():
        if name not in stated | seeds.unread and not event.quote:
            yield event.fault(f'No claim states the event "{name}", and it has no `quote`.')


def is_asserted(seeds: Seeds) -> Iterator[Fault]:
    """Somebody says that an event is so: it does not rest on those alone who deny it."""
    for name, stated in seeds.statements.items():
        denied_only = stated.claims and not any(asserts(one, name, seeds) for one in stated.claims)
        if denied_only and not stated.own_anchors and name not in seeds.half_found:
            yield stated.seed.fault(
                f'The claims about "{name}" only deny it. Give it a claim or a `quote` of its own'
                " that says it, or leave the event out: the denial stands as a claim."
            )


def quotes_are_found(seeds: Seeds) -> Iterator[Fault]:
    """An event's own quotes stand in the text."""
    for name, event in seeds.events.items():
        for quote in event.quote:
            found = seeds.locate(quote, seeds.homes.get(name))
            if isinstance(found, Fault):
                yield found


def parts_stand_in_the_sentences(seeds: Seeds) -> Iterator[Fault]:
    """Places, actors and hedges of an event stand in the sentences that state it."""
    for name, stated in seeds.statements.items():
        event, sentences = stated.seed, Folded(stated.sentences)
        if not stated.anchors or name in seeds.half_found:
            continue
        for place in event.places:
            yield from _check_part(place, "place", place.place, sentences, seeds.places)
        for actor in event.actors:
            yield from _check_part(actor, "actor", actor.actor, sentences, seeds.actors)


def _check_part(
    seed: EventPlaceSeed | EventActorSeed,
    field: str,
    name: str,
    sentences: Folded,
    known: Mapping[str, ActorSeed] | Mapping[str, PlaceSeed],
) -> Iterator[Fault]:
    named: ActorSeed | PlaceSeed | None = known.get(name)
    if named and not any(
        spelling in sentences
        for form in (named.name, *named.aliases)
        for spelling in list_spellings(form)
    ):
        yield seed.fault(
            f'The event\'s claims do not name "{named.name}". Leave it out, quote the sentence that'
            " does (`quote` of the event, or a second `quote` of a claim), or add what they call it"
            " to its `aliases`.",
            field,
        )
    for hedge in seed.hedge:
        if hedge not in sentences:
            yield seed.fault(f'"{hedge}" does not stand in a sentence of the event.', "hedge")


RULES = (is_stated, is_asserted, quotes_are_found, parts_stand_in_the_sentences)
