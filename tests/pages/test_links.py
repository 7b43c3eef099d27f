"""Where pages lead: to what is there, under any prefix and from the disk."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

import httpx
import pytest
from playwright.sync_api import Browser

from app.main import create_app
from app.pages.links import Links, outward
from app.settings import Settings
from tests.browser import visit
from tests.pages.crawling import read_links
from tests.proxy import behind_proxy
from tests.releasing.test_export import exported

BROWSER = {"Accept": "text/html, */*;q=0.8"}
BASE = "http://testserver/"


@pytest.fixture(scope="module")
def site(release: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("export") / "site"
    done = exported(folder, release)
    assert done.returncode == 0, done.stderr
    return folder


def crawl(client: httpx.Client, start: str, within: str) -> dict[str, int]:
    """The status of each address that is reached from a page, and the pages that they lead to.

    Of questions with a question mark those of the first pages are enough.
    """
    found: dict[str, int] = {}
    waiting = [start]
    while waiting:
        address = waiting.pop()
        if address in found or not address.startswith(within):
            continue
        answer = client.get(address, headers=BROWSER)
        found[address] = answer.status_code
        if answer.headers.get("content-type", "").startswith("text/html"):
            links = read_links(answer.text, address)
            waiting += [one for one in links if "?" not in one or "?" not in address]
    return found


def test_every_link_of_every_page_is_answered(api: httpx.Client) -> None:
    found = crawl(api, BASE, BASE)
    wrong = {one: status for one, status in found.items() if status not in (200, 303)}
    # A search that asks for nothing is where the form of the front page leads.
    assert wrong == {f"{BASE}search": 422}
    assert len([one for one in found if "?" not in one]) > 100


def test_links_hold_under_a_prefix(server_url: str) -> None:
    with behind_proxy(server_url, "/facts/here") as address, httpx.Client() as client:
        for path in ("/", "/events", "/claims?limit=1", "/figures/territory-held", "/nothing/x"):
            page = client.get(address + path, headers=BROWSER)
            for link in read_links(page.text, address + path):
                assert link.startswith(f"{address}/"), (path, link)
        found = crawl(client, f"{address}/figures/territory-held", f"{address}/figures/")
    assert {*found.values()} == {200}


def test_a_public_address_stays_out_of_links(release: Path) -> None:
    links = Links("/claims/x", "https://facts.example.org/a")
    assert links.to("https://facts.example.org/a/figures/y") == "../figures/y"
    assert links.canonical == "https://facts.example.org/a/claims/x"
    assert create_app(Settings(data=release)).state.pages.files


@pytest.mark.parametrize(
    ("at", "address", "link"),
    [
        ("/", "/claims/y", "claims/y"),
        ("/claims", "/claims?limit=1", "claims?limit=1"),
        ("/claims", "/", "./"),
        ("/claims/x", "/claims/y#a", "../claims/y#a"),
        ("/claims/x", "/", "../"),
        ("/articles/x/coverage", "/facts.db", "../../facts.db"),
        ("//elsewhere/x", "/claims", "../../claims"),
    ],
)
def test_a_link_leads_from_where_the_page_is(at: str, address: str, link: str) -> None:
    assert Links(at).to(address) == link


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", " javascript:x",
        "//example.org/", "/claims", "ftp://example.org/", "http://[", "http:example", None, 3,
    ],
)  # fmt: skip
def test_only_the_web_is_linked(address: object) -> None:
    assert outward(address) is None
    assert outward("https://example.org/a") == "https://example.org/a"


def test_every_link_on_the_disk_is_a_file(site: Path) -> None:
    pages = [*site.rglob("*.html")]
    assert len(pages) > 100
    for page in pages:
        for link in read_links(page.read_text("utf-8"), page.as_uri()):
            parts = urlsplit(link)
            assert parts.scheme == "file", (page, link)
            assert Path(unquote(parts.path)).is_file(), (page, link)
            assert not parts.query


def test_pages_open_from_the_disk(site: Path, browser: Browser) -> None:
    with visit(browser, f"{site.as_uri()}/") as seen:
        seen.page.goto((site / "index.html").as_uri())
        seen.page.get_by_role("link", name="figures", exact=True).first.click()
        seen.page.locator("[data-item=territory-held] th a").press("Enter")
        seen.page.wait_for_url("**/figures/territory-held.html")
        assert "585" in seen.page.inner_text("main")
        assert seen.page.locator("form").count() == 0
        assert seen.complaints() == {}
