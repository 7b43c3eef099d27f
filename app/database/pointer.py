"""The pointer: the small file that says which release is published."""

import json
import re
from dataclasses import asdict, dataclass
from pathlib import Path

POINTER = "release.json"
MOST_BYTES = 1 << 14
_FIELDS = {
    "release": re.compile(r"[\w.-]{1,120}", re.ASCII),
    "file": re.compile(r"\w[\w.-]{0,250}", re.ASCII),
    "sha256": re.compile(r"[0-9a-f]{64}"),
    "built": re.compile(r"[0-9T:.+Z-]{1,40}", re.ASCII),
}
"""What each field looks like: nothing of it can lead out of the folder or break a header."""


class Damaged(Exception):
    """What is published cannot be served: the message says why."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """What `release.json` says: which release is published, in which file, with which digest."""

    release: str
    file: str
    sha256: str
    built: str

    @classmethod
    def read(cls, data: Path) -> "Pointer | None":
        """The pointer in a data folder; none if there is none. Raises Damaged, OSError."""
        path = data / POINTER
        try:
            with path.open("rb") as file:
                content = file.read(MOST_BYTES + 1)
        except FileNotFoundError:
            return None
        if len(content) > MOST_BYTES:
            raise Damaged(f"{path} is longer than {MOST_BYTES} bytes.")
        try:
            written = json.loads(content)
        except (ValueError, RecursionError):
            raise Damaged(f"{path} is not JSON.") from None
        return cls(**{name: _read_field(written, name, path) for name in _FIELDS})

    def as_json(self) -> str:
        """What stands in the file."""
        return json.dumps(asdict(self))


def _read_field(written: object, name: str, path: Path) -> str:
    value = written.get(name) if isinstance(written, dict) else None
    if not isinstance(value, str) or not _FIELDS[name].fullmatch(value):
        raise Damaged(f'{path} gives no "{name}" that can be used.')
    return value
