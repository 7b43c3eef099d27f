"""The page of an article says what the API says of it: its text, its claims, their proof."""

import re
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from lxml import html

from app.pages.bounds import tell_amount, tell_bounds
from app.tables.articles import GAP
from tests import withheld

OWN = "kursk-offensive-2025-01-05"
ARTICLES = (OWN, "crowd", "bridge", withheld.ARTICLE)
Document = dict[str, Any]

WORDS = {
    *("text", "exact", "name", "title", "words", "note", "modality_note", "speaker", "cue"),
    *("counted", "of", "edtf", "sentence_for_print", "url", "hedge"),
}
"""The fields of a claim whose words stand on its card as they are."""


class Page:
    """An article's page, and what the API answers of the same article."""

    def __init__(self, base: str, article: str) -> None:
        self._base = base
        self.article: Document = self.ask(f"/articles/{article}")
        self.claims: list[Document] = self.ask(f"/claims?article={article}&limit=200")["items"]
        answer = httpx.get(f"{base}/articles/{article}", headers={"Accept": "text/html"})
        assert answer.headers["content-type"] == "text/html; charset=utf-8"
        self.tree = html.document_fromstring(answer.text)

    def ask(self, address: str) -> Document:
        answer: Document = httpx.get(self._base + address).raise_for_status().json()
        return answer

    def find(self, path: str) -> list[Any]:
        found: list[Any] = self.tree.xpath(path)
        return found

    def card(self, claim: Document) -> Any:
        [card] = self.find(f"//article[@id='claim-{claim['id']}']")
        return card


def words_of(element: Any) -> str:
    """The words of an element, with single blanks."""
    return " ".join(element.text_content().split())


