"""One fact by its id: its stored document, as JSON or as linked data."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Dialect, bindparam, select
from sqlmodel import col

from app.kit.answering.answers import Answer, facts_answer
from app.kit.answering.code import code_digest
from app.kit.errors import NotFound
from app.kit.linking import JSON_LD, linked_data
from app.kit.narrowing import json_answer, refuse_fields
from app.kit.releases import OpenRelease
from app.kit.resource import Resource
from app.kit.statements import Statement, compiled, stored_text


def whole_column(resource: Resource) -> str:
    """The column of its documents that one by id shows."""
    return "whole" if resource.whole else "body"


async def one_by_id(
    release: OpenRelease,
    liked: str | None,
    resource: Resource,
    wanted: str,
    fields: Sequence[str] = (),
) -> Answer:
    """One fact's document, or as linked data where that is liked.

    Raises NotFound, InvalidParameters.
    """
    is_linked = resource.linked is not None and liked == JSON_LD
    if is_linked and fields:
        raise refuse_fields(JSON_LD)
    body = await stored(release, resource, wanted, whole_column(resource), fields)
    if is_linked:
        form = f"jsonld-{code_digest(resource.linked)}"
        linked = await linked_data(release, resource, body)
        return facts_answer(release, linked, form, JSON_LD)
    return json_answer(release, body, fields)


async def stored(
    release: OpenRelease, resource: Resource, wanted: str, column: str, fields: Sequence[str] = ()
) -> bytes:
    """What is stored of one fact, or some fields of it. Raises NotFound, Unavailable."""
    statement = _statement_by_id(resource, column, release.dialect, tuple(fields))
    rows = await release.fetch(statement, {"id": wanted}) if "\x00" not in wanted else []
    if not rows:
        near = await release.nearest_name(resource.singular, wanted)
        hint = f' Did you mean "{near}"?' if near else ""
        raise NotFound(f"There is no {resource.singular} with this id.{hint}")
    body: bytes = rows[0][0]
    return body


@lru_cache(maxsize=256)
def _statement_by_id(
    resource: Resource, column: str, dialect: Dialect, fields: tuple[str, ...]
) -> Statement:
    position = col(resource.table.position)
    by_id = (
        select(stored_text(getattr(resource.document, column), fields))
        .join_from(resource.document, resource.table, position == col(resource.document.position))
        .where(col(resource.table.id) == bindparam("id"))
    )
    return compiled(by_id, dialect)


async def stored_once(release: OpenRelease, column: Any) -> Answer:
    """The answer that the only row of a table has in this column. Raises Unavailable."""
    [(body,)] = await release.fetch(_statement_of_all(column, release.dialect), {})
    return facts_answer(release, body)


@lru_cache(maxsize=8)
def _statement_of_all(column: Any, dialect: Dialect) -> Statement:
    return compiled(select(stored_text(column)).select_from(column.class_), dialect)
