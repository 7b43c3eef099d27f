"""The manifest: the list of a release's files, in the folder beside it that holds them.

The folder bears the name of the release's own file and goes with it. The manifest is written last,
so that a folder without one is of nobody.
"""

import json
import os
import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path
from typing import Any

from app.database.pointer import Damaged
from app.database.writing import write_whole
from app.kit.files import ReleaseFile, ReleaseFiles, Stamp, Stored, stamp_of

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
class Manifest:
    """What the manifest says: the digest of each file, or why there is none."""

    digests: Mapping[str, str]
    public_url: str
    trouble: str

    @classmethod
    def read(cls, database: Path) -> "Manifest | None":
        """The manifest of a release; none where there is none. Raises OSError, Damaged."""
        path = folder_of(database) / MANIFEST
        try:
            told = json.loads(path.read_bytes())
            digests = {_read_name(name): str(one["sha256"]) for name, one in told["files"].items()}
            return cls(digests, str(told["public_url"]), str(told["trouble"]))
        except FileNotFoundError:
            return None
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
            raise Damaged(f"{path} cannot be read.") from None


def _read_name(name: str) -> str:
    """The name of a file, which cannot lead out of the folder. Raises ValueError."""
    if not _NAME.fullmatch(name):
        raise ValueError(name)
    return name


def read_files(database: Path) -> ReleaseFiles:
    """The files of a release, each found to be what was written. Raises OSError, Damaged."""
    folder, stamp = folder_of(database), manifest_stamp(database)
    manifest = Manifest.read(database)
    if stamp is None or manifest is None:
        return ReleaseFiles()
    stored = {name: _verify(folder / name, one) for name, one in manifest.digests.items()}
    plain = [name for name in stored if not name.endswith(PACKED_ENDING)]
    files = {x: ReleaseFile(x, stored[x], stored.get(x + PACKED_ENDING)) for x in plain}
    return ReleaseFiles(files, manifest.public_url, manifest.trouble, stamp)


def _verify(path: Path, written: str) -> Stored:
    with path.open("rb") as file:
        stamp = stamp_of(os.fstat(file.fileno()))
        digest = file_digest(file, "sha256").hexdigest()
    if digest != written:
        raise Damaged(f"{path} is not the file that was made: its digest differs.")
    return Stored(path, stamp[-1], digest, stamp)
