"""One file per resource: what is shown, what may be asked, its own routes."""

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules

from fastapi import APIRouter


def routers() -> Iterator[APIRouter]:
    """The `router` of every module of this package, by the modules' names."""
    for module in sorted(module.name for module in iter_modules(__path__)):
        yield import_module(f"{__name__}.{module}").router
