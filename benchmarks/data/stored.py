"""Rows that lie on disk until they are asked for, so that a million figures fit into memory."""

import pickle
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, overload

from sqlmodel import SQLModel

Row = dict[str, Any]
CHUNK = 1000


class StoredRows(Sequence[Row]):
    """The rows of one table, written once and read as often as wanted, a chunk at a time."""

    def __init__(self, path: Path) -> None:
        self._path, self._length = path, 0
        self._offsets: list[int] = []
        self._file = path.open("w+b")
        self._held: tuple[int, list[Row]] = (-1, [])
        self._waiting: list[Row] = []

    def add(self, row: Row) -> None:
        """Add a row at the end."""
        self._length += 1
        self._waiting.append(row)
        if len(self._waiting) == CHUNK:
            self.flush()

    def flush(self) -> None:
        """Write what waits; then the rows can be read."""
        if self._waiting:
            self._offsets.append(self._file.tell())
            pickle.dump(self._waiting, self._file, protocol=5)
            self._waiting = []
        self._file.flush()

    def _chunk(self, number: int) -> list[Row]:
        if self._held[0] != number:
            self._file.seek(self._offsets[number])
            self._held = (number, pickle.load(self._file))
        return self._held[1]

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[Row]:
        with self._path.open("rb") as file:
            for _ in self._offsets:
                yield from pickle.load(file)

    @overload
    def __getitem__(self, at: int) -> Row: ...

    @overload
    def __getitem__(self, at: slice) -> list[Row]: ...

    def __getitem__(self, at: int | slice) -> Row | list[Row]:
        if isinstance(at, slice):
            return [self[number] for number in range(*at.indices(self._length))]
        if not -self._length <= at < self._length:
            raise IndexError(at)
        number, place = divmod(at % self._length, CHUNK)
        return self._chunk(number)[place]

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()


class Stored(dict[type[SQLModel], StoredRows]):
    """The rows of every table; a table without any has none."""

    def __init__(self, folder: Path, rows: Iterable[tuple[type[SQLModel], Row]]) -> None:
        super().__init__()
        self._folder = folder
        for table, row in rows:
            self[table].add(row)
        for stored in self.values():
            stored.flush()

    def __missing__(self, table: type[SQLModel]) -> StoredRows:
        self[table] = StoredRows(self._folder / f"{table.__tablename__}.rows")
        return self[table]

    def close(self) -> None:
        """Let go of all files."""
        for stored in self.values():
            stored.close()
