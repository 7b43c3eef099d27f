"""Which actors and places a text names, and which of them a claim is about.

An adjective makes no mention ("Ukrainian attacks"). A name within a longer one is no name ("Kursk"
in "Kursk region"). A form that an actor and a place share is the actor's, unless the curator says
otherwise with the claim's `places` or `actors`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from app.curating.seeds.load import Seeds
from app.curating.seeds.things import ActorSeed
from app.curating.text.evidence import AnchoredClaim
from app.english.names.peoples import is_adjective
from app.vocabulary import ActorType


class NameInText(NamedTuple):
    """Words of a text that name an actor, a place, or either."""

    start: int
    end: int
    words: str
    actor: str | None
    place: str | None


@dataclass(frozen=True, slots=True)
class Mentions:
    """The ids of the actors and places that a claim names, in reading order, once each."""

    actors: tuple[str, ...]
    places: tuple[str, ...]


def find_names(seeds: Seeds, text: str) -> list[NameInText]:
    """Every known name in the text in reading order, none within another."""
    actors = {(one.start, one.end): one.id for one in seeds.actor_finder.names(text)}
    places = {(one.start, one.end): one.id for one in seeds.place_finder.names(text)}
    spans = (span for span in {**actors, **places} if text[span[1] : span[1] + 1] != "$")
    return _drop_inner(
        NameInText(*span, text[slice(*span)], actors.get(span), places.get(span)) for span in spans
    )


def _drop_inner(found: Iterable[NameInText]) -> list[NameInText]:
    kept: list[NameInText] = []
    for name in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or name.end > kept[-1].end:
            kept.append(name)
    return kept


def names_someone(name: NameInText, actor: ActorSeed | None) -> bool:
    """Whether the words are a name, and not the adjective of a people."""
    is_person = actor is not None and actor.type is ActorType.PERSON
    return is_person or name.words.endswith("s") or not is_adjective(name.words)


def find_mentions(claim: AnchoredClaim, seeds: Seeds) -> Mentions:
    """Whom and where the quotes of a claim name, or what its curator says instead."""
    names = [
        name
        for anchor in claim.anchors
        for name in find_names(seeds, anchor.exact)
        if names_someone(name, seeds.actors.get(name.actor or ""))
    ]
    written_actors, written_places = claim.seed.actors, claim.seed.places
    as_places = set(written_places or ())
    actors = [one.actor for one in names if one.actor and one.place not in as_places]
    places = [one.place for one in names if one.place and one.actor is None]
    return Mentions(
        tuple(dict.fromkeys(actors if written_actors is None else written_actors)),
        tuple(dict.fromkeys(places if written_places is None else written_places)),
    )
