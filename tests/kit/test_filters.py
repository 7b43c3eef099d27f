"""Every filter of every list with every value, against a plain reading of the facts.

`tests.kit.asking` reads the facts from plain downloads and asks at random; here each filter is
asked for each of its values, in both worlds.
"""

from collections import Counter
from typing import Any

import httpx
import pytest
import yaml

from app.kit.asking.filters import MOST_HINTS
from app.kit.asking.marks import Where
from app.kit.asking.query import Names, mark
from app.vocabulary import Match
from tests.conftest import SEEDS
from tests.kit.asking.facts import Facts
from tests.kit.asking.filters import FILTERS, AnyOf
from tests.worlds import LISTS, MODELS, World

REQUIRED = {
    "events": "type status actor place since until attributed_to source article",
    "figures": "indicator unit qualifier min max subject event place attributed_to source since"
    " until article",
    "claims": "event attributed_to modality link source has_figure article actor place",
    "actors": "type country affiliation event",
    "places": "type country within",
    "sources": "marker article",
}
"""What the contract asks for, so that a filter cannot go missing either."""


def filters_of(name: str) -> list[str]:
    return [key for key, field in MODELS[name].model_fields.items() if mark(field, Where)]


def mark_of(name: str, key: str) -> Where:
    found = mark(MODELS[name].model_fields[key], Where)
    assert found
    return found


DAYS = "0001-01-01 2024-07-31 2024-08-01 2024-12-01 2024-12-31 2025-01-04 2025-01-05 2025-01-06"
DAYS += " 2025-01-11 2025-01-20 2025-01-21 2025-01-31 2025-02-01 2025-02-28 2025-03-01 2025-03-02"
DAYS += " 2025-04-01 2025-04-15 2025-04-30 2025-05-01 2025-05-31 2025-06-01 9999-12-31"
NUMBERS = "-1 0 1 2 3 12 12.5 12.500001 29.9 30 42 585 1000 3000 38000 38000.5 1000000000"
GIVEN = {
    "since": DAYS.split(),
    "until": DAYS.split(),
    "min": NUMBERS.split(),
    "max": NUMBERS.split(),
    "has_figure": ["true", "false"],
    "language": ["en", "de", "fr"],
    "marker": ["1", "2", "4", "5", "99"],
}


def candidates(facts: Facts, name: str, key: str) -> list[str]:
    """Values to ask for: everything that exists, and what lies beside it."""
    if names := mark(MODELS[name].model_fields[key], Names):
        reading = FILTERS[name, key]
        assert isinstance(reading, AnyOf)
        return [*dict.fromkeys(facts.named[str(reading.names)].values()), *names.also]
    return GIVEN.get(key) or [
        str(one) for one in enum_of(MODELS[name].model_fields[key].annotation)
    ]


def enum_of(annotation: Any) -> list[str]:
    [kind] = annotation.__args__
    return list(kind)


def test_every_filter_is_read_plainly_here() -> None:
    asked = {(name, key) for name in LISTS for key in filters_of(name) if key != "q"}
    assert asked <= set(FILTERS)


def test_every_list_is_tested_and_searches_words(api: httpx.Client) -> None:
    paths = api.get("/openapi.json").json()["paths"]
    lists = {path for path, x in paths.items() if x["get"]["operationId"].startswith("list_")}
    lists.remove("/discrepancies")  # which no curator writes: test_discrepancies.py reads them
    assert lists == {f"/{name}" for name in LISTS}
    assert all("q" in filters_of(name) for name in LISTS)


@pytest.mark.parametrize("name", REQUIRED)
def test_no_filter_of_the_issue_is_missing(name: str) -> None:
    assert set(REQUIRED[name].split()) <= set(filters_of(name))


@pytest.mark.parametrize("name", ["actors", "places", "indicators", "events", "claims"])
def test_an_unfiltered_list_has_every_item_of_the_seeds(own: World, name: str) -> None:
    written = [yaml.safe_load(path.read_text("utf-8")) for path in SEEDS.rglob("*.yaml")]
    sections = [file[name] for file in written if name in file]
    seeded = [one["id"] if name == "claims" else one for section in sections for one in section]
    assert set(own.ids(name, {})) == set(seeded)


