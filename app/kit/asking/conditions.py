"""The conditions that filters carry."""

from dataclasses import replace
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    FromClause,
    Select,
    TableClause,
    and_,
    case,
    exists,
    false,
    literal_column,
    select,
    table,
)
from sqlmodel import col

from app.kit.asking.marks import Binds, Condition, Lead, Where
from app.kit.asking.postings import Members, Postings
from app.kit.releases import OpenRelease


def equals(column: Any) -> Where:
    """The column has the value, or one of the values."""
    value: Any = col(column)
    return Where(lambda binds: _any_of(column, binds), value=value)


def not_below(column: Any, *also: ColumnElement[bool]) -> Condition:
    """The column is not below the value."""
    return lambda binds: and_(col(column) >= binds[0], *also)


def not_above(column: Any, *also: ColumnElement[bool]) -> Condition:
    """The column is not above the value."""
    return lambda binds: and_(col(column) <= binds[0], *also)


def linked(own: Any, link: Any, value: Any, *through: ColumnElement[bool]) -> Where:
    """A row of another table links this one (`own == link`) to the value, asked of `Postings`."""
    return _asked_of(Postings(own, link, value, through))


def linked_to_members(
    members: Members, own: Any, link: Any, value: Any, *through: ColumnElement[bool]
) -> Where:
    """The same to the value or a member of it; `alone`, to the value itself."""
    every = _asked_of(Postings(own, link, value, through, members))
    return replace(every, alone=linked(own, link, value, *through))


def equals_members(members: Members, column: Any) -> Where:
    """The column has the value or a member of it; `alone`, the value itself."""
    id_ = column.class_.id
    every = _asked_of(Postings(id_, id_, column, members=members))
    return replace(every, alone=equals(column))


def _asked_of(postings: Postings) -> Where:
    """In the list's own order the value's rows lead. Else few of them are fetched and sorted, and
    where they are many, each row is asked on the walk in the other order."""
    found, own = postings.table, postings.own.class_
    position = col(own.position)

    def condition(binds: Binds) -> ColumnElement[bool]:
        among: Select[Any] = select(literal_column("1")).select_from(found)
        has_both = among.where(_any_of(found.c.value, binds), found.c.position == position)
        return exists(has_both.correlate(own))

    def rare(binds: Binds) -> ColumnElement[bool]:
        return position.in_(select(found.c.position).where(_any_of(found.c.value, binds)))

    def leading(binds: Binds) -> ColumnElement[bool]:
        return and_(found.c.value == binds[0], found.c.position == position)

    lead = Lead(found.c.position, leading, lambda binds: found.c.value == binds[0])
    return Where(condition, rare=rare, postings=postings, lead=lead)


def present(own: Any, link: Any) -> Where:
    """Whether (true) or not (false) a row of another table points at this one."""

    found: Select[Any] = select(literal_column("1")).where(col(own) == col(link))
    is_there = exists(found.correlate(own.class_))
    return Where(lambda binds: is_there == binds[0], value=case((is_there, "true"), else_="false"))


def matches(position: Any) -> Where:
    """All the words occur in the row's full text, which leads through the matches in order."""

    found = WordsPosition(position)

    def match(binds: Binds) -> ColumnElement[bool]:
        return WordsMatch(position, binds[0])

    def condition(binds: Binds) -> ColumnElement[bool]:
        return and_(col(position) == found, match(binds))

    def read(typed: str, release: OpenRelease) -> str:
        return release.whole_words(typed)

    return Where(condition, lead=Lead(found, condition, match), reads=read)


def _any_of(column: Any, binds: Binds) -> ColumnElement[bool]:
    if not binds:
        return false()
    return col(column) == binds[0] if len(binds) == 1 else col(column).in_(binds)


@lru_cache(maxsize=64)
def _full_text(name: str) -> TableClause:
    """The full text of a table: one and the same, so that a statement reads it once."""
    return table(f"{name}_words")


class OfFullText(ColumnElement[Any]):
    """Part of a question to the full text of a table, which then is one of those it reads from."""

    inherit_cache = False

    def __init__(self, position: Any) -> None:
        self.full_text = _full_text(position.class_.__tablename__)

    @property
    def _from_objects(self) -> list[FromClause]:  # SQLAlchemy's way to find what is read from
        return [self.full_text]


class WordsMatch(OfFullText):
    """Full text: `database/` writes what each engine says for it."""

    def __init__(self, position: Any, words: Any) -> None:
        super().__init__(position)
        self.words = words


class WordsPosition(OfFullText):
    """The position of a match, in the order in which the full text gives them."""

    type = BigInteger()
