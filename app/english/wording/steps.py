"""A text of ours, with what each of its words is in the quotes."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from app.english.wording.align import Item, Step, find_carried
from app.english.wording.cut import Word
from app.english.wording.passages import Quoted, Slot
from app.english.wording.told import Told


@dataclass(frozen=True)
class Steps:
    """The words of a text, and what they are in its quotes."""

    quoted: Quoted
    items: Sequence[Item]
    steps: Sequence[Step]

    @cached_property
    def told(self) -> Told:
        """What the text need not say."""
        return self.quoted.told(find_carried(self.items))

    @cached_property
    def marks(self) -> list[Word]:
        """The punctuation of the text."""
        return [item for item in self.items if isinstance(item, Word) and item.is_mark]

    def slot(self, step: Step) -> Slot:
        """Where the quotes have the word of a step that is of them."""
        assert step.slot is not None
        return self.quoted.slots[step.slot]

    def used(self, number: int, way: int) -> Slot | None:
        """The next quoted word before (`way` -1) or behind (1) a step."""
        places = range(number + 1, len(self.steps)) if way > 0 else range(number - 1, -1, -1)
        steps = (self.steps[place] for place in places)
        return next((self.slot(step) for step in steps if step.slot is not None), None)


def lower_of(item: Item) -> str:
    """The word in lower case, nothing for a bracket."""
    return item.lower if isinstance(item, Word) else ""
