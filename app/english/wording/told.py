"""Words of a sentence that a claim tells beside its text, so the text may do without them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from app.english.wording.cut import Word


@dataclass(frozen=True)
class Told:
    """What is told elsewhere: hedges and cues outside the quotes, and what the text says later."""

    beside: Collection[str] = frozenset()
    """Words of the claim's hedges, and of the cue of its attribution."""
    cues: Collection[str] = frozenset()
    """Words that say how somebody says it: the cue of the attribution."""
    carried: Collection[str] = frozenset()
    """Words of status and hedge that the text says in another place."""
    quoted: Collection[tuple[int, int]] = frozenset()
    """The quoted words: the `id` of the sentence's words, and where each stands among them."""

    def has(self, words: Sequence[Word], at: int) -> bool:
        """Whether this word of a sentence may be left out. What is quoted is there to be said."""
        lower = words[at].lower
        if lower in self.carried:
            return True
        return lower in self.beside and (id(words), at) not in self.quoted
