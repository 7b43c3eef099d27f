"""The parts that facts are made of."""

from operator import attrgetter
from typing import ClassVar

from app.shapes.base import Address, Day, InRow, Shape, shown
from app.shapes.references import (
    ActorReference,
    ArticleReference,
    ClaimReference,
    EventReference,
    SourceReference,
)
from app.vocabulary import (
    AttributionType,
    Basis,
    Direction,
    LinkType,
    Precision,
)


class FactDate(Shape):
    """A date: as EDTF (ISO 8601-2), as plain days, and in the article's words."""

    edtf: str = shown("The date as EDTF.", "2024-08/..")
    start: Day | None = shown("The first day it can touch; null: open.", "2024-08-01")
    end: Day | None = shown(
        "The last day it can touch; null: the text leaves it open.", None, "2025-01-11"
    )
    precision: Precision = shown("The finest unit that the words give.", "month")
    approximate: bool = shown("Whether the words only come near the date.", False)
    text: str = shown("The article's words.", "Since August 2024")
    note: str | None = shown("Why it is read otherwise than the grammar does.", None)
    checked: bool = shown(
        "Whether the grammar read the words; not in languages that it does not know.", True
    )


class Via(Shape):
    """Who passes on what somebody else says."""

    actor: ActorReference | None = shown("The actor; null where the text names none.", None)
    speaker: str | None = shown("Who passes it on, verbatim.", "the Yonhap news agency")
    cue: str | None = shown("The words that say so, verbatim.", "according to")


class Attribution(Shape):
    """Who says it: the article in its own voice, an actor, or somebody unnamed."""

    type: AttributionType = shown("Whose voice states it.", "actor")
    actor: ActorReference | None = shown(
        "The actor who says it; null unless `type` is `actor`.",
        {"id": "oleksandr-syrskyi", "name": "Oleksandr Syrskyi"},
    )
    speaker: str | None = shown("The speaker, verbatim.", "Col Gen Oleksandr Syrskyi")
    cue: str | None = shown("The word that attributes it, verbatim.", "reported")
    date: FactDate | None = shown("When it was said; null where the text does not tell.", None)
    via: Via | None = shown("Who passes it on, where a voice reports a voice.", None)
    note: str | None = shown("Why it is another voice than the words around the quote give.", None)


class Asserter(Shape):
    """A voice that states something."""

    type: AttributionType = shown("Whose voice it is.", "actor")
    actor: ActorReference | None = shown(
        "The actor; null unless `type` is `actor`.", {"id": "ukraine", "name": "Ukraine"}
    )

    def in_cell(self) -> str:
        """The voice as `attributed_to` takes it."""
        return self.actor.id if self.actor else self.type


class SentencePlace(Shape):
    section: str | None = shown(
        "The heading above the sentence.", "Regional Impact and Future Prospects"
    )
    position: int = shown("The sentence's number in the article, from 1.", 20, ge=1)


class Evidence(Shape):
    """The exact words that prove a claim: `article.text[start:end] == exact`.

    Offsets count Unicode code points (in JavaScript: `[...text]`).
    """

    exact: str = shown(
        "The words, as they stand in the text.",
        "Moscow has suffered losses of 38,000 personnel and over 1,000 pieces of equipment",
    )
    prefix: str = shown("The text just before.", "Oleksandr Syrskyi reported that ")
    suffix: str = shown("The text just after.", " [4]. The capture of 700 Russian")
    start: int = shown("Where the words begin.", 2372, ge=0)
    end: int = shown("Where they end (not included).", 2453, ge=0)
    sentence: SentencePlace = shown(
        "The sentence they stand in.",
        {"section": "Regional Impact and Future Prospects", "position": 20},
    )
    cites: list[SourceReference] = shown(
        "The sources that the passage cites: the first run of markers after it in its sentence.",
        [{"id": "kursk-offensive-2025-01-05-4", "marker": "4"}],
    )
    text_url: Address | None = shown(
        "A link that opens the article at these words (a text fragment); null where the article"
        " has no address.",
        None,
    )

    in_row: ClassVar[InRow] = {
        "quote": ("The words that prove it, of every passage.", attrgetter("exact")),
        "quote_start": ("Where each passage begins in the text.", attrgetter("start")),
        "quote_end": ("Where each passage ends (not included).", attrgetter("end")),
        "markers": (
            "The markers that each passage cites, with spaces between those of one passage.",
            lambda passage: " ".join(one.marker or one.id for one in passage.cites),
        ),
        "sources": (
            "The ids of all sources that the passages cite.",
            lambda passage: [one.id for one in passage.cites],
        ),
    }


