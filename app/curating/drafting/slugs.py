"""Readable ids, made from words."""

import re
import unicodedata

from app.curating.text.anchors import PLAIN

MOST_CHARACTERS = 60


def slug(words: str) -> str:
    """Small letters, digits and hyphens: "Syrskyi’s 38,000 of 5.9" → "syrskyis-38000-of-5-9"."""
    plain = (
        unicodedata.normalize("NFKD", words.translate(PLAIN))
        .encode("ascii", "ignore")
        .decode()
        .lower()
    )
    joined = re.sub(r"(?<=\d),(?=\d\d\d)|['`]", "", plain)
    parts = re.findall(r"[a-z0-9]+", joined)
    kept = ""
    for part in parts:
        longer = f"{kept}-{part}" if kept else part
        if len(longer) > MOST_CHARACTERS:
            break
        kept = longer
    return kept or (parts[0][:MOST_CHARACTERS] if parts else "unnamed")


class Slugs:
    """Gives each thing an id of its own."""

    def __init__(self, taken: set[str] | None = None) -> None:
        self._taken = set(taken or ())
        self._next: dict[str, int] = {}

    def fresh(self, words: str) -> str:
        """A slug of the words that was not given before: "kursk", then "kursk-2"."""
        wanted = slug(words)
        given, number = wanted, self._next.get(wanted, 2)
        while given in self._taken:
            given, number = f"{wanted}-{number}", number + 1
        self._next[wanted] = number
        self._taken.add(given)
        return given
