"""The documentation page: complete, our own, and answering, with every other host out of reach."""

import json
import re
from collections.abc import Iterator
from hashlib import sha256
from html.parser import HTMLParser
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, Locator, expect

from app.serving.web.pages import HERE, MEDIA_TYPES, OF_DOCS, SWAGGER_UI
from tests.browser import Visit, chromium, visit
from tests.codings import DECODED
from tests.proxy import behind_proxy

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)
METHODS = {"get", "head", "options", "post", "put", "patch", "delete", "trace"}
BUNDLE = "/web/swagger-ui-bundle.js"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture
def docs(browser: Browser, server_url: str) -> Iterator[Visit]:
    with visit(browser, server_url) as seen:
        seen.page.goto(f"{server_url}/docs")
        expect(seen.page.locator(".opblock").first).to_be_visible()
        yield seen


@pytest.fixture
def client(server_url: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server_url, trust_env=False) as opened:
        yield opened


@pytest.fixture
def openapi(client: httpx.Client) -> dict[str, Any]:
    document: dict[str, Any] = client.get("/openapi.json").json()
    return document


def operations(openapi: dict[str, Any]) -> list[tuple[str, str]]:
    return [(m, p) for p, item in openapi["paths"].items() for m in item if m in METHODS]


def lists(openapi: dict[str, Any]) -> list[str]:
    return [
        path
        for path, item in openapi["paths"].items()
        if item.get("get", {}).get("operationId", "").startswith("list_")
    ]


def execute(docs: Visit, path: str) -> Locator:
    """Open the operation `GET path`, press Execute, and wait for the live answer."""
    summary = docs.page.locator(f'.opblock-summary-path[data-path="{path}"]')
    block = docs.page.locator(".opblock-get", has=summary)
    block.locator(".opblock-summary-control").click()
    block.locator("button.execute").click()
    answer = block.locator(".live-responses-table")
    expect(answer).to_be_visible()
    return answer


def expand(docs: Visit, tag: str) -> None:
    """Open what stands under a tag, or close it."""
    docs.page.locator(f"#operations-tag-{tag} button.expand-operation").click()


def answered(answer: Locator) -> tuple[str, Any]:
    """The status and the JSON that Swagger UI shows."""
    row = answer.locator("tr.response").first
    body = row.locator("pre.microlight, .highlight-code pre").first
    return row.locator(".response-col_status").inner_text().strip(), json.loads(body.inner_text())


def test_every_operation_is_shown(docs: Visit, openapi: dict[str, Any]) -> None:
    expand(docs, "downloads")
    expect(docs.page.locator(".opblock")).to_have_count(len(operations(openapi)))
    docs.page.wait_for_load_state("networkidle")
    assert docs.complaints() == {}


def test_the_downloads_stay_closed_until_they_are_opened(docs: Visit, server_url: str) -> None:
    downloads = docs.page.locator('.opblock-summary-path[data-path$=".csv"]')
    expect(docs.page.locator("#operations-tag-downloads")).to_be_visible()
    expect(downloads).to_have_count(0)
    expand(docs, "downloads")
    expect(downloads).not_to_have_count(0)
    expand(docs, "downloads")
    expect(downloads).to_have_count(0)
    docs.page.goto(f"{server_url}/docs#/downloads/download_figures")
    docs.page.reload()
    expect(docs.page.locator(".opblock.is-open")).to_have_count(1)


@pytest.mark.parametrize("prefix", ["/facts", "/a/b"])
def test_it_works_under_any_prefix_without_a_setting(
    browser: Browser, server_url: str, prefix: str
) -> None:
    with behind_proxy(server_url, prefix) as address, visit(browser, f"{address}/") as seen:
        asked: list[str] = []
        seen.page.on("request", lambda request: asked.append(request.url))
        seen.page.goto(f"{address}/docs")
        assert answered(execute(seen, "/health")) == ("200", {"status": "ok"})
        assert f"{address}/openapi.json" in asked
        assert asked[-1] == f"{address}/health"
        assert seen.complaints() == {}


def test_try_it_out_answers_a_list(docs: Visit, openapi: dict[str, Any]) -> None:
    names = lists(openapi)
    path = "/figures" if "/figures" in names else names[0]
    status, body = answered(execute(docs, path))
    assert status == "200"
    assert body["items"]
    assert docs.complaints() == {}


def test_try_it_out_answers_one_of_each(docs: Visit, openapi: dict[str, Any]) -> None:
    """The path's example is filled in, and names something that is there."""
    for path in (f"{name}/{{id}}" for name in lists(openapi)):
        if path in openapi["paths"]:
            status, body = answered(execute(docs, path))
            assert (path, status) == (path, "200")
            assert body["id"]
    assert docs.complaints() == {}


