"""Inverted indexes: for each value of a filter through other tables, the rows that it finds.

They are tables that only seeding creates, one for each such filter, filled from the filter's own
joins. A value's rows stand together in the order of the list, so that a page of them is read and
no more, however many tables lie between.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Select,
    String,
    TableClause,
    column,
    func,
    select,
    table,
)
from sqlmodel import col

Members = tuple[Any, Any]
"""Two columns of a closure: a member, and what it is a member of, itself included."""


@dataclass(frozen=True)
class Postings:
    """The rows whose column `own` equals a `link` that stands beside a value.

    `through` joins further tables where the value stands in none of the link's own columns. With
    `members` a value finds what stands beside any of its members as well.
    """

    own: Any
    link: Any
    value: Any
    through: tuple[ColumnElement[bool], ...] = ()
    members: Members | None = None

    @property
    def name(self) -> str:
        """What the table is called: by what finds what."""
        by, members = self.value, "_members" if self.members else ""
        return f"{self.own.class_.__tablename__}_by_{by.class_.__tablename__}_{by.key}{members}"

    @property
    def table(self) -> TableClause:
        """The table: `value` and `position`, each pair once."""
        return _postings(self.name)

    @property
    def created_by(self) -> str:
        """How the table is created."""
        return (
            f"CREATE TABLE {self.name} (value TEXT NOT NULL, position BIGINT NOT NULL,"
            " PRIMARY KEY (value, position)) WITHOUT ROWID"
        )

    @property
    def filled_by(self) -> Select[Any]:
        """What stands in it, in its own order, which is the fastest to insert in."""
        return self.pairs().order_by("value", col(self.own.class_.position))

    def pairs(self) -> Select[Any]:
        """Each value beside the position of each row that it finds, once."""
        value: Any = col(self.value)
        position = col(self.own.class_.position)
        rows: Select[Any] = select(value.label("value"), position)
        if self.members:
            # What has no members (a word that is allowed besides) finds itself alone.
            member, whole = self.members
            of, value = col(member) == value, func.coalesce(col(whole), value)
            rows = select(value.label("value"), position).join_from(
                self.value.class_, whole.class_, of, isouter=True
            )
        joined = rows.where(col(self.own) == col(self.link), *self.through).distinct()
        return joined.where(col(self.value).is_not(None))


@lru_cache(maxsize=128)
def _postings(name: str) -> TableClause:
    """One and the same for each name, so that a statement reads it once."""
    return table(name, column("value", String), column("position", BigInteger))
