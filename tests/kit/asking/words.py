"""Which words each fact is found by, and whether they stand in a text."""

import re
import unicodedata
from collections.abc import Callable

from tests.kit.asking.facts import Document, Facts

_WORD = re.compile(r"[^\W_]+")
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


def fold_words(text: str) -> str:
    """The words of a text without capitals and accents, one space around each."""
    if not text.isascii():
        parts = unicodedata.normalize("NFD", text)
        text = "".join(sign for sign in parts if not unicodedata.combining(sign))
    return f" {' '.join(_WORD.findall(text.lower()))} "


def read_words(facts: Facts, name: str, document: Document) -> str:
    """All the words of a fact."""
    return fold_words("\n".join(filter(None, WORDS[name](facts, document))))


def read_runs(asked: str) -> list[str]:
    """The words of a question; what signs join ("38,000") stands together."""
    return [run for run in map(fold_words, asked.split()) if run.strip()]


def holds_all(text: str, runs: list[str]) -> bool:
    """Whether all of these stand in the text; no words stand nowhere."""
    return bool(runs) and all(run in text for run in runs)
