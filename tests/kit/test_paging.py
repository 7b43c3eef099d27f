"""Paging: every list, in every order, meets each item exactly once, and cursors stay in place."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.kit.asking.page import Address, Cursor, Total, read_cursor
from app.kit.errors import InvalidParameters
from app.releasing.positions import locate_event
from app.releasing.publish import publish
from tests import in_process
from tests.conftest import SEEDS, wait_until
from tests.kit.asking.facts import Facts
from tests.kit.test_filters import candidates, filters_of
from tests.worlds import LISTS, MODELS, World

Item = dict[str, Any]
Page = dict[str, Any]


def orders_of(name: str) -> list[str]:
    kind: Any = MODELS[name].model_fields["sort"].annotation
    return [str(order) for order in kind]


ORDERS = [(name, order) for name in LISTS for order in orders_of(name)]
fuzzed = settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))


def get(api: httpx.Client, address: str) -> Page:
    answer = api.get(address)
    assert answer.status_code == 200, (address, answer.text)
    found: Page = answer.json()
    link = f'<{found["next"]}>; rel="next"' if found["next"] else None
    assert answer.headers.get("link") == link
    return found


def walk(api: httpx.Client, address: str, limits: Iterator[int]) -> Iterator[Page]:
    """Every page from an address on, each with a limit of its own."""
    following: str | None = address
    while following:
        limit = next(limits)
        page = get(api, str(httpx.URL(following).copy_set_param("limit", limit)))
        assert len(page["items"]) <= limit
        assert (len(page["items"]) == limit) or page["next"] is None
        yield page
        following = page["next"]


def address_of(name: str, **asked: Any) -> str:
    return str(httpx.URL(f"/{name}", params=asked))


def endless(numbers: list[int]) -> Iterator[int]:
    while True:
        yield from numbers


# Walks


def question(data: st.DataObject, facts: Facts, name: str) -> dict[str, list[str]]:
    """Up to three filters with up to eight values each, where a filter takes several."""
    keys = [key for key in filters_of(name) if key != "q"]
    chosen = data.draw(st.lists(st.sampled_from(keys), max_size=3, unique=True))
    return {key: data.draw(values_of(facts, name, key)) for key in chosen}


def values_of(facts: Facts, name: str, key: str) -> st.SearchStrategy[list[str]]:
    several = MODELS[name].model_fields[key].default == []
    one = st.sampled_from(candidates(facts, name, key))
    return st.lists(one, min_size=1, max_size=8 if several else 1)


@pytest.mark.parametrize(("name", "order"), ORDERS)
@fuzzed
@given(data=st.data())
def test_a_walk_meets_each_item_once_in_the_order_of_one_big_page(
    world: World, name: str, order: str, data: st.DataObject
) -> None:
    address = address_of(name, sort=order, **question(data, world.facts, name))
    limits = data.draw(st.lists(st.integers(1, 9), min_size=1, max_size=4))
    whole = get(world.api, str(httpx.URL(address).copy_set_param("limit", 200)))
    pages = list(walk(world.api, address, endless(limits)))
    assert [x for page in pages for x in page["items"]] == whole["items"]
    ids = [item["id"] for item in whole["items"]]
    assert len(ids) == len(set(ids))
    counted = {(page["total"], page["total_exact"]) for page in pages}
    assert counted == {(len(ids), True)}


@pytest.mark.parametrize(("name", "order"), ORDERS)
def test_a_walk_of_single_items_meets_them_all(world: World, name: str, order: str) -> None:
    pages = list(walk(world.api, address_of(name, sort=order), endless([1])))
    found = [item["id"] for page in pages for item in page["items"]]
    assert sorted(found) == sorted(one["id"] for one in world.facts.lists[name])


@pytest.mark.parametrize("name", LISTS)
def test_the_other_direction_is_another_order(world: World, name: str) -> None:
    names = {order.removeprefix("-") for order in orders_of(name)}
    assert set(orders_of(name)) == names | {f"-{order}" for order in names}


@pytest.mark.parametrize("name", LISTS)
def test_total_false_counts_nothing_on_any_page(own: World, name: str) -> None:
    pages = list(walk(own.api, address_of(name, total="false"), endless([3])))
    assert {(page["total"], page["total_exact"]) for page in pages} == {(None, False)}


def test_total_false_counts_nothing_even_where_the_cursor_knows(own: World) -> None:
    page = get(own.api, "/claims?limit=2")
    later = get(own.api, str(httpx.URL(page["next"]).copy_set_param("total", "false")))
    assert later["total"] is None


# Orders

SortKey = Callable[[Item], Any]
KEYS: dict[str, SortKey] = {
    "date": lambda item: (start_of(item["date"]),),
    "period": lambda item: (start_of(item["period"]),),
    "title": lambda item: (item["title"],),
    "value": lambda item: (item["value"],),
    "name": lambda item: (item["name"].casefold(),),
    "reading": lambda item: (item["article"]["id"], reading_place(item)),
}


def apart(order: str) -> Callable[[str], Any]:
    """What tells equals of an order apart: their ids, or what a position has of an event's id."""
    return partial(locate_event, None) if order == "date" else str


