"""The search, with filters and marked words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from app.pages.asking import read_question
from app.pages.page import Found, Page, View
from app.pages.reader import Document

Snippet = tuple[tuple[str, bool], ...]
"""Words, each with whether they were found."""
_MARKS = re.compile(r"<mark>(.*?)</mark>", re.DOTALL)


def split_snippet(snippet: str) -> Iterator[tuple[str, bool]]:
    """The parts of a snippet as text, each with whether it was found."""
    for number, part in enumerate(_MARKS.split(snippet)):
        if part:
            yield unescape(part), bool(number % 2)


def arrange(view: View) -> Found:
    """The hits, each with what of its words is not shown yet, and how to ask on."""
    hits = [_show_hit(hit) for hit in view.document["items"]]
    return {"hits": hits, "asking": read_question(view.address, view.asked, view.links)}


@dataclass(frozen=True)
class Hit:
    """What was found, and its words, none twice.

    With its sentence a number that is found stands beside who says it, and how surely.
    """

    found: Document
    title: Snippet
    snippet: Snippet
    sentence: str | None


def _show_hit(found: Document) -> Hit:
    title, snippet = found["title"], tuple(split_snippet(found["snippet"]))
    words = "".join(text for text, _ in snippet)
    whole = found["sentence"]["text"] if found["sentence"] else None
    sentence = None if whole in (words, title) else whole
    if words == title:
        return Hit(found, snippet, (), sentence)
    return Hit(found, ((title, False),), snippet, sentence)


page = Page("search.html", arrange=arrange)
