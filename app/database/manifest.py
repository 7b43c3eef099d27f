"""The manifest: the list of a release's files, in the folder beside it that holds them.

The folder bears the name of the release's own file and goes with it. The manifest is written last,
so that a folder without one is of nobody.
"""

import json
import os
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from hashlib import file_digest
from pathlib import Path
from typing import Any

from app.database.pointer import FIELDS, Damaged
from app.database.writing import write_whole
from app.kit.files import NOT_HERE, ReleaseFile, ReleaseFiles, Stamp, Stored, stamp_of

MANIFEST, FOLDER_ENDING, PACKED_ENDING = "manifest.json", ".files", ".zst"

_NAME = re.compile(r"[\w-]+(\.[a-z]+){1,2}", re.ASCII)


def folder_of(database: Path) -> Path:
    """The folder of a release's files, beside the file of the release itself."""
    return database.with_suffix(FOLDER_ENDING)


def manifest_stamp(database: Path) -> Stamp | None:
    """What tells the manifest of a release from another; none where there is none."""
    with suppress(OSError):
        return stamp_of(os.stat(folder_of(database) / MANIFEST))  # noqa: PTH116  (half the cost)
    return None


def write_manifest(
    folder: Path, names: Iterable[str], public_url: str = "", trouble: str = ""
) -> None:
    """List these files and what is packed of them, or why there are none. Raises OSError."""
    written = (name for one in names for name in (one, one + PACKED_ENDING))
    digests = {name: _describe(folder / name) for name in written if (folder / name).exists()}
    told = {"public_url": public_url, "trouble": trouble, "files": digests}
    write_whole(folder / MANIFEST, json.dumps(told, indent=1))


def _describe(path: Path) -> dict[str, Any]:
    """The length and the digest of a file, which is made to last."""
    with path.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
        os.fchmod(file.fileno(), 0o444)
        os.fsync(file.fileno())
        return {"bytes": os.fstat(file.fileno()).st_size, "sha256": digest}


@dataclass(frozen=True, slots=True)
class Listed:
    """What the manifest says of a file."""

    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the manifest says: the length and digest of each file, or why there is none.

    Files that are `fetched` come from an origin when somebody asks for them; others are there.
    """

    files: Mapping[str, Listed]
    public_url: str
    trouble: str
    is_fetched: bool = False

    @classmethod
    def read(cls, database: Path) -> "Manifest | None":
        """The manifest of a release; none where there is none. Raises OSError, Damaged."""
        path = folder_of(database) / MANIFEST
        try:
            return cls.parse(path.read_bytes(), path)
        except FileNotFoundError:
            return None

    @classmethod
    def parse(cls, content: bytes, source: object) -> "Manifest":
        """What is written in a manifest. Raises Damaged, naming the source."""
        try:
            told = json.loads(content)
            files = {_read_name(name): _read_listed(one) for name, one in told["files"].items()}
            texts = str(told["public_url"]), str(told["trouble"])
            return cls(files, *texts, told.get("fetched") is True)
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
            raise Damaged(f"{source} cannot be read.") from None

    def write_fetched(self, database: Path) -> None:
        """Keep what an origin lists of a release, whose files are not here yet. Raises OSError."""
        folder = folder_of(database)
        folder.mkdir(exist_ok=True)
        files = {name: asdict(one) for name, one in self.files.items()}
        told = {"public_url": self.public_url, "trouble": self.trouble, "files": files}
        write_whole(folder / MANIFEST, json.dumps({**told, "fetched": True}, indent=1))


def _read_name(name: str) -> str:
    """The name of a file, which cannot lead out of the folder. Raises ValueError."""
    if not _NAME.fullmatch(name):
        raise ValueError(name)
    return name


def _read_listed(written: Any) -> Listed:
    """What is said of a file: its digest is to stand in a header. Raises ValueError."""
    listed = Listed(int(written["bytes"]), str(written["sha256"]))
    if listed.bytes < 0 or not FIELDS["sha256"].fullmatch(listed.sha256):
        raise ValueError(written)
    return listed


def read_files(database: Path) -> ReleaseFiles:
    """The files of a release, each found to be what was written. Raises OSError, Damaged."""
    folder, stamp = folder_of(database), manifest_stamp(database)
    manifest = Manifest.read(database)
    if stamp is None or manifest is None:
        return ReleaseFiles()
    look = _look_at if manifest.is_fetched else _verify
    stored = {name: look(folder / name, one) for name, one in manifest.files.items()}
    plain = [name for name in stored if not name.endswith(PACKED_ENDING)]
    files = {x: ReleaseFile(x, stored[x], stored.get(x + PACKED_ENDING)) for x in plain}
    return ReleaseFiles(files, manifest.public_url, manifest.trouble, stamp)


def _look_at(path: Path, listed: Listed) -> Stored:
    """A file that may be still to be fetched; one that is damaged is to be fetched again."""
    with suppress(FileNotFoundError):
        try:
            return _verify(path, listed)
        except Damaged:
            path.unlink()
    return Stored(path, listed.bytes, listed.sha256, NOT_HERE)


def _verify(path: Path, listed: Listed) -> Stored:
    with path.open("rb") as file:
        stamp = stamp_of(os.fstat(file.fileno()))
        digest = file_digest(file, "sha256").hexdigest()
    if digest != listed.sha256:
        raise Damaged(f"{path} is not the file that was made: its digest differs.")
    return Stored(path, stamp[-1], digest, stamp)
