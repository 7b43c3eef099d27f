"""A folder that any host can serve, from which replicas fetch what is published.

The pointer comes last, in one step. Whatever fails before leaves what was offered as it was.
"""

import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from hashlib import file_digest
from pathlib import Path

from app.database import (
    FOLDER_ENDING,
    MANIFEST,
    PACKED_ENDING,
    POINTER,
    Damaged,
    Manifest,
    Offer,
    Part,
    Pointer,
    clear_leftovers,
    folder_of,
    hold_lock,
    read_offers,
    write_offers,
    write_whole,
)
from app.releasing.files.packing import pack_into
from app.releasing.identity import read_pointer


class CannotOffer(Exception):
    """The folder for replicas could not be written; what it offered before is still offered."""


def offer_release(data: Path, to: Path) -> Offer:
    """Write what is published, with its files, into a folder for replicas. Raises CannotOffer."""
    pointer = read_pointer(data)
    if pointer is None:
        raise CannotOffer(f"{data}: no release is published yet.")
    with _explain_errors(to), hold_lock(to, wait=False):
        clear_leftovers(to)
        before = _read_offers(to)
        database = data / pointer.file
        manifest = _copy_files(folder_of(database), to)
        packed = _find_packed(before, pointer, to) or _pack(database, pointer, to)
        offer = Offer(pointer, database.stat().st_size, packed, manifest)
        write_whole(to / POINTER, write_offers(offer, before))
        _clear(to, [*before, *_read_offers(to)])
        return offer


@contextmanager
def _explain_errors(to: Path) -> Iterator[None]:
    try:
        yield
    except BlockingIOError:
        raise CannotOffer(f"{to}: another run is writing there just now; try again.") from None
    except Damaged as error:
        raise CannotOffer(str(error)) from None
    except OSError as error:
        raise CannotOffer(f"{to}: {error.strerror or error}.") from error


def _read_offers(to: Path) -> list[Offer]:
    """What is offered now, as far as that can be read."""
    try:
        return read_offers((to / POINTER).read_bytes(), POINTER)
    except (Damaged, OSError):
        return []


def _find_packed(before: Iterable[Offer], pointer: Pointer, to: Path) -> Part | None:
    """What is packed already of just this file, if it is there whole."""
    for packed in (offer.packed for offer in before if offer.pointer == pointer):
        with suppress(OSError):
            if (to / packed.name).stat().st_size == packed.bytes:
                return packed
    return None


def _pack(database: Path, pointer: Pointer, to: Path) -> Part:
    draft = to / f"tmp-{pointer.file}{PACKED_ENDING}"
    pack_into(database, draft)
    digest = _make_last(draft)
    name = f"facts-{pointer.release}-{digest[:8]}.db{PACKED_ENDING}"
    size = draft.stat().st_size
    draft.replace(to / name)
    return Part(name, size, digest)


def _copy_files(made: Path, to: Path) -> Part:
    """Copy the files of a release, the manifest with them, into a folder of their digest's name."""
    with (made / MANIFEST).open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
    folder = to / f"{made.stem}-{digest[:8]}{FOLDER_ENDING}"
    part = Part(f"{folder.name}/{MANIFEST}", (made / MANIFEST).stat().st_size, digest)
    if not folder.exists():
        _copy_folder(made, to / f"tmp-{folder.name}").replace(folder)
    return part


def _copy_folder(made: Path, draft: Path) -> Path:
    shutil.rmtree(draft, ignore_errors=True)
    draft.mkdir()
    # Whoever serves it is often somebody else, whatever the umask.
    draft.chmod(0o755)
    manifest = Manifest.parse((made / MANIFEST).read_bytes(), made / MANIFEST)
    for name in (*manifest.files, MANIFEST):
        shutil.copyfile(made / name, draft / name)
        _make_last(draft / name)
    return draft


def _make_last(path: Path) -> str:
    """Flush a file to the disk, let everybody read it, and tell its digest."""
    with path.open("rb") as file:
        os.fchmod(file.fileno(), 0o444)
        os.fsync(file.fileno())
        return file_digest(file, "sha256").hexdigest()


def _clear(to: Path, offers: Sequence[Offer]) -> None:
    """Remove what is offered no longer and was not just before: it may still be being fetched."""
    kept = {part.folder for one in offers for part in (one.packed, one.manifest)}
    for path in to.glob("facts-*"):
        if path.name not in kept and path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        elif path.name not in kept:
            path.unlink(missing_ok=True)
