"""What is particular to the database engine: filling a release, opening it, asking it, full text.

So far there is one engine: SQLite. What stands above takes the functions that are named here.
"""

from app.database.manifest import (
    FOLDER_ENDING,
    PACKED_ENDING,
    Manifest,
    folder_of,
    manifest_stamp,
    read_files,
    write_manifest,
)
from app.database.names import fold_name
from app.database.pointer import POINTER, Damaged, Pointer
from app.database.sqlite.filling import (
    CannotFill,
    add_search,
    add_words,
    fill_file,
    insert_rows,
    read_file,
    read_lines,
)
from app.database.sqlite.release import SqliteRelease as OpenRelease
from app.database.sqlite.release import dialect, open_verified
from app.database.writing import write_whole
from app.kit.threads import Line

__all__ = [
    "FOLDER_ENDING",
    "PACKED_ENDING",
    "POINTER",
    "CannotFill",
    "Damaged",
    "Line",
    "Manifest",
    "OpenRelease",
    "Pointer",
    "add_search",
    "add_words",
    "dialect",
    "fill_file",
    "fold_name",
    "folder_of",
    "insert_rows",
    "manifest_stamp",
    "open_verified",
    "read_file",
    "read_files",
    "read_lines",
    "write_manifest",
    "write_whole",
]
