"""Publishing is atomic: whatever fails, the old release is whole and the next run cleans up."""

import errno
import fcntl
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from app.curating.check import Checked, check_files
from app.curating.rules import Rule
from app.curating.seeds.files import SeedFiles
from app.database import Damaged, Pointer, open_verified
from app.releasing.identity import CODE, digest_code
from app.releasing.publish import CannotPublish, publish, publish_if_changed
from app.schema import schema_revision
from tests.conftest import FACTS, HOME, SEEDS
from tests.curating.conftest import ARTICLE, Spoil


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
    assert publish_if_changed(SEEDS, tmp_path / "again") is None


def test_other_seeds_make_another_release_and_the_last_one_is_kept(
    data: Path, spoil: Spoil, seeds_copy: Path
) -> None:
    first = published(data)
    second = publish(other_seeds(spoil, seeds_copy), data).pointer
    spoil("facts.yaml", "title: Individual armed", "title: Ongoing armed")
    third = publish(seeds_copy, data).pointer
    assert len({first.release, second.release, third.release}) == 3
    assert published(data) == third
    assert {path.name for path in data.glob("*.db")} == {first.file, second.file, third.file}
    grow_old(data)
    spoil("facts.yaml", "title: Ongoing armed", "title: Individual armed")
    fourth = publish(seeds_copy, data).pointer
    assert {path.name for path in data.glob("*.db")} == {third.file, fourth.file}
    assert {path.stem for path in data.glob("facts-*.json")} == {
        f"facts-{one.release}" for one in (third, fourth)
    }


def grow_old(data: Path) -> None:
    """Let a day pass for every file."""
    for path in data.glob("*.db"):
        os.utime(path, (0, path.stat().st_mtime - 24 * 3600))


def test_a_release_published_again_is_the_same_and_drives_out_no_other(
    data: Path, spoil: Spoil, seeds_copy: Path
) -> None:
    first = published(data)
    second = publish(other_seeds(spoil, seeds_copy), data).pointer
    grow_old(data)
    time.sleep(1.1)
    for _ in range(2):
        assert publish(seeds_copy, data).pointer == second
        assert {path.name for path in data.glob("*.db")} == {first.file, second.file}


def test_who_publishes_with_a_private_umask_publishes_for_all(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        pointer = publish(SEEDS, tmp_path).pointer
    finally:
        os.umask(before)
    assert (tmp_path / "release.json").stat().st_mode & 0o777 == 0o644
    assert (tmp_path / pointer.file).stat().st_mode & 0o777 == 0o444


def test_seeds_saved_while_they_are_read_are_published_next_time(
    tmp_path: Path, spoil: Spoil, seeds_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The id is of the bytes that were read, not of those that stand there afterwards."""

    def save_then_check(files: SeedFiles, last: Sequence[Rule]) -> Checked:
        other_seeds(spoil, seeds_copy)
        return check_files(files, last)

    with monkeypatch.context() as patched:
        patched.setattr("app.releasing.publish.check_files", save_then_check)
        first = publish(seeds_copy, tmp_path / "data").release
    second = publish_if_changed(seeds_copy, tmp_path / "data")
    assert second
    assert second.release != first
    assert publish(SEEDS, tmp_path / "other").release == first


def test_it_is_told_why_a_release_is_published(
    tmp_path: Path, spoil: Spoil, seeds_copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = tmp_path / "data"
    assert publish(seeds_copy, data).why == "It is the first release here."
    assert publish(seeds_copy, data).why.endswith("it was asked for.")
    other_seeds(spoil, seeds_copy)
    (seeds_copy / "more.yaml").write_text("units: {litre: {name: litre}}")
    changed = f"Seeds have changed: {ARTICLE}/facts.yaml, more.yaml."
    assert publish(seeds_copy, data).why == changed
    monkeypatch.setattr("app.releasing.identity.digest_code", lambda _: "other")
    published = publish_if_changed(seeds_copy, data)
    assert published
    assert published.why == "The code that reads and writes has changed."
    (data / f"facts-{published.release}.json").unlink()
    (seeds_copy / "more.yaml").unlink()
    assert publish(seeds_copy, data).why == "What the last release was made of is not known."


def test_a_changed_word_for_print_in_the_code_is_another_release(tmp_path: Path) -> None:
    app = Path(shutil.copytree(HOME / "app", tmp_path / "app"))
    before = digest_code(app)
    assert before == digest_code(HOME / "app")
    for part in CODE:
        file = max(app.glob(part))
        file = max(file.rglob("*.py")) if file.is_dir() else file
        kept = file.read_text()
        file.write_text(kept + "# more\n")
        assert digest_code(app) != before
        file.write_text(kept)
    (app / "serving" / "run.py").write_text("# nothing that is stored")
    assert digest_code(app) == before
    shutil.rmtree(app / "shapes")
    with pytest.raises(OSError, match="No such code"):
        digest_code(app)


LOOKING = """
import sys
from pathlib import Path
from app.curating.seeds.files import read_seed_files
from app.releasing.identity import is_published
print(is_published(read_seed_files(Path(sys.argv[1])), Path(sys.argv[2])))
print(sorted({name.split(".")[2] for name in sys.modules if name.startswith("app.english.")}))
print("syntok" in sys.modules)
"""


def test_who_serves_what_is_published_loads_nothing_that_reads_seeds(data: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOOKING, SEEDS, data],
        cwd=HOME,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.splitlines() == ["True", "['finding', 'stems', 'text']", "False"]


def test_who_serves_waits_while_another_publishes(tmp_path: Path) -> None:
    """Three at once on an empty folder: one publishes, and the others find it done."""
    with ThreadPoolExecutor(3) as pool:
        runs = [pool.submit(publish_if_changed, SEEDS, tmp_path / "data") for _ in range(3)]
        done = [run.result() for run in runs]
    assert len([one for one in done if one]) == 1
    assert published(tmp_path / "data")


FAILING: list[tuple[object, str]] = [
    *((os, "fsync"), (os, "fchmod")),
    *((Path, "replace"), (Path, "chmod"), (Path, "write_text")),
]


LATER = [pytest.param(call, marks=pytest.mark.again) for call in (2, 3)]


@pytest.mark.parametrize("call", [1, *LATER])
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
            new = publish(seeds, data).pointer
        except CannotPublish as error:
            assert "No space left on device" in str(error)
            new = old
    # Only the folder's last fsync comes after the moment of publication.
    assert published(data) in (old, new) or (name == "fsync" and call == 3)
    assert publish(seeds, data).pointer == published(data)
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
        opened._loop.connection.execute("DELETE FROM figure")
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        opened._loop.connection.execute("CREATE TABLE more (x)")