def leaves(value: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    """Every value of a document with the name of its field."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from leaves(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from leaves(inner, key)
    else:
        yield key, value


@pytest.fixture(scope="module", params=ARTICLES)
def page(request: pytest.FixtureRequest, odd_url: str) -> Page:
    return Page(odd_url, request.param)


def test_the_text_is_the_articles_own(page: Page) -> None:
    lines = [printed(line) for line in page.find("//*[contains(@class, 'line')]")]
    gap = re.compile(rf"{GAP}+( {GAP}+)*")
    assert lines == [gap.sub("", line) for line in page.article["text"].split("\n") if line]


def printed(line: Any) -> str:
    """The article's words of a line: without numbers of claims and notes, which are ours."""
    are_ours = (f"contains(@class, '{name}')" for name in ("number", "no-fact-note", "withheld"))
    ours = f"ancestor-or-self::*[{' or '.join(are_ours)}]"
    return "".join(line.xpath(f".//text()[not(../{ours})]"))


def test_a_gap_tells_how_many_sentences_are_not_republished(page: Page) -> None:
    gaps = page.find("//*[contains(@class, 'withheld')][not(.//*[contains(@class, 'withheld')])]")
    told = [int(words_of(one).removeprefix("[… ").split()[0]) for one in gaps]
    missing = [one for one in page.article["sentences"] if one["text"] is None]
    assert sum(told) == len(missing)
    for one in missing:
        [place] = page.find(f"//*[@id='sentence-{one['position']}']")
        assert words_of(place).endswith("not republished …]")


def test_an_article_says_whether_its_text_is_whole(page: Page) -> None:
    [told] = page.find("//dt[.='Text']/following-sibling::dd[1]")
    is_whole = page.article["publish"] == "text"
    assert words_of(told) == ("whole" if is_whole else "only the sentences that facts quote")


def test_every_mark_holds_what_its_passage_quotes(page: Page) -> None:
    for claim in page.claims:
        for number, passage in enumerate(claim["evidence"], start=1):
            asked = f"[@data-claim='{claim['id']}'][@data-passage='{number}']"
            assert "".join(page.find(f"//mark{asked}//text()")) == passage["exact"]
    marked = {mark.get("data-claim") for mark in page.find("//mark")}
    assert marked == {claim["id"] for claim in page.claims}


def test_every_claim_is_a_card_that_says_all_of_it(page: Page) -> None:
    cards = [card.get("data-claim") for card in page.find("//article")]
    assert sorted(cards) == sorted(claim["id"] for claim in page.claims)
    for claim in page.claims:
        told = words_of(page.card(claim)).casefold()
        for name, value in leaves(claim):
            if name in WORDS and value is not None:
                assert " ".join(value.split()).rstrip(".").casefold() in told, (name, value)
            if name in {"value", "low", "high"} and value is not None:
                assert tell_amount(value) in told, (name, value)
        assert claim["modality"] in told


PLACES = {
    "*[@class='voice']": ("attribution",),
    "*[@class='modality']": ("modality_note", "hedge"),
    "*[@class='figures']": ("figures",),
    "*[@class='links']": ("links",),
}
"""Where on a card the fields of a claim stand, so that one cannot do duty for another."""


def test_each_field_stands_in_its_place(page: Page) -> None:
    for claim in page.claims:
        for place, fields in PLACES.items():
            told = "".join(words_of(one) for one in page.card(claim).xpath(f".//{place}"))
            for name, value in leaves({field: claim[field] for field in fields}):
                if name in WORDS and value is not None:
                    assert value.rstrip(".") in told, (claim["id"], name)


def test_a_number_stands_with_its_bounds(page: Page) -> None:
    for claim in page.claims:
        told = [words_of(one) for one in page.card(claim).xpath(".//*[@class='figures']/li")]
        assert len(told) == len(claim["figures"])
        for figure, words in zip(claim["figures"], told, strict=True):
            assert f": {tell_bounds(figure)}. Unit: {figure['unit']['name']}." in words


def test_a_card_has_its_quotes_and_its_print_word_for_word(page: Page) -> None:
    for claim in page.claims:
        card = page.card(claim)
        quotes = card.xpath(".//blockquote | ./h3/q")
        assert [one.text_content() for one in quotes] == [one["exact"] for one in claim["evidence"]]
        [sentence] = card.xpath(f".//p[@id='claim-{claim['id']}-print']")
        assert sentence.text_content() == claim["sentence_for_print"]
        ours = [words_of(one) for one in card.xpath("./p[@class='ours']")]
        assert (claim["note"] in ours) == bool(claim["note"])


def test_a_card_leads_to_whatever_its_claim_is_about(page: Page) -> None:
    for claim in page.claims:
        addresses = {link.get("href") for link in page.card(claim).xpath(".//a[@href]")}
        for name in ("events", "actors", "places", "figures"):
            assert {f"../{name}/{one['id']}" for one in claim[name]} <= addresses
        for passage in claim["evidence"]:
            assert {f"#source-{one['id']}" for one in passage["cites"]} <= addresses
        for link in claim["links"]:
            assert f"#claim-{link['claim']['id']}" in addresses


def test_a_claim_and_each_of_its_passages_lead_to_each_other(page: Page) -> None:
    for claim in page.claims:
        own = f"[@data-claim='{claim['id']}']"
        forth = page.find(f"//a[contains(@class, 'number')]{own}/@href")
        assert forth == [f"#claim-{claim['id']}"] * len(claim["evidence"])
        begins = page.find(f"//mark{own}[@id]/@id")
        back = page.card(claim).xpath(".//a[starts-with(@href, '#words-')]/@href")
        assert {f"#{name}" for name in begins} == set(back)
        assert len(begins) == len(claim["evidence"])


def test_numbers_are_bold_and_hedges_italic_in_the_text(page: Page) -> None:
    bold = words_of_all(page.find("//*[contains(@class, 'line')]//strong"))
    italic = words_of_all(page.find("//*[contains(@class, 'line')]//em"))
    for claim in page.claims:
        assert [one["text"] for one in claim["figures"] if one["text"] not in bold] == []
        assert [one for one in claim["hedge"] if one.casefold() not in italic.casefold()] == []


def words_of_all(elements: list[Any]) -> str:
    return " ".join("".join(one.text_content() for one in elements).split())


def test_what_is_no_fact_yet_says_so(page: Page) -> None:
    finds = page.ask(page.article["coverage_url"])["finds"]
    bare = [one for one in finds if one["kind"] == "sentence" and one["status"] != "fact"]
    marked = page.find("//*[contains(@class, 'sentence') and contains(@class, ' no-fact')]")
    assert [one.get("id") for one in marked] == [
        f"sentence-{one['sentence']['position']}" for one in bare
    ]
    assert len(page.find("//*[@class='no-fact-note']")) == len(bare)


def test_the_words_of_an_article_are_in_its_language(page: Page) -> None:
    language = page.article["language"]
    for path in ("//h1", "//mark", "//blockquote", "//h3"):
        for element in page.find(path):
            [told] = element.xpath("ancestor-or-self::*[@lang][1]/@lang")
            assert told == language
            assert element.xpath("ancestor-or-self::*[@dir='auto']")


def test_all_sources_and_events_are_told(page: Page) -> None:
    sources = page.article["sources"]["items"]
    assert len(page.find("//li[starts-with(@id, 'source-')]")) == len(sources)
    events = page.ask(page.article["events"]["url"])["items"]
    told = " ".join(words_of(one) for one in page.find("//*[@class='events']"))
    for event in events:
        assert event["title"] in told
        assert event["status"] in told
        assert not event["date"] or event["date"]["text"] in told
