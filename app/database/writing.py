"""Writing a small file that others read meanwhile: they see the old one, or the new one whole."""

import os
from pathlib import Path


def write_whole(path: Path, text: str) -> None:
    """Put a file in the place of another at once, made to last. Raises OSError."""
    draft = path.with_name(f"tmp-{path.name}")
    with draft.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        # Whoever serves is often somebody else than who publishes, whatever the latter's umask.
        os.fchmod(file.fileno(), 0o644)
        os.fsync(file.fileno())
    draft.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
