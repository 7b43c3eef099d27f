"""Publishing is atomic: whatever fails, the old release is whole and the next run cleans up."""

import errno
import fcntl
import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from app.database import Damaged, Pointer, open_verified
from app.releasing.identity import is_published
from app.releasing.publish import CannotPublish, publish
from app.schema import schema_revision
from tests.conftest import FACTS, SEEDS
from tests.curating.conftest import Spoil


def published(data: Path) -> Pointer:
    """The published release, found whole."""
    pointer = Pointer.read(data)
    assert pointer is not None
    open_verified(data, pointer, schema_revision())
    return pointer


@pytest.fixture
def data(tmp_path: Path, release: Path) -> Path:
    """A data folder with a release in it."""
    return Path(shutil.copytree(release, tmp_path / "data"))


def other_seeds(spoil: Spoil, seeds_copy: Path) -> Path:
    spoil("facts.yaml", "title: Armed clashes", "title: Individual armed clashes")
    return seeds_copy


def test_the_same_seeds_make_the_same_release(release: Path, tmp_path: Path) -> None:
    again = publish(SEEDS, tmp_path / "again")
    assert again.release == published(release).release
    assert is_published(SEEDS, tmp_path / "again")


def test_other_seeds_make_another_release_and_the_last_one_is_kept(
    data: Path, spoil: Spoil, seeds_copy: Path
) -> None:
    first = published(data)
    second = publish(other_seeds(spoil, seeds_copy), data)
    spoil("facts.yaml", "title: Individual armed", "title: Ongoing armed")
    third = publish(seeds_copy, data)
    assert len({first.release, second.release, third.release}) == 3
    assert published(data) == third
    assert {path.name for path in data.glob("*.db")} == {second.file, third.file}


def test_a_release_can_be_rebuilt_in_place(data: Path) -> None:
    publish(SEEDS, data)
    assert published(data).release == publish(SEEDS, data).release


FAILING: list[tuple[object, str]] = [(os, "fsync"), (Path, "replace"), (Path, "chmod")]


@pytest.mark.parametrize("call", [1, 2, 3])
@pytest.mark.parametrize(("where", "name"), FAILING, ids=str)
def test_a_full_disk_at_any_step_leaves_the_old_release(
    where: object,
    name: str,
    call: int,
    data: Path,
    spoil: Spoil,
    seeds_copy: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    old, calls = published(data), 0
    real: Callable[..., object] = getattr(where, name)

    def fails(*given: object, **named: object) -> object:
        nonlocal calls
        calls += 1
        if calls == call:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(*given, **named)

    seeds = other_seeds(spoil, seeds_copy)
    with monkeypatch.context() as patched:
        patched.setattr(where, name, fails)
        try:
            new = publish(seeds, data)
        except CannotPublish as error:
            assert "No space left on device" in str(error)
            new = old
    # Only the folder's last fsync comes after the moment of publication.
    assert published(data) in (old, new) or (name == "fsync" and call == 3)
    assert publish(seeds, data) == published(data)
    assert not list(data.glob("tmp-*"))


def test_a_file_that_cannot_grow_is_told_in_one_line(
    data: Path, spoil: Spoil, seeds_copy: Path
) -> None:
    old = published(data)
    seeds = other_seeds(spoil, seeds_copy)
    script = f"ulimit -f 300; exec '{FACTS}' seed --seeds '{seeds}' --data '{data}'"
    ended = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False)
    assert ended.returncode == 75, ended.stderr
    assert ended.stderr.startswith("Nothing was published.")
    assert ended.stderr.count("\n") == 1
    assert published(data) == old
    publish(seeds, data)
    assert not list(data.glob("tmp-*"))


def test_a_second_run_at_the_same_time_gives_way(data: Path) -> None:
    with (data / "lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(CannotPublish, match="Another run"):
            publish(SEEDS, data)


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CannotPublish, match="Not a directory"):
        publish(SEEDS, tmp_path / "file" / "data")


def test_a_changed_byte_is_damage(data: Path) -> None:
    pointer = published(data)
    path = data / pointer.file
    path.chmod(0o644)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    with pytest.raises(Damaged, match="digest"):
        open_verified(data, pointer, schema_revision())


def test_a_release_of_another_schema_is_refused(data: Path) -> None:
    with pytest.raises(Damaged, match="seed again"):
        open_verified(data, published(data), "another")


def test_a_release_cannot_be_written(data: Path) -> None:
    opened = open_verified(data, published(data), schema_revision())
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        opened._connection.execute("DELETE FROM figure")
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        opened._connection.execute("CREATE TABLE more (x)")
