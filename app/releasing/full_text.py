"""What `q` searches: the words of each row, in its own words and those it rests on."""

from collections.abc import Iterator

from app.releasing.index import Index
from app.releasing.kind import Kind
from app.releasing.kinds import kinds_of

Words = Iterator[tuple[int, str]]


def words_of_rows(index: Index) -> Iterator[tuple[str, Words]]:
    """For each resource's table: each row's position and its words."""
    for kind in kinds_of(index):
        yield str(kind.table.__tablename__), _join_words(kind)


def _join_words(kind: Kind) -> Words:
    for row in kind.rows:
        yield row["position"], "\n".join(filter(None, kind.words(row)))
