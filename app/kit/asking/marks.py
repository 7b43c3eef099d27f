"""What a filter asks of the rows: the mark that its field carries."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

from sqlalchemy import ColumnElement
from sqlalchemy.sql.elements import BindParameter

from app.kit.asking.postings import Postings

Binds = Sequence[BindParameter[Any]]


def bind_name(filter_name: str, number: int) -> str:
    """What a value of a filter is called in a statement.

    SQLAlchemy calls the constants of a condition by their column and a number, as `qualifier_1`.
    So no name of ours ends in an underscore and a number, whatever the filter is called.
    """
    return f"{filter_name}_value{number}"


def key_name(number: int) -> str:
    """What a sort key of a cursor is called in a statement, which no value of a filter is."""
    return f"after_key{number}"


class Condition(Protocol):
    """What a filter asks of the rows, given the values' binds: one, or several for "any of"."""

    def __call__(self, binds: Binds, /) -> ColumnElement[bool]:
        """The condition."""


class Match(StrEnum):
    """What is asked of a value that the words only bound: must it pass, or may it?"""

    CERTAIN = "certain"
    POSSIBLE = "possible"


@dataclass(frozen=True)
class Lead:
    """How a filter of one value leads through the rows that it finds, in the list's own order."""

    position: ColumnElement[Any]
    condition: Condition


@dataclass(frozen=True)
class Where:
    """Marks a field as a filter; its condition may be another where the list has `match`."""

    condition: Condition
    certain: Condition | None = None
    possible: Condition | None = None
    rare: Condition | None = None
    """The same where the value finds few rows, if that is better asked otherwise."""
    postings: Postings | None = None
    """The inverted index that it is asked of, if there is one."""
    lead: Lead | None = None

    def under(self, match: Match | None, *, is_rare: bool = False) -> Condition:
        """The condition that this `match` asks for, of a value that is common or rare."""
        if is_rare and self.rare:
            return self.rare
        asked = {Match.CERTAIN: self.certain, Match.POSSIBLE: self.possible}
        return (asked[match] if match else None) or self.condition
