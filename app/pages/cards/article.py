"""What the page of an article shows, made of what the API answers about it."""

from collections.abc import Iterable
from typing import Any

from app.pages.bounds import tell_bounds
from app.pages.cards.cards import choices_of, draw_cards, voices_of
from app.pages.cards.rows import lay_out
from app.shapes.telling import tell_voices
from app.vocabulary import Covered, FindKind

Document = dict[str, Any]


def compose_article(
    article: Document,
    claims: Iterable[Document],
    events: Iterable[Document],
    discrepancies: Iterable[Document],
    coverage: Document,
) -> Document:
    """The names that the template of an article reads."""
    cards = draw_cards(claims)
    voices = voices_of(cards)
    return {
        "article": article,
        "rows": lay_out(article, cards),
        "cards": {card.claim["id"]: card for card in cards},
        "voices": voices,
        "choices": choices_of(voices),
        "with_figure": sum(1 for card in cards if card.claim["figures"]),
        "uncovered": _uncovered(coverage),
        "events": [_event(event, article["id"]) for event in events],
        "discrepancies": list(discrepancies),
        "tell_bounds": tell_bounds,
    }


def _uncovered(coverage: Document) -> dict[int, Document]:
    """The sentences that no fact states, by their number."""
    return {
        find["sentence"]["position"]: find
        for find in coverage["finds"]
        if find["kind"] == FindKind.SENTENCE and find["status"] != Covered.FACT
    }


def _event(event: Document, article: str) -> Document:
    """An event with who alone asserts it, and with its own quotes of this article."""
    voices = ((one["type"], (one["actor"] or {}).get("name")) for one in event["asserted_by"])
    quotes = [one for one in event["evidence"] if one["article"]["id"] == article]
    return {"event": event, "told": tell_voices(voices), "quotes": quotes}
