"""The OpenAPI document: its words, and how it is assembled."""

from collections.abc import Sequence
from importlib.metadata import version
from typing import Any

from fastapi import FastAPI
from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, models_json_schema
from pydantic_core.core_schema import IntSchema

from app.kit.errors import PROBLEMS, ProblemShape, documented
from app.kit.routes import Section

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

Lists take `limit`, `cursor`, `sort`, `total`, `fields`, `facets` and `q`, and filters that are
"any of" when repeated. A parameter that is unknown, or a value that names nothing, is refused with
the nearest that exists.
Errors are `application/problem+json`. Answers carry an `ETag` that changes only with the release.
"""

BESIDE = "."
"""The folder in which the document lies (OpenAPI 3.1, 4.8.5): right under any prefix of a proxy."""


def openapi(
    app: FastAPI, public_url: str, shown: list[type[BaseModel]], sections: Sequence[Section]
) -> dict[str, Any]:
    """The OpenAPI 3.1 document of the app, with the models that its answers are made by."""
    from fastapi.openapi.utils import get_openapi  # noqa: PLC0415  (a tenth of a second, once)

    document = get_openapi(
        title=TITLE,
        version=version(PACKAGE),
        summary=SUMMARY,
        description=DESCRIPTION.strip(),
        routes=app.routes,
        tags=[{"name": one.name, "description": one.about} for one in sections],
        servers=[{"url": public_url or BESIDE, "description": "This server."}],
        contact={"name": "The maintainers of Article Facts"},
        license_info={"name": "MIT", "identifier": "MIT"},
    )
    document["security"] = []  # says that no key is needed, where silence would leave it open
    for operations in document["paths"].values():
        operations["get"].get("parameters", []).sort(key=_after_the_filters)
    document["paths"] = _in_order(document["paths"], [one.name for one in sections])
    document["components"]["schemas"] |= _schemas(shown)
    document["components"]["responses"] = _share_problems(document["paths"])
    return document


def _share_problems(paths: dict[str, Any]) -> dict[str, Any]:
    """Every problem that is answered, by its name: operations now refer to it there.

    FastAPI's own copies, one in each operation, lose the nulls of examples.
    """
    shared = {}
    for kind in PROBLEMS:
        for operations in paths.values():
            answers = operations["get"]["responses"]
            if str(kind.status) in answers:
                answers[str(kind.status)] = {"$ref": f"#/components/responses/{kind.__name__}"}
                shared[kind.__name__] = documented(kind)[kind.status]
    return shared


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


def _in_order(paths: dict[str, Any], tags: Sequence[str]) -> dict[str, Any]:
    """By tag in this order; within it the list, the item, then what hangs on an item."""

    def place(path: str) -> tuple[int, int]:
        return tags.index(paths[path]["get"]["tags"][0]), path.count("/")

    return {path: paths[path] for path in sorted(paths, key=place)}


def _after_the_filters(parameter: dict[str, Any]) -> int:
    """Filters first: what a list is asked matters more than how it is paged."""
    paging = ("sort", "limit", "cursor", "total", "fields", "format")
    return paging.index(parameter["name"]) + 1 if parameter["name"] in paging else 0
