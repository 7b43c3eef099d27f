"""What all rows are made of."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from sqlmodel import SQLModel

Row = dict[str, Any]
Rows = Mapping[type[SQLModel], list[Row]]
NONE = "[]"


def pack(words: Iterable[str]) -> str:
    """Words as a column of several holds them."""
    return json.dumps(list(words), ensure_ascii=False)


def unpack(words: str) -> list[str]:
    """The words that such a column holds."""
    return [] if words == NONE else list(json.loads(words))


TableRow = tuple[Any, Row]
"""The model of a table, and a row of it."""
