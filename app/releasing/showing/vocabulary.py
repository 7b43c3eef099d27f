"""The vocabulary as it is shown: definitions from the seeds and the code, counts of the lists."""

import inspect
import re
from collections.abc import Iterator, Mapping
from typing import Any, get_args

from app import tables as t
from app import vocabulary
from app.kit.asking.facets import Counts
from app.kit.asking.filters import Filters
from app.releasing.index import Index
from app.releasing.row import Row, unpack
from app.resources import listed
from app.resources.vocabulary import (
    ClosedList,
    EventTypeTerm,
    IndicatorTerm,
    RoleOut,
    TermOut,
    UnitTerm,
    VocabularyOut,
)
from app.shapes import Counted, UnitReference
from app.shapes.events import Code


def show_vocabulary(index: Index, counts: Counts) -> VocabularyOut:
    """Everything by which facts are sorted, with how often it is used."""
    return VocabularyOut(
        event_types=[_show_event_type(index, row, counts) for row in _by_name(index, t.EventType)],
        indicators=[_show_indicator(index, row, counts) for row in _by_name(index, t.Indicator)],
        units=[
            UnitTerm(
                id=row["id"],
                name=row["name"],
                words=unpack(row["words"]),
                figures=_count(counts, "figures", "unit", row["id"]),
            )
            for row in _by_name(index, t.Unit)
        ],
        closed=[_show_closed(words, counts) for words in closed_lists()],
    )


def _by_name(index: Index, table: Any) -> list[Row]:
    return sorted(index.rows[table], key=lambda row: (row["name"].casefold(), row["id"]))


def _count(counts: Counts, path: str, parameter: str, value: str) -> Counted:
    found = counts.get((path, parameter), {}).get(value, 0)
    return Counted(count=found, url=f"/{path}?{parameter}={value}")


def _show_event_type(index: Index, row: Row, counts: Counts) -> EventTypeTerm:
    name = row["id"]
    roles = index.of(t.EventRole, "event_type_id", name)
    codes = index.of(t.EventTypeCode, "event_type_id", name)
    return EventTypeTerm(
        id=name,
        name=row["name"],
        definition=row["definition"],
        roles=[RoleOut(**_pick(role, RoleOut)) for role in roles],
        codes=[Code(**_pick(code, Code)) for code in codes],
        events=_count(counts, "events", "type", name),
    )


def _pick(row: Row, shape: type[RoleOut] | type[Code]) -> dict[str, Any]:
    """The columns that a shape shows."""
    return {name: row[name] for name in shape.model_fields}


def _show_indicator(index: Index, row: Row, counts: Counts) -> IndicatorTerm:
    name = row["id"]
    return IndicatorTerm(
        id=name,
        name=row["name"],
        definition=row["definition"],
        unit=UnitReference(id=row["unit_id"], name=index.one(t.Unit, row["unit_id"])["name"]),
        measure=row["measure"],
        figures=_count(counts, "figures", "indicator", name),
        url=f"/indicators/{name}",
    )


def closed_lists() -> Iterator[type[vocabulary.Word]]:
    """Every closed list of the code."""
    for one in vars(vocabulary).values():
        if isinstance(one, type) and issubclass(one, vocabulary.Word) and one.__members__:
            yield one


def _show_closed(words: type[vocabulary.Word], counts: Counts) -> ClosedList:
    asked = asking_filters().get(words)
    return ClosedList(
        name=re.sub(r"\B(?=[A-Z])", "_", words.__name__).lower(),
        about=inspect.cleandoc(words.__doc__ or ""),
        terms=[
            TermOut(
                value=word.value,
                definition=word.definition,
                facts=_count(counts, *asked, word.value) if asked else None,
            )
            for word in words
        ],
    )


def asking_filters() -> Mapping[type, tuple[str, str]]:
    """The list and the filter that ask for the words of a closed list, by that list."""
    found: dict[type, tuple[str, str]] = {}
    for path, resource in listed().items():
        fields = resource.query.model_fields
        for name, where in Filters.of(resource.query).where.items():
            if where.is_counted and name in fields:
                for kind in get_args(fields[name].annotation):
                    found.setdefault(kind, (path, name))
    return found
