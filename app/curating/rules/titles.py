"""Rules about titles of events: they say what the quotes of the event and its claims say."""

from collections.abc import Iterator

from app.curating.meaning.naming import list_bases
from app.curating.meaning.passages import read_quotes
from app.curating.rules.quantities import find_invented
from app.curating.seeds.faults import Fault
from app.curating.seeds.load import Seeds
from app.curating.text.evidence import StatedEvent
from app.english.wording.cut import Word
from app.english.wording.passages import Cutter
from app.english.wording.titles import find_problem


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


def titles_have_a_head(seeds: Seeds) -> Iterator[Fault]:
    """A title is a noun phrase, by whose noun the event is named."""
    for name, event in seeds.events.items():
        if not list_bases(event.title):
            yield event.fault(f'"{name}" needs a title with a noun that names it.', "title")


RULES = (title_says_what_quotes_say, titles_have_a_head)
