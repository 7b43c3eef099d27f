"""Facts as a table: the columns that a shape gives, each with its type and its description.

A reference to another fact is its id, a list of references the ids joined by `|`, a part of a
fact its own columns with the part's name in front. A shape may say it better:

- `in_cell` of a shape that stands in lists: what a cell shows of it;
- `in_row` of such a shape: its columns, where `{}` is the name of the list. A cell has what each
  of the list gives, in its order, joined by `|`, and nothing between two where one gives nothing;
  where they give lists, it has all of these, each once.

An address within a part (`parts.url`) is left out: the row has its own. The `items` of a count
have the name of what is counted: `parts_count`, and `parts` for those that are shown.
"""

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from operator import attrgetter
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

CellType = Literal["string", "integer", "number", "boolean", "date"]
Get = Callable[[Any], Any]

DAY = {"format": "date"}
"""What marks a string as a day, in the shape's JSON Schema."""
JOINED = "|"
_FORMULA, _GUARDED = re.compile(r"'*[=+\-@\t\r]"), re.compile(r"'+[=+\-@\t\r]")
"""What a spreadsheet takes for the beginning of a formula (OWASP, CSV injection), also where it is
guarded by an apostrophe already; so that the guard can be taken away again."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, the type of its values (Frictionless), and how a fact gives them."""

    name: str
    kind: CellType
    about: str
    get: Get
    of: str = ""
    """The field of the fact that it shows, or a part of."""
    refers: type[BaseModel] | None = None
    """How what it names is referred to, where it holds the id of a fact, or all ids of a list."""
    is_joined: bool = False
    """Whether it holds several ids."""


def columns(shape: type[BaseModel]) -> tuple[Column, ...]:
    """The columns of a shape, in the order of its fields."""
    return tuple(
        replace(column, of=name)
        for name, field in shape.model_fields.items()
        for column in _of_field(name, field)
    )


def _of_field(name: str, field: FieldInfo) -> Iterator[Column]:
    about, get = field.description or "", attrgetter(name)
    kind, listed = plain_type(field.annotation)
    if listed and is_shape(kind):
        yield from _of_list(name, about, kind)
    elif listed:
        yield Column(name, "string", about, lambda fact: JOINED.join(map(str, get(fact))))
    elif is_shape(kind) and "id" in kind.model_fields:
        yield Column(name, "string", about, _through(get, attrgetter("id")), refers=kind)
    elif is_shape(kind):
        for inner in columns(kind):
            if inner.name != "url":
                within = _through(get, inner.get)
                # Of counted things only the first are shown.
                refers = None if inner.is_joined else inner.refers
                named = _name_within(name, inner.name)
                yield Column(named, inner.kind, inner.about, within, refers=refers)
    else:
        day = field.json_schema_extra == DAY
        yield Column(name, "date" if day else _cell_type(kind), about, get)


def _name_within(part: str, column: str) -> str:
    """What a column of a part is called."""
    first, _, rest = column.partition("_")
    return "_".join(filter(None, (part, rest if first == "items" else column)))


def _of_list(name: str, about: str, shape: Any) -> Iterator[Column]:
    get = attrgetter(name)
    in_row: Mapping[str, tuple[str, Get]] | None = getattr(shape, "in_row", None)
    if in_row:
        for column, (meaning, of_each) in in_row.items():
            joined = _join_each(get, of_each)
            yield Column(column.format(name), "string", meaning or about, joined)
    else:
        in_cell: Get = getattr(shape, "in_cell", attrgetter("id"))
        refers = None if hasattr(shape, "in_cell") else shape

        def join(fact: Any) -> str:
            return JOINED.join(map(in_cell, get(fact)))

        yield Column(name, "string", about, join, refers=refers, is_joined=True)


def _through(get: Get, inner: Get) -> Get:
    """What a part of a fact gives; nothing where there is no such part."""

    def value(fact: Any) -> Any:
        part = get(fact)
        return None if part is None else inner(part)

    return value


def _join_each(get: Get, of_each: Get) -> Get:
    """What all of a list give, in one cell: as many as there are, or all their own lists hold."""

    def join(fact: Any) -> str:
        given = [of_each(one) for one in get(fact)]
        if given and isinstance(given[0], list):
            given = list(dict.fromkeys(one for some in given for one in some))
        cells = ["" if one is None else str(one) for one in given]
        return JOINED.join(cells) if any(cells) else ""

    return join


def plain_type(annotation: Any) -> tuple[Any, bool]:
    """What an annotation holds once null and limits are put aside, and whether in a list."""
    if get_origin(annotation) is Annotated:
        kind, *marks = get_args(annotation)
        day = any(getattr(mark, "json_schema_extra", None) == DAY for mark in marks)
        return (date, False) if day else plain_type(kind)
    if get_origin(annotation) in (Union, UnionType):
        kinds = [plain_type(one) for one in get_args(annotation)]
        return next(one for one in kinds if one[0] is not NoneType)
    if get_origin(annotation) is list:
        return plain_type(get_args(annotation)[0])[0], True
    return annotation, False


def is_shape(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _cell_type(kind: Any) -> CellType:
    types: Mapping[Any, CellType] = {bool: "boolean", int: "integer", float: "number", date: "date"}
    return types.get(kind, "string")


class Table:
    """Writes facts of one shape as lines of CSV (RFC 4180)."""

    def __init__(self, shape: type[BaseModel]) -> None:
        self.columns = columns(shape)
        self._gets = [column.get for column in self.columns]
        self._line = csv.writer(_Echo(), lineterminator="\r\n").writerow

    @property
    def header(self) -> str:
        """The first line: the names of the columns."""
        return self.line_of(column.name for column in self.columns)

    def line(self, fact: BaseModel) -> str:
        """The line of one fact."""
        return self.line_of([_cell(get(fact)) for get in self._gets])

    def line_of(self, cells: Iterable[Any]) -> str:
        """A line of these cells."""
        line: Any = self._line(cells)
        return str(line)


class _Echo:
    """Gives back what a writer writes."""

    def write(self, text: str) -> str:
        return text


def _cell(value: Any) -> Any:
    """A value as its cell: numbers as JSON has them, no text that would run as a formula."""
    if value is None:
        return value
    if isinstance(value, Enum):
        value = value.value
    if isinstance(value, str):
        return "'" + value if _FORMULA.match(value) else value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def read_cell(written: str, kind: CellType) -> str | int | float | bool | None:
    """The value that a cell was written from; dates stay text, and so an empty one stays null."""
    if not written:
        return None
    if kind == "boolean":
        return written == "true"
    if kind in ("integer", "number"):
        return int(written) if kind == "integer" else float(written)
    return written[1:] if _GUARDED.match(written) else written
