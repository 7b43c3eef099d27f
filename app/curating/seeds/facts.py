"""What a curator writes: the shape of every YAML file under the seeds folder.

A file may hold any of the sections of `SeedFile`; `article` and what belongs to one article
(`sources`, `mentions`, `claims`) stand in the `facts.yaml` beside its `article.txt`.
"""

import json
from datetime import date
from typing import Annotated, Any

from pydantic import ConfigDict, Field, StringConstraints, model_validator

from app.curating.seeds.claims import ClaimSeed
from app.curating.seeds.events import EventSeed
from app.curating.seeds.seed import Line, Ours, Seed, Short, Slug
from app.curating.seeds.things import (
    ActorSeed,
    EventTypeSeed,
    IndicatorSeed,
    PlaceSeed,
    UnitSeed,
)
from app.curating.seeds.words import AnyQuote
from app.vocabulary import FindKind, Publish


class DatelineSeed(Seed):
    """The dateline, verbatim, with the place and day that it gives."""

    text: Line
    place: Slug | None = None
    date: date


def _ask_for_either(schema: dict[str, Any]) -> None:
    """What an editor is told: a date, or a dateline that has one; a licence, or what is chosen."""
    schema["required"].remove("date")
    pairs = (("date", "dateline"), ("licence", "publish"))
    schema["allOf"] = [{"anyOf": [{"required": [one]} for one in pair]} for pair in pairs]


class ArticleSeed(Seed):
    """An article and which of its lines are not body text, all verbatim.

    `date` may be left out where the dateline gives it, `publish` where there is a licence.
    """

    model_config = ConfigDict(json_schema_extra=_ask_for_either)

    id: Slug
    headline: Line
    dateline: DatelineSeed | None = None
    standfirst: Line | None = None
    headings: list[Line] = []
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]+)*$")]
    date: date
    publisher: Line | None = None
    url: Annotated[str, StringConstraints(pattern=r"^https?://\S+$", max_length=2000)] | None = None
    licence: Line | None = None
    publish: Publish = Publish.TEXT

    @model_validator(mode="before")
    @classmethod
    def _take_date_of_dateline(cls, given: Any) -> Any:
        if isinstance(given, dict) and "date" not in given:
            dateline = given.get("dateline")
            if isinstance(dateline, dict) and "date" in dateline:
                return {**given, "date": dateline["date"]}
        return given


class SourceSeed(Seed):
    """A reference of the article, as it prints it.

    Its key is the marker; in a list without numbers (`bulleted`) any word that makes its id.
    """

    bulleted: bool = False

    title: Line | None = None
    publisher: Line | None = None
    url: Annotated[str, StringConstraints(pattern=r"^https?://\S+$", max_length=2000)] | None = None


class MentionSeed(Seed):
    """The role that the article gives an actor where it names it, both verbatim."""

    actor: Slug
    quote: AnyQuote
    role: Line


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
