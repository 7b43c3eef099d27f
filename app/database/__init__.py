"""What is particular to the database engine: opening a release, asking it, full text.

So far there is one engine: SQLite.
"""

from app.database.sqlite.full_text import SEARCH_STATEMENTS, full_text_of
from app.database.sqlite.loading import insert_rows, stored_lines
from app.database.sqlite.release import (
    POINTER,
    Damaged,
    Pointer,
    SqliteRelease,
    dialect,
    folded_name,
    open_verified,
)

__all__ = [
    "POINTER",
    "SEARCH_STATEMENTS",
    "Damaged",
    "Pointer",
    "SqliteRelease",
    "dialect",
    "folded_name",
    "full_text_of",
    "insert_rows",
    "open_verified",
    "stored_lines",
]
