"""Events as a calendar (RFC 5545): those that have a date, each on the days that its words give.

A calendar has whole days only. So an open or coarse date keeps its words in the summary, an open
end is shown on its first day alone, and an open beginning on its last.
"""

import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

OPENING = (
    b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Article Facts//EN\r\n"
    b"CALSCALE:GREGORIAN\r\nX-WR-CALNAME:Article Facts\r\n"
)


CLOSING = b"END:VCALENDAR\r\n"


def calendar_entry(document: bytes, built: str) -> bytes:
    """An event's JSON as its VEVENT, stamped with its release's time; nothing without a date."""
    from icalendar import Event  # noqa: PLC0415  (few who ask for anything ask for a calendar)

    event = json.loads(document)
    said = event["date"]
    if said is None:
        return b""
    entry = Event()
    entry.add("uid", f"{event['id']}@article-facts")
    entry.add("dtstamp", datetime.fromisoformat(built))
    first, last = _days(said)
    entry.add("dtstart", first)
    entry.add("dtend", last + timedelta(days=1))
    entry.add("summary", event["title"] + ("" if _is_plain(said) else f" ({said['text']})"))
    entry.add("description", "\n".join(_description(event)))
    if event["places"]:
        entry.add("location", ", ".join(place["name"] for place in event["places"]))
    if event["url"].startswith("http"):
        entry.add("url", event["url"])
    entry.add("transp", "TRANSPARENT")
    return bytes(entry.to_ical())


def _days(said: dict[str, Any]) -> tuple[date, date]:
    first, last = said["start"] or said["end"], said["end"] or said["start"]
    return date.fromisoformat(first), date.fromisoformat(last)


def _is_plain(said: dict[str, Any]) -> bool:
    closed = said["start"] and said["end"]
    return bool(closed and said["precision"] == "day" and not said["approximate"])


def _description(event: dict[str, Any]) -> Iterator[str]:
    yield f"{event['status'].capitalize()}, {event['date']['text']} ({event['date']['edtf']})"
    for claim in event["claims"]:
        voice = claim["attribution"]
        said = [voice["speaker"], voice["cue"]] if voice["type"] != "article" else []
        words = " … ".join(passage["exact"] for passage in claim["evidence"])
        hedge = f" [{claim['hedge']}]" if claim["hedge"] else ""
        yield f"{' '.join(filter(None, said)) or 'The article'}{hedge}: “{words}”"
