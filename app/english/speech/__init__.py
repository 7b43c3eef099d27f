"""Who says what, in running English."""
