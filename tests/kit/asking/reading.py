"""Which facts a question finds, and in which order, read plainly from the documents."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from operator import itemgetter
from typing import Any

from app.releasing.positions import locate_event
from tests.kit.asking.facts import Document, Facts, fold_name
from tests.kit.asking.filters import FILTERS, AnyOf, Bound
from tests.kit.asking.words import Words, holds_all, read_asked, read_words

Key = Callable[[Document], Any]
Counts = Mapping[str | None, int]


class Unread(Exception):
    """A list, a parameter, an order or a format that no plain reading knows."""


def _period(figure: Document) -> str | None:
    found: str | None = figure["period"] and figure["period"]["start"]
    return found


def _begin(event: Document) -> str | None:
    found: str | None = event["date"] and event["date"]["start"]
    return found


ORDERS: dict[tuple[str, str], Key | None] = {
    **{(name, "reading"): None for name in ("claims", "figures", "sources", "discrepancies")},
    **{(name, "name"): None for name in ("actors", "places", "indicators")},
    ("articles", "-date"): None,
    ("events", "date"): _begin,
    ("events", "title"): lambda event: event["title"],
    ("figures", "value"): lambda figure: figure["value"],
    ("figures", "period"): _period,
}
"""What each order goes by, then by id; none, where that is as the list is served without one."""
APART: dict[tuple[str, str], Key] = {
    ("events", "date"): lambda event: locate_event(None, event["id"]),
}
"""What tells apart equals of an order that does not go on by their ids."""


@dataclass(frozen=True, repr=False, eq=False)
class Reading:
    """Answers questions from the documents alone."""

    facts: Facts
    _words: dict[str, list[Words]] = field(default_factory=dict)
    _found: dict[tuple[str, str, bool], Mapping[str | None, set[int]]] = field(default_factory=dict)
    _parts: dict[tuple[str, str], list[Any]] = field(default_factory=dict)

    def count(self, name: str, facet: str, asked: Mapping[str, list[str]]) -> tuple[Counts, int]:
        """How many facts have each value of a filter, and how many there are, where all that is
        asked holds but for that filter's own values; without a value those that have none."""
        others = {key: values for key, values in asked.items() if key != facet}
        numbers = self._matching(name, others)
        found = self.having(name, facet, alone=asked.get("affiliates") == ["false"])
        having = {value: numbers & facts for value, facts in found.items() if value}
        silent = {None: numbers.difference(*having.values())}
        return {value: len(facts) for value, facts in (having | silent).items() if facts}, len(
            numbers
        )

    def answer(self, name: str, asked: Mapping[str, list[str]]) -> list[Document]:
        """The facts of a list that pass all filters, in the order that is asked for."""
        documents, place = self.facts.lists[name], self._places(name, asked["sort"][0])
        ordered = sorted(self._matching(name, asked), key=place.__getitem__)
        return [documents[number] for number in ordered]

    def _matching(self, name: str, asked: Mapping[str, list[str]]) -> set[int]:
        """The facts of a list that pass all filters, by their numbers."""
        numbers = set(range(len(self.facts.lists[name])))
        if self._ends_before_it_starts(name, asked):
            return set()
        for key, values in asked.items():
            if (name, key) in FILTERS or key == "q":
                numbers &= self.pass_filter(name, key, values, asked)
        return numbers

    def pass_filter(
        self, name: str, key: str, values: list[str], asked: Mapping[str, list[str]]
    ) -> set[int]:
        """Which facts of a list pass one filter, by their numbers."""
        if key == "q":
            texts, parts = self.words(name), read_asked(values[0], lambda _: [])
            return {number for number, text in enumerate(texts) if holds_all(text, parts)}
        reading = FILTERS[name, key]
        if isinstance(reading, AnyOf):
            ids = [self.name(reading, value) for value in values]
            having = self.having(name, key, alone=asked.get("affiliates") == ["false"])
            return set().union(*(having.get(one, set()) for one in ids))
        [match] = asked.get("match", [None])
        parts = enumerate(self._parts_of(name, key, reading))
        return {number for number, part in parts if reading.passes(part, values[0], match)}

    def ids(self, name: str, key: str, values: list[str]) -> set[str]:
        """What the values of a filter stand for."""
        reading = FILTERS[name, key]
        assert isinstance(reading, AnyOf)
        return {self.name(reading, value) for value in values}

    def name(self, reading: AnyOf, value: str) -> str:
        """The id that a value stands for."""
        if reading.names is None or value in reading.also:
            return value
        return self.facts.named[reading.names][fold_name(value)]

    def having(self, name: str, key: str, *, alone: bool) -> Mapping[str | None, set[int]]:
        """For each value of a filter the facts that have it, or also a member of it."""
        if (name, key, alone) not in self._found:
            reading, found = FILTERS[name, key], defaultdict(set)
            assert isinstance(reading, AnyOf)
            for number, document in enumerate(self.facts.lists[name]):
                for value in reading.read(self.facts, document, alone=alone):
                    found[value].add(number)
            self._found[name, key, alone] = found
        return self._found[name, key, alone]

    def words(self, name: str) -> list[Words]:
        """The words of each fact of a list."""
        if name not in self._words:
            documents = self.facts.lists[name]
            self._words[name] = [read_words(self.facts, name, one) for one in documents]
        return self._words[name]

    def _parts_of(self, name: str, key: str, reading: Bound) -> list[Any]:
        if (name, key) not in self._parts:
            documents = self.facts.lists[name]
            self._parts[name, key] = [reading.part(self.facts, one) for one in documents]
        return self._parts[name, key]

    def _ends_before_it_starts(self, name: str, asked: Mapping[str, list[str]]) -> bool:
        for key in asked:
            reading = FILTERS.get((name, key))
            start = reading.start if isinstance(reading, Bound) else None
            if start and start in asked and _is_below(asked[key][0], asked[start][0]):
                return True
        return False

    @cache  # noqa: B019  (as long as the reading)
    def _places(self, name: str, sort: str) -> Mapping[int, int]:
        """The place of each fact in an order, by its number."""
        documents = self.facts.lists[name]
        numbers, is_down, key = list(range(len(documents))), *order_of(name, sort)
        if key is None:
            ordered = numbers[::-1] if is_down else numbers
        else:
            apart = APART.get((name, sort), itemgetter("id"))
            keys = [(key(one), apart(one)) for one in documents]
            having = [number for number in numbers if keys[number][0] is not None]
            lacking = [number for number in numbers if keys[number][0] is None]
            having.sort(key=keys.__getitem__, reverse=is_down)
            lacking.sort(key=lambda number: keys[number][1], reverse=is_down)
            ordered = having + lacking
        return {number: place for place, number in enumerate(ordered)}


def _is_below(end: str, start: str) -> bool:
    """Whether a number or a day comes before another."""
    try:
        return float(end) < float(start)
    except ValueError:
        return end < start


def order_of(name: str, sort: str) -> tuple[bool, Key | None]:
    """Whether an order goes down, and by what. Raises Unread."""
    turned = sort.removeprefix("-") if sort.startswith("-") else f"-{sort}"
    for is_down, one in ((False, sort), (True, turned)):
        if (name, one) in ORDERS:
            return is_down, ORDERS[name, one]
    raise Unread(f"/{name}?sort={sort} has no plain reading: add it to ORDERS.")
