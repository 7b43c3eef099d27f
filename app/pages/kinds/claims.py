"""The page of a claim: who says it, with which words, and what is set against it."""

from app.pages.charts.compose import compose_claim
from app.pages.page import Found, Page, View
from app.pages.plain import describe_item


def arrange_item(view: View) -> Found:
    """A claim, and all that its document says."""
    return {**describe_item(view), **compose_claim(view.document, view.links.to)}


of_item = Page("claims/item.html", arrange=arrange_item)