BOUNDS = ("min", "max", "since", "until")


@pytest.mark.parametrize(
    ("name", "key"), [pytest.param(x, key, id=f"{x}-{key}") for x in LISTS for key in filters_of(x)]
)
def test_each_value_finds_what_the_facts_say(world: World, name: str, key: str) -> None:
    ways: list[dict[str, list[str]]] = [{}]
    if key in BOUNDS and name != "articles":
        ways += [{"match": [each]} for each in Match]
    if mark_of(name, key).alone:
        ways += [{"affiliates": ["false"]}, {"affiliates": ["true"]}]
    for value in candidates(world.facts, name, key) if key != "q" else ():
        for way in ways:
            world.agrees(name, {key: [value], **way})


# Members


@pytest.mark.parametrize("name", ["events", "claims", "figures", "actors"])
def test_every_filter_that_takes_an_actor_finds_those_affiliated_to_it(name: str) -> None:
    taking = [key for key, names in NAMES_OF[name].items() if names.resource == "actor"]
    assert taking
    assert all(mark_of(name, key).alone for key in taking)
    assert "affiliates" in MODELS[name].model_fields


def test_who_is_affiliated_through_another_is_found_and_shown(own: World) -> None:
    said = own.api.get("/claims", params={"attributed_to": "ukraine"}).json()["items"]
    actors = [one["attribution"]["actor"]["id"] for one in said]
    assert "andriy-kovalenko" in actors
    alone = {"attributed_to": "ukraine", "affiliates": "false"}
    assert own.ids("claims", alone) == [
        one["id"] for one in said if one["attribution"]["actor"]["id"] == "ukraine"
    ]


def test_what_an_actor_counts_is_what_its_addresses_list(world: World) -> None:
    for actor in world.facts.lists["actors"]:
        for part in ("claims", "statements", "events", "figures"):
            told = actor[part]
            assert world.api.get(told["url"]).json()["total"] == told["count"], told


def test_a_link_finds_both_of_its_ends(own: World) -> None:
    for claim in own.facts.lists["claims"]:
        for link in claim["links"]:
            found = own.ids("claims", {"link": link["type"]})
            assert {claim["id"], link["claim"]["id"]} <= set(found)


# Names


def named_filters() -> list[tuple[str, str, Names]]:
    return [
        (name, key, names)
        for name in LISTS
        for key in filters_of(name)
        if (names := mark(MODELS[name].model_fields[key], Names))
    ]


def cases(*resources: str) -> list[Any]:
    """The filters that name one of these resources; without any, all that name something."""
    found = [case for case in named_filters() if not resources or case[2].resource in resources]
    return [pytest.param(*case, id="-".join(case[:2])) for case in found]


NAMES_OF = {
    name: {
        key: names
        for key in filters_of(name)
        if (names := mark(MODELS[name].model_fields[key], Names))
    }
    for name in LISTS
}
NAMED, SPOKEN = cases(), cases("actor", "place", "indicator")


@pytest.mark.parametrize(("name", "key", "names"), SPOKEN)
def test_names_and_aliases_stand_for_the_id(
    world: World, name: str, key: str, names: Names
) -> None:
    kind = f"{names.resource}s"
    forms = [
        (form, one["id"])
        for one in world.facts.lists[kind]
        for form in [one["name"], *one.get("aliases", [])]
    ]
    for form, behind in forms:
        expected = world.ids(name, {key: behind})
        for spelt in (form, f"  {form.upper().replace(' ', '   ')} "):
            assert world.ids(name, {key: spelt}) == expected, spelt


