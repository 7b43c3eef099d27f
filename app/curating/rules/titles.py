"""Rules about titles of events: they say what the quotes of the event and its claims say."""

from collections.abc import Iterator

from app.curating.meaning.naming import list_bases
from app.curating.meaning.owners import are_kin
from app.curating.meaning.passages import read_quotes
from app.curating.rules.quantities import find_invented
from app.curating.seeds.faults import Fault
from app.curating.seeds.load import Seeds
from app.curating.text.anchors import Folded
from app.curating.text.evidence import StatedEvent
from app.curating.text.names import Named
from app.english.phrases.sides import sides_of
from app.english.text.word_tokens import cut_words
from app.english.wording.cut import Word
from app.english.wording.passages import Cutter
from app.english.wording.titles import find_problem

_MOST_WITHIN = 3
"""So far around a place of the event is looked: its town, its region, its country."""


def title_says_what_quotes_say(seeds: Seeds) -> Iterator[Fault]:
    """Each word of a title stands in the quotes, or is of a name that they have in another form."""
    cutter = Cutter()
    for stated in seeds.statements.values():
        title = stated.seed.title
        if stated.anchors:
            words = cutter.cut(title)
            named = _are_named(words, stated, seeds)
            problem = find_problem(words, named, read_quotes(stated.anchors, cutter))
            problem = problem or find_invented(title, stated.evidence, seeds)
            problem = problem or _find_stranger(stated, seeds) or _find_twice_named(stated, seeds)
            if problem:
                yield stated.seed.fault(problem, "title")


def _are_named(words: list[Word], stated: StatedEvent, seeds: Seeds) -> list[bool]:
    """Which words of the title are of a name whose bearer the quotes name in some form."""
    spans = [
        (named.start, named.end)
        for finder in (seeds.actor_finder, seeds.place_finder)
        for named in finder.names(stated.seed.title)
        if named.id in finder.ids_in(stated.evidence)
    ]
    return [any(start <= word.start < end for start, end in spans) for word in words]


def _find_stranger(stated: StatedEvent, seeds: Seeds) -> str | None:
    """A name in the title of who has no part in the event, or stands there on the other side."""
    title, kind = stated.seed.title, seeds.event_types.get(stated.seed.type)
    roles = {one.actor: one.role for one in stated.seed.actors}
    for named in seeds.actor_finder.names(title) if roles else ():
        if _is_place_of(named, stated, seeds):
            continue
        bearers = [one for one in roles if are_kin(one, named.id, seeds)]
        if not bearers:
            known = ", ".join(roles)
            return (
                f'The title names "{named.words}", who has no part in the event: its actors are'
                f" {known}. Leave the name out, or write who it is among its actors."
            )
        sides = sides_of(cut_words(title), named.start, named.end)
        role = kind.roles.get(roles.get(named.id, "")) if kind else None
        if role and role.side and sides and role.side not in sides:
            return (
                f'The title sets "{named.words}" on the other side than its role'
                f' "{roles[named.id]}". Use the words of the quotes.'
            )
    return None


def _is_place_of(named: Named, stated: StatedEvent, seeds: Seeds) -> bool:
    """Whether the words may be those of a place of the event, or of one around it."""
    around = {one.place for one in stated.seed.places}
    for _ in range(_MOST_WITHIN):
        around |= {
            above.id
            for one in around
            if (place := seeds.places.get(one))
            for above in (place.within, place.country)
            if above
        }
    return any(
        place.id in around and place.start <= named.start and named.end <= place.end
        for place in seeds.place_finder.names(stated.seed.title)
    )


def _find_twice_named(stated: StatedEvent, seeds: Seeds) -> str | None:
    """A name that the title has more often than any sentence of the event."""
    title, sentences = stated.seed.title, {one.sentence.text for one in stated.anchors}
    for named in seeds.actor_finder.names(title):
        said = len(Folded(title).spans(named.words))
        if said > max(1, *(len(Folded(one).spans(named.words)) for one in sentences)):
            return f'The title names "{named.words}" twice. Leave one out.'
    return None


def titles_have_a_head(seeds: Seeds) -> Iterator[Fault]:
    """A title is a noun phrase, by whose noun the event is named."""
    for name, event in seeds.events.items():
        if not list_bases(event.title):
            yield event.fault(f'"{name}" needs a title with a noun that names it.', "title")


RULES = (title_says_what_quotes_say, titles_have_a_head)
