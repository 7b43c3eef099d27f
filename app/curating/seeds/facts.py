"""What a curator writes: the shape of every YAML file under the seeds folder.

A file may hold any of the sections of `SeedFile`; `article` and what belongs to one article
(`sources`, `mentions`, `claims`) stand in the `facts.yaml` beside its `article.txt`.
"""

import json
from datetime import date
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    StringConstraints,
)

from app.curating.seeds.seed import Line, Number, Ours, Seed, Short, Slug, Title
from app.english.dates.edtf import Span, read_edtf
from app.vocabulary import (
    ActorType,
    AttributionType,
    Basis,
    FindKind,
    LinkType,
    Measure,
    Modality,
    PlaceType,
    Qualifier,
    Status,
)


def _as_list(value: Any) -> Any:
    return value if isinstance(value, list) else [value]


def _as_quote(value: Any) -> Any:
    return {"exact": value} if isinstance(value, str) else value


def _edtf(text: str) -> str:
    read_edtf(text)
    return text


class ExternalIdSeed(Seed):
    """An id in a named, versioned reference."""

    scheme: Slug
    value: Short
    reference: Ours


class CoordinatesSeed(Seed):
    """Where a place lies, and the named, versioned reference that says so."""

    latitude: Annotated[float, Field(ge=-90, le=90)]
    longitude: Annotated[float, Field(ge=-180, le=180)]
    reference: Ours


class PlaceSeed(Seed):
    """A place. `name` and `aliases` are forms that a text uses."""

    name: Short
    type: PlaceType | None = None
    aliases: list[Short] = []
    within: Slug | None = None
    country: Slug | None = None
    external_ids: list[ExternalIdSeed] = []
    coordinates: CoordinatesSeed | None = None
    note: Ours | None = None


class ActorSeed(Seed):
    """An actor. `name` and `aliases` are forms that a text uses."""

    name: Short
    type: ActorType
    aliases: list[Short] = []
    affiliation: Slug | None = None
    country: Slug | None = None
    external_ids: list[ExternalIdSeed] = []
    note: Ours | None = None


class UnitSeed(Seed):
    """What one of a number is."""

    name: Short


class IndicatorSeed(Seed):
    """What a number measures, in exactly one unit: at a time (stock) or over a period (flow)."""

    name: Short
    definition: Ours
    unit: Short
    measure: Measure | None = None


class EventTypeSeed(Seed):
    """A kind of event."""

    name: Short
    definition: Ours


class DateSeed(Seed):
    """A date as EDTF (ISO 8601-2), and the article's words for it."""

    # An editor reads a bare year as a number.
    edtf: Annotated[
        str, BeforeValidator(str, json_schema_input_type=str | int), AfterValidator(_edtf)
    ]
    text: Line

    @property
    def span(self) -> Span:
        """The days that the EDTF names."""
        return read_edtf(self.edtf)


class EventPlaceSeed(Seed):
    """A place of an event, its role there, and the hedge if the text hedges it."""

    place: Slug
    role: Short
    hedge: Line | None = None


class EventActorSeed(Seed):
    """An actor of an event, its role there, and the hedge if the text hedges it."""

    actor: Slug
    role: Short
    hedge: Line | None = None


class EventSeed(Seed):
    """What happened, is happening or is scheduled."""

    title: Title
    type: Slug
    status: Status
    date: DateSeed | None = None
    places: list[EventPlaceSeed] = []
    actors: list[EventActorSeed] = []
    parent: Slug | None = None
    note: Ours | None = None


class DatelineSeed(Seed):
    """The dateline, verbatim, with the place and day that it gives."""

    text: Line
    place: Slug | None = None
    date: date


class ArticleSeed(Seed):
    """An article and which of its lines are not body text, all verbatim."""

    id: Slug
    headline: Line
    dateline: DatelineSeed | None = None
    standfirst: Line | None = None
    headings: list[Line] = []
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")] = "en"
    date: date
    publisher: Line | None = None
    url: Annotated[str, StringConstraints(pattern=r"^https?://\S+$", max_length=2000)] | None = None
    licence: Line | None = None


