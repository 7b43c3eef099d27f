"""Tools that read tables, by the README's line for each: every figure is what JSON says it is."""

import json
import math
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import duckdb
import httpx
import pandas as pd
import polars as pl
import pytest

from tests.conftest import need
from tests.docs.pages import SHOWN, table_under, words_of_code

Rows = list[dict[str, Any]]
Told = Iterable[Mapping[Any, Any]]
TOOLS = Path(sys.executable).parent


def line_for(tool: str, server: str) -> str:
    """The README's line for a tool."""
    [line, *_] = words_of_code(table_under("With what you use", "README.md")[tool][0])
    return line.replace(SHOWN, server)


@pytest.fixture
def desk(server_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with the files that the README says are fetched."""
    for cells in table_under("With what you use", "README.md").values():
        for address in re.findall(r"fetched from `(.+?)`", cells[0]):
            answer = httpx.get(address.replace(SHOWN, server_url)).raise_for_status()
            (tmp_path / urlsplit(address).path.strip("/")).write_bytes(answer.content)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="module")
def figures(api: httpx.Client) -> Rows:
    """What every tool must find of each figure, from its JSON."""
    items = api.get("/figures?limit=200").json()["items"]
    assert any(item["low"] is None for item in items)
    assert any(item["period"] for item in items)
    return [row_of(item) for item in items]


def row_of(item: dict[str, Any]) -> dict[str, Any]:
    plain = {name: item[name] for name in ("id", "text", "value", "low", "high", "qualifier")}
    [proof] = item["evidence"]
    return plain | {
        "unit": item["unit"]["id"],
        "period_start": (item["period"] or {}).get("start"),
        "attribution_speaker": item["attribution"]["speaker"],
        "hedge": "|".join(item["hedge"]) or None,
        "modality": item["modality"],
        "sentence_for_print": item["sentence_for_print"],
        "quote": proof["exact"],
    }


def told_by(rows: Told, wanted: Rows) -> Rows:
    """The same columns of what a tool read, in the order of their ids as JSON has it."""
    by_id = {row["id"]: row for row in rows}
    assert set(by_id) == {row["id"] for row in wanted}
    return [{name: plain(by_id[row["id"]][name]) for name in row} for row in wanted]


def plain(cell: Any) -> Any:
    """A cell as JSON would have it, whatever a tool calls nothing and a day."""
    if cell is None or cell is pd.NA or cell is pd.NaT:
        return None
    if isinstance(cell, float) and math.isnan(cell):
        return None
    return cell.isoformat() if isinstance(cell, date) else cell


def test_a_number_a_day_or_a_hedge_that_differs_would_be_seen(figures: Rows) -> None:
    for name, spoilt in {"value": 0, "period_start": date(2024, 8, 2), "hedge": "perhaps"}.items():
        changed = [row | {name: spoilt} for row in figures]
        assert told_by(changed, figures) != figures
    assert told_by(reversed(figures), figures) == figures


def test_pandas(desk: Path, server_url: str, figures: Rows) -> None:
    frame = eval(line_for("pandas", server_url), {"pd": pd})
    assert told_by(frame.to_dict("records"), figures) == figures
    assert all(pd.api.types.is_numeric_dtype(frame[name]) for name in ("value", "low", "high"))


@pytest.mark.parametrize("how", ["scan_csv(", "read_csv("])
def test_polars(desk: Path, server_url: str, figures: Rows, how: str) -> None:
    line = line_for("polars", server_url)
    if how == "read_csv(":
        line = line.replace("scan_csv(", how).removesuffix(".collect()")
    frame = eval(line, {"pl": pl})
    assert told_by(frame.to_dicts(), figures) == figures
    assert frame["value"].dtype.is_numeric()


def test_polars_reads_lines_of_json(server_url: str, api: httpx.Client) -> None:
    frame = pl.read_ndjson(httpx.get(f"{server_url}/figures?format=ndjson").content)
    items = api.get("/figures?limit=200").json()["items"]
    for name in ("id", "value", "low", "attribution", "evidence"):
        assert frame[name].to_list() == [item[name] for item in items]


def test_duckdb(desk: Path, server_url: str, figures: Rows) -> None:
    read = eval(line_for("DuckDB", server_url), {"duckdb": duckdb})
    rows = [dict(zip(read.columns, row, strict=True)) for row in read.fetchall()]
    assert told_by(rows, figures) == figures
    types = dict(zip(read.columns, map(str, read.types), strict=True))
    assert (types["value"], types["period_start"]) == ("BIGINT", "DATE")


def test_datasette(desk: Path, server_url: str, figures: Rows) -> None:
    rows = told_by_datasette(server_url, "/facts/figures.json?_shape=array")
    assert told_by(rows, figures) == figures


def told_by_datasette(server: str, path: str) -> Any:
    program, *given = shlex.split(line_for("Datasette", server))
    command = [TOOLS / program, *given, "--get", path]
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)


def test_datasette_follows_ids_to_rows(desk: Path, server_url: str) -> None:
    address = "/facts/figures.json?_shape=array&_labels=on&id=territory-held"
    [row] = told_by_datasette(server_url, address)
    assert row["claim"]["value"] == "territory-held"


def test_r(desk: Path, server_url: str, figures: Rows) -> None:
    need("Rscript")
    columns = ", ".join(f'"{name}"' for name in figures[0])
    program = (
        f"figures <- {line_for('R', server_url)}\n"
        "stopifnot(is.numeric(figures$value), is.numeric(figures$low))\n"
        f'write.csv(figures[c({columns})], "told.csv", row.names = FALSE, fileEncoding = "UTF-8")'
    )
    # R takes text for that of the system, whatever is served.
    letters = os.environ | {"LC_ALL": "C.UTF-8"}
    subprocess.run(["Rscript", "--vanilla", "-e", program], check=True, cwd=desk, env=letters)
    frame = pd.read_csv(desk / "told.csv")
    assert told_by(frame.to_dict("records"), figures) == figures


def test_what_several_sources_prove_is_merged_by_their_ids(server_url: str) -> None:
    figures = pd.read_csv(f"{server_url}/figures?format=csv")
    sources = pd.read_csv(f"{server_url}/sources?format=csv")
    each = figures.assign(source=figures["sources"].str.split("|")).explode("source")
    merged = each.merge(sources, left_on="source", right_on="id", suffixes=("", "_of_source"))
    found = merged.groupby("id")["marker"].apply(lambda x: sorted(map(str, x))).to_dict()
    items = httpx.get(f"{server_url}/figures?limit=200").json()["items"]
    assert found == {
        item["id"]: sorted({one["marker"] for proof in item["evidence"] for one in proof["cites"]})
        for item in items
        if any(proof["cites"] for proof in item["evidence"])
    }
