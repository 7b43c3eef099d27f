"""An article as a reader meets it: from words to claim and back, choosing, copying, printing."""

import io
import re
from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from pypdf import PdfReader

from tests.browser import visit

OWN = "/articles/kursk-offensive-2025-01-05"
LOST = "battalion-lost"
PHONE = {"width": 360, "height": 740}
WIDE = {"width": 1280, "height": 900}


@pytest.fixture(params=[WIDE, PHONE], ids=["wide", "phone"])
def plain(request: pytest.FixtureRequest, browser: Browser, odd_url: str) -> Iterator[Page]:
    """The article without JavaScript."""
    with visit(browser, odd_url, viewport=request.param, java_script_enabled=False) as seen:
        seen.page.goto(odd_url + OWN)
        yield seen.page


@pytest.fixture
def page(browser: Browser, odd_url: str) -> Iterator[Page]:
    with visit(browser, odd_url, viewport=WIDE, permissions=["clipboard-write"]) as seen:
        seen.page.goto(odd_url + OWN)
        yield seen.page
        assert seen.complaints() == {}


def words_of(page: Page, claim: str) -> Locator:
    return page.locator(f"mark[data-claim='{claim}']").first


def number_of(page: Page, claim: str) -> Locator:
    """Its number in the text, which leads to its card."""
    return page.locator(f".line a[data-claim='{claim}']").first


def card_of(page: Page, claim: str) -> Locator:
    return page.locator(f"#claim-{claim}")


def is_lit(element: Locator) -> bool:
    """Whether it stands out: words by their ground, a card by its edge."""
    style = "one => [getComputedStyle(one).backgroundColor, getComputedStyle(one).outlineColor]"
    ground, edge = element.evaluate(style)
    name = element.evaluate("one => one.localName")
    return (ground if name == "mark" else edge) != "rgba(0, 0, 0, 0)"


def test_words_lead_to_their_claim_and_back_without_javascript(plain: Page) -> None:
    assert not is_lit(words_of(plain, LOST))
    number_of(plain, LOST).click()
    expect(card_of(plain, LOST)).to_be_in_viewport()
    assert is_lit(card_of(plain, LOST))
    assert is_lit(words_of(plain, LOST))
    assert not is_lit(words_of(plain, "attacks-repelled"))
    card_of(plain, LOST).locator("a.number").click()
    expect(words_of(plain, LOST)).to_be_in_viewport()
    assert plain.url.endswith(f"#words-{LOST}-1")
    assert is_lit(card_of(plain, LOST))
    assert is_lit(words_of(plain, LOST))


def test_what_is_set_against_a_claim_is_a_click_away(plain: Page) -> None:
    plain.goto(f"{plain.url}#claim-{LOST}")
    card_of(plain, LOST).get_by_role("link", name="They had repelled").click()
    expect(card_of(plain, "attacks-repelled")).to_be_in_viewport()
    assert is_lit(card_of(plain, "attacks-repelled"))


@pytest.mark.parametrize(
    ("chosen", "hidden", "kept"),
    [
        ("with a figure", LOST, "caught-off-guard"),
        ("without", "caught-off-guard", LOST),
        ("Ukraine (1)", LOST, "attacks-repelled"),
    ],
)
def test_claims_are_chosen_without_javascript(
    browser: Browser, odd_url: str, chosen: str, hidden: str, kept: str
) -> None:
    with visit(browser, odd_url, viewport=WIDE, java_script_enabled=False) as seen:
        seen.page.goto(odd_url + OWN)
        seen.page.get_by_text("Choose what is shown").click()
        seen.page.get_by_label(chosen).uncheck()
        expect(card_of(seen.page, hidden)).to_be_hidden()
        expect(number_of(seen.page, hidden)).to_be_hidden()
        expect(card_of(seen.page, kept)).to_be_visible()
        expect(words_of(seen.page, hidden)).to_be_visible()
        line = "one => getComputedStyle(one).textDecorationLine"
        assert words_of(seen.page, hidden).evaluate(line) == "none"
        assert words_of(seen.page, kept).evaluate(line) == "underline"


def test_what_is_no_fact_yet_is_shown_when_asked(browser: Browser, odd_url: str) -> None:
    with visit(browser, odd_url, java_script_enabled=False) as seen:
        seen.page.goto(f"{odd_url}/articles/crowd")
        note = seen.page.get_by_text("[no fact yet]").last
        expect(note).to_be_hidden()
        seen.page.get_by_text("Choose what is shown").click()
        seen.page.get_by_label("What is no fact yet").check()
        expect(note).to_be_visible()


