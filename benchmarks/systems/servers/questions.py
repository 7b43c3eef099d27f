"""The questions of the work items, as the floors ask them: the best SQL that we know for each."""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from itertools import zip_longest
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


CANDIDATES, SHOWN = 60, 20
TYPES = "SELECT type, first, last FROM search_range ORDER BY type"
WORDED = (
    "SELECT * FROM (SELECT rowid, NULL FROM search_words WHERE search_words MATCH ?"
    " AND rowid BETWEEN ? AND ? LIMIT ?)"
)
TITLED = (
    "SELECT w.rowid, length(h.title) FROM search_titles w JOIN search_hit h"
    " ON h.position = w.rowid WHERE search_titles MATCH ? LIMIT ?"
)


TERMS = (
    "SELECT term FROM (SELECT term, rows FROM search_term WHERE term >= ? AND term < ? LIMIT 500)"
    " ORDER BY term <> ?, rows DESC, term LIMIT 6"
)


def search_words(fetch: "Fetch", text: str) -> str:
    """All the words, the last one completed."""
    *whole, begun = text.split()
    begun = begun.lower()
    completed = fetch(TERMS, (begun, begun + "\U0010ffff", begun)).fetchall()
    last = " OR ".join(f'"{term}"' for (term,) in completed)
    return " AND ".join([*(f'"{word}"' for word in whole), f"({last})"])


Fetch = Callable[[str, Sequence[Any]], sqlite3.Cursor]
Ranges = Sequence[tuple[str, int, int]]


def best_hits(fetch: Fetch, words: str, ranges: Ranges) -> tuple[list[int], int]:
    """The positions of the best hits, titles first and then by turns, and how many were ranked."""
    query = search_words(fetch, words)
    worded = _first_of_each(fetch, query, ranges)
    lengths = dict(fetch(TITLED, (query, CANDIDATES)).fetchall())
    best = sorted(lengths, key=lambda row: (lengths[row], row))
    turns = zip_longest(*([row for row, _ in rows[:CANDIDATES]] for rows in worded))
    best += [row for turn in turns for row in turn if row is not None and row not in lengths]
    return best[:SHOWN], sum(len(rows[:CANDIDATES]) for rows in worded)


def _first_of_each(fetch: Fetch, query: str, ranges: Ranges) -> list[list[Any]]:
    most = CANDIDATES + 1
    whole = min(first for _, first, _ in ranges), max(last for _, _, last in ranges)
    rows = fetch(WORDED, (query, *whole, most)).fetchall()
    if len(rows) == most:
        given = [value for _, *ends in ranges for value in (query, *ends, most)]
        rows = fetch(" UNION ALL ".join([WORDED] * len(ranges)), given).fetchall()
    return [[row for row in rows if first <= row[0] <= last] for _, first, last in ranges]
