"""The text line by line, each with the cards of the claims that are first quoted in it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from app.pages.cards.cards import Card
from app.pages.text.lanes import lanes_of
from app.pages.text.marks import Line, Passage, Sentence, mark_text
from app.pages.text.words import Words, markers_of, words_of_claim
from app.vocabulary import Part

Document = dict[str, Any]

_HEAD = {Part.HEADLINE, Part.DATELINE, Part.STANDFIRST}


@dataclass(frozen=True, slots=True)
class Row:
    """Lines of the text and the cards that stand beside them: a paragraph, or all of the head."""

    lines: Sequence[Line]
    cards: Sequence[Card]

    @property
    def told(self) -> str:
        """The numbers of its cards: "2–4, 9"."""
        runs: list[list[int]] = []
        for number in (card.number for card in self.cards):
            if runs and runs[-1][-1] == number - 1:
                runs[-1].append(number)
            else:
                runs.append([number])
        return ", ".join(f"{run[0]}–{run[-1]}" if run[1:] else str(run[0]) for run in runs)


def lay_out(article: Document, cards: Sequence[Card]) -> list[Row]:
    """The rows of an article's page: its whole text, and each card once, in the order given.

    A card stands beside its first passage.
    """
    claims = [card.claim for card in cards]
    sentences, passages, words = _sentences(article), _passages(claims), _words(article, claims)
    groups = list(_group(mark_text(article["text"], sentences, passages, words)))
    homes = {claim: at for at, lines in enumerate(groups) for claim in _first_quoted(lines)}
    return [
        Row(lines, [card for card in cards if homes[card.claim["id"]] == at])
        for at, lines in enumerate(groups)
    ]


def _group(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """The lines of the head together, and every other alone; none of the empty ones."""
    rest = [line for line in lines if line.strands]
    head = list(takewhile(lambda line: line.part in _HEAD, rest))
    yield head
    yield from ([line] for line in rest[len(head) :])


def _first_quoted(lines: Iterable[Line]) -> Iterator[str]:
    """The claims whose first passage ends in these lines."""
    return (one.claim for line in lines for one in line.passages if one.number == 1)


def _sentences(article: Document) -> list[Sentence]:
    return [
        Sentence(one["position"], one["part"], one["start"], one["end"], one["text"] is None)
        for one in article["sentences"]
    ]


def _passages(claims: Iterable[Document]) -> list[Passage]:
    bare = [
        Passage(claim["id"], number, passage["start"], passage["end"])
        for claim in claims
        for number, passage in enumerate(claim["evidence"], start=1)
    ]
    lanes = zip(bare, lanes_of(bare), strict=True)
    return [Passage(one.claim, one.number, one.start, one.end, lane) for one, lane in lanes]


def _words(article: Document, claims: Iterable[Document]) -> list[Words]:
    text = article["text"]
    bounds = {one["position"]: (one["start"], one["end"]) for one in article["sentences"]}
    words = list(markers_of(text, article["sources"]["items"]))
    for claim in claims:
        around = [bounds[one["sentence"]["position"]] for one in claim["evidence"]]
        words += words_of_claim(text, around, claim)
    return words
