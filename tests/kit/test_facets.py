"""Counts of values: each is the total of the filtered list, whatever else is asked for."""

import asyncio
import json
from pathlib import Path
from typing import Any

import httpx
import pytest

from app.database import Pointer, open_verified
from app.kit.answering.answers import Answer
from app.kit.asking import facets
from app.kit.asking.marks import Where
from app.kit.asking.query import QueryReader, mark
from app.kit.listing import Listing
from app.resources import listed
from app.schema import schema_revision
from tests.worlds import LISTS, MODELS, World


def facets_of(name: str) -> list[str]:
    fields = MODELS[name].model_fields.items()
    marked = ((key, mark(field, Where)) for key, field in fields)
    return [key for key, where in marked if where and where.is_counted]


CASES = [pytest.param(name, key, id=f"{name}-{key}") for name in LISTS for key in facets_of(name)]


def told(api: httpx.Client, name: str, **asked: Any) -> dict[str, Any]:
    answer = api.get(f"/{name}", params={"limit": 1, **asked})
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


@pytest.mark.parametrize(("name", "key"), CASES)
def test_each_count_is_the_total_at_its_address(world: World, name: str, key: str) -> None:
    unfiltered = told(world.api, name, facets=key)
    others = [other for other in facets_of(name) if other != key]
    narrowed = [
        {other: value["value"]}
        for other in others
        for value in told(world.api, name, facets=other)["facets"][other]["values"][:2]
        if value["value"]
    ]
    for asked in ({}, *narrowed):
        page = told(world.api, name, facets=key, **asked)
        facet = page["facets"][key]
        assert facet["exact"]
        listed = {value["value"]: value for value in facet["values"]}
        silent = listed.pop(None, {"count": 0})["count"]
        for value in listed.values():
            assert world.api.get(value["url"]).json()["total"] == value["count"], value
        known = {value["value"] for value in unfiltered["facets"][key]["values"]} - {None}
        for value in known - set(listed):
            assert told(world.api, name, **asked, **{key: value})["total"] == 0
        assert max([0, *(x["count"] for x in listed.values())]) + silent <= page["total"]
        sums = sum(value["count"] for value in listed.values()) + silent
        assert sums >= page["total"], "Each fact has a value, or is said to have none."


def test_own_values_are_chosen_and_left_out_of_the_counts(own: World) -> None:
    every = told(own.api, "events", facets="status")["facets"]["status"]["values"]
    chosen = told(own.api, "events", facets="status", status="ongoing")
    assert chosen["total"] == next(x["count"] for x in every if x["value"] == "ongoing")
    values = chosen["facets"]["status"]["values"]
    assert [(x["value"], x["count"]) for x in values] == [(x["value"], x["count"]) for x in every]
    assert [x["value"] for x in values if x["chosen"]] == ["ongoing"]


def test_a_chosen_value_that_nothing_matches_is_told_by_its_label(own: World) -> None:
    asked = {"type": "meeting", "actor": "FSB officers"}
    values = told(own.api, "events", facets="actor", **asked)["facets"]["actor"]["values"]
    [chosen] = [value for value in values if value["chosen"]]
    assert (chosen["value"], chosen["label"], chosen["count"]) == (
        "fsb-officers",
        "FSB officers",
        0,
    )


def test_labels_are_names(own: World) -> None:
    found = told(own.api, "figures", facets="unit,event,attributed_to,article,indicator")["facets"]
    labels = {name: {x["value"]: x["label"] for x in one["values"]} for name, one in found.items()}
    assert labels["unit"]["km2"] == "square kilometre"
    assert labels["attributed_to"]["article"] == "article"
    assert labels["indicator"]["territory-controlled"] == "Territory controlled"
    assert labels["article"]["kursk-offensive-2025-01-05"].startswith("Ukraine Launches")


def test_the_one_alone_is_counted_and_named_where_affiliates_are_left_out(own: World) -> None:
    for asked in ({}, {"status": "occurred"}, {"status": "occurred", "actor": "russia"}):
        alone = {**asked, "affiliates": "false"}
        found = told(own.api, "events", facets="actor", **alone)["facets"]["actor"]["values"]
        russia = next(value for value in found if value["value"] == "russia")
        assert russia["label"] == "Russia"
        with_all = told(own.api, "events", facets="actor", **asked)["facets"]["actor"]["values"]
        assert russia["count"] < next(x["count"] for x in with_all if x["value"] == "russia")
        for value in (x for x in found if x["url"]):
            assert own.api.get(value["url"]).json()["total"] == value["count"], value


def test_the_next_page_leaves_the_counts_out(own: World) -> None:
    page = told(own.api, "claims", facets="modality")
    assert page["facets"]
    assert "facets" not in page["next"]
    assert own.api.get(page["next"]).json()["facets"] == {}


@pytest.mark.parametrize(
    ("asked", "part"),
    [
        ({"facets": "statsu"}, '"nearest":"status"'),
        ({"facets": "since"}, "none of the allowed"),
        ({"facets": "status,"}, "none of the allowed"),
        ({"facets": "article,type,status,actor,place,source"}, "more than 5"),
        ({"facets": "status", "format": "csv"}, "leave out one"),
    ],
)
def test_what_cannot_be_counted_is_refused(own: World, asked: dict[str, str], part: str) -> None:
    answer = own.api.get("/events", params=asked)
    assert answer.status_code == 422
    assert part in answer.text


def test_beyond_what_is_counted_each_count_is_at_least_so_much(
    release: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a list of its own, for statements are remembered with how far they count."""
    pointer = Pointer.read(release)
    assert pointer
    opened = open_verified(release, pointer, schema_revision())
    monkeypatch.setattr("app.kit.listing.COUNTED_TO", 3)
    monkeypatch.setattr(facets, "COUNTED_TO", 3)
    listing = Listing("/claims", listed()["claims"])
    asked = QueryReader(listing.resource.query).read(b"facets=modality,attributed_to&q=the")
    answer = asyncio.run(listing.answer(opened, "application/json", asked))
    assert isinstance(answer, Answer)
    counted = json.loads(answer.body)["facets"]
    assert not any(facet["exact"] for facet in counted.values())
    assert sum(x["count"] for x in counted["modality"]["values"]) == 4
