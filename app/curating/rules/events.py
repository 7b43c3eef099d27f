"""Rules about events: each is stated by claims, and says no more than they do."""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from app.curating.rules.words import OurWords
from app.curating.seeds.facts import ActorSeed, DateSeed, EventActorSeed, EventPlaceSeed, PlaceSeed
from app.curating.seeds.faults import Fault
from app.curating.seeds.load import Seeds
from app.curating.text.anchors import Folded
from app.curating.text.evidence import AnchoredClaim
from app.english.dates.contradictions import contradiction


def claims_by_event(seeds: Seeds) -> dict[str, list[AnchoredClaim]]:
    """The claims that state each event."""
    stating: dict[str, list[AnchoredClaim]] = defaultdict(list)
    for claim in seeds.claims:
        for event in claim.seed.events:
            stating[event].append(claim)
    return stating


def is_stated(seeds: Seeds) -> Iterator[Fault]:
    """Every event is stated by a claim."""
    stated = {event for claim in seeds.written_claims for event in claim.events}
    for name, event in seeds.events.items():
        if name not in stated | seeds.unread:
            yield event.fault(f'No claim states the event "{name}".')


def title_invents_nothing(seeds: Seeds) -> Iterator[Fault]:
    """Every number and known name of an event's title stands in its claims' evidence."""
    words = OurWords(seeds)
    for name, claims in claims_by_event(seeds).items():
        if event := seeds.events.get(name):
            evidence = "\n".join(claim.evidence for claim in claims)
            yield from (event.fault(x, "title") for x in words.find_invented(event.title, evidence))


def parts_stand_in_the_sentences(seeds: Seeds) -> Iterator[Fault]:
    """Date, places, actors and hedges of an event stand in its claims' sentences."""
    for name, claims in claims_by_event(seeds).items():
        event = seeds.events.get(name)
        if event is None:
            continue
        sentences = Folded("\n".join(claim.sentences for claim in claims))
        if event.date:
            yield from check_date(event.date, sentences)
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
    if named and not any(form in sentences for form in (named.name, *named.aliases)):
        yield seed.fault(f'The event\'s claims do not name "{named.name}".', field)
    if seed.hedge and seed.hedge not in sentences:
        yield seed.fault(
            f'"{seed.hedge}" does not stand in a sentence of the event\'s claims.', "hedge"
        )


def check_date(date: DateSeed, sentences: Folded) -> Iterator[Fault]:
    """A date's words stand in the sentences and do not contradict its EDTF."""
    if date.text not in sentences:
        yield date.fault(f'"{date.text}" does not stand in the sentences of the claims.', "text")
    if wrong := contradiction(date.text, date.span):
        yield date.fault(f"{wrong[0].upper()}{wrong[1:].rstrip('.')}.", "edtf")


RULES = (is_stated, title_invents_nothing, parts_stand_in_the_sentences)
