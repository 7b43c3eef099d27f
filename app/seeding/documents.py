"""Row → JSON: each fact as its response model shows it, rendered once.

The same models make the OpenAPI document, so what is stored and what is documented cannot drift.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, lru_cache
from typing import Any, cast
from urllib.parse import quote

from sqlmodel import SQLModel

from app import shapes as s
from app import tables as t
from app.kit.columns import Table
from app.resources.actors import ActorOut, Role
from app.resources.articles import (
    ArticleOut,
    ArticleSource,
    Dateline,
    SentenceOut,
    WholeArticle,
)
from app.resources.events import CLAIMS_SHOWN, ActorRole, Asserter, EventOut, PlaceRole
from app.resources.figures import FigureOut
from app.resources.indicators import IndicatorOut
from app.resources.places import Coordinates, PlaceOut
from app.resources.sources import SourceOut
from app.seeding.counts import Counts
from app.seeding.lookup import Index, References, fact_date, maybe
from app.seeding.rows import Rows
from app.seeding.rows.row import Row
from app.vocabulary import Direction


def document_rows(rows: Rows) -> dict[type[SQLModel], list[Row]]:
    """Every document, as rows of the document tables."""
    render = Renderer(rows)
    plain: dict[type[SQLModel], tuple[type[SQLModel], Callable[[Row], s.Shape]]] = {
        t.EventDocument: (t.Event, render.event),
        t.FigureDocument: (t.Figure, render.figure),
        t.ClaimDocument: (t.Claim, render.claim),
        t.ActorDocument: (t.Actor, render.actor),
        t.PlaceDocument: (t.Place, render.place),
        t.IndicatorDocument: (t.Indicator, render.indicator),
        t.SourceDocument: (t.Source, render.source),
    }
    documents = {
        table: [_document(row, shape(row)) for row in rows[facts]]
        for table, (facts, shape) in plain.items()
    }
    documents[t.ArticleDocument] = [
        {
            **_document(row, render.article(row)),
            "whole": render.whole_article(row).model_dump_json(),
        }
        for row in rows[t.Article]
    ]
    return documents


def _document(row: Row, shown: s.Shape) -> Row:
    line = _table(type(shown)).line(shown)
    return {"position": row["position"], "body": shown.model_dump_json(), "csv": line}


@lru_cache(maxsize=64)
def _table(shape: type[s.Shape]) -> Table:
    return Table(shape)


class Renderer:
    """Shows rows as their response models do."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self.index = Index(rows)
        self.refer = References(self.index)
        self._claims: dict[str, s.Claim] = {}

    @cached_property
    def counts(self) -> Counts:
        return Counts(self.rows)

    def said(self, claim: Row) -> dict[str, Any]:
        attribution = s.Attribution(
            type=claim["attribution_type"],
            actor=maybe(self.refer.actor, claim["actor_id"]),
            speaker=claim["speaker"],
            cue=claim["cue"],
        )
        return {
            "attribution": attribution,
            "modality": claim["modality"],
            "hedge": claim["hedge"],
        }

    def evidence(self, claim: str) -> list[s.Evidence]:
        return [self._passage(row) for row in self.index.of(t.Evidence, "claim_id", claim)]

    def _passage(self, row: Row) -> s.Evidence:
        sentence = self._sentence(row["article_id"], row["sentence"])
        cited = [
            self.refer.source(link["source_id"])
            for link in self.index.of(t.EvidenceSource, "claim_id", row["claim_id"])
            if link["evidence_number"] == row["number"]
        ]
        place = s.SentencePlace(section=sentence["section"], position=sentence["position"])
        words = {name: row[name] for name in ("exact", "prefix", "suffix", "start", "end")}
        return s.Evidence(**words, sentence=place, cites=cited)

    def _sentence(self, article: str, position: int) -> Row:
        return self.index.of(t.Sentence, "article_id", article)[position - 1]

    def links(self, claim: str) -> list[s.Link]:
        ends = (("from_id", "to_id", Direction.FROM), ("to_id", "from_id", Direction.TO))
        return [
            s.Link(
                type=row["type"],
                direction=direction,
                claim=self.refer.claim(row[other]),
                basis=row["basis"],
                words=row["words"],
                note=row["note"],
            )
            for here, other, direction in ends
            for row in self.index.of(t.ClaimLink, here, claim)
        ]

    def events_of(self, claim: str) -> list[s.EventReference]:
        links = self.index.of(t.ClaimEvent, "claim_id", claim)
        return [self.refer.event(link["event_id"]) for link in links]

    def quantity(self, row: Row) -> dict[str, Any]:
        indicator = self.index.one(t.Indicator, row["indicator_id"])
        subjects = self.index.of(t.FigureSubject, "figure_id", row["id"])
        numbers = ("value", "low", "high", "qualifier", "text", "counted", "of", "note")
        return {
            **{name: row[name] for name in numbers},
            "id": row["id"],
            "indicator": s.IndicatorReference(id=indicator["id"], name=indicator["name"]),
            "unit": row["unit_id"],
            "subjects": [self.refer.actor(link["actor_id"]) for link in subjects],
            "place": maybe(self.refer.place, row["place_id"]),
            "period": fact_date(row),
            "part_of": maybe(self.refer.figure, row["part_of_id"]),
            "url": f"/figures/{row['id']}",
        }

    def figure(self, row: Row) -> FigureOut:
        claim = self.index.one(t.Claim, row["claim_id"])
        return FigureOut(
            article=self.refer.article(row["article_id"]),
            claim=self.refer.claim(claim["id"]),
            events=self.events_of(claim["id"]),
            evidence=self.evidence(claim["id"]),
            links=self.links(claim["id"]),
            **self.said(claim),
            **self.quantity(row),
        )

    def claim(self, row: Row) -> s.Claim:
        name = row["id"]
        if name not in self._claims:
            figures = self.index.of(t.Figure, "claim_id", name)
            actors = self.index.of(t.ClaimActor, "claim_id", name)
            places = self.index.of(t.ClaimPlace, "claim_id", name)
            self._claims[name] = s.Claim(
                id=name,
                article=self.refer.article(row["article_id"]),
                text=row["text"],
                events=self.events_of(name),
                actors=[self.refer.actor(link["actor_id"]) for link in actors],
                places=[self.refer.place(link["place_id"]) for link in places],
                figures=[s.ClaimFigure(**self.quantity(figure)) for figure in figures],
                evidence=self.evidence(name),
                links=self.links(name),
                note=row["note"],
                url=f"/claims/{name}",
                **self.said(row),
            )
        return self._claims[name]

    def event(self, row: Row) -> EventOut:
        name = row["id"]
        kind = self.index.one(t.EventType, row["type_id"])
        claims = self._claims_of(name)
        return EventOut(
            id=name,
            title=row["title"],
            type=s.EventTypeReference(id=kind["id"], name=kind["name"]),
            status=row["status"],
            date=fact_date(row),
            places=[
                PlaceRole(**self._role(link), **self.refer.place(link["place_id"]).model_dump())
                for link in self.index.of(t.EventPlace, "event_id", name)
            ],
            actors=[
                ActorRole(**self._role(link), **self.refer.actor(link["actor_id"]).model_dump())
                for link in self.index.of(t.EventActor, "event_id", name)
            ],
            parent=maybe(self.refer.event, row["parent_id"]),
            asserted_by=list(self._asserters(claims)),
            claims=[self.claim(claim) for claim in claims[:CLAIMS_SHOWN]],
            claim_count=len(claims),
            claims_url=f"/claims?event={name}",
            note=row["note"],
            url=f"/events/{name}",
        )

    def _claims_of(self, event: str) -> list[Row]:
        links = self.index.of(t.ClaimEvent, "event_id", event)
        claims = [self.index.one(t.Claim, link["claim_id"]) for link in links]
        return sorted(claims, key=lambda claim: cast("int", claim["position"]))

    def _asserters(self, claims: Iterable[Row]) -> Iterator[Asserter]:
        for voice, actor in dict.fromkeys((c["attribution_type"], c["actor_id"]) for c in claims):
            yield Asserter(type=voice, actor=maybe(self.refer.actor, actor))

    @staticmethod
    def _role(link: Row) -> dict[str, Any]:
        return {"role": link["role"], "hedge": link["hedge"]}

    def actor(self, row: Row) -> ActorOut:
        name = row["id"]
        count = self.counts.actor
        return ActorOut(
            id=name,
            name=row["name"],
            type=row["type"],
            aliases=[alias["alias"] for alias in self.index.of(t.ActorAlias, "actor_id", name)],
            affiliation=maybe(self.refer.actor, row["affiliation_id"]),
            country=maybe(self.refer.place, row["country_id"]),
            external_ids=self._external_ids(t.ActorExternalId, "actor_id", name),
            roles=list(self._roles(name)),
            claims=counted("claims", "actor", name, count.claims[name]),
            statements=counted("claims", "attributed_to", name, count.statements[name]),
            events=counted("events", "actor", name, count.events[name]),
            figures=counted("figures", "subject", name, count.figures[name]),
            note=row["note"],
            url=f"/actors/{name}",
        )

    def _roles(self, actor: str) -> Iterator[Role]:
        named = self.index.of(t.Mention, "actor_id", actor)
        roles = dict.fromkeys((row["role"], row["article_id"]) for row in named if row["role"])
        return (Role(text=text, article=self.refer.article(article)) for text, article in roles)

    def _external_ids(self, table: type[SQLModel], column: str, name: str) -> list[s.ExternalId]:
        return [
            s.ExternalId(scheme=row["scheme"], value=row["value"], reference=row["reference"])
            for row in self.index.of(table, column, name)
        ]

    def place(self, row: Row) -> PlaceOut:
        name = row["id"]
        count = self.counts.place
        where = row["coordinates_reference"] and Coordinates(
            latitude=row["latitude"],
            longitude=row["longitude"],
            reference=row["coordinates_reference"],
        )
        return PlaceOut(
            id=name,
            name=row["name"],
            type=row["type"],
            aliases=[alias["alias"] for alias in self.index.of(t.PlaceAlias, "place_id", name)],
            within=maybe(self.refer.place, row["within_id"]),
            country=maybe(self.refer.place, row["country_id"]),
            external_ids=self._external_ids(t.PlaceExternalId, "place_id", name),
            coordinates=where,
            events=counted("events", "place", name, count.events[name]),
            claims=counted("claims", "place", name, count.claims[name]),
            figures=counted("figures", "place", name, count.figures[name]),
            note=row["note"],
            url=f"/places/{name}",
        )

    def indicator(self, row: Row) -> IndicatorOut:
        name = row["id"]
        return IndicatorOut(
            id=name,
            name=row["name"],
            definition=row["definition"],
            unit=row["unit_id"],
            unit_name=self.index.one(t.Unit, row["unit_id"])["name"],
            figures=counted("figures", "indicator", name, self.counts.of_indicator[name]),
            url=f"/indicators/{name}",
        )

    def source(self, row: Row) -> SourceOut:
        name, count = row["id"], self.counts.source
        return SourceOut(
            **self._printed(row),
            article=self.refer.article(row["article_id"]),
            claims=counted("claims", "source", name, count.claims[name]),
            figures=counted("figures", "source", name, count.figures[name]),
            events=counted("events", "source", name, count.events[name]),
        )

    @staticmethod
    def _printed(source: Row) -> dict[str, Any]:
        return {name: source[name] for name in ("id", "marker", "title", "publisher", "url")}

    def _article(self, row: Row) -> dict[str, Any]:
        name, count = row["id"], self.counts.article
        dateline = row["dateline_text"] and Dateline(
            text=row["dateline_text"],
            place=maybe(self.refer.place, row["dateline_place_id"]),
            date=row["dateline_date"],
        )
        plain = ("id", "headline", "standfirst", "language", "date", "publisher", "url", "licence")
        return {
            **{column: row[column] for column in (*plain, "sha256")},
            "dateline": dateline,
            "claims": counted("claims", "article", name, count.claims[name]),
            "figures": counted("figures", "article", name, count.figures[name]),
            "events": counted("events", "article", name, count.events[name]),
            "references": counted("sources", "article", name, count.sources[name]),
        }

    def article(self, row: Row) -> ArticleOut:
        return ArticleOut(**self._article(row))

    def whole_article(self, row: Row) -> WholeArticle:
        sentences = self.index.of(t.Sentence, "article_id", row["id"])
        sources = self.index.of(t.Source, "article_id", row["id"])
        shown = SentenceOut.model_fields
        return WholeArticle(
            **self._article(row),
            text=row["text"],
            sentences=[SentenceOut(**{k: one[k] for k in shown}) for one in sentences],
            sources=[ArticleSource(**self._printed(source)) for source in sources],
        )


def counted(path: str, parameter: str, value: str, facts: set[str]) -> s.Counted:
    """How many facts there are, and the address that lists them."""
    return s.Counted(count=len(facts), url=f"/{path}?{parameter}={quote(value)}")
