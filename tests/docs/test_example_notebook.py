"""The example's notebook: it runs as it stands, and what it prints and draws is what is served."""

import base64
import re
import struct
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from textwrap import fill
from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest
from nbformat import NotebookNode

from app.english.dates.edtf import read_edtf
from tests.conftest import ready_server
from tests.docs.notebook import NOTEBOOK, PICTURES, Run, run, stored
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
ARROWS = {"at_least": 1, "more_than": 1, "at_most": -1, "less_than": -1}
DAYS = {
    "captures-since-august:within": ("2024-08-01", "2025-01-06"),
    "captures-since-august:sure": ("2024-08-31", "2025-01-06"),
    "captures-since-august:open-1": ("2025-01-06",),
    "control-of-russian-territory:within": ("2024-08-01", "2025-01-06"),
    "control-of-russian-territory:sure": ("2024-08-31", "2025-01-06"),
    "control-of-russian-territory:open-1": ("2025-01-06",),
    "return-of-ukrainian-pows:within": ("2024-12-01", "2025-01-01"),
    "kursk-offensive:day": ("2025-01-05",),
    "kursk-offensive:open-1": ("2025-01-06",),
    "air-defense-request:day": ("2025-01-11",),
    "ramstein-meeting:day": ("2025-01-11",),
    "trump-return-to-the-white-house:day": ("2025-01-20",),
    "article": ("2025-01-05", "2025-01-05"),
}
"""Every mark of the timeline, with its first day and the day after its last."""
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


def marks(done: Run, picture: str) -> dict[str, list[Item]]:
    """The marks of a picture, by whose they are and what they are."""
    found: dict[str, list[Item]] = {}
    for mark in done.drawn[picture]["marks"]:
        found.setdefault(mark["id"], []).append(mark)
    return found


def day(number: float) -> str:
    """A place on matplotlib's axis of dates."""
    return (date(1970, 1, 1) + timedelta(days=round(number))).isoformat()


def outputs(notebook: NotebookNode) -> list[NotebookNode]:
    return [output for cell in notebook.cells for output in cell.get("outputs", [])]


