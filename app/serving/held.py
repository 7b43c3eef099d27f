"""Bytes that clients make this process hold: bounded for all connections together.

A connection holds what came and is not read yet, and what was written and is not taken. Where all
hold too much, whoever holds most is let go: a few who read nothing cannot take everybody's memory.
"""

from typing import Protocol


class Holder(Protocol):
    """A connection that makes this process hold something."""

    def let_go(self) -> None:
        """Give up the connection, and with it all that is held for it."""


class HeldBytes:
    """How many bytes are held for each connection, and for all."""

    def __init__(self, most: int) -> None:
        self.most, self.total = most, 0
        self._sizes: dict[Holder, int] = {}

    def hold(self, holder: Holder, size: int) -> None:
        """Say how much is held for a connection now."""
        self.total += size - self._sizes.pop(holder, 0)
        if size:
            self._sizes[holder] = size
        while self.total > self.most:
            greediest = max(self._sizes, key=self._sizes.__getitem__)
            self.total -= self._sizes.pop(greediest)
            greediest.let_go()
