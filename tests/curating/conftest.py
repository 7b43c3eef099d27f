"""Copies of the project's seeds that tests may spoil."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import trafilatura  # noqa: F401  (brings urllib3, which tries a socket when it is imported)

from tests.conftest import SEEDS

ARTICLE = "kursk-offensive-2025-01-05"

Spoil = Callable[[str, str, str], Path]


@pytest.fixture
def seeds_copy(tmp_path: Path) -> Path:
    """A copy of the project's seeds."""
    return Path(shutil.copytree(SEEDS, tmp_path / "seeds"))


@pytest.fixture
def spoil(seeds_copy: Path) -> Spoil:
    """Replaces words in one file of the copy; gives the file."""

    def replace(name: str, old: str, new: str) -> Path:
        path = seeds_copy / name if name == "vocabulary.yaml" else seeds_copy / ARTICLE / name
        text = path.read_text(encoding="utf-8")
        assert text.count(old) >= 1, f"{old!r} is not in {name}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return path

    return replace
