"""The pointer: the small file that says which release is published.

While versions of this code roll over, servers of two schemas read one folder. So the pointer names
the newest release, and beside it the newest one of other schemas.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

POINTER = "release.json"
MOST_BYTES = 1 << 14
MOST_OTHERS = 2
"""Schemas whose last release is kept beside the newest: the version before, and the one before it,
to which somebody may have to go back. Each costs a release's room on the disk."""
FIELDS = {
    "release": re.compile(r"[\w.-]{1,120}", re.ASCII),
    "file": re.compile(r"\w[\w.-]{0,250}", re.ASCII),
    "sha256": re.compile(r"[0-9a-f]{64}"),
    "built": re.compile(r"[0-9T:.+Z-]{1,40}", re.ASCII),
    "schema": re.compile(r"[\w.-]{1,120}", re.ASCII),
}
"""What each field looks like: nothing of it can lead out of the folder or break a header."""


class Damaged(Exception):
    """What is published cannot be served: the message says why."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """Which release is published, in which file, with which digest, for code of which schema."""

    release: str
    file: str
    sha256: str
    built: str
    schema: str = ""

    @classmethod
    def read(cls, data: Path, schema: str = "") -> "Pointer | None":
        """The release of this schema that is published in a data folder.

        Where there is none of it, or none is named, the newest one; none where nothing is
        published. Raises Damaged, OSError.
        """
        published = read_pointers(data)
        of_schema = (one for one in published if one.schema == schema)
        return next(of_schema, published[0] if published else None)

    def as_json(self, before: "Sequence[Pointer]" = ()) -> str:
        """What stands in the file, where those were published before."""
        return json.dumps({**asdict(self), "others": [*map(asdict, kept_beside(self, before))]})


def read_pointers(data: Path) -> list[Pointer]:
    """Everything that is published in a data folder, the newest first. Raises Damaged, OSError."""
    path = data / POINTER
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        return []
    if len(content) > MOST_BYTES:
        raise Damaged(f"{path} is longer than {MOST_BYTES} bytes.")
    try:
        written = json.loads(content)
    except (ValueError, RecursionError):
        raise Damaged(f"{path} is not JSON.") from None
    others = written.get("others", []) if isinstance(written, dict) else []
    if not isinstance(others, list):
        raise Damaged(f'{path} gives no "others" that can be used.')
    return [_read_pointer(one, path) for one in (written, *others)]


def kept_beside(newest: Pointer, before: Sequence[Pointer]) -> list[Pointer]:
    """The releases of other schemas that stay published beside this one."""
    return [one for one in before if one.schema != newest.schema][:MOST_OTHERS]


def _read_pointer(written: Any, path: Path) -> Pointer:
    return Pointer(**{name: read_field(written, name, path) for name in FIELDS})


def read_field(written: object, name: str, source: object) -> str:
    """A field that looks as it should. Raises Damaged, naming where it was read."""
    value = written.get(name) if isinstance(written, dict) else None
    if not isinstance(value, str) or not FIELDS[name].fullmatch(value):
        raise Damaged(f'{source} gives no "{name}" that can be used.')
    return value
