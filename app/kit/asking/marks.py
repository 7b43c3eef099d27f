"""What a filter asks of the rows: the mark that its field carries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from sqlalchemy import ColumnElement
from sqlalchemy.sql.elements import BindParameter

from app.kit.asking.postings import Postings
from app.kit.releases import OpenRelease

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


class Reads(Protocol):
    """How a release reads a value."""

    def __call__(self, value: str, release: OpenRelease, /) -> str:
        """The value as the database takes it."""


class Condition(Protocol):
    """What a filter asks of the rows, given the values' binds: one, or several for "any of"."""

    def __call__(self, binds: Binds, /) -> ColumnElement[bool]:
        """The condition."""


@dataclass(frozen=True)
class Reading:
    """Marks the field of a list that says by which of their readings its filters are read."""


@dataclass(frozen=True)
class WithMembers:
    """Marks the field of a list that says whether a value of a filter means its members too."""


@dataclass(frozen=True)
class Lead:
    """How a filter of one value leads through the rows that it finds, in the list's own order."""

    position: ColumnElement[Any]
    condition: Condition
    alone: Condition
    """What is asked where nothing else is: the list's own rows need not be read for it."""


@dataclass(frozen=True)
class Where:
    """Marks a field as a filter, with its condition."""

    condition: Condition
    readings: Mapping[str, Condition] = field(default_factory=dict, hash=False)
    """Other conditions, by the reading that the list's field with the mark `Reading` asks for."""
    rare: Condition | None = None
    """The same where the value finds few rows, if that is better asked otherwise."""
    postings: Postings | None = None
    """The inverted index that it is asked of, if there is one."""
    lead: Lead | None = None
    reads: Reads | None = None
    """How the release reads a value before it is bound."""
    alone: "Where | None" = None
    """The same without the members of a value, on a filter that finds these too."""
    value: ColumnElement[Any] | None = None
    """What a row itself has of it, as text, where values are counted that stand in no index."""

    @property
    def is_counted(self) -> bool:
        """Whether its values can be counted: not those of a range, or of words."""
        return self.value is not None or self.postings is not None

    def under(self, reading: str | None, *, is_rare: bool = False) -> Condition:
        """The condition that this reading asks for, of a value that is common or rare."""
        if is_rare and self.rare:
            return self.rare
        return self.readings.get(reading, self.condition) if reading else self.condition