def test_an_operation_has_an_address(browser: Browser, server_url: str) -> None:
    with visit(browser, server_url) as seen:
        seen.page.goto(f"{server_url}/docs")
        first = seen.page.locator(".opblock").first
        first.locator(".opblock-summary-control").click()
        address = seen.page.url
        assert "#/" in address
    with visit(browser, server_url) as again:
        again.page.goto(address)
        expect(again.page.locator(".opblock.is-open")).to_have_count(1)


def test_the_page_is_sent_with_its_policy(client: httpx.Client) -> None:
    page = client.get("/docs")
    assert page.status_code == 200
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert page.headers["content-security-policy"] == POLICY
    assert page.headers["x-content-type-options"] == "nosniff"
    assert page.headers["referrer-policy"] == "no-referrer"


class Page(HTMLParser):
    """The addresses a page loads, and whatever a strict policy would refuse in it."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.inline: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        address = given.get("src") or given.get("href")
        if address:
            self.addresses.append(address)
        if tag == "style" or (tag == "script" and "src" not in given):
            self.inline.append(tag)
        self.inline += [name for name in given if name == "style" or name.startswith("on")]


def test_the_page_loads_only_files_that_are_served(client: httpx.Client) -> None:
    page = Page()
    page.feed((HERE / "docs.html").read_text("utf-8"))
    assert page.inline == []
    assets = [address for address in page.addresses if address != "openapi.json"]
    assert {f"web/{name}" for name in OF_DOCS} == set(assets)
    for address in assets:
        answer = client.get(f"/{address}")
        path = OF_DOCS[address.removeprefix("web/")]
        media_type = MEDIA_TYPES[path.suffix]
        assert (answer.status_code, answer.headers["content-type"]) == (200, media_type)
        assert answer.content == path.read_bytes()


def test_an_asset_is_kept_and_asked_for_again_cheaply(client: httpx.Client) -> None:
    first = client.get(BUNDLE, headers={"Accept-Encoding": "identity"})
    assert first.headers["cache-control"] == "public, max-age=86400"
    assert first.headers["etag"] == f'"{sha256(first.content).hexdigest()}"'
    known = {"Accept-Encoding": "identity", "If-None-Match": f'"other", {first.headers["etag"]}'}
    again = client.get(BUNDLE, headers=known)
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    packed = client.get(BUNDLE, headers={**known, "Accept-Encoding": "gzip"})
    assert packed.status_code == 200
    assert packed.headers["etag"] != first.headers["etag"]


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip", "gzip"),
        ("br;q=1.0, GZIP;q=0.5", "br"),
        ("gzip, deflate, br, zstd", "zstd"),
        ("*", "gzip"),
        ("identity", None),
        ("gzip;q=0", None),
        ("gzip;q=0, *", None),
        ("gzip;q=much", None),
    ],
)
def test_an_asset_is_compressed_when_asked(
    client: httpx.Client, accepted: str, encoding: str | None
) -> None:
    with client.stream("GET", BUNDLE, headers={"Accept-Encoding": accepted}) as answer:
        raw = b"".join(answer.iter_raw())
    assert answer.headers.get("content-encoding") == encoding
    assert "accept-encoding" in answer.headers["vary"].lower()
    content = DECODED[encoding](raw) if encoding else raw
    assert content == (SWAGGER_UI / "swagger-ui-bundle.js").read_bytes()


@pytest.mark.parametrize("address", ["/docs", BUNDLE])
def test_head_is_get_without_a_body(client: httpx.Client, address: str) -> None:
    got, head = client.get(address), client.head(address)
    assert (head.status_code, head.content) == (200, b"")
    for name in ("etag", "content-type", "content-length"):
        assert head.headers[name] == got.headers[name]


@pytest.mark.parametrize(
    "name", ["", "pages.py", "..%2fpages.py", "%2e%2e/pages.py", "docs.js%00", "vendor/NOTICE"]
)
def test_nothing_else_is_served(client: httpx.Client, name: str) -> None:
    assert client.get(f"/web/{name}").status_code in {400, 404, 422}


def test_pages_stay_out_of_the_document(openapi: dict[str, Any]) -> None:
    assert not [path for path in openapi["paths"] if path.startswith(("/docs", "/web"))]


def test_the_vendored_files_are_the_ones_written_down() -> None:
    written = (SWAGGER_UI / "README.md").read_text("utf-8")
    sums = dict(re.findall(r"^\| `(.+?)` \| `([0-9a-f]{64})` \|$", written, re.MULTILINE))
    there = {file.name for file in SWAGGER_UI.iterdir()} - {"README.md"}
    assert set(sums) == there
    for name, digest in sums.items():
        assert sha256((SWAGGER_UI / name).read_bytes()).hexdigest() == digest
