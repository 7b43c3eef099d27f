"""Lies about how claims hang together, what they name, and what the article cites."""

from collections.abc import Iterator
from typing import NamedTuple

from app.curating.seeds.claims import LinkSeed
from app.curating.seeds.yaml_file import Route
from app.vocabulary import LinkType
from tests.curating.lies.english import content
from tests.curating.lies.truth import DROPPED, Lie, Told, Truth


class Linked(NamedTuple):
    """A link, the claim that has it, and where it stands in the file."""

    link: LinkSeed
    told: Told
    route: Route

    def typed(self, kind: LinkType, to: str) -> Lie:
        """The lie that the link is of this type and leads there."""
        gone = {(*self.route, str(self.link.type)): DROPPED}
        tells = f"{self.told.claim.seed.id}: {self.link.type} {self.link.to} → {kind} {to}"
        return Lie(tells, {**gone, (*self.route, str(kind)): to})


def links(truth: Truth) -> list[Linked]:
    """Every link of the article."""
    return [
        Linked(link, told, (*told.route, "links", number))
        for told in truth.claims
        for number, link in enumerate(told.claim.seed.links)
    ]


def type_changed(truth: Truth) -> Iterator[Lie]:
    """causes → precedes."""
    for each in links(truth):
        for kind in LinkType:
            both = {kind, each.link.type}
            near = both in (
                {LinkType.CAUSES, LinkType.PRECEDES},
                {LinkType.DENIES, LinkType.CONTRADICTS},
            )
            if kind is not each.link.type and not kind.sets_against and not near:
                yield each.typed(kind, each.link.to)


def made_a_denial(truth: Truth) -> Iterator[Lie]:
    """countered → denies, resulted in → contradicts."""
    for each in links(truth):
        for kind in LinkType:
            if kind is not each.link.type and kind.sets_against:
                yield each.typed(kind, each.link.to)


def to_another_claim(truth: Truth) -> Iterator[Lie]:
    """The link leads to a claim that it says nothing about."""
    for each in links(truth):
        own = {each.told.claim.seed.id, each.link.to}
        others = [t.claim.seed.id for t in truth.claims if t.sentences != each.told.sentences]
        others = [name for name in others if name not in own]
        for other in others[each.told.number % 3 :: 1 + len(others) // 6]:
            yield each.typed(each.link.type, other)


def to_a_neighbour(truth: Truth) -> Iterator[Lie]:
    """The link leads to another claim of the sentence."""
    for each in links(truth):
        own = {each.told.claim.seed.id, each.link.to}
        quotes = [t.quotes for t in truth.claims if t.claim.seed.id in own]
        for told in truth.claims:
            apart = not any(told.quotes in q or q in told.quotes for q in quotes)
            if apart and told.sentences == each.told.sentences and told.claim.seed.id not in own:
                yield each.typed(each.link.type, told.claim.seed.id)


def reversed_(truth: Truth) -> Iterator[Lie]:
    """What is caused causes."""
    numbers = {told.claim.seed.id: told.number for told in truth.claims}
    for each in links(truth):
        other = numbers.get(each.link.to)
        if other is not None:
            kept = each.link.model_dump(include={"words", "note"}, exclude_none=True)
            own = truth.data[truth.facts]["claims"][other].get("links") or []
            turned = {str(each.link.type): each.told.claim.seed.id, **kept}
            changes = {each.route: DROPPED, ("claims", other, "links"): [*own, turned]}
            yield Lie(f"{each.link.to}: {each.link.type} {each.told.claim.seed.id}", changes)


def words_of_no_link(truth: Truth) -> Iterator[Lie]:
    """The link rests on words that link nothing."""
    for each in links(truth):
        if each.link.words:
            for noun in [m[0] for m in content(each.told.quotes) if m[0] not in each.link.words][
                :4
            ]:
                yield Lie(
                    f"{each.told.claim.seed.id}: words {each.link.words!r} → {noun!r}",
                    {(*each.route, "words"): noun},
                )


def invented(truth: Truth) -> Iterator[Lie]:
    """Two claims are linked by words of the sentence that link nothing."""
    for told in truth.claims:
        linked = {told.claim.seed.id} | {link.to for link in told.claim.seed.links}
        other = truth.claims[(told.number + 2) % len(truth.claims)].claim.seed.id
        kind = list(LinkType)[told.number % len(LinkType)]
        words = next((m[0] for m in content(told.quotes)), None)
        if words and other not in linked:
            own = truth.data[truth.facts]["claims"][told.number].get("links") or []
            link = {str(kind): other, "words": words}
            yield told.has(f"{kind} {other} ({words})", links=[*own, link])


def invented_by_note(truth: Truth) -> Iterator[Lie]:
    """The same, by a note of the curator's."""
    for told in truth.claims:
        other = truth.claims[(told.number + 2) % len(truth.claims)].claim.seed.id
        kind = list(LinkType)[told.number % len(LinkType)]
        if other != told.claim.seed.id and not told.claim.seed.links:
            link = {str(kind): other, "note": "The one follows from the other."}
            yield told.has(f"{kind} {other}, by a note", links=[link])


def actor_not_named(truth: Truth) -> Iterator[Lie]:
    """A claim is said to name an actor that its quote does not."""
    actors = sorted(truth.used & set(truth.seeds.actors))
    for told in truth.claims:
        others = [name for name in actors if name not in truth.names_in(told.quotes)]
        for other in others[told.number % 3 :: 1 + len(others)]:
            yield told.has(f"actors: {other}", actors=[other])


def place_not_named(truth: Truth) -> Iterator[Lie]:
    """A claim is said to name a place that its quote does not, or only as an adjective."""
    places = sorted(truth.used & set(truth.seeds.places))
    for told in truth.claims:
        others = [name for name in places if name not in truth.places_in(told.quotes)]
        for other in others[told.number % 3 :: 1 + len(others)]:
            yield told.has(f"places: {other}", places=[other])


def source_invented(truth: Truth) -> Iterator[Lie]:
    """A title for a source that the article prints none for."""
    for number, label in enumerate(truth.folder.text.labels):
        if label not in truth.folder.file.sources:
            for title in ("Institute for the Study of War", "Reuters", "Kyiv Independent"):
                source = {"title": title} if number % 2 else {"publisher": title}
                yield Lie(f"source [{label}]: {title}", {("sources", label): source})


def source_changed(truth: Truth) -> Iterator[Lie]:
    """Another title for a source than the article prints."""
    for label in truth.folder.file.sources:
        title = "A report that nobody wrote"
        yield Lie(f"source {label}: {title}", {("sources", label, "title"): title})


def dateline_elsewhere(truth: Truth) -> Iterator[Lie]:
    """The article was written in another place than its dateline says."""
    dateline = truth.folder.seed.dateline
    for name in sorted(truth.used & set(truth.seeds.places)):
        if dateline and name != dateline.place and name not in truth.places_in(dateline.text):
            yield Lie(f"dateline: {name}", {("article", "dateline", "place"): name})


KINDS = {
    "link of another type": type_changed,
    "link made a denial": made_a_denial,
    "link to a claim elsewhere": to_another_claim,
    "link to another claim of the sentence": to_a_neighbour,
    "link reversed": reversed_,
    "link by words that link nothing": words_of_no_link,
    "link invented": invented,
    "link invented, with a note": invented_by_note,
    "actor of a claim that it does not name": actor_not_named,
    "place of a claim that it does not name": place_not_named,
    "source invented": source_invented,
    "source changed": source_changed,
    "dateline of another place": dateline_elsewhere,
}
