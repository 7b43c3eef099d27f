"""The vocabulary: everything by which facts are sorted, defined, with counts that are right."""

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
import yaml

from app import vocabulary
from app.vocabulary import Word
from tests.conftest import SEEDS

Document = dict[str, Any]


@pytest.fixture(scope="module")
def told(api: httpx.Client) -> Document:
    answer = api.get("/vocabulary")
    assert answer.status_code == 200
    found: Document = answer.json()
    return found


def counts_in(document: Any) -> Iterator[Document]:
    """Every count with an address, wherever it stands."""
    for value in document.values() if isinstance(document, dict) else document:
        if isinstance(value, dict) and value.keys() == {"count", "url"}:
            yield value
        elif isinstance(value, dict | list):
            yield from counts_in(value)


def test_each_count_is_the_total_at_its_address(api: httpx.Client, told: Document) -> None:
    counts = list(counts_in(told))
    assert len(counts) > 50
    for one in counts:
        assert api.get(one["url"]).json()["total"] == one["count"], one["url"]


def test_the_open_lists_are_those_of_the_seeds(told: Document) -> None:
    written = yaml.safe_load((SEEDS / "vocabulary.yaml").read_text("utf-8"))
    for name in ("event_types", "indicators", "units"):
        assert {one["id"] for one in told[name]} == written[name].keys()
    for kind in told["event_types"]:
        seed = written["event_types"][kind["id"]]
        assert kind["definition"] == seed["definition"]
        roles = {role["role"]: role for role in kind["roles"]}
        assert list(roles) == list(seed["roles"])
        for role, one in seed["roles"].items():
            assert roles[role]["definition"] == one["definition"]
            assert roles[role]["side"] == one.get("side")


def test_every_closed_list_is_there_with_every_word_defined(told: Document) -> None:
    closed = {one["name"]: [term["value"] for term in one["terms"]] for one in told["closed"]}
    assert len(closed) == len([*Word.__subclasses__()])
    assert closed["status"] == [str(one) for one in vocabulary.Status]
    assert all(term["definition"] for one in told["closed"] for term in one["terms"])


def test_words_that_a_filter_asks_for_are_counted(told: Document) -> None:
    counted = {one["name"] for one in told["closed"] if all(x["facts"] for x in one["terms"])}
    assert counted == {
        "actor_type",
        "discrepancy_kind",
        "link_type",
        "modality",
        "place_type",
        "qualifier",
        "status",
    }


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("/events?before=2025-01-04", ("before", "until")),
        ("/figures?from=2025-01-04", ("from", "since")),
        ("/events?participant=ukraine", ("participant", "actor")),
        ("/claims?who=ukraine", ("who", "actor")),
        ("/claims?speaker=ukraine", ("speaker", "attributed_to")),
        ("/figures?said_by=ukraine", ("said_by", "attributed_to")),
        ("/figures?actor=ukraine", ("actor", "subject")),
        ("/events?type[]=battles&type[]=losses", ("type[]", "type")),
    ],
)
def test_what_others_call_a_parameter_is_led_to_it(
    api: httpx.Client, address: str, told: tuple[str, str]
) -> None:
    answer = api.get(address)
    assert answer.status_code == 422
    [fault] = answer.json()["errors"]
    assert (fault["parameter"], fault["nearest"]) == told
    assert f'Did you mean "{told[1]}"?' in answer.json()["detail"]


@pytest.mark.parametrize(
    ("address", "name"), [("/events?type=foo", "event_types"), ("/figures?unit=people", "units")]
)
def test_where_few_things_have_names_a_refusal_lists_them(
    api: httpx.Client, told: Document, address: str, name: str
) -> None:
    [fault] = api.get(address).json()["errors"]
    assert fault["allowed"] == sorted(one["id"] for one in told[name])
