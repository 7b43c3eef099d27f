"""Actors: shown with their names, their roles and what they take part in."""

from collections.abc import Iterable

from app import shapes as s
from app import tables as t
from app.english.names.peoples import is_people_phrase
from app.releasing.index import external_ids, shown_proof
from app.releasing.kind import Findable, Kind, Named
from app.releasing.row import Row
from app.releasing.showing.counts import Counts, show_count
from app.resources.actors import ActorOut, Role


class Actors(Kind):
    """How actors are shown and found."""

    found_in_turn = 10
    also_named = (
        Named("actor", t.Actor, "name"),
        Named("actor", t.ActorAlias, "alias", "actor_id"),
    )

    def show(self, row: Row) -> ActorOut:
        """An actor, with counts of all that belongs to it."""
        name = row["id"]
        count = self.index.share(Counts).actor
        proofs = self.index.of(t.ActorProof, "actor_id", name)
        return ActorOut(
            id=name,
            name=row["name"],
            type=row["type"],
            aliases=self._aliases(name),
            affiliation=self.index.refer_if(s.ActorReference, row["affiliation_id"]),
            affiliation_proof=shown_proof(self.index, proofs, "affiliation"),
            country=self.index.refer_if(s.PlaceReference, row["country_id"]),
            country_proof=shown_proof(self.index, proofs, "country"),
            external_ids=external_ids(self.index.of(t.ActorExternalId, "actor_id", name)),
            roles=self._show_roles(name),
            claims=show_count("claims", "actor", name, count.claims[name]),
            statements=show_count("claims", "attributed_to", name, count.statements[name]),
            events=show_count("events", "actor", name, count.events[name]),
            figures=show_count("figures", "subject", name, count.figures[name]),
            note=row["note"],
            url=f"/actors/{name}",
        )

    def words(self, row: Row) -> Iterable[str | None]:
        """Its names and roles."""
        return [row["name"], *self._aliases(row["id"]), *self._roles(row["id"])]

    def find(self, row: Row) -> Iterable[Findable]:
        """By its name; where an article names it first."""
        named = self.index.of(t.Mention, "actor_id", row["id"])
        text = "; ".join([*filter(None, self._roles(row["id"])), *self._aliases(row["id"])])
        yield Findable(row["id"], row["name"], text, named[0] if named else None)

    def _aliases(self, actor: str) -> list[str]:
        aliases = (row["alias"] for row in self.index.of(t.ActorAlias, "actor_id", actor))
        return [alias for alias in aliases if not _is_adjective(alias)]

    def _roles(self, actor: str) -> Iterable[str | None]:
        return dict.fromkeys(row["role"] for row in self.index.of(t.Mention, "actor_id", actor))

    def _show_roles(self, actor: str) -> list[Role]:
        """Each role as an article first words it."""
        first: dict[tuple[str, str], Row] = {}
        for row in self.index.of(t.Mention, "actor_id", actor):
            if row["role"]:
                first.setdefault((row["role"], row["article_id"]), row)
        return [
            Role(
                text=row["role"],
                start=row["role_start"],
                end=row["role_end"],
                article=self.index.refer(s.ArticleReference, row["article_id"]),
            )
            for row in first.values()
        ]


def _is_adjective(alias: str) -> bool:
    """Whether a form is only the adjective of an actor, and no name of it: "Russian"."""
    return is_people_phrase(alias.split()) and not alias.endswith("s")


kind = Actors
