"""Events: shown with the claims that assert them, and by whose voice."""

from collections.abc import Iterable
from operator import itemgetter
from typing import Any

from app import shapes as s
from app import tables as t
from app.releasing.index import fact_date
from app.releasing.kind import Findable, Kind, Named, Turn
from app.releasing.row import Row
from app.releasing.showing.claims import ClaimRenderer, asserters, first_proof, words_of_claim
from app.resources.events import CLAIMS_SHOWN, ActorRole, EventOut, PlaceRole
from app.shapes.telling import tell_voices


class Events(Kind):
    """How events are shown and found."""

    found_in_turn = 50
    also_named = (
        Named("event_type", t.EventType, "id"),
        Named("event_type", t.EventType, "name"),
    )

    def show(self, row: Row) -> EventOut:
        """An event, with its first claims."""
        name = row["id"]
        kind = self.index.one(t.EventType, row["type_id"])
        claims = sorted(self._claims(name), key=lambda claim: int(claim["position"]))
        show_claim = self.index.share(ClaimRenderer).claim
        return EventOut(
            id=name,
            title=row["title"],
            type=s.EventTypeReference(id=kind["id"], name=kind["name"]),
            status=row["status"],
            date=fact_date(row),
            as_of=self._newest_day(claims),
            places=self._show_places(name),
            actors=self._show_actors(name),
            parent=self.index.refer_if(s.EventReference, row["parent_id"]),
            asserted_by=asserters(self.index, claims),
            claims=[show_claim(claim["id"]) for claim in claims[:CLAIMS_SHOWN]],
            claim_count=len(claims),
            claims_url=f"/claims?event={name}",
            note=row["note"],
            url=f"/events/{name}",
        )

    def _newest_day(self, claims: Iterable[Row]) -> str:
        articles = {claim["article_id"] for claim in claims}
        return max(str(self.index.one(t.Article, name)["date"]) for name in articles)

    def in_turn(self) -> Iterable[Turn]:
        """Each after its last claim."""
        return sorted(map(self._after_last_claim, self.rows), key=itemgetter(0))

    def _after_last_claim(self, row: Row) -> Turn:
        return max((one["position"] for one in self._claims(row["id"])), default=0), row

    def words(self, row: Row) -> Iterable[str | None]:
        """Its title, and the words of its claims."""
        claims = self._claims(row["id"])
        return [row["title"], *(x for one in claims for x in words_of_claim(self.index, one))]

    def find(self, row: Row) -> Iterable[Findable]:
        """By its title, and who alone states it; where its first claim stands."""
        claims, shown = self._claims(row["id"]), self.index.share(ClaimRenderer)
        voices = asserters(self.index, claims)
        only = tell_voices((one.type, one.actor.name if one.actor else None) for one in voices)
        title = f"{row['title']} ({only})" if only else row["title"]
        text = ". ".join(map(shown.statement, claims))
        yield Findable(row["id"], title, text, first_proof(self.index, self._links(row["id"])))

    def _links(self, event: str) -> list[Row]:
        return self.index.of(t.ClaimEvent, "event_id", event)

    def _claims(self, event: str) -> list[Row]:
        return [self.index.one(t.Claim, link["claim_id"]) for link in self._links(event)]

    def _show_places(self, event: str) -> list[PlaceRole]:
        return [
            PlaceRole(
                **_show_role(link),
                **self.index.refer(s.PlaceReference, link["place_id"]).model_dump(),
            )
            for link in self.index.of(t.EventPlace, "event_id", event)
        ]

    def _show_actors(self, event: str) -> list[ActorRole]:
        return [
            ActorRole(
                **_show_role(link),
                **self.index.refer(s.ActorReference, link["actor_id"]).model_dump(),
            )
            for link in self.index.of(t.EventActor, "event_id", event)
        ]


def _show_role(link: Row) -> dict[str, Any]:
    return {"role": link["role"], "hedge": link["hedge"]}


kind = Events
