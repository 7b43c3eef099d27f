"""Which columns of a list name facts of which other list."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.kit.columns import Column
from app.kit.resource import Resource
from app.resources import listed


@dataclass(frozen=True, slots=True)
class Reference:
    """A column that holds an id of another list, or several joined."""

    column: str
    to: str
    resource: Resource
    is_joined: bool


def list_references(columns: Iterable[Column]) -> Iterator[Reference]:
    """The columns that refer to facts of a list."""
    for column in columns:
        for name, resource in listed().items():
            if column.refers and _is_reference(column.refers, resource):
                yield Reference(column.name, name, resource, column.is_joined)


def _is_reference(shape: type, resource: Resource) -> bool:
    return resource.reference is not None and issubclass(shape, resource.reference)
