"""Writing a small file that others read meanwhile: they see the old one, or the new one whole."""

import os
import time
from pathlib import Path


def write_whole(path: Path, text: str) -> None:
    """Put a file in the place of another at once, made to last. Raises OSError.

    It is later than the other by whole seconds: by these and the length static hosts tell files
    apart (so nginx makes tags), and two pointers of one second would pass for the same.
    """
    before = int(path.stat().st_mtime) if path.exists() else 0
    draft = path.with_name(f"tmp-{path.name}")
    with draft.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        # Whoever serves is often somebody else than who publishes, whatever the latter's umask.
        os.fchmod(file.fileno(), 0o644)
        if before >= int(now := time.time()):
            os.utime(file.fileno(), (now, before + 1))
        os.fsync(file.fileno())
    draft.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
