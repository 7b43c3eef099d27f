"""What plain pages say: what the API says, all of it, and nothing of it as markup."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser

from app.kit.asking.query import QueryReader
from app.main import create_app
from app.pages.links import Links
from app.pages.page import View
from app.pages.plain import PLAIN_ITEM
from app.resources import listed
from app.settings import Settings
from tests.browser import visit
from tests.pages.crawling import read_words
from tests.worlds import LISTS, World

HOSTILE = '<script>alert(1)</script><img src=x onerror="alert(2)">{{ 7*7 }}\u202e" onload="x'
LEADING = ["javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "//example.org/x"]


def strings(value: Any) -> Iterator[str]:
    """Every text of a document, the fields that only lead elsewhere left out."""
    if isinstance(value, dict):
        for name, one in value.items():
            if name != "url" and not name.endswith("_url"):
                yield from strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from strings(one)
    elif isinstance(value, str):
        yield " ".join(value.split())
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield f"{value:,}"


def write_plainly(name: str, document: dict[str, Any]) -> str:
    """The plain page of an item, also of those that have a page of their own."""
    resource = listed()[name]
    references = {one.reference: plural for plural, one in listed().items() if one.reference}
    asked = QueryReader(resource.query).read(b"")
    links = Links(f"/{name}/{document['id']}")
    view = View(document, {}, resource.singular, links, asked, resource, references)
    maker: Any = create_app(Settings()).state.pages
    release: Any = type("Release", (), {"id": "r", "built": "2025-01-01T00:00:00+00:00"})
    written: bytes = maker._write(PLAIN_ITEM, view, release)
    return written.decode()


@pytest.mark.parametrize("name", LISTS)
def test_a_plain_page_leaves_out_nothing_of_its_document(own: World, name: str) -> None:
    for item in own.facts.lists[name][:4]:
        document = own.api.get(f"/{name}/{item['id']}").json()
        said = read_words(write_plainly(name, document))
        missing = [one for one in strings(document) if one not in said]
        # What is linked by its name need not show its id besides.
        shown_by_link = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
        assert [one for one in missing if not shown_by_link.fullmatch(one)] == []


@pytest.mark.parametrize("name", LISTS)
def test_a_list_shows_each_of_its_items_in_order(own: World, name: str) -> None:
    page = own.api.get(f"/{name}?format=html").text
    ids = [one["id"] for one in own.api.get(f"/{name}").json()["items"]]
    assert re.findall(r'data-item="([^"]*)"', page) == ids


def test_the_hedge_and_the_voice_stand_beside_a_claim(made_up: World) -> None:
    page = made_up.api.get("/claims?format=html&limit=200").text
    rows = dict(re.findall(r'data-item="([^"]*)">(.*?)(?=data-item|</ol>)', page, re.DOTALL))
    claims = made_up.api.get("/claims?limit=200").json()["items"]
    assert any(claim["hedge"] for claim in claims)
    for claim in claims:
        said = read_words(rows[claim["id"]])
        voice = claim["attribution"]
        assert all(hedge in said for hedge in claim["hedge"])
        named = voice["actor"] and voice["actor"]["name"]
        others = {"article": "the article", "unnamed": voice["speaker"] or "not said by whom"}
        assert (named or others[voice["type"]]) in said
        assert claim["modality"] in said


def test_what_was_chosen_can_be_left_out_again(own: World) -> None:
    page = own.api.get("/claims?format=html&modality=stated&attributed_to=ukraine").text
    assert 'href="claims?format=html&amp;attributed_to=ukraine"' in page
    assert 'href="claims?format=html&amp;modality=stated"' in page
    assert re.search(r"<option selected>stated</option>", page)
    assert 'name="attributed_to" value="ukraine"' in page


def test_facets_lead_on_with_their_counts(own: World) -> None:
    page = own.api.get("/claims?format=html").text
    facets = own.api.get("/claims?facets=modality").json()["facets"]["modality"]["values"]
    for one in facets:
        link = rf'<a href="claims\?format=html&amp;modality={one["value"]}"><bdi>{one["label"]}'
        assert re.search(rf"{link}</bdi></a>\s+{one['count']}\b", page)


class Tags(HTMLParser):
    """What a browser would make of a page: its elements, with their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element."""
        self.found.append((tag, dict(attrs)))


def hostile(value: Any) -> Any:
    """A document whose every text would like to be more than text."""
    if isinstance(value, dict):
        return {name: one if name in ("id", "url") else hostile(one) for name, one in value.items()}
    if isinstance(value, list):
        return [hostile(one) for one in value]
    return f"{value}{HOSTILE}" if isinstance(value, str) else value


@pytest.mark.parametrize("name", LISTS)
def test_markup_in_a_document_is_text(own: World, name: str) -> None:
    item = own.facts.lists[name][0]
    document = own.api.get(f"/{name}/{item['id']}").json()
    pages = [Tags(), Tags()]
    for page, one in zip(pages, (document, hostile(document)), strict=True):
        page.feed(write_plainly(name, one))
    plain, attacked = ([tag for tag, _ in page.found] for page in pages)
    assert attacked.count("script") == plain.count("script") == 1
    assert "img" not in attacked
    allowed = {"onload", "onerror"}
    assert not any(allowed & attributes.keys() for _, attributes in pages[1].found)
    assert "49" not in read_words(write_plainly(name, hostile(document))).split()


@pytest.mark.parametrize("address", LEADING)
def test_addresses_that_are_no_web_pages_are_text(own: World, address: str) -> None:
    document = own.api.get("/sources/kursk-offensive-2025-01-05-4").json()
    page = Tags()
    page.feed(write_plainly("sources", {**document, "source_url": address}))
    leads = [attributes.get("href") for tag, attributes in page.found if tag == "a"]
    assert address not in leads
    assert address in read_words(write_plainly("sources", {**document, "source_url": address}))


def test_a_web_address_is_linked(own: World) -> None:
    document = own.api.get("/sources/kursk-offensive-2025-01-05-4").json()
    assert 'href="https://example.org/a?b&amp;c"' in write_plainly(
        "sources", {**document, "source_url": "https://example.org/a?b&c"}
    )


@pytest.mark.parametrize("path", ["/", "/claims", "/sources/kursk-offensive-2025-01-05-4", "/xyz"])
def test_a_browser_has_no_complaint(browser: Browser, server_url: str, path: str) -> None:
    with visit(browser, server_url) as seen:
        seen.page.goto(server_url + path)
        assert seen.page.locator("h1").count() == 1
        complaints = seen.complaints()
        if path == "/xyz":  # It is told of with its status.
            complaints.pop("refused"), complaints.pop("console")
        assert complaints == {}


def test_the_form_asks_what_is_filled_in(browser: Browser, server_url: str) -> None:
    with visit(browser, server_url) as seen:
        seen.page.goto(f"{server_url}/claims")
        seen.page.locator("select[name=modality]").select_option("reported")
        seen.page.get_by_role("button", name="Show").click()
        assert seen.page.url.partition("?")[2].startswith("modality=reported")
        asked = httpx.get(f"{server_url}/claims?modality=reported", trust_env=False).json()
        assert seen.page.locator("[data-item]").count() == asked["total"] > 0
        [shortened] = seen.complaints().pop("refused")
        assert shortened.startswith("303 ")  # what was left empty is left out of the address


def test_the_front_page_leads_to_what_a_reader_begins_with(own: World) -> None:
    page = own.api.get("/?format=html").text
    said = read_words(page)
    for one in own.api.get("/events?status=scheduled").json()["items"]:
        assert one["title"] in said
    for one in own.api.get("/discrepancies").json()["items"]:
        for side in one["sides"]["items"]:
            assert side["claim"]["sentence_for_print"] in said
    for entry in own.api.get("/").json()["entries"]:
        assert entry["about"] in said
    assert own.api.get("/dataset").json()["release"] in said


def test_the_search_marks_what_it_found(own: World) -> None:
    page = own.api.get("/search?q=losses&format=html").text
    for hit in own.api.get("/search?q=losses").json()["items"]:
        assert hit["snippet"].count("<mark>") > 0
        assert hit["snippet"].replace("'", "&#39;").replace("&#x27;", "&#39;") in page
