"""The page of an article from the disk: what it leads to is there, and it works as on a server."""

from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import html
from playwright.sync_api import Browser, expect

from app.main import create_app
from app.releasing.export import export
from app.releasing.files.making import make_files
from app.settings import Settings
from tests.browser import visit

OWN = "articles/kursk-offensive-2025-01-05.html"
LOST = "battalion-lost"


@pytest.fixture(scope="module")
def disk(odd_release: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `facts export` writes of the project's article and the odd ones."""
    folder = tmp_path_factory.mktemp("disk") / "site"
    assert make_files(odd_release, "") == ""
    export(create_app(Settings(data=odd_release)), folder)
    return folder


@pytest.mark.parametrize("article", [OWN, "articles/crowd.html", "articles/bridge.html"])
def test_whatever_an_article_leads_to_is_on_the_disk(disk: Path, article: str) -> None:
    page = disk / article
    tree = html.document_fromstring(page.read_text(encoding="utf-8"))
    wanted = {one.partition("#")[0] for one in tree.xpath("//@href | //@src")}
    assert len(wanted) > 10
    missing = [one for one in wanted if not (page.parent / unquote(one)).resolve().is_file()]
    assert [one for one in missing if one] == []


def test_words_lead_to_their_claim_from_the_disk(disk: Path, browser: Browser) -> None:
    with visit(browser, f"{disk.as_uri()}/") as seen:
        seen.page.goto(f"{disk.as_uri()}/{OWN}")
        seen.page.locator(f".line a[data-claim='{LOST}']").click()
        expect(seen.page.locator(f"#claim-{LOST}")).to_be_in_viewport()
        underline = "one => getComputedStyle(one).textDecorationLine"
        words = seen.page.locator(f"mark[data-claim='{LOST}']").first
        assert words.evaluate(underline) == "underline"
        words.hover()
        expect(words).to_contain_class("lit")
        assert seen.complaints() == {}
