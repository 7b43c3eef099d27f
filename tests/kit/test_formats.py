"""Formats: the same rows, order and numbers in each, whole where nobody asks for a page."""

import asyncio
import csv
import io
import json
import re
import sqlite3
import sys
import tracemalloc
from collections import Counter
from contextlib import aclosing, closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import httpx
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from pydantic import BaseModel

from app.database import OpenRelease, Pointer
from app.kit.answering.codings import PACKERS
from app.kit.columns import Table, read_cell
from app.kit.formats import CSV, EVERYWHERE, Format, like
from app.kit.routes import FactRouter, add_routes
from app.kit.statements import Statement
from app.resources import listed
from app.shapes import Claim
from tests import in_process
from tests.codings import DECODED
from tests.conftest import list_open_files, wait_until
from tests.worlds import LISTS, World

NUMBERS = ("value", "low", "high")
TYPES = {
    "csv": "text/csv",
    "ndjson": "application/x-ndjson",
    "ics": "text/calendar",
    "atom": "application/atom+xml",
}
WRITTEN_WHILE_SERVING = ("ics", "atom")
Item = dict[str, Any]


def told(api: httpx.Client, name: str, form: str, **asked: Any) -> httpx.Response:
    answer = api.get(f"/{name}", params={**asked, "format": form})
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].startswith(TYPES[form])
    return answer


def rows_of(answer: httpx.Response) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(answer.text, newline="")))


def items_of(answer: httpx.Response) -> list[Item]:
    return [json.loads(line) for line in answer.text.splitlines()]


def entries_of(answer: httpx.Response) -> list[Any]:
    return list(Calendar.from_ical(answer.text).walk("VEVENT"))


def written(value: Any) -> str:
    """A value of JSON as CSV has it."""
    if isinstance(value, dict):
        items = value.get("items")
        return str(value["id"]) if items is None else "|".join(one["id"] for one in items)
    return "" if value is None else json.dumps(value) if not isinstance(value, str) else value


QUESTIONS: list[tuple[str, dict[str, Any]]] = [
    *((name, {}) for name in LISTS),
    ("figures", {"sort": "-value"}),
    ("figures", {"min": 100, "unit": "person"}),
    ("figures", {"sort": "period", "attributed_to": "article"}),
    ("claims", {"q": "losses"}),
    ("events", {"status": ["scheduled", "ongoing"], "sort": "-title"}),
    ("events", {"since": "2025-02-01", "until": "2025-01-01"}),
    ("actors", {"type": "person", "sort": "-name"}),
]


@pytest.mark.parametrize(("name", "asked"), QUESTIONS)
def test_all_formats_carry_the_same_rows_order_and_numbers(
    world: World, name: str, asked: dict[str, Any]
) -> None:
    items = world.api.get(f"/{name}", params={**asked, "limit": 200}).json()["items"]
    assert items_of(told(world.api, name, "ndjson", **asked)) == items
    rows = rows_of(told(world.api, name, "csv", **asked))
    assert [row["id"] for row in rows] == [item["id"] for item in items]
    for row, item in zip(rows, items, strict=True):
        same = [key for key in row.keys() & item.keys() if not isinstance(item[key], list)]
        assert {"id"} < set(same)
        assert {key: row[key] for key in same} == {key: written(item[key]) for key in same}
    if name == "events":
        dated = [item["id"] for item in items if item["date"]]
        entries = entries_of(told(world.api, name, "ics", **asked))
        assert [str(entry["UID"]) for entry in entries] == [f"{x}@article-facts" for x in dated]


def test_references_are_ids_and_lists_of_them_are_joined(own: World) -> None:
    items = own.api.get("/figures").json()["items"]
    for row, item in zip(rows_of(told(own.api, "figures", "csv")), items, strict=True):
        assert row["events"] == "|".join(event["id"] for event in item["events"])
        assert row["subjects"] == "|".join(actor["id"] for actor in item["subjects"])
        assert row["attribution_actor"] == written(item["attribution"]["actor"])
        assert row["attribution_cue"] == (item["attribution"]["cue"] or "")
        assert row["period_start"] == ((item["period"] or {}).get("start") or "")
        assert row["links"] == "|".join(link["claim"]["id"] for link in item["links"])


