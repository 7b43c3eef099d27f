"""SQLite: connections, an open release, full text, filling a new file."""
