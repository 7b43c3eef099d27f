"""A bound on how many may be at something at once."""

from collections.abc import Iterator
from contextlib import contextmanager

from app.kit.errors import Unavailable


class Places:
    """So many places; whoever comes when all are taken is told to come again."""

    def __init__(self, most: int, told: str) -> None:
        self._free, self._told = most, told

    @contextmanager
    def take(self) -> Iterator[None]:
        """Hold a place. Raises Unavailable where none is free."""
        if self._free <= 0:
            raise Unavailable(self._told)
        self._free -= 1
        try:
            yield
        finally:
            self._free += 1