def test_a_list_of_voices_is_what_attributed_to_takes(own: World) -> None:
    voices = {row["id"]: row["asserted_by"] for row in rows_of(told(own.api, "events", "csv"))}
    assert voices["battalion-lost-at-makhnovka"] == "ukraine"
    assert voices["ramstein-meeting"] == "article"


def test_pandas_reads_right_types_without_being_told(server_url: str) -> None:
    figures = pd.read_csv(f"{server_url}/figures?format=csv")
    assert len(figures) == 12
    assert [figures[column].dtype.kind for column in NUMBERS] == [
        "f" if figures[c].hasnans else "i" for c in NUMBERS
    ]
    assert {figures[column].dtype.kind for column in NUMBERS} <= {"i", "f"}
    assert figures.quote_start.dtype.kind == "i"
    assert figures.set_index("id").value["personnel-losses"] == 38000
    assert figures.id.is_unique


# Cells


class Cell(BaseModel):
    """A shape with text and a number."""

    text: str
    number: float


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_text_that_would_run_as_a_formula_is_made_harmless(start: str) -> None:
    line = Table(Cell).line(Cell(text=f"{start}1+cmd|' /C calc'!A0", number=-4.5))
    [[text, number]] = csv.reader(io.StringIO(line, newline=""))
    assert text.startswith("'" + start)
    assert number == "-4.5"


@given(
    text=st.builds(
        "".join,
        st.tuples(
            st.sampled_from(["", "'", "=", "'=", "''-", "'a"]),
            st.text(st.characters(exclude_categories=["Cs"])),
        ),
    ),
    number=st.floats(-1e15, 1e15),
)
def test_every_cell_is_read_back_as_it_was(text: str, number: float) -> None:
    line = Table(Cell).line(Cell(text=text, number=number))
    [[read, value]] = csv.reader(io.StringIO(line, newline=""))
    assert not read.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert (read_cell(read, "string") or "") == text
    assert read_cell(value, "number") == number
    assert line.endswith("\r\n")


def test_every_field_of_a_shape_has_a_column_with_a_meaning() -> None:
    table = Table(Claim)
    assert {"id", "article", "attribution_actor", "quote", "figures", "url"} <= {
        column.name for column in table.columns
    }
    assert all(column.about for column in table.columns)
    assert len({column.name for column in table.columns}) == len(table.columns)


# Pages and what is kept


@pytest.mark.parametrize("form", ["csv", "ndjson"])
def test_with_a_limit_there_are_pages_and_together_they_are_all(own: World, form: str) -> None:
    address: str | None = f"/figures?format={form}&limit=5&sort=-value"
    found: list[str] = []
    while address:
        answer = own.api.get(address)
        rows = rows_of(answer) if form == "csv" else items_of(answer)
        found += [row["id"] for row in rows]
        address = answer.links["next"]["url"] if answer.links else None
    assert found == own.ids("figures", {"sort": "-value"})


def test_without_a_limit_a_cursor_leads_to_all_that_is_left(own: World) -> None:
    page = own.api.get("/figures?limit=5").json()
    rest = own.api.get(page["next"], params=None)
    assert rest.status_code == 200
    cursor = httpx.URL(page["next"]).params["cursor"]
    rows = rows_of(told(own.api, "figures", "csv", cursor=cursor))
    assert [row["id"] for row in rows] == own.ids("figures", {})[5:]


