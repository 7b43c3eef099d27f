"""Who gets a page: by `Accept` or by name, and what caches are told of it."""

from urllib.parse import urljoin, urlsplit

import httpx
import pytest

CHROME = (
    "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,"
    "*/*;q=0.8,application/signed-exchange;v=b3;q=0.7"
)
FIREFOX = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
    " base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
ADDRESSES = ["/", "/events", "/figures/territory-held", "/search?q=losses", "/claims?limit=2"]


def kind_of(answer: httpx.Response) -> str:
    return answer.headers["content-type"].partition(";")[0]


def ask(api: httpx.Client, address: str, accept: str, **headers: str) -> httpx.Response:
    return api.get(address, headers={"Accept": accept, **headers})


def named(address: str, form: str) -> str:
    return f"{address}{'&' if '?' in address else '?'}format={form}"


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        (CHROME, "text/html"),
        (FIREFOX, "text/html"),
        ("text/html", "text/html"),
        ("application/json;q=0.5, text/html;q=0.6", "text/html"),
        ("*/*", "application/json"),
        ("", "application/json"),
        ("application/json, text/html", "application/json"),
        ("application/json;q=0.6, text/html;q=0.5", "application/json"),
        ("text/html;q=0, */*", "application/json"),
    ],
)
def test_browsers_get_pages_and_programs_json(
    api: httpx.Client, address: str, accept: str, kind: str
) -> None:
    answer = ask(api, address, accept)
    assert (answer.status_code, kind_of(answer)) == (200, kind)
    assert "Accept" in answer.headers["vary"].split(", ")


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_name_of_a_format_wins(api: httpx.Client, address: str) -> None:
    assert kind_of(ask(api, named(address, "json"), CHROME)) == "application/json"
    assert kind_of(ask(api, named(address, "html"), "application/json")) == "text/html"


@pytest.mark.parametrize("address", ADDRESSES)
def test_only_a_page_that_is_named_is_shared(api: httpx.Client, address: str) -> None:
    assert ask(api, address, CHROME).headers["cache-control"].startswith("private, max-age=")
    assert ask(api, named(address, "html"), CHROME).headers["cache-control"].startswith("public, ")
    assert ask(api, address, "*/*").headers["cache-control"].startswith("public, ")


@pytest.mark.parametrize("address", ADDRESSES)
def test_who_holds_a_page_is_told_so(api: httpx.Client, address: str) -> None:
    held = ask(api, address, CHROME).headers["etag"]
    assert "-html-" in held
    again = ask(api, address, FIREFOX, **{"If-None-Match": held})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", held)
    assert again.headers["cache-control"].startswith("private, ")
    assert ask(api, address, "*/*", **{"If-None-Match": held}).status_code == 200


@pytest.mark.parametrize("address", [*ADDRESSES, "/nothing", "/claims?modalty=stated"])
def test_a_page_may_do_nothing_but_show(api: httpx.Client, address: str) -> None:
    answer = ask(api, address, CHROME)
    assert answer.headers["content-security-policy"] == POLICY
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"
    assert "set-cookie" not in answer.headers


def test_head_tells_of_the_page_as_get_does(api: httpx.Client) -> None:
    got, told = (api.request(m, "/events", headers={"Accept": CHROME}) for m in ("GET", "HEAD"))
    assert told.content == b""
    assert told.headers == got.headers


def test_a_hundred_browsers_share_a_page(api: httpx.Client) -> None:
    accepts = [f"text/html, */*;q=0.{number:03}" for number in range(100)]
    found = {ask(api, "/places", accept).headers["etag"] for accept in accepts}
    assert len(found) == 1


def test_a_page_is_no_whole_list_and_has_no_chosen_fields(api: httpx.Client) -> None:
    answer = api.get("/claims?format=html&fields=id", headers={"Accept": "*/*"})
    assert answer.status_code == 422


@pytest.mark.parametrize(
    ("address", "shorter"),
    [
        ("/claims?q=&modality=stated", "?modality=stated"),
        ("/claims?q=&modality=", "./claims"),
        ("/search?q=losses&type=&limit=", "?q=losses"),
        ("/figures?min=&since=&qualifier=about&q=", "?qualifier=about"),
    ],
)
def test_what_a_form_leaves_empty_is_left_out(
    api: httpx.Client, address: str, shorter: str
) -> None:
    answer = ask(api, address, CHROME)
    assert (answer.status_code, answer.headers["location"]) == (303, shorter)
    assert answer.headers["cache-control"] == "no-store"
    assert ask(api, str(answer.url.join(shorter)), CHROME).status_code == 200
    assert ask(api, address, "*/*").status_code == 422


@pytest.mark.parametrize(
    "name",
    [
        *("https:elsewhere.example", "javascript:alert(1)", "mailto:a@b.example", "a:b", "..", "."),
        *("%2F%2Felsewhere.example", "%5C%5Celsewhere.example", "a%0d%0aSet-Cookie:%20x=1"),
        *("%E2%82%AC", "%00", "%20", "%3Fq", "%23a"),
    ],
)
def test_what_is_left_out_leads_nowhere_else(api: httpx.Client, name: str) -> None:
    """Whatever stands in the path of the address that a form is sent to."""
    answer = ask(api, f"/events/{name}?format=", CHROME)
    assert answer.status_code in (303, 404)
    location = answer.headers.get("location", "./")
    assert location.isascii()
    assert location.isprintable()
    to = urlsplit(urljoin("http://ours.example/events/x", location))
    assert to[:2] == ("http", "ours.example")
    assert urlsplit(location)[:2] == ("", "")
    assert set(answer.headers) & {"set-cookie"} == set()
