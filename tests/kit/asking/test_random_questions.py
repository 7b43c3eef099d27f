"""No legal question fails: random ones of every list and of the search, against a plain reading.

The reading takes the facts from the plain downloads and knows neither tables nor statements.
"""

import copy
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
import yaml

from app.releasing.publish import publish
from tests import in_process
from tests.conftest import HOME
from tests.kit.asking.checks import Checker
from tests.kit.asking.facts import list_paths
from tests.kit.asking.questions import Question, read_parameters
from tests.kit.asking.reading import Unread
from tests.resources.test_discrepancies import (
    GREAT,
    LONG,
    NORTH,
    SOUTH,
    VOCABULARY,
    article,
    deaths,
    stated,
)

SEED, COUNT = 20250105, 200


@pytest.fixture(scope="module")
def cafe(made_up_folder: Path) -> Iterator[Checker]:
    """The project's own article and the made-up one."""
    with in_process.opened(made_up_folder / "data") as client:
        yield Checker.of(client, SEED)


@pytest.fixture(scope="module")
def losses(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Checker]:
    """Two articles without sources, with quarters and with numbers in the billions."""
    data = tmp_path_factory.mktemp("losses")
    publish(HOME / "tests" / "seeds", data)
    with in_process.opened(data) as client:
        yield Checker.of(client, SEED)


@pytest.fixture(scope="module")
def disputes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Checker]:
    """Articles whose numbers disagree: by two voices, at two places, of two events."""
    folder = tmp_path_factory.mktemp("disputes")
    (folder / "seeds").mkdir()
    (folder / "seeds" / "vocabulary.yaml").write_text(yaml.safe_dump(VOCABULARY), "utf-8")
    for number in range(12):
        voice, said = ((NORTH, "North said"), (SOUTH, "South said"), ({}, "They knew"))[number % 3]
        more = {"place": "bree"} if number % 2 else {"place": "arda", "subjects": ["north"]}
        lost = "{} died in Bree" if number % 2 else "North lost {} in Arda"
        figure = deaths(number + 3, f"{number + 3}", **more)
        sentence = f"{said} {lost.format(number + 3)}."
        claim = stated(sentence, figure, **(GREAT if number < 7 else LONG), **voice)
        article(folder / "seeds", f"2024-05-{number + 5:02}", claim)
    publish(folder / "seeds", folder / "data")
    with in_process.opened(folder / "data") as client:
        yield Checker.of(client, SEED)


@pytest.fixture(params=["cafe", "losses", "disputes"])
def checker(request: pytest.FixtureRequest) -> Checker:
    found: Checker = request.getfixturevalue(request.param)
    found.questions.random.seed(SEED)
    return found


def test_no_random_question_fails(checker: Checker) -> None:
    faults = (checker.find_fault(checker.questions.draw()) for _ in range(COUNT))
    assert list(filter(None, faults)) == []


def test_no_question_with_every_filter_at_once_fails(checker: Checker) -> None:
    paths = list_paths(checker.facts.openapi)
    every = (question for path in paths for question in checker.questions.everything(path))
    assert list(filter(None, map(checker.find_fault, every))) == []


def test_no_list_is_always_empty(cafe: Checker, losses: Checker, disputes: Checker) -> None:
    every = [one.facts.lists for one in (cafe, losses, disputes)]
    assert all(max(len(lists[name]) for lists in every) >= 4 for name in every[0])


def test_random_questions_are_of_every_kind(cafe: Checker) -> None:
    """Every parameter, every choice, later pages, and mostly answers that find something."""
    drawn = [cafe.questions.draw() for _ in range(3000)]
    pairs = {(question.path, name) for question in drawn for name in question.asked}
    known = cafe.questions.parameters.items()
    assert pairs == {(path, x.name) for path, every in known for x in every} - {
        (path, "cursor") for path, _ in known
    }
    choices = {
        (x.path, name, choice)
        for x in drawn
        for name, value in x.pairs
        for choice in (value.split(",") if name == "fields" else [value])
    }
    for path, every in known:
        assert {(path, x.name, choice) for x in every for choice in x.choices} <= choices
    assert any(x.unknown for x in drawn)
    found = [_count_found(cafe, x) for x in drawn if x.path != "/search" and not x.unknown]
    assert sum(map(bool, found)) > len(found) / 2


def _count_found(checker: Checker, question: Question) -> int:
    [default] = [x.default for x in checker.questions.parameters[question.path] if x.name == "sort"]
    asked = {"sort": [str(default)], **question.asked}
    return len(checker.questions.reading.answer(question.path[1:], asked))


# What has no plain reading is named


