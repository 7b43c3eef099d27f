"""What an entry of a feed tells of a fact: its title, who says it, and its lines.

The sentences for print are in it, so that speaker, hedge and both sides leave with it.
"""

from typing import Any

from app.shapes.calendar import describe, sum_up
from app.vocabulary import AttributionType

Document = dict[str, Any]
Told = tuple[str, list[str], list[str]]
FEED = ("Article Facts", "tag:article-facts,2025:")
"""What feeds are called, and what stands before every id (RFC 4151): ids stay the same wherever the
facts are served."""


def tell_article(it: Document) -> Told:
    """An article: its headline, its publisher, and what stands above the text."""
    dateline = it["dateline"] or {}
    counted = [f"{it[name]['count']} {name}" for name in ("claims", "figures", "events", "sources")]
    lines = [dateline.get("text"), it["standfirst"], f"{', '.join(counted)}."]
    return it["headline"], list(filter(None, [it["publisher"]])), list(filter(None, lines))


def tell_claim(it: Document) -> Told:
    """A claim as it is cited: the sentences for print, its own and those of its links."""
    quotes = [f"“{one}”" for one in it["quotes"]]
    note = [f"Note: {it['note']}"] if it["note"] else []
    return it["sentences"][0], it["authors"], [*it["sentences"], *quotes, *note]


def tell_event(it: Document) -> Told:
    """An event: as a calendar tells it, by whom it is asserted."""
    names = [one["actor"]["name"] for one in it["asserted_by"] if one["actor"]]
    if any(one["type"] == AttributionType.ARTICLE for one in it["asserted_by"]):
        proofs = [*it["claims"]["items"], *it["evidence"]]
        names += dict.fromkeys(f"“{one['article']['headline']}”" for one in proofs)
    return sum_up(it), names, list(describe(it))
