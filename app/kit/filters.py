"""The filters of a list: which are set, with the values that the database takes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any, TypeVar

from app.kit.errors import ParameterFault, nearest
from app.kit.query import MOST_VALUES, EndOf, ListQuery, Names, Where, fault, mark, refused
from app.kit.store import Release

NOTHING = "nothing"
"""Stands among the filters where a range ends before it starts."""
Set = tuple[tuple[str, int], ...]
"""The filters that are set, by name, each with the number of its binds."""
Mark = TypeVar("Mark", Where, Names, EndOf)


@dataclass(frozen=True, slots=True)
class Filters:
    """The filters of a query model, by name, with what marks them."""

    where: Mapping[str, Where]
    names: Mapping[str, Names]
    ends: Mapping[str, EndOf]

    @classmethod
    def of(cls, model: type[ListQuery]) -> "Filters":
        """The filters of a model."""

        def marked(kind: type[Mark]) -> dict[str, Mark]:
            found = ((name, mark(field, kind)) for name, field in model.model_fields.items())
            return {name: one for name, one in found if one is not None}

        return cls(marked(Where), marked(Names), marked(EndOf))

    async def bound(self, asked: ListQuery, release: Release) -> tuple[Set, dict[str, Any]]:
        """The filters that are set, and their values by bind; several are padded to one shape."""
        filters, given, faults = self._empty(asked), dict[str, Any](), list[ParameterFault]()
        values = asked.__dict__
        for name in asked.model_fields_set & self.where.keys():
            value = values[name]
            if value is None:
                continue
            bare = [as_stored(one) for one in (value if isinstance(value, list) else (value,))]
            if names := self.names.get(name):
                bare = [await _resolved(names, one, release) for one in bare]
                told = zip(value, bare, strict=True)
                faults += [await _unknown(name, x, names, release) for x, id_ in told if not id_]
            count = 1 if len(bare) == 1 else MOST_VALUES
            for number in range(count):
                given[f"{name}_{number}"] = bare[number] if number < len(bare) else bare[0]
            filters.append((name, count))
        if faults:
            raise refused(faults)
        return tuple(sorted(filters)), given

    def _empty(self, asked: ListQuery) -> list[tuple[str, int]]:
        """What stands for a range that ends before it starts."""
        values = asked.__dict__
        for name, end in self.ends.items():
            start, value = values[end.start], values[name]
            if start is not None and value is not None and value < start:
                return [(NOTHING, 0)]
        return []


async def _resolved(names: Names, value: str, release: Release) -> str | None:
    return value if value in names.also else await release.named(names.resource, value)


async def _unknown(name: str, value: str, names: Names, release: Release) -> ParameterFault:
    near = nearest(value, names.also) or await release.nearest_name(names.resource, value)
    return fault(name, "Names nothing that is known here.", near, names.also)


def as_stored(value: Any) -> Any:
    """A value as the database takes it."""
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value