class SourceSeed(Seed):
    """A reference of the article, as it prints it.

    Its key is the marker; in a list without numbers (`bulleted`) any word that makes its id.
    """

    bulleted: bool = False

    title: Line | None = None
    publisher: Line | None = None
    url: Annotated[str, StringConstraints(pattern=r"^https?://\S+$", max_length=2000)] | None = None


class QuoteSeed(Seed):
    """Words of the article. `occurrence` says which, where they stand there more than once."""

    exact: Line
    occurrence: Annotated[int, Field(ge=1, le=10_000)] | None = None


AnyQuote = Annotated[QuoteSeed, BeforeValidator(_as_quote, json_schema_input_type=str | QuoteSeed)]
AnyQuotes = Annotated[
    list[AnyQuote],
    BeforeValidator(_as_list, json_schema_input_type=str | QuoteSeed | list[str | QuoteSeed]),
    Field(min_length=1, max_length=20),
]
"""One quote or several, each as plain words or with its `occurrence`."""


class MentionSeed(Seed):
    """The role that the article gives an actor where it names it, both verbatim."""

    actor: Slug
    quote: AnyQuote
    role: Line


class AttributionSeed(Seed):
    """Who says it. An `actor` needs no `type`; without either it is the article."""

    type: AttributionType | None = None
    actor: Slug | None = None
    speaker: Line | None = None
    cue: Line | None = None

    @property
    def voice(self) -> AttributionType:
        """Whose voice states the claim."""
        return self.type or (AttributionType.ACTOR if self.actor else AttributionType.ARTICLE)

    @property
    def attributed_to(self) -> str:
        """The actor's id, or `article`, or `unnamed`."""
        return self.actor or str(self.voice)


class FigureSeed(Seed):
    """A number of a claim. `text` is verbatim; the bounds follow from value and qualifier."""

    id: Slug
    indicator: Slug
    value: Number | None = None
    low: Number | None = None
    high: Number | None = None
    qualifier: Qualifier = Qualifier.EXACT
    text: Line
    counted: Line | None = None
    of: Line | None = None
    subjects: list[Slug] = []
    place: Slug | None = None
    period: DateSeed | None = None
    part_of: Slug | None = None
    unit: Short | None = None
    note: Ours | None = None


class LinkSeed(Seed):
    """A claim that this one is set against: by the text's own words, or by the curator's note."""

    to: Slug
    type: LinkType
    basis: Basis = Basis.TEXT
    words: Line | None = None
    note: Ours | None = None


class ClaimSeed(Seed):
    """One proposition that the article states."""

    id: Slug
    quote: AnyQuotes
    text: Line
    events: list[Slug] = []
    attribution: AttributionSeed = AttributionSeed()
    modality: Modality = Modality.STATED
    hedge: Line | None = None
    figures: list[FigureSeed] = []
    links: list[LinkSeed] = []
    note: Ours | None = None


class WaiverSeed(Seed):
    """Words of the article that are no fact, and why: a find of this kind is left alone.

    Without `occurrence` it holds wherever the words stand.
    """

    kind: FindKind
    words: Line
    occurrence: Annotated[int, Field(ge=1, le=10_000)] | None = None
    reason: Ours


class SeedFile(Seed):
    """Everything that one YAML file may hold."""

    units: dict[Short, UnitSeed] = {}
    indicators: dict[Slug, IndicatorSeed] = {}
    event_types: dict[Slug, EventTypeSeed] = {}
    places: dict[Slug, PlaceSeed] = {}
    actors: dict[Slug, ActorSeed] = {}
    events: dict[Slug, EventSeed] = {}
    article: ArticleSeed | None = None
    sources: dict[Short, SourceSeed] = {}
    mentions: list[MentionSeed] = []
    claims: list[ClaimSeed] = []
    waivers: list[WaiverSeed] = []


def json_schema() -> str:
    """The JSON Schema (2020-12) of every seed file, as text."""
    made = SeedFile.model_json_schema()
    made = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **made,
        "title": "facts.yaml",
    }
    return json.dumps(made, indent=2, ensure_ascii=False) + "\n"