@pytest.mark.parametrize(("name", "key", "names"), NAMED)
def test_a_misspelt_name_is_refused_with_the_nearest(
    own: World, name: str, key: str, names: Names
) -> None:
    for value in candidates(own.facts, name, key):
        if len(value) < 6:
            continue
        misspelt = value[: len(value) // 2] + value[len(value) // 2 + 1 :]
        answer = own.api.get(f"/{name}", params={key: misspelt})
        assert answer.status_code == 422, misspelt
        [fault] = answer.json()["errors"]
        assert (fault["parameter"], fault["nearest"]) == (key, value)


@pytest.mark.parametrize(("name", "key", "names"), NAMED)
def test_a_value_that_names_nothing_is_refused(
    own: World, name: str, key: str, names: Names
) -> None:
    for value in ("zzzzzzzz", "%", "'", "null", "-", "Ω" * 200):
        answer = own.api.get(f"/{name}", params={key: value})
        assert answer.status_code == 422
        assert [fault["parameter"] for fault in answer.json()["errors"]] == [key]


def test_one_unknown_name_among_known_ones_is_refused(own: World) -> None:
    answer = own.api.get("/events", params={"actor": ["ukraine", "nobody-at-all"]})
    assert answer.status_code == 422


def test_of_many_unknown_names_all_are_told_and_the_first_few_with_the_nearest(own: World) -> None:
    """Each hint is looked for among all names: a request gets no more for asking sixteen times."""
    asked = {"actor": [f"ukrain{n}" for n in range(8)], "place": [f"russi{n}" for n in range(8)]}
    errors = own.api.get("/events", params=asked).json()["errors"]
    assert Counter(one["parameter"] for one in errors) == {"actor": 8, "place": 8}
    assert [bool(one["nearest"]) for one in errors] == [True] * MOST_HINTS + [False] * 13


@pytest.mark.parametrize(("name", "key"), [("actors", "type"), ("claims", "modality")])
def test_a_value_outside_a_closed_list_is_refused_with_the_list(
    own: World, name: str, key: str
) -> None:
    allowed = candidates(own.facts, name, key)
    answer = own.api.get(f"/{name}", params={key: allowed[0][:-1]})
    [fault] = answer.json()["errors"]
    assert (fault["allowed"], fault["nearest"]) == (allowed, allowed[0])


def test_nine_values_are_too_many_and_eight_are_not(own: World) -> None:
    assert own.api.get("/events", params={"actor": ["ukraine"] * 8}).status_code == 200
    assert own.api.get("/events", params={"actor": ["ukraine"] * 9}).status_code == 422


# Words


SPELT = ["jose akerstrom", "JOSÉ ÅKERSTRÖM", "jose\u0301  a\u030akerstro\u0308m", "Josè Akerström"]


@pytest.mark.parametrize("spelt", SPELT)
def test_q_folds_accents_capitals_and_spaces(made_up: World, spelt: str) -> None:
    assert made_up.ids("actors", {"q": spelt}) == ["jose-akerstrom"]
    assert made_up.ids("claims", {"q": f"CAFE {spelt}"}) == ["a-second-cafe"]


def test_q_takes_accents_where_the_text_has_none(own: World) -> None:
    assert own.ids("actors", {"q": "Zélènskÿy"}) == ["zelenskyy"]


HOSTILE = """
" "losses losses* loss* text:losses ^losses losses|OR|tanks NOT NEAR(losses|tanks) NEAR/2 (losses
losses) -losses + {a|b}:c '' ';|DROP|TABLE|claim;|-- \\ % _ words|MATCH|x losses|AND ☃ ... ½ 38,000
"""  # a bar stands for a space


@pytest.mark.parametrize("words", HOSTILE.split())
def test_query_syntax_in_q_is_only_words(own: World, words: str) -> None:
    for name in LISTS:
        own.agrees(name, {"q": [words.replace("|", " ")]})


def test_no_word_of_q_is_ignored_however_many_there_are(own: World) -> None:
    many = "Moscow has suffered losses of 38,000 personnel and over 1,000 pieces of equipment"
    assert own.ids("claims", {"q": many}) == ["russian-losses"]
    answer = own.api.get("/claims", params={"q": f"{many} and seventeen zeppelins"})
    assert answer.status_code == 422 or answer.json()["items"] == []


def test_a_near_spelling_is_led_to_the_id(own: World) -> None:
    answer = own.api.get("/claims", params={"actor": "Zelensky"})
    assert answer.json()["errors"][0]["nearest"] == "zelenskyy"
