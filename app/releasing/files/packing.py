"""Files packed beside themselves."""

import shutil
from pathlib import Path

from app.database import PACKED_ENDING
from app.kit.zstd import zstd

LEVEL = 9
"""A third smaller than by default; its window is one that every client has (RFC 9659)."""
WORTH_KEEPING = 0.95
"""What is hardly smaller, as a workbook, which is packed already, is not kept."""


def pack_file(path: Path) -> None:
    """Pack a file by zstd, where that makes it smaller. Raises OSError."""
    packed = path.with_name(path.name + PACKED_ENDING)
    pack_into(path, packed)
    if packed.stat().st_size > path.stat().st_size * WORTH_KEEPING:
        packed.unlink()


def pack_into(path: Path, packed: Path) -> None:
    """Write a file packed by zstd, part by part, whatever its length. Raises OSError."""
    with path.open("rb") as file, zstd.open(packed, "wb", level=LEVEL) as writing:
        shutil.copyfileobj(file, writing, 1 << 20)
