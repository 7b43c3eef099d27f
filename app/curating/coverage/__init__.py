"""What an article says that became a fact, and what did not."""
