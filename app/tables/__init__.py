"""The whole schema on one page. Created by the migrations, filled by seeding, read by the server.

Every resource has a permanent `id` (a readable slug) and a `position`: the row number that its
document and its full text share, and the order of the lists that go by day or by article. It is
made of the row's own article or id (app/releasing/positions.py), so that no other row moves it.
Portable: closed lists are text with a CHECK, dates are ISO text (which sorts as dates do in
every engine), ids compare byte by byte.
"""

from app.tables.articles import Article, Mention, Sentence, Source
from app.tables.claims import (
    Claim,
    ClaimActor,
    ClaimEvent,
    ClaimLink,
    ClaimMeaning,
    ClaimPlace,
    Evidence,
    EvidenceSource,
    Figure,
    FigureSubject,
)
from app.tables.discrepancies import Discrepancy, DiscrepancySide
from app.tables.documents import (
    ActorDocument,
    AnnotationsDocument,
    ArticleDocument,
    ClaimDocument,
    CoverageDocument,
    DiscrepancyDocument,
    EventDocument,
    FigureDocument,
    IndicatorDocument,
    PlaceDocument,
    Release,
    SearchHit,
    SourceDocument,
)
from app.tables.events import (
    Event,
    EventActor,
    EventArticle,
    EventEvidence,
    EventEvidenceSource,
    EventPlace,
    EventSource,
    EventVoice,
)
from app.tables.things import (
    AFFILIATES,
    Actor,
    ActorAffiliate,
    ActorAlias,
    ActorExternalId,
    ActorProof,
    EventRole,
    EventType,
    EventTypeCode,
    Indicator,
    Name,
    Place,
    PlaceAlias,
    PlaceExternalId,
    PlaceProof,
    PlaceWithin,
    Unit,
)
