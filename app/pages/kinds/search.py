"""The search, with filters and marked words."""

import re
from collections.abc import Iterator
from html import unescape

from app.pages.asking import read_question
from app.pages.page import Found, Page, View

_MARKS = re.compile(r"<mark>(.*?)</mark>", re.DOTALL)


def split_snippet(snippet: str) -> Iterator[tuple[str, bool]]:
    """The parts of a snippet as text, each with whether it was found."""
    for number, part in enumerate(_MARKS.split(snippet)):
        if part:
            yield unescape(part), bool(number % 2)


def arrange(view: View) -> Found:
    """The hits with their snippets, and how to ask on."""
    hits = [(hit, tuple(split_snippet(hit["snippet"]))) for hit in view.document["items"]]
    return {"hits": hits, "asking": read_question(view.address, view.asked, view.links)}


page = Page("search.html", arrange=arrange)