def start_of(date: Any) -> Any:
    return date["start"] if isinstance(date, dict) else date


def reading_place(item: Item) -> Any:
    proof = item.get("evidence")
    return (proof[0]["start"], proof[0]["end"]) if proof else item["marker"]


@pytest.mark.parametrize(("name", "order"), ORDERS)
def test_an_order_sorts_by_its_key_and_then_by_what_tells_equals_apart(
    world: World, name: str, order: str
) -> None:
    items = get(world.api, address_of(name, sort=order, limit=200))["items"]
    key, tell = KEYS[order.removeprefix("-")], apart(order)
    known = [(key(x)[0], tell(x["id"])) for x in items if key(x)[0] is not None]
    if order.endswith("reading"):
        known = [key(x)[1] for x in items if x["article"]["id"] == items[0]["article"]["id"]]
    rightly = [b <= a if order.startswith("-") else a <= b for a, b in pairwise(known)]
    assert all(rightly), known


@pytest.mark.parametrize("order", ["date", "-date", "value", "-value", "period", "-period"])
def test_what_has_no_value_comes_last_both_ways(made_up: World, order: str) -> None:
    name = "events" if order.endswith("date") else "figures"
    items = get(made_up.api, address_of(name, sort=order, limit=200))["items"]
    missing = [KEYS[order.removeprefix("-")](item)[0] is None for item in items]
    assert any(missing)
    assert missing == sorted(missing)
    ids = [item["id"] for item, lacks in zip(items, missing, strict=True) if lacks]
    assert ids == sorted(ids, key=apart(order), reverse=order.startswith("-"))


@pytest.mark.parametrize("name", LISTS)
def test_the_default_order_is_the_documented_one(world: World, name: str) -> None:
    field = MODELS[name].model_fields["sort"]
    expected = {"events": "date", "articles": "-date"} | dict.fromkeys(
        ("claims", "figures", "sources"), "reading"
    )
    assert str(field.default) == expected.get(name, "name")
    items = get(world.api, address_of(name, limit=200))["items"]
    sorted_so = get(world.api, address_of(name, limit=200, sort=str(field.default)))["items"]
    assert items == sorted_so


# Cursors that lead nowhere


def cursor_of(page: Page) -> str:
    return httpx.URL(page["next"]).params["cursor"]


def refused(api: httpx.Client, address: str) -> None:
    answer = api.get(address)
    assert answer.status_code == 422, (address, answer.text)
    assert {fault["parameter"] for fault in answer.json()["errors"]} == {"cursor"}


@pytest.mark.parametrize("name", LISTS)
def test_a_cursor_of_another_list_is_refused(made_up: World, name: str) -> None:
    for other in set(LISTS) - {name}:
        page = get(made_up.api, address_of(other, limit=1))
        refused(made_up.api, address_of(name, cursor=cursor_of(page)))


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"status": "ongoing", "sort": "-date"},
        {"status": "ongoing", "sort": "title"},
        {"status": "occurred"},
        {"status": ["ongoing", "occurred"]},
        {"status": "ongoing", "q": "offensive"},
        {"status": "ongoing", "since": "2025-01-01"},
    ],
)
def test_a_cursor_of_other_filters_or_another_order_is_refused(
    own: World, asked: dict[str, Any]
) -> None:
    page = get(own.api, "/events?status=ongoing&limit=1")
    refused(own.api, address_of("events", **asked, cursor=cursor_of(page)))


def test_parameters_in_another_sequence_ask_the_same(own: World) -> None:
    page = get(own.api, "/events?status=occurred&status=ongoing&type=battles&limit=1")
    other = f"/events?type=battles&limit=1&status=ongoing&status=occurred&cursor={cursor_of(page)}"
    assert get(own.api, other)["items"] == get(own.api, page["next"])["items"]


