"""A piece of a seed that knows where it was written, and the kinds of text that seeds hold."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PrivateAttr, StringConstraints

from app.curating.seeds.faults import Fault
from app.curating.seeds.yaml_file import Route, YamlFile


def _one_line(text: Any) -> Any:
    """Folded YAML text becomes one line."""
    return " ".join(text.split()) if isinstance(text, str) else text


def _as_written(number: Any) -> Any:
    return number


Slug = Annotated[
    str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", min_length=1, max_length=120)
]
Line = Annotated[
    str,
    BeforeValidator(_one_line),
    StringConstraints(min_length=1, max_length=20_000),
]
Short = Annotated[str, BeforeValidator(_one_line), StringConstraints(min_length=1, max_length=120)]
Title = Annotated[str, BeforeValidator(_one_line), StringConstraints(min_length=1, max_length=300)]
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

    def settle(self, file: YamlFile, route: Route) -> None:
        """Tell this seed, and all within it, where they were written."""
        self._file, self._route = file, route
        for name in type(self).model_fields:
            for step, seed in _seeds_within(getattr(self, name), (name,)):
                seed.settle(file, (*route, *step))


def _seeds_within(value: Any, route: Route) -> Iterator[tuple[Route, Seed]]:
    if isinstance(value, Seed):
        yield route, value
    elif isinstance(value, list | dict):
        items = value.items() if isinstance(value, dict) else enumerate(value)
        for key, item in items:
            yield from _seeds_within(item, (*route, key))
