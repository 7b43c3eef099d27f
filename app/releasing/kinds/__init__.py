"""One file beside each resource: how its rows are shown, what `q` searches, what a search finds.

The package finds its files by itself; each has its `kind`.
"""

from collections.abc import Collection, Iterator
from importlib import import_module
from pkgutil import iter_modules

from app.kit.resource import Resource
from app.releasing.index import Index
from app.releasing.kind import Kind, Named, table_of
from app.resources import listed


class Unpaired(Exception):
    """A file of a resource and its kind of fact that do not find each other."""


def kinds() -> dict[str, type[Kind]]:
    """The kind of every resource that has a list, by the same name. Raises Unpaired."""
    resources, files = listed(), {module.name for module in iter_modules(__path__)}
    for name in sorted(resources.keys() ^ files):
        raise Unpaired(_say_what_is_missing(name, files))
    found = {name: import_module(f"{__name__}.{name}").kind for name in resources}
    for name, kind in found.items():
        if (kind.find is Kind.find) is not (resources[name].found_as is None):
            raise Unpaired(
                f"app/resources/{name}.py says by `found_as` whether a search finds it, and"
                f" app/releasing/kinds/{name}.py by `find`: one of them says nothing."
            )
    return found


def _say_what_is_missing(name: str, files: Collection[str]) -> str:
    resource, kind = f"app/resources/{name}.py", f"app/releasing/kinds/{name}.py"
    if name in files:
        return f"{kind} shows facts that nothing lists: {resource} is missing."
    return f"{resource} lists facts that nothing shows: {kind} is missing."


def kinds_of(index: Index) -> list[Kind]:
    """Every kind of fact, with the rows of this release."""
    resources = listed()
    return [kind(name, resources[name], index) for name, kind in kinds().items()]


def list_named() -> Iterator[Named]:
    """All words by which filters take something: of each kind its ids, then what it names."""
    resources = listed()
    for path, kind in kinds().items():
        resource = resources[path]
        yield Named(resource.singular, table_of(resource), "id", label=_label_of(resource))
        yield from kind.also_named


def _label_of(resource: Resource) -> str | None:
    """The column that names a fact where others refer to it."""
    fields = resource.reference.model_fields if resource.reference else ()
    return next((name for name in fields if name != "id"), None)
