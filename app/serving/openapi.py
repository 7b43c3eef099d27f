"""The OpenAPI document: its words, and how it is assembled."""

from importlib.metadata import version
from typing import Any

from fastapi import FastAPI
from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, models_json_schema
from pydantic_core.core_schema import IntSchema

from app.kit.errors import PROBLEMS, ProblemShape, documented

TITLE = "Article Facts"
PACKAGE = "article-facts"
"""The name under which this is installed: its version stands in `pyproject.toml` alone."""
SUMMARY = "What a news article says, with the exact words that prove it."
DESCRIPTION = """
A news article says things: what happened, how many, who, according to whom. This API serves an
article as a small database of what it says. It is read-only and needs no key.

- **No fact without its quote.** Every claim and figure carries `evidence`: the exact words, where
  they stand (`article.text[start:end] == exact`), and the sources that they cite.
- **The hedge and the attribution stand beside the number.** "over 1,000" is `value` 1000 with
  `qualifier` `more_than`, and `attribution` says whose number it is.
- **Both sides together.** Claims that the text sets against each other are linked at both ends.
- **Unknown stays unknown.** What the text does not say is null; nothing comes from elsewhere.

Lists take `limit`, `cursor`, `sort`, `total` and `q`, and filters that are "any of" when repeated.
A parameter that is unknown, or a value that names nothing, is refused with the nearest that exists.
Errors are `application/problem+json`. Answers carry an `ETag` that changes only with the release.
"""
TAGS = [
    {
        "name": "articles",
        "description": "The texts that everything rests on; one by id has its text, sentences and"
        " sources. Offsets count Unicode code points.",
    },
    {
        "name": "events",
        "description": "What happened, is happening or is scheduled. An event is asserted by its"
        " claims: `asserted_by` says by whose voice, so an event that only one side asserts says"
        " so. Undated events come last in every order.",
    },
    {
        "name": "figures",
        "description": "The numbers. `value`, `low` and `high` hold only what the words give, and"
        " `qualifier` says how the words bound it. `part_of` keeps a part from being added to its"
        " whole.",
    },
    {
        "name": "claims",
        "description": "Everything that is said: one proposition each, with who says it, how sure"
        " the wording is (`modality`, and the words in `hedge`) and the passages that prove it."
        " `links` holds the claims that it is set against.",
    },
    {
        "name": "discrepancies",
        "description": "What disagrees, all sides in one answer: figures that measure the same"
        " thing and leave no room for one number, and claims that are set against each other."
        " `comparable_because` says why they are compared. Nothing says who is right.",
    },
    {
        "name": "search",
        "description": "One search across everything, ranked, with highlighted snippets. The lists'"
        " own `q` finds the same words in one kind of fact, in that list's order.",
    },
    {
        "name": "actors",
        "description": "The people, groups, bodies and states that the articles name, with the"
        " forms of the name that the texts use and the roles that they give.",
    },
    {
        "name": "places",
        "description": "The places that the articles name. A filter by place includes what lies"
        " within it. There are no coordinates without a named reference.",
    },
    {
        "name": "indicators",
        "description": "What the numbers measure, each in exactly one unit: figures of one"
        " indicator can be set side by side.",
    },
    {
        "name": "sources",
        "description": "The articles' references by their printed markers, and what rests on each."
        " Where the article prints no list of references, a source has a marker and no title.",
    },
    {
        "name": "dataset",
        "description": "What the API offers, and the release that it serves.",
    },
    {
        "name": "operation",
        "description": "For whoever runs the server: is it up, and can it answer.",
    },
]


def openapi(app: FastAPI, public_url: str, shown: list[type[BaseModel]]) -> dict[str, Any]:
    """The OpenAPI 3.1 document of the app, with the models that its answers are made by."""
    from fastapi.openapi.utils import get_openapi  # noqa: PLC0415  (a tenth of a second, once)

    document = get_openapi(
        title=TITLE,
        version=version(PACKAGE),
        summary=SUMMARY,
        description=DESCRIPTION.strip(),
        routes=app.routes,
        tags=TAGS,
        servers=[{"url": public_url or "/", "description": "This server."}],
        contact={"name": "The maintainers of Article Facts"},
        license_info={"name": "MIT", "identifier": "MIT"},
    )
    document["security"] = []  # says that no key is needed, where silence would leave it open
    problems = {str(status): entry for status, entry in documented(*PROBLEMS).items()}
    for operations in document["paths"].values():
        operation = operations["get"]
        operation.get("parameters", []).sort(key=_after_the_filters)
        answers = operation["responses"]
        # FastAPI's own copy loses the nulls of examples.
        answers.update({status: problems[status] for status in answers if status in problems})
    document["paths"] = dict(sorted(document["paths"].items(), key=_place))
    document["components"]["schemas"] |= _schemas(shown)
    return document


class _Shapes(GenerateJsonSchema):
    """Whole numbers are 32 bits wide.

    They are places in a text, or they count rows, whose keys are 32 bits wide.
    """

    def int_schema(self, schema: IntSchema) -> dict[str, Any]:
        """The JSON Schema of a whole number."""
        return {**super().int_schema(schema), "format": "int32"}


def _schemas(shown: list[type[BaseModel]]) -> dict[str, Any]:
    """Every shape, straight from its model: FastAPI's own copy loses the nulls of examples."""
    models: list[type[BaseModel]] = [*shown, ProblemShape]
    _, found = models_json_schema(
        [(model, "serialization") for model in models],
        ref_template="#/components/schemas/{model}",
        schema_generator=_Shapes,
    )
    schemas: dict[str, Any] = found["$defs"]
    schemas["Problem"] = {**schemas.pop("ProblemShape"), "title": "Problem"}
    return schemas


def _place(path: tuple[str, Any]) -> tuple[int, int]:
    """By tag in the order of `TAGS`; within it the list, the item, then what hangs on an item."""
    address, operations = path
    names = [tag["name"] for tag in TAGS]
    return names.index(operations["get"]["tags"][0]), address.count("/")


def _after_the_filters(parameter: dict[str, Any]) -> int:
    """Filters first: what a list is asked matters more than how it is paged."""
    paging = ("sort", "limit", "cursor", "total", "format")
    return paging.index(parameter["name"]) + 1 if parameter["name"] in paging else 0
