"""Problems as pages: what happened, what is allowed, and where to go on."""

from urllib.parse import urljoin

import httpx
import pytest

from tests.pages.crawling import read_links, read_words

BROWSER = {"Accept": "text/html, */*;q=0.8"}
PROBLEMS = [
    ("/figurs", "/figures"),
    ("/claims?modalty=stated", "/claims?modality=stated"),
    ("/claims?modality=statd&limit=3", "/claims?limit=3&modality=stated"),
    ("/claims?attributed_to=ukrain", "/claims?attributed_to=ukraine"),
    ("/figures/nothing-like-it", None),
    ("/claims/batalion-lost", "/claims/battalion-lost"),
    ("/claims/batalion-lost/citation", "/claims/battalion-lost/citation"),
    ("/search", None),
    (f"/claims?q={'x' * 5000}", None),
    ("/claims?cursor=WyI", None),
]


@pytest.mark.parametrize(("address", "leads"), PROBLEMS)
def test_a_page_tells_what_the_problem_tells(
    api: httpx.Client, address: str, leads: str | None
) -> None:
    told, page = api.get(address), api.get(address, headers=BROWSER)
    assert page.status_code == told.status_code
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert told.headers["content-type"] == "application/problem+json"
    assert page.headers["cache-control"] == "no-store"
    problem, said = told.json(), read_words(page.text)
    for text in (problem["title"], problem["detail"]):
        assert " ".join(text.split()) in said
    for fault in problem["errors"]:
        assert all(word in said for word in [fault["message"], *fault["allowed"]])
    links = read_links(page.text, str(page.url))
    assert urljoin(str(page.url), problem["type"]) in links
    if leads:
        assert urljoin(str(page.url), leads) in links
        assert api.get(leads, headers=BROWSER).status_code == 200


def test_accept_alone_makes_a_page_of_a_problem(api: httpx.Client) -> None:
    for form in ("html", "csv", "json"):
        told = api.get(f"/claims?modality=x&format={form}", headers={"Accept": "*/*"})
        assert told.headers["content-type"] == "application/problem+json"
        page = api.get(f"/claims?modality=x&format={form}", headers=BROWSER)
        assert page.headers["content-type"] == "text/html; charset=utf-8"


def test_a_strange_path_is_shown_as_text_or_not_at_all(api: httpx.Client) -> None:
    page = api.get("/<script>alert(1)</script>", headers=BROWSER)
    assert page.status_code == 404
    assert "<script>alert" not in page.text
    assert "javascript:" not in api.get("/javascript:alert(1)", headers=BROWSER).text


def test_crawlers_are_kept_from_questions(api: httpx.Client) -> None:
    answer = api.get("/robots.txt")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.text.splitlines()[-2:] == ["User-agent: *", "Disallow: /*?"]
    page = api.get("/claims?modality=stated&format=html").text
    assert '<link rel="canonical" href="claims">' in page
