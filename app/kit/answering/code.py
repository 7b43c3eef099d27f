"""A digest of code, for the tags of what is rendered while serving: other code, another tag."""

import re
import sys
from collections.abc import Callable, Iterator
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from types import ModuleType
from typing import Any

_NAMES_FROM = re.compile(r"^\s*from (\S+) import", re.MULTILINE)


@lru_cache(maxsize=64)
def code_digest(*rendering: Callable[..., Any]) -> str:
    """A digest of the source files in which these functions and classes are written.

    With them go the files of the same package that they import, and so on: what renders calls
    what it imports.
    """
    sources, waiting = dict[str, str](), [one.__module__ for one in rendering]
    while waiting:
        name = waiting.pop()
        if name not in sources:
            sources[name] = _source_of(name)
            waiting += _imports_of_its_package(name, sources[name])
    digest = blake2b(digest_size=4)
    for source in sorted(sources.values()):
        digest.update(source.encode())
    return digest.hexdigest()


def _source_of(name: str) -> str:
    file = sys.modules[name].__file__
    assert file, f"{name} has no file"
    return Path(file).read_text("utf-8")


def _imports_of_its_package(name: str, source: str) -> Iterator[str]:
    """The modules that a module has imported whole, and those that it took names from.

    Parsing the source would say it too, and hold the loop for half a second.
    """
    package = name.partition(".")[0]
    module = sys.modules[name]
    # A package also holds whatever of it some process has loaded.
    held = () if hasattr(module, "__path__") else vars(module).values()
    whole = (one.__name__ for one in held if type(one) is ModuleType)
    for imported in (*whole, *_NAMES_FROM.findall(source)):
        if imported.partition(".")[0] == package and imported in sys.modules:
            yield imported
