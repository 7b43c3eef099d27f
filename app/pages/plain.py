"""The plain pages of a list and of an item, for whatever has no page of its own."""

from app.kit.asking.filters import Filters
from app.kit.resource import Resource
from app.pages.asking import read_question
from app.pages.describing import Describer, Row, name_of, naming_field
from app.pages.page import Found, Page, View
from app.pages.reader import Document
from app.pages.telling import tell_attribution

KEY_KINDS = ("text", "words", "link", "list")
KEY_PARTS = ("text", "words", "link")
NOT_KEYS = frozenset({"id", "url", "evidence", "links", "citation_url", "sentence_for_print"})
"""What a row of a list leaves to the item."""
MOST_FACETS = 3
PREFERRED = ("type", "status", "modality", "qualifier", "article", "attributed_to", "country")


def describe_item(view: View) -> Found:
    """Every field of an item."""
    assert view.resource
    shape = view.resource.whole or view.resource.shown
    describer = Describer(view.links, view.references)
    rows = tuple(describer.rows(shape, view.document))
    return {"title": name_of(view.document), "rows": rows}


def describe_question(view: View) -> Found:
    """What a list is called, and how to ask on."""
    return {"title": view.name, "asking": read_question(view.address, view.asked, view.links)}


def describe_list(view: View) -> Found:
    """The items of a list by their key fields, under the question."""
    assert view.resource
    describer = Describer(view.links, view.references)
    items = [_describe_row(one, describer, view.resource) for one in view.document["items"]]
    return {**describe_question(view), "items": items}


def _describe_row(document: Document, describer: Describer, resource: Resource) -> Document:
    others = {name: document[name] for name in document.keys() - _left_to_item(document)}
    keys = [row for row in describer.rows(resource.shown, others) if _is_key(row)]
    name, address = name_of(document), describer.links.to(document["url"])
    said = tuple(tell_attribution(document)) if "attribution" in document else ()
    return {"id": document["id"], "name": name, "href": address, "rows": keys, "said": said}


def _left_to_item(document: Document) -> frozenset[str]:
    return NOT_KEYS | {naming_field(document)}


def _is_key(row: Row) -> bool:
    node = row.node
    return node.kind in KEY_KINDS and all(part.kind in KEY_PARTS for part in node.parts)


def plain_list(resource: Resource) -> Page:
    """The plain page of a list, with the facets that its filters have."""
    counted = _countable(resource)
    chosen = [name for name in PREFERRED if name in counted][:MOST_FACETS]
    return Page("plain/list.html", arrange=describe_list, facets=tuple(chosen))


def _countable(resource: Resource) -> set[str]:
    """The filters whose values the list counts."""
    filters = Filters.of(resource.query).where
    return {name for name, where in filters.items() if where.is_counted}


PLAIN_ITEM = Page("plain/item.html", arrange=describe_item)
