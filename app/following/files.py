"""The files of a release that is here: fetched when somebody asks for them, or all at once."""

from pathlib import Path

from app.database import Manifest, Offer, folder_of
from app.following.asking import Origin
from app.following.taking import Store
from app.kit.files import WANTED, note_of


async def fetch_wanted(origin: Origin, store: Store, offer: Offer) -> None:
    """Fetch what notes ask for. Raises CannotFetch, Damaged, OSError.

    What cannot be fetched loses its note: it is tried again when somebody asks again.
    """
    database = store.data / offer.pointer.file
    notes = [path.name.removesuffix(WANTED) for path in folder_of(database).glob(f"*{WANTED}")]
    for name in notes if notes and store.has(offer) else ():
        try:
            await _fetch_lacking(origin, store, offer, name)
        finally:
            note_of(folder_of(database) / name).unlink(missing_ok=True)


async def fetch_all(origin: Origin, store: Store, offer: Offer) -> None:
    """Fetch every file of a release. Raises CannotFetch, Damaged, OSError."""
    for name in _read_manifest(store.data / offer.pointer.file).files:
        await _fetch_lacking(origin, store, offer, name)


async def _fetch_lacking(origin: Origin, store: Store, offer: Offer, name: str) -> None:
    database = store.data / offer.pointer.file
    listed = _read_manifest(database).files.get(name)
    if listed and not (folder_of(database) / name).exists():
        await store.fetch_file(origin, offer, name, listed)


def _read_manifest(database: Path) -> Manifest:
    return Manifest.read(database) or Manifest({}, "", "")
