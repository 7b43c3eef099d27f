"""Each list of a release as a CSV file, and its rows as values for what is made of them."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from app.database import read_lines
from app.kit.columns import Column, Table, read_cell
from app.kit.formats import CSV, header
from app.kit.listing import Listing
from app.kit.resource import Resource
from app.releasing.references import Reference, list_references
from app.resources import fact_routers

LONGEST_CELL = 1 << 30


@dataclass(frozen=True)
class List:
    """A list: what it is called, what it shows, and its CSV file."""

    name: str
    about: str
    resource: Resource
    path: Path
    public_url: str
    """What is put before each address of ours among the values of its rows."""

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """Its columns, as in the CSV file."""
        return Table(self.resource.shown).columns

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """Its columns that name facts of other lists, or its own."""
        return tuple(list_references(self.columns))

    def write(self, release: Connection) -> None:
        """Write the CSV file. Raises OSError, DBAPIError."""
        listing = Listing(f"/{self.name}", self.resource)
        statement = listing.statement_of_all(CSV, release.dialect)
        with self.path.open("wb") as file:
            file.write(header(self.resource.shown))
            file.writelines(read_lines(release, statement))

    def rows(self) -> Iterator[list[Any]]:
        """The values of each row, read from the CSV file."""
        kinds = [column.kind for column in self.columns]
        addresses = [n for n, column in enumerate(self.columns) if column.name.endswith("url")]
        with self.path.open(encoding="utf-8", newline="") as file, _long_cells():
            lines = csv.reader(file)
            next(lines)
            for cells in lines:
                row = list(map(read_cell, cells, kinds))
                for place in addresses:
                    if str(row[place]).startswith("/"):
                        row[place] = f"{self.public_url}{row[place]}"
                yield row


@contextmanager
def _long_cells() -> Iterator[None]:
    before = csv.field_size_limit(LONGEST_CELL)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def lists_in(folder: Path, public_url: str) -> list[List]:
    """Every list, in the order in which they are told of, with its file in this folder."""
    return [
        List(router.name, router.line, router.resource, folder / f"{router.name}.csv", public_url)
        for router in fact_routers()
        if router.resource
    ]
