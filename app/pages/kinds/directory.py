"""The front page: what there is to read, and how to ask."""

from app.pages.page import Found, Page
from app.pages.reader import Document, Reader

SHOWN = 10
"""How many facts of a kind the front page shows at most."""


async def gather(reader: Reader, _: Document) -> Found:
    """What a reader begins with."""
    return {
        "articles": await reader.ask(f"/articles?limit={SHOWN}"),
        "discrepancies": await reader.ask(f"/discrepancies?limit={SHOWN}"),
        "scheduled": await reader.ask(f"/events?status=scheduled&limit={SHOWN}"),
    }


page = Page("directory.html", gather)