def test_stated_reported_and_estimated_are_told_apart_without_hue(page: Page) -> None:
    style = "one => getComputedStyle(one).textDecorationStyle"
    claims = [LOST, "losses-on-both-sides", "north-korean-casualties", "geopolitical-dynamics"]
    told = [words_of(page, claim).evaluate(style) for claim in claims]
    assert told == ["solid", "dashed", "dotted", "dotted"]
    words = [card_of(page, claim).locator(".sample").text_content() for claim in claims]
    assert words == ["Stated", "Reported", "Estimated", "Possible"]


def test_overlapping_claims_have_underlines_of_their_own(page: Page) -> None:
    offset = "one => getComputedStyle(one).textUnderlineOffset"
    claims = ("new-offensive", "tensions-escalating", "geopolitical-dynamics")
    first = [page.locator(f"mark[data-claim='{one}'][data-passage='1']").first for one in claims]
    assert len({one.evaluate(offset) for one in first}) == 3


def test_the_pointer_lights_a_claim_with_its_words(page: Page) -> None:
    words_of(page, LOST).hover()
    assert is_lit(card_of(page, LOST))
    assert is_lit(words_of(page, LOST))
    page.locator("h1").hover()
    assert not is_lit(card_of(page, LOST))


def test_two_keys_go_from_claim_to_claim_unless_switched_off(page: Page) -> None:
    fragments = []
    for key in ("j", "j", "k", "k"):
        page.keyboard.press(key)
        fragments.append(page.evaluate("location.hash"))
    assert fragments == [
        "#claim-new-offensive", "#claim-tensions-escalating",
        *["#claim-new-offensive"] * 2,
    ]  # fmt: skip
    page.get_by_text("Choose what is shown").click()
    page.get_by_label("Find in the claims").press("j")
    page.get_by_label("go from claim to claim").uncheck()
    page.keyboard.press("j")
    assert page.evaluate("location.hash") == "#claim-new-offensive"
    page.reload()
    page.keyboard.press("j")
    assert page.evaluate("location.hash") == "#claim-new-offensive"


def test_a_sentence_for_print_is_copied(page: Page, odd_url: str) -> None:
    page.evaluate("navigator.clipboard.writeText = async words => { window.copied = words; }")
    button = card_of(page, LOST).get_by_role("button")
    button.click()
    expect(button).to_have_text("Copied")
    claim = httpx.get(f"{odd_url}/claims/{LOST}").json()
    assert page.evaluate("copied") == claim["sentence_for_print"]


def test_typing_narrows_the_claims(page: Page) -> None:
    page.get_by_text("Choose what is shown").click()
    page.get_by_label("Find in the claims").fill("MAKHNOVKA lost")
    expect(card_of(page, LOST)).to_be_visible()
    expect(card_of(page, "new-offensive")).to_be_hidden()
    expect(page.locator("output")).to_have_text(re.compile(r"^\d+ of 28$"))
    page.get_by_label("Find in the claims").fill("")
    expect(card_of(page, "new-offensive")).to_be_visible()


@pytest.mark.parametrize("article", ["kursk-offensive-2025-01-05", "crowd", "norvale-bridge"])
def test_a_print_holds_every_quote_and_address(
    browser: Browser, odd_url: str, article: str
) -> None:
    claims = httpx.get(f"{odd_url}/claims?article={article}&limit=200").json()["items"]
    with visit(browser, odd_url) as seen:
        seen.page.goto(f"{odd_url}/articles/{article}")
        seen.page.get_by_text("Choose what is shown").click()
        seen.page.get_by_label("without").uncheck()
        printed = PdfReader(io.BytesIO(seen.page.pdf(format="A4")))
    text = bare("".join(page.extract_text() for page in printed.pages))
    for claim in claims:
        quotes = [passage["exact"] for passage in claim["evidence"]]
        assert [one for one in [*quotes, claim["url"]] if bare(one) not in text] == []
    events = httpx.get(f"{odd_url}/events?article={article}&limit=200").json()["items"]
    own = [one for event in events for one in event["evidence"] if one["article"]["id"] == article]
    assert [one["exact"] for one in own if bare(one["exact"]) not in text] == []


def bare(text: str) -> str:
    """The text without white space, which a print breaks as it likes."""
    return re.sub(r"\s+", "", text)
