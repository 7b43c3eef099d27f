"""The files that pages load, besides their HTML: style, script, favicon."""

from pathlib import Path

_CODE = {".py", ".pyc"}


def list_files() -> dict[str, Path]:
    """Each file by its name under `/web/`."""
    folder = Path(__file__).resolve().parent
    found = (path for path in sorted(folder.iterdir()) if path.is_file())
    return {path.name: path for path in found if path.suffix not in _CODE}
