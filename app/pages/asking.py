"""How a page asks on: a form for the filters of a list, facets and what is chosen as links."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from pydantic.fields import FieldInfo

from app.kit.asking.page import Address
from app.kit.asking.query import Parameters, list_choices
from app.kit.columns import plain_type
from app.pages.links import Links

Control = Literal["choice", "date", "text"]
NOT_FILTERS = ("limit", "cursor", "total", "format", "fields", "facets")
CARRIED = ("limit", "format")
"""Parameters that a form passes on as they are."""
LABELS = {"q": "words"}
"""Parameters whose name is none that is read."""
YES_OR_NO = ("true", "false")


@dataclass(frozen=True)
class Field:
    """One filter in a form, with what was chosen."""

    name: str
    about: str
    control: Control
    choices: tuple[str, ...] = ()
    values: tuple[str, ...] = ("",)
    """What was asked for, each in a control of its own; an empty one to ask more."""

    @property
    def label(self) -> str:
        """The name as it is read."""
        return label_of(self.name)


@dataclass(frozen=True)
class Chosen:
    """A value that was chosen, and the address without it."""

    name: str
    value: str
    href: str | None

    @property
    def label(self) -> str:
        """The name as it is read."""
        return label_of(self.name)


@dataclass(frozen=True)
class Asking:
    """The question that a page answers, and those that it leads on to."""

    fields: tuple[Field, ...]
    carried: tuple[tuple[str, str], ...]
    chosen: tuple[Chosen, ...]


def label_of(name: str) -> str:
    """What a parameter is called where it is read."""
    return LABELS.get(name) or name.replace("_", " ")


def read_question(address: Address, asked: Parameters, links: Links) -> Asking:
    """What a page asks, and how to ask on."""
    model = type(asked).model_fields
    filters = {name: field for name, field in model.items() if name not in NOT_FILTERS}
    return Asking(
        tuple(_field(name, field, address) for name, field in filters.items()),
        tuple(pair for pair in address.parameters if pair[0] in CARRIED),
        tuple(_chosen(address, filters, links)),
    )


def _chosen(address: Address, filters: Mapping[str, FieldInfo], links: Links) -> Iterator[Chosen]:
    for pair in address.parameters:
        if pair[0] in filters:
            rest = tuple(one for one in address.parameters if one != pair)
            yield Chosen(*pair, links.to(address._replace(parameters=rest).first_page()))


def _field(name: str, field: FieldInfo, address: Address) -> Field:
    control, choices = _control(field)
    values = tuple(value for own, value in address.parameters if own == name)
    return Field(name, field.description or "", control, tuple(choices), values or ("",))


def _control(field: FieldInfo) -> tuple[Control, Sequence[str]]:
    if choices := list_choices(field.annotation):
        return "choice", choices
    kind: Any = plain_type(field.annotation)[0]
    if kind is bool:
        return "choice", YES_OR_NO
    return ("date" if kind is date else "text"), ()
