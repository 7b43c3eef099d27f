"""One file per resource: what is shown, what may be asked, its own routes."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

from fastapi import APIRouter

from app.kit.asking.filters import Filters
from app.kit.asking.postings import Postings
from app.kit.listing import Resource
from app.kit.routes import FactRouter


def routers() -> Iterator[APIRouter]:
    """The `router` of every module of this package, by the modules' names."""
    for module in sorted(module.name for module in iter_modules(__path__)):
        yield import_module(f"{__name__}.{module}").router


def listed() -> dict[str, Resource]:
    """Every kind of fact that has a list, by its name in the plural."""
    found = (router for router in routers() if isinstance(router, FactRouter))
    return {router.name: router.resource for router in found if router.resource}


def postings() -> list[Postings]:
    """The inverted index of every filter that has one."""
    found = (Filters.of(resource.query).where.values() for resource in listed().values())
    return [where.postings for filters in found for where in filters if where.postings]
