"""What tests of following stand on: an origin, and settings that are quick."""

from pathlib import Path

import pytest

from tests.following.releases import offer_varied

QUICK = {"FACTS_FOLLOW_SECONDS": "0.2"}


@pytest.fixture
def offered(release: Path, tmp_path: Path) -> Path:
    """A folder in which a first release is offered, in its `origin`."""
    offer_varied(release, tmp_path, 1)
    return tmp_path
