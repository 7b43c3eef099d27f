"""What releasing asks of a kind of fact: how a row of it is shown, searched, found and named."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar, cast

from pydantic import BaseModel
from sqlmodel import SQLModel

from app import tables as t
from app.english.finding.terms import write_terms
from app.kit.columns import Table
from app.kit.resource import Resource
from app.releasing.index import Index
from app.releasing.row import Row, Rows, TableRow


@dataclass(frozen=True, slots=True)
class Named:
    """Words by which filters take a thing: a column, beside the column of the thing's id."""

    thing: str
    table: type[SQLModel]
    column: str
    id: str = "id"
    label: str | None = None
    """The column of what the thing is called where it is shown, where this row tells."""


@dataclass(frozen=True, slots=True)
class Findable:
    """What a search finds: the text that is searched beside its title, and where it is said."""

    id: str
    title: str
    text: str
    said: Row | None
    """The first row that tells an article and the number of a sentence."""
    url: str | None = None
    """Its address, where it is not that of the row."""


Turn = tuple[int, Row]
"""A row, and the position of the claim near which it is rendered, so that parts are made once."""


class Kind(ABC):
    """A kind of fact. Its file in `kinds/` bears the name of the file of its resource."""

    found_in_turn: ClassVar[int] = 0
    """The place of what a search finds of it among the others: names come before texts."""
    title_finds: ClassVar[bool] = True
    """Whether a search finds it by its title, or only ranks it by that."""
    also_named: ClassVar[tuple[Named, ...]] = ()
    """What else can be named, besides each fact by its id."""

    def __init__(self, path: str, resource: Resource, index: Index) -> None:
        self.path, self.resource, self.index = path, resource, index
        self.table, self.found_as = table_of(resource), resource.found_as or ""
        self.rows = index.rows[self.table]
        self._line = Table(resource.shown).line

    @classmethod
    def derive(cls, rows: Rows) -> Iterable[TableRow]:  # noqa: ARG003  (part of the form)
        """Rows that follow from the rows of the seeds."""
        return ()

    @abstractmethod
    def show(self, row: Row) -> BaseModel:
        """A row as its response model shows it."""

    def show_more(self, row: Row) -> Mapping[str, str]:  # noqa: ARG002  (part of the form)
        """What stands beside the document, by its column."""
        return {}

    def render_besides(self, row: Row) -> Iterable[TableRow]:  # noqa: ARG002  (part of the form)
        """Rows of documents of other tables."""
        return ()

    def in_turn(self) -> Iterable[Turn]:
        """The rows as they are rendered: near those of other kinds that show the same parts."""
        return ((0, row) for row in self.rows)

    @abstractmethod
    def words(self, row: Row) -> Iterable[str | None]:
        """What `q` searches: a row's own words and those it rests on."""

    def articles(self, row: Row) -> Iterable[str]:
        """The articles that a row rests on, in whose languages its words are."""
        return [row["article_id"]] if "article_id" in row else []

    def languages(self, row: Row) -> list[str]:
        """The languages of its words; none where they are ours."""
        found = (self.index.one(t.Article, name)["language"] for name in self.articles(row))
        return list(dict.fromkeys(found))

    def full_text(self) -> Iterator[tuple[int, str]]:
        """Each row's position, and the terms that `q` searches."""
        for row in self.rows:
            parts = filter(None, self.words(row))
            yield row["position"], write_terms(parts, self.languages(row))

    def find(self, row: Row) -> Iterable[Findable]:  # noqa: ARG002  (part of the form)
        """What a search finds of a row."""
        return ()

    def documents(self, row: Row) -> Iterator[TableRow]:
        """A row's documents, rendered, as the rows of their tables."""
        fact = self.show(row)
        body = {"position": row["position"], "body": fact.model_dump_json()}
        yield self.resource.document, {**body, "csv": self._line(fact), **self.show_more(row)}
        yield from self.render_besides(row)


def table_of(resource: Resource) -> type[SQLModel]:
    """The table of a resource, of which the kit knows less."""
    return cast("type[SQLModel]", resource.table)
