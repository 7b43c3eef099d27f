"""What seeds must keep to. Each rule is a function from all seeds to the faults it finds.

A rule looks at one thing and trusts the others to look at theirs: a name that stands for nothing
is the business of `references`, and every other rule passes over it.
"""

from collections.abc import Callable, Iterator

from app.curating.rules import articles, claims, events, figures, references, titles, wording
from app.curating.seeds.faults import Fault
from app.curating.seeds.load import Seeds

Rule = Callable[[Seeds], Iterator[Fault]]

RULES: tuple[Rule, ...] = (
    *references.RULES,
    *articles.RULES,
    *events.RULES,
    *claims.RULES,
    *figures.RULES,
    *wording.RULES,
    *titles.RULES,
)


def find_broken(seeds: Seeds) -> list[Fault]:
    """Every fault that the rules find.

    Where a whole file could not be read they are not asked: they would only tell that what stands
    in it is missing.
    """
    if seeds.incomplete:
        return []
    return [fault for rule in RULES for fault in rule(seeds)]