@pytest.mark.parametrize("form", TYPES)
def test_a_download_says_what_it_is(own: World, form: str) -> None:
    release = own.api.get("/ready").json()["release"]
    answer = told(own.api, "events", form)
    code = "-[0-9a-f]{8}" if form in WRITTEN_WHILE_SERVING else ""
    coding = answer.headers["content-encoding"]
    assert re.fullmatch(f'W/"{release}-{form}{code}-{coding}"', answer.headers["etag"])
    assert (
        answer.headers["content-disposition"] == f'attachment; filename="events-{release}.{form}"'
    )
    assert answer.headers["cache-control"] == "public, max-age=300, stale-while-revalidate=300"
    assert "accept" in answer.headers["vary"].lower().split(", ")
    kept = own.api.get(answer.url, headers={"If-None-Match": answer.headers["etag"]})
    assert (kept.status_code, kept.content) == (304, b"")
    head = own.api.head(answer.url)
    assert (head.status_code, head.content) == (200, b"")
    for headers in (answer.headers, head.headers):
        for name in ("date", "transfer-encoding", "content-length"):
            headers.pop(name, None)
    assert head.headers == answer.headers


def test_addresses_are_public_in_every_format_that_repeats_json(
    release: Path, cache: dict[str, int]
) -> None:
    public = "https://facts.example.org/api"
    with in_process.opened(release, public_url=public, **cache) as api:
        urls = {item["url"] for item in items_of(told(api, "events", "ndjson"))}
        assert all(url.startswith(f"{public}/events/") for url in urls)
        entries = entries_of(told(api, "events", "ics"))
        assert all(str(entry["URL"]).startswith(public) for entry in entries)
        link = api.get("/events?format=csv&limit=1").links["next"]["url"]
        assert link.startswith(f"{public}/events?")


# What is accepted


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("*/*", "application/json"),
        ("text/csv", "text/csv"),
        ("text/*", "text/csv"),
        ("text/csv;q=0.5, application/json;q=0.4", "text/csv"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html"),
        ("text/html;q=0.7, application/json;q=0.7", "application/json"),
        ("text/html;q=0.7, application/json;q=0.8", "application/json"),
        ("text/html;q=0.8, application/json;q=0.7", "text/html"),
        ("text/html;q=0, text/*", "text/csv"),
        ("text/csv;q=0, */*", "application/json"),
        ("TEXT/CSV ; header=present", "text/csv"),
        ("application/x-ndjson, application/json;q=0.9", "application/x-ndjson"),
        ("text/calendar", "text/calendar"),
        ("application/atom+xml, */*;q=0.1", "application/atom+xml"),
        ("application/*;q=0.1, text/calendar;q=0.2", "text/calendar"),
    ],
)
def test_accept_chooses_the_format(own: World, accept: str, kind: str) -> None:
    answer = own.api.get("/events", headers={"Accept": accept})
    assert answer.headers["content-type"].partition(";")[0] == kind


@pytest.mark.parametrize(
    "accept", ["application/xhtml+xml", "audio/*", "application/json;q=0", "nonsense", ";;;"]
)
def test_accept_of_nothing_that_is_served_is_406_and_names_what_is(own: World, accept: str) -> None:
    answer = own.api.get("/figures", headers={"Accept": accept})
    assert answer.status_code == 406
    assert answer.headers["content-type"] == "application/problem+json"
    for kind in ("application/json", "text/csv", "application/x-ndjson"):
        assert kind in answer.json()["detail"]


def test_the_parameter_wins_over_accept(own: World) -> None:
    answer = own.api.get("/figures?format=json", headers={"Accept": "text/html"})
    assert answer.headers["content-type"] == "application/json"


@pytest.mark.parametrize("form", ["xml", "CSV", "", "json,csv"])
def test_an_unknown_format_is_refused_with_the_allowed(own: World, form: str) -> None:
    answer = own.api.get("/figures", params={"format": form})
    assert answer.status_code == 422
    [fault] = answer.json()["errors"]
    assert (fault["parameter"], fault["allowed"]) == (
        "format",
        ["json", "html", "svg", "csv", "ndjson"],
    )


