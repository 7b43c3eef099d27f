"""Where nothing is found: other values of a filter that name something, and would find it."""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from app.kit.asking.filters import Filters
from app.kit.asking.query import ListQuery
from app.kit.releases import OpenRelease

MOST_TRIED = 4
"""Values that are tried: a hint is worth little time."""


class Instead(BaseModel):
    """A value that would find something, and the address that asks for it."""

    model_config = ConfigDict(extra="forbid")

    parameter: str = Field(description="The filter.", examples=["place"])
    value: str = Field(description="What to ask it for.", examples=["kursk-region"])
    url: str = Field(description="The address.", examples=["/events?place=kursk-region"])


async def others_of(
    filters: Filters, asked: ListQuery, release: OpenRelease
) -> list[tuple[str, str, ListQuery]]:
    """Each filter that is set by a name, another name that begins so, and the question with it."""
    found: list[tuple[str, str, ListQuery]] = []
    for name, value in list(_named(filters, asked))[:MOST_TRIED]:
        kind = filters.names[name].resource
        known = await release.named(kind, value)
        others = [other for other in await release.names_beginning(kind, value) if other != known]
        found += [(name, other, _with_other(asked, name, value, other)) for other in others]
    return found[:MOST_TRIED]


def _named(filters: Filters, asked: ListQuery) -> Iterator[tuple[str, str]]:
    for name, names in filters.names.items():
        given = asked.__dict__.get(name)
        for value in given if isinstance(given, list) else [given] if given else []:
            if value not in names.also:
                yield name, value


def _with_other(asked: ListQuery, name: str, value: str, other: str) -> ListQuery:
    given: Any = asked.__dict__[name]
    new = [other if one == value else one for one in given] if isinstance(given, list) else other
    return asked.model_copy(update={name: new})
