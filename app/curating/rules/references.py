"""Rules about ids and names: what is referred to exists, and stands for one thing."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import TypeVar

from app.curating.seeds.claims import ClaimSeed, FigureSeed
from app.curating.seeds.facts import ArticleSeed
from app.curating.seeds.faults import Fault, nearest
from app.curating.seeds.load import Folder, Seeds
from app.curating.seeds.names import list_forms
from app.curating.seeds.seed import MOST_SLUG, SLUG, Seed
from app.curating.seeds.things import ActorSeed, KinSeed, PlaceSeed
from app.curating.text.anchors import fold
from app.vocabulary import AttributionType

AnySeed = TypeVar("AnySeed", bound=Seed)

RESERVED = {str(AttributionType.ARTICLE), str(AttributionType.UNNAMED)}
"""What `attributed_to` means besides an actor, so no actor can be called so."""


def _refuse_unknown(seed: Seed, field: str, what: str, known: Iterable[str]) -> Iterator[Fault]:
    """The faults of a field whose value (or one of whose values) leads nowhere."""
    names, given = list(known), getattr(seed, field)
    listed = f" Known: {', '.join(names[:12])}{', …' if len(names) > 12 else ''}." if names else ""
    for number, value in enumerate(given if isinstance(given, list) else [given]):
        if value is not None and value not in names:
            hint = nearest(value, names) or listed
            yield seed.fault(f'There is no {what} "{value}".{hint}', field, number)


def _refuse_unknown_kin(kin: KinSeed | None, what: str, known: Iterable[str]) -> Iterator[Fault]:
    return _refuse_unknown(kin, "id", what, known) if kin else iter(())


def shared_references(seeds: Seeds) -> Iterator[Fault]:
    """Units, types, places, actors and parents that definitions refer to are defined."""
    for indicator in seeds.indicators.values():
        yield from _refuse_unknown(indicator, "unit", "unit", seeds.known("units"))
    for place in seeds.places.values():
        yield from _refuse_unknown_kin(place.within, "place", seeds.known("places"))
        yield from _refuse_unknown_kin(place.country, "place", seeds.known("places"))
    for actor in seeds.actors.values():
        yield from _refuse_unknown_kin(actor.affiliation, "actor", seeds.known("actors"))
        yield from _refuse_unknown_kin(actor.country, "place", seeds.known("places"))
    for event in seeds.events.values():
        yield from _refuse_unknown(event, "type", "event type", seeds.known("event_types"))
        if event.parent:
            yield from _refuse_unknown(event.parent, "event", "event", seeds.known("events"))
        for role in event.places:
            yield from _refuse_unknown(role, "place", "place", seeds.known("places"))
            yield from _refuse_unknown(role, "said_by", "actor", seeds.known("actors"))
        for part in event.actors:
            yield from _refuse_unknown(part, "actor", "actor", seeds.known("actors"))
            yield from _refuse_unknown(part, "said_by", "actor", seeds.known("actors"))


def article_references(seeds: Seeds) -> Iterator[Fault]:
    """What an article's claims, figures, links, mentions and sources refer to is defined."""
    claims = seeds.unread | {claim.id for claim in seeds.written_claims}
    figures = seeds.unread | {figure.id for figure in seeds.written_figures}
    for folder in seeds.folders:
        if folder.seed.dateline:
            dateline = folder.seed.dateline
            yield from _refuse_unknown(dateline, "place", "place", seeds.known("places"))
        for mention in folder.file.mentions:
            yield from _refuse_unknown(mention, "actor", "actor", seeds.known("actors"))
        yield from _refuse_unprinted(folder)
        yield from _refuse_odd_labels(folder)
        for claim in folder.file.claims:
            yield from _check_claim(claim, seeds, claims)
            for figure in claim.figures:
                yield from _check_figure(figure, seeds, figures)


def _refuse_unprinted(folder: Folder) -> Iterator[Fault]:
    for label, source in folder.file.sources.items():
        if not source.bulleted and label not in folder.text.labels:
            printed = ", ".join(folder.text.labels) or "none"
            yield source.fault(f"The text prints no marker [{label}]. It prints: {printed}.")


