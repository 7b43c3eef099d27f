"""Servers of two versions share a data folder while one takes the other's place."""

import asyncio
import os
from dataclasses import replace
from pathlib import Path

import pytest

from app.database import Pointer, point_to
from app.releasing.publish import publish_if_changed
from app.schema import schema_revision
from app.serving.watcher import ReleaseWatcher
from app.settings import Settings
from benchmarks.data.varied import vary
from tests.conftest import SEEDS
from tests.following.releases import WORD


def served(data: Path, schema: str) -> str | None:
    """What a server that starts now serves."""
    watcher = ReleaseWatcher(Settings(data=data), schema)
    asyncio.run(watcher.look())
    return watcher.serving.id if watcher.serving else None


@pytest.fixture
def shared(release: Path, tmp_path: Path) -> Path:
    """A folder in which this version has published, and then a newer one of another schema."""
    data = tmp_path / "data"
    made = Pointer.read(release)
    assert made
    mine = vary(release, data, 1, WORD)
    newer = vary(release, data, 2, WORD)
    point_to(data, replace(mine))
    point_to(data, replace(newer, schema="newer"))
    return data


def test_each_version_starts_and_serves_its_own(
    shared: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assert served(shared, schema_revision()) == f"r{1:015}"
    newest = Pointer.read(shared, "newer")
    assert newest
    assert newest.release == f"r{2:015}"
    assert served(shared, "none of them") is None
    assert "seed again" in caplog.text


def test_what_is_served_by_others_stays_on_the_disk(shared: Path, release: Path) -> None:
    mine = Pointer.read(shared, schema_revision())
    assert mine
    for path in shared.glob("*.db"):
        os.utime(path, (0, 0))
    for number in range(3, 6):
        pointer = replace(vary(release, shared / "more", number, WORD), schema="newer")
        (shared / "more" / pointer.file).rename(shared / pointer.file)
        point_to(shared, pointer)
        for path in shared.glob("*.db"):
            os.utime(path, (0, 0))
    assert served(shared, schema_revision()) == mine.release


def test_the_old_version_does_not_publish_over_the_new_one(tmp_path: Path) -> None:
    assert publish_if_changed(SEEDS, tmp_path)
    mine = Pointer.read(tmp_path)
    assert mine
    point_to(tmp_path, replace(mine, schema="newer", release="newer"))
    assert publish_if_changed(SEEDS, tmp_path) is None
    newest = Pointer.read(tmp_path)
    assert newest
    assert newest.schema == "newer"