class OwnEvidence(Evidence):
    """Words that state an event beside those of its claims, which may stand in any article."""

    article: ArticleReference = shown(
        "The article in which they stand.",
        {
            "id": "kursk-offensive-2025-01-05",
            "headline": "Ukraine Launches New Offensive in Russia's Kursk Region",
        },
    )

    in_row: ClassVar[InRow] = {
        **Evidence.in_row,
        "quote_article": ("The article of each passage.", attrgetter("article.id")),
    }


class Link(Shape):
    """A claim set against this one, or connected with it; shown at both ends.

    `contradicts`, `denies`, `counters` set claims against each other; `causes`, `enables`,
    `precedes`, `concedes` connect them.
    """

    type: LinkType = shown("What one claim does to the other.", "counters")
    direction: Direction = shown(
        "`from`: this claim counters the other; `to`: the other counters this one.", "from"
    )
    claim: ClaimReference = shown(
        "The other claim.",
        {
            "id": "battalion-lost",
            "text": "Russia lost a battalion of North Korean soldiers and Russian paratroopers in"
            " the village of Makhnovka.",
        },
    )
    basis: Basis = shown("Whether the text links them or the curator does.", "text")
    words: str | None = shown("The article's words that link them.", "countered")
    note: str | None = shown("Why the curator links them.", None)

    in_row: ClassVar[InRow] = {
        "{}": ("The other claims of its links.", attrgetter("claim.id")),
        "{}_type": ("How each link connects them.", attrgetter("type.value")),
        "{}_direction": (
            "Which end of each link this one is.",
            attrgetter("direction.value"),
        ),
        "{}_basis": ("Whether the text or the curator links them.", attrgetter("basis.value")),
        "{}_words": ("The article's words that link them.", attrgetter("words")),
        "{}_note": ("Why the curator links them.", attrgetter("note")),
    }


class Meaning(Shape):
    """Words of the article that say what a [bracket] stands for."""

    exact: str = shown("The words, as they stand in the text.", "a $10.6 billion loss")
    start: int = shown("Where they begin.", 120, ge=0)
    end: int = shown("Where they end (not included).", 140, ge=0)
    sentence: SentencePlace = shown("The sentence they stand in.", {"section": None, "position": 3})
    article: ArticleReference = shown(
        "The article in which they stand.",
        {
            "id": "kursk-offensive-2025-01-05",
            "headline": "Ukraine Launches New Offensive in Russia's Kursk Region",
        },
    )

    in_row: ClassVar[InRow] = {"{}": ("", attrgetter("exact"))}


class StatedEvent(EventReference):
    """An event that a claim is about."""

    words: str | None = shown(
        "The words that stand for it, where its name is not among them.", None, "The operation"
    )
    note: str | None = shown("Why they do, where another event is named nearer.", None)

    in_row: ClassVar[InRow] = {
        "{}": ("", attrgetter("id")),
        "{}_words": ("The words that stand for each, if others.", attrgetter("words")),
        "{}_note": ("Why these words do, if the curator says so.", attrgetter("note")),
    }


class Proof(Shape):
    """What proves that something belongs to something: a quote, or a named reference."""

    exact: str | None = shown("The words of the article.", "Russia's Kursk Region")
    article: ArticleReference | None = shown(
        "The article; null where a reference proves it.",
        {
            "id": "kursk-offensive-2025-01-05",
            "headline": "Ukraine Launches New Offensive in Russia's Kursk Region",
        },
    )
    start: int | None = shown("Where the words begin.", 34)
    end: int | None = shown("Where they end (not included).", 55)
    reference: str | None = shown("The reference and its version.", None, "ISO 3166-1:2020")


ITEMS_SHOWN = 20
"""How many items a count holds at most, where it holds any."""


class Counted(Shape):
    """How many facts there are, and the address that lists them.

    A count may hold the first of them, as its `items`.
    """

    count: int = shown("How many.", 3, ge=0)
    url: Address = shown("The address that lists them.", "/claims?actor=ukraine")


class ExternalId(Shape):
    """The same thing in a named, versioned reference."""

    scheme: str = shown("The reference's name for its ids.", "iso3166-1")
    value: str = shown("The id there.", "UA")
    reference: str = shown("The reference and its version.", "ISO 3166-1:2020")

    def in_cell(self) -> str:
        """The id with its scheme."""
        return f"{self.scheme}:{self.value}"
