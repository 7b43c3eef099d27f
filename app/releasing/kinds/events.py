"""Events: shown with the claims that assert them, and by whose voice."""

from collections.abc import Iterable
from operator import itemgetter
from typing import Any

from app import shapes as s
from app import tables as t
from app.releasing.index import fact_date
from app.releasing.kind import Findable, Kind, Named, Turn
from app.releasing.row import Row, unpack
from app.releasing.showing.claims import ClaimRenderer, first_proof, words_of_claim
from app.releasing.showing.counts import show_count, show_items
from app.resources.events import EventOut
from app.shapes.events import ActorRole, Code, EventTypeOut, PlaceRole
from app.shapes.telling import tell_voices
from app.vocabulary import AttributionType

COLUMNS = ("id", "title", "status", "status_words", "status_note", "parent_note", "checked", "note")
"""What is shown as it is stored."""


class Events(Kind):
    """How events are shown and found."""

    found_in_turn = 50
    also_named = (
        Named("event_type", t.EventType, "id", label="name"),
        Named("event_type", t.EventType, "name"),
    )

    def show(self, row: Row) -> EventOut:
        """An event, with its first claims."""
        name = row["id"]
        claims = sorted(self._claims(name), key=lambda claim: int(claim["position"]))
        shown = self.index.share(ClaimRenderer)
        return EventOut(
            **{column: row[column] for column in COLUMNS},
            type=self._show_type(row["type_id"]),
            date=fact_date(row),
            as_of=self._newest_day(name),
            places=self._show_places(name),
            actors=self._show_actors(name),
            parent=self.index.refer_if(s.EventReference, row["parent_id"]),
            parts=show_count("events", "parent", name, self.index.of(t.Event, "parent_id", name)),
            evidence=shown.own_evidence(name),
            asserted_by=self._show_voices(name),
            claims=show_items(
                s.CountedClaims,
                show_count("claims", "event", name, claims),
                [shown.claim(claim["id"]) for claim in claims[: s.ITEMS_SHOWN]],
            ),
            url=f"/events/{name}",
        )

    def _show_type(self, name: str) -> EventTypeOut:
        kind = self.index.one(t.EventType, name)
        codes = self.index.of(t.EventTypeCode, "event_type_id", name)
        shown = [Code(scheme=x["scheme"], version=x["version"], code=x["code"]) for x in codes]
        return EventTypeOut(id=name, name=kind["name"], codes=shown)

    def _newest_day(self, event: str) -> str:
        stated_in = self.index.of(t.EventArticle, "event_id", event)
        return max(str(self.index.one(t.Article, x["article_id"])["date"]) for x in stated_in)

    def _show_voices(self, event: str) -> list[s.Asserter]:
        return [
            s.Asserter(
                type=voice["type"], actor=self.index.refer_if(s.ActorReference, voice["actor_id"])
            )
            for voice in self.index.of(t.EventVoice, "event_id", event)
        ]

    def _show_only_voice(self, actor: str | None) -> list[s.Asserter]:
        """Who alone says something, if it is one actor."""
        named = self.index.refer_if(s.ActorReference, actor)
        return [s.Asserter(type=AttributionType.ACTOR, actor=named)] if named else []

    def in_turn(self) -> Iterable[Turn]:
        """Each after its last claim."""
        return sorted(map(self._after_last_claim, self.rows), key=itemgetter(0))

    def _after_last_claim(self, row: Row) -> Turn:
        return max((one["position"] for one in self._claims(row["id"])), default=0), row

    def articles(self, row: Row) -> Iterable[str]:
        """Those that state it."""
        stated = self.index.of(t.EventArticle, "event_id", row["id"])
        return [one["article_id"] for one in stated]

    def words(self, row: Row) -> Iterable[str | None]:
        """Its title, its own words, and those of its claims."""
        of_claims = (words_of_claim(self.index, one) for one in self._claims(row["id"]))
        return [row["title"], *self._own_words(row["id"]), *(x for one in of_claims for x in one)]

    def find(self, row: Row) -> Iterable[Findable]:
        """By its title, and who alone states it; where its first claim or its own words stand."""
        name, shown = row["id"], self.index.share(ClaimRenderer)
        voices = self._show_voices(name)
        only = tell_voices((one.type, one.actor.name if one.actor else None) for one in voices)
        title = f"{row['title']} ({only})" if only else row["title"]
        text = ". ".join([*map(shown.statement, self._claims(name)), *self._own_words(name)])
        own = self.index.of(t.EventEvidence, "event_id", name)
        said = first_proof(self.index, self._links(name)) or next(iter(own), None)
        yield Findable(name, title, text, said)

    def _own_words(self, event: str) -> list[str]:
        return [own["exact"] for own in self.index.of(t.EventEvidence, "event_id", event)]

    def _links(self, event: str) -> list[Row]:
        return self.index.of(t.ClaimEvent, "event_id", event)

    def _claims(self, event: str) -> list[Row]:
        return [self.index.one(t.Claim, link["claim_id"]) for link in self._links(event)]

    def _show_places(self, event: str) -> list[PlaceRole]:
        return [
            PlaceRole(
                **self._show_role(link),
                **self.index.refer(s.PlaceReference, link["place_id"]).model_dump(),
            )
            for link in self.index.of(t.EventPlace, "event_id", event)
        ]

    def _show_actors(self, event: str) -> list[ActorRole]:
        return [
            ActorRole(
                **self._show_role(link),
                **self.index.refer(s.ActorReference, link["actor_id"]).model_dump(),
            )
            for link in self.index.of(t.EventActor, "event_id", event)
        ]

    def _show_role(self, link: Row) -> dict[str, Any]:
        return {
            "role": link["role"],
            "hedge": unpack(link["hedge"]),
            "asserted_by": self._show_only_voice(link["said_by_id"]),
            "note": link["note"],
        }


kind = Events
