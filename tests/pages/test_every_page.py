"""Every kind of page is sound: for axe and html-validate, narrow and wide, light and dark, alone.

The kinds are those of the directory: each list with one of its items, and what is no list.
"""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import httpx
import pytest
from lxml import html
from playwright.sync_api import Browser

from app.resources import listed
from tests.browser import Visit, visit
from tests.judges.tools import succeeds, tool
from tests.pages import looking
from tests.proxy import behind_proxy

WIDTHS = {"wide": 1280, "narrow": 360}
HTML = {"Accept": "text/html"}
RULES = {
    "root": True,
    "extends": ["html-validate:recommended"],
    "rules": {
        "doctype-style": "off",  # "<!doctype html>" and "<!DOCTYPE html>" are the same
        "long-title": "off",  # a headline is told whole, however long it is
        "no-trailing-whitespace": "off",  # what templates leave between lines shows nowhere
    },
}
PARTS = "<(?:form|main|h1|section|footer|/footer)"
MOST_BYTES = 60_000
KINDS = [
    *("/", "/search?q=Kursk", "/search", "/nothing-here", "/figures?qualifer=about"),
    *(f"/{name}" for name in listed()),
    *(f"/{name}/" for name in listed()),
    *("/articles/crowd", "/articles/bridge", "/articles/norvale-bridge"),
]
"""Addresses; one that ends with a slash stands for the first item of its list."""


@pytest.fixture(scope="module", params=KINDS)
def address(request: pytest.FixtureRequest, odd_url: str) -> str:
    """The address of one page of each kind."""
    path: str = request.param
    if path == "/" or not path.endswith("/"):
        return odd_url + path
    [first] = httpx.get(f"{odd_url}{path.rstrip('/')}?limit=1").json()["items"]
    return f"{odd_url}{first['url']}"


@pytest.fixture(scope="module", params=WIDTHS)
def screen(request: pytest.FixtureRequest, browser: Browser, odd_url: str) -> Iterator[Visit]:
    """A window of one width."""
    viewport = {"width": WIDTHS[request.param], "height": 900}
    with visit(browser, odd_url, viewport=viewport) as seen:
        seen.page.add_init_script(looking.WATCH_SHIFTS)
        yield seen


@pytest.fixture(scope="module")
def axe() -> str:
    return looking.read_axe()


def open_page(seen: Visit, address: str) -> None:
    """Go to a page and begin to write down what its browser complains about."""
    for told in (seen.console, seen.page_errors, seen.failed, seen.refused, seen.foreign):
        told.clear()
    answer = seen.page.goto(address)
    assert answer
    assert answer.headers["content-type"] == "text/html; charset=utf-8"


def complaints(seen: Visit, address: str) -> dict[str, list[str]]:
    """What the browser complains about, but that the page itself is one of a problem.

    Whatever else could not be loaded is among the refused.
    """
    seen.console[:] = [one for one in seen.console if "Failed to load resource" not in one]
    seen.refused[:] = [one for one in seen.refused if not one.endswith(f" {address}")]
    return seen.complaints()


def test_a_browser_has_nothing_against_it(address: str, screen: Visit, axe: str) -> None:
    open_page(screen, address)
    window = screen.page.viewport_size
    assert window
    assert looking.shifts_each_time(screen.page) == []
    assert looking.width_needed(screen.page) <= window["width"]
    looking.open_all(screen.page)
    assert looking.width_needed(screen.page) <= window["width"]
    for scheme in ("light", "dark"):
        screen.page.emulate_media(color_scheme=scheme)
        assert looking.objections(screen.page, axe) == []
    assert complaints(screen, address) == {}


@pytest.mark.parametrize(
    "path", ["/", "/search", "/events", "/figures?qualifer=about", "/articles/crowd"]
)
@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
def test_its_parts_stay_where_they_are_while_others_arrive(
    path: str, width: int, browser: Browser, odd_url: str
) -> None:
    with (
        behind_proxy(odd_url, pause_before=PARTS) as slow,
        visit(browser, slow, viewport={"width": width, "height": 900}) as seen,
    ):
        seen.page.add_init_script(looking.WATCH_SHIFTS)
        open_page(seen, slow + path)
        assert looking.shifts(seen.page) == []


def test_its_html_is_valid(address: str, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(httpx.get(address, headers=HTML).text, encoding="utf-8")
    (tmp_path / "rules.json").write_text(json.dumps(RULES), encoding="utf-8")
    succeeds(tool("html-validate", tmp_path, "--config", tmp_path / "rules.json", page))


def test_every_place_that_it_leads_to_within_itself_is_there(address: str) -> None:
    tree = html.document_fromstring(httpx.get(address, headers=HTML).text)
    names = set(tree.xpath("//@id"))
    assert len(names) == len(tree.xpath("//@id"))
    wanted = {one[1:] for one in tree.xpath("//@href") if one.startswith("#")}
    assert wanted - names == set()


def test_it_weighs_little(address: str) -> None:
    page = httpx.get(address, headers=HTML)
    tree = html.document_fromstring(page.text)
    files = {
        *tree.xpath("//link[@rel='stylesheet' or @rel='icon']/@href"),
        *tree.xpath("//script/@src"),
    }
    loaded = [httpx.get(urljoin(address, one)).content for one in files]
    assert sum(len(gzip.compress(one)) for one in (page.content, *loaded)) <= MOST_BYTES


def test_the_keyboard_reaches_whatever_can_be_acted_upon(
    address: str, browser: Browser, odd_url: str
) -> None:
    with visit(browser, odd_url) as seen:
        open_page(seen, address)
        looking.open_all(seen.page)
        assert looking.beyond_the_keyboard(seen.page) == []


def test_it_says_the_same_without_javascript(address: str, browser: Browser, odd_url: str) -> None:
    words = {}
    for is_on in (True, False):
        with visit(browser, odd_url, java_script_enabled=is_on) as seen:
            open_page(seen, address)
            words[is_on] = seen.page.locator("main").text_content()
            assert complaints(seen, address) == {}
    assert words[True] == words[False]
