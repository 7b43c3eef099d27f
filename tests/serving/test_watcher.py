"""The watcher outlives whatever stands in its folder, and tries again what failed."""

import asyncio
import errno
import json
import logging
import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from app.database import Pointer, open_verified
from app.kit.errors import Unavailable
from app.main import create_app
from app.releasing.publish import publish
from app.schema import schema_revision
from app.serving import watcher as module
from app.serving.watcher import ReleaseWatcher
from app.settings import Settings
from tests.conftest import SEEDS


@pytest.fixture
def data(release: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(release, tmp_path / "data"))


@pytest.fixture
def watcher(data: Path, monkeypatch: pytest.MonkeyPatch) -> ReleaseWatcher:
    """A watcher that does not rest after a failure, for tests do not wait."""
    monkeypatch.setattr(module, "REST", 0)
    return ReleaseWatcher(Settings(data=data), schema_revision())


def look(watcher: ReleaseWatcher, times: int = 1) -> str | None:
    """Look so often; gives the id of what is served then."""

    async def run() -> None:
        for _ in range(times):
            await watcher.look()

    asyncio.run(run())
    return watcher.serving.id if watcher.serving else None


@pytest.fixture
def fail(monkeypatch: pytest.MonkeyPatch) -> Callable[[Exception, int], None]:
    """Lets opening a release fail so often."""

    def plant(error: Exception, times: int) -> None:
        left = iter(range(times))

        def opened(*given: Any) -> Any:
            if next(left, None) is not None:
                raise error
            return open_verified(*given)

        monkeypatch.setattr(module, "open_verified", opened)

    return plant


PASSING = [
    OSError(errno.EMFILE, os.strerror(errno.EMFILE), "facts.db"),
    OSError(errno.EIO, os.strerror(errno.EIO)),
    sqlite3.OperationalError("unable to open database file"),
    sqlite3.DatabaseError("database disk image is malformed"),
    MemoryError(),
    RecursionError(),
    ValueError("embedded null byte"),
    RuntimeError("can't start new thread"),
]


@pytest.mark.parametrize("error", PASSING, ids=repr)
def test_what_fails_for_a_moment_is_tried_again(
    error: Exception,
    watcher: ReleaseWatcher,
    fail: Callable[[Exception, int], None],
    caplog: pytest.LogCaptureFixture,
) -> None:
    fail(error, 4)
    assert look(watcher, 3) is None
    with pytest.raises(Unavailable):
        asyncio.run(watcher.opened())
    assert len(caplog.records) == 1
    assert look(watcher) is not None


def test_a_failed_switch_keeps_the_old_release_and_is_tried_again(
    watcher: ReleaseWatcher, data: Path, fail: Callable[[Exception, int], None]
) -> None:
    first = look(watcher)
    pointer = Pointer.read(data)
    assert pointer
    shutil.copy(data / pointer.file, data / "other.db")
    other = {"release": "other", "file": "other.db"}
    written = {**json.loads(pointer.as_json()), **other}
    (data / "release.json").write_text(json.dumps(written))
    fail(OSError(errno.EMFILE, "Too many open files"), 2)
    assert look(watcher, 2) == first
    assert look(watcher) == "other"


def whole(data: Path) -> dict[str, Any]:
    return dict(json.loads((data / "release.json").read_bytes()))


POINTERS: dict[str, Callable[[Path], bytes]] = {
    "empty": lambda _: b"",
    "no object": lambda _: b"[1]",
    "no text": lambda _: b"\xff\xfe",
    "NUL": lambda data: json.dumps({**whole(data), "file": "a\0b"}).encode(),
    "a lone surrogate": lambda data: json.dumps({**whole(data), "file": "\ud800"}).encode(),
    "a line end": lambda data: json.dumps({**whole(data), "release": "a\r\nX: b"}).encode(),
    "a way out": lambda data: json.dumps({**whole(data), "file": "../../etc/passwd"}).encode(),
    "a folder": lambda data: json.dumps({**whole(data), "file": ".."}).encode(),
    "a number": lambda data: json.dumps({**whole(data), "sha256": 1}).encode(),
    "nested deeply": lambda _: b"[" * 10_000,
    "nested more deeply": lambda _: b"[" * 1_000_000,
    "endless": lambda data: (data / "release.json").read_bytes() + b" " * 10_000_000,
}


