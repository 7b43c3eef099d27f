"""The parts that facts are made of, and the claim."""

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Any, ClassVar

from app.shapes.base import Address, Amount, Day, FactId, Shape, shown
from app.shapes.references import (
    ActorReference,
    ArticleReference,
    ClaimReference,
    EventReference,
    FigureReference,
    IndicatorReference,
    PlaceReference,
    SourceReference,
)
from app.vocabulary import (
    AttributionType,
    Basis,
    Direction,
    LinkType,
    Modality,
    Precision,
    Qualifier,
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


class Attribution(Shape):
    """Who says it: the article in its own voice, an actor, or somebody unnamed."""

    type: AttributionType = shown("Whose voice states it.", "actor")
    actor: ActorReference | None = shown(
        "The actor who says it; null unless `type` is `actor`.",
        {"id": "oleksandr-syrskyi", "name": "Oleksandr Syrskyi"},
    )
    speaker: str | None = shown("The speaker, verbatim.", "Col Gen Oleksandr Syrskyi")
    cue: str | None = shown("The word that attributes it, verbatim.", "reported")


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

    in_row: ClassVar[Mapping[str, tuple[str, str, Callable[[Any], Any]]]] = {
        "quote": ("string", "The words that prove it, of the first passage.", attrgetter("exact")),
        "quote_start": ("integer", "Where they begin in the text.", attrgetter("start")),
        "quote_end": ("integer", "Where they end (not included).", attrgetter("end")),
        "markers": (
            "string",
            "The markers of the sources that they cite.",
            lambda passage: "|".join(one.marker or one.id for one in passage.cites),
        ),
    }


class Link(Shape):
    """A claim set against this one; shown at both ends."""

    type: LinkType = shown("How the claims are set against each other.", "counters")
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

    def in_cell(self) -> str:
        """The other claim, which has the link too."""
        return self.claim.id


class Said(Shape):
    """Who says it, how surely, and with which words."""

    attribution: Attribution = shown(
        "Who says it.",
        {
            "type": "actor",
            "actor": {"id": "oleksandr-syrskyi", "name": "Oleksandr Syrskyi"},
            "speaker": "Col Gen Oleksandr Syrskyi",
            "cue": "reported",
        },
    )
    modality: Modality = shown("How sure the wording is.", "stated", "estimated")
    hedge: str | None = shown(
        "The words that make it less than sure; null when stated.", None, "estimated"
    )
    sentence_for_print: str = shown(
        "One sentence to print as it stands: it keeps the hedge, the speaker and the sources.",
        "Col Gen Oleksandr Syrskyi reported that Moscow has suffered losses of 38,000 personnel"
        " and over 1,000 pieces of equipment, according to [4] in “Ukraine Launches New Offensive"
        " in Russia's Kursk Region” (5 January 2025).",
    )


class Proved(Shape):
    """The proof, and what is set against it."""

    evidence: list[Evidence] = shown(
        "The passages that it rests on, at least one.",
        [
            {
                "exact": "Moscow has suffered losses of 38,000 personnel and over 1,000 pieces of"
                " equipment",
                "prefix": "Oleksandr Syrskyi reported that ",
                "suffix": " [4]. The capture of 700 Russian",
                "start": 2372,
                "end": 2453,
                "sentence": {"section": "Regional Impact and Future Prospects", "position": 20},
                "cites": [{"id": "kursk-offensive-2025-01-05-4", "marker": "4"}],
                "text_url": None,
            }
        ],
        min_length=1,
    )
    links: list[Link] = shown("Claims that this one is set against.", [])
    note: str | None = shown(
        "What the curator has to say about it.", None, "The text does not say since when."
    )


class Quantity(Shape):
    """A number with its hedge, its unit and its words.

    `low` and `high` hold only what the words give: "over 1,000" has a low of 1,000, itself
    excluded, and no high; "about 40%" has neither.
    """

    indicator: IndicatorReference = shown(
        "What the number measures.", {"id": "equipment-losses", "name": "Equipment losses"}
    )
    value: Amount | None = shown("The number; null where the words give none.", 1000)
    low: Amount | None = shown("The least that the words allow.", 1000)
    high: Amount | None = shown("The most that the words allow.", None, 42)
    qualifier: Qualifier = shown("How the words bound the number.", "more_than", "about")
    unit: str = shown("The unit, always the indicator's.", "piece")
    text: str = shown("The words that state it.", "over 1,000 pieces of equipment")
    counted: str | None = shown("The noun phrase that is counted.", "pieces of equipment")
    of: str | None = shown("The base that a share is of.", None, "previously lost areas")
    subjects: list[ActorReference] = shown(
        "Whose number it is.", [{"id": "russia", "name": "Russia"}]
    )
    place: PlaceReference | None = shown(
        "Where it counts.", None, {"id": "russia", "name": "Russia"}
    )
    period: FactDate | None = shown(
        "When it counts; null where the text does not say.",
        None,
        {
            "edtf": "2024-08/..",
            "start": "2024-08-01",
            "end": None,
            "precision": "month",
            "approximate": False,
            "text": "Since August 2024",
        },
    )
    part_of: FigureReference | None = shown(
        "The figure that this one is a part of.",
        None,
        {"id": "armed-clashes", "text": "42 individual armed clashes"},
    )


class Numbered(Shape):
    id: FactId = shown("The figure's permanent id.", "equipment-losses")


class ClaimFigure(Quantity, Numbered):
    """A number, as its claim shows it."""

    note: str | None = shown(
        "What the curator has to say about it.", "The text does not say since when."
    )
    url: Address = shown("Its address.", "/figures/equipment-losses")


class Proposition(Shape):
    """What is said, where, and what it is about."""

    id: FactId = shown("The claim's permanent id.", "russian-losses")
    article: ArticleReference = shown(
        "The article that states it.",
        {
            "id": "kursk-offensive-2025-01-05",
            "headline": "Ukraine Launches New Offensive in Russia's Kursk Region",
        },
    )
    text: str = shown(
        "The proposition, in the words of its evidence as far as grammar allows.",
        "Moscow has suffered losses of 38,000 personnel and over 1,000 pieces of equipment.",
    )
    events: list[EventReference] = shown(
        "The events that it is about.",
        [
            {
                "id": "losses-suffered-by-moscow",
                "title": "Moscow's losses of personnel and equipment",
            }
        ],
    )
    actors: list[ActorReference] = shown(
        "The actors that its quotes name.", [{"id": "russia", "name": "Russia"}]
    )
    places: list[PlaceReference] = shown(
        "The places that its quotes name.", [], [{"id": "kursk-region", "name": "Kursk region"}]
    )
    figures: list[ClaimFigure] = shown("The numbers that it states.")


class Claim(Proved, Said, Proposition):
    """One proposition that an article states, with who says it and the words that prove it."""

    url: Address = shown("Its address.", "/claims/russian-losses")


class Counted(Shape):
    """How many facts there are, and the address that lists them."""

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
