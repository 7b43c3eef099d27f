"""The digest of code is of what renders, whatever else a process has loaded."""

import subprocess
import sys

import pytest

DIGEST = """
import sys
from importlib import import_module

from app.main import create_app
from app.kit.answering.code import code_digest
from app.resources import listed
from app.resources.search import _write_answer

for name in sys.argv[1:]:
    import_module(name)
print(code_digest(_write_answer), *(code_digest(one.linked) for one in listed().values()))
"""


def digests_beside(*modules: str) -> str:
    command = [sys.executable, "-c", DIGEST, *modules]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("module", ["app.cli", "app.serving.run", "app.releasing.export"])
def test_it_is_the_same_whatever_else_is_loaded(module: str) -> None:
    assert digests_beside(module) == digests_beside()
