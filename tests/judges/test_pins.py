"""The tools from the npm registry are pinned, by version and by what they hold."""

import json
import re
from typing import Any

import pytest

from tests.judges.tools import HERE, PINNED

LOCK: dict[str, Any] = json.loads((HERE / "package-lock.json").read_text("utf-8"))


def test_every_tool_is_pinned_to_one_version() -> None:
    assert [one for one in PINNED.values() if not re.fullmatch(r"\d+\.\d+\.\d+", one)] == []
    assert LOCK["packages"][""]["devDependencies"] == PINNED


def test_every_locked_package_is_known_by_its_content() -> None:
    packages = {name: told for name, told in LOCK["packages"].items() if name}
    assert set(PINNED) <= {name.removeprefix("node_modules/") for name in packages}
    assert [name for name, told in packages.items() if "integrity" not in told] == []


@pytest.mark.parametrize("name", ["package.json", "package-lock.json"])
def test_no_address_is_named(name: str) -> None:
    text = (HERE / name).read_text("utf-8")
    assert re.findall(r"\S*://\S*|\S*git[@:]\S*|\"resolved\"", text) == []
