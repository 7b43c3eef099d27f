"""Documents as linked data (JSON-LD), with what is looked up for them."""

import json
from functools import lru_cache
from typing import Any

from sqlalchemy import Dialect, bindparam, select
from sqlmodel import col

from app.kit.releases import OpenRelease
from app.kit.resource import LookedUp, Resource
from app.kit.statements import Statement, compiled

LOOKED_UP = 16
"""How many values linked data looks up at once."""
JSON_LD = "application/ld+json"


async def linked_data(release: OpenRelease, resource: Resource, body: bytes) -> bytes:
    """A document as JSON-LD. Raises Unavailable."""
    assert resource.linked is not None
    document = json.loads(body)
    if resource.looked_up:
        await _look_up(release, resource.looked_up, document)
    linked = resource.linked(document)
    return json.dumps(linked, ensure_ascii=False, separators=(",", ":")).encode()


async def _look_up(release: OpenRelease, wanted: LookedUp, document: dict[str, Any]) -> None:
    """Put what is looked up into the document."""
    references = list(wanted.references(document))
    ids = sorted({one["id"] for one in references})
    values: dict[str, Any] = {}
    for first in range(0, len(ids), LOOKED_UP):
        some = ids[first : first + LOOKED_UP]
        given = {f"id_{n}": some[min(n, len(some) - 1)] for n in range(LOOKED_UP)}
        values |= await release.fetch(_statement_of(wanted.column, release.dialect), given)
    for one in references:
        one[wanted.column.key] = values[one["id"]]


@lru_cache(maxsize=8)
def _statement_of(column: Any, dialect: Dialect) -> Statement:
    key = col(column.class_.id)
    ids: list[Any] = [bindparam(f"id_{number}") for number in range(LOOKED_UP)]
    return compiled(select(key, column).where(key.in_(ids)), dialect)
