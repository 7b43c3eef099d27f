"""A piece of a seed that knows where it was written, and the kinds of text that seeds hold."""

import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PrivateAttr,
    StringConstraints,
)
from pydantic.fields import FieldInfo

from app.curating.seeds.faults import Fault
from app.curating.seeds.yaml_file import Route, YamlFile


def _one_line(text: Any) -> Any:
    """Folded YAML text becomes one line."""
    return " ".join(text.split()) if isinstance(text, str) else text


def _as_written(number: Any) -> Any:
    return number


def _refuse_controls(text: str) -> str:
    for sign in text:
        if unicodedata.category(sign) in ("Cc", "Cs") or sign in _TURNING:
            raise ValueError(f"holds the control character U+{ord(sign):04X}")
    return text


_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Signs that let what follows be read in another order than it is written."""
SLUG, MOST_SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$", 120
Slug = Annotated[str, StringConstraints(pattern=SLUG, min_length=1, max_length=MOST_SLUG)]
Line = Annotated[
    str,
    BeforeValidator(_one_line),
    StringConstraints(min_length=1, max_length=20_000),
]
Ours = Annotated[Line, AfterValidator(_refuse_controls)]
"""A line that is the curator's own, not the article's."""
Short = Annotated[
    str,
    BeforeValidator(_one_line),
    StringConstraints(min_length=1, max_length=120),
    AfterValidator(_refuse_controls),
]
Title = Annotated[
    str,
    BeforeValidator(_one_line),
    StringConstraints(min_length=1, max_length=300),
    AfterValidator(_refuse_controls),
]
Number = Annotated[
    Decimal,
    Field(ge=-(10**15), le=10**15, allow_inf_nan=False),
    BeforeValidator(_as_written, json_schema_input_type=float),
]
"""Read as decimal digits; an editor is told that it is a number."""


class Seed(BaseModel):
    """A piece of a seed that knows where it was written."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    _file: YamlFile = PrivateAttr()
    _route: Route = PrivateAttr(default=())

    def fault(self, message: str, *field: str | int) -> Fault:
        """A fault at one of this seed's fields (or at the seed itself)."""
        return self._file.fault((*self._route, *field), message)

    def is_written(self, field: str) -> bool:
        """Whether the curator wrote this field, be it readable or not."""
        return (*self._route, field) in self._file.places

    def settle(self, file: YamlFile, route: Route) -> None:
        """Tell this seed, and all within it, where they were written."""
        self._file, self._route = file, route
        for name, field in type(self).model_fields.items():
            for step, seed in _seeds_within(getattr(self, name), (field.alias or name,)):
                seed.settle(file, (*route, *step))

    @classmethod
    def list_keys(cls) -> dict[str, FieldInfo]:
        """The fields by the keys that a curator writes."""
        return {field.alias or name: field for name, field in cls.model_fields.items()}


def _seeds_within(value: Any, route: Route) -> Iterator[tuple[Route, Seed]]:
    if isinstance(value, Seed):
        yield route, value
    elif isinstance(value, list | dict):
        items = value.items() if isinstance(value, dict) else enumerate(value)
        for key, item in items:
            yield from _seeds_within(item, (*route, key))
