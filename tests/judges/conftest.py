"""What the clients are made from: the document, as it is served."""

from pathlib import Path

import httpx
import pytest


@pytest.fixture(scope="session")
def cache() -> dict[str, int]:
    """Tools judge the application once, as it runs."""
    return {}


@pytest.fixture(scope="session")
def document(api: httpx.Client, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The served OpenAPI document, in a file of its own folder."""
    path = tmp_path_factory.mktemp("document") / "openapi.json"
    path.write_bytes(api.get("/openapi.json").raise_for_status().content)
    return path
