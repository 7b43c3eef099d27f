"""References to other facts: an id with its name, never a bare id."""

from app.shapes.base import Address, FactId, Shape, shown


class ArticleReference(Shape):
    id: FactId = shown("The article's id.", "kursk-offensive-2025-01-05")
    headline: str = shown(
        "Its headline.", "Ukraine Launches New Offensive in Russia's Kursk Region"
    )


class SourceReference(Shape):
    id: FactId = shown("The source's id.", "kursk-offensive-2025-01-05-4")
    marker: str | None = shown("The marker as the text prints it.", "4")


class PrintedSource(SourceReference):
    """A reference of an article, as the article prints it: what it does not print is null."""

    title: str | None = shown("The title, as the article prints it.", None)
    publisher: str | None = shown("The publisher, as the article prints it.", None)
    source_url: Address | None = shown("The source's own address, as the article prints it.", None)


class EventReference(Shape):
    id: FactId = shown("The event's id.", "kursk-offensive")
    title: str = shown("Its title.", "New offensive in Russia's Kursk region")


class ClaimReference(Shape):
    id: FactId = shown("The claim's id.", "russian-losses")
    text: str = shown(
        "Its proposition.",
        "Moscow has suffered losses of 38,000 personnel and over 1,000 pieces of equipment.",
    )


class FigureReference(Shape):
    id: FactId = shown("The figure's id.", "armed-clashes")
    text: str = shown("The words that state it.", "42 individual armed clashes")


class ActorReference(Shape):
    id: FactId = shown("The actor's id.", "ukraine")
    name: str = shown("Its name.", "Ukraine")


class PlaceReference(Shape):
    id: FactId = shown("The place's id.", "kursk-region")
    name: str = shown("Its name.", "Kursk region")


class IndicatorReference(Shape):
    id: FactId = shown("The indicator's id.", "territory-controlled")
    name: str = shown("Its name.", "Territory controlled")


class UnitReference(Shape):
    id: str = shown("The unit's id.", "piece", "USD", max_length=120)
    name: str = shown("Its name.", "piece of equipment")


class EventTypeReference(Shape):
    id: FactId = shown("The event type's id.", "battles")
    name: str = shown("Its name.", "Battles")
