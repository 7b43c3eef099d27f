"""What is asked: thousands of questions that the rows can answer, always the same ones."""

import json
import sqlite3
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from random import Random
from typing import TypeVar
from urllib.parse import parse_qs, urlsplit

Question = Mapping[str, str]
Asked = TypeVar("Asked")
DIFFERENT = 20_000
STILL_MATCHING = 0.7
"""Minima and days are drawn below this share of what there is, so that answers stay full."""


class Questions:
    """Draws questions from the rows of a release."""

    def __init__(self, database: str, first_page: str, different: int = DIFFERENT) -> None:
        """`first_page` is `next` of the first page of all figures."""
        self._fetch = sqlite3.connect(f"file:{database}?mode=ro&immutable=1", uri=True).execute
        self._cursor = parse_qs(urlsplit(first_page).query)["cursor"][0]
        self._different = different

    def _drawn(self, draw: Callable[[Random], Asked]) -> list[Asked]:
        """Different questions, or as many as a bounded number of draws gives."""
        chance, found = Random(7), dict[str, Asked]()
        for _ in range(2 * self._different):
            one = draw(chance)
            found.setdefault(json.dumps(one), one)
            if len(found) == self._different:
                break
        return list(found.values())

    def lists(self) -> list[Question]:
        """An indicator and a minimum, with at least a page of matches where there are so many."""
        highest = dict(self._minima())
        names = sorted(highest)

        def draw(chance: Random) -> Question:
            name = chance.choice(names)
            return {"indicator": name, "min": f"{chance.uniform(0, highest[name]):.3f}"}

        return self._drawn(draw)

    def _minima(self) -> Iterator[tuple[str, float]]:
        counted = "SELECT indicator_id, count(*) FROM figure WHERE value IS NOT NULL GROUP BY 1"
        one = (
            "SELECT value_up FROM figure WHERE indicator_id = ? AND value IS NOT NULL"
            " ORDER BY value_up LIMIT 1 OFFSET ?"
        )
        for name, count in self._fetch(counted).fetchall():
            [(value,)] = self._fetch(one, (name, int(count * STILL_MATCHING)))
            yield name, value

    def events(self) -> list[Question]:
        """An actor that takes part in many events, and a day."""
        often = "SELECT actor_id FROM event_actor GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 200"
        days = (
            "SELECT e.date_start FROM event_actor x JOIN event e ON e.id = x.event_id"
            " WHERE x.actor_id = ? ORDER BY 1"
        )
        last: dict[str, str] = {}
        for (actor,) in self._fetch(often).fetchall():
            told = [day for (day,) in self._fetch(days, (actor,))]
            last[actor] = told[int(len(told) * STILL_MATCHING)]
        first = date.fromisoformat(self._fetch("SELECT min(date_start) FROM event").fetchone()[0])

        def draw(chance: Random) -> Question:
            actor = chance.choice(sorted(last))
            days = (date.fromisoformat(last[actor]) - first).days
            day = first + timedelta(days=chance.randint(0, days))
            return {"actor": actor, "since": day.isoformat()}

        return self._drawn(draw)

    def ids(self) -> list[Question]:
        """Figures by id."""
        names = [name for (name,) in self._fetch("SELECT id FROM figure ORDER BY position")]
        return [{"id": name} for name in Random(7).sample(names, min(len(names), self._different))]

    def words(self) -> list[Question]:
        """Two words that occur together."""
        texts = [
            text for (text,) in self._fetch("SELECT text FROM claim ORDER BY position LIMIT 20000")
        ]

        def draw(chance: Random) -> Question:
            words = [word for word in chance.choice(texts).rstrip(".").split() if word.isalpha()]
            told = [word for word in words if len(word) > 3]
            return {"q": " ".join(sorted(chance.sample(told, 2)))}

        return self._drawn(draw)

    def positions(self) -> list[Question]:
        """Positions at nine tenths of all figures."""
        [(count,)] = self._fetch("SELECT count(*) FROM figure")
        most = min(self._different, int(count * 0.98) - int(count * 0.9))
        deep = "SELECT position FROM figure ORDER BY position LIMIT ? OFFSET ?"
        return [{"after": str(place)} for (place,) in self._fetch(deep, (most, int(count * 0.9)))]

    def cursor_at(self, position: str) -> str:
        """The cursor of the page after a position: a real one, with its last key replaced."""
        text = self._cursor + "=" * (-len(self._cursor) % 4)
        parts = json.loads(urlsafe_b64decode(text))
        written = json.dumps([*parts[:-1], int(position)], separators=(",", ":"))
        return urlsafe_b64encode(written.encode()).decode().rstrip("=")
