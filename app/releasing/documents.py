"""Row → JSON: each fact as its response model shows it, rendered once.

The same models make the OpenAPI document, so what is stored and what is documented cannot drift.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import Any, cast

from sqlmodel import SQLModel

from app import shapes as s
from app import tables as t
from app.kit.columns import Table
from app.kit.listing import Resource
from app.releasing.claim_documents import ClaimRenderer
from app.releasing.counts import Counts
from app.releasing.discrepancy_documents import DiscrepancyRenderer
from app.releasing.index import Index, References, fact_date, maybe
from app.releasing.rows.row import Row, TableRow
from app.resources import listed
from app.resources.actors import ActorOut, Role
from app.resources.articles import (
    ArticleOut,
    ArticleSource,
    Dateline,
    SentenceOut,
    WholeArticle,
)
from app.resources.events import CLAIMS_SHOWN, ActorRole, EventOut, PlaceRole
from app.resources.indicators import SHOWN, IndicatorOut
from app.resources.places import Coordinates, PlaceOut
from app.resources.sources import SourceOut


def documents(index: Index) -> Iterator[TableRow]:
    """Every document, rendered, as the row of its table.

    A claim, its figures and the events that it is the last to state follow each other, because
    they show the same things, which are then made once.
    """
    render = Renderer(index)
    kinds = {resource.table: resource for resource in listed().values()}
    make = {table: render.maker(resource) for table, resource in kinds.items()}
    for table, row in render.in_turn(kinds):
        yield make[table](row)
    for row in index.rows[t.Article]:
        yield render.annotations(row)


class Renderer:
    """Shows rows as their response models do."""

    def __init__(self, index: Index) -> None:
        self.rows, self.index = index.rows, index
        self.refer = References(index)
        self.claims = ClaimRenderer(self.index, self.refer)
        self.discrepancies = DiscrepancyRenderer(self.index, self.refer, self.claims)

    @cached_property
    def counts(self) -> Counts:
        return Counts(self.rows)

    def in_turn(self, tables: Iterable[Any]) -> Iterator[tuple[Any, Row]]:
        """The rows of these tables in the order in which they are rendered."""
        to_come = Counter(link["event_id"] for link in self.rows[t.ClaimEvent])
        for claim in self.rows[t.Claim]:
            name = claim["id"]
            yield t.Claim, claim
            yield from ((t.Figure, row) for row in self.index.of(t.Figure, "claim_id", name))
            for link in self.index.of(t.ClaimEvent, "claim_id", name):
                event = link["event_id"]
                to_come[event] -= 1
                if not to_come[event]:
                    yield t.Event, self.index.one(t.Event, event)
        for table in tables:
            if table not in (t.Claim, t.Figure, t.Event):
                yield from ((table, row) for row in self.rows[table])

    def maker(self, resource: Resource) -> Callable[[Row], TableRow]:
        """How a row of this kind of fact becomes the row of its document."""
        shown: dict[Any, Callable[[Row], s.Shape]] = {
            t.Article: self.article,
            t.Event: self.event,
            t.Figure: self.claims.figure,
            t.Claim: self.claims.claim,
            t.Discrepancy: self.discrepancies.discrepancy,
            t.Actor: self.actor,
            t.Place: self.place,
            t.Indicator: self.indicator,
            t.Source: self.source,
        }
        more: dict[Any, dict[str, Callable[[Row], str]]] = {
            t.Article: {"whole": lambda row: self.whole_article(row).model_dump_json()},
            t.Claim: {"citation": self.claims.citation},
        }
        line, show = Table(resource.shown).line, shown[resource.table]
        besides = more.get(resource.table, {})

        def document(row: Row) -> TableRow:
            fact = show(row)
            body = {"position": row["position"], "body": fact.model_dump_json(), "csv": line(fact)}
            return resource.document, body | {column: made(row) for column, made in besides.items()}

        return document

    def annotations(self, row: Row) -> TableRow:
        """The row of an article's annotations."""
        body = self.claims.annotations(row).model_dump_json()
        return t.AnnotationsDocument, {"position": row["position"], "body": body}

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
            claims=[self.claims.claim(claim) for claim in claims[:CLAIMS_SHOWN]],
            claim_count=len(claims),
            claims_url=f"/claims?event={name}",
            note=row["note"],
            url=f"/events/{name}",
        )

    def _claims_of(self, event: str) -> list[Row]:
        links = self.index.of(t.ClaimEvent, "event_id", event)
        claims = [self.index.one(t.Claim, link["claim_id"]) for link in links]
        return sorted(claims, key=lambda claim: cast("int", claim["position"]))

    def _asserters(self, claims: Iterable[Row]) -> Iterator[s.Asserter]:
        for voice, actor in dict.fromkeys((c["attribution_type"], c["actor_id"]) for c in claims):
            yield s.Asserter(type=voice, actor=maybe(self.refer.actor, actor))

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
        figures = self.index.of(t.Figure, "indicator_id", name)
        periods = sorted((f for f in figures if f["date_start"]), key=lambda f: f["date_start"])
        articles = list(dict.fromkeys(figure["article_id"] for figure in figures))
        claims = [self.index.one(t.Claim, figure["claim_id"]) for figure in figures]
        voices = list(self._asserters(claims))
        return IndicatorOut(
            id=name,
            name=row["name"],
            definition=row["definition"],
            unit=row["unit_id"],
            unit_name=self.index.one(t.Unit, row["unit_id"])["name"],
            measure=row["measure"],
            figures=counted("figures", "indicator", name, self.counts.of_indicator[name]),
            series_url=f"/figures?indicator={name}&sort=period",
            first_period=fact_date(periods[0]) if periods else None,
            last_period=fact_date(periods[-1]) if periods else None,
            articles=[self.refer.article(article) for article in articles[:SHOWN]],
            article_count=len(articles),
            said_by=voices[:SHOWN],
            said_by_count=len(voices),
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
    return s.Counted(count=len(facts), url=f"/{path}?{parameter}={value}")
