"""Which words each fact is found by, and whether they stand in a text."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from app.english.stems.stem import stem_word
from tests.kit.asking.facts import Document, Facts

_WORD = re.compile(r"[^\W_]+")
_TYPED = re.compile(r'"([^"]*)"|([^\s"]+)')
_NUMBER = re.compile(r"\d+(?:[,'’\u00a0\u2009\u202f]\d+)*")
_HYPHENED = re.compile(r"[^\W_]+(?:-[^\W_]+)+")
WordsOf = Callable[[Facts, Document], list[str | None]]


def _of_claim(claim: Document) -> list[str | None]:
    return [claim["text"], *(quote["exact"] for quote in claim["evidence"])]


def _of_side(side: Document) -> list[str | None]:
    return _of_claim(side["claim"])


WORDS: dict[str, WordsOf] = {
    "actors": lambda _, x: [x["name"], *x["aliases"], *(role["text"] for role in x["roles"])],
    "articles": lambda facts, x: [facts.texts[x["id"]]["text"], x["publisher"]],
    "claims": lambda _, x: _of_claim(x),
    "discrepancies": lambda _, x: [
        *(words for side in x["sides"]["items"] for words in _of_side(side)),
        x["indicator"] and x["indicator"]["name"],
    ],
    "events": lambda facts, x: [
        x["title"],
        *(quote["exact"] for quote in x["evidence"]),
        *(words for claim in facts.stating[x["id"]] for words in _of_claim(claim)),
    ],
    "figures": lambda _, x: [
        x["text"],
        x["indicator"]["name"],
        x["claim"]["text"],
        *(quote["exact"] for quote in x["evidence"]),
    ],
    "indicators": lambda _, x: [x["name"], x["definition"]],
    "places": lambda _, x: [x["name"], *x["aliases"]],
    "sources": lambda _, x: [x["title"], x["publisher"]],
}
"""The words of each list's facts that `q` looks into."""


def _articles_of(facts: Facts, name: str, x: Document) -> list[str]:
    """The articles that a fact rests on; none where its words are ours."""
    if name == "articles":
        return [x["id"]]
    if name == "events":
        claims = [claim["article"]["id"] for claim in facts.stating[x["id"]]]
        return claims + [quote["article"]["id"] for quote in x["evidence"]]
    if name == "discrepancies":
        return [side["claim"]["article"]["id"] for side in x["sides"]["items"]]
    return [x["article"]["id"]] if "article" in x else []


def languages_of(facts: Facts, name: str, x: Document) -> list[str]:
    """The languages of a fact's words; none where they are ours."""
    return [facts.texts[article]["language"] for article in _articles_of(facts, name, x)]


@dataclass(frozen=True, eq=False)
class Words:
    """A text as it is searched: its words in their order, and each by itself.

    English ones are known by their stems, those of other languages as they are.
    """

    run: str
    stems: frozenset[str]
    bare: frozenset[str]

    @property
    def singles(self) -> list[str]:
        """Its words in their order."""
        return self.run.replace("|", " ").split()

    @classmethod
    def of(cls, parts: Iterable[str | None], languages: list[str]) -> "Words":
        """Those of several texts, over which no phrase reaches."""
        texts = [part for part in parts if part]
        singles = {single for text in texts for single in _list_singles(text)}
        english = [language.split("-")[0] == "en" for language in languages]
        stems = map(stem_word, singles) if any(english) or not english else ()
        bare = () if all(english) else singles
        return cls("|".join(map(fold_words, texts)), frozenset(stems), frozenset(bare))


@dataclass(frozen=True)
class Asked:
    """A part of a question: words that stand together, or one in any of its forms.

    `begun` are the words that its last one may become.
    """

    run: str
    single: str | None
    begun: tuple[str, ...] = ()

    def stands_in(self, text: Words) -> bool:
        """Whether it does."""
        if self.single is not None:
            if stem_word(self.single) in text.stems or self.single in text.bare:
                return True
            if len(self.run.split()) == 1:
                return any(f" {word} " in text.run for word in self.begun)
        *before, _ = self.run.split()
        ends = (fold_words(" ".join([*before, word])) for word in self.begun)
        return self.run in text.run or any(end in text.run for end in ends)


def read_asked(asked: str, complete: Callable[[str], list[str]]) -> list[Asked]:
    """The parts of a question. All must stand in what it finds, and no part finds nothing."""
    found = _TYPED.findall(asked)
    parts = [
        Asked(run, _read_single(bare) if bare else None)
        for phrase, bare in found
        if (run := fold_words(phrase or bare)).strip()
    ]
    if parts and found[-1][1] and asked[-1].isalnum():
        last = parts[-1]
        parts[-1] = Asked(last.run, last.single, tuple(complete(last.run.split()[-1])))
    return parts


def fold(text: str) -> str:
    """A text without capitals and accents."""
    signs = (x for x in unicodedata.normalize("NFD", text) if not unicodedata.combining(x))
    return "".join(signs).lower().replace("ς", "σ")


def fold_words(text: str) -> str:
    """The words of a text without capitals and accents, one space around each."""
    return f" {' '.join(_WORD.findall(fold(text)))} "


def read_words(facts: Facts, name: str, document: Document) -> Words:
    """All the words of a fact."""
    return Words.of(WORDS[name](facts, document), languages_of(facts, name, document))


def holds_all(text: Words, asked: list[Asked]) -> bool:
    """Whether all of these stand in the text; no words stand nowhere."""
    return bool(asked) and all(part.stands_in(text) for part in asked)


def _list_singles(text: str) -> Iterator[str]:
    """Words, words with hyphens in them, and numbers without what parts their thousands."""
    folded = fold(text)
    yield from _WORD.findall(folded)
    yield from _HYPHENED.findall(folded)
    for found in _NUMBER.finditer(folded):
        first, *rest = re.split(r"\D", found[0])
        around = folded[: found.start()][-1:] + folded[found.end() :][:1]
        is_alone = not any(sign.isalnum() for sign in around)
        if rest and is_alone and len(first) <= 3 and {len(group) for group in rest} == {3}:
            yield first + "".join(rest)


def _read_single(typed: str) -> str | None:
    """The word, hyphened word or number that was typed, if it is no more than that."""
    words = _WORD.findall(fold(typed))
    singles = [x for x in _list_singles(typed) if _WORD.findall(x) == words or x == "".join(words)]
    return singles[0] if singles else None
