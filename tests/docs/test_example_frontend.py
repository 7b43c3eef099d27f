"""The example's page: in a browser, from a file and from another origin, as a reader meets it."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.browser import Visit, chromium, lies_within, visit
from tests.conftest import HOME, free_port

FOLDER = HOME / "examples" / "frontend"
PUBLIC = {"Access-Control-Allow-Origin": "*"}
Item = dict[str, Any]


class Quiet(SimpleHTTPRequestHandler):
    """Serves files without a word on the console."""

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[str]:
    """A static server of the page, which is another origin than the API's."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(FOLDER))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()
        thread.join()


@pytest.fixture(params=["file", "http"])
def place(request: pytest.FixtureRequest) -> str:
    """Where the page lies: in a folder, or at a static server."""
    if request.param == "file":
        return f"{FOLDER.as_uri()}/"
    address: str = request.getfixturevalue("elsewhere")
    return address


@contextmanager
def opened(browser: Browser, place: str, api: str, **options: Any) -> Iterator[Visit]:
    """The page, when it has drawn what it could."""
    with visit(browser, place, api, **options) as seen:
        show(seen.page, place, api)
        yield seen


def show(page: Page, place: str, api: str) -> None:
    page.goto(f"{place}index.html?api={api}")
    expect(page.locator("#events")).not_to_have_attribute("aria-busy", "true")


@pytest.fixture
def folder() -> str:
    return f"{FOLDER.as_uri()}/"


@pytest.fixture(scope="module")
def drawn(browser: Browser, server_url: str) -> Iterator[Visit]:
    """The page as it is opened from its folder, for looking at."""
    with opened(browser, f"{FOLDER.as_uri()}/", server_url) as seen:
        yield seen


@pytest.fixture(scope="module")
def events(server_url: str) -> list[Item]:
    page = httpx.get(f"{server_url}/events", params={"limit": 200}).json()
    assert page["next"] is None
    items: list[Item] = page["items"]
    return items


def card(seen: Visit, event: Item) -> Locator:
    return seen.page.locator(f"#event-{event['id']}")


def words(part: Locator) -> str:
    """What a part says, folded or not, on one line."""
    return " ".join((part.text_content() or "").split())


# What is shown


def test_there_is_a_card_for_each_event(
    browser: Browser, place: str, server_url: str, events: list[Item]
) -> None:
    with opened(browser, place, server_url) as seen:
        expect(seen.page.locator("#state")).to_have_text(f"{len(events)} events from {server_url}")
        titles = seen.page.locator(".event h2").all_text_contents()
        assert titles == [event["title"] for event in events]
        assert seen.page.locator("#error").is_hidden()
        assert seen.complaints() == {}


def test_every_quote_stands_in_the_article(
    drawn: Visit, events: list[Item], server_url: str
) -> None:
    for event in events:
        shown = card(drawn, event).locator("blockquote").all_text_contents()
        proofs = [
            (c["article"]["id"], e["exact"])
            for c in event["claims"]["items"]
            for e in c["evidence"]
        ]
        assert shown == [exact for _, exact in proofs]
        for article, exact in proofs:
            assert exact in httpx.get(f"{server_url}/articles/{article}").json()["text"]


def test_each_quote_says_whose_article_it_is_from(drawn: Visit, events: list[Item]) -> None:
    for event in events:
        shown = card(drawn, event).locator(".claim .from").all_text_contents()
        claims = event["claims"]["items"]
        assert shown == [f"From: {claim['article']['headline']}" for claim in claims]


def test_a_card_tells_when_where_who_and_who_says_so(drawn: Visit, events: list[Item]) -> None:
    for event in events:
        shown = card(drawn, event)
        assert words(shown.locator(".status")).split()[-1] == event["status"]
        when = words(shown.locator(".when"))
        if date := event["date"]:
            assert when.startswith(date["text"])
            assert [day for day in (date["start"], date["end"]) if day and day not in when] == []
            assert ("end left open" in when) == (date["end"] is None)
            assert ("about" in when) == date["approximate"]
        else:
            assert when == "The article does not say."
        for part in ("places", "actors"):
            told = words(shown.locator(f".{part}")) if event[part] else ""
            assert [x for x in event[part] if f"{x['name']} ({x['role']}" not in told] == []
            assert [y for x in event[part] for y in x["hedge"] if y not in told] == []
            assert shown.locator(f".{part}").count() == bool(event[part])


