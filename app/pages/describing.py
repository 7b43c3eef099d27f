"""A document set out field by field, by its shape: nothing that the API says is left out."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from pydantic import BaseModel

from app.kit.columns import is_shape, plain_type
from app.pages.links import Links, outward
from app.pages.reader import Document

NAMING = ("headline", "title", "name", "text", "marker")
"""The fields that name a thing, the first that it has before the others."""
UNKNOWN = "—"
Kind = Literal["unknown", "text", "words", "link", "list", "fields", "quote"]
References = Mapping[type[BaseModel], str]
"""The lists of what is referred to, by the shapes of references."""


@dataclass(frozen=True)
class Node:
    """Part of what a page sets out."""

    kind: Kind
    text: str = ""
    href: str | None = None
    parts: tuple["Node", ...] = ()
    """Of a list, its items; of a link or a quote, what stands beside it."""
    rows: tuple["Row", ...] = ()
    passage: Document | None = None
    """Of a quote, all that the document has of it."""


@dataclass(frozen=True)
class Row:
    """One field: its name in the document, and what it says."""

    field: str
    node: Node

    @property
    def label(self) -> str:
        """The name as it is read."""
        return self.field.replace("_", " ")


@dataclass(frozen=True)
class Describer:
    """Sets documents out on one page."""

    links: Links
    references: References

    def rows(self, shape: type[BaseModel], document: Document) -> Iterator[Row]:
        """Every field of a document."""
        for name, kind in _fields_of(shape):
            if name in document:
                yield Row(name, self.describe(kind, document[name], name))

    def describe(self, kind: Any, value: Any, field: str) -> Node:
        """A value of a type, in a field of this name."""
        if value is None:
            return Node("unknown", UNKNOWN)
        if isinstance(value, list):
            return self._list(self.describe(kind, one, field) for one in value)
        if isinstance(value, dict):
            return self._part(kind, value) if is_shape(kind) else self._untyped(value)
        if field == "url" or field.endswith("_url"):
            return self._address(str(value))
        if isinstance(value, str) and kind is str:
            return Node("words", value)
        return Node("text", _written(value))

    def _list(self, nodes: Iterable[Node]) -> Node:
        parts = tuple(nodes)
        return Node("list", parts=parts) if parts else Node("unknown", UNKNOWN)

    def _part(self, shape: type[BaseModel], document: Document) -> Node:
        if "count" in document and "url" in document:
            own = Node("link", f"{document['count']:,}", self.links.to(document["url"]))
            return self._beside(own, shape, document, ("count", "url"))
        if plural := self._list_of(shape):
            address = f"/{plural}/{document['id']}"
            own = Node("link", name_of(document), self.links.to(address))
            return self._beside(own, shape, document, ("id", naming_field(document), "url"))
        rows = tuple(self.rows(shape, document))
        if "exact" in document and document["exact"] is not None:
            around = ("exact", "prefix", "suffix")
            beside = tuple(row for row in rows if row.field not in around)
            return Node("quote", document["exact"], rows=beside, passage=document)
        return Node("fields", rows=rows)

    def _beside(
        self, own: Node, shape: type[BaseModel], document: Document, shown: tuple[str, ...]
    ) -> Node:
        """A link, with what is told besides it."""
        rows = (row for row in self.rows(shape, document) if row.field not in shown)
        said = tuple(row for row in rows if row.node.kind != "unknown")
        return Node("link", own.text, own.href, rows=said)

    def _list_of(self, shape: type[BaseModel]) -> str | None:
        """The list of what a shape refers to, if it is a reference."""
        return next((self.references[one] for one in shape.__mro__ if one in self.references), None)

    def _untyped(self, document: Document) -> Node:
        rows = (Row(name, self.describe(None, value, name)) for name, value in document.items())
        return Node("fields", rows=tuple(rows))

    def _address(self, address: str) -> Node:
        if address.startswith(("/", self.links.public_url or "/")):
            return Node("link", address, self.links.to(address))
        return Node("link", address, outward(address))


@lru_cache(maxsize=256)
def _fields_of(shape: type[BaseModel]) -> tuple[tuple[str, Any], ...]:
    """The fields of a shape as documents name them, with what each holds."""
    return tuple(
        (field.serialization_alias or name, plain_type(field.annotation)[0])
        for name, field in shape.model_fields.items()
    )


def naming_field(document: Document) -> str:
    """The field that names what a document tells of; its id where none does."""
    return next((name for name in NAMING if isinstance(document.get(name), str)), "id")


def name_of(document: Document) -> str:
    """What a document is called."""
    return str(document[naming_field(document)])


def _written(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return f"{value:,}"
    return str(value)
