"""The conditions that filters carry."""

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, false, literal_column, not_, or_, select
from sqlmodel import col

from app.kit.query import Binds, Condition, Where


def equals(column: Any) -> Where:
    """The column has the value, or one of the values."""
    return Where(lambda binds: _any_of(column, binds))


def not_below(column: Any, *also: ColumnElement[bool]) -> Condition:
    """The column is not below the value."""
    return lambda binds: and_(col(column) >= binds[0], *also)


def not_above(column: Any, *also: ColumnElement[bool]) -> Condition:
    """The column is not above the value."""
    return lambda binds: and_(col(column) <= binds[0], *also)


def reaches_up(high: Any, excludes_high: ColumnElement[bool]) -> Condition:
    """Bounds of which the upper one, if there is one, lets the value be as much as this."""
    return lambda binds: or_(
        col(high).is_(None), col(high) > binds[0], and_(col(high) == binds[0], not_(excludes_high))
    )


def reaches_down(low: Any, excludes_low: ColumnElement[bool]) -> Condition:
    """Bounds of which the lower one, if there is one, lets the value be as little as this."""
    return lambda binds: or_(
        col(low).is_(None), col(low) < binds[0], and_(col(low) == binds[0], not_(excludes_low))
    )


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
