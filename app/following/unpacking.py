"""Unpacking what was fetched, in little memory and never beyond the length that was promised."""

import os
from hashlib import sha256
from pathlib import Path

from app.kit.zstd import zstd

WINDOW = {int(zstd.DecompressionParameter.window_log_max): 23}
"""Eight megabytes, which is what releases are packed with: who asks for more is refused."""
READ, WRITTEN = 1 << 17, 1 << 20


class CannotUnpack(Exception):
    """It is not packed by zstd, or becomes more, or less, than was promised."""


def unpack(packed: Path, into: Path, size: int, sha: str) -> None:
    """Unpack a file, which is to become so long and to have this digest.

    Raises CannotUnpack, OSError.
    """
    digest, written, unpacking = sha256(), 0, zstd.ZstdDecompressor(options=WINDOW)
    with packed.open("rb") as file, into.open("wb") as out:
        while not unpacking.eof:
            chunk = file.read(READ) if unpacking.needs_input else b""
            if unpacking.needs_input and not chunk:
                raise CannotUnpack("it ends too soon")
            part = _unpack_part(unpacking, chunk)
            written += len(part)
            if written > size:
                raise CannotUnpack(f"it becomes more than the {size} bytes promised")
            digest.update(part)
            out.write(part)
        if written < size or unpacking.unused_data or file.read(1):
            raise CannotUnpack(f"it becomes something else than the {size} bytes promised")
        if digest.hexdigest() != sha:
            raise CannotUnpack("its digest is not the one promised")
        out.flush()
        os.fchmod(out.fileno(), 0o444)
        os.fsync(out.fileno())


def _unpack_part(unpacking: zstd.ZstdDecompressor, chunk: bytes) -> bytes:
    try:
        return unpacking.decompress(chunk, WRITTEN)
    except zstd.ZstdError as error:
        raise CannotUnpack(f"it is not packed by zstd as it should be ({error})") from None
