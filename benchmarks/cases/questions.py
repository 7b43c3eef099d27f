"""The questions that two revisions are asked: drawn from the answers of the old one."""

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from urllib.parse import urlencode

from benchmarks.systems.asking import fetch

DIFFERENT = 20_000
_LONG_WORD = re.compile(r"\b[^\W\d_]{4,}\b")
Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that is measured: its addresses, asked in turn."""

    name: str
    about: str
    paths: Sequence[str]
    is_kept: bool = False
    """Whether the server keeps answers; else its cache is off."""
    is_unchanged: bool = False
    """Whether the client has the answer already."""

    @property
    def slug(self) -> str:
        """The name as a path."""
        return self.name.replace(" ", "-").lower()


def draw_items(base: str) -> list[Item]:
    """Everything that is asked, from the figures and claims that a server has."""
    figures = _read_rows(base, "/figures?format=csv")
    claims = _read_rows(base, "/claims?format=csv")
    lists = list(_draw_lists(figures))
    words = list(_draw_words(claims))
    ids = [f"/figures/{row['id']}" for row in figures]
    quickly = "&limit=20&total=false"
    return [
        Item("kept answer", "one list again and again", lists[:1], is_kept=True),
        Item("304", "the same with If-None-Match", lists[:1], is_kept=True, is_unchanged=True),
        Item("new answer", "lists never asked before, which are then kept", lists, is_kept=True),
        Item("miss", "ten figures", ["/figures?limit=10&total=false"]),
        Item("filtered list", "20 figures by indicator and minimum, by value", lists),
        Item("with total", "20 claims of the article's voice", [
            "/claims?attributed_to=article&limit=20"]),
        Item("events", "20 events", [f"/events?status=occurred{quickly}"]),
        Item("by id", "one figure with all that is nested", Random(7).sample(ids, len(ids))),
        Item("words", "20 figures in whose texts two words occur",
             [f"/figures?{query}{quickly}" for query in words]),
        Item("search", "20 best hits of everything, ranked", [
            f"/search?{query}&limit=20" for query in words]),
        Item("CSV", "every figure", ["/figures?format=csv"]),
        Item("NDJSON", "every figure", ["/figures?format=ndjson"]),
    ]  # fmt: skip


def _read_rows(base: str, path: str) -> list[Row]:
    status, body = fetch(base + path)
    if status != 200:
        raise RuntimeError(f"{path} answers {status}.")
    return list(csv.DictReader(io.StringIO(body.decode())))


def _draw(draw: Callable[[Random], str]) -> Iterator[str]:
    """Different texts, or as many as a bounded number of draws gives."""
    chance = Random(7)
    yield from {draw(chance): None for _ in range(DIFFERENT)}


def _draw_lists(figures: Sequence[Row]) -> Iterator[str]:
    valued = [row for row in figures if row["value"]]

    def draw(chance: Random) -> str:
        row = chance.choice(valued)
        least = f"{chance.uniform(0, float(row['value'])):.3f}"
        return urlencode({"indicator": row["indicator"], "min": least})

    return (f"/figures?{query}&sort=value&limit=20&total=false" for query in _draw(draw))


def _draw_words(claims: Sequence[Row]) -> Iterator[str]:
    """Two words that occur together."""
    texts = [sorted(set(_LONG_WORD.findall(row["text"]))) for row in claims]
    known = [words for words in texts if len(words) > 1]
    return _draw(lambda chance: urlencode({"q": " ".join(chance.sample(chance.choice(known), 2))}))
