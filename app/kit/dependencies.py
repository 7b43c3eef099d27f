"""What endpoints take besides their parameters, each named once as a noun.

What an endpoint takes is all that its answer may depend on. So a dependency says by which headers
it tells two requests apart (`keyed_by`); an answer that depends on another is never kept.
"""

from collections.abc import Callable
from typing import Annotated, Any, TypeVar

from fastapi import Depends, Request

from app.kit.answering.headers import listed
from app.kit.answering.visit import manner_of
from app.kit.releases import OpenRelease, Releases

Dependency = TypeVar("Dependency", bound=Callable[..., Any])
_KEYED_BY = "keyed_by"


def keyed_by(*headers: str) -> Callable[[Dependency], Dependency]:
    """Marks a dependency that gives the same to requests that are alike in these headers.

    Path, query and release need no naming. Answers that depend on it are kept, one for each value
    of the headers, and say so in `Vary`.
    """

    def mark(dependency: Dependency) -> Dependency:
        setattr(dependency, _KEYED_BY, frozenset(name.lower() for name in headers))
        return dependency

    return mark


def headers_of(dependency: Callable[..., Any] | None) -> frozenset[str] | None:
    """The headers that a dependency is keyed by, in lower case; none where it does not say."""
    return getattr(dependency, _KEYED_BY, None)


@keyed_by()
async def open_release(request: Request) -> OpenRelease:
    """The release that is served now. Raises Unavailable until there is one."""
    releases: Releases = request.app.state.releases
    return releases.serving or await releases.opened()


@keyed_by("accept")
async def accepted_types(request: Request) -> list[str]:
    """The media types that the client takes, as it says."""
    return listed(request.headers, "accept")


@keyed_by()
async def public_url(request: Request) -> str:
    """What stands before every address."""
    return manner_of(request.scope).public_url


ReleaseDep = Annotated[OpenRelease, Depends(open_release)]
AcceptedDep = Annotated[list[str], Depends(accepted_types)]
PublicUrlDep = Annotated[str, Depends(public_url)]
