"""Rows of what articles share: units, indicators, event types, places, actors."""

from collections.abc import Iterator, Mapping

from app import tables as t
from app.curating.meaning.kinship import KinFinder
from app.curating.seeds.faults import Fault
from app.curating.seeds.load import Seeds
from app.curating.seeds.things import ActorSeed, KinSeed, PlaceSeed
from app.releasing.row import Row, TableRow, pack
from app.releasing.rows.passages import words_columns

WORDS = ("article_id", "sentence", "start", "end", "exact")
"""The columns of words of an article."""


def vocabulary_rows(seeds: Seeds) -> Iterator[TableRow]:
    for name, unit in seeds.units.items():
        yield t.Unit, {"id": name, "name": unit.name, "words": pack(unit.words)}
    for name, kind in seeds.event_types.items():
        yield t.EventType, {"id": name, "name": kind.name, "definition": kind.definition}
        for number, (role, seed) in enumerate(kind.roles.items()):
            row = {"role": role, "number": number, "definition": seed.definition}
            yield t.EventRole, {"event_type_id": name, **row, "side": seed.side}
        for code in kind.codes:
            yield t.EventTypeCode, {"event_type_id": name, **code.model_dump()}
    for name, indicator in seeds.indicators.items():
        yield (
            t.Indicator,
            {
                "id": name,
                **_name(indicator.name),
                "definition": indicator.definition,
                "unit_id": indicator.unit,
                "measure": indicator.measure,
                "counts": pack(indicator.counts),
            },
        )


def _name(name: str) -> Row:
    return {"name": name, "name_folded": name.casefold()}


def place_rows(seeds: Seeds) -> Iterator[TableRow]:
    places, finder = seeds.places, KinFinder(seeds)
    for name, place in places.items():
        where = place.coordinates
        yield (
            t.Place,
            {
                "id": name,
                **_name(place.name),
                "type": place.type,
                "within_id": place.within and place.within.id,
                "country_id": place.country and place.country.id,
                "latitude": where and where.latitude,
                "longitude": where and where.longitude,
                "coordinates_reference": where and where.reference,
                "note": place.note,
            },
        )
        for ancestor in _and_all_above(name, places, "within"):
            yield t.PlaceWithin, {"ancestor_id": ancestor, "place_id": name}
        for alias in dict.fromkeys(place.aliases):
            yield t.PlaceAlias, {"place_id": name, "alias": alias}
        for external in place.external_ids:
            yield t.PlaceExternalId, {"place_id": name, **external.model_dump()}
        kin = {"within": place.within, "country": place.country}
        for row in _proofs("places", name, kin, finder):
            yield t.PlaceProof, {"place_id": name, **row}


def _and_all_above(
    name: str, things: Mapping[str, PlaceSeed] | Mapping[str, ActorSeed], kin: str
) -> Iterator[str]:
    """The thing and all above it, each once: what is not checked yet may lie in a circle."""
    at, seen = name, set[str]()
    while at in things and at not in seen:
        yield at
        seen.add(at)
        above: KinSeed | None = getattr(things[at], kin)
        at = above.id if above else ""


def actor_rows(seeds: Seeds) -> Iterator[TableRow]:
    finder = KinFinder(seeds)
    for name, actor in seeds.actors.items():
        yield (
            t.Actor,
            {
                "id": name,
                **_name(actor.name),
                "type": actor.type,
                "affiliation_id": actor.affiliation and actor.affiliation.id,
                "country_id": actor.country and actor.country.id,
                "note": actor.note,
            },
        )
        for ancestor in _and_all_above(name, seeds.actors, "affiliation"):
            yield t.ActorAffiliate, {"ancestor_id": ancestor, "actor_id": name}
        for alias in dict.fromkeys(actor.aliases):
            yield t.ActorAlias, {"actor_id": name, "alias": alias}
        for external in actor.external_ids:
            yield t.ActorExternalId, {"actor_id": name, **external.model_dump()}
        kin = {"affiliation": actor.affiliation, "country": actor.country}
        for row in _proofs("actors", name, kin, finder):
            yield t.ActorProof, {"actor_id": name, **row}


def _proofs(
    section: str, name: str, kin: Mapping[str, KinSeed | None], finder: KinFinder
) -> Iterator[Row]:
    """What proves whom or what something belongs to: as written, or the words that were found."""
    seeds = finder.seeds
    for of, seed in kin.items():
        located = seeds.locate(seed.quote, seeds.homes.get(name)) if seed and seed.quote else None
        if located and not isinstance(located, Fault):
            yield {"of": of, **words_columns(*located), "reference": None}
        elif seed and seed.reference:
            yield {"of": of, **dict.fromkeys(WORDS), "reference": seed.reference}
        elif seed:
            owners = seeds.actors if of == "affiliation" else seeds.places
            found = finder.find_words(section, name, owners[seed.id])
            if found:
                where = (found.article, found.sentence, found.start, found.end, found.text)
                yield {"of": of, **dict(zip(WORDS, where, strict=True)), "reference": None}
