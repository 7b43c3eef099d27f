"""Taking a release of an origin into the data folder, where servers find it as if seeded here."""

import asyncio
import os
import shutil
import sqlite3
from pathlib import Path

from app.database import (
    MANIFEST,
    MOST_MANIFEST_BYTES,
    Damaged,
    Listed,
    Manifest,
    Offer,
    Part,
    Pointer,
    check_schema,
    clear_leftovers,
    folder_of,
    hold_lock,
    point_to,
)
from app.following.asking import CannotFetch, Origin
from app.following.fetching import BEGUN, begun, fetch, fetch_small, forget, size_of
from app.following.unpacking import CannotUnpack, unpack
from app.settings import Settings

KEPT_FREE = 1 << 24
"""Bytes of the disk that are left for others."""


class Store:
    """The data folder that what is fetched comes into."""

    def __init__(self, settings: Settings, schema: str) -> None:
        self.data, self.schema = settings.data, schema
        self._most, self._seconds = settings.follow_bytes, settings.fetch_seconds

    def has(self, offer: Offer) -> bool:
        """Whether this release is published here, as far as that can be told without reading it."""
        database = self.data / offer.pointer.file
        try:
            is_whole = database.stat().st_size == offer.bytes
            is_listed = Manifest.read(database) is not None
            return is_whole and is_listed and Pointer.read(self.data, self.schema) == offer.pointer
        except (Damaged, OSError):
            return False

    async def take(self, origin: Origin, offer: Offer) -> None:
        """Fetch a release, check it, and publish it here. Raises CannotFetch, Damaged, OSError."""
        self._check_sizes(offer.bytes, offer.packed.bytes)
        with hold_lock(self.data, wait=False):
            self._clear(offer.packed)
            self._check_room(
                offer.bytes + offer.packed.bytes - size_of(begun(self.data, offer.packed))
            )
            manifest = await self._fetch_manifest(origin, offer)
            packed = await self.fetch(origin, offer.packed)
            await asyncio.to_thread(self._unpack, packed, offer)
            manifest.write_fetched(self.data / offer.pointer.file)
            point_to(self.data, offer.pointer)
            forget(packed)

    async def fetch(self, origin: Origin, part: Part) -> Path:
        """A file of the origin, whole and checked, beside the releases.

        Raises CannotFetch, OSError. Where the disk is full what came is removed: others need it.
        """
        self._check_sizes(part.bytes)
        try:
            return await fetch(origin, part, self.data, self._seconds)
        except OSError:
            forget(begun(self.data, part))
            raise

    async def fetch_file(self, origin: Origin, offer: Offer, name: str, listed: Listed) -> None:
        """Fetch a file of the release that is published here. Raises CannotFetch, OSError."""
        part = Part(f"{offer.manifest.folder}/{name}", listed.bytes, listed.sha256)
        self._check_room(part.bytes)
        fetched = await self.fetch(origin, part)
        fetched.chmod(0o444)
        folder = folder_of(self.data / offer.pointer.file)
        fetched.replace(folder / name)
        # Servers look at the list of files again, and find this one.
        os.utime(folder / MANIFEST)

    async def _fetch_manifest(self, origin: Origin, offer: Offer) -> Manifest:
        body = await fetch_small(origin, offer.manifest, MOST_MANIFEST_BYTES)
        return Manifest.parse(body, offer.manifest.name)

    def _unpack(self, packed: Path, offer: Offer) -> None:
        """Put the database in its place, if it is what was promised. Raises CannotFetch."""
        draft = self.data / f"tmp-{offer.pointer.file}"
        try:
            unpack(packed, draft, offer.bytes, offer.pointer.sha256)
            check_schema(draft, self.schema)
        except (CannotUnpack, Damaged, sqlite3.Error) as error:
            forget(packed)
            told = str(error).removesuffix(".")
            raise CannotFetch(f"What came as {offer.packed.name} cannot be used: {told}.") from None
        except OSError:
            forget(packed)
            raise
        else:
            draft.replace(self.data / offer.pointer.file)
        finally:
            draft.unlink(missing_ok=True)

    def _clear(self, wanted: Part) -> None:
        """Remove what was begun of others, and what a run that was killed left."""
        clear_leftovers(self.data)
        for path in self.data.glob(f"{BEGUN}*"):
            if not path.name.startswith(f"{BEGUN}{wanted.sha256}"):
                path.unlink(missing_ok=True)

    def _check_sizes(self, *sizes: int) -> None:
        if max(sizes) > self._most:
            allowed = f"FACTS_FOLLOW_BYTES allows {self._most}"
            raise CannotFetch(f"The origin offers {max(sizes)} bytes, and {allowed}.")

    def _check_room(self, needed: int) -> None:
        free = shutil.disk_usage(self.data).free
        if free < needed + KEPT_FREE:
            raise CannotFetch(
                f"The disk has no room: {needed >> 20} MB are needed and {KEPT_FREE >> 20} left for"
                f" others, and {free >> 20} are free."
            )
