"""`fields`: answers that hold some fields of a fact, cut out of what is stored of it whole.

JSON is cut by the database, where a long question steps aside; a line of CSV by its columns. An
answer that is cut has a media type of its own, so that whole answers keep promising every field.
"""

import csv
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, create_model

from app.kit.answering.answers import Answer, facts_answer
from app.kit.answering.code import code_digest
from app.kit.asking.query import Parameters, fault, refused, split_names
from app.kit.columns import Table
from app.kit.errors import InvalidParameters
from app.kit.formats import Format
from app.kit.releases import OpenRelease
from app.kit.statements import SomeFields

FIELDS_JSON = "application/x.fields+json"
"""The media type of JSON that holds some fields only."""

AnyModel = TypeVar("AnyModel", bound=BaseModel)
AnyQuery = TypeVar("AnyQuery", bound=Parameters)


def retype(model: type[AnyModel], **fields: Any) -> type[AnyModel]:
    """The same model, but for the types of these fields."""
    given: dict[str, Any] = {
        name: (kind, model.model_fields[name]) for name, kind in fields.items()
    }
    return create_model(
        model.__name__,
        __base__=model,
        __doc__=model.__doc__,
        __module__=model.__module__,
        **given,
    )


def close_fields(query: type[AnyQuery], shape: type[BaseModel]) -> type[AnyQuery]:
    """The query model whose `fields` are those of a shape."""
    return retype(query, fields=_fields_of(shape))


@lru_cache(maxsize=64)
def _fields_of(shape: type[BaseModel]) -> Any:
    """The type of a choice among the fields of a shape: in its order, each once."""
    names = list(shape.model_fields)
    choices = [(name.upper(), name) for name in names]
    closed: Any = StrEnum(f"{_bare_name(shape)}Field", choices)  # type: ignore[misc]  # known only here
    closed.__doc__ = f"A field of {_bare_name(shape)}."

    def sort(given: list[Any]) -> list[Any]:
        return sorted(set(given), key=lambda one: names.index(one.value))

    limits = Field(max_length=len(names))
    return Annotated[list[closed], limits, BeforeValidator(split_names), AfterValidator(sort)]


def _bare_name(shape: type[BaseModel]) -> str:
    return shape.__name__.removesuffix("Out")


@lru_cache(maxsize=64)
def optional(shape: type[BaseModel]) -> type[BaseModel]:
    """The shape of what holds some fields of another: each may be missing."""
    own = {
        "__doc__": f"The fields of {_bare_name(shape)} that were asked for.",
        "__module__": shape.__module__,
        "model_config": ConfigDict(json_schema_extra=_require_nothing),
    }
    return type(name_optional(shape), (shape,), own)


def name_optional(shape: type[BaseModel]) -> str:
    """What the shape of some fields of another is called."""
    return f"{_bare_name(shape)}Fields"


def _require_nothing(schema: dict[str, Any]) -> None:
    schema.pop("required", None)


def json_answer(release: OpenRelease, body: bytes, fields: Sequence[str]) -> Answer:
    """An answer in JSON, which says what it is where it was cut to some fields."""
    if not fields:
        return facts_answer(release, body)
    return facts_answer(release, body, f"fields-{code_digest(SomeFields)}", FIELDS_JSON)


def cut_format(form: Format, shape: type[BaseModel], names: Sequence[str]) -> Format:
    """A format of facts of a shape that have these fields only; of all, if none is named.

    Raises InvalidParameters where the format needs a fact whole.
    """
    if not names:
        return form
    if form.rendered_by:
        raise refuse_fields(form.name)
    if form.stored == "body":
        return form
    table = _cut_table(shape, tuple(names))
    return replace(
        form,
        line=lambda text, _: table.cut(text),
        opening=lambda _: table.header,
        rendered_by=(CutTable,),
    )


def refuse_fields(form: str) -> InvalidParameters:
    """The problem that a format shows facts whole."""
    return refused(
        [fault("fields", f"Is not for {form}, which tells a fact whole; leave one of them out.")]
    )


@lru_cache(maxsize=64)
def _cut_table(shape: type[BaseModel], names: tuple[str, ...]) -> "CutTable":
    return CutTable(shape, names)


class CutTable:
    """Cuts lines of CSV, which hold all columns of a shape, to those of some fields."""

    def __init__(self, shape: type[BaseModel], names: Sequence[str]) -> None:
        table, asked = Table(shape), set(names)
        kept = [column.of in asked for column in table.columns]
        self._kept = [number for number, keeps in enumerate(kept) if keeps]
        self._line_of = table.line_of
        self.header = self._cut_cells([column.name for column in table.columns])

    def cut(self, line: bytes) -> bytes:
        """The cells of a line that are asked for."""
        [cells] = csv.reader([line.decode()])
        return self._cut_cells(cells)

    def _cut_cells(self, cells: Sequence[str]) -> bytes:
        return self._line_of([cells[number] for number in self._kept]).encode()
