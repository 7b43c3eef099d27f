"""The pages of events, figures, indicators and discrepancies say what the API says."""

import re
from typing import Any

import httpx
import pytest
from lxml import html
from lxml.html import HtmlElement

Item = dict[str, Any]


def page_of(api: httpx.Client, address: str) -> HtmlElement:
    answer = api.get(address, headers={"Accept": "text/html"})
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/html")
    return html.fromstring(answer.content)


def items_of(api: httpx.Client, address: str) -> list[Item]:
    found: list[Item] = api.get(address).json()["items"]
    return found


def within(element: HtmlElement, path: str) -> list[HtmlElement]:
    """What lies within at a path in which `.name` stands for a class."""
    steps = re.sub(r"\.([a-z]+)", r"*[contains(concat(' ', @class, ' '), ' \1 ')]", path)
    found: list[HtmlElement] = element.xpath(f".//{steps}")
    return found


def said(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())


def rows(page: HtmlElement) -> dict[str, HtmlElement]:
    """The rows of the chart by the last step of their links, each once."""
    links = within(page, ".chart//.rows//a")
    found = {link.get("href").rpartition("/")[2]: link for link in links}
    assert len(found) == len(links)
    return found


@pytest.mark.parametrize("name", ["events", "figures"])
def test_a_list_is_drawn_and_told_once_more_in_a_table(api: httpx.Client, name: str) -> None:
    page, items = page_of(api, f"/{name}?limit=200"), items_of(api, f"/{name}?limit=200")
    drawn, table = rows(page), within(page, "table/tbody/tr")
    assert set(drawn) == {item["id"] for item in items}
    assert len(table) == len(items)
    for item, row in zip(items, table, strict=True):
        own = item.get("title") or item["text"]
        assert own in said(drawn[item["id"]])
        assert own in said(row)
        for words in item.get("hedge", []):
            assert words in said(drawn[item["id"]])
            assert words in said(row)


def test_what_has_no_date_has_no_mark(api: httpx.Client) -> None:
    drawn = rows(page_of(api, "/events"))
    for event in items_of(api, "/events"):
        assert len(within(drawn[event["id"]], ".marks")) == bool(event["date"])
        assert ("no date given" in said(drawn[event["id"]])) is not bool(event["date"])


def test_the_question_is_the_one_that_is_drawn(api: httpx.Client) -> None:
    asked = "/figures?qualifier=more_than"
    assert set(rows(page_of(api, asked))) == {one["id"] for one in items_of(api, asked)}


def test_the_legend_explains_the_signs_that_are_there(api: httpx.Client) -> None:
    page = page_of(api, "/figures?qualifier=more_than")
    [sign] = within(page, ".legend/li")
    assert said(sign) == "more than: not itself"
    assert "An arrow’s length means nothing." in said(page)


def test_a_list_without_an_item_has_no_chart_of_anything(api: httpx.Client) -> None:
    page = page_of(api, "/figures?q=nothinglikeit")
    assert within(page, ".rows//a") + within(page, ".legend") + within(page, "tbody/tr") == []


def test_an_event_stands_above_its_parts_with_all_who_say_so(api: httpx.Client) -> None:
    page = page_of(api, "/events/kursk-offensive")
    parts = items_of(api, "/events?parent=kursk-offensive")
    assert list(rows(page)) == ["kursk-offensive", *(part["id"] for part in parts)]
    [here] = within(page, ".rows//a[@aria-current='page']")
    assert here.get("href").endswith("kursk-offensive")
    cards = within(page, ".sides/li")
    claims = items_of(api, "/claims?event=kursk-offensive")
    assert len(cards) == len(claims)
    for card, claim in zip(cards, claims, strict=True):
        assert claim["text"] in said(card)
        assert all(one["exact"] in said(card) for one in claim["evidence"])
        assert all(words in said(card) for words in claim["hedge"])
        assert (claim["attribution"]["speaker"] or "The article itself") in said(card)


def test_a_figure_stands_beside_those_that_measure_the_same(api: httpx.Client) -> None:
    for figure in items_of(api, "/figures"):
        page = page_of(api, figure["url"])
        like = items_of(api, f"/figures?indicator={figure['indicator']['id']}")
        assert set(rows(page)) == {one["id"] for one in like}
        assert all(one["exact"] in said(page) for one in figure["evidence"])


def test_an_indicator_shows_all_its_figures(api: httpx.Client) -> None:
    for indicator in items_of(api, "/indicators"):
        page = page_of(api, indicator["url"])
        figures = items_of(api, indicator["series_url"])
        assert set(rows(page)) == {one["id"] for one in figures}


@pytest.mark.parametrize("address", ["/discrepancies", "/discrepancies/{}"])
def test_both_sides_stand_beside_each_other(api: httpx.Client, address: str) -> None:
    for one in items_of(api, "/discrepancies"):
        page = page_of(api, address.format(one["id"]))
        columns = within(page, ".sides/li")
        sides = {side["claim"]["id"]: side["claim"] for side in one["sides"]["items"]}
        assert len(columns) == len(sides)
        for claim in sides.values():
            [column] = [column for column in columns if claim["text"] in said(column)]
            assert all(passage["exact"] in said(column) for passage in claim["evidence"])
            assert claim["attribution"]["speaker"] in said(column)
        assert all(reason["text"] in said(page) for reason in one["comparable_because"])
        assert said(page).count("No reply in this data") == 1


@pytest.mark.parametrize(
    "address", ["/events", "/figures", "/events/kursk-offensive", "/discrepancies"]
)
def test_no_element_carries_a_style_and_no_id_stands_twice(api: httpx.Client, address: str) -> None:
    page = page_of(api, address)
    assert page.xpath("//@style | //style | //script[not(@src)]") == []
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
