"""What seeds must keep to. Each rule is a function from all seeds to the faults it finds.

A rule looks at one thing and trusts the others to look at theirs: a name that stands for nothing
is the business of `references`, and every other rule passes over it.
"""

from collections.abc import Callable, Iterable, Iterator

from app.curating.languages import is_read, is_unread
from app.curating.rules import (
    aliases,
    articles,
    bearers,
    elsewhere,
    events,
    figures,
    kinship,
    links,
    measures,
    naming,
    parents,
    periods,
    places,
    references,
    roles,
    softening,
    time,
    titles,
    voices,
    wording,
)
from app.curating.seeds.faults import Fault
from app.curating.seeds.load import Seeds

Rule = Callable[[Seeds], Iterator[Fault]]

RULES: tuple[Rule, ...] = (
    *references.RULES,
    *articles.RULES,
    *events.RULES,
    *naming.RULES,
    *aliases.RULES,
    *kinship.RULES,
    *roles.RULES,
    *links.RULES,
    *parents.RULES,
    *places.RULES,
    *voices.RULES,
    *softening.RULES,
    *wording.RULES,
    *titles.RULES,
    *figures.RULES,
    *measures.RULES,
    *bearers.RULES,
    *periods.RULES,
    *time.RULES,
)


IN_EVERY_LANGUAGE = frozenset(
    (
        *references.RULES,
        articles.publishing_is_chosen,
        articles.sources_are_printed,
        articles.lines_stand_in_the_text,
        articles.dateline_names_its_place,
        articles.mentions_stand_in_the_text,
        events.is_stated,
        events.quotes_are_found,
        events.parts_stand_in_the_sentences,
        *voices.RULES,
        *softening.RULES,
        naming.events_are_named,
        naming.names_stand_in_articles,
        *kinship.RULES,
        *roles.RULES,
        *links.RULES,
        *parents.RULES,
        *figures.RULES,
        measures.words_stand_in_the_sentence,
        *bearers.RULES,
        *periods.RULES,
        *time.RULES,
    )
)
"""The rules that read no English, or do so only where it is. All others are asked about English
texts alone."""


def find_broken(seeds: Seeds, last: Iterable[Rule] = ()) -> list[Fault]:
    """Every fault that the rules find, and where they find none, those of the last rules.

    Where a whole file could not be read they are not asked: they would only tell that what stands
    in it is missing.
    """
    if seeds.incomplete:
        return []
    read, unread = seeds.in_languages(is_read), seeds.in_languages(is_unread)
    faults = [
        fault for rule in RULES for fault in rule(seeds if rule in IN_EVERY_LANGUAGE else read)
    ]
    faults += [fault for rule in elsewhere.RULES for fault in rule(unread)]
    return faults or [fault for rule in last for fault in rule(seeds)]
