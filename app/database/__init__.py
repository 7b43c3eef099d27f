"""What is particular to the database engine: filling a release, opening it, asking it, full text.

So far there is one engine: SQLite. What stands above takes the functions that are named here.
"""

from app.database.names import fold_name
from app.database.pointer import POINTER, Damaged, Pointer
from app.database.sqlite.filling import (
    CannotFill,
    add_search,
    add_words,
    fill_file,
    insert_rows,
    read_lines,
)
from app.database.sqlite.release import SqliteRelease as OpenRelease
from app.database.sqlite.release import dialect, open_verified
from app.database.sqlite.threads import Line

__all__ = [
    "POINTER",
    "CannotFill",
    "Damaged",
    "Line",
    "OpenRelease",
    "Pointer",
    "add_search",
    "add_words",
    "dialect",
    "fill_file",
    "fold_name",
    "insert_rows",
    "open_verified",
    "read_lines",
]
