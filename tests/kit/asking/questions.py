"""Random questions that are legal by the OpenAPI document: each may be asked of any release."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from tests.kit.asking.days import Days
from tests.kit.asking.facts import Document, Facts, fold_name, list_paths
from tests.kit.asking.filters import FILTERS, AnyOf, Bound
from tests.kit.asking.hits import Hits
from tests.kit.asking.reading import Reading, Unread, order_of
from tests.kit.asking.words import WORDS

HOW = ("sort", "limit", "cursor", "total", "format", "match", "facets", "fields", "affiliates")
"""Parameters that find nothing by themselves; every one is read by `checks` or by a `Bound`."""
WHOLE = ("ics", "atom", "html", "svg")
"""Formats that tell facts whole, and take no `fields`."""
FORMATS = ("json", "html", "svg", "csv", "ndjson", "ics", "atom")
"""What `checks` reads the ids of."""
SEARCHED = {"q", "type", "limit", "format"}
"""The parameters of a search, which `hits` reads."""
LIMITS = ("1", "2", "3", "7", "20", "50", "199", "200")
LONGEST, MOST_VALUES, MOST_PARAMETERS, LONGEST_QUERY = 200, 8, 64, 4000
MOST_FACETS = 5
"""The server's bounds: of a text, of a parameter's values, of all values, of the query in bytes."""
ENDS = {"number": ("-1e15", "1000000000000000", "0", "-1.5"), "day": ("0001-01-01", "9999-12-31")}
STRANGE = (
    '"', "losses*", "text:losses", "^losses", "losses OR tanks", "NOT losses", "NEAR(a b)", "-a",
    "%", "_", "'; DROP TABLE claim; --", "\\", "☃", "...", "½", "38,000", "{a b}:c", "a" * LONGEST,
)  # fmt: skip
"""What a query language might take for its own, and signs that are no words."""


@dataclass(frozen=True)
class Question:
    """An address, as parameters in their order."""

    path: str
    pairs: tuple[tuple[str, str], ...]
    unknown: frozenset[str] = frozenset()
    """Parameters of which a value names nothing, or does not go with another: they are refused,
    each by its name."""

    @property
    def address(self) -> str:
        """The address that a client asks."""
        return f"{self.path}?{urlencode(self.pairs)}" if self.pairs else self.path

    @cached_property
    def asked(self) -> dict[str, list[str]]:
        """The values of each parameter."""
        found: dict[str, list[str]] = {}
        for name, value in self.pairs:
            found.setdefault(name, []).append(value)
        return found


@dataclass(frozen=True)
class Parameter:
    """A parameter as the OpenAPI document describes it."""

    name: str
    kind: str
    choices: tuple[str, ...]
    several: bool
    default: str | None

    @classmethod
    def read(cls, described: Document, openapi: Document) -> "Parameter":
        """The parameter of a description."""
        outer = described["schema"]
        inner = _resolved(outer.get("items", outer), openapi)
        kind = "day" if inner.get("format") == "date" else str(inner.get("type", "string"))
        choices = ("true", "false") if kind == "boolean" else tuple(inner.get("enum", ()))
        default = outer.get("default")
        return cls(described["name"], kind, choices, "items" in outer, default)


def _resolved(schema: Document, openapi: Document) -> Document:
    name = schema.get("$ref", "").rpartition("/")[2]
    found: Document = openapi["components"]["schemas"][name] if name else schema
    return found


def read_parameters(openapi: Document) -> dict[str, list[Parameter]]:
    """The parameters of the search and of every list, by path. Raises Unread."""
    found = {
        path: [Parameter.read(x, openapi) for x in openapi["paths"][path]["get"]["parameters"]]
        for path in (*list_paths(openapi), "/search")
    }
    for path, parameters in found.items():
        if path != "/search" and path[1:] not in WORDS:
            raise Unread(f"{path} has no plain reading: add its words to WORDS.")
        for one in parameters:
            _refuse_unread(path, one)
    return found


def _refuse_unread(path: str, one: Parameter) -> None:
    known = SEARCHED if path == "/search" else {"q", *HOW}
    if one.name not in known and (path[1:], one.name) not in FILTERS:
        raise Unread(f"{path}?{one.name}= has no plain reading: add it to FILTERS.")
    if one.name == "format" and (unread := set(one.choices) - set(FORMATS)):
        raise Unread(f"{path}?format={unread.pop()} has no plain reading: add it to FORMATS.")
    if one.name == "sort":
        for order in one.choices:
            order_of(path[1:], order)


@dataclass(frozen=True, repr=False, eq=False)
class Questions:
    """Draws questions about the facts of a release; the same ones for the same random numbers."""

    facts: Facts
    reading: Reading
    hits: Hits
    random: random.Random

    @cached_property
    def parameters(self) -> dict[str, list[Parameter]]:
        """The parameters of each path."""
        return read_parameters(self.facts.openapi)

    @cached_property
    def forms(self) -> Mapping[str, Mapping[str, list[str]]]:
        """For each kind of fact and each id the names that stand for it."""
        found: dict[str, dict[str, list[str]]] = {}
        for kind, names in self.facts.named.items():
            for form, one in names.items():
                found.setdefault(kind, {}).setdefault(one, []).append(form)
        return found

    def draw(self) -> Question:
        """A random question."""
        path = self.random.choice(list(self.parameters))
        return self.draw_search() if path == "/search" else self.draw_list(path)

    def draw_list(self, path: str) -> Question:
        """A random question of a list: about one of its facts, so that answers are seldom empty."""
        known = [one for one in self.parameters[path] if one.name != "cursor"]
        filters = [one for one in known if one.name not in HOW]
        most = self.random.choice((0, 1, 1, 2, 2, 3, 4, len(filters)))
        chosen = self.random.sample(filters, min(most, len(filters)))
        chosen += [one for one in known if one.name in HOW and self.random.random() < 0.4]
        if any(one.name == "format" for one in chosen):  # facets are counted in JSON alone
            chosen = [one for one in chosen if one.name != "facets"]
        target = self.random.randrange(max(1, len(self.facts.lists[path[1:]])))
        return self.ask(path, {one: self._values(path[1:], one, target) for one in chosen})

    def draw_search(self) -> Question:
        """A random search for words that stand together, or far apart, or nowhere."""
        hits = self.random.choice(list(self.hits.by_type.values()))
        hit = self.random.choice(hits)
        words = self._words(hit.words.singles)
        asked = {one.name: one for one in self.parameters["/search"]}
        values = {
            asked["q"]: [self.random.choice((words, words[:-1] or words, f'"{words}"'))[:LONGEST]]
        }
        if self.random.random() < 0.5:
            types, several = asked["type"].choices, self.random.randint(1, MOST_VALUES)
            values[asked["type"]] = [self.random.choice(types) for _ in range(several)]
        if self.random.random() < 0.5:
            values[asked["limit"]] = [self.random.choice(LIMITS)]
        if self.random.random() < 0.4:
            values[asked["format"]] = [self.random.choice(asked["format"].choices)]
        return self.ask("/search", values)

    def everything(self, path: str) -> Iterator[Question]:
        """Every filter of a list at once, with several values each, in all orders and formats."""
        known = {one.name: one for one in self.parameters[path]}
        filters = [one for one in known.values() if one.name not in HOW]
        for name in ("sort", "format", "match"):
            for choice in known[name].choices if name in known else ():
                values = {one: self._several(path[1:], one) for one in filters}
                yield self.ask(path, {**values, known[name]: [choice]})

    def ask(self, path: str, values: Mapping[Parameter, list[str]]) -> Question:
        """The question with these values, in any order."""
        pairs = [(one.name, value) for one, several in values.items() for value in several]
        self.random.shuffle(pairs)
        while len(pairs) > MOST_PARAMETERS or len(urlencode(pairs)) > LONGEST_QUERY:
            pairs.pop()
        is_whole = {("format", form) for form in WHOLE} & set(pairs)
        if is_whole and any(name == "fields" for name, _ in pairs):
            return Question(path, tuple(pairs), frozenset({"fields"}))
        unknown = {name for name, value in pairs if not self._is_known(path[1:], name, value)}
        return Question(path, tuple(pairs), frozenset(unknown))

    def _is_known(self, name: str, parameter: str, value: str) -> bool:
        reading = FILTERS.get((name, parameter))
        if not isinstance(reading, AnyOf) or reading.names is None or value in reading.also:
            return True
        return fold_name(value) in self.facts.named[reading.names]

    def _values(self, name: str, one: Parameter, target: int) -> list[str]:
        """Values of a parameter, most of them such that they find the target."""
        if one.name == "q":
            texts = self.reading.words(name)
            return [self._words(texts[target].singles if texts else [])[:LONGEST]]
        if one.name == "limit":
            return [self.random.choice(LIMITS)]
        if one.name in ("fields", "facets"):
            return self._choices(one)
        reading = FILTERS.get((name, one.name))
        if isinstance(reading, Bound):
            return [self._bound(one, self._near(name, reading, target))]
        if not isinstance(reading, AnyOf):
            return [self.random.choice(one.choices)]
        count = self.random.choice((1, 1, 1, 2, 3, MOST_VALUES)) if one.several else 1
        several = [self._value(name, one, reading) for _ in range(count)]
        if self.facts.lists[name] and self.random.random() < 0.7:
            document = self.facts.lists[name][target]
            of_target = list(filter(None, reading.read(self.facts, document, alone=False)))
            several[0] = self.random.choice(of_target or several)
        return [self._respelt(reading, value) for value in several]

    def _choices(self, one: Parameter) -> list[str]:
        """Some of the names that a parameter takes, joined by commas or not."""
        if one.name == "fields":
            # With the ids, by which answers are compared.
            some = self.random.sample(one.choices, self.random.randint(1, len(one.choices)))
            return [",".join(dict.fromkeys(["id", *some]))]
        some = self.random.sample(one.choices, min(MOST_FACETS, len(one.choices)))
        return self.random.choice((some, [",".join(some)], some[:1]))

    def _several(self, name: str, one: Parameter) -> list[str]:
        """A few known values."""
        reading = FILTERS.get((name, one.name))
        if not isinstance(reading, AnyOf):
            return self._values(name, one, 0)
        pool = self._pool(name, one, reading) or ["none"]
        return [self.random.choice(pool) for _ in range(3 if one.several else 1)]

    def _pool(self, name: str, one: Parameter, reading: AnyOf) -> list[str]:
        if one.choices:
            return list(one.choices)
        if reading.names:
            return [*self.forms.get(reading.names, ()), *reading.also]
        return [value for value in self.reading.having(name, one.name, alone=True) if value]

    def _value(self, name: str, one: Parameter, reading: AnyOf) -> str:
        pool = self._pool(name, one, reading)
        if not one.choices and (not pool or self.random.random() < 0.02):
            return f"no-such-thing-{self.random.randrange(10)}"
        return self.random.choice(pool)

    def _respelt(self, reading: AnyOf, value: str) -> str:
        """The value, or another name of the same, with other capitals and spaces."""
        forms = self.forms.get(reading.names or "", {}).get(value)
        if forms is None or self.random.random() < 0.7:
            return value
        form = self.random.choice(forms)
        return self.random.choice((form, f" {form.upper()} ", form.replace(" ", "  ")))[:LONGEST]

    def _near(self, name: str, reading: Bound, target: int) -> list[Any]:
        """The numbers or days of the target that a bound may lie beside."""
        documents = self.facts.lists[name]
        part = reading.part(self.facts, documents[target]) if documents else None
        if isinstance(part, Days):
            near = [part.first, part.last, part.surely_begun, part.surely_going_on]
        elif isinstance(part, dict):
            near = [part["value"], part["low"], part["high"]]
        else:
            near = [part]
        return [one for one in near if one is not None]

    def _bound(self, one: Parameter, near: list[Any]) -> str:
        if not near or self.random.random() < 0.2:
            return self.random.choice(ENDS[one.kind])
        beside = self.random.choice(near)
        if one.kind == "number":
            shift = self.random.choice((0, 0, -1, 1, 0.5, -1000, 1e6))
            return self.random.choice((f"{beside + shift:.2f}", f"{beside + shift:.12g}"))
        return _shifted(beside, self.random.choice((0, 0, -1, 1, -40, 40)))

    def _words(self, words: list[str]) -> str:
        """Some of the words, perhaps joined by other signs, perhaps with one that is nowhere."""
        if not words or self.random.random() < 0.1:
            return self.random.choice(STRANGE)
        start = self.random.randrange(len(words))
        chosen = words[start : start + self.random.randint(1, 3)]
        if self.random.random() < 0.3:
            chosen = self.random.sample(words, min(len(words), 3))
        if self.random.random() < 0.05:
            chosen.append("nowheretobefound")
        text = self.random.choice((" ", " ", "  ", "-", ",")).join(chosen)
        return self.random.choice((text, text, text.upper(), text.title()))


def _shifted(day: str, days: int) -> str:
    try:
        return str(date.fromisoformat(day) + timedelta(days))
    except OverflowError:  # before the first day, or after the last
        return day
