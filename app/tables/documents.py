"""What the server sends: the release, and each fact's JSON."""

from typing import Any

from sqlmodel import Field, SQLModel

from app.tables.columns import (
    Id,
    long_text,
)


class Release(SQLModel, table=True):
    """What is being served: one row. `document` is the answer of `/dataset`."""

    id: str = Field(primary_key=True, sa_type=Id)
    built: str
    schema_revision: str
    document: str = long_text()
    package: str = long_text()
    """The answer of `/datapackage.json`."""


class Document(SQLModel):
    """A fact's JSON, rendered at seeding by its response model."""

    position: int
    body: str


class SearchHit(SQLModel, table=True):
    """What `/search` finds: hits of one type stand together, `body` lacks only the snippet."""

    __tablename__ = "search_hit"
    position: int = Field(primary_key=True)
    type: str = Field(sa_type=Id)
    title: str = long_text()
    text: str = long_text()
    body: str = long_text()


class ListedDocument(Document):
    """A fact of a list, as a line of CSV too."""

    csv: str


def beside(resource: str) -> Any:
    """The key of a document: the position of the row that it shows."""
    return Field(primary_key=True, foreign_key=f"{resource}.position")


class ArticleDocument(ListedDocument, table=True):
    __tablename__ = "article_document"
    position: int = beside("article")
    body: str = long_text()
    csv: str = long_text()
    whole: str = long_text()
    """The same article with its text, sentences and sources."""


class CoverageDocument(Document, table=True):
    """What became of everything found in an article's text."""

    __tablename__ = "coverage_document"
    position: int = beside("article")
    body: str = long_text()


class AnnotationsDocument(Document, table=True):
    """The evidence of an article's claims as annotations of its text."""

    __tablename__ = "annotations_document"
    position: int = beside("article")
    body: str = long_text()


class EventDocument(ListedDocument, table=True):
    __tablename__ = "event_document"
    position: int = beside("event")
    body: str = long_text()
    csv: str = long_text()


class FigureDocument(ListedDocument, table=True):
    __tablename__ = "figure_document"
    position: int = beside("figure")
    body: str = long_text()
    csv: str = long_text()


class ClaimDocument(ListedDocument, table=True):
    __tablename__ = "claim_document"
    position: int = beside("claim")
    body: str = long_text()
    csv: str = long_text()
    citation: str = long_text()
    """How to cite it, as JSON: `text`, and `csl` (CSL-JSON)."""


class ActorDocument(ListedDocument, table=True):
    __tablename__ = "actor_document"
    position: int = beside("actor")
    body: str = long_text()
    csv: str = long_text()


class PlaceDocument(ListedDocument, table=True):
    __tablename__ = "place_document"
    position: int = beside("place")
    body: str = long_text()
    csv: str = long_text()


class IndicatorDocument(ListedDocument, table=True):
    __tablename__ = "indicator_document"
    position: int = beside("indicator")
    body: str = long_text()
    csv: str = long_text()


class DiscrepancyDocument(ListedDocument, table=True):
    __tablename__ = "discrepancy_document"
    position: int = beside("discrepancy")
    body: str = long_text()
    csv: str = long_text()


class SourceDocument(ListedDocument, table=True):
    __tablename__ = "source_document"
    position: int = beside("source")
    body: str = long_text()
    csv: str = long_text()
