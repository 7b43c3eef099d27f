"""The questions of the work items, as the floors ask them: the best SQL that we know for each."""

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from itertools import zip_longest
from typing import Any, NamedTuple

from app.database.snippets import Marker
from app.database.sqlite.full_text import match_query
from app.database.typed import read_typed
from app.english.finding.terms import stem_term

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
        quoted = " AND ".join(f'"{stem_term(word)}"' for word in given["q"].split())
        return Asked("figure_words MATCH ?", "ORDER BY x.rowid LIMIT ?", (quoted, limit), source)
    return Asked("f.position > ?", "ORDER BY f.position LIMIT ?", (int(given["after"]), limit))


def of_events(given: Given) -> Asked:
    """Events of an actor, or of one affiliated to it, since a day."""
    values = (given["actor"], given["since"], int(given.get("limit", 20)))
    return Asked(
        "e.id IN (SELECT x.event_id FROM event_actor x JOIN actor_affiliate a"
        " ON a.actor_id = x.actor_id WHERE a.ancestor_id = ?) AND e.date_until >= ?",
        "ORDER BY e.position LIMIT ?",
        values,
        "event e",
    )


CANDIDATES, SHOWN = 60, 20
TYPES = "SELECT type, first, last, is_titled FROM search_range ORDER BY type"
WORDED = (
    "SELECT * FROM (SELECT rowid, NULL FROM search_words WHERE search_words MATCH ?"
    " AND rowid BETWEEN ? AND ? LIMIT ?)"
)
TITLED = (
    "SELECT w.rowid, length(h.title) FROM search_titles w JOIN search_hit h"
    " ON h.position = w.rowid WHERE search_titles MATCH ? LIMIT ?"
)
HEADINGS = "SELECT position, title FROM search_hit WHERE position IN ({})"
FORMS = "SELECT stem, form FROM search_form WHERE stem IN ({})"


TERMS = (
    "SELECT term FROM (SELECT term, rows FROM search_term WHERE term >= ? AND term < ? LIMIT 500)"
    " ORDER BY term <> ?, rows DESC, term LIMIT 6"
)


Fetch = Callable[[str, Sequence[Any]], sqlite3.Cursor]
Ranges = Sequence[tuple[str, int, int, bool]]


def read_words(fetch: Fetch, text: str) -> tuple[str, Marker]:
    """The query for all the words, the last one completed, and what marks them."""
    typed = read_typed(text)
    begun = typed.begun or ""
    found = fetch(TERMS, (begun, begun + "\U0010ffff", begun)).fetchall() if begun else []
    completions = tuple(term for (term,) in found)
    stems = [stem_term(part.unit) for part in typed.parts if part.unit]
    forms: dict[str, list[str]] = {stem: [] for stem in stems}
    for stem, form in fetch(FORMS.format(", ".join("?" * len(stems))), stems):
        forms[stem].append(form)
    return match_query(typed, completions, (stem_term,)), Marker(typed, completions, forms)


def best_hits(fetch: Fetch, query: str, marker: Marker, ranges: Ranges) -> tuple[list[int], int]:
    """The positions of the best hits, titles first and then by turns, and how many were ranked."""
    worded = _first_of_each(fetch, query, ranges)
    lengths = dict(fetch(TITLED, (query, CANDIDATES)).fetchall())
    headed = [
        row
        for (*_, is_titled), rows in zip(ranges, worded, strict=True)
        for row, _ in rows[:CANDIDATES]
        if not is_titled
    ]
    for row, title in fetch(HEADINGS.format(", ".join("?" * len(headed))), headed):
        if marker.holds_all(title):
            lengths[row] = len(title)
    best = sorted(lengths, key=lambda row: (lengths[row], row))
    turns = zip_longest(*([row for row, _ in rows[:CANDIDATES]] for rows in worded))
    best += [row for turn in turns for row in turn if row is not None and row not in lengths]
    return best[:SHOWN], sum(len(rows[:CANDIDATES]) for rows in worded)


def _first_of_each(fetch: Fetch, query: str, ranges: Ranges) -> list[list[Any]]:
    most = CANDIDATES + 1
    whole = min(first for _, first, *_ in ranges), max(last for _, _, last, _ in ranges)
    rows = fetch(WORDED, (query, *whole, most)).fetchall()
    if len(rows) == most:
        given = [value for _, *ends, _ in ranges for value in (query, *ends, most)]
        rows = fetch(" UNION ALL ".join([WORDED] * len(ranges)), given).fetchall()
    return [[row for row in rows if first <= row[0] <= last] for _, first, last, _ in ranges]
