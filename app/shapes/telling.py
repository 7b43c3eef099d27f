"""Links and voices in words, for what leaves as text."""

from collections.abc import Iterable

from app.vocabulary import AttributionType, Direction, LinkType

BACKWARDS = {
    LinkType.CONTRADICTS: "is contradicted by",
    LinkType.DENIES: "is denied by",
    LinkType.COUNTERS: "is countered by",
    LinkType.CAUSES: "is caused by",
    LinkType.ENABLES: "is enabled by",
    LinkType.PRECEDES: "is preceded by",
    LinkType.CONCEDES: "is conceded by",
}


def tell_link(kind: str, direction: str) -> str:
    """A link as the claim at this end has it: "counters", or "is countered by"."""
    return kind if direction == Direction.FROM else BACKWARDS[LinkType(kind)]


def tell_voices(voices: Iterable[tuple[str, str | None]]) -> str | None:
    """Who alone states something: "only Ukraine says so"; nothing where the article itself does.

    A voice is its type, and the actor's name.
    """
    known = list(voices)
    if not known or any(kind == AttributionType.ARTICLE for kind, _ in known):
        return None
    names = [name or "unnamed voices" for _, name in known]
    verb = "says" if len(names) == 1 and known[0][1] else "say"
    return f"only {' and '.join(names)} {verb} so"
