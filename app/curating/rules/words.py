"""What our own words may hold: only the numbers and names that the evidence holds."""

import re
from collections.abc import Iterator

from app.curating.seeds.load import Seeds
from app.curating.text.anchors import fold
from app.english.numbers.find import Quantity

_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")


class OurWords:
    """Checks texts of ours (a claim's text, an event's title) against their evidence."""

    def __init__(self, seeds: Seeds) -> None:
        self._finders = (seeds.actor_finder, seeds.place_finder)
        self._quantities_in = seeds.quantities_in

    def find_invented(self, ours: str, evidence: str) -> Iterator[str]:
        """What ours holds and the evidence does not, a sentence for each."""
        yield from _find_numbers(ours, evidence)
        yield from self._find_quantities(ours, evidence)
        for finder in self._finders:
            given = finder.ids_in(evidence)
            for named in finder.names(ours):
                if named.id not in given:
                    yield f'It names "{named.words}", which its evidence does not.'

    def _find_quantities(self, ours: str, evidence: str) -> Iterator[str]:
        said = self._quantities_in(fold(ours))
        given = self._quantities_in(fold(evidence)) if said else []
        meant = [_meaning(quantity) for quantity in given]
        for quantity in said:
            if _meaning(quantity) not in meant:
                yield f'It says "{quantity.text}", which its evidence does not say in this way.'


def _find_numbers(ours: str, evidence: str) -> Iterator[str]:
    given = set(_DIGITS.findall(evidence))
    for number in dict.fromkeys(_DIGITS.findall(ours)):
        if number not in given:
            yield f'It gives the number "{number}", which its evidence does not.'


def _meaning(quantity: Quantity) -> tuple[object, ...]:
    return (quantity.qualifier, quantity.value, quantity.low, quantity.high)
