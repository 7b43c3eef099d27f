"""LibreOffice opens the workbook: numbers, days, links and letters are those of JSON."""

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree as ET

import httpx
import pytest

from app.kit.columns import Table
from app.resources import listed
from tests.conftest import need
from tests.judges.test_tables import line_for

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


@dataclass(frozen=True)
class Cell:
    """A cell as LibreOffice has it: its type, its value, and its formula."""

    kind: str
    value: Any
    formula: str


NOTHING = Cell("", None, "")
Sheet = list[dict[str, Cell]]


@pytest.fixture(scope="module")
def sheets(server_url: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Sheet]:
    """Each sheet of the workbook that the README names, once LibreOffice has read it."""
    need("soffice")
    folder = tmp_path_factory.mktemp("office")
    answer = httpx.get(line_for("Excel, LibreOffice", server_url)).raise_for_status()
    (folder / "facts.xlsx").write_bytes(answer.content)
    # The flat form has every cell with its type in one file.
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", "fods", "facts.xlsx"]
    subprocess.run(command, cwd=folder, check=True, stdout=subprocess.DEVNULL, timeout=120)
    root = ET.parse(folder / "facts.fods").getroot()
    return {str(one.get(f"{TABLE}name")): list(rows_of(one)) for one in root.iter(f"{TABLE}table")}


def rows_of(sheet: ET.Element) -> Iterator[dict[str, Cell]]:
    """The rows below the first, by the names that it has."""
    rows = [list(cells_of(row)) for row in sheet.iter(f"{TABLE}table-row")]
    head = [str(cell.value) for cell in rows[0] if cell.value is not None]
    for cells in rows[1:]:
        filled = [*cells, *[NOTHING] * len(head)]
        if cells and cells[0] != NOTHING:
            yield dict(zip(head, filled, strict=False))


def cells_of(row: ET.Element) -> Iterator[Cell]:
    for one in row:
        kind = one.get(f"{OFFICE}value-type") or ""
        text = "\n".join("".join(part.itertext()) for part in one.iter(f"{TEXT}p"))
        value = one.get(f"{OFFICE}value") or one.get(f"{OFFICE}date-value") or text
        cell = Cell(kind, value, one.get(f"{TABLE}formula") or "") if kind else NOTHING
        times = int(one.get(f"{TABLE}number-columns-repeated") or 1)
        yield from [cell] * min(times, 1000)


def test_every_sheet_has_every_row(sheets: dict[str, Sheet], api: httpx.Client) -> None:
    assert set(sheets) == {"about", *listed()}
    for name in listed():
        ids = [item["id"] for item in api.get(f"/{name}?limit=200").json()["items"]]
        assert [row["id"].value for row in sheets[name]] == ids


def test_numbers_are_numbers_and_what_is_not_said_is_empty(
    sheets: dict[str, Sheet], api: httpx.Client
) -> None:
    for item in api.get("/figures?limit=200").json()["items"]:
        [row] = [one for one in sheets["figures"] if one["id"].value == item["id"]]
        for name in ("value", "low", "high"):
            if item[name] is None:
                assert row[name] == NOTHING
            else:
                assert (row[name].kind, float(row[name].value)) == ("float", item[name])
        assert row["qualifier"].value == item["qualifier"]


def test_days_are_days(sheets: dict[str, Sheet], api: httpx.Client) -> None:
    dated = [item for item in api.get("/events?limit=200").json()["items"] if item["date"]]
    assert any(item["date"]["end"] is None for item in dated)
    for item in dated:
        [row] = [one for one in sheets["events"] if one["id"].value == item["id"]]
        for end in ("start", "end"):
            day = item["date"][end]
            assert row[f"date_{end}"] == (Cell("date", day, "") if day else NOTHING)


def test_no_letter_is_broken(sheets: dict[str, Sheet], api: httpx.Client) -> None:
    for item in api.get("/claims?limit=200").json()["items"]:
        [row] = [one for one in sheets["claims"] if one["id"].value == item["id"]]
        assert row["text"].value == item["text"]
        assert row["sentence_for_print"].value == item["sentence_for_print"]
    assert any("“" in row["sentence_for_print"].value for row in sheets["claims"])


def test_an_id_leads_to_the_row_of_its_claim(sheets: dict[str, Sheet]) -> None:
    for row in sheets["figures"]:
        number = [one["id"].value for one in sheets["claims"]].index(row["claim"].value) + 2
        shown = row["claim"].value
        assert row["claim"].formula == f'of:=HYPERLINK("#claims!A{number}";"{shown}")'


def test_every_type_is_that_of_its_column(sheets: dict[str, Sheet]) -> None:
    kinds = {"integer": "float", "number": "float", "boolean": "float", "date": "date"}
    for name in listed():
        for column in Table(listed()[name].shown).columns:
            seen = {row[column.name].kind for row in sheets[name]} - {""}
            assert seen <= {kinds.get(column.kind, "string")}, (name, column.name)
