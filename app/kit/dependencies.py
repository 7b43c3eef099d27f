"""What endpoints take besides their parameters, each named once as a noun.

What an endpoint takes is all that its answer may depend on. So a dependency says by which headers
it tells two requests apart (`keyed_by`); an answer that depends on another is never kept.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Annotated, Any, TypeVar

from fastapi import Depends, Request

from app.kit.answering.visit import manner_of, visit_of
from app.kit.formats import like
from app.kit.pages import Pages
from app.kit.releases import OpenRelease, Releases

Dependency = TypeVar("Dependency", bound=Callable[..., Any])
_KEYED_BY = "keyed_by"


@dataclass(frozen=True)
class KeyedBy:
    """A header, in lower case, and what of its value tells two answers apart."""

    header: str
    read: Callable[[str], Hashable] = str


def keyed_by(
    *headers: str, read: Callable[[str], Hashable] = str
) -> Callable[[Dependency], Dependency]:
    """Marks a dependency that gives the same to requests that are alike in these headers, as far
    as they are read.

    Path, query and release need no naming. Answers that depend on it are kept, one for each value
    that is read, and say so in `Vary`.
    """

    def mark(dependency: Dependency) -> Dependency:
        setattr(dependency, _KEYED_BY, frozenset(KeyedBy(one.lower(), read) for one in headers))
        return dependency

    return mark


def keys_of(dependency: Callable[..., Any] | None) -> frozenset[KeyedBy] | None:
    """What a dependency is keyed by; none where it does not say."""
    return getattr(dependency, _KEYED_BY, None)


@keyed_by()
async def open_release(request: Request) -> OpenRelease:
    """The release that is served now. Raises Unavailable until there is one."""
    releases: Releases = request.app.state.releases
    return releases.serving or await releases.opened()


def liked_among(offered: Sequence[str]) -> Any:
    """What depends on which of these media types the client likes best; none where it takes none.

    Whoever likes the same shares an answer, however they say so.
    """
    read = partial(like, offered=tuple(offered))

    @keyed_by("accept", read=read)
    async def liked(request: Request) -> str | None:
        return read(visit_of(request.scope).accept)

    return Depends(liked)


@keyed_by()
async def pages_for_readers(request: Request) -> Pages:
    """What makes pages of answers."""
    pages: Pages = request.app.state.pages
    return pages


@keyed_by()
async def all_releases(request: Request) -> Releases:
    """Where the release comes from, for what is answered without one too."""
    releases: Releases = request.app.state.releases
    return releases


@keyed_by()
async def public_url(request: Request) -> str:
    """What stands before every address."""
    return manner_of(request.scope).public_url


ReleaseDep = Annotated[OpenRelease, Depends(open_release)]
PagesDep = Annotated[Pages, Depends(pages_for_readers)]
ReleasesDep = Annotated[Releases, Depends(all_releases)]
PublicUrlDep = Annotated[str, Depends(public_url)]
