"""Article Facts: what a news article says, as a read-only REST API."""
