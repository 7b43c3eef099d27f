"""Events as a calendar (iCalendar, RFC 5545): whole days, with all that hedges them in words.

A calendar cannot say "about", nor leave an end open. A date that is no plain day keeps its words in
the summary; what has no end in the text ends with the day of the newest article that states it, as
far as that tells; what has no beginning stands on its last day. What is said leaves as sentences
for print, never as quotations.
"""

import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from app.shapes.telling import tell_link, tell_voices
from app.vocabulary import Status

Document = dict[str, Any]

CALENDAR_OPENING = (
    b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Article Facts//EN\r\n"
    b"CALSCALE:GREGORIAN\r\nX-WR-CALNAME:Article Facts\r\n"
    # A calendar has at least one component, and where nothing was found this is all.
    b"BEGIN:VTIMEZONE\r\nTZID:UTC\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
    b"TZOFFSETFROM:+0000\r\nTZOFFSETTO:+0000\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
)
CALENDAR_CLOSING = b"END:VCALENDAR\r\n"


def calendar_entry(document: bytes, built: str) -> bytes:
    """An event's JSON as its VEVENT, stamped with its release's time; nothing without a date."""
    from icalendar import Event as Entry  # noqa: PLC0415  (few who ask for anything ask for a calendar)

    event = json.loads(document)
    if event["date"] is None:
        return b""
    first, last = _read_days(event)
    entry = Entry()
    entry.add("uid", f"{event['id']}@article-facts")
    entry.add("dtstamp", datetime.fromisoformat(built))
    entry.add("dtstart", first)
    entry.add("dtend", last + timedelta(days=1))
    entry.add("summary", sum_up(event))
    entry.add("description", "\n".join(describe(event)))
    if event["status"] == Status.SCHEDULED:
        entry.add("status", "TENTATIVE")
    if event["places"]:
        entry.add("location", "; ".join(map(_name, event["places"])))
    if event["url"].startswith("http"):
        entry.add("url", event["url"])
    entry.add("transp", "TRANSPARENT")
    return bytes(entry.to_ical())


def _read_days(event: Document) -> tuple[date, date]:
    """The first day and the last of an entry, which has both."""
    said = event["date"]
    first = said["start"] or said["end"]
    last = said["end"] or max(first, event["as_of"])
    return date.fromisoformat(first), date.fromisoformat(last)


def sum_up(event: Document) -> str:
    """The title with what a calendar cannot say: who alone states it, an open or coarse date."""
    notes = filter(None, [_tell_voices(event), _tell_no_plain_day(event["date"])])
    return " ".join([event["title"], *(f"({note})" for note in notes)])


def _tell_no_plain_day(said: Document | None) -> str | None:
    """The words of a date that is no plain day."""
    if said is None:
        return None
    if said["start"] is None or said["end"] is None or said["precision"] != "day":
        return "; ".join(filter(None, (said["text"], _tell_open_ends(said))))
    return str(said["text"]) if said["approximate"] else None


def _tell_voices(told: Document) -> str | None:
    voices = told["asserted_by"]
    return tell_voices((one["type"], one["actor"] and one["actor"]["name"]) for one in voices)


def _tell_open_ends(said: Document) -> str | None:
    if said["start"] is None:
        return "no beginning is stated"
    return "no end is stated" if said["end"] is None else None


def _name(part: Document) -> str:
    """A place or an actor, with the hedge before its name."""
    hedge = " ".join(part["hedge"])
    return f"{hedge}: {part['name']}" if hedge else str(part["name"])


def _role(part: Document) -> Iterator[str]:
    yield part["role"]
    if only := _tell_voices(part):
        yield only


def describe(event: Document) -> Iterator[str]:
    """All that an event's JSON says, in lines."""
    said = event["date"]
    words = f" ({event['status_words']})" if event["status_words"] else ""
    yield f"{event['status'].capitalize()}{words}, as of {event['as_of']}."
    if said:
        told = "; ".join(filter(None, (said["edtf"], _tell_open_ends(said))))
        yield f"Date: {said['text']} ({told})"
    for label in ("places", "actors"):
        parts = [f"{_name(part)} ({', '.join(_role(part))})" for part in event[label]]
        if parts:
            yield f"{label.capitalize()}: {'; '.join(parts)}"
    for claim in event["claims"]["items"]:
        yield str(claim["sentence_for_print"])
        for link in claim["links"]:
            words = f" ({link['words']})" if link["words"] else ""
            yield f"It {tell_link(link['type'], link['direction'])} {link['claim']['id']}{words}."
    rest = event["claims"]["count"] - len(event["claims"]["items"])
    if rest:
        yield f"{rest} more of its claims: {event['claims']['url']}"
    if event["note"]:
        yield f"Note: {event['note']}"
