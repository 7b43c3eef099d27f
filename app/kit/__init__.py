"""What any read-only API of stored documents needs. Knows nothing of news."""
