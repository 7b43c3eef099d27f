"""The sides of a discrepancy as equal columns."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app.pages.telling import Fact, name_voice
from app.shapes.telling import tell_link
from app.vocabulary import Direction, DiscrepancyKind, LinkType


@dataclass(frozen=True, slots=True)
class Side:
    """One column: what a voice says, and what it replies to the others.

    `may_reply` is whether one side is set against the other, so that silence is worth a word.
    """

    claim: Fact
    figure: Fact | None
    replies: tuple[str, ...]
    may_reply: bool


def set_sides(discrepancy: Fact) -> list[Side]:
    """The sides in reading order: a place in the row is no rank."""
    items: Sequence[Fact] = discrepancy["sides"]["items"]
    shown = {side["claim"]["id"] for side in items}
    sides = [
        Side(
            claim=side["claim"],
            figure=side["figure"],
            replies=tuple(_list_replies(side["claim"], shown)),
            may_reply=discrepancy["indicator"] is None,
        )
        for side in items
    ]
    if len({side.claim["article"]["id"] for side in sides}) > 1:
        return sides
    return sorted(sides, key=_find_first_quote)


def name_sides(discrepancy: Fact) -> str:
    """Who disagree, each voice once, in reading order."""
    names = dict.fromkeys(name_voice(side.claim["attribution"]) for side in set_sides(discrepancy))
    named = " — ".join(names)
    return named[0].upper() + named[1:]


def _find_first_quote(side: Side) -> int:
    return min(int(passage["start"]) for passage in side.claim["evidence"])


def _list_replies(claim: Fact, shown: set[str]) -> Iterator[str]:
    """What it does to the other sides, with the words of the text that say so."""
    for link in claim["links"]:
        against = LinkType(link["type"]).sets_against and link["claim"]["id"] in shown
        if against and link["direction"] == Direction.FROM:
            yield tell_reply(link, "the other")


def tell_reply(link: Fact, other: str = "") -> str:
    """What a claim does to another, with the words of the text that say so."""
    words = f"(“{link['words']}”)" if link["words"] else ""
    return " ".join(filter(None, [tell_link(link["type"], link["direction"]), other, words]))


def tell_kind(discrepancy: Fact) -> str:
    """How the sides disagree."""
    return DiscrepancyKind(discrepancy["kind"]).definition
