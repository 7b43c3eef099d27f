"""The filters of a list: which are set, with the values that the database takes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import lru_cache
from typing import Any, TypeVar

from sqlalchemy import Dialect, Select, bindparam, literal_column, select

from app.kit.asking.marks import Reading, Where, WithMembers, bind_name
from app.kit.asking.postings import Postings
from app.kit.asking.query import MOST_VALUES, EndOf, ListQuery, Names, fault, mark, refused
from app.kit.errors import ParameterFault, nearest
from app.kit.releases import OpenRelease
from app.kit.statements import Statement, compiled

FEW = 1000
"""How many rows a value finds at most that finds few."""
MOST_HINTS = 3
"""How many names of a request are looked for among all that are known."""
NOTHING = "nothing"
"""Stands among the filters where a range ends before it starts."""
Set = tuple[tuple[str, int, bool], ...]
"""The filters that are set, by name: how many binds each has, and whether few rows have these."""
Unknown = tuple[str, str, Names]
"""A name that nothing has: the filter, the name as it is written, and whose names it takes."""
Mark = TypeVar("Mark", Where, Names, EndOf, Reading, WithMembers)


@dataclass(frozen=True, slots=True)
class Filters:
    """The filters of a query model, by name, with what marks them."""

    where: Mapping[str, Where]
    names: Mapping[str, Names]
    ends: Mapping[str, EndOf]
    reading: str | None
    """The field that says how the others are read, if there is one."""
    members: str | None
    """The field that says whether values mean their members too, if there is one."""

    @classmethod
    @lru_cache(maxsize=64)
    def of(cls, model: type[ListQuery]) -> "Filters":
        """The filters of a model, which are read once."""

        def marked(kind: type[Mark]) -> dict[str, Mark]:
            found = ((name, mark(field, kind)) for name, field in model.model_fields.items())
            return {name: one for name, one in found if one is not None}

        reading, members = next(iter(marked(Reading)), None), next(iter(marked(WithMembers)), None)
        where, names = marked(Where), marked(Names)
        alone = {_alone(name): one.alone for name, one in where.items() if one.alone}
        names |= {_alone(name): one for name, one in names.items() if _alone(name) in alone}
        return cls(where | alone, names, marked(EndOf), reading, members)

    def words_in(self, asked: ListQuery) -> str | None:
        """The words that are asked of full text, if any are."""
        read = (getattr(asked, name) for name, where in self.where.items() if where.reads)
        return next(filter(None, read), None)

    def reading_in(self, asked: ListQuery) -> str | None:
        """The reading of its filters that is asked for, on a list that has several."""
        return getattr(asked, self.reading) if self.reading else None

    async def bind(self, asked: ListQuery, release: OpenRelease) -> tuple[Set, dict[str, Any]]:
        """The filters that are set, and their values by bind; several are padded to one shape."""
        filters, given, unknown = self._empty(asked), dict[str, Any](), list[Unknown]()
        found: list[tuple[str, list[Any]]] = []
        values, stated = asked.__dict__, asked.model_fields_set
        for name in [name for name in self.where if name in stated]:
            key, value = self.key_of(name, asked), values[name]
            if value is None:
                continue
            bare = [as_stored(one) for one in (value if isinstance(value, list) else (value,))]
            if names := self.names.get(name):
                bare = [await _resolve(names, one, release) for one in bare]
                named = zip(value, bare, strict=True)
                unknown += [(name, written, names) for written, id_ in named if not id_]
            if reads := self.where[name].reads:
                bare = [reads(one, release) for one in bare]
            for number in range(_padded(bare)):
                given[bind_name(key, number)] = bare[number] if number < len(bare) else bare[0]
            found.append((key, bare))
        if unknown:
            raise refused(await _name_faults(unknown, release))
        rare = {name: await self._are_rare(name, bare, release) for name, bare in found}
        filters += [(name, _padded(bare), rare[name]) for name, bare in found]
        return tuple(sorted(filters)), given

    def key_of(self, name: str, asked: ListQuery) -> str:
        """Which filter is meant: of all that a value has, or of the value alone."""
        is_alone = self.members and not asked.__dict__[self.members]
        return _alone(name) if is_alone and self.where[name].alone else name

    async def _are_rare(self, name: str, values: Sequence[Any], release: OpenRelease) -> bool:
        """Whether the values of a filter that has an inverted index find few rows."""
        postings = self.where[name].postings
        if not postings:
            return False
        statement = _has_many(postings, release.dialect)
        return not any([await release.has(statement, value) for value in values])

    def lead(self, filters: Set, *, in_order: bool) -> str | None:
        """Which filter leads through the rows that it finds; in another order they are sorted then.

        Full text before others, for it can only lead; then one whose value finds few rows. What
        finds many leads only in the list's own order, and not before several values that find few.
        """
        leads = [
            (self.where[name].postings is not None, not is_rare, name)
            for name, count, is_rare in filters
            if name != NOTHING and count == 1 and self.where[name].lead and (in_order or is_rare)
        ]
        if not leads:
            return None
        is_index, finds_many, name = min(leads)
        is_beaten = is_index and finds_many and any(is_rare for *_, is_rare in filters)
        return None if is_beaten else name

    def find_rows(self, filters: Set) -> bool:
        """Whether one of them finds its rows, whatever their order: by words, or a value of few."""
        named = [(name, is_rare) for name, _, is_rare in filters if name != NOTHING]
        return any(is_rare or self.where[name].reads for name, is_rare in named)

    def _empty(self, asked: ListQuery) -> list[tuple[str, int, bool]]:
        """What stands for a range that ends before it starts."""
        values = asked.__dict__
        for name, end in self.ends.items():
            start, value = values[end.start], values[name]
            if start is not None and value is not None and value < start:
                return [(NOTHING, 0, False)]
        return []


def _alone(name: str) -> str:
    """What the filter is called that leaves out the members of a value."""
    return f"{name}_alone"


def _padded(values: Sequence[Any]) -> int:
    """How many binds the values take: several are padded, so that they share a statement."""
    return 1 if len(values) == 1 else MOST_VALUES


@lru_cache(maxsize=256)
def _has_many(postings: Postings, dialect: Dialect) -> Statement:
    found: Select[Any] = select(literal_column("1")).select_from(postings.table)
    of_value = found.where(postings.table.c.value == bindparam("value"))
    return compiled(of_value.limit(1).offset(FEW), dialect)


async def _resolve(names: Names, value: str, release: OpenRelease) -> str | None:
    return value if value in names.also else await release.named(names.resource, value)


async def _name_faults(unknown: Sequence[Unknown], release: OpenRelease) -> list[ParameterFault]:
    """What is wrong with names that nothing has: with all that is known, where that is little, and
    the nearest, as long as few are unknown."""
    faults = []
    for number, (name, value, names) in enumerate(unknown):
        near = nearest(value, names.also)
        if near is None and number < MOST_HINTS:
            near = await release.nearest_name(names.resource, value)
        allowed = [*names.also, *await release.few_names(names.resource)]
        faults.append(fault(name, "Names nothing that is known here.", near, allowed))
    return faults


def as_stored(value: Any) -> Any:
    """A value as the database takes it."""
    if type(value) in (str, int, float):
        return value
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def as_written(value: Any) -> str:
    """A value as the query string writes it."""
    if type(value) is str:
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(as_stored(value))
