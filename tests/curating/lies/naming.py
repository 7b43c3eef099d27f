"""Lies about which event it is: its title, its claims, what it is a part of."""

from collections.abc import Iterator
from itertools import cycle

from app.curating.text.anchors import fold
from tests.curating.lies.english import capital, content, find_words, put_before, swap_in
from tests.curating.lies.truth import DROPPED, Lie, Told, Truth

ADJECTIVES = ("failed", "illegal", "massive", "final", "secret", "alleged")
NEGATIONS = ("no", "failed", "not")
HEADS = ("retreat", "victory", "ceasefire", "massacre", "collapse")


def title_adjective(truth: Truth) -> Iterator[Lie]:
    """Failed Ukrainian attacks repelled."""
    for (name, stated), word in zip(truth.events.items(), cycle(ADJECTIVES)):
        title = fold(stated.seed.title)
        nouns = list(content(title))
        # A few titles hold names alone: the adjective stands before all of it.
        for at in {0, nouns[0].start() if nouns else 0}:
            if word not in stated.sentences:
                new = put_before(title, at, word)
                yield truth.event(name, new, title=new)


def title_negated(truth: Truth) -> Iterator[Lie]:
    """No return of Ukrainian POWs."""
    for name, stated in truth.events.items():
        title = fold(stated.seed.title)
        for word in NEGATIONS:
            new = put_before(title, 0, word)
            yield truth.event(name, new, title=new)


def title_head_replaced(truth: Truth) -> Iterator[Lie]:
    """New retreat in Russia's Kursk region."""
    for (name, stated), other in zip(truth.events.items(), cycle(HEADS)):
        title = fold(stated.seed.title)
        for noun in list(content(title))[:2]:
            new = swap_in(title, noun.span(), other)
            yield truth.event(name, new, title=new)


def title_actor_replaced(truth: Truth) -> Iterator[Lie]:
    """The title names another than the one whose event it is."""
    for name, stated in truth.events.items():
        title = fold(stated.seed.title)
        for named in truth.seeds.actor_finder.names(title):
            kin = truth.kin(named.id)
            others = sorted(truth.used & set(truth.seeds.actors) - kin)
            near = [other for other in others if other in truth.names_in(stated.sentences)]
            for other in [*near, *others[::6]]:
                words = truth.seeds.actors[other].name
                new = swap_in(title, (named.start, named.end), words)
                yield truth.event(name, new, title=new)


