"""The floor of searching: the same candidates, ranked the same, shown from normalised rows."""

import sqlite3
from typing import Any

from app.database.snippets import Marker
from app.releasing.positions import MOST_PLACES, POSITION_BITS
from benchmarks.systems.servers import questions

_STATED = """LEFT JOIN evidence e ON e.claim_id = {claim} AND e.number = 0
 LEFT JOIN sentence s ON s.article_id = e.article_id AND s.position = e.sentence
 LEFT JOIN article a ON a.id = s.article_id"""
_SHOWN = 'SELECT {name}, {title}, a.id, a.headline, s.section, s.position, s.start, s."end", s.text'
_FIRST = "(SELECT claim_id FROM {table} WHERE {column} = x.id ORDER BY rowid LIMIT 1)"


def _by_type() -> dict[str, tuple[str, str]]:
    """For each type of hit: its path, and how it is shown by its position."""
    first = {
        "event": _FIRST.format(table="claim_event", column="event_id"),
        "place": _FIRST.format(table="claim_place", column="place_id"),
        "indicator": _FIRST.format(table="figure", column="indicator_id"),
        "source": _FIRST.format(table="evidence_source", column="source_id"),
        "claim": "x.id",
        "figure": "x.claim_id",
    }
    title = {
        "event": "x.title", "place": "x.name", "indicator": "x.name", "claim": "x.text",
        "source": "coalesce(x.title, '[' || x.marker || ']')", "figure": "i.name || ': ' || x.text",
    }  # fmt: skip
    shown = {}
    for kind, claim in first.items():
        also = "JOIN indicator i ON i.id = x.indicator_id" if kind == "figure" else ""
        shown[kind] = (
            f"/{kind}s",
            f"{_SHOWN.format(name='x.id', title=title[kind])} FROM {kind} x {also}"
            f" {_STATED.format(claim=claim)} WHERE x.position = :row",
        )
    shown["sentence"] = (
        "/articles",
        f"{_SHOWN.format(name='a.id', title='a.headline')} FROM sentence s"
        " JOIN article a ON a.id = s.article_id WHERE a.position = :article"
        " AND s.position = :sentence",
    )
    shown["actor"] = (
        "/actors",
        f"{_SHOWN.format(name='x.id', title='x.name')} FROM actor x LEFT JOIN mention m"
        " ON m.rowid = (SELECT min(rowid) FROM mention WHERE actor_id = x.id)"
        " LEFT JOIN sentence s ON s.article_id = m.article_id AND s.position = m.sentence"
        " LEFT JOIN article a ON a.id = s.article_id WHERE x.position = :row",
    )
    return shown


class FoundRows:
    """Searches everything."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.fetch = connection.execute
        self.ranges = connection.execute(questions.TYPES).fetchall()
        self.shown = _by_type()

    def best(self, words: str) -> tuple[list[dict[str, Any]], int]:
        """The best hits, and how many were ranked."""
        query, marker = questions.read_words(self.fetch, words)
        best, count = questions.best_hits(self.fetch, query, marker, self.ranges)
        return [self._hit(marker, position) for position in best], count

    def _hit(self, marker: Marker, position: int) -> dict[str, Any]:
        kind = next(kind for kind, first, last, _ in self.ranges if first <= position <= last)
        path, text = self.shown[kind]
        own = position & (1 << POSITION_BITS) - 1
        place = own & MOST_PLACES
        given = {"row": own, "article": own - place, "sentence": place + 1}
        [row] = self.fetch(text, given).fetchall()
        [told] = self.fetch(
            "SELECT iif(is_titled, title, ''), text FROM search_hit WHERE position = ?", (position,)
        )
        sentence = {
            "article": {"id": row[2], "headline": row[3]},
            "section": row[4], "position": row[5], "start": row[6], "end": row[7], "text": row[8],
            "url": f"/articles/{row[2]}/sentences/{row[5]}",
        }  # fmt: skip
        name, url = row[0], f"{path}/{row[0]}"
        if kind == "sentence":
            name, url = f"{name}-s{row[5]}", sentence["url"]
        return {
            "type": kind, "id": name, "title": row[1], "sentence": sentence if row[2] else None,
            "url": url, "snippet": marker.snippet(*told),
        }  # fmt: skip
