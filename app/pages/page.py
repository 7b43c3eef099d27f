"""What a page is: how it is called, what it gathers, how it is arranged, and by which template."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from app.kit.asking.page import Address
from app.kit.asking.query import Parameters
from app.kit.resource import Resource
from app.pages.links import Links
from app.pages.reader import Document, Reader

Found = Mapping[str, Any]


@dataclass(frozen=True)
class View:
    """All that a page may depend on."""

    document: Document
    """The answer in JSON."""
    found: Found
    """What was gathered besides."""
    name: str
    """A list by its plural, an item by its singular."""
    links: Links
    asked: Parameters
    resource: Resource | None
    """The kind of fact that is shown, if it is one."""
    references: Mapping[type[BaseModel], str]
    """The lists of what documents refer to, by the shapes of references."""

    @property
    def address(self) -> Address:
        """The question that the answer is to, without where its page begins."""
        return Address.of(self.links.at, self.asked)

    @property
    def formats(self) -> tuple[tuple[str, str], ...]:
        """The other formats of the same answer: how they are called, with their links."""
        is_list = self.resource is not None and self.name != self.resource.singular
        forms = [*self.resource.media_types] if self.resource and is_list else ["json"]
        address = self.address.first_page()
        return tuple(
            (one.upper(), self.links.to_format(address, one)) for one in forms if one != "html"
        )


async def gather_nothing(_: Reader, __: Document) -> Found:
    """For pages that show their answer alone."""
    return {}


def arrange_nothing(_: View) -> Found:
    """For templates that take the answer as it is."""
    return {}


@dataclass(frozen=True)
class Page:
    """One kind of page.

    Its template gets `view`, and by its name whatever `arrange` gives.
    """

    template: str
    gather: Callable[[Reader, Document], Awaitable[Found]] = gather_nothing
    """Asks what else the page shows, on the event loop."""
    arrange: Callable[[View], Found] = arrange_nothing
    """Makes of facts what the template sets; in a thread, from its arguments alone."""
    facets: tuple[str, ...] = ()
    """The filters whose values the page of a list counts."""
