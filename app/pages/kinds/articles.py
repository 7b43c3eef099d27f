"""The page of an article: its text, with the claims that rest on it beside."""

from functools import partial

from app.pages.cards.article import compose_article
from app.pages.links import Links
from app.pages.page import Found, Page, View
from app.pages.reader import Document, Reader
from app.resources.coverage import COVERAGE

MOST_CLAIMS, MOST_EVENTS, MOST_DISCREPANCIES = 1000, 200, 200
"""So many an article's page shows; of more it tells how many there are, and where."""


async def _gather(reader: Reader, article: Document) -> Found:
    wanted = article["id"]
    return {
        "claims": await reader.ask_all(f"/claims?article={wanted}&limit=200", MOST_CLAIMS),
        "events": await reader.ask_all(f"/events?article={wanted}&limit=200", MOST_EVENTS),
        "discrepancies": await reader.ask_all(
            f"/discrepancies?article={wanted}&limit=200", MOST_DISCREPANCIES
        ),
        "coverage": await reader.part(COVERAGE, wanted),
    }


def _arrange(view: View) -> Found:
    found = view.found
    return {
        **compose_article(
            view.document,
            found["claims"]["items"],
            found["events"]["items"],
            found["discrepancies"]["items"],
            found["coverage"],
        ),
        "link": view.links.to,
        "to_format": view.links.to_format,
        "to_part": partial(_to_part, view.links),
    }


def _to_part(links: Links, address: str, ending: str) -> str | None:
    """What hangs on a fact has no page of its own: on the disk it is a file with its ending."""
    return links.to(f"{address}{ending}" if links.on_disk else address)


of_item = Page("articles/article.html", _gather, _arrange)
