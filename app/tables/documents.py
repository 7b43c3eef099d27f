"""What the server sends: the release, and each fact's JSON."""

from typing import Any

from sqlmodel import Field

from app.tables.columns import Id, Position, Stored, long_text


class Release(Stored, table=True):
    """What is being served: one row. `document` is the answer of `/dataset`."""

    id: str = Field(primary_key=True, sa_type=Id)
    built: str
    schema_revision: str
    document: str = long_text()
    package: str = long_text()
    """The answer of `/datapackage.json`."""
    vocabulary: str = long_text()
    """The answer of `/vocabulary`."""


class Document(Stored):
    """A fact's JSON, rendered at seeding by its response model."""

    position: int
    body: str = long_text()


class SearchHit(Stored, table=True):
    """What `/search` finds: hits of one type stand together, `body` lacks only the snippet."""

    position: int = Field(primary_key=True, sa_type=Position)
    type: str = Field(sa_type=Id)
    title: str = long_text()
    text: str = long_text()
    body: str = long_text()


class ListedDocument(Document):
    """A fact of a list, as a line of CSV too."""

    csv: str = long_text()


def beside(resource: str) -> Any:
    """The key of a document: the position of the row that it shows."""
    return Field(primary_key=True, foreign_key=f"{resource}.position", sa_type=Position)


class ArticleDocument(ListedDocument, table=True):
    position: int = beside("article")
    whole: str = long_text()
    """The same article with its text, sentences and sources."""


class CoverageDocument(Document, table=True):
    """What became of everything found in an article's text."""

    position: int = beside("article")


class AnnotationsDocument(Document, table=True):
    """The evidence of an article's claims as annotations of its text."""

    position: int = beside("article")


class EventDocument(ListedDocument, table=True):
    position: int = beside("event")


class FigureDocument(ListedDocument, table=True):
    position: int = beside("figure")


class ClaimDocument(ListedDocument, table=True):
    position: int = beside("claim")
    citation: str = long_text()
    """How to cite it, as JSON: `text`, and `csl` (CSL-JSON)."""


class ActorDocument(ListedDocument, table=True):
    position: int = beside("actor")


class PlaceDocument(ListedDocument, table=True):
    position: int = beside("place")


class IndicatorDocument(ListedDocument, table=True):
    position: int = beside("indicator")


class DiscrepancyDocument(ListedDocument, table=True):
    position: int = beside("discrepancy")


class SourceDocument(ListedDocument, table=True):
    position: int = beside("source")
