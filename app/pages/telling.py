"""Who says a fact, how surely and when, in the words that stand beside its mark."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from app.shapes.telling import tell_voices
from app.vocabulary import AttributionType, Modality

Fact = Mapping[str, Any]
"""An item, or a part of one, as the API serves it."""


def quote(words: str) -> str:
    """The article's own words, marked as such."""
    return f"“{words}”"


def tell_count(count: int, noun: str) -> str:
    """How many: `1 event`, `17 events`."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def name_voice(attribution: Fact) -> str:
    """Who says it, in one name."""
    if actor := attribution["actor"]:
        return str(actor["name"])
    return "the article" if attribution["type"] == AttributionType.ARTICLE else "not said by whom"


def tell_voice(attribution: Fact) -> str:
    """Who says it: the speaker and the cue as the text has them; nobody is named, where so."""
    cue = f" {quote(attribution['cue'])}" if attribution["cue"] else ""
    if attribution["type"] == AttributionType.ARTICLE:
        return "the article says so" if not cue else f"the article: {cue.strip()}"
    name = name_voice(attribution)
    if attribution["type"] == AttributionType.UNNAMED:
        return f"{attribution['speaker'] or name}{cue}"
    speaker = attribution["speaker"] or name
    also = "" if name in speaker else f" ({name})"
    return f"{speaker}{also}{cue}"


def tell_via(via: Fact) -> str:
    """Who passes on what somebody else says."""
    name = via["speaker"] or (via["actor"] and via["actor"]["name"]) or "not said by whom"
    return f"passed on by {name}"


def tell_attribution(said: Fact) -> Iterator[str]:
    """All that stands between a number and its reader: voice, who passes it on, hedge, modality."""
    is_hedge_too = said["attribution"]["cue"] in said["hedge"]
    yield tell_voice({**said["attribution"], "cue": None} if is_hedge_too else said["attribution"])
    if via := said["attribution"]["via"]:
        yield tell_via(via)
    hedge = " … ".join(map(quote, said["hedge"]))
    if said["modality"] != Modality.STATED:
        yield f"{said['modality']}: {hedge}" if hedge else str(said["modality"])
    elif hedge:
        yield f"hedge: {hedge}"


def tell_names(things: Iterable[Fact]) -> str:
    """Names one after another."""
    return ", ".join(str(one["name"]) for one in things)


def tell_asserters(event: Fact) -> str:
    """Who states an event; who alone does, where the article itself does not."""
    voices = [(one["type"], one["actor"] and one["actor"]["name"]) for one in event["asserted_by"]]
    if not voices:
        return "nobody in this data states it"
    if only := tell_voices(voices):
        return only
    others = [name or "unnamed voices" for kind, name in voices if kind != AttributionType.ARTICLE]
    return " and ".join(["the article", *others]) + (" say so" if others else " says so")


def tell_surely(event: Fact) -> str:
    """How surely an event is told of, where no claim states it plainly: modality and hedges."""
    claims = event["claims"]["items"]
    kinds = dict.fromkeys(claim["modality"] for claim in claims)
    if Modality.STATED in kinds:
        return ""
    hedges = dict.fromkeys(quote(words) for claim in claims for words in claim["hedge"])
    said = f" ({', '.join(hedges)})" if hedges else ""
    return f"{', '.join(kinds)}{said}" if kinds else ""


def tell_date(said: Fact | None) -> str:
    """A date in the article's words, with what they leave open."""
    if said is None:
        return "no date given"
    notes = [quote(said["text"])]
    if said["approximate"]:
        notes.append("approximate")
    if said["start"] is None:
        notes.append("no beginning is stated")
    if said["end"] is None:
        notes.append("no end is stated")
    return ", ".join(notes)


def tell_status(event: Fact) -> str:
    """An event's status, with the words that say so."""
    words = event["status_words"]
    return f"{event['status']} ({quote(words)})" if words else str(event["status"])


def tell_extent(page: Fact, noun: str) -> str:
    """How many facts a page of a list shows, of how many: `50 of 4,000 figures`."""
    shown, total = len(page["items"]), page["total"]
    if total in (None, shown):
        return tell_count(shown, noun)
    return f"{shown} of {'' if page['total_exact'] else 'at least '}{total:,} {noun}s"
