"""Rules about ids and names: what is referred to exists, and stands for one thing."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import TypeVar

from app.curating.seeds.facts import ActorSeed, ClaimSeed, FigureSeed, PlaceSeed
from app.curating.seeds.faults import Fault, nearest
from app.curating.seeds.load import Folder, Seeds
from app.curating.seeds.seed import Seed
from app.curating.text.names import NameFinder
from app.vocabulary import AttributionType

AnySeed = TypeVar("AnySeed", bound=Seed)

RESERVED = {str(AttributionType.ARTICLE), str(AttributionType.UNNAMED)}
"""What `attributed_to` means besides an actor, so no actor can be called so."""


def _unknown(seed: Seed, field: str, what: str, known: Iterable[str]) -> Iterator[Fault]:
    """The faults of a field whose value (or one of whose values) leads nowhere."""
    names, given = list(known), getattr(seed, field)
    listed = f" Known: {', '.join(names[:12])}{', …' if len(names) > 12 else ''}." if names else ""
    for number, value in enumerate(given if isinstance(given, list) else [given]):
        if value is not None and value not in names:
            hint = nearest(value, names) or listed
            yield seed.fault(f'There is no {what} "{value}".{hint}', field, number)


def shared_references(seeds: Seeds) -> Iterator[Fault]:
    """Units, types, places, actors and parents that definitions refer to are defined."""
    for indicator in seeds.indicators.values():
        yield from _unknown(indicator, "unit", "unit", seeds.known("units"))
    for place in seeds.places.values():
        yield from _unknown(place, "within", "place", seeds.known("places"))
        yield from _unknown(place, "country", "place", seeds.known("places"))
    for actor in seeds.actors.values():
        yield from _unknown(actor, "affiliation", "actor", seeds.known("actors"))
        yield from _unknown(actor, "country", "place", seeds.known("places"))
    for event in seeds.events.values():
        yield from _unknown(event, "type", "event type", seeds.known("event_types"))
        yield from _unknown(event, "parent", "event", seeds.known("events"))
        for role in event.places:
            yield from _unknown(role, "place", "place", seeds.known("places"))
        for part in event.actors:
            yield from _unknown(part, "actor", "actor", seeds.known("actors"))


def article_references(seeds: Seeds) -> Iterator[Fault]:
    """What an article's claims, figures, links, mentions and sources refer to is defined."""
    claims = seeds.unread | {claim.id for folder in seeds.folders for claim in folder.file.claims}
    figures = seeds.unread | {
        f.id for folder in seeds.folders for c in folder.file.claims for f in c.figures
    }
    for folder in seeds.folders:
        if folder.seed.dateline:
            dateline = folder.seed.dateline
            yield from _unknown(dateline, "place", "place", seeds.known("places"))
        for mention in folder.file.mentions:
            yield from _unknown(mention, "actor", "actor", seeds.known("actors"))
        yield from _sources(folder)
        for claim in folder.file.claims:
            yield from _claim(claim, seeds, claims)
            for figure in claim.figures:
                yield from _figure(figure, seeds, figures)


def _sources(folder: Folder) -> Iterator[Fault]:
    for label, source in folder.file.sources.items():
        if not source.bulleted and label not in folder.text.labels:
            printed = ", ".join(folder.text.labels) or "none"
            yield source.fault(f"The text prints no marker [{label}]. It prints: {printed}.")


def _claim(claim: ClaimSeed, seeds: Seeds, claims: Iterable[str]) -> Iterator[Fault]:
    yield from _unknown(claim, "events", "event", seeds.known("events"))
    said = claim.attribution
    yield from _unknown(said, "actor", "actor", seeds.known("actors"))
    for link in claim.links:
        yield from _unknown(link, "to", "claim", claims)


def _figure(figure: FigureSeed, seeds: Seeds, figures: Iterable[str]) -> Iterator[Fault]:
    yield from _unknown(figure, "indicator", "indicator", seeds.known("indicators"))
    yield from _unknown(figure, "place", "place", seeds.known("places"))
    yield from _unknown(figure, "part_of", "figure", figures)
    yield from _unknown(figure, "subjects", "actor", seeds.known("actors"))


def unique_ids(seeds: Seeds) -> Iterator[Fault]:
    """No two articles, claims or figures share an id."""
    files = [folder.file for folder in seeds.folders]
    yield from _repeated("article", ((folder.seed.id, folder.seed) for folder in seeds.folders))
    yield from _repeated("claim", ((claim.id, claim) for file in files for claim in file.claims))
    yield from _repeated(
        "figure",
        (
            (figure.id, figure)
            for file in files
            for claim in file.claims
            for figure in claim.figures
        ),
    )


def _repeated(what: str, seeds: Iterable[tuple[str, Seed]]) -> Iterator[Fault]:
    seen: set[str] = set()
    for name, seed in seeds:
        if name in seen:
            yield seed.fault(f'There is another {what} "{name}".', "id")
        seen.add(name)


def one_bearer_of_a_name(seeds: Seeds) -> Iterator[Fault]:
    """A name or alias stands for one actor, one place, one indicator."""
    yield from _shared_names("actor", seeds.actors)
    yield from _shared_names("place", seeds.places)
    for name, actor in seeds.actors.items():
        if name in RESERVED:
            yield actor.fault(f'No actor can have the id "{name}": it is a kind of attribution.')


def _shared_names(what: str, named: Mapping[str, ActorSeed | PlaceSeed]) -> Iterator[Fault]:
    bearers: dict[str, str] = {name.casefold(): name for name in named}
    for bearer, seed in named.items():
        for form, field in forms(seed):
            other = bearers.setdefault(form.casefold(), bearer)
            if other != bearer:
                yield seed.fault(f'"{form}" already stands for the {what} "{other}".', *field)


def forms(seed: ActorSeed | PlaceSeed) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    """Every form of a name, and the field that gives it."""
    yield seed.name, ("name",)
    yield from ((alias, ("aliases", number)) for number, alias in enumerate(seed.aliases))


def name_finder(named: Mapping[str, ActorSeed | PlaceSeed]) -> NameFinder:
    """Finds every form of the names in a text."""
    return NameFinder({form: name for name, seed in named.items() for form, _ in forms(seed)})


def no_circles(seeds: Seeds) -> Iterator[Fault]:
    """Nothing lies within, belongs to, or is part of itself."""
    figures = {
        figure.id: figure
        for folder in seeds.folders
        for claim in folder.file.claims
        for figure in claim.figures
    }
    yield from chain(
        _circles("within", seeds.places, lambda place: place.within),
        _circles("affiliation", seeds.actors, lambda actor: actor.affiliation),
        _circles("parent", seeds.events, lambda event: event.parent),
        _circles("part_of", figures, lambda figure: figure.part_of),
    )


def _circles(
    field: str, seeds: Mapping[str, AnySeed], above: Callable[[AnySeed], str | None]
) -> Iterator[Fault]:
    for start, seed in seeds.items():
        seen, at = {start}, above(seed)
        while at is not None and at in seeds and at not in seen:
            seen.add(at)
            at = above(seeds[at])
        if at == start:
            yield seed.fault(f'"{start}" leads back to itself.', field)


RULES = (
    shared_references,
    article_references,
    unique_ids,
    one_bearer_of_a_name,
    no_circles,
)
