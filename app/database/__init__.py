"""What is particular to the database engine: opening a release, asking it, full text.

So far there is one engine: SQLite.
"""

from app.database.full_text import SEARCH_STATEMENTS, full_text_statements
from app.database.release import (
    POINTER,
    Damaged,
    Pointer,
    SqliteRelease,
    batches,
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
    "batches",
    "dialect",
    "folded_name",
    "full_text_statements",
    "open_verified",
]
