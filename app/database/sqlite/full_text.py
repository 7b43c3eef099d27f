"""Full text: how it is asked in SQLite (FTS5), and the search across everything."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import nsmallest
from itertools import chain, islice, zip_longest
from typing import Any, Protocol

from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler

from app.database.snippets import Marker
from app.database.typed import Part, Typed, read_typed
from app.english.finding.terms import Mark, list_marks, list_words, stem_term
from app.kit.asking.conditions import WordsMatch, WordsPosition
from app.kit.releases import Found, Row


class Timed(Protocol):
    """A connection for as long as a search has time."""

    def fetch(self, text: str, values: Sequence[Any]) -> list[Row]:
        """The rows of a statement."""

    def check_time(self) -> None:
        """Raises an error where time is up."""


@compiles(WordsMatch, "sqlite")
def _words_match(element: WordsMatch, compiler: SQLCompiler, **given: Any) -> str:
    return f"{element.full_text.name} MATCH {compiler.process(element.words, **given)}"


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
_FORMS = "SELECT stem, form FROM search_form WHERE stem IN ({})"
ANY_LENGTH = 2**31
CANDIDATES = 60
"""Hits of a type, in reading order, that are ranked against each other; more where more are
asked for."""
_TYPES = "SELECT type, first, last, is_titled, hits FROM search_range ORDER BY type"
_LANGUAGES = "SELECT languages FROM search_language"
_TITLED = (
    "SELECT * FROM (SELECT search_titles.rowid, length(search_hit.title) FROM search_titles"
    " JOIN search_hit ON position = search_titles.rowid WHERE search_titles MATCH ?"
    " AND search_titles.rowid BETWEEN ? AND ? LIMIT ?)"
)
_HEADINGS = "SELECT position, title FROM search_hit WHERE position IN ({}) AND length(title) <= ?"
_WORDED = (
    "SELECT * FROM (SELECT rowid FROM search_words WHERE search_words MATCH ?"
    " AND rowid BETWEEN ? AND ? LIMIT ?)"
)
_HITS = (
    "SELECT position, body, iif(is_titled, title, ''), text FROM search_hit WHERE position IN ({})"
)
_KNOWN = (
    "SELECT 1 WHERE EXISTS (SELECT 1 FROM search_term WHERE term BETWEEN ? AND ?)"
    " OR EXISTS (SELECT 1 FROM search_form WHERE stem = ?)"
)
NOTHING = '""'
"""The query that finds nothing."""


def match_query(typed: Typed, completions: tuple[str, ...], marks: tuple[Mark, ...]) -> str:
    """The FTS5 query for what somebody typed, its last word completed if it is only begun.

    `marks` are those of the texts that there are."""
    return " AND ".join([_match_part(*one, marks) for one in typed.each(completions)]) or NOTHING


@lru_cache(maxsize=1024)
def _match_part(part: Part, completions: tuple[str, ...], marks: tuple[Mark, ...]) -> str:
    runs = ['"' + " ".join(run) + '"' for run in part.terms(completions, marks)]
    return runs[0] if len(runs) == 1 else f"({' OR '.join(runs)})"


@dataclass(frozen=True, slots=True)
class Range:
    """Where the hits of a type stand; they are found by their titles, or only ranked by them."""

    first: int
    last: int
    is_titled: bool


class Search:
    """Searches one release across everything, by a connection that is timed."""

    def __init__(self, ranges: Mapping[str, Range], hits: int, marks: tuple[Mark, ...]) -> None:
        self._ranges, self._marks = ranges, marks
        self.is_small = hits <= FEW_HITS

    @classmethod
    def of(cls, timed: Timed) -> "Search":
        """That of a release, which says where the hits of each type stand, how many, and in which
        languages they are written."""
        rows = timed.fetch(_TYPES, ())
        marks = list_marks(written.split() for (written,) in timed.fetch(_LANGUAGES, ()))
        ranges = {name: Range(first, last, bool(titled)) for name, first, last, titled, _ in rows}
        return cls(ranges, sum(hits for *_, hits in rows), marks)

    def whole_words(self, words: str) -> str:
        """The query for words of which none is only begun."""
        return match_query(read_typed(words), (), self._marks)

    def best(self, timed: Timed, words: str, types: Sequence[str], limit: int) -> Found:
        """The best hits of these types (of all if none).

        Candidates are the first of each type. Those with the words in their title come first, the
        shortest title before; then the others, the types taking turns, each in reading order. That
        costs the same in a large release as in a small one, which BM25 does not.
        """
        typed = read_typed(words)
        ranges = self._ranges if typed.parts else {}
        asked = {name: ends for name, ends in ranges.items() if not types or name in types}
        if not asked:
            return Found([], {}, exact=True)
        completions = find_completions(timed, typed)
        query, cap = match_query(typed, completions, self._marks), max(CANDIDATES, limit)
        worded = _find_first_of_each(timed, query, asked, cap + 1)
        kept = {name: rows[:cap] for name, rows in worded.items()}
        lengths: dict[int, int] = dict(_find_titled(timed, query, asked if types else {}, cap))
        marker = Marker(typed, completions, _find_forms(timed, typed))
        most = nsmallest(limit, lengths.values())[-1] if len(lengths) >= limit else ANY_LENGTH
        below = [row for name, one in asked.items() if not one.is_titled for row in kept[name]]
        lengths |= dict(_find_headed(timed, marker, below, most))
        best = nsmallest(limit, lengths, key=lambda row: (lengths[row], row))
        turns = chain.from_iterable(zip_longest(*kept.values()))
        others = (row for row in turns if row is not None and row not in lengths)
        best += islice(others, limit - len(best))
        hits = list(_mark_hits(timed, marker, best))
        counts = {name: len(rows) for name, rows in kept.items()}
        return Found(hits, counts, all(len(rows) <= cap for rows in worded.values()))


def _mark_hits(timed: Timed, marker: Marker, positions: Sequence[int]) -> Iterator[tuple[str, str]]:
    """What is shown of these hits, with what was typed marked in their words."""
    for body, title, text in _read_hits(timed, positions):
        timed.check_time()
        yield body, marker.snippet(title, text)


def _find_titled(timed: Timed, query: str, asked: Mapping[str, Range], most: int) -> list[Row]:
    """Hits whose title holds all, with its length: names of things come before texts."""
    ends = [(one.first, one.last) for one in asked.values() if one.is_titled]
    ends = ends if asked else [(0, LAST_POSITION)]
    if not ends:
        return []
    text = " UNION ALL ".join([_TITLED] * len(ends))
    return timed.fetch(text, [x for one in ends for x in (query, *one, most)])


def _find_headed(
    timed: Timed, marker: Marker, below: Sequence[int], most: int
) -> Iterator[tuple[int, int]]:
    """Those that stand below a heading of so many characters at most that holds all, with its
    length."""
    given = [*below, most]
    found = timed.fetch(_HEADINGS.format(", ".join("?" * len(below))), given) if below else []
    holding = {title for title in {title for _, title in found} if marker.holds_all(title)}
    return ((row, len(title)) for row, title in found if title in holding)


def _find_first_of_each(
    timed: Timed, query: str, asked: Mapping[str, Range], most: int
) -> dict[str, list[int]]:
    """The positions of the first matching hits of each type, in order.

    They are asked for all types at once, and then, where they were too many, for each type that
    was not reached to its end.
    """
    every = [(one.first, one.last) for one in asked.values()]
    found = _find_worded(timed, query, [(min(every)[0], max(every)[1])], most)
    left = [ends for ends in every if len(found) == most and ends[1] > found[-1]]
    if left:
        del found[bisect_left(found, min(left)[0]) :]
        found += _find_worded(timed, query, sorted(left), most)
    return {
        name: found[bisect_left(found, one.first) : bisect_right(found, one.last)]
        for name, one in asked.items()
    }


def _find_worded(
    timed: Timed, query: str, every: Sequence[tuple[int, int]], most: int
) -> list[int]:
    """The positions of the first matching hits within each of these ends, which follow each
    other."""
    text = " UNION ALL ".join([_WORDED] * len(every))
    given = chain.from_iterable((query, *ends, most) for ends in every)
    return [row for (row,) in timed.fetch(text, tuple(given))]


def _read_hits(timed: Timed, positions: Sequence[int]) -> list[Row]:
    """What is stored of these hits, in this order."""
    text = _HITS.format(", ".join("?" * len(positions)))
    found = {row[0]: row[1:] for row in timed.fetch(text, tuple(positions))}
    return [found[position] for position in positions]


def find_completions(timed: Timed, typed: Typed) -> tuple[str, ...]:
    """The words that a begun one may become: itself before others, the frequent before rare.

    FTS5 could take a prefix, but puts together all its matches before it gives the first.
    """
    word = typed.begun
    if word is None:
        return ()
    given = (word, word + "\U0010ffff", TERMS_COMPARED, word, COMPLETIONS)
    return tuple(term for (term,) in timed.fetch(_TERMS, given))


def find_unknown(timed: Timed, typed: str) -> list[str]:
    """The words that were typed and that stand nowhere, in no form, nor begin any."""
    begun = read_typed(typed).begun
    words = [word for word in dict.fromkeys(list_words(typed)) if not word.isdigit()]
    ends = [word + "\U0010ffff" if word == begun else word for word in words]
    return [
        word
        for word, end in zip(words, ends, strict=True)
        if not timed.fetch(_KNOWN, (word, end, stem_term(word)))
    ]


def _find_forms(timed: Timed, typed: Typed) -> dict[str, list[str]]:
    """The forms of the words that were typed, as far as texts hold them."""
    stems = [stem_term(part.unit) for part in typed.parts if part.unit]
    found = dict[str, list[str]]()
    if stems:
        for stem, form in timed.fetch(_FORMS.format(", ".join("?" * len(stems))), stems):
            found.setdefault(stem, []).append(form)
    return found