@pytest.mark.parametrize(
    ("event", "says"),
    [
        ("battalion-lost-at-makhnovka", "Ukraine alone"),
        ("ukrainian-attacks-repelled", "The Russian Defense Ministry alone"),
        ("losses-on-both-sides", "nobody named"),
        ("ramstein-meeting", "the article itself"),
        ("kursk-offensive", "the article itselfAndriy Kovalenko"),
    ],
)
def test_what_only_one_side_asserts_says_so(drawn: Visit, event: str, says: str) -> None:
    assert words(card(drawn, {"id": event}).locator(".asserted")) == says


def test_a_number_stands_with_its_words_its_bound_and_its_voice(
    drawn: Visit, events: list[Item]
) -> None:
    for event in events:
        shown = card(drawn, event).locator(".figures > li").all()
        figures = [
            (figure, claim) for claim in event["claims"]["items"] for figure in claim["figures"]
        ]
        for item, (figure, claim) in zip(shown, figures, strict=True):
            assert words(item.locator(".words")) == figure["text"]
            said = words(item.locator(".said"))
            assert (claim["attribution"]["speaker"] or "") in said
            assert (claim["attribution"]["cue"] or "") in said
            assert ("hedged" in said) == bool(claim["hedge"])
            assert [x for x in claim["hedge"] if f"hedged: “{x}”" not in said] == []
            assert ("The article itself" in said) == (claim["attribution"]["type"] == "article")


@pytest.mark.parametrize(
    ("event", "reading"),
    [
        ("losses-suffered-by-moscow", "Equipment losses: more than 1,000 (piece of equipment)"),
        ("control-of-russian-territory", "Territory controlled: about 585 (square kilometre)"),
        ("armed-clashes", "Armed clashes: 42 (clash)"),
    ],
)
def test_a_hedged_number_is_never_a_bare_one(drawn: Visit, event: str, reading: str) -> None:
    shown = card(drawn, {"id": event}).locator(".reading")
    assert reading in [words(item) for item in shown.all()]


@pytest.mark.parametrize(
    ("figure", "reading"),
    [
        ({"qualifier": "at_least", "value": 3}, "Guests: at least 3 (guest)"),
        ({"qualifier": "at_most", "value": 12.5}, "Guests: at most 12.5 (guest)"),
        ({"qualifier": "less_than", "value": 30}, "Guests: less than 30 (guest)"),
        ({"qualifier": "between", "low": 40, "high": 60}, "Guests: 40 to 60 (guest)"),
        ({"qualifier": "several"}, "Guests: no number given (guest)"),
    ],
)
def test_every_other_hedge_is_told_too(drawn: Visit, figure: Item, reading: str) -> None:
    whole = {
        "value": None,
        "low": None,
        "high": None,
        "unit": {"id": "guest", "name": "guest"},
        **figure,
    }
    whole["indicator"] = {"id": "guests", "name": "Guests"}
    assert drawn.page.evaluate(f"reading({json.dumps(whole)})") == reading


def test_a_link_leads_to_the_claim_on_the_other_side(
    browser: Browser, folder: str, server_url: str
) -> None:
    with opened(browser, folder, server_url) as seen:
        link = card(seen, {"id": "battalion-lost-at-makhnovka"}).locator(".links li")
        assert words(link).startswith("Countered by: They had repelled Ukrainian attacks")
        assert words(link).endswith("(in the text: “countered”)")
        link.locator("a").click()
        other = seen.page.locator("#claim-attacks-repelled")
        expect(other).to_be_in_viewport()
        assert words(other.locator(".links")).startswith("Counters: Russia lost a battalion")
        assert seen.complaints() == {}


