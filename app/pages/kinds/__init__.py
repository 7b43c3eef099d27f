"""One file for each kind of page that is more than plain; the package finds them by itself.

`<plural>.py` may have `of_list` and `of_item`; what is no list has `page`, in a file of its name.
"""

from collections.abc import Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules

from app.kit.listing import Listing
from app.pages.page import Page
from app.pages.plain import PLAIN_ITEM, plain_list


def find_pages(listings: Mapping[str, Listing]) -> dict[str, Page]:
    """Every page by what is shown: a list by its plural, an item by its singular."""
    found: dict[str, Page] = {}
    for plural, listing in listings.items():
        found[plural] = plain_list(listing.resource)
        found[listing.resource.singular] = PLAIN_ITEM
    for name in (module.name for module in iter_modules(__path__)):
        found |= _pages_of(name, listings)
    return found


def _pages_of(name: str, listings: Mapping[str, Listing]) -> dict[str, Page]:
    module = import_module(f"{__name__}.{name}")
    called = {"page": name, "of_list": name}
    if name in listings:
        called["of_item"] = listings[name].resource.singular
    return dict(_pairs(vars(module), called))


def _pairs(own: Mapping[str, object], called: Mapping[str, str]) -> Iterator[tuple[str, Page]]:
    for attribute, name in called.items():
        if isinstance(page := own.get(attribute), Page):
            yield name, page
