"""Query models: every parameter is a field, and a filter's field carries its own condition.

The query string is read once, into the resource's model, and refused as a whole with every fault
named. Nothing is ignored: an unknown parameter, a repeat, a stray value all answer 422.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum
from functools import cached_property, lru_cache
from typing import Annotated, Any, Generic, TypeVar, Union, get_args, get_origin
from urllib.parse import parse_qsl

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    ValidationError,
)
from pydantic.fields import FieldInfo
from pydantic.json_schema import JsonSchemaValue, SkipJsonSchema
from pydantic_core import CoreSchema, ErrorDetails

from app.kit.asking.format_names import ListFormat, PageFormat
from app.kit.errors import LONGEST_COMPARED, InvalidParameters, ParameterFault, nearest

MOST_VALUES = 8
MOST_PARAMETERS = 64
MOST_ITEMS = 200
MOST_NEAREST = 8
"""Faults of a question that are told what comes nearest: comparing takes the event loop's time."""
NO_SUCH_PARAMETER = "There is no such parameter."

_nearest = lru_cache(maxsize=512)(nearest)
"""The nearest allowed word: the same mistakes are made again. Give no more than is compared."""
_PLAIN = re.compile(rb"[\w.~&=+-]*")
"""A query string that says what it means, without escapes: most do."""

AnyQuery = TypeVar("AnyQuery", bound="Parameters")
Value = TypeVar("Value")


@dataclass(frozen=True)
class EndOf:
    """Marks the end of a range: one that lies before its start holds nothing."""

    start: str


@dataclass(frozen=True)
class Called:
    """Marks a parameter that others call by these names, so that it is hinted at."""

    others: tuple[str, ...]


SINCE = Called(("after", "from", "start", "begin", "start_date", "date_from"))
UNTIL = Called(("before", "to", "end", "end_date", "date_to"))
WHO = Called(("participant", "participants", "who"))
SPEAKER = Called(("speaker", "speakers", "said_by", "by"))
"""What others call the ends of a time, who takes part, and who says something."""


@dataclass(frozen=True)
class Names:
    """Marks a filter whose values are the id, name or alias of something that must exist."""

    resource: str
    also: tuple[str, ...] = ()
    """Words that are allowed besides."""


def _strict(pattern: str, message: str) -> BeforeValidator:
    """Only text of this form, so that "1e3", " 5 " or "yes" never pass for something else."""
    form = re.compile(pattern)

    def check(given: Any) -> Any:
        if isinstance(given, str) and not form.fullmatch(given):
            raise ValueError(message)
        return given

    return BeforeValidator(check)


Maybe = Union[Value, SkipJsonSchema[None]]  # noqa: UP007  (mypy takes no other form)
"""An optional parameter, documented as the plain type."""

# Limits stand inside the strict reading, so that they reach the documents as well.
NO_CONTROLS = r"^[^\x00-\x1f\x7f-\x9f]+$"
Text = Annotated[str, Field(min_length=1, max_length=200, pattern=NO_CONTROLS)]
CursorText = Annotated[str, Field(min_length=1, max_length=2000, pattern=r"^[A-Za-z0-9_-]+$")]
Several = Annotated[list[Value], Field(max_length=MOST_VALUES)]
Limit = Annotated[
    int,
    Field(ge=1, le=MOST_ITEMS, json_schema_extra={"format": "int32"}),
    _strict(r"-?\d{1,15}", f"Must be a whole number from 1 to {MOST_ITEMS}."),
]
Number = Annotated[
    float,
    Field(ge=-1e15, le=1e15),
    _strict(r"-?\d+(\.\d+)?([eE][-+]?\d+)?", "Must be a number such as 3000 or -1.5."),
]
YesNo = Annotated[bool, _strict("true|false", "Must be true or false.")]
Day = Annotated[
    date,
    Field(json_schema_extra={"minLength": 10, "maxLength": 10}),
    _strict(r"\d{4}-\d{2}-\d{2}", "Must be a day such as 2025-01-05."),
]

