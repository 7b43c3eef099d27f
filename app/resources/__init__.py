"""One file per resource: what is shown, what may be asked, its own routes.

The package finds its files by itself. Each has a `router`; one that is about all kinds of fact
(the directory) has `router_for`, which makes it for these.
"""

from collections.abc import Iterable
from functools import lru_cache
from importlib import import_module
from pkgutil import iter_modules

from fastapi import APIRouter

from app.kit.asking.filters import Filters
from app.kit.asking.postings import Postings
from app.kit.resource import Resource
from app.kit.routes import FactRouter, Section


@lru_cache(maxsize=1)
def routers() -> tuple[APIRouter, ...]:
    """The router of every module of this package, by the modules' names."""
    names = sorted(module.name for module in iter_modules(__path__))
    _refuse_taken(names)
    modules = [import_module(f"{__name__}.{name}") for name in names]
    facts = _fact_routers(one.router for one in modules if hasattr(one, "router"))
    return tuple(one.router if hasattr(one, "router") else one.router_for(facts) for one in modules)


def _refuse_taken(names: Iterable[str]) -> None:
    """A module takes the place of whatever has its name here. Raises ValueError."""
    own = {name for name, one in globals().items() if getattr(one, "__module__", "") == __name__}
    for name in own.intersection(names):
        raise ValueError(
            f'No resource can be called "{name}": its file would hide {__name__}.{name}().'
        )


def sections() -> list[Section]:
    """What stands together in the documents, by its place."""
    found = (router for router in routers() if isinstance(router, Section))
    return sorted(found, key=lambda section: section.place)


def fact_routers() -> list[FactRouter]:
    """The routers of the kinds of fact, by their place."""
    return _fact_routers(routers())


def _fact_routers(found: Iterable[APIRouter]) -> list[FactRouter]:
    facts = (router for router in found if isinstance(router, FactRouter))
    return sorted(facts, key=lambda router: router.place)


def listed() -> dict[str, Resource]:
    """Every kind of fact that has a list, by its name in the plural."""
    found = (router for router in routers() if isinstance(router, FactRouter))
    return {router.name: router.resource for router in found if router.resource}


def postings() -> list[Postings]:
    """The inverted index of every filter that has one."""
    found = (Filters.of(resource.query).where.values() for resource in listed().values())
    return [where.postings for filters in found for where in filters if where.postings]
