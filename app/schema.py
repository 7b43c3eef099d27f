"""The revision of everything that a release's bytes depend on besides the seeds."""

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b
from typing import Any, get_args

from fastapi.routing import APIRoute
from pydantic import BaseModel
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateTable
from sqlmodel import SQLModel

from app.resources import fact_routers, postings, routers


@lru_cache(maxsize=1)
def schema_revision() -> str:
    """A digest of the tables, the inverted indexes and the shapes that documents are rendered by.

    A server refuses a release of another revision, so stored JSON and OpenAPI always agree.
    """
    shapes = list(_write_shapes())
    # The resources, read just now, bring the tables with them.
    tables = [
        str(CreateTable(table).compile(dialect=sqlite.dialect()))
        for table in SQLModel.metadata.sorted_tables
    ]
    indexes = [(one.name, str(one.filled_by)) for one in postings()]
    written = json.dumps([shapes, sorted(tables), indexes])
    return blake2b(written.encode(), digest_size=8).hexdigest()


def _write_shapes() -> Iterator[str]:
    """Every field of every model of an answer, in its order, as pydantic writes it down.

    Their JSON Schemas would say the same in a quarter of a second at every start. What holds some
    fields only has the same ones.
    """
    models = dict.fromkeys(_whole_models())
    waiting = list(models)
    for model in waiting:
        for name, field in model.model_fields.items():
            yield _ADDRESS.sub("", f"{model.__module__}.{model.__qualname__}.{name} {field!r}")
            more = [one for one in _models_in(field.annotation) if one not in models]
            models |= dict.fromkeys(more)
            waiting += more


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models_in(part)


_ADDRESS = re.compile(r" at 0x[0-9a-f]+")
"""Where a function lies in memory, which is no part of a shape."""


def response_models() -> list[type[BaseModel]]:
    """The model of every answer, of those too that hold some fields only."""
    return [*_whole_models(), *(make() for router in fact_routers() for make in router.cut_shapes)]


def _whole_models() -> list[type[BaseModel]]:
    """The model of every answer that is whole."""
    routes = (route for router in routers() for route in router.routes)
    return [
        route.response_model
        for route in routes
        if isinstance(route, APIRoute) and isinstance(route.response_model, type)
    ]