def planted(checker: Checker, path: str, name: str, schema: dict[str, Any]) -> dict[str, Any]:
    """The OpenAPI document with one more parameter, or with another one in its place."""
    openapi = copy.deepcopy(checker.facts.openapi)
    parameters = openapi["paths"].setdefault(path, {"get": {"operationId": "list_x"}})["get"]
    others = [x for x in parameters.get("parameters", []) if x["name"] != name]
    parameters["parameters"] = [*others, {"name": name, "in": "query", "schema": schema}]
    return openapi


TEXT = {"type": "string"}


@pytest.mark.parametrize(
    ("path", "name", "schema", "message"),
    [
        ("/claims", "cue", TEXT, "/claims?cue= has no plain reading: add it to FILTERS."),
        ("/search", "since", TEXT, "/search?since= has no plain reading: add it to FILTERS."),
        (
            "/claims", "sort", {"enum": ["reading", "-cue"]},
            "/claims?sort=-cue has no plain reading: add it to ORDERS.",
        ),
        (
            "/claims", "format", {"enum": ["json", "epub"]},
            "/claims?format=epub has no plain reading: add it to FORMATS.",
        ),
        ("/cues", "q", TEXT, "/cues has no plain reading: add its words to WORDS."),
    ],
)  # fmt: skip
def test_what_has_no_plain_reading_is_named(
    cafe: Checker, path: str, name: str, schema: dict[str, Any], message: str
) -> None:
    with pytest.raises(Unread) as raised:
        read_parameters(planted(cafe, path, name, schema))
    assert str(raised.value) == message


# A wrong answer is found


def spoiled(checker: Checker, spoil: Callable[[dict[str, Any]], Any], status: int = 200) -> Checker:
    """A checker whose server spoils each answer."""

    def answer(request: httpx.Request) -> httpx.Response:
        right = checker.client.get(request.url.raw_path.decode())
        body = right.json()
        spoil(body)
        links = {"Link": right.headers["Link"]} if "Link" in right.headers else {}
        return httpx.Response(status, json=body, headers=links)

    client = httpx.Client(transport=httpx.MockTransport(answer), base_url="http://spoiled")
    return replace(checker, client=client)


def turn_round(body: dict[str, Any]) -> None:
    body["items"].reverse()


SPOILS: dict[str, tuple[Callable[[dict[str, Any]], Any], str]] = {
    "one is missing": (lambda body: body["items"].pop(), "page 1: "),
    "another order": (turn_round, "page 1: "),
    "one twice": (lambda body: body["items"].append(body["items"][0]), "page 1: "),
    "another total": (lambda body: body.update(total=99), "the total: "),
    "a guessed total": (lambda body: body.update(total_exact=False), "the total: "),
    "another next": (lambda body: body.update(next=None), "the Link header: "),
}


@pytest.mark.parametrize("name", SPOILS)
def test_a_wrong_page_is_found(cafe: Checker, name: str) -> None:
    spoil, told = SPOILS[name]
    question = Question("/figures", (("qualifier", "exact"), ("limit", "3")))
    assert cafe.find_fault(question) is None
    fault = spoiled(cafe, spoil).find_fault(question)
    assert fault is not None
    assert fault.startswith(told)
    assert fault.endswith("curl -sg 'http://spoiled/figures?qualifier=exact&limit=3'")


SEARCH_SPOILS: dict[str, tuple[Callable[[dict[str, Any]], Any], str]] = {
    "another order": (turn_round, "the hits: "),
    "another total": (lambda body: body.update(total=99), "the total: "),
    "another count": (lambda body: body["counts"].pop(), "the counts: "),
}


@pytest.mark.parametrize("name", SEARCH_SPOILS)
def test_a_wrong_search_is_found(cafe: Checker, name: str) -> None:
    spoil, told = SEARCH_SPOILS[name]
    question = Question("/search", (("q", "tanks"),))
    assert cafe.find_fault(question) is None
    assert str(spoiled(cafe, spoil).find_fault(question)).startswith(told)


@pytest.mark.parametrize("status", [500, 503, 404])
def test_a_failure_is_found(cafe: Checker, status: int) -> None:
    fault = spoiled(cafe, lambda _: None, status).find_fault(Question("/figures", ()))
    assert str(fault).startswith(f"{status} instead of 200: ")


def test_an_unknown_name_that_is_not_refused_is_found(cafe: Checker) -> None:
    question = Question("/figures", (("subject", "no-such-thing"),), frozenset({"subject"}))
    assert cafe.find_fault(question) is None
    taken = spoiled(cafe, lambda _: None).find_fault(question)
    assert str(taken).startswith("200 instead of 422: ")
