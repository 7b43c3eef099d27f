"""Curating and reading English need no database and no server."""

import subprocess
import sys

import pytest

HEAVY = {"fastapi", "sqlalchemy", "sqlmodel", "starlette", "uvicorn"}
LOAD = """
import sys
from importlib import import_module
from pkgutil import walk_packages

package = import_module(sys.argv[1])
for module in walk_packages(package.__path__, package.__name__ + "."):
    import_module(module.name)
print(*sys.modules)
"""


def load_all(package: str) -> set[str]:
    """What is loaded once every module of a package is."""
    done = subprocess.run(
        [sys.executable, "-c", LOAD, package], capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


@pytest.mark.parametrize("package", ["app.curating", "app.english"])
def test_neither_a_database_nor_a_server_is_loaded(package: str) -> None:
    loaded = load_all(package)
    assert f"{package}.text" in loaded
    assert loaded & HEAVY == set()


def test_what_is_loaded_is_seen() -> None:
    assert {"sqlalchemy", "fastapi"} <= load_all("app.releasing")
