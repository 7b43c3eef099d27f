"""Feeds: valid Atom (RFC 4287), with the rows and the order of the list, page by page."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

import feedparser
import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.kit.atom import feed
from app.shapes.feed import FEED
from tests import in_process
from tests.worlds import World

ATOM = "{http://www.w3.org/2005/Atom}"
FOLLOWED = ("articles", "claims", "events")
ONCE = {"id", "title", "updated"}
ALLOWED = {*ONCE, "author", "link", "content", "summary", "rights", "entry"}


def read(answer: httpx.Response) -> ET.Element:
    """The feed of an answer, which keeps to the RFC."""
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    root = ET.fromstring(answer.content)
    assert root.tag == f"{ATOM}feed"
    check(root)
    ids = [value(one, "id") for one in entries(root)]
    assert len(ids) == len(set(ids))
    return root


def check(part: ET.Element) -> None:
    """What RFC 4287 asks of a feed (4.1.1) and of each entry (4.1.2)."""
    names = [one.tag.removeprefix(ATOM) for one in part]
    assert all(names.count(name) == 1 for name in ONCE), names
    assert set(names) <= ALLOWED
    assert names.count("author") >= 1
    assert all(value(one, "name").strip() for one in part.findall(f"{ATOM}author"))
    assert value(part, "id").startswith("tag:article-facts,2025:")
    assert value(part, "title").strip()
    assert datetime.fromisoformat(value(part, "updated")).tzinfo
    kinds = [(one.get("rel"), one.get("type")) for one in part.findall(f"{ATOM}link")]
    assert len(kinds) == len(set(kinds))
    assert all(one.get("href") for one in part.findall(f"{ATOM}link"))
    for entry in entries(part):
        assert not entries(entry)
        assert value(entry, "content").strip()
        assert "alternate" in links(entry)
        check(entry)


def entries(part: ET.Element) -> list[ET.Element]:
    return part.findall(f"{ATOM}entry")


def value(part: ET.Element, name: str) -> str:
    return part.findtext(f"{ATOM}{name}") or ""


def links(part: ET.Element) -> dict[str, str]:
    return {str(one.get("rel")): str(one.get("href")) for one in part.findall(f"{ATOM}link")}


def authors(entry: ET.Element) -> list[str]:
    return [value(one, "name") for one in entry.findall(f"{ATOM}author")]


def items(api: httpx.Client, name: str, **asked: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = api.get(f"/{name}", params={**asked, "limit": 200}).json()[
        "items"
    ]
    return found


@pytest.mark.parametrize("name", FOLLOWED)
@pytest.mark.parametrize("asked", [{}, {"q": "losses"}, {"q": "nowheretobefound"}])
def test_a_feed_has_the_rows_of_the_list_in_its_order(
    world: World, name: str, asked: dict[str, str]
) -> None:
    root = read(world.api.get(f"/{name}", params={**asked, "format": "atom"}))
    found = items(world.api, name, **asked)
    ids = [value(entry, "id").rpartition("/")[2] for entry in entries(root)]
    assert ids == [item["id"] for item in found]
    for entry, item in zip(entries(root), found, strict=True):
        assert links(entry)["alternate"] == item["url"]
        assert world.api.get(links(entry)["alternate"]).json()["id"] == item["id"]


@pytest.mark.parametrize("name", FOLLOWED)
def test_the_day_is_that_of_the_article(world: World, name: str) -> None:
    days = {item["id"]: item["date"] for item in items(world.api, "articles")}
    root = read(world.api.get(f"/{name}?format=atom"))
    for entry, item in zip(entries(root), items(world.api, name), strict=True):
        day = item.get("as_of") or days[item["article"]["id"] if name == "claims" else item["id"]]
        assert value(entry, "updated") == f"{day}T00:00:00Z"


def pages(api: httpx.Client, address: str | None) -> Iterator[ET.Element]:
    while address:
        answer = api.get(address)
        root = read(answer)
        yield root
        address = links(root).get("next")
        assert address == (answer.links["next"]["url"] if answer.links else None)


@pytest.mark.parametrize("headers", [{}, {"Accept": "application/atom+xml"}])
def test_pages_lead_on_and_stay_one_feed(own: World, headers: dict[str, str]) -> None:
    asked = "" if headers else "&format=atom"
    first = read(own.api.get(f"/claims?limit=10&sort=-reading{asked}", headers=headers))
    found = list(pages(own.api, links(first)["self"]))
    told = [value(entry, "id") for root in found for entry in entries(root)]
    assert [one.rpartition("/")[2] for one in told] == own.ids("claims", {"sort": "-reading"})
    assert {value(root, "id") for root in found} == {value(first, "id")}
    assert {links(root)["self"] for root in found} == {links(first)["self"]}


def test_an_author_is_who_speaks(world: World) -> None:
    root = read(world.api.get("/claims?format=atom"))
    for entry, claim in zip(entries(root), items(world.api, "claims"), strict=True):
        said, headline = claim["attribution"], claim["article"]["headline"]
        named = f"“{headline}”" if said["type"] == "article" else said["speaker"] or "not named"
        assert authors(entry) == [named]


def test_who_alone_states_an_event_is_its_author(own: World) -> None:
    entry = one_of(read(own.api.get("/events?format=atom")), "battalion-lost-at-makhnovka")
    assert authors(entry) == ["Ukraine"]
    assert value(entry, "title").endswith("(only Ukraine says so)")


def test_an_article_without_a_publisher_names_none(own: World) -> None:
    [entry] = entries(read(own.api.get("/articles?format=atom")))
    assert authors(entry) == ["not named"]
    assert value(entry, "title") == own.api.get("/articles").json()["items"][0]["headline"]


def one_of(root: ET.Element, name: str) -> ET.Element:
    [found] = [one for one in entries(root) if value(one, "id").endswith(f"/{name}")]
    return found


@pytest.mark.parametrize("name", FOLLOWED)
def test_a_feed_reader_reads_it(server_url: str, name: str) -> None:
    told = feedparser.parse(httpx.get(f"{server_url}/{name}?format=atom&limit=2").content)
    assert (told.bozo, told.version) == (False, "atom10")
    found = httpx.get(f"{server_url}/{name}").json()["items"][:2]
    assert [entry.link for entry in told.entries] == [item["url"] for item in found]
    for entry in told.entries:
        assert all([entry.title, entry.author, entry.content[0].value])
        assert entry.updated_parsed[:3] == (2025, 1, 5)


@pytest.mark.parametrize("name", FOLLOWED)
def test_ids_stay_and_addresses_are_public_where_the_server_is(
    own: World, release: Path, cache: dict[str, int], name: str
) -> None:
    public = "https://facts.example.org/api"
    with in_process.opened(release, public_url=public, **cache) as api:
        there = read(api.get(f"/{name}?format=atom&limit=1"))
        here = read(own.api.get(f"/{name}?format=atom&limit=1"))
        assert value(there, "id") == value(here, "id")
        for a, b in zip([there, *entries(there)], [here, *entries(here)], strict=True):
            assert value(a, "id") == value(b, "id")
            for relation, address in links(a).items():
                assert address.startswith(f"{public}/{name}")
                if relation != "next":  # whose cursor is of the same release
                    assert address == public + links(b)[relation]
                assert urljoin("https://elsewhere.example/", address) == address


NO_RELEASE: Any = None
"""An entry is made of its document alone."""


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_words_are_xml(title: str, line: str) -> None:
    form = feed("things", lambda _: (title, [title], [line, "<b>&amp;</b>"]), *FEED)
    document = b'{"id":"one","date":"2025-01-05","url":"/things/one"}'
    entry = ET.fromstring(form.line(document, NO_RELEASE).decode())
    assert entry.findtext("content", "").endswith("\n<b>&amp;</b>")
    if title.isprintable():
        assert entry.findtext("title") == title
