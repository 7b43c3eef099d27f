"""The questions of the work items, as the floors ask them: the best SQL that we know for each."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

Given = Mapping[str, str]


class Asked(NamedTuple):
    """A condition, what stands after it, the values, and the tables that are read."""

    where: str
    rest: str
    values: Sequence[Any]
    source: str = "figure f"


def of_figures(given: Given) -> Asked:
    """Figures by indicator and minimum, by words, or after a position."""
    limit = int(given.get("limit", 20))
    if "indicator" in given:
        where = "f.indicator_id = ? AND f.value_up >= ? AND f.value IS NOT NULL"
        values = (given["indicator"], float(given["min"]), limit)
        return Asked(where, "ORDER BY f.value_up, f.id LIMIT ?", values)
    if "q" in given:
        source = "figure_words x CROSS JOIN figure f ON f.position = x.rowid"
        quoted = " ".join(f'"{word}"' for word in given["q"].split())
        return Asked("figure_words MATCH ?", "ORDER BY x.rowid LIMIT ?", (quoted, limit), source)
    return Asked("f.position > ?", "ORDER BY f.position LIMIT ?", (int(given["after"]), limit))


def of_events(given: Given) -> Asked:
    """Events of an actor since a day."""
    values = (given["actor"], given["since"], int(given.get("limit", 20)))
    return Asked(
        "x.actor_id = ? AND e.date_until >= ?",
        "ORDER BY e.position LIMIT ?",
        values,
        "event_actor x JOIN event e ON e.id = x.event_id",
    )


CANDIDATES = 150
TYPES = "SELECT type, min(position), max(position) FROM search_hit GROUP BY type"
RANKED = (
    "SELECT rowid, bm25(search_words, 4.0, 1.0) FROM search_words"
    " WHERE search_words MATCH ? AND rowid BETWEEN ? AND ? LIMIT ?"
)
SNIPPET = (
    "SELECT snippet(search_words, -1, '\x02', '\x03', '…', 24) FROM search_words"
    " WHERE search_words MATCH ? AND rowid = ?"
)


def search_words(text: str) -> str:
    """All the words, the last one begun."""
    return " ".join(f'"{word}"' for word in text.split()) + "*"
