"""On which side of an event its sentences set an actor or a place."""

from collections.abc import Iterable, Iterator

from app.curating.meaning.mentions import NameInText, find_names
from app.curating.meaning.naming import EventName, EventNames
from app.curating.meaning.owners import is_told_of
from app.curating.seeds.load import Seeds
from app.curating.text.anchors import Folded
from app.curating.text.evidence import Anchor, StatedEvent
from app.english.phrases.sides import Side, sides_of
from app.english.phrases.standing import stands_as_place
from app.english.speech.clauses import PREPOSITIONS
from app.english.stems.stem import stem_kin
from app.english.text.word_tokens import cut_words
from app.english.text.wordlists import word_set

_NEW_CLAUSE = word_set(
    "that though although while whereas but before after than where when because if unless until"
)
"""Words behind which another clause begins."""


def find_sides(
    seeds: Seeds, anchors: Iterable[Anchor], *, actor: str = "", place: str = ""
) -> list[frozenset[Side]]:
    """The sides that the quotes give the actor or place, one set for each time that they do.

    Where the quotes give none the rest of their sentences is asked.
    """
    anchors = list(anchors)
    for whole in (False, True):
        found = [
            sides_of(cut_words(text), one.start, one.end)
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


def stands_beside(
    stated: StatedEvent, event: EventName, names: EventNames, *, actor: str = "", place: str = ""
) -> bool:
    """Whether a sentence names the actor or place in one clause with what names the event.

    An actor is parted from it by a comma or a new clause, a place by the noun of another event.
    """
    known = [one for article in stated.articles for one in names.of_article.get(article, ())]
    kin = {stated.seed.parent.event if stated.seed.parent else "", event.id}
    others = {base for one in known if one.id not in kin for base in one.head_bases}
    others -= event.head_bases | event.other_bases
    return any(
        _are_joined(text[min(one.end, end) : max(one.start, start)], others if place else None)
        or (end <= one.start and _opens_with(text, one.start))
        for text, one in _list_named(stated.anchors, names.seeds, whole=True)
        if (actor and one.actor == actor and is_told_of(text, one, names.seeds))
        or (place and one.place == place)
        for start, end in _find_event(text, stated, event)
    )


def _find_event(text: str, stated: StatedEvent, event: EventName) -> Iterator[tuple[int, int]]:
    """Where a sentence names the event: by its noun, or by words that stand for it."""
    for token in cut_words(text).tokens:
        if stem_kin(token.text) in event.head_bases:
            yield token.start, token.end
    for claim in stated.claims:
        for about in claim.seed.events:
            if about.event == event.id and about.words:
                yield from Folded(text).spans(about.words)


def _are_joined(between: str, others: set[str] | None) -> bool:
    """Whether nothing parts the two: another event's noun (of a place), or a new clause."""
    tokens = cut_words(between).tokens
    if others is not None:
        return not any(stem_kin(token.text) in others for token in tokens)
    return not any(
        token.text in (";", ":") or token.lower in _NEW_CLAUSE for token in tokens
    ) and not _has_open_comma(between)


def _opens_with(text: str, stop: int) -> bool:
    """Whether the words before are a phrase that opens the sentence: "As part of it, GM plans"."""
    before = text[:stop].removesuffix(" the ").rstrip()
    opens = before.split(maxsplit=1)[0].lower() if before else ""
    return before.endswith(",") and before.count(",") == 1 and opens in PREPOSITIONS | {"as"}


def _has_open_comma(between: str) -> bool:
    """Whether one comma parts the words; two enclose an aside."""
    return between.count(",") % 2 == 1


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
