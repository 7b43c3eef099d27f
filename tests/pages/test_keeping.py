"""What is kept of pages, and what becomes of a crowd that asks for them."""

import asyncio
from pathlib import Path

import httpx
import pytest

from app.kit.answering.front import FactsApp
from app.main import create_app
from app.settings import Settings
from tests.in_process import opened
from tests.kit.test_one_way import ask

BROWSER = {"Accept": "text/html, */*;q=0.8"}


def kept(app: FactsApp) -> tuple[int, int]:
    """How many facts and how many pages are kept."""
    assert app.front.cache
    assert app.front.pages
    return len(app.front.cache._entries), len(app.front.pages._entries)


def ask_each(app: FactsApp, address: str, accepts: list[str]) -> list[httpx.Response]:
    async def ask_all() -> list[httpx.Response]:
        return [await ask(app, address, {"Accept": one}) for one in accepts]

    return asyncio.run(ask_all())


def test_pages_have_a_share_of_their_own(release: Path) -> None:
    app = create_app(Settings(data=release))
    accepts = [f"text/html, */*;q=0.{number:03}" for number in range(100)]
    answers = ask_each(app, "/places", accepts)
    assert {one.headers["content-type"] for one in answers} == {"text/html; charset=utf-8"}
    assert kept(app) == (0, 1)
    ask_each(app, "/places", ["*/*", "", "application/json", "application/json, text/html;q=0.1"])
    assert kept(app) == (1, 1)
    ask_each(app, "/places?format=html", ["*/*", "text/html"])
    assert kept(app)[0] == 1


@pytest.mark.parametrize("share", ["cache_bytes", "pages_bytes"])
def test_either_can_be_kept_without_the_other(release: Path, share: str) -> None:
    with opened(release, **{share: 0}) as client:
        for _ in range(2):
            for headers in (BROWSER, {"Accept": "*/*"}):
                assert client.get("/places", headers=headers).status_code == 200


def test_a_crowd_is_told_to_come_again(release: Path) -> None:
    app = create_app(Settings(data=release, waiting=1, waiting_seconds=60, pages_bytes=0))

    async def crowd() -> list[httpx.Response]:
        await app.state.releases.opened()
        addresses = [f"/claims?limit={number}" for number in range(1, 31)]
        return await asyncio.gather(*(ask(app, one, BROWSER) for one in addresses))

    answers = asyncio.run(crowd())
    refused = [one for one in answers if one.status_code == 503]
    assert {one.status_code for one in answers} == {200, 503}
    assert all(one.headers["retry-after"] == "1" for one in refused)
    assert {one.headers["content-type"] for one in answers} == {"text/html; charset=utf-8"}


def test_a_page_changes_its_tag_with_the_code_that_makes_it(release: Path) -> None:
    app, other = (create_app(Settings(data=release)) for _ in range(2))
    other.state.pages.digest = "another"
    tags = [ask_each(one, "/places", ["text/html"])[0].headers["etag"] for one in (app, other)]
    assert tags[0] != tags[1]