def _refuse_odd_labels(folder: Folder) -> Iterator[Fault]:
    """The label of a source without a marker makes its id, and stands for no other source."""
    for label, source in folder.file.sources.items():
        name = f"{folder.seed.id}-{label}"
        if not source.bulleted:
            continue
        if label in folder.text.labels:
            yield source.fault(f"The text prints a marker [{label}]; give the source another word.")
        elif not re.fullmatch(SLUG, label) or len(name) > MOST_SLUG:
            yield source.fault(
                f'"{label}" makes no id ("{name}"): small letters, digits and single hyphens,'
                f" {MOST_SLUG} at most."
            )


def _check_claim(claim: ClaimSeed, seeds: Seeds, claims: Iterable[str]) -> Iterator[Fault]:
    for about in claim.events:
        yield from _refuse_unknown(about, "event", "event", seeds.known("events"))
    said = claim.attribution
    for voice in filter(None, (said, said.via)):
        yield from _refuse_unknown(voice, "actor", "actor", seeds.known("actors"))
    yield from _refuse_unknown(claim, "actors", "actor", seeds.known("actors"))
    yield from _refuse_unknown(claim, "places", "place", seeds.known("places"))
    for link in claim.links:
        yield from _refuse_unknown(link, link.type, "claim", claims)


def _check_figure(figure: FigureSeed, seeds: Seeds, figures: Iterable[str]) -> Iterator[Fault]:
    yield from _refuse_unknown(figure, "indicator", "indicator", seeds.known("indicators"))
    yield from _refuse_unknown(figure, "place", "place", seeds.known("places"))
    yield from _refuse_unknown(figure, "part_of", "figure", figures)
    yield from _refuse_unknown(figure, "subjects", "actor", seeds.known("actors"))


def unique_ids(seeds: Seeds) -> Iterator[Fault]:
    """No two articles, claims or figures share an id."""
    yield from _refuse_twins("article", (folder.seed for folder in seeds.folders))
    yield from _refuse_twins("claim", seeds.written_claims)
    yield from _refuse_twins("figure", seeds.written_figures)


def _refuse_twins(
    what: str, seeds: Iterable[ArticleSeed | ClaimSeed | FigureSeed]
) -> Iterator[Fault]:
    seen: set[str] = set()
    for seed in seeds:
        if seed.id in seen:
            yield seed.fault(
                f'There is another {what} "{seed.id}". Each has an id of its own in all'
                " articles: choose another.",
                "id",
            )
        seen.add(seed.id)


def one_bearer_of_a_name(seeds: Seeds) -> Iterator[Fault]:
    """A name or alias stands for one actor, one place, one indicator."""
    yield from _refuse_shared_names("actor", seeds.actors)
    yield from _refuse_shared_names("place", seeds.places)
    for name, actor in seeds.actors.items():
        if name in RESERVED:
            yield actor.fault(f'No actor can have the id "{name}": it is a kind of attribution.')


def _refuse_shared_names(what: str, named: Mapping[str, ActorSeed | PlaceSeed]) -> Iterator[Fault]:
    bearers: dict[str, str] = {name: name for name in named}
    for bearer, seed in named.items():
        for form, field in list_forms(seed):
            other = bearers.setdefault(fold(form).casefold(), bearer)
            if other != bearer:
                yield seed.fault(f'"{form}" already stands for the {what} "{other}".', *field)


def no_circles(seeds: Seeds) -> Iterator[Fault]:
    """Nothing lies within, belongs to, or is part of itself."""
    figures = {figure.id: figure for figure in seeds.written_figures}
    yield from chain(
        _refuse_circles(
            "within", seeds.places, lambda place: place.within.id if place.within else None
        ),
        _refuse_circles(
            "affiliation",
            seeds.actors,
            lambda actor: actor.affiliation.id if actor.affiliation else None,
        ),
        _refuse_circles(
            "parent", seeds.events, lambda event: event.parent.event if event.parent else None
        ),
        _refuse_circles("part_of", figures, lambda figure: figure.part_of),
    )


def _refuse_circles(
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
