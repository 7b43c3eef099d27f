"""Servers of pages, and a browser to look at them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser import chromium
from tests.conftest import ready_server
from tests.pages.odd import publish_odd


@pytest.fixture(scope="session")
def odd_release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the project's article, and odd ones beside it."""
    folder = tmp_path_factory.mktemp("odd")
    publish_odd(folder / "seeds", folder / "data")
    return folder / "data"


@pytest.fixture(scope="session")
def odd_url(odd_release: Path) -> Iterator[str]:
    """The address of a server with the project's article, and odd ones beside it."""
    with ready_server(odd_release) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser for the tests of a module: its loop runs as long, and would be in others' way."""
    with chromium() as started:
        yield started
