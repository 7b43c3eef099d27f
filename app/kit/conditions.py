"""The conditions that filters carry."""

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, false, literal_column, select
from sqlmodel import col

from app.kit.query import Binds, Where


def equals(column: Any) -> Where:
    """The column has the value, or one of the values."""
    return Where(lambda binds: _any_of(column, binds))


def at_least(column: Any, *also: ColumnElement[bool]) -> Where:
    """The column is not below the value."""
    return Where(lambda binds: and_(col(column) >= binds[0], *also))


def at_most(column: Any, *also: ColumnElement[bool]) -> Where:
    """The column is not above the value."""
    return Where(lambda binds: and_(col(column) <= binds[0], *also))


def linked(own: Any, link: Any, value: Any, *through: ColumnElement[bool]) -> Where:
    """A row of another table links this one (`own == link`) to the value.

    `through` joins further tables where the value stands in none of the link's own columns.
    """

    def condition(binds: Binds) -> ColumnElement[bool]:
        joined = (col(own) == col(link), *through, _any_of(value, binds))
        found: Select[Any] = select(literal_column("1")).where(*joined)
        return exists(found.correlate(own.class_))

    return Where(condition)


def present(own: Any, link: Any) -> Where:
    """Whether (true) or not (false) a row of another table points at this one."""

    def condition(binds: Binds) -> ColumnElement[bool]:
        found: Select[Any] = select(literal_column("1")).where(col(own) == col(link))
        return exists(found.correlate(own.class_)) == binds[0]

    return Where(condition)


def matches(position: Any) -> Where:
    """All the words occur in the row's full text."""
    return Where(lambda binds: WordsMatch(position, binds[0]))


def _any_of(column: Any, binds: Binds) -> ColumnElement[bool]:
    if not binds:
        return false()
    return col(column) == binds[0] if len(binds) == 1 else col(column).in_(binds)


class WordsMatch(ColumnElement[bool]):
    """Full text: `database.py` writes what each engine says for it."""

    inherit_cache = False

    def __init__(self, position: Any, words: Any) -> None:
        self.position, self.words = position, words
