"""What a release is made of, which gives it its id, and what another differs in."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from hashlib import blake2b
from pathlib import Path

from app.curating.seeds.files import SeedFiles
from app.database import Damaged, Pointer
from app.schema import schema_revision
from app.settings import HOME

CODE = (
    *("english", "curating", "releasing", "shapes", "resources", "tables", "vocabulary.py"),
    *("kit/columns.py", "database/names.py", "database/*/filling.py"),
)
"""The code that reads seeds and writes what is stored: with other code, other words may stand in
the release. That of kit and database which only answers is no part of it."""
MOST_NAMED = 3
"""Changed files that are named; of the others only how many there are is told."""


@dataclass(frozen=True)
class Identity:
    """What a release is made of: the digest of each seed's bytes, the schema, and the code."""

    seeds: Mapping[str, str]
    schema: str
    code: str

    @classmethod
    def of_seeds(cls, digests: Mapping[str, str]) -> "Identity":
        """What the seeds with these digests would become now."""
        return cls(dict(digests), schema_revision(), digest_code(HOME / "app"))

    @cached_property
    def release(self) -> str:
        """The id of the release."""
        written = json.dumps([sorted(self.seeds.items()), self.schema, self.code])
        return blake2b(written.encode(), digest_size=8).hexdigest()

    def write(self, data: Path) -> None:
        """Keep it beside the release, for the next one to be compared with."""
        path = data / f"facts-{self.release}.json"
        path.write_text(json.dumps(asdict(self), indent=1), encoding="utf-8")

    @classmethod
    def read(cls, data: Path, release: str) -> "Identity | None":
        """What is kept of a release; none where nothing (or nothing of use) is."""
        try:
            written = json.loads((data / f"facts-{release}.json").read_bytes())
            return cls(dict(written["seeds"]), str(written["schema"]), str(written["code"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    @staticmethod
    def clear(data: Path) -> None:
        """Remove what is kept of releases that are gone."""
        for path in data.glob("facts-*.json"):
            if not any(data.glob(f"{path.stem}-*.db")):
                path.unlink(missing_ok=True)

    def explain(self, data: Path, before: Pointer | None) -> str:
        """Why this is published where that was: a sentence or several."""
        if before is None:
            return "It is the first release here."
        if before.release == self.release:
            return "Nothing has changed since the last release; it was asked for."
        known = Identity.read(data, before.release)
        if known is None:
            return "What the last release was made of is not known."
        return " ".join(_list_changes(known, self))


def is_published(files: SeedFiles, data: Path) -> bool:
    """Whether just these seeds are published already, so that there is nothing to do."""
    pointer = read_pointer(data)
    if files.faults or pointer is None or not (data / pointer.file).is_file():
        return False
    return pointer.release == Identity.of_seeds(files.digests).release


def read_pointer(data: Path) -> Pointer | None:
    """What is published now for this code, else for other code, as far as that can be read."""
    try:
        return Pointer.read(data, schema_revision())
    except (Damaged, OSError):
        return None


def digest_code(app: Path) -> str:
    """The digest of the code that reads and writes. Raises OSError where some is missing."""
    digest = blake2b(digest_size=8)
    for part in CODE:
        found = [file for path in app.glob(part) for file in _list_sources(path)]
        if not found:
            raise FileNotFoundError(2, "No such code", str(app / part))
        for file in sorted(found):
            content = file.read_bytes()
            name = file.relative_to(app).as_posix()
            digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def _list_sources(path: Path) -> Iterator[Path]:
    files = path.rglob("*") if path.is_dir() else (path,)
    return (file for file in files if file.is_file() and file.suffix != ".pyc")


def _list_changes(before: Identity, now: Identity) -> Iterator[str]:
    names = {*before.seeds, *now.seeds}
    changed = sorted(x for x in names if before.seeds.get(x) != now.seeds.get(x))
    if changed:
        others = len(changed) - MOST_NAMED
        more = f" and {others} more" if others > 0 else ""
        yield f"Seeds have changed: {', '.join(changed[:MOST_NAMED])}{more}."
    if before.code != now.code:
        yield "The code that reads and writes has changed."
    if before.schema != now.schema:
        yield "The schema has changed."
