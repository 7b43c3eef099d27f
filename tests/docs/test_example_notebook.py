"""The example's notebook: it runs as it stands, and what it prints and draws is what is served."""

import re
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import fromstring

import pandas as pd
import pytest
from nbformat import NotebookNode

from tests.conftest import ready_server
from tests.docs.notebook import NOTEBOOK, Run, run, stored
from tests.worlds import World

pytestmark = pytest.mark.outside  # what runs the notebook is a program of its own

TYPES = {
    "figures": {
        **dict.fromkeys(("quote_start", "quote_end", "value"), "int64"),
        **dict.fromkeys(("low", "high"), "float64"),
        **dict.fromkeys(("id", "text", "unit", "qualifier", "quote", "period_start"), "str"),
        "period_approximate": "object",
    },
    "events": {"id": "str", "date_start": "str", "date_approximate": "object"},
    "claims": {"quote_start": "str", "quote_end": "str", "id": "str", "text": "str"},
}
"""What `pd.read_csv(address)` makes of the columns that one counts with. `value` has no gap here
and only whole numbers; `low` and `high` have gaps. A claim
may rest on several passages. Truths with gaps are objects, as in any CSV."""
SVG = "{http://www.w3.org/2000/svg}"
RELEASE = re.compile(r"\brelease \w{16}\b")
Item = dict[str, Any]


def served(of: World, name: str) -> list[Item]:
    page = of.api.get(f"/{name}", params={"limit": 200}).json()
    assert page["next"] is None
    items: list[Item] = page["items"]
    return items


@pytest.fixture(scope="module")
def done(server_url: str) -> Run:
    return run(server_url)


@pytest.fixture(scope="module")
def done_made_up(made_up_folder: Path) -> Run:
    """A run on figures with every hedge, and on a date with an open beginning."""
    with ready_server(made_up_folder / "data") as address:
        return run(address)


@pytest.fixture(params=["own", "made_up"])
def run_of(request: pytest.FixtureRequest) -> tuple[Run, World]:
    """A run, with the world that it was run on."""
    name = {"own": "done", "made_up": "done_made_up"}[request.param]
    return request.getfixturevalue(name), request.getfixturevalue(request.param)


def outputs(notebook: NotebookNode) -> list[NotebookNode]:
    return [output for cell in notebook.cells for output in cell.get("outputs", [])]


def printed(notebook: NotebookNode) -> list[dict[str, str]]:
    """What the notebook shows, of whatever release: that is another with each change of code."""
    return [
        {kind: RELEASE.sub("release …", text) for kind, text in output.data.items()}
        for output in outputs(notebook)
    ]


def table(done: Run, cell_id: str) -> str:
    """The table that a cell shows, as it is read."""
    [cell] = [cell for cell in done.notebook.cells if cell.id == cell_id]
    html: str = cell.outputs[0].data["text/html"]
    return html.replace("&#39;", "'").replace("&amp;", "&")


# One line of pandas


@pytest.mark.parametrize("name", TYPES)
def test_pandas_reads_right_types_without_arguments(server_url: str, name: str) -> None:
    read = pd.read_csv(f"{server_url}/{name}?format=csv")
    assert {column: str(read[column].dtype) for column in TYPES[name]} == TYPES[name]


@pytest.mark.parametrize("name", TYPES)
def test_pandas_reads_every_fact_once_and_misses_what_is_unknown(own: World, name: str) -> None:
    items = served(own, name)
    read = pd.read_csv(BytesIO(own.api.get(f"/{name}?format=csv").content))
    assert list(read.id) == [item["id"] for item in items]
    for column in read.columns.intersection(list(items[0])):
        plain = [item[column] for item in items if not isinstance(item[column], dict | list)]
        if len(plain) == len(items):
            cells = [None if pd.isna(cell) else cell for cell in read[column]]
            assert cells == plain, column


def test_truths_are_truths_and_not_words(server_url: str) -> None:
    events = pd.read_csv(f"{server_url}/events?format=csv").set_index("id")
    assert events.date_approximate["return-of-ukrainian-pows"] is True
    assert events.date_approximate["ramstein-meeting"] is False
    assert pd.isna(events.date_approximate["prisoner-exchanges"])


# What the notebook prints


def test_the_notebook_reads_what_pandas_reads(done: Run) -> None:
    for name, types in TYPES.items():
        assert {column: done.types[name][column] for column in types} == types


def test_nothing_goes_wrong_in_it(done: Run) -> None:
    assert {output.output_type for output in outputs(done.notebook)} == {"execute_result"}


@pytest.mark.parametrize("cell_id", ["read", "voices"])
def test_every_figure_is_in_its_tables(run_of: tuple[Run, World], cell_id: str) -> None:
    done, of = run_of
    words = [item["text"] for item in served(of, "figures")]
    assert [text for text in words if text not in table(done, cell_id)] == []
    assert table(done, cell_id).count("<tr") == len(words) + 1 + (cell_id == "voices")


def test_who_says_it_is_who_says_it(done: Run) -> None:
    rows = re.sub(r"<[^>]+>|\s+", " ", table(done, "voices"))
    assert re.search(r"Col Gen Oleksandr Syrskyi\s+38,000 personnel", rows)
    assert re.search(r"Ukraine\s+a battalion", rows)
    assert re.search(r"not said by whom \(“estimated”\)\s+exceeding 3,000 killed or wounded", rows)
    assert re.search(r"the article itself\s+42 individual armed clashes", rows)


def test_what_is_noted_about_events_without_a_date_is_told(run_of: tuple[Run, World]) -> None:
    done, of = run_of
    events = served(of, "events")
    undated = [one["title"] for one in events if one["date"] is None and one["note"]]
    assert [title for title in undated if title not in table(done, "undated")] == []
    assert table(done, "undated").count("<tr") == len(undated) + 1


# What it draws


@pytest.mark.parametrize("name", ["events", "figures"])
def test_every_fact_is_on_its_chart(run_of: tuple[Run, World], name: str) -> None:
    done, of = run_of
    cell_id = {"events": "timeline"}.get(name, name)
    [cell] = [cell for cell in done.notebook.cells if cell.id == cell_id]
    picture = fromstring(cell.outputs[0].data["image/svg+xml"])
    links = [link.get("href", "").rpartition("/")[2] for link in picture.iter(f"{SVG}a")]
    assert sorted(links) == sorted(item["id"] for item in served(of, name))


# What is kept in the file


def test_what_is_kept_is_what_the_notebook_makes(done: Run) -> None:
    kept = stored()
    assert printed(kept) == printed(done.notebook), "run `make notebook`"


def test_nothing_is_kept_of_the_machine_that_ran_it() -> None:
    text = NOTEBOOK.read_text("utf-8")
    kept = stored()
    assert len(text) < 150_000
    assert {tuple(cell.metadata) for cell in kept.cells} == {()}
    assert set(kept.metadata) == {"kernelspec", "language_info"}
    assert kept.metadata.language_info == {"name": "python"}
    words = [cell.source for cell in kept.cells] + [str(shown) for shown in printed(kept)]
    assert not re.search(r"/(home|root|tmp|work|Users)/|127\.0\.0\.1:(?!8000)", "\n".join(words))