def test_only_what_can_be_followed_is_a_feed(own: World) -> None:
    for name in LISTS:
        status = 200 if name in ("articles", "claims", "events") else 422
        assert own.api.get(f"/{name}?format=atom").status_code == status
        if status == 422:
            accept = {"Accept": "application/atom+xml"}
            assert own.api.get(f"/{name}", headers=accept).status_code == 406


def test_only_events_are_a_calendar(own: World) -> None:
    assert own.api.get("/figures?format=ics").status_code == 422
    assert own.api.get("/figures", headers={"Accept": "text/calendar"}).status_code == 406


@given(
    st.lists(st.sampled_from(["text/csv", "*/*", "text/*;q=0.3", "a/b", "application/json;q=1"]))
)
def test_the_best_liked_is_among_the_offered(taken: list[str]) -> None:
    offered = ("application/json", "text/csv")
    if {"text/csv", "*/*", "text/*;q=0.3", "application/json;q=1"} & set(taken):
        assert like(", ".join(taken), offered) in offered


# The calendar


def test_the_calendar_has_the_days_of_the_article(own: World) -> None:
    entries = {str(entry["UID"]): entry for entry in entries_of(told(own.api, "events", "ics"))}
    meeting = entries["ramstein-meeting@article-facts"]
    assert meeting["DTSTART"].dt == date(2025, 1, 11)
    assert meeting["DTEND"].dt == date(2025, 1, 12)
    assert str(meeting["SUMMARY"]) == "Ramstein meeting"
    assert str(meeting["LOCATION"]) == "Germany"
    assert str(meeting["STATUS"]) == "TENTATIVE"
    returned = entries["return-of-ukrainian-pows@article-facts"]
    assert str(returned["SUMMARY"]) == "Ukrainian POWs' return (just before the New Year)"
    held = entries["control-of-russian-territory@article-facts"]
    assert (held["DTSTART"].dt, held["DTEND"].dt) == (date(2024, 8, 1), date(2025, 1, 6))
    assert str(held["SUMMARY"]).endswith("(Since August 2024; no end is stated)")
    ongoing = entries["kursk-offensive@article-facts"]
    assert str(ongoing["DESCRIPTION"]).startswith(
        "Ongoing (ongoing), as of 2025-01-05.\n"
        "Date: on January 5, 2025 (2025-01-05/..; no end is stated)\n"
    )
    assert str(ongoing["LOCATION"]).startswith("Kursk region; appears to be: Bolshoe Soldatskoe; ")
    assert "STATUS" not in ongoing


def test_nothing_found_is_a_calendar_all_the_same(own: World) -> None:
    answer = told(own.api, "events", "ics", since="2025-02-01", until="2025-01-01")
    calendar = Calendar.from_ical(answer.text)
    assert calendar.subcomponents
    assert not list(calendar.walk("VEVENT"))


def test_what_one_side_says_names_it_in_the_calendar(made_up: World) -> None:
    [talks] = [
        entry
        for entry in entries_of(told(made_up.api, "events", "ics"))
        if str(entry["UID"]) == "talks@article-facts"
    ]
    assert "José Åkerström said" in str(talks["DESCRIPTION"])
    assert talks["DTSTART"].dt == date(2025, 2, 28)


# Long answers


@pytest.fixture(scope="module")
def long_list(tmp_path_factory: pytest.TempPathFactory) -> OpenRelease:
    """A file with more rows than are read at once."""
    path = tmp_path_factory.mktemp("long") / "long.db"
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE line (position INTEGER PRIMARY KEY, words TEXT)")
        database.executemany(
            "INSERT INTO line VALUES (?, ?)", ((n, "x" * 500) for n in range(MANY))
        )
        database.commit()
    return OpenRelease(Pointer("r", path.name, "", "2025-01-05T00:00:00+00:00"), path)


MANY = 100_000
EVERY_LINE = Statement("SELECT words FROM line ORDER BY words, position", (), {})


