"""`fields`: what is cut says of a fact what the whole says, and no more than was asked for."""

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from app.kit.narrowing import FIELDS_JSON
from app.resources import listed
from tests import in_process

LISTS = sorted(listed())
PUBLIC = "https://facts.example"


@pytest.fixture(scope="module")
def openapi(api: httpx.Client) -> dict[str, Any]:
    document: dict[str, Any] = api.get("/openapi.json").json()
    return document


@pytest.fixture(scope="module")
def public(release: Path) -> Iterator[httpx.Client]:
    with in_process.opened(release, public_url=PUBLIC) as client:
        yield client


def page(api: httpx.Client, name: str, **asked: Any) -> list[dict[str, Any]]:
    answer = api.get(f"/{name}", params={"limit": 200, **asked})
    assert answer.status_code == 200, answer.text
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


def rows(answer: httpx.Response) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(answer.text, newline="")))


def choices(openapi: dict[str, Any], path: str) -> list[str]:
    """What `fields` of an operation may name, by the document."""
    [told] = [x for x in openapi["paths"][path]["get"]["parameters"] if x["name"] == "fields"]
    name = told["schema"]["items"]["$ref"].rpartition("/")[2]
    names: list[str] = openapi["components"]["schemas"][name]["enum"]
    return names


@pytest.mark.parametrize("name", LISTS)
def test_each_field_is_as_it_stands_in_the_whole(
    api: httpx.Client, openapi: dict[str, Any], name: str
) -> None:
    whole = page(api, name)
    assert choices(openapi, f"/{name}") == list(whole[0])
    for field in whole[0]:
        assert page(api, name, fields=field) == [{field: one[field]} for one in whole]
        lines = api.get(f"/{name}", params={"format": "ndjson", "fields": f"id,{field}"})
        told = [json.loads(line) for line in lines.content.splitlines()]
        assert told == [{key: one[key] for key in {"id", field}} for one in whole]


@pytest.mark.parametrize("name", LISTS)
def test_each_field_of_an_item_is_as_it_stands_in_the_whole(
    api: httpx.Client, openapi: dict[str, Any], name: str
) -> None:
    address = page(api, name)[0]["url"]
    whole = api.get(address).json()
    assert choices(openapi, f"/{name}/{{id}}") == list(whole)
    for field in whole:
        assert api.get(address, params={"fields": field}).json() == {field: whole[field]}
    every = api.get(address, params={"fields": ",".join(whole)})
    assert every.json() == whole


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("limit", [{}, {"limit": 200}])
def test_the_columns_of_a_field_are_those_of_the_whole_table(
    api: httpx.Client, name: str, limit: dict[str, int]
) -> None:
    whole = rows(api.get(f"/{name}?format=csv"))
    seen = []
    for field in page(api, name)[0]:
        answer = api.get(f"/{name}", params={"format": "csv", "fields": f"{field},id", **limit})
        told = rows(answer)
        assert told == [{column: row[column] for column in told[0]} for row in whole]
        seen += told[0]
    assert set(seen) == set(whole[0])


def test_neither_order_nor_commas_matter(api: httpx.Client) -> None:
    by_commas = api.get("/figures?fields=value,id")
    for asked in ("fields=id,value", "fields=id&fields=value", "fields=value,id,value"):
        answer = api.get(f"/figures?{asked}")
        assert (answer.content, answer.headers["etag"]) == (
            by_commas.content,
            by_commas.headers["etag"],
        )
    assert list(by_commas.json()["items"][0]) == ["id", "value"]


def test_a_page_leads_on_in_the_same_fields_and_its_cursor_in_any(api: httpx.Client) -> None:
    first = api.get("/figures?fields=id&limit=5").json()
    second = api.get(first["next"]).json()
    assert [set(one) for one in second["items"]] == [{"id"}] * 5
    cursor = httpx.URL(first["next"]).params["cursor"]
    whole = api.get("/figures", params={"limit": 5, "cursor": cursor}).json()
    assert [one["id"] for one in whole["items"]] == [one["id"] for one in second["items"]]


def test_kept_answers_are_told_apart(api: httpx.Client) -> None:
    for asked in ("", "?fields=id", "?fields=text", "?fields=id,text") * 2:
        item = api.get(f"/claims/battalion-lost{asked}").json()
        assert set(item) == set(asked[8:].split(",")) or (not asked and len(item) > 10)


@pytest.mark.parametrize(
    ("address", "accept", "told", "nearest"),
    [
        ("/figures?fields=id,valeu", "*/*", "Is none of the allowed values: id, ", "value"),
        ("/figures/armed-clashes?fields=txt", "*/*", "Is none of the allowed", "text"),
        ("/articles?fields=sentences", "*/*", "Is none of the allowed", None),
        ("/figures?fields=", "*/*", "Is none of the allowed", None),
        ("/figures?fields=id,", "*/*", "Is none of the allowed", None),
        ("/events?format=ics&fields=id", "*/*", "Is not for ics", None),
        ("/events?fields=id", "text/calendar", "Is not for ics", None),
        ("/events/ramstein-meeting?fields=id", "application/ld+json", "Is not for", None),
    ],
)
def test_what_cannot_be_cut_is_refused(
    api: httpx.Client, address: str, accept: str, told: str, nearest: str | None
) -> None:
    answer = api.get(address, headers={"Accept": accept})
    assert answer.status_code == 422, answer.text
    [fault] = answer.json()["errors"]
    assert (fault["parameter"], fault["nearest"]) == ("fields", nearest)
    assert fault["message"].startswith(told)


@pytest.mark.parametrize("path", ["/figures", "/figures/{id}", "/articles/{id}"])
def test_what_is_cut_has_a_shape_of_its_own(
    api: httpx.Client, openapi: dict[str, Any], path: str
) -> None:
    content = openapi["paths"][path]["get"]["responses"]["200"]["content"]
    components = {"components": openapi["components"]}
    whole, cut = (
        Draft202012Validator({**content[kind]["schema"], **components})
        for kind in ("application/json", FIELDS_JSON)
    )
    item = "armed-clashes" if "figure" in path else "kursk-offensive-2025-01-05"
    address = path.replace("{id}", item)
    answer = api.get(address, params={"fields": "id,note" if "figure" in path else "id"})
    assert answer.headers["content-type"] == FIELDS_JSON
    assert cut.is_valid(answer.json())
    assert not whole.is_valid(answer.json())
    assert not cut.is_valid({"items": [{"idd": 1}], "idd": 1})
    asked_whole = api.get(address)
    assert asked_whole.headers["content-type"] == "application/json"
    assert whole.is_valid(asked_whole.json())


def test_addresses_are_absolute_where_all_are(public: httpx.Client) -> None:
    answer = public.get("/events?fields=url,claims&limit=1").json()
    [event] = answer["items"]
    for address in (answer["next"], event["url"], event["claims"]["url"]):
        assert address.startswith(PUBLIC)
