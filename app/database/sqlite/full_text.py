"""Full text: how it is asked in SQLite (FTS5), and the search across everything."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, zip_longest
from typing import Any, Protocol

from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler

from app.kit.asking.conditions import WordsMatch, WordsPosition
from app.kit.asking.snippets import Typed
from app.kit.releases import Found, Row

Ends = tuple[int, int]


class Timed(Protocol):
    """A connection for as long as a search has time."""

    def fetch(self, text: str, values: Sequence[Any]) -> list[Row]:
        """The rows of a statement."""

    def check_time(self) -> None:
        """Raises an error where time is up."""


@compiles(WordsMatch, "sqlite")
def _words_match(element: WordsMatch, compiler: SQLCompiler, **given: Any) -> str:
    name = element.full_text.name
    position = compiler.process(element.position.expression, **given)
    words = compiler.process(element.words, **given)
    return f"{position} = {name}.rowid AND {name} MATCH all_words({words})"


@compiles(WordsPosition, "sqlite")
def _words_position(element: WordsPosition, _: SQLCompiler, **__: Any) -> str:
    return f"{element.full_text.name}.rowid"


COMPLETIONS, TERMS_COMPARED = 6, 500
"""Words that a begun one is completed to: the most frequent of the first that begin so."""
LAST_POSITION = 2**63 - 1
FEW_HITS = 20_000
"""Hits that are searched on the event loop, as long as the time there lasts. More are searched in a
thread at once, for looking up a word in full text is one step, which cannot be cut off."""
_TERMS = (
    "SELECT term FROM (SELECT term, rows FROM search_term WHERE term >= ? AND term < ? LIMIT ?)"
    " ORDER BY term <> ?, rows DESC, term LIMIT ?"
)
CANDIDATES = 60
"""Hits of a type, in reading order, that are ranked against each other; more where more are
asked for."""
_TYPES = "SELECT type, first, last, hits FROM search_range ORDER BY type"
_TITLED = (
    "SELECT * FROM (SELECT search_titles.rowid, length(search_hit.title) FROM search_titles"
    " JOIN search_hit ON position = search_titles.rowid WHERE search_titles MATCH ?"
    " AND search_titles.rowid BETWEEN ? AND ? LIMIT ?)"
)
_WORDED = (
    "SELECT * FROM (SELECT rowid, NULL FROM search_words WHERE search_words MATCH ?"
    " AND rowid BETWEEN ? AND ? LIMIT ?)"
)


def search_query(typed: Typed, completions: Sequence[str]) -> str:
    """The FTS5 query for what somebody typed, its last word completed if it is only begun."""
    quoted = ['"' + part + '"' for part in typed.parts]
    if typed.is_begun:
        before = typed.words[-1][:-1]
        phrases = (" ".join([*before, word]) for word in completions)
        quoted[-1] = "(" + " OR ".join('"' + phrase + '"' for phrase in phrases) + ")"
    return " AND ".join(quoted)


def all_words(text: str) -> str:
    """The FTS5 query for rows in which all these words occur, whatever signs stand among them."""
    words = [word for word in text.split() if any(sign.isalnum() for sign in word)]
    return " ".join('"' + word.replace('"', '""') + '"' for word in words) or '""'


class Search:
    """Searches one release across everything, by a connection that is timed."""

    def __init__(self, ranges: Mapping[str, Ends], hits: int) -> None:
        self._ranges = ranges
        self.is_small = hits <= FEW_HITS

    @classmethod
    def of(cls, timed: Timed) -> "Search":
        """That of a release, which says where the hits of each type stand, and how many."""
        rows = timed.fetch(_TYPES, ())
        ranges = {name: (first, last) for name, first, last, _ in rows}
        return cls(ranges, sum(hits for *_, hits in rows))

    def best(self, timed: Timed, words: str, types: Sequence[str], limit: int) -> Found:
        """The best hits of these types (of all if none).

        Candidates are the first of each type. Those with the words in their title come first, the
        shortest title before; then the others, the types taking turns, each in reading order. That
        costs the same in a large release as in a small one, which BM25 does not.
        """
        typed = Typed(words)
        completions = _find_completions(timed, typed)
        can_be = typed.parts and (completions or not typed.is_begun)
        ranges = self._ranges if can_be else {}
        asked = {name: ends for name, ends in ranges.items() if not types or name in types}
        cap = max(CANDIDATES, limit)
        query = search_query(typed, completions)
        if not asked:
            return Found([], {}, exact=True)
        worded = _find_first_of_each(timed, query, asked, cap + 1)
        lengths: dict[int, int] = dict(_find_titled(timed, query, asked if types else {}, cap))
        best = sorted(lengths, key=lambda row: (lengths[row], row))
        turns = zip_longest(*([row for row, _ in rows[:cap]] for rows in worded.values()))
        best += [row for turn in turns for row in turn if row is not None and row not in lengths]
        hits = list(_mark_hits(timed, typed, best[:limit]))
        counts = {name: min(len(rows), cap) for name, rows in worded.items()}
        return Found(hits, counts, all(len(rows) <= cap for rows in worded.values()))


def _mark_hits(timed: Timed, typed: Typed, positions: Sequence[int]) -> Iterator[tuple[str, str]]:
    """What is shown of these hits, with what was typed marked in their words."""
    for body, title, text in _read_hits(timed, positions):
        timed.check_time()
        yield body, typed.snippet(title, text)


def _find_titled(timed: Timed, query: str, asked: Mapping[str, Ends], most: int) -> list[Row]:
    """Hits whose title holds all, with its length: names of things come before texts."""
    ends = list(asked.values()) or [(0, LAST_POSITION)]
    text = " UNION ALL ".join([_TITLED] * len(ends))
    return timed.fetch(text, [x for one in ends for x in (query, *one, most)])


def _find_first_of_each(
    timed: Timed, query: str, asked: Mapping[str, Ends], most: int
) -> dict[str, list[Row]]:
    """The first matching rows of each type.

    They are asked for all types at once, and then, where they were too many, for each type that
    was not reached to its end.
    """
    whole = min(asked.values())[0], max(asked.values())[1]
    rows = timed.fetch(_WORDED, (query, *whole, most))
    left = [ends for ends in asked.values() if len(rows) == most and ends[1] > rows[-1][0]]
    if left:
        text = " UNION ALL ".join([_WORDED] * len(left))
        given = chain.from_iterable((query, *ends, most) for ends in left)
        begun = min(left)[0]
        rows = [row for row in rows if row[0] < begun] + timed.fetch(text, tuple(given))
    return {
        name: [row for row in rows if first <= row[0] <= last]
        for name, (first, last) in asked.items()
    }


def _read_hits(timed: Timed, positions: Sequence[int]) -> list[Row]:
    """What is stored of these hits, in this order."""
    places = ", ".join("?" * len(positions))
    text = f"SELECT position, body, title, text FROM search_hit WHERE position IN ({places})"  # noqa: S608  (question marks)
    found = {row[0]: row[1:] for row in timed.fetch(text, tuple(positions))}
    return [found[position] for position in positions]


def _find_completions(timed: Timed, typed: Typed) -> list[str]:
    """The words that a begun one may become: itself before others, the frequent before rare.

    FTS5 could take a prefix, but puts together all its matches before it gives the first.
    """
    if not typed.is_begun or not typed.words[-1]:
        return []
    word = typed.words[-1][-1]
    given = (word, word + "\U0010ffff", TERMS_COMPARED, word, COMPLETIONS)
    return [term for (term,) in timed.fetch(_TERMS, given)]