def title_of_another(truth: Truth) -> Iterator[Lie]:
    """One event has the title of another."""
    titles = [(name, stated.seed.title) for name, stated in truth.events.items()]
    for number, (name, _) in enumerate(titles):
        for step in (1, len(titles) // 2):
            other, title = titles[(number + step) % len(titles)]
            if other != name:
                yield truth.event(name, title, title=title)


def type_changed(truth: Truth) -> Iterator[Lie]:
    """A meeting as a battle."""
    for name, stated in truth.events.items():
        for other in [x for x in truth.seeds.event_types if x != stated.seed.type][:3]:
            yield truth.event(name, f"type {stated.seed.type} → {other}", type=other)


def _apart(truth: Truth, told: Told) -> list[str]:
    """Events that no sentence of the claim is about."""
    own = set(told.claim.seed.event_ids)
    own |= {
        e for o in truth.claims if o.sentences == told.sentences for e in o.claim.seed.event_ids
    }
    family = {truth.parent_of(name) for name in own}
    family |= {name for name in truth.events if truth.parent_of(name) in own}
    return [name for name in truth.events if name not in own | family]


def of_another_event(truth: Truth) -> Iterator[Lie]:
    """A claim is said to be about an event that its sentence does not name."""
    for told in truth.claims:
        others = _apart(truth, told)
        for other in others[told.number % 3 :: 1 + len(others) // 3]:
            yield told.has(f"events: {other}", events=[other])


def of_another_too(truth: Truth) -> Iterator[Lie]:
    """A claim is said to be about another event as well."""
    for told in truth.claims:
        others = _apart(truth, told)
        for other in others[told.number % 2 :: 1 + len(others) // 2]:
            kept = [each.model_dump(exclude_none=True) for each in told.claim.seed.events]
            yield told.has(f"events: + {other}", events=[*kept, other])


def of_a_neighbour(truth: Truth) -> Iterator[Lie]:
    """A claim is said to be about the event of another clause, which its quote does not name."""
    for told in truth.claims:
        near = [
            o for o in truth.claims if o.sentences == told.sentences and o.number != told.number
        ]
        events = dict.fromkeys(e for other in near for e in other.claim.seed.event_ids)
        for event in events:
            stated = truth.events.get(event)
            family = {truth.parent_of(e) for e in told.claim.seed.event_ids}
            if stated is None or event in told.claim.seed.event_ids or event in family:
                continue
            heads = [noun[0] for noun in content(stated.seed.title)]
            if not any(find_words(head, told.quotes) for head in heads):
                yield told.has(f"events: {event}", events=[event])


def named_by_other_words(truth: Truth) -> Iterator[Lie]:
    """A claim is said to be about another event, by words that do not mean it."""
    for told in truth.claims:
        words = next((m[0] for m in content(told.quotes)), told.quotes.split()[0])
        others = _apart(truth, told)
        for other in others[told.number % 3 :: 1 + len(others) // 2]:
            for phrase in (words, " ".join(told.quotes.split()[:2])):
                events = [{"event": other, "words": phrase}]
                yield told.has(f"events: {other} ({phrase})", events=events)


def _strangers(truth: Truth, name: str) -> list[str]:
    """Events that share no sentence with this one, and are not of its family."""
    family = {name, truth.parent_of(name)}
    family |= {other for other in truth.events if truth.parent_of(other) in family}
    own = {anchor.sentence.start for anchor in truth.events[name].anchors}
    return [
        other
        for other, stated in truth.events.items()
        if other not in family and not own & {a.sentence.start for a in stated.anchors}
    ]


def parent_of_another_sentence(truth: Truth) -> Iterator[Lie]:
    """An event is a part of one that no sentence names with it."""
    for number, name in enumerate(truth.events):
        others = _strangers(truth, name)
        for other in others[number % 3 :: 1 + len(others) // 2]:
            yield truth.event(name, f"part of {other}", parent=other)


def parent_excused_elsewhere(truth: Truth) -> Iterator[Lie]:
    """The same, with a note that is the event's and not the parent's."""
    for number, name in enumerate(truth.events):
        others = _strangers(truth, name)
        for other in others[number % 2 :: 1 + len(others)]:
            note = "The text says so in other words, in several places."
            yield truth.event(name, f"part of {other}, and a note", parent=other, note=note)


def parent_noted(truth: Truth) -> Iterator[Lie]:
    """The same, with the parent's own note."""
    for number, name in enumerate(truth.events):
        others = _strangers(truth, name)
        for other in others[number % 2 :: 1 + len(others)]:
            parent = {"event": other, "note": "The one belongs to the other."}
            yield truth.event(name, f"part of {other}, with its note", parent=parent)


def parent_reversed(truth: Truth) -> Iterator[Lie]:
    """The whole is made a part of its part."""
    for name in truth.events:
        parent = truth.parent_of(name)
        if parent in truth.events and not truth.parent_of(parent):
            changes = {("events", name, "parent"): DROPPED, ("events", parent, "parent"): name}
            yield Lie(f"{parent}: part of {name}", changes)


def parent_in_the_sentence(truth: Truth) -> Iterator[Lie]:
    """An event is a part of another that one sentence names with it, and that is no part of it."""
    for name, stated in truth.events.items():
        own = {anchor.sentence.start for anchor in stated.anchors}
        family = {name, truth.parent_of(name)}
        for other, its in truth.events.items():
            near = own & {anchor.sentence.start for anchor in its.anchors}
            together = {c.seed.id for c in stated.claims} & {c.seed.id for c in its.claims}
            if near and not together and other not in family and truth.parent_of(other) != name:
                yield truth.event(name, f"part of {other}", parent=other)


def own_quote_replaced(truth: Truth) -> Iterator[Lie]:
    """An event rests on a sentence that says nothing of it."""
    bodies = [s for s in truth.sentences if s.part == "body"]
    for number, (name, stated) in enumerate(truth.events.items()):
        heads = [noun[0] for noun in content(stated.seed.title)]
        others = [s for s in bodies if not any(find_words(h, fold(s.text)) for h in heads)]
        for sentence in others[number % 4 : number % 4 + 1]:
            words = " ".join(fold(sentence.text).split("[", 1)[0].split()[:9]).rstrip(" ,.")
            if fold(truth.folder.text.text).count(words) == 1:
                quotes = [words] if stated.seed.quote else [words, *[]]
                yield truth.event(name, f"quote: {capital(words)}", quote=quotes)


KINDS = {
    "title: adjective added": title_adjective,
    "title: negated": title_negated,
    "title: another noun": title_head_replaced,
    "title: another actor": title_actor_replaced,
    "title of another event": title_of_another,
    "type of an event changed": type_changed,
    "claim of another event": of_another_event,
    "claim of another event too": of_another_too,
    "claim of the event of another clause": of_a_neighbour,
    "claim of another event by other words": named_by_other_words,
    "parent: of another sentence": parent_of_another_sentence,
    "parent: excused by the event's note": parent_excused_elsewhere,
    "parent: another, with its own note": parent_noted,
    "parent: of the same sentence": parent_in_the_sentence,
    "parent: reversed": parent_reversed,
    "event's own quote replaced": own_quote_replaced,
}
