"""From checked seeds to a published release: rows, comparing, documents, one file."""
