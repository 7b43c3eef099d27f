"""Figures of one indicator over several articles, from any folder of seeds."""

import os
import re
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from app.releasing.publish import publish
from tests import in_process
from tests.conftest import FACTS, HOME, free_port, wait_until_ready, wait_until_up

GM_SEEDS = HOME / "tests" / "seeds"
GM_2006, GM_2009 = "gm-loss-2006-01-27", "gm-loss-2009-05-07"
ONE_DAY = "current-events-2024-08-16"
NET_LOSS = "/figures?indicator=net-loss"


@pytest.fixture(scope="module")
def gm(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A client of an application that serves the two articles on General Motors."""
    data = tmp_path_factory.mktemp("gm")
    publish(GM_SEEDS, data)
    with in_process.opened(data) as client:
        yield client


def items(client: httpx.Client, address: str) -> list[Any]:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    listed: list[Any] = answer.json()["items"]
    return listed


def shown(figure: Any) -> tuple[str | None, int, str]:
    """A figure in short: when, how much, and where it is said."""
    period = figure["period"]
    return period and period["edtf"], figure["value"], figure["article"]["id"]


def test_an_indicator_sums_up_its_series(gm: httpx.Client) -> None:
    indicator = gm.get("/indicators/net-loss").json()
    series = items(gm, indicator["series_url"])
    periods = [figure["period"] for figure in series if figure["period"]]
    assert (indicator["first_period"], indicator["last_period"]) == (periods[0], periods[-1])
    assert indicator["figures"]["count"] == len(series)
    assert [article["id"] for article in indicator["articles"]["items"]] == [GM_2009, GM_2006]
    assert indicator["articles"]["count"] == 2
    voices = {(f["attribution"]["type"], str(f["attribution"]["actor"])) for f in series}
    assert {(v["type"], str(v["actor"])) for v in indicator["asserted_by"]} == voices
    assert len(indicator["asserted_by"]) == len(voices)


def test_the_loss_of_2005_stands_beside_that_of_2009(gm: httpx.Client) -> None:
    figures = items(gm, f"{NET_LOSS}&sort=period")
    assert [shown(figure) for figure in figures] == [
        ("2005", 8_600_000_000, GM_2006),
        ("2005-36", 4_800_000_000, GM_2006),
        ("2008-33", 381_000_000, GM_2009),
        ("2009-33", 6_000_000_000, GM_2009),
        (None, 6_700_000_000, GM_2009),
        (None, 6_000_000_000, GM_2009),
    ]
    assert {figure["unit"]["id"] for figure in figures} == {"USD"}


def test_each_figure_has_its_article_attribution_and_quote(gm: httpx.Client) -> None:
    figures = items(gm, f"{NET_LOSS}&sort=period")
    texts = {a: gm.get(f"/articles/{a}").json()["text"] for a in (GM_2006, GM_2009)}
    headlines = {
        GM_2006: "GM posts first annual loss since 1992",
        GM_2009: "US automaker GM reports losses of $ 6 billion",
    }
    for figure in figures:
        article = figure["article"]["id"]
        assert figure["article"]["headline"] == headlines[article]
        assert figure["attribution"]["type"] == "actor"
        assert figure["attribution"]["actor"]["id"] in ("general-motors", "analysts")
        assert figure["attribution"]["speaker"] in texts[article]
        assert figure["attribution"]["cue"] in texts[article]
        for proof in figure["evidence"]:
            assert texts[article][proof["start"] : proof["end"]] == proof["exact"]
        assert any(figure["text"] in proof["exact"] for proof in figure["evidence"])
        assert [subject["id"] for subject in figure["subjects"]] == ["general-motors"]
    loss_of_2005, loss_of_2009 = figures[0], figures[3]
    assert "a total loss of $ 8.6 billion" in loss_of_2005["evidence"][0]["exact"]
    assert "lost US$ 6 billion in the first quarter of 2009" in loss_of_2009["evidence"][0]["exact"]
    assert (loss_of_2005["attribution"]["speaker"], loss_of_2005["attribution"]["cue"]) == (
        "GM",
        "reported",
    )


def test_a_period_of_the_year_before_is_read_from_the_articles_day(gm: httpx.Client) -> None:
    (figure,) = [f for f in items(gm, NET_LOSS) if f["value"] == 381_000_000]
    assert figure["period"] == {
        "edtf": "2008-33",
        "start": "2008-01-01",
        "end": "2008-03-31",
        "precision": "quarter",
        "approximate": False,
        "text": "the first quarter of last year",
        "note": None,
        "checked": True,
    }


def test_the_newest_first_has_those_without_a_period_last_too(gm: httpx.Client) -> None:
    figures = items(gm, f"{NET_LOSS}&sort=-period")
    assert [shown(figure)[0] for figure in figures] == [
        "2009-33",
        "2008-33",
        "2005-36",
        "2005",
        None,
        None,
    ]


@pytest.mark.parametrize("sort", ["period", "-period"])
def test_pages_of_a_series_join_without_a_gap(sort: str, gm: httpx.Client) -> None:
    whole = [figure["id"] for figure in items(gm, f"{NET_LOSS}&sort={sort}")]
    paged, address = [], f"{NET_LOSS}&sort={sort}&limit=1"
    while address:
        page = gm.get(address).json()
        paged += [figure["id"] for figure in page["items"]]
        address = page["next"]
    assert paged == whole


def test_an_article_narrows_a_series(gm: httpx.Client) -> None:
    figures = items(gm, f"{NET_LOSS}&sort=period&article={GM_2006}")
    assert [shown(figure)[0] for figure in figures] == ["2005", "2005-36"]
    assert len(items(gm, f"{NET_LOSS}&article={GM_2006}&article={GM_2009}")) == 6


def test_a_part_is_told_from_its_whole(gm: httpx.Client) -> None:
    whole, part = items(gm, f"{NET_LOSS}&sort=period&article={GM_2006}")
    assert part["part_of"]["id"] == whole["id"]
    assert whole["part_of"] is None


def test_the_licence_goes_with_the_text(gm: httpx.Client) -> None:
    licences = {one["id"]: (one["licence"], one["publisher"]) for one in items(gm, "/articles")}
    assert licences == {
        GM_2006: ("CC BY 2.5", "Wikinews"),
        GM_2009: ("CC BY 2.5", "Wikinews"),
        ONE_DAY: ("CC BY-SA 4.0", "English Wikipedia"),
    }


@contextmanager
def serving(*arguments: str | Path, **environment: str) -> Iterator[str]:
    """The real command, until Ctrl-C; gives its address."""
    port = free_port()
    kept = {name: value for name, value in os.environ.items() if not name.startswith("FACTS_")}
    process = subprocess.Popen(
        [FACTS, "serve", *arguments, "--port", str(port)],
        env={**kept, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        wait_until_up(address, process)
        wait_until_ready(address)
        yield address
    finally:
        process.send_signal(signal.SIGINT)
        printed, told = process.communicate(timeout=30)
    assert b"Traceback" not in told, told.decode()
    assert re.search(rb"^Published release \w+\. ", printed, re.MULTILINE)
    assert f"Serving Article Facts on {address} ".encode() in printed


@pytest.mark.parametrize("how", ["--seeds", "FACTS_SEEDS"])
def test_the_command_serves_any_folder_of_seeds(how: str, tmp_path: Path) -> None:
    data = tmp_path / "data"
    seeds = ["--seeds", str(GM_SEEDS)] if how == "--seeds" else []
    environment = {} if seeds else {"FACTS_SEEDS": str(GM_SEEDS)}
    with (
        serving(*seeds, "--data", data, **environment) as address,
        httpx.Client(base_url=address) as client,
    ):
        assert [a["id"] for a in items(client, "/articles")] == [ONE_DAY, GM_2009, GM_2006]
        assert len(items(client, NET_LOSS)) == 6
        assert client.get("/actors/zelenskyy").status_code == 404


def test_a_folder_that_holds_no_seeds_is_not_served(tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    for folder, says in (("nothing", "holds no seeds"), ("missing", "no such folder")):
        ended = subprocess.run(
            [FACTS, "serve", "--seeds", tmp_path / folder, "--data", tmp_path / "data"],
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )
        assert ended.returncode == 1
        assert says in ended.stderr
        assert ended.stderr.count("\n") == 1
