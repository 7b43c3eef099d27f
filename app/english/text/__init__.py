"""Words and their signs."""
