"""A list's chart alone (`format=svg`): what it tells, where it leads, how it is asked for."""

import asyncio
import re
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, fromstring

import httpx
import pytest
from playwright.sync_api import Browser

from app.main import create_app
from app.releasing.export import export
from app.resources import listed
from app.settings import Settings
from tests.kit.test_one_way import ask
from tests.pages.test_chart_pages import items_of
from tests.worlds import World

SVG = "{http://www.w3.org/2000/svg}"
DRAWN = [name for name, resource in listed().items() if "svg" in resource.pages]
PUBLIC = "https://facts.example/news"
Links = dict[str, Element]


def links_of(picture: bytes) -> Links:
    """The links of a picture, by where they lead; each is there once."""
    drawn = [*fromstring(picture).iter(f"{SVG}a")]
    links = {str(link.get("href")): link for link in drawn}
    assert len(links) == len(drawn)
    return links


def words_of(element: Element) -> str:
    return " ".join(" ".join(element.itertext()).split())


def test_events_and_figures_have_a_chart_of_their_own() -> None:
    assert DRAWN == ["events", "figures"]


@pytest.mark.parametrize("name", DRAWN)
@pytest.mark.parametrize("asked", ["limit=200", "attributed_to=article&limit=200", "limit=3"])
def test_a_picture_tells_each_fact_of_the_answer_with_its_hedges(
    world: World, name: str, asked: str
) -> None:
    answer = world.api.get(f"/{name}?format=svg&{asked}")
    assert answer.headers["content-type"] == "image/svg+xml"
    items, links = items_of(world.api, f"/{name}?{asked}"), links_of(answer.content)
    assert sorted(links) == sorted(item["url"].lstrip("/") for item in items)
    for item in items:
        told = words_of(links[item["url"].lstrip("/")])
        for words in [item.get("title") or item["text"], *item.get("hedge", [])]:
            assert words in told


@pytest.mark.parametrize("name", DRAWN)
def test_a_picture_says_where_it_is_from_and_how_much_of_it_it_shows(
    api: httpx.Client, name: str
) -> None:
    whole = api.get(f"/{name}?limit=1").json()["total"]
    [release] = re.findall(r"Release (\w+),", api.get("/?format=html").text)
    said = words_of(fromstring(api.get(f"/{name}?format=svg&limit=2").content))
    assert f"2 of {whole} {name} · release {release} · /{name}?" in said
    said = words_of(fromstring(api.get(f"/{name}?format=svg&limit=1&total=false").content))
    assert f"1 {name.rstrip('s')} · release" in said


def test_a_picture_of_nothing_says_so(api: httpx.Client) -> None:
    said = words_of(fromstring(api.get("/figures?format=svg&min=1e12").content))
    assert "0 figures · release" in said


def test_a_picture_leads_to_public_addresses_where_there_are_some(release: Path) -> None:
    app = create_app(Settings(data=release, public_url=PUBLIC))
    picture = asyncio.run(ask(app, "/figures?format=svg", {})).content
    assert all(link.startswith(f"{PUBLIC}/figures/") for link in links_of(picture))
    assert f"{PUBLIC}/figures?" in words_of(fromstring(picture))


@pytest.mark.parametrize(
    ("accept", "content_type"),
    [
        ("image/svg+xml", "image/svg+xml"),
        ("image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8", "image/svg+xml"),
        ("text/html,application/xhtml+xml,image/svg+xml,*/*;q=0.8", "text/html; charset=utf-8"),
        ("*/*", "application/json"),
    ],
)
def test_who_likes_pictures_best_gets_one(
    api: httpx.Client, accept: str, content_type: str
) -> None:
    answer = api.get("/events", headers={"Accept": accept})
    assert answer.headers["content-type"] == content_type
    assert "Accept" in answer.headers["vary"]
    shared = "public" if content_type == "application/json" else "private"
    assert answer.headers["cache-control"].startswith(shared)


def test_a_picture_that_was_seen_is_not_sent_again(api: httpx.Client) -> None:
    first = api.get("/events?format=svg")
    assert first.headers["cache-control"].startswith("public")
    again = api.get("/events?format=svg", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
    assert first.headers["etag"] != api.get("/events?format=html").headers["etag"]


@pytest.mark.parametrize("name", sorted({*listed()} - {*DRAWN}))
def test_what_has_no_chart_says_what_it_has(api: httpx.Client, name: str) -> None:
    refused = api.get(f"/{name}?format=svg")
    assert refused.status_code == 422
    assert "json, html, csv" in refused.json()["detail"]
    assert api.get(f"/{name}", headers={"Accept": "image/svg+xml"}).status_code == 406


@pytest.mark.parametrize(
    ("asked", "words"),
    [("fields=id", "fields: Is not for svg"), ("facets=unit", "facets: Are counted in `json`")],
)
def test_what_a_picture_has_no_place_for_is_refused(
    api: httpx.Client, asked: str, words: str
) -> None:
    refused = api.get(f"/figures?format=svg&{asked}")
    assert refused.status_code == 422
    assert refused.json()["detail"].startswith(words)


def test_an_export_has_the_pictures_with_links_to_its_files(release: Path, tmp_path: Path) -> None:
    export(create_app(Settings(data=release)), tmp_path / "site")
    for name in DRAWN:
        links = links_of((tmp_path / "site" / f"{name}.svg").read_bytes())
        assert links
        assert all((tmp_path / "site" / link).is_file() for link in links)
        assert f'href="{name}.svg"' in (tmp_path / "site" / f"{name}.html").read_text()


@pytest.mark.parametrize("name", DRAWN)
def test_a_browser_shows_a_picture_under_its_policy(
    server_url: str, browser: Browser, name: str
) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    troubles: list[Any] = []
    page.on("console", lambda told: troubles.append((told.text, told.location["url"])))
    page.goto(f"{server_url}/{name}?format=svg")
    assert page.evaluate("document.documentElement.localName") == "svg"
    boxes = page.evaluate(
        "[...document.querySelectorAll('text')].map(one => {"
        " const box = one.getBoundingClientRect(); return [box.left, box.right]})"
    )
    assert boxes
    wide = page.evaluate("document.documentElement.getBoundingClientRect().right")
    assert all(left >= 0 and right <= wide for left, right in boxes)
    page.locator("a").first.click()
    assert re.search(rf"/{name}/[^/]+$", page.url)
    page.close()
    # A browser asks for it where a document has no way of naming its own.
    assert [one for one in troubles if not one[1].endswith("/favicon.ico")] == []
