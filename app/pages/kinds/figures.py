"""The pages of figures: each as its words bound it, beside those that measure the same."""

from app.pages.charts.compose import HEADING_OF_FIGURES, compose_figures
from app.pages.page import Found, Page, View
from app.pages.plain import describe_item, describe_question
from app.pages.reader import Document, Reader

MOST_LIKE_IT = 50


async def gather_like(reader: Reader, figure: Document) -> Found:
    """The first figures of the same indicator."""
    indicator = figure["indicator"]["id"]
    like = await reader.ask(f"/figures?indicator={indicator}&limit={MOST_LIKE_IT}")
    return {"like": [one for one in like["items"] if one["id"] != figure["id"]]}


def arrange_list(view: View) -> Found:
    """The figures of a list in panels."""
    drawn = compose_figures(view.document["items"], HEADING_OF_FIGURES, view.links.to)
    return {**describe_question(view), **drawn}


def arrange_item(view: View) -> Found:
    """A figure above those of its indicator."""
    like = view.found["like"]
    heading = "Beside others that measure the same" if like else "As its words bound it"
    drawn = compose_figures([view.document, *like], heading, view.links.to)
    return {**describe_item(view), **drawn}


of_list = Page(
    "figures/list.html", arrange=arrange_list, facets=("indicator", "qualifier", "attributed_to")
)
of_item = Page("figures/item.html", gather=gather_like, arrange=arrange_item)
