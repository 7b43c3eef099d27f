"""The pages of discrepancies: the reasons, and both sides beside each other."""

from app.pages.charts.compose import compose_discrepancies
from app.pages.page import Found, Page, View
from app.pages.plain import describe_item, describe_question


def arrange_list(view: View) -> Found:
    """Each discrepancy with its sides."""
    return {
        **describe_question(view),
        **compose_discrepancies(view.document["items"], view.links.to),
    }


def arrange_item(view: View) -> Found:
    """One discrepancy, and all that its document says."""
    return {**describe_item(view), **compose_discrepancies([view.document], view.links.to)}


of_list = Page("discrepancies/list.html", arrange=arrange_list, facets=("kind", "indicator"))
of_item = Page("discrepancies/item.html", arrange=arrange_item)
