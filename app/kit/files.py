"""The files of a release: lists, a workbook, a database, each as it lies on the disk.

They are made after the release is published, so a release may have none yet.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from os import stat_result
from pathlib import Path
from typing import Final

Stamp = tuple[int, ...]
"""What tells a file on the disk from another, or from itself with other bytes."""
NOT_HERE: Final = ()
"""The stamp of a file that an origin has and this machine has not yet."""
NOT_YET = "The files of this release are not made yet; ask again in a moment."


@dataclass(frozen=True, slots=True)
class Stored:
    """Bytes on the disk that were found to be those that were written, or that are to come."""

    path: Path
    size: int
    sha256: str
    stamp: Stamp

    @property
    def is_here(self) -> bool:
        """Whether it lies on this disk, or is still to be fetched."""
        return self.stamp != NOT_HERE

    def ask_for(self) -> None:
        """Leave a note for whoever fetches files that it is wanted. Raises OSError."""
        note_of(self.path).touch()


@dataclass(frozen=True, slots=True)
class ReleaseFile:
    """A file that a client asks for by its name; `packed` by zstd, where that is smaller."""

    name: str
    plain: Stored
    packed: Stored | None


@dataclass(frozen=True, slots=True)
class ReleaseFiles:
    """All files of a release, or why there are none."""

    found: Mapping[str, ReleaseFile] = field(default_factory=dict)
    public_url: str = ""
    """What stood before every address when they were made."""
    trouble: str = NOT_YET
    stamp: Stamp | None = None
    """That of the list of files; none where there is none."""

    @property
    def version(self) -> str:
        """What tells these files from others, and from none."""
        digests = ",".join(file.plain.sha256 for file in self.found.values())
        told = f"{self.public_url},{digests}" if digests else self.trouble
        return blake2b(told.encode(), digest_size=4).hexdigest()


def stamp_of(found: stat_result) -> Stamp:
    """The stamp of a file, by what the system tells of it."""
    return (found.st_dev, found.st_ino, found.st_mtime_ns, found.st_size)


WANTED = ".wanted"
"""What ends the names of notes that a file is wanted, beside where it will lie."""


def note_of(path: Path) -> Path:
    """The note that a file is wanted."""
    return path.with_name(path.name + WANTED)
