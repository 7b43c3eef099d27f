"""Rows of the real tables, and the row by which filters find what a name stands for."""

from typing import Any

from sqlmodel import SQLModel

from app import tables as t

Row = dict[str, Any]
TableRow = tuple[type[SQLModel], Row]


def name_row(resource: str, name: str, wording: str | None = None) -> TableRow:
    """The row that lets filters take an id, or a wording that stands for it."""
    folded = (wording or name).casefold()
    return t.Name, {"resource": resource, "folded": folded, "id": name}
