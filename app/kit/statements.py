"""One statement per shape of question, compiled to text once.

SQLAlchemy takes longer to compile a statement than SQLite takes to answer it, so a shape (which
filters are set, one value or several, which order, first page or a later one) is compiled once
and afterwards only given its values.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Dialect
from sqlalchemy.sql import Executable
from sqlalchemy.sql.elements import ClauseElement


class AsBytes(ColumnElement[bytes]):
    """Stored text as its UTF-8 bytes: `database/` writes what each engine says for it.

    What is only passed on need not be decoded and encoded again.
    """

    inherit_cache = False

    def __init__(self, column: Any) -> None:
        self.column = column


class SomeFields(ColumnElement[bytes]):
    """Some fields of stored JSON as JSON of its own, likewise in UTF-8 bytes."""

    inherit_cache = False

    def __init__(self, column: Any, names: Sequence[str]) -> None:
        self.column, self.names = column, names


def stored_text(column: Any, fields: Sequence[str] = ()) -> ColumnElement[bytes]:
    """What is stored, whole or some fields of it."""
    return SomeFields(column, fields) if fields else AsBytes(column)


@dataclass(frozen=True, slots=True)
class Statement:
    """SQL text, the names of its values in order, and the values that never change."""

    text: str
    names: tuple[str, ...]
    constants: Mapping[str, Any]

    def values(self, given: Mapping[str, Any]) -> tuple[Any, ...]:
        """The values in the order of the text."""
        constants = self.constants
        return tuple(given[name] if name in given else constants[name] for name in self.names)


def compiled(statement: Executable, dialect: Dialect) -> Statement:
    """The statement as text for this engine, with its limits and lists written out."""
    assert isinstance(statement, ClauseElement)
    result = statement.compile(dialect=dialect, compile_kwargs={"render_postcompile": True})
    params: Mapping[str, Any] = result.params
    names: list[str] | None = result.positiontup  # type: ignore[attr-defined]  # the same
    constants = {name: value for name, value in params.items() if value is not None}
    return Statement(str(result), tuple(names or ()), constants)
