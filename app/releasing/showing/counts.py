"""Counts: which facts belong to each actor, place, source and article, as the filters see it."""

from collections import defaultdict
from collections.abc import Callable, Sequence, Sized
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from app import shapes as s
from app import tables as t
from app.releasing.index import Index

Ids = dict[str, set[str]]
AnyCounted = TypeVar("AnyCounted", bound=s.Counted)


def _none() -> Ids:
    return defaultdict(set)


@dataclass
class Belonging:
    """For each id of one resource, the ids of the facts that belong to it."""

    claims: Ids = field(default_factory=_none)
    statements: Ids = field(default_factory=_none)
    events: Ids = field(default_factory=_none)
    figures: Ids = field(default_factory=_none)
    sources: Ids = field(default_factory=_none)


class Counts:
    """What the addresses in a document will list, counted beforehand."""

    def __init__(self, index: Index) -> None:
        self._rows = index.rows

    def _group(self, table: type, key: str, value: str) -> Ids:
        groups = _none()
        for row in self._rows[table]:
            groups[row[key]].add(row[value])
        return groups

    @cached_property
    def _figures_of_claim(self) -> Ids:
        return self._group(t.Figure, "claim_id", "id")

    def _through_claims(self, claims: Ids, found: Ids) -> Ids:
        return defaultdict(
            set,
            {key: {x for name in names for x in found[name]} for key, names in claims.items()},
        )

    @cached_property
    def actor(self) -> Belonging:
        return Belonging(
            claims=self._of_affiliates(self._group(t.ClaimActor, "actor_id", "claim_id")),
            statements=self._of_affiliates(self._group(t.Claim, "attributed_to", "id")),
            events=self._of_affiliates(self._group(t.EventActor, "actor_id", "event_id")),
            figures=self._of_affiliates(self._group(t.FigureSubject, "actor_id", "figure_id")),
        )

    def _of_affiliates(self, direct: Ids) -> Ids:
        return self._gather(t.ActorAffiliate, "actor_id", direct)

    @cached_property
    def place(self) -> Belonging:
        return Belonging(
            claims=self._within(self._group(t.ClaimPlace, "place_id", "claim_id")),
            events=self._within(self._group(t.EventPlace, "place_id", "event_id")),
            figures=self._within(self._group(t.Figure, "place_id", "id")),
        )

    def _within(self, direct: Ids) -> Ids:
        return self._gather(t.PlaceWithin, "place_id", direct)

    def _gather(self, closure: type, member: str, direct: Ids) -> Ids:
        """What belongs to a thing itself, or to a member of it."""
        found = _none()
        for row in self._rows[closure]:
            found[row["ancestor_id"]] |= direct[row[member]]
        return found

    @cached_property
    def source(self) -> Belonging:
        claims = self._group(t.EvidenceSource, "source_id", "claim_id")
        return Belonging(
            claims=claims,
            events=self._group(t.EventSource, "source_id", "event_id"),
            figures=self._through_claims(claims, self._figures_of_claim),
        )

    @cached_property
    def article(self) -> Belonging:
        claims = self._group(t.Claim, "article_id", "id")
        return Belonging(
            claims=claims,
            events=self._group(t.EventArticle, "article_id", "event_id"),
            figures=self._group(t.Figure, "article_id", "id"),
            sources=self._group(t.Source, "article_id", "id"),
        )


def show_count(path: str, parameter: str, value: str, facts: Sized) -> s.Counted:
    """How many facts there are, and the address that lists them."""
    return s.Counted(count=len(facts), url=f"/{path}?{parameter}={value}")


def show_items(
    shape: Callable[..., AnyCounted], counted: s.Counted, items: Sequence[Any]
) -> AnyCounted:
    """A count of this shape, which holds items too."""
    return shape(count=counted.count, url=counted.url, items=items)
