"""The revision of everything that a release's bytes depend on besides the seeds."""

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b

from fastapi.routing import APIRoute
from pydantic import BaseModel
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateTable
from sqlmodel import SQLModel

from app.resources import routers
from app.shapes import Shape


@lru_cache(maxsize=1)
def schema_revision() -> str:
    """A digest of the tables and of the shapes that documents are rendered by.

    A server refuses a release of another revision, so stored JSON and OpenAPI always agree.
    """
    tables = [
        str(CreateTable(table).compile(dialect=sqlite.dialect()))
        for table in SQLModel.metadata.sorted_tables
    ]
    written = json.dumps([sorted(_written_shapes()), sorted(tables)])
    return blake2b(written.encode(), digest_size=8).hexdigest()


def _written_shapes() -> Iterator[str]:
    """Every field of every shape, in its shape's order, as pydantic writes it down.

    Their JSON Schemas would say the same in a quarter of a second at every start.
    """
    tuple(routers())  # whose modules define the shapes
    waiting: list[type[BaseModel]] = [Shape]
    for shape in waiting:
        waiting += shape.__subclasses__()
        fields = [f"{name}={field!r}" for name, field in shape.model_fields.items()]
        yield _ADDRESS.sub("", f"{shape.__module__}.{shape.__qualname__}: {fields}")


_ADDRESS = re.compile(r" at 0x[0-9a-f]+")
"""Where a function lies in memory, which is no part of a shape."""


def response_models() -> list[type[BaseModel]]:
    """The model of every answer."""
    routes = (route for router in routers() for route in router.routes)
    return [
        route.response_model
        for route in routes
        if isinstance(route, APIRoute) and isinstance(route.response_model, type)
    ]