MESSAGES = {
    "missing": "Is missing, and has to be given.",
    "string_too_long": "Has more than {max_length} characters.",
    "string_too_short": "Is empty.",
    "string_pattern_mismatch": "Holds signs that are not allowed here.",
    "too_long": "Has more than {max_length} values.",
    "greater_than_equal": "Must be {ge:g} or more.",
    "less_than_equal": "Must be {le:g} or less.",
    "date_from_datetime_parsing": "Is no day of the calendar.",
    "date_parsing": "Is no day of the calendar.",
}
"""What pydantic's kinds of error say to somebody with curl."""


KEPT_DEFAULTS = {"limit"}
"""Parameters that say something even with their default: a download with a limit has pages."""


class Parameters(BaseModel):
    """The parameters of one operation. Unknown ones are refused."""

    # Most are closed to what is known later: only the models that are asked have to be built.
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    @property
    def canonical(self) -> tuple[tuple[str, Any], ...]:
        """What is asked, in the model's order and without what is so anyhow, to compare it by."""
        values, given = self.__dict__, self.__pydantic_fields_set__
        return tuple(
            (name, tuple(value) if type(value) is list else value)
            for name, default in _defaults(type(self))
            if name in given and ((value := values[name]) != default or name in KEPT_DEFAULTS)
        )


class Order(StrEnum):
    """One way to sort: its public name, the column that it sorts by, and which end comes first.

    A leading `-` turns the order round, unless the third part of the member says otherwise.
    """

    column: Any
    descending: bool

    def __new__(cls, name: str, column: Any, descending: bool | None = None) -> "Order":  # noqa: FBT001  (members are written as tuples)
        """One member: `("-size", Thing.size_down)`."""
        order = str.__new__(cls, name)
        order._value_ = name
        order.column = column
        order.descending = name.startswith("-") if descending is None else descending
        return order

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """The choices with our names, for generated clients: `-value` is no name in any language.

        Without them one would be VALUE_3, by where it stands, and another after the next addition.
        """
        schema = handler(core_schema)
        handler.resolve_ref_schema(schema)["x-enum-varnames"] = [order.name for order in cls]
        return schema


class FieldsQuery(Parameters):
    """What may be asked of one fact."""

    fields: list[str] = Field(
        default_factory=list,
        description="The fields to answer, with commas between them; without it, all. In CSV, the"
        " columns of these fields.",
        examples=[["id", "url"]],
    )


class PageQuery(Parameters):
    """What may be asked of an answer that is a page for readers as well."""

    format: Maybe[PageFormat] = Field(
        None,
        description="The format, which else follows `Accept`: `html` is a page for readers.",
        examples=["html"],
    )


class ItemQuery(FieldsQuery, PageQuery):
    """What may be asked of one fact."""


class ListQuery(FieldsQuery):
    """What every list takes."""

    limit: Limit = Field(50, description="How many items a page has at most.", examples=[50])
    cursor: Maybe[CursorText] = Field(
        None, description="Where the page begins: from `next` of the page before."
    )
    total: YesNo = Field(
        True,
        description="Whether to count all matches (to 10,000, on the first page).",
        examples=[True],
    )

    format: Maybe[ListFormat] = Field(
        None,
        description="The format, which else follows `Accept`. All but `json` and `html`, a page for"
        " readers, hold every matching row, unless `limit` is given.",
        examples=["csv"],
    )


def split_names(given: Any) -> Any:
    """Names that stand after each other or are joined by commas."""
    if not isinstance(given, list):
        return given
    return [name for one in given for name in str(one).split(",")]


def mark(field: FieldInfo, kind: type[Value]) -> Value | None:
    """The field's mark of this kind, if it has one."""
    return next((found for found in field.metadata if isinstance(found, kind)), None)


@lru_cache(maxsize=64)
def _defaults(model: type[Parameters]) -> tuple[tuple[str, Any], ...]:
    fields = model.model_fields.items()
    return tuple((name, field.get_default(call_default_factory=True)) for name, field in fields)


