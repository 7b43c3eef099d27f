"""Seeds → a published release, atomically.

A release is built beside the others, checked, and made durable; then one small pointer file is
replaced, and that is the moment of publication. Whatever fails before it leaves the old release
served, and the next run clears away what was left behind.
"""

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from hashlib import file_digest
from pathlib import Path

from app.curating.check import check_files
from app.curating.seeds.faults import shown_path
from app.curating.seeds.files import SeedFiles, read_seed_files
from app.database import CannotFill, Pointer, clear_leftovers, hold_lock, point_to
from app.releasing.build import build_release
from app.releasing.collisions import positions_are_free
from app.releasing.downloads import release_row
from app.releasing.identity import Identity, is_published, read_pointer
from app.releasing.resting import without_collector
from app.releasing.row import Rows
from app.releasing.rows import rows_of
from app.schema import schema_revision


class CannotPublish(Exception):
    """The release could not be built or written; the old one is still published."""


@dataclass(frozen=True, slots=True)
class Published:
    """A release that was published, and why."""

    pointer: Pointer
    why: str

    @property
    def release(self) -> str:
        """Its id."""
        return self.pointer.release


@dataclass(frozen=True, slots=True)
class _Prepared:
    """What a release of checked seeds holds; the seeds themselves are let go before it is built."""

    rows: Rows
    digests: Mapping[str, str]


def publish(seeds: Path, data: Path) -> Published:
    """Publish the seeds. Raises SeedError, or CannotPublish naming what stood in the way."""
    prepared = _prepare(read_seed_files(seeds))
    with _explain_errors(data), _hold_lock(data, wait=False):
        return _publish_prepared(prepared, data)


def publish_if_changed(seeds: Path, data: Path) -> Published | None:
    """Publish the seeds unless just they are published already. Raises the same.

    Where another run publishes just now it is waited for: it may leave nothing to do.
    """
    files = read_seed_files(seeds)
    if is_published(files, data):
        return None
    prepared = _prepare(files)
    with _explain_errors(data), _hold_lock(data, wait=True):
        return None if is_published(files, data) else _publish_prepared(prepared, data)


def _prepare(files: SeedFiles) -> _Prepared:
    with without_collector():
        checked = check_files(files, [positions_are_free])
        return _Prepared(rows_of(checked), checked.digests)


@contextmanager
def _explain_errors(data: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise CannotPublish(f"{shown_path(data)}: {error.strerror or error}.") from error
    except CannotFill as error:
        raise CannotPublish(f"{shown_path(data)}: could not be written: {error}.") from error


@contextmanager
def _hold_lock(data: Path, *, wait: bool) -> Iterator[None]:
    """Hold the folder's lock. Raises CannotPublish if another run holds it and is not to be waited
    for."""
    try:
        with hold_lock(data, wait=wait):
            yield
    except BlockingIOError:
        raise CannotPublish("Another run is publishing just now; try again.") from None


def _publish_prepared(prepared: _Prepared, data: Path) -> Published:
    clear_leftovers(data)
    identity, before = Identity.of_seeds(prepared.digests), read_pointer(data)
    why = identity.explain(data, before)
    identity.write(data)
    return Published(publish_rows(prepared.rows, identity.release, data), why)


def publish_rows(rows: Rows, release: str, data: Path) -> Pointer:
    """Build, check and publish rows that are prepared already, as this release."""
    before = read_pointer(data)
    built = _built_when(release, before)
    handle, name = tempfile.mkstemp(prefix="tmp-", suffix=".db", dir=data)
    os.close(handle)
    draft = Path(name)
    try:
        build_release(draft, rows, partial(release_row, release, built, rows))
        pointer = _make_durable(draft, release, built)
    finally:
        draft.unlink(missing_ok=True)
    point_to(data, pointer)
    Identity.clear(data)
    return pointer


def _built_when(release: str, before: Pointer | None) -> str:
    """When it was built: published again, a release is the same to the second."""
    if before and before.release == release:
        return before.built
    return datetime.now(UTC).isoformat(timespec="seconds")


def _make_durable(draft: Path, release: str, built: str) -> Pointer:
    """Flush the file, make it read-only, and give it its name."""
    with draft.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
        os.fsync(file.fileno())
    draft.chmod(0o444)
    # The digest keeps a rebuilt release from taking the place of a file that is still pointed to.
    name = f"facts-{release}-{digest[:8]}.db"
    draft.replace(draft.with_name(name))
    return Pointer(release, name, digest, built, schema_revision())
