"""Row → JSON: each fact as its response model shows it, rendered once.

The same models make the OpenAPI document, so what is stored and what is documented cannot drift.
"""

from collections.abc import Iterator
from heapq import merge
from operator import itemgetter

from app.releasing.index import Index
from app.releasing.kind import Kind
from app.releasing.kinds import kinds_of
from app.releasing.row import Row, TableRow


def documents(index: Index) -> Iterator[TableRow]:
    """Every document, rendered, as the row of its table.

    What shows the same parts follows each other, so that these are made once.
    """
    for _, row, kind in merge(*map(_take_turns, kinds_of(index)), key=itemgetter(0)):
        yield from kind.documents(row)


def _take_turns(kind: Kind) -> Iterator[tuple[int, Row, Kind]]:
    return ((place, row, kind) for place, row in kind.in_turn())
