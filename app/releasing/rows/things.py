"""Rows of what articles share: units, indicators, event types, places, actors."""

from collections.abc import Iterator, Mapping

from app import tables as t
from app.curating.seeds.load import Seeds
from app.curating.seeds.things import ActorSeed, PlaceSeed
from app.releasing.row import TableRow


def vocabulary_rows(seeds: Seeds) -> Iterator[TableRow]:
    for name, unit in seeds.units.items():
        yield t.Unit, {"id": name, "name": unit.name}
    for name, kind in seeds.event_types.items():
        yield t.EventType, {"id": name, "name": kind.name, "definition": kind.definition}
    for name, indicator in seeds.indicators.items():
        yield (
            t.Indicator,
            {
                "id": name,
                "name": indicator.name,
                "definition": indicator.definition,
                "unit_id": indicator.unit,
                "measure": indicator.measure,
            },
        )


def place_rows(places: Mapping[str, PlaceSeed]) -> Iterator[TableRow]:
    for name, place in places.items():
        where = place.coordinates
        yield (
            t.Place,
            {
                "id": name,
                "name": place.name,
                "type": place.type,
                "within_id": place.within and place.within.id,
                "country_id": place.country and place.country.id,
                "latitude": where and where.latitude,
                "longitude": where and where.longitude,
                "coordinates_reference": where and where.reference,
                "note": place.note,
            },
        )
        for ancestor in _and_all_above(name, places):
            yield t.PlaceWithin, {"ancestor_id": ancestor, "place_id": name}
        for alias in dict.fromkeys(place.aliases):
            yield t.PlaceAlias, {"place_id": name, "alias": alias}
        for external in place.external_ids:
            yield t.PlaceExternalId, {"place_id": name, **external.model_dump()}


def _and_all_above(name: str, places: Mapping[str, PlaceSeed]) -> Iterator[str]:
    at: str | None = name
    while at is not None:
        yield at
        within = places[at].within
        at = within.id if within else None


def actor_rows(actors: Mapping[str, ActorSeed]) -> Iterator[TableRow]:
    for name, actor in actors.items():
        yield (
            t.Actor,
            {
                "id": name,
                "name": actor.name,
                "type": actor.type,
                "affiliation_id": actor.affiliation and actor.affiliation.id,
                "country_id": actor.country and actor.country.id,
                "note": actor.note,
            },
        )
        for alias in dict.fromkeys(actor.aliases):
            yield t.ActorAlias, {"actor_id": name, "alias": alias}
        for external in actor.external_ids:
            yield t.ActorExternalId, {"actor_id": name, **external.model_dump()}