def open_files(release: OpenRelease) -> list[str]:
    """The release's file as often as it is open, and the temporary files that SQLite sorts in."""
    names = list_open_files()
    return sorted(name for name in names if name == str(release.path) or "etilqs" in name)


@pytest.mark.skipif(sys.platform != "linux", reason="Open files are counted in /proc.")
@pytest.mark.parametrize("taken", [0, 1, 3])
def test_a_stream_that_is_given_up_lets_go_of_what_it_sorts_in(
    long_list: OpenRelease, taken: int
) -> None:
    before = open_files(long_list)

    async def take() -> None:
        async with aclosing(long_list.stream(EVERY_LINE, {})) as batches:
            for _ in range(taken):
                assert 0 < len(await anext(batches)) < MANY / 10
                more = Counter(open_files(long_list)) - Counter(before)
                assert all("etilqs" in name for name in more)

    asyncio.run(take())
    wait_until(lambda: open_files(long_list) == before)


def test_a_stream_gives_every_row_and_keeps_few(long_list: OpenRelease) -> None:
    async def count() -> int:
        return sum([len(rows) async for rows in long_list.stream(EVERY_LINE, {})])

    tracemalloc.start()
    assert asyncio.run(count()) == MANY
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 5_000_000  # of the 50 million bytes that went through


def test_a_client_that_goes_away_stops_the_stream(own: World) -> None:
    with own.api.stream("GET", "/claims?format=ndjson") as answer:
        assert answer.status_code == 200
    assert own.api.get("/claims?limit=1").status_code == 200


@pytest.mark.parametrize("formats", [(), (CSV,), (*EVERYWHERE, replace(CSV, name="tsv"))])
def test_a_resource_serves_just_the_formats_that_may_be_asked_for(
    formats: tuple[Format, ...],
) -> None:
    resource = replace(listed()["places"], formats=formats)
    router = FactRouter("elsewhere", place=1, line="Elsewhere.", about="Elsewhere.")
    with pytest.raises(TypeError, match="place: `format` of PlaceQuery may be json, html, csv"):
        add_routes(router, resource)


# Packed


@pytest.mark.parametrize("coding", DECODED)
@pytest.mark.parametrize("path", ["/claims?format=csv", "/claims?format=ndjson&modality=stated"])
def test_a_stream_leaves_packed_by_what_the_client_takes(
    world: World, path: str, coding: str
) -> None:
    plain = world.api.get(path, headers={"Accept-Encoding": "identity"})
    with world.api.stream("GET", path, headers={"Accept-Encoding": coding}) as answer:
        body = b"".join(answer.iter_raw())
    assert DECODED[coding](body) == plain.content
    assert len(body) < len(plain.content) or not plain.content
    assert answer.headers["content-encoding"] == coding
    assert answer.headers["etag"] == f'{plain.headers["etag"][:-1]}-{coding}"'
    for one in (plain, answer):
        assert "Accept-Encoding" in one.headers["vary"]
    head = world.api.head(path, headers={"Accept-Encoding": coding})
    assert head.headers["etag"] == answer.headers["etag"]
    held = {"Accept-Encoding": coding, "If-None-Match": answer.headers["etag"]}
    again = world.api.get(path, headers=held)
    assert again.status_code == 304
    assert "content-encoding" not in again.headers


def test_a_calendar_leaves_packed(world: World) -> None:
    with world.api.stream("GET", "/events?format=ics", headers={"Accept-Encoding": "gzip"}) as it:
        assert DECODED["gzip"](b"".join(it.iter_raw())).startswith(b"BEGIN:VCALENDAR")


@pytest.mark.parametrize("coding", DECODED)
def test_parts_are_packed_as_one_body(coding: str) -> None:
    parts = [bytes([number]) * 70_000 for number in range(5)]
    packer = PACKERS[coding]()
    packed = [*map(packer.pack, parts), packer.finish()]
    assert DECODED[coding](b"".join(packed)) == b"".join(parts)