@pytest.mark.parametrize("content", POINTERS.values(), ids=POINTERS.keys())
def test_no_pointer_ends_the_watching(
    content: Callable[[Path], bytes],
    watcher: ReleaseWatcher,
    data: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    whole = (data / "release.json").read_bytes()
    (data / "release.json").write_bytes(content(data))
    assert look(watcher, 2) is None
    assert len(caplog.records) == 1
    assert "release.json" in caplog.text
    (data / "release.json").write_bytes(whole)
    assert look(watcher) is not None


def test_a_pointer_that_may_not_be_read_is_told_as_such(
    watcher: ReleaseWatcher, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    real = Path.open

    def refuse(path: Path, *given: Any, **named: Any) -> Any:
        if path.name == "release.json":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return real(path, *given, **named)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "open", refuse)
        assert look(watcher, 3) is None
    assert [record.getMessage().split(": ")[1] for record in caplog.records] == [
        "Permission denied."
    ]
    assert look(watcher) is not None


def test_each_cause_is_told_once_and_again_after_a_success(
    watcher: ReleaseWatcher, data: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    whole = (data / "release.json").read_bytes()
    for content in (b"", None, whole, None):
        if content is None:
            (data / "release.json").unlink(missing_ok=True)
        else:
            (data / "release.json").write_bytes(content)
        look(watcher, 3)
    told = [record.getMessage() for record in caplog.records]
    assert len(told) == 3
    assert told[1] == "No release is published yet."
    assert told[2].startswith("No release is published yet. Still serving ")


def test_a_large_damaged_file_is_not_hashed_at_every_look(
    watcher: ReleaseWatcher, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    [file] = data.glob("facts-*.db")
    file.chmod(0o644)
    file.write_bytes(b"damaged")
    tried = []

    def opened(*given: Any) -> Any:
        tried.append(given)
        return open_verified(*given)

    monkeypatch.setattr(module, "open_verified", opened)
    monkeypatch.setattr(module, "REST", 1e9)
    look(watcher, 5)
    assert len(tried) == 1
    file.write_bytes(b"otherwise")
    look(watcher, 5)
    assert len(tried) == 2


def test_what_is_published_while_a_release_is_opened_is_seen_at_the_next_look(
    watcher: ReleaseWatcher, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pointer = Pointer.read(data)
    assert pointer
    later = {**json.loads(pointer.as_json()), "release": "later", "file": "later.db"}
    shutil.copy(data / pointer.file, data / "later.db")

    def publish_meanwhile(*given: Any) -> Any:
        (data / "release.json").write_text(json.dumps(later))
        return open_verified(*given)

    with monkeypatch.context() as patched:
        patched.setattr(module, "open_verified", publish_meanwhile)
        assert look(watcher) == pointer.release
    assert look(watcher) == "later"


def change_in_place(file: Path, change: Callable[[bytes], bytes]) -> bytes:
    """Change a file without replacing it; gives what it held."""
    file.chmod(0o644)
    whole = file.read_bytes()
    with file.open("r+b") as opened:
        opened.write(change(whole))
        opened.truncate()
    return whole


CHANGES: dict[str, Callable[[bytes], bytes]] = {
    "other digits": lambda content: content.replace(b"38000", b"39000"),
    "cut short": lambda content: content[: len(content) // 3],
    "empty": lambda _: b"",
    "zeros": lambda content: bytes(len(content)),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_served_file_that_is_changed_is_served_no_longer_until_it_is_whole(
    change: Callable[[bytes], bytes],
    watcher: ReleaseWatcher,
    data: Path,
    caplog: pytest.LogCaptureFixture,
) -> None:
    served = look(watcher)
    [file] = data.glob("facts-*.db")
    whole = change_in_place(file, change)
    assert look(watcher, 3) is None
    with pytest.raises(Unavailable):
        asyncio.run(watcher.opened())
    [record] = caplog.records
    assert "digest differs" in record.getMessage()
    change_in_place(file, lambda _: whole)
    assert look(watcher) == served
    change_in_place(file, change)
    assert look(watcher, 3) is None
    publish(SEEDS, data)
    assert look(watcher) == served


def test_a_served_file_that_is_replaced_is_opened_anew(watcher: ReleaseWatcher, data: Path) -> None:
    served = look(watcher)
    [file] = data.glob("facts-*.db")
    before = watcher.serving
    shutil.copy(file, data / "copy")
    (data / "copy").replace(file)
    assert look(watcher) == served
    assert watcher.serving is not before


def test_a_served_file_that_loses_its_name_is_served_on(
    watcher: ReleaseWatcher, data: Path
) -> None:
    served = look(watcher)
    [file] = data.glob("facts-*.db")
    file.unlink()
    assert look(watcher, 3) == served


def test_the_old_release_is_watched_too_where_the_new_one_is_damaged(
    watcher: ReleaseWatcher, data: Path
) -> None:
    served = look(watcher)
    [file] = data.glob("facts-*.db")
    content = json.loads((data / "release.json").read_text())
    (data / "damaged.db").write_bytes(b"damaged")
    (data / "release.json").write_text(json.dumps({**content, "file": "damaged.db"}))
    assert look(watcher, 3) == served
    os.utime(file)
    assert look(watcher, 3) == served
    change_in_place(file, CHANGES["other digits"])
    assert look(watcher, 3) is None


def test_what_is_published_is_served_from_the_first_request_on(data: Path) -> None:
    app = create_app(Settings(data=data))

    async def start() -> None:
        async with app.router.lifespan_context(app):
            assert app.state.releases.serving is not None

    asyncio.run(start())


@pytest.mark.parametrize("content", [None, b"damaged"])
def test_without_a_whole_release_requests_are_taken_all_the_same(
    content: bytes | None, tmp_path: Path
) -> None:
    if content is not None:
        (tmp_path / "release.json").write_bytes(content)
    app = create_app(Settings(data=tmp_path))

    async def start() -> None:
        async with app.router.lifespan_context(app):
            with pytest.raises(Unavailable):
                await app.state.releases.opened()

    asyncio.run(start())