def test_all_claims_of_an_event_are_there_the_first_in_sight(
    drawn: Visit, events: list[Item]
) -> None:
    [event] = [event for event in events if event["id"] == "kursk-offensive"]
    claims = card(drawn, event).locator(".claim")
    assert claims.count() == event["claims"]["count"]
    assert [claim.is_visible() for claim in claims.all()] == [
        at < 3 for at in range(event["claims"]["count"])
    ]
    assert (
        words(card(drawn, event).locator("summary"))
        == f"{event['claims']['count'] - 3} more claims"
    )


# What it asks, and what may come back


def test_it_follows_next_to_the_last_page(
    browser: Browser, folder: str, server_url: str, events: list[Item]
) -> None:
    with visit(browser, folder, server_url) as seen:
        asked: list[str] = []

        def by_five(route: Route) -> None:
            asked.append(route.request.url)
            route.continue_(url=route.request.url.replace("limit=50", "limit=5"))

        seen.page.route(f"{server_url}/events?*", by_five)
        show(seen.page, folder, server_url)
        assert len(asked) == -(-len(events) // 5)
        assert seen.page.locator(".event h2").all_text_contents() == [e["title"] for e in events]
        assert seen.complaints() == {}


def test_without_a_server_it_says_how_to_start_one(browser: Browser, folder: str) -> None:
    nobody = f"http://127.0.0.1:{free_port()}"
    with opened(browser, folder, nobody) as seen:
        error = seen.page.locator("#error")
        expect(error).to_be_visible()
        assert words(error).startswith(f"There is no answer from {nobody}. Is the server running?")
        assert "make serve" in words(error)
        assert seen.page.locator("#state").is_hidden()
        assert seen.page_errors == []


@pytest.mark.parametrize("address", ["javascript:alert(1)", "nowhere", "file:///etc/", ""])
def test_what_is_no_address_of_a_server_is_not_asked(
    browser: Browser, folder: str, address: str
) -> None:
    with opened(browser, folder, address) as seen:
        assert words(seen.page.locator("#error")).startswith(f"“{address}” is not the address")
        assert seen.complaints() == {}


@pytest.mark.parametrize(
    ("status", "body", "told"),
    [
        (503, '{"title": "Not ready", "detail": "No release is open."}', "503: No release is open"),
        (500, "<h1>Oops</h1>", "answered 500: Internal Server Error"),
        (200, "hello", "did not answer with a list of events"),
        (200, '{"items": [{"id": "half-an-event"}], "next": null}', "could not be drawn"),
    ],
)
def test_an_answer_that_is_no_list_of_events_is_told_in_words(
    browser: Browser, folder: str, server_url: str, status: int, body: str, told: str
) -> None:
    with visit(browser, folder, server_url) as seen:
        seen.page.route(
            f"{server_url}/events?*",
            lambda route: route.fulfill(status=status, body=body, headers=PUBLIC),
        )
        show(seen.page, folder, server_url)
        assert told in words(seen.page.locator("#error"))
        assert seen.page_errors == []


EVIL = "<img src=x onerror=alert(1)>"
WORDS = {"title", "name", "text", "exact", "marker", "speaker", "cue", "hedge", "words", "note"}


def with_evil_words(fact: Any, key: str = "") -> Any:
    """A fact in which all that is words would do harm as HTML."""
    if isinstance(fact, dict):
        return {name: with_evil_words(value, name) for name, value in fact.items()}
    if isinstance(fact, list):
        return [with_evil_words(value, key) for value in fact]
    return EVIL if key in WORDS and isinstance(fact, str) else fact


def test_words_are_never_taken_for_html(
    browser: Browser, folder: str, server_url: str, events: list[Item]
) -> None:
    text = json.dumps({"items": with_evil_words(events), "next": None})
    with visit(browser, folder, server_url) as seen:
        seen.page.route(
            f"{server_url}/events?*", lambda route: route.fulfill(body=text, headers=PUBLIC)
        )
        show(seen.page, folder, server_url)
        parts = "h2 .type .when .places .actors .parent .asserted .voice blockquote .markers"
        more = ".hedge .figures .words,.reading .said .links .why,dd.note li>.note"
        for part in f"{parts} {more}".split():
            told = seen.page.locator(part).all_text_contents()
            assert any(EVIL in words for words in told), part
        assert seen.page.locator("img").count() == 0
        assert seen.complaints() == {}


def test_a_foreign_request_would_be_seen(browser: Browser, folder: str, server_url: str) -> None:
    with opened(browser, folder, server_url) as seen:
        for call in (
            "fetch('http://127.0.0.1:9/').catch(() => null)",
            "new Image().src = '../a.png'",
        ):
            with seen.page.expect_event("requestfailed"):
                seen.page.evaluate(call)
        assert len(seen.foreign) == 2
    assert not lies_within("http://127.0.0.1:80001/", "http://127.0.0.1:8000")


# For everybody


@pytest.mark.parametrize("width", [320, 390, 768, 1200])
def test_no_screen_needs_to_be_scrolled_sideways(
    browser: Browser, folder: str, server_url: str, width: int
) -> None:
    with opened(browser, folder, server_url, viewport={"width": width, "height": 800}) as seen:
        seen.page.evaluate("document.querySelectorAll('details').forEach((d) => (d.open = true))")
        wide = seen.page.evaluate(
            "[...document.body.querySelectorAll('*')]"
            ".filter((e) => e.getBoundingClientRect().right > innerWidth + 0.5).length"
        )
        assert (seen.page.evaluate("document.documentElement.scrollWidth"), wide) == (width, 0)


FAINT = """
() => {
  const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = (colour) => {
    const [r, g, b] = numbers(colour).slice(0, 3).map((c) => {
      const part = c / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (numbers(colour)[3] !== 0) return colour;
    }
    return "rgb(255, 255, 255)";
  };
  const ratio = (element) => {
    const both = [getComputedStyle(element).color, behind(element)].map(light);
    return (Math.max(...both) + 0.05) / (Math.min(...both) + 0.05);
  };
  const own = (element) => [...element.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
  const all = [...document.body.querySelectorAll("*:not(script, template, noscript)")].filter(own);
  return [all.length, all.filter((e) => ratio(e) < 4.5).map((e) => `${e.className} ${ratio(e)}`)];
}
"""
"""Elements with words, and those whose words are too faint on their ground (WCAG 2, AA)."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_their_ground(
    browser: Browser, folder: str, server_url: str, scheme: str
) -> None:
    with opened(browser, folder, server_url, color_scheme=scheme) as seen:
        looked_at, faint = seen.page.evaluate(FAINT)
        assert (looked_at > 100, faint) == (True, [])
        seen.page.add_style_tag(content=".kind { color: #888 } .event { background: #999 }")
        assert seen.page.evaluate(FAINT)[1] != []


def test_the_ground_is_dark_where_one_likes_it_dark(
    browser: Browser, folder: str, server_url: str
) -> None:
    grounds = []
    for scheme in ("light", "dark"):
        with opened(browser, folder, server_url, color_scheme=scheme) as seen:
            ground = seen.page.evaluate("getComputedStyle(document.body).backgroundColor")
            grounds.append(sum(map(int, ground[4:-1].split(","))) > 3 * 128)
    assert grounds == [True, False]


def test_it_can_be_found_one_s_way_in_by_ear(drawn: Visit) -> None:
    page = drawn.page
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.title() == page.locator("h1").text_content()
    levels = page.locator("h1, h2, h3, h4, h5, h6").evaluate_all("all => all.map(e => e.tagName)")
    assert (levels[0], set(levels[1:])) == ("H1", {"H2"})
    assert page.locator("main").count() == 1
    assert page.locator("img:not([alt])").count() == 0
    ids = page.locator("[id]").evaluate_all("all => all.map(e => e.id)")
    assert len(ids) == len(set(ids))
    nameless = page.locator("a, summary").evaluate_all(
        "all => all.filter(e => !e.textContent.trim())"
    )
    assert nameless == []
    missing = page.locator("a").evaluate_all(
        "all => all.filter(e => !e.href || (e.hash && !document.querySelector(e.hash)))"
        ".map(e => e.outerHTML)"
    )
    assert missing == []
