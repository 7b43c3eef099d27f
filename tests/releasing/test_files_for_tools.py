"""The database and the workbook of a release: what they hold is what the CSV files hold."""

import csv
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest

from app.kit.columns import Table, read_cell
from app.releasing.files import workbook
from app.releasing.files.lists import lists_in
from app.releasing.files.making import make_files
from app.releasing.files.words import About
from app.resources import listed
from tests.releasing.test_files import copied, folder

Rows = list[dict[str, Any]]


@pytest.fixture(scope="module")
def made(release: Path) -> Path:
    return folder(release)


@pytest.fixture(scope="module")
def facts(made: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(made / "facts.db")) as database:
        database.row_factory = sqlite3.Row
        yield database


def from_csv(made: Path, name: str) -> Rows:
    kinds = {column.name: column.kind for column in Table(listed()[name].shown).columns}
    with (made / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    return [{key: read_cell(cell, kinds[key]) for key, cell in line.items()} for line in lines]


@pytest.mark.parametrize("name", listed())
def test_a_table_holds_what_its_list_holds(
    made: Path, facts: sqlite3.Connection, name: str
) -> None:
    rows = [dict(row) for row in facts.execute(f'SELECT * FROM "{name}" ORDER BY rowid')]
    assert rows == from_csv(made, name) != []


def test_ids_lead_to_rows_that_are_there(facts: sqlite3.Connection) -> None:
    facts.execute("PRAGMA foreign_keys=ON")
    assert facts.execute("PRAGMA foreign_key_check").fetchall() == []
    keys = {
        (table, row["from"], row["table"])
        for (table,) in facts.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        for row in facts.execute(f'PRAGMA foreign_key_list("{table}")')
    }
    assert ("figures", "claim", "claims") in keys
    assert ("figures", "attribution_actor", "actors") in keys
    assert ("figures_subjects", "actor", "actors") in keys
    with pytest.raises(sqlite3.IntegrityError):
        facts.execute("UPDATE figures SET claim = 'nothing'")


def test_what_names_several_can_be_joined(facts: sqlite3.Connection, made: Path) -> None:
    pairs = facts.execute("SELECT figure, actor FROM figures_subjects")
    wanted = {
        (row["id"], actor)
        for row in from_csv(made, "figures")
        for actor in (row["subjects"] or "").split("|")
        if actor
    }
    assert {tuple(pair) for pair in pairs} == wanted != set()


def test_nothing_inner_leaves(facts: sqlite3.Connection) -> None:
    tables = {name for (name,) in facts.execute("SELECT name FROM sqlite_master")}
    told = (facts.execute(f"PRAGMA table_info({table})") for table in tables)
    columns = {row["name"] for rows in told for row in rows}
    assert not columns & {"position", "folded", "body", "csv"}
    assert {"about", *listed()} <= tables


def test_it_says_of_which_release_it_is_and_how_to_read_it(facts: sqlite3.Connection) -> None:
    told = dict(tuple(row) for row in facts.execute("SELECT name, text FROM about"))
    assert told["addresses"].startswith("relative")
    assert "hedge" in told["reading"]
    [(written,)] = facts.execute("SELECT sql FROM sqlite_master WHERE name = 'figures'")
    assert '"value" REAL, -- ' in written


def test_addresses_are_public_where_that_was_known(release: Path, tmp_path: Path) -> None:
    data, public = copied(release, tmp_path), "https://facts.example.org/api"
    make_files(data, public)
    with closing(sqlite3.connect(folder(data) / "facts.db")) as database:
        addresses = [url for (url,) in database.execute("SELECT url FROM figures")]
        [(told,)] = database.execute("SELECT text FROM about WHERE name = 'addresses'")
    assert all(url.startswith(f"{public}/figures/") for url in addresses)
    assert told.startswith(public)


# The workbook


def as_value(cell: Any) -> Any:
    """A cell of a workbook as the value that it stands for."""
    if isinstance(cell, datetime | date):
        return cell.strftime("%Y-%m-%d")
    return cell


@pytest.mark.parametrize("name", listed())
def test_a_sheet_holds_what_its_list_holds(made: Path, name: str) -> None:
    book = openpyxl.load_workbook(made / "facts.xlsx", data_only=True, read_only=True)
    with closing(book):
        head, *rows = book[name].iter_rows(values_only=True)
        wanted = from_csv(made, name)
        assert list(head) == list(wanted[0])
        for row, line in zip(rows, wanted, strict=True):
            assert [as_value(cell) for cell in row] == list(line.values())


def test_pandas_reads_numbers_days_and_ids(made: Path) -> None:
    figures = pd.read_excel(made / "facts.xlsx", sheet_name="figures")
    assert pd.api.types.is_numeric_dtype(figures["value"])
    assert pd.api.types.is_datetime64_any_dtype(figures["period_start"])
    claims = pd.read_excel(made / "facts.xlsx", sheet_name="claims")
    assert len(figures.merge(claims, left_on="claim", right_on="id")) == len(figures)


def test_an_id_leads_to_its_row(made: Path) -> None:
    with closing(openpyxl.load_workbook(made / "facts.xlsx")) as book:
        figures, claims = book["figures"], book["claims"]
        column = [cell.value for cell in figures[1]].index("claim")
        for row in figures.iter_rows(min_row=2):
            _, leads, _, shown, _ = row[column].value.split('"')
            assert claims[leads.removeprefix("#claims!")].value == shown


def test_the_first_sheet_explains(made: Path) -> None:
    with closing(openpyxl.load_workbook(made / "facts.xlsx", data_only=True)) as book:
        assert book.sheetnames[0] == "about"
        assert set(book.sheetnames[1:]) == set(listed())
        told = [row for row in book["about"].iter_rows(values_only=True) if row[0]]
        assert ("figures", 12) in {row[:2] for row in told}
        meanings = {row[:2]: row[3] for row in told}
        assert all(
            meanings[name, one.name]
            for name in listed()
            for one in Table(listed()[name].shown).columns
        )


def test_a_list_beyond_what_a_sheet_can_hold_names_its_csv_file(made: Path, tmp_path: Path) -> None:
    lists = lists_in(made, "")
    about = About("release", "2025-01-06T08:00:00+00:00", "")
    workbook.write_workbook(tmp_path / "few.xlsx", made / "facts.db", lists, about, most_rows=6)
    with closing(openpyxl.load_workbook(tmp_path / "few.xlsx", data_only=True)) as book:
        assert book["figures"].max_row == 6
        assert book["figures"]["A6"].value == "8 more rows: see figures.csv"
        assert book["articles"].max_row == 2
        assert max(sheet.max_row for sheet in book.worksheets[1:]) == 6


@pytest.mark.parametrize("sign", ["a", "𝒜"])
def test_a_long_text_is_cut_where_a_cell_ends(sign: str) -> None:
    for length in (32_767 // (len(sign.encode("utf-16-le")) // 2), 40_000):
        cut = workbook._cut(sign * length)
        assert len(cut.encode("utf-16-le")) <= 2 * 32_767
        assert cut.endswith(" […]") == (length == 40_000)
