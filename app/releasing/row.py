"""What all rows are made of."""

from collections.abc import Mapping
from typing import Any

from sqlmodel import SQLModel

Row = dict[str, Any]
Rows = Mapping[type[SQLModel], list[Row]]
TableRow = tuple[Any, Row]
"""The model of a table, and a row of it."""
