"""Numbers in words of ours: each is meant as the quotes mean it."""

from app.curating.seeds.load import Seeds
from app.curating.text.anchors import fold
from app.english.numbers.find import Quantity
from app.english.wording.cut import cut
from app.english.wording.gaps import is_number


def find_invented(ours: str, evidence: str, seeds: Seeds) -> str | None:
    """A quantity of ours that the evidence does not say, or not in this way, or None."""
    ours = fold(ours)
    quotes = [*evidence.split("\n"), evidence]
    is_verbatim = any(_without_stop(quote) == _without_stop(ours) for quote in quotes)
    if is_verbatim or not any(map(is_number, cut(ours))):
        return None
    said = seeds.quantities_in(ours)
    given = seeds.quantities_in(fold(evidence)) if said else []
    meant = [_meaning(quantity) for quantity in given]
    for quantity in said:
        if _meaning(quantity) not in meant:
            has = ", ".join(f'"{one.text}"' for one in given) or "no number"
            return f'It says "{quantity.text}", and the quotes {has}. Write it as they do.'
    return None


def _without_stop(words: str) -> str:
    return fold(words).removesuffix(".")


def _meaning(quantity: Quantity) -> tuple[object, ...]:
    return (quantity.qualifier, quantity.value, quantity.low, quantity.high)