def printed(notebook: NotebookNode) -> list[dict[str, str]]:
    """What the notebook shows, without the bytes of its pictures."""
    return [
        {kind: text for kind, text in output.data.items() if kind != "image/png"}
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
    assert {output.output_type for output in outputs(done.notebook)} == {
        "execute_result",
        "display_data",
    }


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


def test_what_has_no_date_is_told_in_words_and_never_placed(run_of: tuple[Run, World]) -> None:
    done, of = run_of
    events = served(of, "events")
    undated = [event["title"] for event in events if event["date"] is None]
    assert [title for title in undated if title not in table(done, "undated")] == []
    assert table(done, "undated").count("<tr") == len(undated) + 1
    placed = {name.split(":")[0] for name in marks(done, "timeline")} - {"article"}
    assert placed == {event["id"] for event in events if event["date"]}


# What it draws


def test_a_date_is_drawn_as_far_as_its_words_go(done: Run) -> None:
    drawn = marks(done, "timeline")
    assert {name: tuple(map(day, mark["x"])) for name, [mark] in drawn.items()} == DAYS


EDTF = """
2025-01-05 2025-01 2024-22 2009-33 2025 2024-12~ 2024-12-05? 2025-01-05/2025-01-07 2024-08/2024-10
2024-08/2024-08 2023/2024 2024-08~/2024-10 2006-01-23~/2006-01-27~ 2024-08/..
2025-01-05/.. 2024~/.. ../2025-03 ../2025-01-01
"""


@pytest.mark.parametrize("edtf", EDTF.split())
def test_what_is_sure_about_a_date_is_what_seeding_says_is_sure(edtf: str) -> None:
    """Bars are full on the days that `match=certain` goes by."""
    [cell] = [cell for cell in stored().cells if cell.id == "days"]
    code: dict[str, Any] = {"pd": pd}
    exec(cell.source, code)
    span, told = read_edtf(edtf), pd.Timestamp("2025-01-20")
    event = SimpleNamespace(
        date_edtf=edtf,
        date_precision=span.precision,
        date_approximate=span.approximate,
        first=pd.to_datetime(span.start) if span.start else pd.NaT,
        after=pd.Timestamp(span.end) + pd.Timedelta(days=1) if span.end else pd.NaT,
        told=told,
    )
    first, last = span.latest_start, span.earliest_end or (None if span.end else str(told.date()))
    sure = bool(span.start and first and last and first <= last)
    expected = [pd.Timestamp(first), pd.Timestamp(last) + pd.Timedelta(days=1)] if sure else []
    assert list(code["sure_days"](event) or []) == expected
    outer = code["outer_days"](event)
    assert outer[0] < outer[1]
    assert str(outer[0].date()) == span.start or not span.start


def test_an_open_beginning_is_an_arrow_to_the_left(done_made_up: Run, made_up: World) -> None:
    [event] = [e for e in served(made_up, "events") if e["date"] and not e["date"]["start"]]
    drawn = marks(done_made_up, "timeline")
    [arrow], [pale] = drawn[f"{event['id']}:open-0"], drawn[f"{event['id']}:within"]
    assert (day(arrow["x"][0]), arrow["tip"]) == ("2025-02-01", 0)
    assert [day(x) for x in pale["x"]] == ["2025-02-01", "2025-03-01"]
    assert f"{event['id']}:sure" not in drawn


def test_a_scheduled_event_is_hollow(done: Run, own: World) -> None:
    drawn = marks(done, "timeline")
    days = {e["id"]: e["status"] for e in served(own, "events") if f"{e['id']}:day" in drawn}
    hollow = {name for name in days if not drawn[f"{name}:day"][0]["filled"]}
    assert hollow == {name for name, status in days.items() if status == "scheduled"}


def test_the_words_of_every_date_and_its_status_stand_beside_it(done: Run, own: World) -> None:
    words = done.drawn["timeline"]["words"]
    for event in served(own, "events"):
        if event["date"]:
            about = "≈ " if event["date"]["approximate"] else ""
            at = words.index(f"{about}“{event['date']['text']}”", words.index(title(event)))
            assert words[at + 1] == event["status"]


def title(event: Item) -> str:
    """An event's title as the picture breaks it."""
    return fill(event["title"], 38)


def places(figure: Item) -> list[float]:
    """Where the mark of a figure stands: at what its words give."""
    if figure["qualifier"] == "between":
        return [figure["low"], figure["high"]]
    return [figure["value"]]


def test_every_figure_is_drawn_as_its_words_bound_it(run_of: tuple[Run, World]) -> None:
    done, of = run_of
    drawn = marks(done, "numbers")
    figures = served(of, "figures")
    for figure in figures:
        kind = figure["qualifier"]
        name = f"{figure['id']}:{kind}"
        found, arrows = drawn.pop(name), drawn.pop(f"{name}:arrow", [])
        assert {mark["axis"].split(", ")[0] for mark in found} == {f"unit: {figure['unit']['id']}"}
        if kind == "several":
            assert [mark["words"] for mark in found] == ["the words give no number"]
            continue
        assert [mark["x"] for mark in found] == [places(figure)] * len(found)
        assert {mark["filled"] for mark in found} == {kind not in ("more_than", "less_than")}
        assert all(mark["alpha"] for mark in found) == (kind == "about")
        ways = [1 if arrow["tip"] > 0 else -1 for arrow in arrows]
        assert ways == ([ARROWS[kind]] if kind in ARROWS else [])
        assert [arrow["x"] for arrow in arrows] == [places(figure)] * len(arrows)
    assert drawn == {}


def test_every_hedge_is_among_those_that_are_drawn(done: Run, done_made_up: Run) -> None:
    kinds = {name.split(":")[1] for d in (done, done_made_up) for name in marks(d, "numbers")}
    assert kinds == {"exact", "about", "between", "several", *ARROWS}


def test_words_and_voice_stand_beside_every_figure(done: Run, own: World) -> None:
    words = done.drawn["numbers"]["words"]
    for figure in served(own, "figures"):
        at = words.index(f"“{figure['text']}”")
        assert words[at + 1].startswith(figure["indicator"]["name"])
        assert all(actor["name"] in words[at + 1] for actor in figure["subjects"])
        speaker = figure["attribution"]["speaker"]
        unnamed = figure["attribution"]["type"] == "unnamed"
        assert words[at + 2] == (
            "not said by whom (“estimated”)" if unnamed else speaker or "the article itself"
        )


@pytest.mark.parametrize("picture", PICTURES)
def test_no_words_lie_over_others(run_of: tuple[Run, World], picture: str) -> None:
    assert run_of[0].drawn[picture]["clashes"] == []


# What is kept in the file


def test_the_two_pictures_are_of_a_size_to_look_at() -> None:
    pictures = [
        base64.b64decode(output.data["image/png"])
        for output in outputs(stored())
        if "image/png" in output.data
    ]
    assert len(pictures) == len(PICTURES)
    for picture in pictures:
        assert picture.startswith(b"\x89PNG")
        width, height = struct.unpack(">II", picture[16:24])
        assert 800 <= width <= 1100
        assert 400 <= height <= 1200
        assert len(picture) > 20_000


def test_what_is_kept_is_what_the_notebook_makes(done: Run) -> None:
    kept = stored()
    assert printed(kept) == printed(done.notebook), "run `make notebook`"
    assert kept.metadata.article_facts.made_from == done.made_from(), "run `make notebook`"


def test_nothing_is_kept_of_the_machine_that_ran_it() -> None:
    text = NOTEBOOK.read_text("utf-8")
    kept = stored()
    assert len(text) < 300_000
    assert {tuple(cell.metadata) for cell in kept.cells} == {()}
    assert set(kept.metadata) == {"article_facts", "kernelspec", "language_info"}
    assert kept.metadata.language_info == {"name": "python"}
    words = [cell.source for cell in kept.cells] + [str(shown) for shown in printed(kept)]
    assert not re.search(r"/(home|root|tmp|work|Users)/|127\.0\.0\.1:(?!8000)", "\n".join(words))
