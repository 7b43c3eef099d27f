"""What `/search` answers, read plainly from the documents."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest

from app.releasing.positions import locate_thing
from tests.kit.asking.facts import Document, Facts
from tests.kit.asking.words import fold_words

RANKED = 60
"""Hits of each type that are ranked at least."""
BEGUN_COMPARED, BEGUN_TAKEN = 500, 6
"""Words that a begun one may become: the most frequent of the first ones."""


@dataclass(frozen=True, eq=False)
class Hit:
    """A hit: what it is of, and its words."""

    type: str
    id: str
    length: int
    title: str
    text: str


@dataclass(frozen=True)
class Found:
    """What a search answers: the hits in their order, and how many there are of each type."""

    hits: list[tuple[str, str]]
    counts: dict[str, int]
    exact: bool


@dataclass(frozen=True)
class Typed:
    """What was typed: runs of words that all must stand in a hit, the last word perhaps begun."""

    runs: list[str]
    is_begun: bool

    @classmethod
    def read(cls, text: str) -> "Typed":
        """What was typed into a search."""
        found = re.findall(r'"([^"]*)"|([^\s"]+)', text)
        runs = [fold_words(phrase or word) for phrase, word in found]
        runs = [run for run in runs if run.strip()]
        return cls(runs, bool(runs and found[-1][1] and text[-1].isalnum()))


@dataclass(frozen=True, repr=False, eq=False)
class Hits:
    """Everything that can be found, by type, each in the order of its positions."""

    facts: Facts

    @cached_property
    def by_type(self) -> dict[str, list[Hit]]:
        """The types by their names: in this order they take turns."""
        found: dict[str, list[Hit]] = {}
        for kind, name, title, text in self._texts():
            hit = Hit(kind, name, len(title), fold_words(title), fold_words(text))
            found.setdefault(kind, []).append(hit)
        for kind in THINGS:
            found.get(kind, []).sort(key=lambda hit: locate_thing(hit.id))
        return dict(sorted(found.items()))

    @cached_property
    def frequencies(self) -> Counter[str]:
        """In how many hits each word stands."""
        every = (hit for hits in self.by_type.values() for hit in hits)
        return Counter(word for hit in every for word in {*hit.title.split(), *hit.text.split()})

    @cached_property
    def vocabulary(self) -> list[str]:
        """All words in their order."""
        return sorted(self.frequencies)

    def find(self, text: str, types: Sequence[str], limit: int) -> Found:
        """The best hits of these types, of all if none."""
        forms = self._forms(Typed.read(text))
        most = max(RANKED, limit)
        asked = [kind for kind in self.by_type if not types or kind in types]
        every = {kind: [x for x in self.by_type[kind] if _holds(x, forms)] for kind in asked}
        titled = self._titled(every, forms, most, by_type=bool(types))
        best = sorted(titled, key=lambda hit: hit.length)
        turns = zip_longest(*(hits[:most] for hits in every.values()))
        best += [hit for turn in turns for hit in turn if hit and hit not in titled]
        counts = {kind: min(len(hits), most) for kind, hits in every.items() if hits}
        exact = all(len(hits) <= most for hits in every.values())
        return Found([(hit.type, hit.id) for hit in best[:limit]], counts, exact)

    def _titled(
        self, every: dict[str, list[Hit]], forms: list[list[str]], most: int, *, by_type: bool
    ) -> list[Hit]:
        """The first hits with everything in their title: of each type, or without any of all."""
        first = {
            kind: [hit for hit in every[kind] if _stand_in(hit.title, forms)]
            for kind in TYPES
            if kind in every
        }
        if by_type:
            return [hit for hits in first.values() for hit in hits[:most]]
        return [hit for hits in first.values() for hit in hits][:most]

    def _forms(self, typed: Typed) -> list[list[str]]:
        """Each run in the forms that it may have: one, but where its last word is only begun."""
        forms = [[run] for run in typed.runs]
        if typed.is_begun:
            *before, begun = typed.runs[-1].split()
            forms[-1] = [fold_words(" ".join([*before, word])) for word in self._completions(begun)]
        return forms or [[]]

    def _completions(self, begun: str) -> list[str]:
        """The word itself before others, the frequent before the rare."""
        first = [word for word in self.vocabulary if word.startswith(begun)][:BEGUN_COMPARED]
        first.sort(key=lambda word: (word != begun, -self.frequencies[word], word))
        return first[:BEGUN_TAKEN]

    def _texts(self) -> Iterator[tuple[str, str, str, str]]:
        """Each hit's type, id, title and text."""
        lists, stating = self.facts.lists, self.facts.stating
        for x in lists["actors"]:
            yield "actor", x["id"], x["name"], "; ".join([*_roles(x), *x["aliases"]])
        for x in lists["places"]:
            yield "place", x["id"], x["name"], "; ".join(x["aliases"])
        for x in lists["indicators"]:
            yield "indicator", x["id"], x["name"], x["definition"]
        for x in lists["sources"]:
            yield "source", x["id"], x["title"] or f"[{x['marker']}]", x["publisher"] or ""
        for x in lists["events"]:
            own = [y["exact"] for y in x["evidence"]]
            text = ". ".join([*map(_statement, stating[x["id"]]), *own])
            yield "event", x["id"], x["title"] + _only(x["asserted_by"]), text
        for x in lists["figures"]:
            title = f"{x['indicator']['name']}: {x['text']}{_said(x)}"
            yield "figure", x["id"], title, _statement(x)
        for x in lists["claims"]:
            quotes = [y["exact"] for y in x["evidence"]]
            yield "claim", x["id"], _statement(x), " … ".join([x["text"], *quotes])
        for x in self.facts.texts.values():
            for sentence in x["sentences"]:
                yield "sentence", sentence["id"], x["headline"], sentence["text"]


