"""What every shape is made of."""

from collections.abc import Callable, Mapping
from typing import Annotated, Any

from fastapi import Path
from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, WithJsonSchema

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"


def shown(description: str, *examples: Any, **limits: Any) -> Any:
    """A field of an answer, with what it says and examples from the first article."""
    return Field(description=description, examples=list(examples) or None, **limits)


class Shape(BaseModel):
    """Part of an answer: built in full, never changed."""

    model_config = ConfigDict(frozen=True, extra="forbid")


InRow = Mapping[str, tuple[str, Callable[[Any], Any]]]
"""The columns of a shape that stands in lists: each its name (`{}` is that of the list), what it
says, and how one of the list gives it."""

FactId = Annotated[str, Field(pattern=ID_PATTERN, max_length=120)]
ArticleId = Annotated[
    FactId, Path(description="The article's id.", examples=["kursk-offensive-2025-01-05"])
]
"""The id of an article in an address."""
SentenceId = Annotated[str, Field(pattern=ID_PATTERN, max_length=130)]
"""An article's id with the number of a sentence."""
Day = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$", json_schema_extra={"format": "date"})]
Address = Annotated[str, Field(max_length=2000)]


def _without_empty_fraction(number: float) -> float:
    return int(number) if number.is_integer() else number


Amount = Annotated[
    float,
    PlainSerializer(_without_empty_fraction, return_type=Any),
    WithJsonSchema({"type": "number"}),
]
"""A number that is written as the article counts: 585, not 585.0."""
