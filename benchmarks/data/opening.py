"""Opens a release to be read."""

import sqlite3


def open_release(database: str) -> sqlite3.Connection:
    """A connection as fast as SQLite's read-only ones are."""
    connection = sqlite3.connect(
        f"file:{database}?mode=ro&immutable=1", uri=True, cached_statements=512
    )
    connection.execute("PRAGMA mmap_size=1073741824")
    connection.execute("PRAGMA query_only=1")
    return connection
