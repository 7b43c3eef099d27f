"""What the words say where a curator wrote nothing: dates, voices, statuses, what softens."""
