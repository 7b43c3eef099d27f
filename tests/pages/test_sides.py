"""The sides of a discrepancy: equal, in reading order, and silent where they are."""

from typing import Any

import httpx
import pytest

from app.pages.charts.sides import set_sides

Item = dict[str, Any]
COUNTERED = "attacks-repelled-counters-battalion-lost"


@pytest.fixture(scope="module")
def countered(api: httpx.Client) -> Item:
    found: Item = api.get(f"/discrepancies/{COUNTERED}").json()
    return found


def test_sides_stand_in_reading_order(countered: Item) -> None:
    sides = set_sides(countered)
    starts = [side.claim["evidence"][0]["start"] for side in sides]
    assert starts == sorted(starts)
    assert [side.claim["id"] for side in sides] == ["battalion-lost", "attacks-repelled"]


def test_a_side_says_what_it_replies_and_that_it_does_not(countered: Item) -> None:
    lost, repelled = set_sides(countered)
    assert repelled.replies == ("counters the other (“countered”)",)
    assert (lost.replies, lost.may_reply) == ((), True)


def test_a_link_to_a_claim_that_is_no_side_is_no_reply(countered: Item) -> None:
    items = [
        side for side in countered["sides"]["items"] if side["claim"]["id"] != "battalion-lost"
    ]
    [alone] = set_sides({**countered, "sides": {"count": 2, "url": "/", "items": items}})
    assert alone.replies == ()


def test_where_numbers_disagree_nobody_was_asked_to_reply(countered: Item) -> None:
    numbers = {**countered, "indicator": {"id": "tanks", "name": "Tanks"}}
    assert [side.may_reply for side in set_sides(numbers)] == [False, False]


def test_sides_of_several_articles_stay_as_the_api_orders_them(countered: Item) -> None:
    first, second = countered["sides"]["items"]
    claim = {**first["claim"], "article": {"id": "another", "headline": "Another"}}
    sides = {"count": 2, "url": "/", "items": [{**first, "claim": claim}, second]}
    kept = [side.claim["id"] for side in set_sides({**countered, "sides": sides})]
    assert kept == [first["claim"]["id"], second["claim"]["id"]]
