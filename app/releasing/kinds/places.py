"""Places: shown with where they lie, as far as a text or a reference says, and what is there."""

from collections.abc import Iterable

from app import shapes as s
from app import tables as t
from app.releasing.index import external_ids, shown_proof
from app.releasing.kind import Findable, Kind, Named
from app.releasing.row import Row
from app.releasing.showing.claims import first_proof
from app.releasing.showing.counts import Counts, show_count
from app.resources.places import Coordinates, PlaceOut


class Places(Kind):
    """How places are shown and found."""

    found_in_turn = 20
    also_named = (
        Named("place", t.Place, "name"),
        Named("place", t.PlaceAlias, "alias", "place_id"),
    )

    def show(self, row: Row) -> PlaceOut:
        """A place, with counts of all that is there or within."""
        name = row["id"]
        count = self.index.share(Counts).place
        proofs = self.index.of(t.PlaceProof, "place_id", name)
        return PlaceOut(
            id=name,
            name=row["name"],
            type=row["type"],
            aliases=self._aliases(name),
            within=self.index.refer_if(s.PlaceReference, row["within_id"]),
            within_proof=shown_proof(self.index, proofs, "within"),
            country=self.index.refer_if(s.PlaceReference, row["country_id"]),
            country_proof=shown_proof(self.index, proofs, "country"),
            external_ids=external_ids(self.index.of(t.PlaceExternalId, "place_id", name)),
            coordinates=_show_coordinates(row),
            events=show_count("events", "place", name, count.events[name]),
            claims=show_count("claims", "place", name, count.claims[name]),
            figures=show_count("figures", "place", name, count.figures[name]),
            note=row["note"],
            url=f"/places/{name}",
        )

    def words(self, row: Row) -> Iterable[str | None]:
        """Its names."""
        return [row["name"], *self._aliases(row["id"])]

    def find(self, row: Row) -> Iterable[Findable]:
        """By its name; where a claim names it first."""
        said = first_proof(self.index, self.index.of(t.ClaimPlace, "place_id", row["id"]))
        yield Findable(row["id"], row["name"], "; ".join(self._aliases(row["id"])), said)

    def _aliases(self, place: str) -> list[str]:
        return [row["alias"] for row in self.index.of(t.PlaceAlias, "place_id", place)]


def _show_coordinates(row: Row) -> Coordinates | None:
    if row["coordinates_reference"] is None:
        return None
    return Coordinates(
        latitude=row["latitude"],
        longitude=row["longitude"],
        reference=row["coordinates_reference"],
    )


kind = Places
