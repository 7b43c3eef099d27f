"""Which indicator of a unit a figure's words name: those of its own words, then of its quote."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.curating.meaning.forms import stems_of
from app.curating.seeds.claims import FigureSeed
from app.curating.seeds.things import IndicatorSeed, UnitSeed

Stems = frozenset[str]


@dataclass(frozen=True, slots=True)
class Words:
    """The stems of a figure's own words (with what it counts, and of what), and of its quotes."""

    own: Stems
    quote: Stems


@dataclass(frozen=True, slots=True)
class Named:
    """The stems by which a text can name an indicator."""

    name: Stems
    counts: Stems

    @property
    def all(self) -> Stems:
        return self.name | self.counts

    def count_missing(self, said: Stems) -> int:
        """How many words of the name are not said; none where what it counts is."""
        return 0 if self.counts & said else len(self.name - said)


class Indicators:
    """All indicators, by unit and by the words of their names."""

    def __init__(
        self, indicators: Mapping[str, IndicatorSeed], units: Mapping[str, UnitSeed]
    ) -> None:
        self._seeds = indicators
        self._words_of_units = {
            name: frozenset(word for form in (unit.name, *unit.words) for word in stems_of(form))
            for name, unit in units.items()
        }
        self._named = {name: _read_names(seed) for name, seed in indicators.items()}
        self._units: dict[str, int] = defaultdict(int)
        self._by_word: dict[tuple[str, str], list[str]] = defaultdict(list)
        for name, seed in indicators.items():
            self._units[seed.unit] += 1
            for word in self._named[name].all:
                self._by_word[seed.unit, word].append(name)

    def share_unit(self, name: str) -> bool:
        """Whether another indicator has the same unit."""
        return self._units[self._seeds[name].unit] > 1

    def are_named(self, name: str, words: Words) -> bool:
        """Whether the words hold one of an indicator's name, or of what it counts."""
        return bool(self._named[name].all & (words.own | words.quote))

    def explain(self, figure: FigureSeed, words: Words) -> str | None:
        """What is wrong with a figure's indicator, and what to write; None if nothing is."""
        mine = figure.indicator
        better = self._find_better(mine, words)
        seed = self._seeds[mine]
        way = (
            f"If it does measure {mine}, name there what it counts:"
            f" {mine}: {{…, counts: [a noun of the quote]}}."
        )
        if better:
            return f"The words fit better under another indicator: indicator: {better}. {way}"
        if not self.are_named(mine, words) and not figure.part_of:
            return f'The quote holds no word of "{seed.name}". {way}'
        return None

    def _find_better(self, mine: str, words: Words) -> str | None:
        """The indicator of this unit that more of the words name, if one does."""
        rivals = [name for name in self._rivals(mine, words) if self._beats(name, mine, words)]
        return max(rivals, key=lambda name: self._fit(name, words), default=None)

    def _rivals(self, mine: str, words: Words) -> Iterator[str]:
        unit = self._seeds[mine].unit
        hits = (self._by_word.get((unit, word), []) for word in words.own | words.quote)
        yield from dict.fromkeys(name for names in hits for name in names if name != mine)

    def _fit(self, name: str, words: Words) -> tuple[int, int, int]:
        named = self._named[name]
        missing = named.count_missing(words.own | words.quote)
        return len(named.all & words.own), len(named.all & words.quote), -missing

    def _beats(self, other: str, mine: str, words: Words) -> bool:
        """Whether words that tell the two apart speak for the other.

        The unit's own words tell none apart: "nine-year" is no word of "Years in power".
        """
        own, others = self._named[mine], self._named[other]
        both = self._words_of_units.get(self._seeds[mine].unit, frozenset())
        only_mine, only_others = own.all - others.all - both, others.all - own.all - both
        for said in (words.own, words.quote):
            ours, theirs = len(only_mine & said), len(only_others & said)
            if ours != theirs:
                return theirs > ours
            if own.name <= said:
                break  # Its own words name it whole: the rest of the quote speaks of others.
        said = words.own | words.quote
        return others.count_missing(said) < own.count_missing(said) and not only_mine & said


def _read_names(seed: IndicatorSeed) -> Named:
    counts = frozenset(word for noun in seed.counts for word in stems_of(noun))
    return Named(frozenset(stems_of(seed.name)), counts)
