"""On which side of an event its sentences set an actor or a place."""

from collections.abc import Iterable, Iterator

from app.curating.meaning.mentions import NameInText, find_names
from app.curating.seeds.load import Seeds
from app.curating.text.evidence import Anchor
from app.english.phrases.sides import Side, sides_in
from app.english.phrases.standing import stands_as_place
from app.english.text.word_tokens import cut_words


def find_sides(
    seeds: Seeds, anchors: Iterable[Anchor], *, actor: str = "", place: str = ""
) -> list[frozenset[Side]]:
    """The sides that the quotes give the actor or place, one set for each time that they do.

    Where the quotes give none the rest of their sentences is asked.
    """
    anchors = list(anchors)
    for whole in (False, True):
        found = [
            sides_in(cut_words(text), one.start, one.end)
            for text, one in _list_named(anchors, seeds, whole=whole)
            if (actor and one.actor == actor) or (place and one.place == place)
        ]
        if told := [sides for sides in found if sides]:
            return told
    return []


def is_named_as_place(place: str, anchors: Iterable[Anchor], seeds: Seeds, *, whole: bool) -> bool:
    """Whether the quotes (or the whole sentences) name the place as one.

    A form that an actor shares does so only behind a preposition of place.
    """
    return any(
        one.place == place
        and (one.actor is None or stands_as_place(cut_words(text), one.start, one.end))
        for text, one in _list_named(anchors, seeds, whole=whole)
    )


def is_named_as_actor(actor: str, anchors: Iterable[Anchor], seeds: Seeds) -> bool:
    """Whether the quotes name the actor, by an adjective of its own too."""
    return any(one.actor == actor for _, one in _list_named(anchors, seeds, whole=False))


def _list_named(
    anchors: Iterable[Anchor], seeds: Seeds, *, whole: bool
) -> Iterator[tuple[str, NameInText]]:
    """Every name in the sentences, or only those within the quotes, with its sentence."""
    seen: set[tuple[int, int]] = set()
    for anchor in anchors:
        sentence = anchor.sentence
        for name in find_names(seeds, sentence.text):
            start, end = sentence.start + name.start, sentence.start + name.end
            inside = anchor.start <= start and end <= anchor.end
            if (whole or inside) and (start, end) not in seen:
                seen.add((start, end))
                yield sentence.text, name
