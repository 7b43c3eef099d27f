"""Whether files are made already, and whether there is room for them."""

import shutil
from pathlib import Path

from app.database import Damaged, Manifest

ROOM = 0.5
"""How much the files take, as a part of the release's own file, while they are made."""
KEPT_FREE = 1 << 24
"""Bytes that are left for the next release's pointer and for others."""


def are_made(database: Path, public_url: str) -> bool:
    """Whether the files of a release are there, with addresses that begin so."""
    try:
        told = Manifest.read(database)
    except (Damaged, OSError):
        return False
    return told is not None and not told.trouble and told.public_url == public_url


def lack_of_room(database: Path) -> str:
    """Why there is no room for the files of a release; nothing where there is. Raises OSError."""
    free = shutil.disk_usage(database.parent).free
    needed = int(database.stat().st_size * ROOM) + KEPT_FREE
    if free >= needed:
        return ""
    return (
        f"The disk has no room for the files of this release: they need about {needed >> 20} MB,"
        f" and {free >> 20} are free."
    )
