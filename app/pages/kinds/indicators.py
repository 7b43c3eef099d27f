"""The page of an indicator: its figures over time, and as their words bound them."""

from app.pages.charts.compose import compose_indicator
from app.pages.page import Found, Page, View
from app.pages.plain import describe_item
from app.pages.reader import Document, Reader

MOST_FIGURES = 100


async def gather_series(reader: Reader, indicator: Document) -> Found:
    """The first figures of the series."""
    series = await reader.ask(f"{indicator['series_url']}&limit={MOST_FIGURES}")
    return {"figures": series["items"], "are_all": series["next"] is None}


def arrange_item(view: View) -> Found:
    """An indicator above its series."""
    return {
        **describe_item(view),
        **compose_indicator(view.found["figures"], view.links.to),
        "are_all": view.found["are_all"],
    }


of_item = Page("indicators/item.html", gather=gather_series, arrange=arrange_item)
