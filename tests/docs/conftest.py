"""What is printed is asked once, of the application as it runs."""

import pytest


@pytest.fixture(scope="session")
def cache() -> dict[str, int]:
    return {}
