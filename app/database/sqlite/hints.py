"""Did you mean: of all known names, or words, the one that comes nearest to one that nothing has.

SQLite looks through all of them in a thread, without holding Python's lock, and keeps the few that
share most pieces with what was asked; only those are compared letter by letter. A hint is worth
little time: where it would take long, or others wait for theirs, the neighbours in the alphabet
must do, or none.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from app.database.names import fold_name
from app.database.sqlite.connections import Pool
from app.kit.errors import Unavailable
from app.kit.releases import Row
from app.kit.threads import Asker, Line, Threads

HINT_SECONDS = 0.2
"""How much of the processor a hint may use: enough for a hundred thousand names."""
LINE = Line(8, 2.0)
MOST_LETTERS, MOST_PIECES = 120, 12
CANDIDATES, NEIGHBOURS = 30, 10


@dataclass(frozen=True, slots=True)
class Known:
    """What is compared: rows of `folded` and `id`, by the first, with the values for them."""

    rows: str
    values: tuple[str, ...] = ()
    likeness: float = 0.6
    """The share of letters in common that makes one near."""


WORDS = Known("SELECT term AS folded, term AS id FROM search_term", likeness=0.75)
"""All words of everything that a search finds. A word is near as another spelling of it: of seven
letters in ten, another word is made ("many", "germany")."""


def names_of(resource: str) -> Known:
    """The ids, names and aliases of a kind of thing."""
    return Known("SELECT folded, id FROM name WHERE resource = ?", (resource,))


class Hints:
    """Finds the nearest names of one release."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self._thread = Threads(1, LINE)

    async def nearest(self, known: Known, name: str) -> str | None:
        """The id of what comes nearest, if any comes near and time allows."""
        try:
            wanted = fold_name(name)[:MOST_LETTERS]
            return await self._thread.run(self._find, known, wanted)
        except Unavailable:
            return None

    def _find(self, asker: Asker, known: Known, wanted: str) -> str | None:
        try:
            ids = self._list_alike(asker, known, wanted)
        except Unavailable:
            ids = self._list_neighbours(asker, known, wanted)
        close = get_close_matches(wanted, ids, n=1, cutoff=known.likeness)
        close = close or sorted((one for one in ids if has_word(one, wanted)), key=len)
        return ids[close[0]] if close else None

    def _list_alike(self, asker: Asker, known: Known, wanted: str) -> dict[str, str]:
        """The names that share most pieces with the wanted one, those as long as it before."""
        pieces = cut_pieces(wanted)
        shared = " + ".join(["(instr(folded, ?) > 0)"] * len(pieces)) or "0"
        text = (
            f"SELECT * FROM ({known.rows}) ORDER BY {shared} DESC,"  # noqa: S608  (our own, and question marks)
            " abs(length(folded) - ?), folded LIMIT ?"
        )
        given = (*known.values, *pieces, len(wanted), CANDIDATES)
        return dict(self._fetch(asker, text, given))

    def _list_neighbours(self, asker: Asker, known: Known, wanted: str) -> dict[str, str]:
        beside = " UNION ALL ".join(
            f"SELECT * FROM (SELECT * FROM ({known.rows})"  # noqa: S608  (our own)
            f" WHERE folded {side} ? ORDER BY folded {order} LIMIT ?)"
            for side, order in ((">=", "ASC"), ("<", "DESC"))
        )
        given = (*known.values, wanted, NEIGHBOURS)
        return dict(self._fetch(asker, beside, (*given, *given)))

    def _fetch(self, asker: Asker, text: str, values: Sequence[Any]) -> list[Row]:
        with self._pool.lend(asker, HINT_SECONDS) as lent:
            return lent.fetch(text, values)


def has_word(name: str, beginning: str) -> bool:
    """Whether a word of the name begins so."""
    return re.search(rf"(?<!\w){re.escape(beginning)}", name) is not None


def cut_pieces(wanted: str) -> Sequence[str]:
    """Letters, pairs or triples that a name is known by: the longer it is, the longer they are."""
    size = 1 + (len(wanted) > 5) + (len(wanted) > 12)
    pieces = dict.fromkeys(wanted[at : at + size] for at in range(len(wanted) - size + 1))
    step = -(-len(pieces) // MOST_PIECES) or 1
    return list(pieces)[::step]
