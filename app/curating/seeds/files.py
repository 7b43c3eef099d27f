"""The files of a seeds folder, each read once: what is parsed is what is hashed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from pathlib import Path

from app.curating import ARTICLE, FACTS
from app.curating.seeds.faults import Fault, shown_path

MOST_BYTES = 16 << 20
"""How long one file may be; a book has a million letters."""


class CannotRead(Exception):
    """A file that is no seed's: the message says why."""


@dataclass(frozen=True)
class SeedFiles:
    """The bytes of every seed and every article in a folder, and what could not be read."""

    folder: Path
    contents: Mapping[Path, bytes]
    faults: tuple[Fault, ...]
    """Of the folder, and of files that could not be read."""
    unread: frozenset[Path]

    @cached_property
    def digests(self) -> dict[str, str]:
        """The digest of each file, by its path within the folder."""
        return {
            path.relative_to(self.folder).as_posix(): blake2b(content, digest_size=8).hexdigest()
            for path, content in self.contents.items()
        }


def read_seed_files(folder: Path) -> SeedFiles:
    """Read every seed and article under a folder. What cannot be read stands in the faults."""
    contents: dict[Path, bytes] = {}
    unread: dict[Path, Fault] = {}
    paths = sorted({*folder.rglob("*.yaml"), *folder.rglob(ARTICLE)})
    for path in paths:
        try:
            contents[path] = _read_within(path, folder)
        except CannotRead as error:
            unread[path] = Fault(shown_path(path), 1, 1, str(error))
        except OSError as error:
            unread[path] = Fault(shown_path(path), 1, 1, f"Cannot be read: {error.strerror}.")
    faults = (*_find_gaps(folder, paths), *unread.values())
    return SeedFiles(folder, contents, faults, frozenset(unread))


def _read_within(path: Path, folder: Path) -> bytes:
    """The bytes of a file. A link may lead elsewhere in the folder, but never out of it."""
    real = path.resolve()
    if not real.is_relative_to(folder.resolve()):
        raise CannotRead("This is a link out of the seeds folder. Put a copy in its place.")
    if real.exists() and not real.is_file():
        raise CannotRead("This is no file.")
    with real.open("rb") as file:
        content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise CannotRead(f"The file is longer than {MOST_BYTES >> 20} MiB.")
    return content


def _find_gaps(folder: Path, paths: list[Path]) -> Iterator[Fault]:
    if not folder.is_dir():
        yield Fault(shown_path(folder), 1, 1, "There is no such folder of seeds.")
    elif not any(path.suffix == ".yaml" for path in paths):
        yield Fault(shown_path(folder), 1, 1, "The folder holds no seeds (no .yaml file).")
    for path in paths:
        if path.name == ARTICLE and path.with_name(FACTS) not in paths:
            yield Fault(shown_path(path), 1, 1, f"There is no {FACTS} beside this article.")
