"""All lists as one workbook: a sheet for each, cells by their type, ids that lead to their rows.

It is written row by row, from the database that was made before, so that memory stays flat.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from app.kit.columns import Column
from app.releasing.files.lists import List
from app.releasing.files.words import About

MOST_ROWS = 1_048_576
"""Rows that a sheet can have, the names of its columns included."""
LONGEST_CELL, CUT = 32_767, " […]"
"""Signs that a cell can hold, and what stands at the end of one that is cut there."""
FIRST_YEAR = "1900-03-01"
"""The first day that every program takes for the same."""
WIDTHS = {"string": 24, "integer": 10, "number": 12, "boolean": 10, "date": 12}
LIMITS = (
    f"A cell holds {LONGEST_CELL:,} signs at most: a longer text ends with{CUT} and is whole in the"
    f" CSV file. Days before {FIRST_YEAR} are text."
)


@dataclass(frozen=True)
class _Making:
    """A workbook under way."""

    book: Workbook
    facts: sqlite3.Connection
    most_rows: int
    looks: dict[str, Any]

    def add_list(self, one: List) -> None:
        sheet = self.book.add_worksheet(one.name)
        sheet.freeze_panes(1, 1)
        for place, column in enumerate(one.columns):
            sheet.set_column(place, place, WIDTHS[column.kind])
            sheet.write_string(0, place, column.name, self.looks["head"])
        count, most = self.count(one), self.most_rows - 1
        is_cut = count > most
        shown = most - 1 if is_cut else count
        for number, row in enumerate(self._rows(one, shown), 1):
            self._add_row(sheet, number, one, row)
        if is_cut:
            sheet.write_string(most, 0, f"{count - shown:,} more rows: see {one.path.name}")

    def count(self, one: List) -> int:
        """How many rows a list has."""
        [(count,)] = self.facts.execute(f'SELECT count(*) FROM "{one.name}"')  # noqa: S608  (our own names, here and below)
        return int(count)

    def _rows(self, one: List, most: int) -> Iterator[tuple[Any, ...]]:
        """The rows of a list, each with the numbers of the rows that its ids name."""
        named = (
            f'(SELECT rowid FROM "{x.to}" WHERE id = one."{x.column}")'  # noqa: S608
            for x in one.references
            if not x.is_joined
        )
        columns = ", ".join(["one.*", *named])
        text = f'SELECT {columns} FROM "{one.name}" AS one ORDER BY rowid LIMIT ?'  # noqa: S608
        yield from self.facts.execute(text, (most,))

    def _add_row(self, sheet: Worksheet, number: int, one: List, row: Sequence[Any]) -> None:
        named = (x for x in one.references if not x.is_joined)
        leads = {
            x.column: f"{x.to}!A{target + 1}"
            for x, target in zip(named, row[len(one.columns) :], strict=True)
            if target is not None and target < self.most_rows - 1
        }
        for place, (column, value) in enumerate(zip(one.columns, row, strict=False)):
            if value is not None:
                self._add_cell(sheet, (number, place), column, value, leads.get(column.name))

    def _add_cell(
        self, sheet: Worksheet, at: tuple[int, int], column: Column, value: Any, leads: str | None
    ) -> None:
        if leads:
            self.add_link(sheet, at, leads, value)
        elif column.kind == "boolean":
            sheet.write_boolean(*at, bool(value))
        elif column.kind in ("integer", "number"):
            sheet.write_number(*at, value)
        elif column.kind == "date" and value >= FIRST_YEAR:
            sheet.write_datetime(*at, datetime.fromisoformat(value), self.looks["day"])
        else:
            sheet.write_string(*at, _cut(value))

    def add_link(self, sheet: Worksheet, at: tuple[int, int], leads: str, shown: str) -> None:
        """Add a link within the workbook. A formula: of links proper a sheet has 65,530 at most,
        and all of them are kept in memory."""
        formula = f'=HYPERLINK("#{leads}","{shown}")'
        sheet.write_formula(*at, formula, self.looks["link"], shown)

    def add_about(self, sheet: Worksheet, lists: Sequence[List], about: About) -> None:
        """Say what this is, which sheets there are, and what each column means."""
        sheet.set_column(0, 2, 24)
        sheet.set_column(3, 3, 100)
        lines = [*about.lines(), ("limits", LIMITS)]
        for number, line in enumerate(lines):
            sheet.write_row(number, 0, line)
        first = len(lines) + 2
        sheet.write_row(first - 1, 0, ("sheet", "rows", "", "what"), self.looks["head"])
        for number, one in enumerate(lists, first):
            self.add_link(sheet, (number, 0), f"{one.name}!A1", one.name)
            sheet.write_number(number, 1, self.count(one))
            sheet.write_string(number, 3, one.about)
        first += len(lists) + 2
        sheet.write_row(first - 1, 0, ("sheet", "column", "type", "meaning"), self.looks["head"])
        columns = ((one, column) for one in lists for column in one.columns)
        for number, (one, column) in enumerate(columns, first):
            sheet.write_row(number, 0, (one.name, column.name, column.kind, column.about))


def write_workbook(
    path: Path, database: Path, lists: Sequence[List], about: About, most_rows: int = MOST_ROWS
) -> None:
    """Write the workbook of these lists. Raises OSError, sqlite3.Error, XlsxWriterException."""
    options = {
        "constant_memory": True,
        "tmpdir": str(path.parent),
        "strings_to_formulas": False,
        "strings_to_urls": False,
    }
    facts = sqlite3.connect(f"{database.absolute().as_uri()}?immutable=1", uri=True)
    with closing(facts), Workbook(str(path), options) as book:
        built = datetime.fromisoformat(about.built).replace(tzinfo=None)
        book.set_properties({"title": "Article Facts", "created": built})
        making = _Making(book, facts, most_rows, _looks(book))
        first = book.add_worksheet("about")
        making.add_about(first, lists, about)
        for one in lists:
            making.add_list(one)


def _looks(book: Workbook) -> dict[str, Any]:
    return {
        "head": book.add_format({"bold": True, "bottom": 1}),
        "day": book.add_format({"num_format": "yyyy-mm-dd"}),
        "link": book.add_format({"font_color": "#0B5394", "underline": 1}),
    }


def _cut(text: str) -> str:
    """A text as long as a cell can hold, counted as spreadsheets do (UTF-16)."""
    if len(text.encode("utf-16-le")) <= 2 * LONGEST_CELL:
        return text
    most = 2 * (LONGEST_CELL - len(CUT))
    return text.encode("utf-16-le")[:most].decode("utf-16-le", "ignore") + CUT
