"""What is particular to the database engine: filling a release, opening it, asking it, full text.

So far there is one engine: SQLite. What stands above takes the functions that are named here.
"""

from app.database.keeping import clear_leftovers, hold_lock, point_to
from app.database.manifest import (
    FOLDER_ENDING,
    MANIFEST,
    PACKED_ENDING,
    Listed,
    Manifest,
    folder_of,
    manifest_stamp,
    read_files,
    write_manifest,
)
from app.database.names import fold_name
from app.database.origin import (
    MOST_MANIFEST_BYTES,
    MOST_ORIGIN_BYTES,
    Offer,
    Part,
    read_offers,
    read_trouble,
    tell_trouble,
    write_offers,
)
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
from app.database.sqlite.release import check_schema, dialect, open_verified
from app.database.writing import write_whole
from app.kit.threads import Line

__all__ = [
    "FOLDER_ENDING",
    "MANIFEST",
    "MOST_MANIFEST_BYTES",
    "MOST_ORIGIN_BYTES",
    "PACKED_ENDING",
    "POINTER",
    "CannotFill",
    "Damaged",
    "Line",
    "Listed",
    "Manifest",
    "Offer",
    "OpenRelease",
    "Part",
    "Pointer",
    "add_search",
    "add_words",
    "check_schema",
    "clear_leftovers",
    "dialect",
    "fill_file",
    "fold_name",
    "folder_of",
    "hold_lock",
    "insert_rows",
    "manifest_stamp",
    "open_verified",
    "point_to",
    "read_file",
    "read_files",
    "read_lines",
    "read_offers",
    "read_trouble",
    "tell_trouble",
    "write_manifest",
    "write_offers",
    "write_whole",
]
