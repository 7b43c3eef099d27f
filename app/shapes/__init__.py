"""The shapes that more than one resource shows.

Keys are always present: unknown is null, a list is never null. A reference to another fact is its
id with its name, never a bare id.
"""

from app.shapes.base import (
    Address,
    ArticleId,
    Day,
    FactId,
    InRow,
    SentenceId,
    Shape,
    shown,
)
from app.shapes.facts import Claim, ClaimFigure, CountedClaims, Proved, Quantity, Said
from app.shapes.parts import (
    ITEMS_SHOWN,
    Asserter,
    Attribution,
    Counted,
    Evidence,
    ExternalId,
    FactDate,
    Link,
    Meaning,
    OwnEvidence,
    Proof,
    SentencePlace,
    StatedEvent,
    Via,
)
from app.shapes.references import (
    ActorReference,
    ArticleReference,
    ClaimReference,
    EventReference,
    EventTypeReference,
    FigureReference,
    IndicatorReference,
    PlaceReference,
    PrintedSource,
    SourceReference,
    UnitReference,
)
