"""The revision of everything that a release's bytes depend on besides the seeds."""

import json
from functools import lru_cache
from hashlib import blake2b

from fastapi.routing import APIRoute
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateTable
from sqlmodel import SQLModel

from app.resources import routers


@lru_cache(maxsize=1)
def schema_revision() -> str:
    """A digest of the tables and of the response models that documents are rendered by.

    A server refuses a release of another revision, so stored JSON and OpenAPI always agree.
    """
    _, shapes = models_json_schema([(model, "serialization") for model in response_models()])
    tables = [
        str(CreateTable(table).compile(dialect=sqlite.dialect()))
        for table in SQLModel.metadata.sorted_tables
    ]
    written = json.dumps([shapes, sorted(tables)], sort_keys=True)
    return blake2b(written.encode(), digest_size=8).hexdigest()


def response_models() -> list[type[BaseModel]]:
    """The model of every answer."""
    routes = (route for router in routers() for route in router.routes)
    return [
        route.response_model
        for route in routes
        if isinstance(route, APIRoute) and isinstance(route.response_model, type)
    ]
