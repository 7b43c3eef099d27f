"""The pages of events: a timeline, and what is a part of an event."""

from app.pages.charts.compose import HEADING_OF_EVENTS, compose_events
from app.pages.page import Found, Page, View
from app.pages.plain import describe_item, describe_question
from app.pages.reader import Document, Reader

MOST_PARTS = 50


async def gather_parts(reader: Reader, event: Document) -> Found:
    """The first of an event's parts."""
    if not event["parts"]["count"]:
        return {"parts": []}
    parts = await reader.ask(f"{event['parts']['url']}&limit={MOST_PARTS}")
    return {"parts": parts["items"]}


def arrange_list(view: View) -> Found:
    """The events of a list on a timeline."""
    drawn = compose_events(view.document["items"], HEADING_OF_EVENTS, view.links.to)
    return {**describe_question(view), **drawn}


def arrange_item(view: View) -> Found:
    """An event above its parts."""
    parts = view.found["parts"]
    heading = "The event, and its parts" if parts else "When"
    drawn = compose_events([view.document, *parts], heading, view.links.to)
    return {**describe_item(view), **drawn}


of_list = Page("events/list.html", arrange=arrange_list, facets=("type", "status", "place"))
of_item = Page("events/item.html", gather=gather_parts, arrange=arrange_item)
