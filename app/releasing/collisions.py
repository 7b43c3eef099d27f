"""Rows that would stand at one position, and articles that have no position for all their rows.

Both are as good as impossible; so they are refused and not worked around: another id will do.
"""

from collections.abc import Iterator, Mapping

from app.curating.meaning.statuses import event_span
from app.curating.seeds.faults import Fault
from app.curating.seeds.load import Folder, Seeds
from app.curating.seeds.seed import Seed
from app.releasing.positions import (
    FIRST_DAY,
    LAST_DAY,
    MOST_PLACES,
    locate_article,
    locate_event,
    locate_thing,
)


def positions_are_free(seeds: Seeds) -> Iterator[Fault]:
    """Every article, event and named thing has a position of its own, and room for its rows.

    It is asked of seeds in which nothing else is wrong.
    """
    faults = [fault for folder in seeds.folders for fault in _refuse_out_of_bounds(folder)]
    yield from faults
    if not faults:
        yield from refuse_twins("article", *_locate_articles(seeds))
    yield from refuse_twins("event", seeds.events, _locate_events(seeds))
    for what, things in _list_things(seeds):
        yield from refuse_twins(what, things, {name: locate_thing(name) for name in things})


def _refuse_out_of_bounds(folder: Folder) -> Iterator[Fault]:
    if not FIRST_DAY <= folder.seed.date <= LAST_DAY:
        yield folder.seed.fault(f"An article's day lies from {FIRST_DAY} to {LAST_DAY}.", "date")
    counts = {
        "sentences": len(folder.text.sentences),
        "sources": len(folder.text.labels) + len(folder.file.sources),
        "claims": len(folder.claims),
        "figures": sum(len(claim.seed.figures) for claim in folder.claims),
    }
    for what, count in counts.items():
        if count > MOST_PLACES:
            told = f"An article has {MOST_PLACES} {what} at most; this has {count}: divide it."
            yield folder.seed.fault(told)


def _locate_articles(seeds: Seeds) -> tuple[Mapping[str, Seed], Mapping[str, int]]:
    days = seeds.article_days
    written = {name: folder.seed for name, folder in seeds.articles.items()}
    return written, {name: locate_article(days[name], name) for name in written}


def _locate_events(seeds: Seeds) -> Mapping[str, int]:
    spans = {name: event_span(stated, seeds) for name, stated in seeds.statements.items()}
    return {name: locate_event(span.start if span else None, name) for name, span in spans.items()}


def _list_things(seeds: Seeds) -> Iterator[tuple[str, Mapping[str, Seed]]]:
    yield "place", seeds.places
    yield "actor", seeds.actors
    yield "indicator", seeds.indicators


def refuse_twins(
    what: str, written: Mapping[str, Seed], positions: Mapping[str, int]
) -> Iterator[Fault]:
    """The faults of what has the position of another."""
    taken: dict[int, str] = {}
    for name, seed in written.items():
        other = taken.setdefault(positions[name], name)
        if other != name:
            yield seed.fault(
                f'"{name}" would take the position of the {what} "{other}", for so much of what'
                " their ids come down to is the same: choose another id for one of them."
            )
