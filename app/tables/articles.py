"""The articles: their text, cut into sentences, their sources, and whom they name."""

from sqlalchemy import String, UniqueConstraint
from sqlmodel import Field

from app import vocabulary as words
from app.tables.columns import (
    Fact,
    IsoDate,
    Stored,
    checked,
    iso_date,
    long_text,
    one_of,
    passage_checks,
    reference,
)

GAP = "\u2591"
"""Stands in a text for each code point of a sentence that may not be republished."""


class Article(Fact, table=True):
    __table_args__ = (one_of("publish", words.Publish),)
    headline: str
    dateline_text: str | None
    dateline_place_id: str | None = reference("place", optional=True)
    dateline_date: str | None = iso_date()
    standfirst: str | None
    language: str
    date: str = Field(sa_type=IsoDate)
    publisher: str | None
    source_url: str | None
    licence: str | None
    publish: str
    text: str = long_text()
    """What may be republished of it, with gaps: offsets are those of the whole text."""
    sha256: str = Field(sa_type=String(64))
    """The digest of the whole text."""


class Sentence(Stored, table=True):
    __table_args__ = (one_of("part", words.Part), checked('start < "end"', "has_text"))
    article_id: str = reference("article", key=True)
    position: int = Field(primary_key=True)
    part: str
    section: str | None
    start: int
    end: int
    text: str | None = long_text()
    """Null where it may not be republished."""


class Source(Fact, table=True):
    __table_args__ = (UniqueConstraint("article_id", "marker"),)
    article_id: str = reference("article")
    marker: str | None
    title: str | None
    publisher: str | None
    source_url: str | None


class Mention(Stored, table=True):
    """Where an article names an actor, and the role that it gives there."""

    __table_args__ = (
        *passage_checks(),
        checked("(role IS NULL) = (role_start IS NULL)", "role_has_place"),
    )
    article_id: str = reference("article", key=True)
    start: int = Field(primary_key=True)
    end: int
    sentence: int
    actor_id: str = reference("actor", index=True)
    words: str
    role: str | None
    role_start: int | None
    role_end: int | None
