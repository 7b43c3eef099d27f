"""The pointer of an origin: which releases replicas may fetch, one for each schema.

An origin is a folder behind any static host. All names but the pointer's hold a digest of what
they name, so that whoever keeps copies of them never has an old one.
"""

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from app.database.manifest import MANIFEST
from app.database.pointer import FIELDS, MOST_OTHERS, Damaged, Pointer, read_field
from app.database.writing import write_whole

MOST_ORIGIN_BYTES = 1 << 16
MOST_MANIFEST_BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Part:
    """A file of an origin: its name in the folder, its length and its digest."""

    name: str
    bytes: int
    sha256: str

    @classmethod
    def read(cls, written: Any, ending: str, source: str) -> "Part":
        """What the pointer says of a file. Raises Damaged."""
        name = str(written.get("name")) if isinstance(written, dict) else ""
        folder, _, file = name.partition("/")
        is_name = FIELDS["file"].fullmatch(folder) and file in ("", MANIFEST)
        if not is_name or not name.endswith(ending):
            raise Damaged(f"{source} names no file that can be fetched, ending in {ending}.")
        return cls(name, read_size(written, source), read_field(written, "sha256", source))

    @property
    def folder(self) -> str:
        """The part of its name that lies in the origin's folder itself."""
        return self.name.partition("/")[0]


@dataclass(frozen=True, slots=True)
class Offer:
    """A release of an origin: how it is pointed to once it is here, and what is fetched for it."""

    pointer: Pointer
    bytes: int
    """The length of the unpacked database, whose digest the pointer has."""
    packed: Part
    manifest: Part

    @classmethod
    def read(cls, written: Any, source: str) -> "Offer":
        """One entry of the pointer. Raises Damaged."""
        pointer = Pointer(**{name: read_field(written, name, source) for name in FIELDS})
        packed = Part.read(written.get("packed"), ".db.zst", source)
        manifest = Part.read(written.get("manifest"), MANIFEST, source)
        if not pointer.file.startswith("facts-") or not pointer.file.endswith(".db"):
            raise Damaged(f'{source} gives no "file" that can be used.')
        return cls(pointer, read_size(written, source), packed, manifest)

    def as_dict(self) -> dict[str, Any]:
        """What stands in the pointer."""
        parts = {"packed": asdict(self.packed), "manifest": asdict(self.manifest)}
        return {**asdict(self.pointer), "bytes": self.bytes, **parts}


def read_size(written: Any, source: str) -> int:
    """A length in bytes. Raises Damaged."""
    size = written.get("bytes")
    if not isinstance(size, int) or isinstance(size, bool) or not 0 < size < 1 << 50:
        raise Damaged(f'{source} gives no "bytes" that can be used.')
    return size


def read_offers(content: bytes, source: str) -> list[Offer]:
    """What an origin's pointer offers, the newest first. Raises Damaged, naming the source."""
    try:
        written = json.loads(content)
    except (ValueError, RecursionError):
        raise Damaged(f"{source} is not JSON.") from None
    found = written.get("releases") if isinstance(written, dict) else None
    if not isinstance(found, list) or not found:
        raise Damaged(f'{source} lists no "releases": facts seed --to writes one that does.')
    return [Offer.read(one, source) for one in found]


def write_offers(newest: Offer, before: Sequence[Offer]) -> str:
    """What stands in the pointer: the newest, and the last ones of other schemas."""
    schema = newest.pointer.schema
    others = [one for one in before if one.pointer.schema != schema][:MOST_OTHERS]
    return json.dumps({"releases": [one.as_dict() for one in (newest, *others)]}, indent=1)


TROUBLE = "following.json"
"""What keeps newer releases from coming, beside the releases: the servers there tell it."""
ROOM, MOST_TOLD = 4096, 600
"""Bytes that the word takes, and how many letters it has at most: each is six bytes or fewer."""


def tell_trouble(data: Path, trouble: str) -> None:
    """Leave word for the servers of a data folder.

    A disk that is full has no room for another file: then the word goes into the place of the one
    before, which is as long. Who reads meanwhile finds no word.
    """
    told = json.dumps({"trouble": trouble[:MOST_TOLD]}).ljust(ROOM)
    try:
        write_whole(data / TROUBLE, told)
    except OSError:
        with suppress(OSError), (data / TROUBLE).open("r+b") as file:
            file.write(told.encode())


def read_trouble(data: Path) -> str:
    """What keeps newer releases from coming, as far as that is known; nothing if nothing does."""
    try:
        return str(json.loads((data / TROUBLE).read_bytes())["trouble"])
    except (OSError, ValueError, LookupError, TypeError):
        return ""