class QueryReader(Generic[AnyQuery]):
    """Reads query strings into one model."""

    def __init__(self, model: type[AnyQuery]) -> None:
        self.model = model
        fields = model.model_fields.items()
        self.lists = {name for name, field in fields if get_origin(field.annotation) is list}

    def read(self, query_string: bytes) -> AnyQuery:
        """The parameters of a raw query string. Raises InvalidParameters naming every fault."""
        given: dict[str, Any] = {}
        faults: list[ParameterFault] = []
        for name, value in _pairs(query_string):
            if name in self.lists:
                given.setdefault(name, []).append(value)
            elif name in given and name in self.model.model_fields:
                faults.append(self._fault(name, "Stands here twice; give it once."))
            else:
                given[name] = value
        try:
            asked = self.model.model_validate(given)
        except ValidationError as error:
            details = error.errors(include_url=False)
            told = (one for one in details if one["type"] != "none_required")
            faults += [self._read_fault(one, number) for number, one in enumerate(told)]
        if faults:
            raise refused(faults)
        return asked

    def _read_fault(self, error: ErrorDetails, number: int) -> ParameterFault:
        """What is wrong, with the nearest that is allowed where few things were wrong before."""
        name, kind = str(error["loc"][0]), error["type"]
        if kind == "extra_forbidden":
            message, allowed = NO_SUCH_PARAMETER, tuple(self.model.model_fields)
            given = self._meant.get(name, name)
        elif kind in ("enum", "literal_error"):
            allowed = tuple(list_choices(self.model.model_fields[name].annotation))
            message = f"Is none of the allowed values: {', '.join(allowed)}."
            given = str(error["input"])
        else:
            return self._fault(name, _sentence(error))
        near = _nearest(given[:LONGEST_COMPARED], allowed) if number < MOST_NEAREST else None
        return self._fault(name, message, allowed, near)

    @cached_property
    def _meant(self) -> Mapping[str, str]:
        """What parameters are called here, by what others call them."""
        fields = reversed(self.model.model_fields.items())  # of several, the first has it
        marked = ((own, mark(field, Called)) for own, field in fields)
        return {other: own for own, called in marked if called for other in called.others}

    @staticmethod
    def _fault(
        name: str, message: str, allowed: Sequence[str] = (), near: str | None = None
    ) -> ParameterFault:
        is_shown = re.fullmatch(r"[\w\[\]]{1,40}", name, re.ASCII)
        return fault(name if is_shown else None, message, near, allowed)


def fault(
    parameter: str | None, message: str, close: str | None = None, allowed: Sequence[str] = ()
) -> ParameterFault:
    """What is wrong with one parameter."""
    return ParameterFault(
        parameter=parameter, message=message, allowed=list(allowed), nearest=close
    )


def refused(faults: list[ParameterFault]) -> InvalidParameters:
    """The problem that tells these faults, the first of them in words."""
    first = faults[0]
    name = f"{first.parameter}: " if first.parameter else ""
    hint = f' Did you mean "{first.nearest}"?' if first.nearest else ""
    return InvalidParameters(f"{name}{first.message}{hint}", faults)


def _pairs(query_string: bytes) -> list[tuple[str, str]]:
    if _PLAIN.fullmatch(query_string) and query_string.count(b"&") < MOST_PARAMETERS:
        parts = query_string.decode("ascii").replace("+", " ").split("&")
        return [(name, value) for name, _, value in (part.partition("=") for part in parts if part)]
    try:
        return parse_qsl(
            query_string.decode("ascii"),
            keep_blank_values=True,
            errors="strict",
            max_num_fields=MOST_PARAMETERS,
        )
    except UnicodeDecodeError:
        raise InvalidParameters("The query string is not UTF-8, percent-encoded.") from None
    except ValueError:
        raise InvalidParameters(f"More than {MOST_PARAMETERS} parameters.") from None


def _sentence(error: ErrorDetails) -> str:
    if error["type"] == "value_error":
        return error["msg"].removeprefix("Value error, ")
    return MESSAGES.get(error["type"], "Cannot be read.").format(**error.get("ctx", {}))


def list_choices(annotation: Any) -> list[str]:
    """The words that a parameter's type is closed to."""
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return [str(choice.value) for choice in annotation]
    return [choice for part in get_args(annotation) for choice in list_choices(part)]
