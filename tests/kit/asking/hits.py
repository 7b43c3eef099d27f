"""What `/search` answers, read plainly from the documents."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest

from app.releasing.positions import locate_thing
from tests.kit.asking.facts import Document, Facts
from tests.kit.asking.words import Asked, Words, holds_all, languages_of, read_asked

RANKED = 60
"""Hits of each type that are ranked at least."""
BEGUN_COMPARED, BEGUN_TAKEN = 500, 6
"""Words that a begun one may become: the most frequent of the first ones."""


@dataclass(frozen=True, eq=False)
class Hit:
    """A hit: what it is of, its title, its words with those of a title that finds, and these."""

    type: str
    id: str
    title: str
    words: Words
    titled: Words


@dataclass(frozen=True)
class Found:
    """What a search answers: the hits in their order, and how many there are of each type."""

    hits: list[tuple[str, str]]
    counts: dict[str, int]
    exact: bool


@dataclass(frozen=True, repr=False, eq=False)
class Hits:
    """Everything that can be found, by type, each in the order of its positions."""

    facts: Facts

    @cached_property
    def by_type(self) -> dict[str, list[Hit]]:
        """The types by their names: in this order they take turns."""
        found: dict[str, list[Hit]] = {}
        for kind, x, title, text in self._texts():
            languages = languages_of(self.facts, f"{kind}s", x)
            words = Words.of([text] if kind == RANKED_BY_TITLE else [title, text], languages)
            hit = Hit(kind, x["id"], title, words, Words.of([title], languages))
            found.setdefault(kind, []).append(hit)
        for kind in THINGS:
            found.get(kind, []).sort(key=lambda hit: locate_thing(hit.id))
        return dict(sorted(found.items()))

    @cached_property
    def frequencies(self) -> Counter[str]:
        """In how many hits each word stands."""
        every = (hit.words for hits in self.by_type.values() for hit in hits)
        return Counter(word for words in every for word in {*words.singles})

    @cached_property
    def vocabulary(self) -> list[str]:
        """All words in their order."""
        return sorted(self.frequencies)

    def find(self, text: str, types: Sequence[str], limit: int) -> Found:
        """The best hits of these types, of all if none."""
        asked = read_asked(text, self.complete)
        most = max(RANKED, limit)
        kinds = [kind for kind in self.by_type if not types or kind in types]
        every = {
            kind: [x for x in self.by_type[kind] if holds_all(x.words, asked)] for kind in kinds
        }
        titled = self._titled(every, asked, most, by_type=bool(types))
        best = sorted(titled, key=lambda hit: len(hit.title))
        turns = zip_longest(*(hits[:most] for hits in every.values()))
        best += [hit for turn in turns for hit in turn if hit and hit not in titled]
        counts = {kind: min(len(hits), most) for kind, hits in every.items() if hits}
        exact = all(len(hits) <= most for hits in every.values())
        return Found([(hit.type, hit.id) for hit in best[:limit]], counts, exact)

    def _titled(
        self, every: dict[str, list[Hit]], asked: list[Asked], most: int, *, by_type: bool
    ) -> list[Hit]:
        """The first hits with everything in their title: of each type, or without any of all.

        Sentences are found without their headline; of the first that are, it is looked at.
        """
        first = {
            kind: [hit for hit in every[kind] if holds_all(hit.titled, asked)]
            for kind in TYPES
            if kind in every and kind != RANKED_BY_TITLE
        }
        sentences = every.get(RANKED_BY_TITLE, [])[:most]
        headed = [hit for hit in sentences if holds_all(hit.titled, asked)]
        if by_type:
            return [*(hit for hits in first.values() for hit in hits[:most]), *headed]
        return [*[hit for hits in first.values() for hit in hits][:most], *headed]

    def complete(self, begun: str) -> list[str]:
        """The word itself before others, the frequent before the rare."""
        first = [word for word in self.vocabulary if word.startswith(begun)][:BEGUN_COMPARED]
        first.sort(key=lambda word: (word != begun, -self.frequencies[word], word))
        return first[:BEGUN_TAKEN]

    def _texts(self) -> Iterator[tuple[str, Document, str, str]]:
        """Each hit's type, what it is of, its title and text."""
        lists, stating = self.facts.lists, self.facts.stating
        for x in lists["actors"]:
            yield "actor", x, x["name"], "; ".join([*_roles(x), *x["aliases"]])
        for x in lists["places"]:
            yield "place", x, x["name"], "; ".join(x["aliases"])
        for x in lists["indicators"]:
            yield "indicator", x, x["name"], x["definition"]
        for x in lists["sources"]:
            yield "source", x, x["title"] or f"[{x['marker']}]", x["publisher"] or ""
        for x in lists["events"]:
            own = [y["exact"] for y in x["evidence"]]
            text = ". ".join([*map(_statement, stating[x["id"]]), *own])
            yield "event", x, x["title"] + _only(x["asserted_by"]), text
        for x in lists["figures"]:
            title = f"{x['indicator']['name']}: {x['text']}{_said(x)}"
            yield "figure", x, title, _statement(x)
        for x in lists["claims"]:
            quotes = [y["exact"] for y in x["evidence"]]
            yield "claim", x, _statement(x), " … ".join([x["text"], *quotes])
        for x in self.facts.texts.values():
            for sentence in x["sentences"]:
                yield "sentence", sentence | {"article": x}, x["headline"], sentence["text"]


RANKED_BY_TITLE = "sentence"
"""What its title does not find: the headline of its article."""
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