def forged(cursor: str, change: Callable[[list[Any]], object]) -> str:
    parts = json.loads(urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    changed = change(parts)
    written = json.dumps(parts if changed is None else changed).encode()
    return urlsafe_b64encode(written).decode().rstrip("=")


FORGERIES: dict[str, Callable[[list[Any]], object]] = {
    "a key too few": lambda parts: parts.pop() and None,
    "a key too many": lambda parts: parts.append(1),
    "a word for a number": lambda parts: parts.__setitem__(-2, "many"),
    "a number for a word": lambda parts: parts.__setitem__(-1, 5),
    "nothing for a number": lambda parts: parts.__setitem__(-2, None),
    "yes for a number": lambda parts: parts.__setitem__(-2, True),
    "a list for a number": lambda parts: parts.__setitem__(-2, [1]),
    "a number without end": lambda parts: parts.__setitem__(-2, float("inf")),
    "no number": lambda parts: parts.__setitem__(-2, float("nan")),
    "a huge number": lambda parts: parts.__setitem__(-2, 10**30),
    "a number beyond all": lambda parts: parts.__setitem__(-2, 10**400),
    "a NUL in a word": lambda parts: parts.__setitem__(-1, "a\0b"),
    "half a character": lambda parts: parts.__setitem__(-1, "\ud800"),
    "a total below nothing": lambda parts: parts.__setitem__(2, -1),
    "a total in words": lambda parts: parts.__setitem__(2, "12"),
    "an object": lambda _: {"a": 1},
    "a number alone": lambda _: 7,
    "a nest": lambda _: json.loads("[" * 40 + "]" * 40),
    "a deep nest": lambda _: json.loads("[" * 500 + "]" * 500),
}


@pytest.mark.parametrize("change", FORGERIES.values(), ids=FORGERIES.keys())
def test_a_forged_cursor_is_refused(own: World, change: Callable[[list[Any]], object]) -> None:
    page = get(own.api, "/figures?sort=-value&limit=2")
    refused(own.api, address_of("figures", sort="-value", cursor=forged(cursor_of(page), change)))


NO_CURSORS = ["x", "====", "a b", "é", "W10", "bnVsbA", "[]", "%", "a" * 199, "a" * 1999]


@pytest.mark.parametrize("written", NO_CURSORS)
def test_what_is_no_cursor_is_refused(own: World, written: str) -> None:
    refused(own.api, address_of("figures", cursor=written))


@fuzzed
@given(data=st.data())
def test_a_damaged_cursor_is_never_a_fault_of_ours(own: World, data: st.DataObject) -> None:
    cursor = list(cursor_of(get(own.api, "/figures?sort=-value&limit=2")))
    at = data.draw(st.integers(0, len(cursor) - 1))
    cursor[at] = data.draw(st.sampled_from("abcXYZ019-_=.~é\0"))
    answer = own.api.get(address_of("figures", sort="-value", cursor="".join(cursor)))
    assert answer.status_code in (200, 410, 422)


# Another release


def published_copy(folder: Path, old: str, new: str) -> None:
    """Publish the project's seeds with one change of words into the folder's data."""
    for path in SEEDS.rglob("*.*"):
        copied = folder / "seeds" / path.relative_to(SEEDS)
        copied.parent.mkdir(parents=True, exist_ok=True)
        copied.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    publish(folder / "seeds", folder / "data")


def released(api: httpx.Client) -> str:
    release: str = api.get("/ready").json()["release"]
    return release


def test_a_cursor_of_another_release_is_gone_and_names_the_first_page(tmp_path: Path) -> None:
    published_copy(tmp_path, "", "")
    with in_process.opened(tmp_path / "data") as api:
        first = released(api)
        before = get(api, "/events?status=occurred&type=losses&sort=-title&limit=2")
        published_copy(tmp_path, "title: Significant losses on both", "title: The losses on both")
        wait_until(lambda: released(api) != first)
        answer = api.get(before["next"])
        assert answer.status_code == 410
        assert answer.headers["cache-control"] == "no-store"
        again = get(api, answer.json()["first_page"])
        assert len(again["items"]) == 2
        assert again["total"] == before["total"]
        assert again["items"][0]["title"] == "The losses on both sides"
        refused(api, before["next"].replace("losses", "battles"))


def test_a_walk_passes_long_titles(tmp_path: Path) -> None:
    long = f"Ramstein {'very-' * 26}long meeting"
    published_copy(tmp_path, "Ramstein meeting", long)
    with in_process.opened(tmp_path / "data") as api:
        pages = list(walk(api, "/events?sort=title", endless([1])))
        assert len(pages) == pages[0]["total"]
        assert long in {page["items"][0]["title"] for page in pages}


def test_a_walk_that_a_release_interrupts_can_begin_again(tmp_path: Path) -> None:
    published_copy(tmp_path, "", "")
    with in_process.opened(tmp_path / "data") as api:
        first = released(api)
        page = get(api, "/claims?limit=7&total=false")
        published_copy(tmp_path, "name: clash}", "name: armed clash}")
        wait_until(lambda: released(api) != first)
        gone = api.get(page["next"])
        pages = list(walk(api, gone.json()["first_page"], endless([7])))
        assert sum(len(page["items"]) for page in pages) == get(api, "/claims")["total"]


@pytest.mark.parametrize("sign", ["\u00ad", "\u200c", "\u202e", "\ufeff", "\u2028", "’"])
def test_a_key_may_hold_any_sign_that_a_title_may(sign: str) -> None:
    """A soft hyphen or a Persian non-joiner is no reason to refuse our own cursor."""
    address = Address("/events", (("sort", "title"),))
    keys = (f"So{sign}ft fire", "soft-fire")
    given = Cursor("release", address.question, Total(1, exact=True), keys)
    assert read_cursor(given.text(), "release", address, (str, str)) == given


@pytest.mark.parametrize("sign", ["\x00", "\ud800"])
def test_a_key_that_no_database_takes_is_no_key(sign: str) -> None:
    address = Address("/events", ())
    parts = ["release", address.question, 1, True, f"a{sign}", "b"]
    text = urlsafe_b64encode(json.dumps(parts).encode()).decode().rstrip("=")
    with pytest.raises(InvalidParameters):
        read_cursor(text, "release", address, (str, str))