TYPES = ("actor", "place", "indicator", "source", "event", "figure", "claim", "sentence")
"""Names before texts: the order of hits with titles of one length."""
THINGS = ("actor", "place", "indicator")
"""What has no day and no article, and so a position that no list follows."""


def _statement(it: Document) -> str:
    """The sentence to print, without the article and its sources."""
    return str(it["sentence_for_print"]).rpartition(", according to “")[0]


def _said(figure: Document) -> str:
    """Who gives a number, and the hedges that its words lack."""
    said, via = figure["attribution"], figure["attribution"]["via"] or {}
    hedges = [x for x in figure["hedge"] if x not in figure["text"] and x != said["cue"]]
    day = (said["date"] or {}).get("text")
    voices = [
        [via.get("speaker") and x for x in (via.get("speaker"), via.get("cue"))],
        [said["speaker"], said["cue"], day],
    ]
    told = [" ".join(filter(None, voice)) for voice in voices]
    parts = ", ".join(filter(None, [*told, *hedges]))
    return f" ({parts})" if parts else ""


def _only(voices: list[Document]) -> str:
    """Who alone states an event, if not the article itself."""
    if not voices or any(x["type"] == "article" for x in voices):
        return ""
    names = [x["actor"]["name"] if x["actor"] else "unnamed voices" for x in voices]
    says = "says" if len(voices) == 1 and voices[0]["actor"] else "say"
    return f" (only {' and '.join(names)} {says} so)"


def _roles(actor: Document) -> dict[str, None]:
    return dict.fromkeys(role["text"] for role in actor["roles"])


def _stand_in(text: str, forms: list[list[str]]) -> bool:
    return all(any(run in text for run in runs) for runs in forms)


def _holds(hit: Hit, forms: list[list[str]]) -> bool:
    """Whether each run stands in the title or in the text."""
    return all(any(run in hit.title or run in hit.text for run in runs) for runs in forms)
