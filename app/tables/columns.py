"""The kinds of column that the tables are made of."""

import re
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Constraint,
    ForeignKeyConstraint,
    Integer,
    String,
    Text,
)
from sqlalchemy.orm import declared_attr
from sqlalchemy.types import TypeEngine
from sqlmodel import Field, SQLModel

from app import vocabulary as words

Id: TypeEngine[str] = String(120).with_variant(String(120, collation="C"), "postgresql")
IsoDate: TypeEngine[str] = String(10).with_variant(String(10, collation="C"), "postgresql")


Position: TypeEngine[int] = BigInteger().with_variant(Integer(), "sqlite")
"""A place among all rows of a kind. In SQLite it is INTEGER, and so the row's own number."""
Words: TypeEngine[str] = String().with_variant(String(collation="C"), "postgresql")


def reference(to: str, *, key: bool = False, optional: bool = False, index: bool = False) -> Any:
    """A column that points at another table's `id`."""
    return Field(
        default=None if optional else ...,
        foreign_key=f"{to}.id",
        primary_key=key,
        sa_type=Id,
        nullable=optional,
        index=index,
    )


def iso_date() -> Any:
    return Field(default=None, sa_type=IsoDate)


def long_text() -> Any:
    return Field(sa_type=Text)


def several_words() -> Any:
    """Words of the text in their order, as a JSON list: `[]` where there are none."""
    return Field(sa_type=Text)


def one_of(column: str, values: type[StrEnum]) -> CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=f"{column}_is_known")


def passage_checks() -> tuple[Constraint, ...]:
    """The constraints of words of an article, made anew for each table: they lie in a sentence."""
    return (
        ForeignKeyConstraint(
            ["article_id", "sentence"], ["sentence.article_id", "sentence.position"]
        ),
        checked('start < "end"', "has_text"),
    )


def checked(rule: str, name: str) -> CheckConstraint:
    return CheckConstraint(rule, name=name)


class Stored(SQLModel):
    """What has a table, called as the class is: `ClaimActor` stands in `claim_actor`."""

    @declared_attr.directive
    def __tablename__(cls) -> str:  # noqa: N805  (of the class, as SQLAlchemy asks)
        """The name of the table."""
        return re.sub(r"\B(?=[A-Z])", "_", cls.__name__).lower()


class Fact(Stored):
    """What has a permanent id, and a position that is a function of its own article or id."""

    position: int = Field(primary_key=True, sa_type=Position)
    id: str = Field(unique=True, sa_type=Id)


class Thing(Fact):
    """What is listed by its name."""

    name: str
    name_folded: str = Field(sa_type=Words)
    """For sorting: the name without its capitals."""


class Passage(Stored):
    """Words of an article, which lie in one sentence: `article.text[start:end] == exact`."""

    article_id: str = reference("article")
    sentence: int
    start: int
    end: int
    exact: str = long_text()

    @declared_attr.directive
    def __table_args__(cls) -> tuple[Constraint, ...]:  # noqa: N805  (of the class, as above)
        """Its constraints."""
        return passage_checks()


class QuotedPassage(Passage):
    """A passage that states something, with the words around it."""

    prefix: str
    suffix: str


BEYOND_ALL = 1e308
"""Sorts after any value that a figure can have, and its negative before any."""


class Told(SQLModel):
    """A date's columns: EDTF, outermost days, the article's words, and how it was read."""

    date_edtf: str | None = None
    date_start: str | None = iso_date()
    date_end: str | None = iso_date()
    date_precision: str | None = None
    date_approximate: bool | None = None
    date_text: str | None = None
    date_note: str | None = None
    """Why it is read otherwise than the grammar does."""
    date_checked: bool | None = None
    """Whether the grammar read the words; not in languages that it does not know."""


class Dated(Told):
    """A date, and what filters ask of it."""

    date_from: str | None = iso_date()
    """The first day that it can touch; the beginning of all days where that is open."""
    date_until: str | None = iso_date()
    """The last day that it can touch; the end of all days where the text leaves it open."""
    surely_from: str | None = iso_date()
    """The first day until which it surely touches some day; null where no day is sure."""
    surely_until: str | None = iso_date()
    """The last day since which it surely touches some day; null where no day is sure."""


def date_checks() -> tuple[CheckConstraint, ...]:
    """The constraints of a date\'s columns, made anew for each table."""
    return (
        one_of("date_precision", words.Precision),
        checked("(date_edtf IS NULL) = (date_text IS NULL)", "date_has_words"),
        checked("date_end IS NULL OR date_start <= date_end", "date_in_order"),
    )
