"""Every form under which the seeds know somebody or some place."""

from collections.abc import Iterator, Mapping

from app.curating.seeds.things import ActorSeed, PlaceSeed
from app.curating.text.names import NameFinder


def list_forms(seed: ActorSeed | PlaceSeed) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    """Every form of a name, and the field that gives it."""
    yield seed.name, ("name",)
    yield from ((alias, ("aliases", number)) for number, alias in enumerate(seed.aliases))


def build_finder(named: Mapping[str, ActorSeed | PlaceSeed]) -> NameFinder:
    """Finds every form of the names in a text."""
    return NameFinder({form: name for name, seed in named.items() for form, _ in list_forms(seed)})
