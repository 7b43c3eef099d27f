"""Words of an article as a curator points at them: quotes, dates, hedges.

What the words say need not be written beside them: `app.curating.meaning` reads it.
"""

from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field

from app.curating.seeds.seed import Line, Ours, Seed, Slug
from app.english.dates.edtf import read_edtf


def as_list(value: Any) -> Any:
    """One thing stands for a list of it."""
    return value if isinstance(value, list) else [value]


def as_field(name: str, kind: type[Seed], plain: Any = str) -> BeforeValidator:
    """A plain word stands for a piece of this kind that has nothing but this field."""

    def wrap(value: Any) -> Any:
        return value if isinstance(value, dict | Seed) else {name: value}

    return BeforeValidator(wrap, json_schema_input_type=plain | kind)


def _edtf(text: str) -> str:
    read_edtf(text)
    return text


class QuoteSeed(Seed):
    """Words of the article. `occurrence` says which, where they stand there more than once.

    `article` says whose words, where it is not the article of the file.
    """

    exact: Line
    occurrence: Annotated[int, Field(ge=1, le=10_000)] | None = None
    article: Slug | None = None


AnyQuote = Annotated[QuoteSeed, as_field("exact", QuoteSeed)]
"""A quote as plain words, or with what tells it apart."""
AnyQuotes = Annotated[
    list[AnyQuote],
    BeforeValidator(as_list, json_schema_input_type=str | QuoteSeed | list[str | QuoteSeed]),
    Field(max_length=20),
]
"""One quote or several."""
Hedges = Annotated[
    list[Line],
    BeforeValidator(as_list, json_schema_input_type=str | list[str]),
    Field(max_length=8),
]
"""The words that soften, verbatim: one phrase or several, the outermost first."""


class DateSeed(Seed):
    """The article's words for a date.

    `edtf` (ISO 8601-2) is written only where it differs from how the grammar reads the words, and
    `note` says why.
    """

    text: Line
    # An editor reads a bare year as a number.
    edtf: (
        Annotated[
            str, BeforeValidator(str, json_schema_input_type=str | int), AfterValidator(_edtf)
        ]
        | None
    ) = None
    note: Ours | None = None


AnyDate = Annotated[DateSeed, as_field("text", DateSeed)]
"""A date as plain words, or with how it is to be read."""
