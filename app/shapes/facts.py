"""What claims and figures show: who says it, what proves it, the number."""

from app.shapes.base import Address, Amount, FactId, Shape, shown
from app.shapes.parts import (
    ITEMS_SHOWN,
    Attribution,
    Counted,
    Evidence,
    FactDate,
    Link,
    Meaning,
    StatedEvent,
)
from app.shapes.references import (
    ActorReference,
    ArticleReference,
    FigureReference,
    IndicatorReference,
    PlaceReference,
    UnitReference,
)
from app.vocabulary import (
    Modality,
    Qualifier,
)


class Said(Shape):
    """Who says it, how surely, and with which words."""

    attribution: Attribution = shown(
        "Who says it.",
        {
            "type": "actor",
            "actor": {"id": "oleksandr-syrskyi", "name": "Oleksandr Syrskyi"},
            "speaker": "Col Gen Oleksandr Syrskyi",
            "cue": "reported",
            "date": None,
            "via": None,
            "note": None,
        },
    )
    modality: Modality = shown("How sure the wording is.", "stated", "estimated")
    modality_note: str | None = shown("Why it does not follow from the hedge.", None)
    hedge: list[str] = shown(
        "The words that make it less than sure, the outermost first; none when stated.",
        [],
        ["estimated"],
    )
    checked: bool = shown(
        "Whether the grammar checked wording, hedges, numbers and dates; not in languages that it"
        " does not know.",
        True,
    )
    sentence_for_print: str = shown(
        "One sentence to print as it stands: it keeps the hedge, the speaker and the sources.",
        "Col Gen Oleksandr Syrskyi reported that Moscow has suffered losses of 38,000 personnel"
        " and over 1,000 pieces of equipment, according to “Ukraine Launches New Offensive in"
        " Russia's Kursk Region” (5 January 2025), citing [4].",
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
    links: list[Link] = shown("Claims that this one is set against, or connected with.", [])
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
    unit: UnitReference = shown(
        "The unit, always the indicator's.", {"id": "piece", "name": "piece of equipment"}
    )
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
            "note": None,
            "checked": True,
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
    means: list[Meaning] = shown(
        "Where the article says what each [bracket] of the text stands for.", []
    )
    events: list[StatedEvent] = shown(
        "The events that it is about.",
        [
            {
                "id": "losses-suffered-by-moscow",
                "title": "Moscow's losses of personnel and equipment",
                "words": None,
                "note": None,
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
    citation_url: Address = shown("How to cite it.", "/claims/russian-losses/citation")


class CountedClaims(Counted):
    """How many claims there are, and the first of them."""

    items: list[Claim] = shown(
        f"The first of them in reading order, {ITEMS_SHOWN} at most.", max_length=ITEMS_SHOWN
    )
