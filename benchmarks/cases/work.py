"""The work items: what is asked, of whom, in whose spelling, and what the answers must agree in."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote_plus, urlencode

from benchmarks.data.questions import Question, Questions
from benchmarks.systems.asking import fetch
from benchmarks.systems.running import (
    CACHED,
    CONSTANT,
    DOCUMENTS,
    INSTALLED,
    OURS,
    ROAPI,
    ROWS,
    TUNED,
    TUTORIAL,
    Running,
)

Spelling = Callable[[Question], str]
Ids = Callable[[Any], list[str]]
WITH_TOTAL, MISSED = "ours, with total", "ours (cache on), all misses"
PACKED = "ours (cache on), zstd"
NESTED, AS_JSON = "Datasette tuned, nested", {"_shape": "array", "_json": "item"}
LIST, EVENTS, ONE, WORDS = "list of figures", "events by actor", "one by id", "figures by words"
SEARCH, DEEP, HOT, UNCHANGED = "search", "deep page", "hot", "304"
COMPARED = 12
"""Answers of each work item that are compared before it is measured."""


@dataclass(frozen=True)
class Entrant:
    """Somebody who answers a work item."""

    label: str
    system: str
    spelling: Spelling
    ids: Ids | None
    header: tuple[str, str] | None = None

    @property
    def is_peer(self) -> bool:
        """Whether it is one of the other systems, and not ours or a floor."""
        return self.system in (TUNED, INSTALLED, ROAPI, TUTORIAL)


@dataclass(frozen=True)
class Item:
    """One work item: its questions, and everybody who answers them; the first is the floor."""

    name: str
    about: str
    questions: Sequence[Question]
    entrants: list[Entrant] = field(default_factory=list)

    @property
    def floor(self) -> str:
        """Whom the others are compared with."""
        return self.entrants[0].label

    def address_files(self, folder: Path, wanted: set[str]) -> dict[str, Path]:
        """A file of addresses for each entrant that runs."""
        folder.mkdir(parents=True, exist_ok=True)
        files = {}
        for entrant in self.entrants:
            if entrant.system in wanted:
                name = "".join(sign if sign.isalnum() else "-" for sign in entrant.label)
                path = folder / f"{self.name.replace(' ', '-')}.{name}.txt"
                path.write_text("".join(f"{entrant.spelling(q)}\n" for q in self.questions))
                files[entrant.label] = path
        return files


def of_list(body: Any) -> list[str]:
    """The ids of a list of ours, or of a floor."""
    return [item["id"] for item in body["items"]]


def of_array(body: Any) -> list[str]:
    """The ids of a plain array."""
    return [row["id"] for row in body]


def of_nested(body: Any) -> list[str]:
    """The ids of a plain array of what SQL put together."""
    return [row["item"]["id"] for row in body]


def of_one(body: Any) -> list[str]:
    """The id of one."""
    return [body["id"]]


def spell(path: str, **more: object) -> Spelling:
    """A path with the question's own parameters, and more."""
    return lambda question: f"{path}?{urlencode({**question, **more})}"


def spell_renamed(path: str, names: Mapping[str, str], **more: object) -> Spelling:
    """The same, with other names for the parameters."""
    return lambda question: f"{path}?{urlencode({names[k]: v for k, v in question.items()} | more)}"


def items(questions: Questions, databases: tuple[str, str], tag: str) -> list[Item]:
    """Every work item, for what Datasette calls the plain database and the release."""
    return [
        _list(questions.lists(), *databases),
        _three(EVENTS, "20 events of an actor since a day", questions.events(), "/events"),
        _one(questions.ids(), *databases),
        _three(WORDS, "20 figures in whose texts two words occur", questions.words(), "/figures"),
        _search(questions.words()),
        _deep(questions.positions(), questions.cursor_at),
        _hot(questions.lists()[:1]),
        _unchanged(questions.lists()[:1], tag),
    ]


def _list(found: Sequence[Question], plain: str, release: str) -> Item:
    ours = {"sort": "value", "limit": 20}
    quick = spell("/figures", **ours, total="false")
    flags = {"_shape": "array", "_nocount": 1, "_nofacet": 1}
    named = {"indicator": "indicator__exact", "min": "value__gte"}
    entrants = [
        Entrant(ROWS, ROWS, quick, of_list),
        Entrant(DOCUMENTS, DOCUMENTS, quick, of_list),
        Entrant(OURS, OURS, quick, of_list),
        Entrant(WITH_TOTAL, OURS, spell("/figures", **ours), of_list),
        Entrant(MISSED, CACHED, quick, of_list),
        Entrant(TUNED, TUNED, spell(f"/{plain}/by_indicator.json", _shape="array"), of_array),
        Entrant(NESTED, TUNED, spell(f"/{release}/by_indicator.json", **AS_JSON), of_nested),
        Entrant(
            INSTALLED,
            INSTALLED,
            spell_renamed(f"/{plain}/figures.json", named, _sort="value", _size=20, **flags),
            of_array,
        ),
        Entrant(ROAPI, ROAPI, _roapi_list, of_array),
        Entrant(
            TUTORIAL,
            TUTORIAL,
            spell_renamed("/figures/", {"indicator": "indicator", "min": "minimum"}, limit=20),
            of_array,
        ),
    ]
    return Item(LIST, "20 figures by indicator and minimum, by value", found, entrants)


def _roapi_list(question: Question) -> str:
    indicator = quote_plus(f"'{question['indicator']}'")
    return (
        f"/api/tables/figures?filter%5Bindicator%5D={indicator}"
        f"&filter%5Bvalue%5Dgte={question['min']}&sort=value,id&limit=20"
    )


def _three(name: str, about: str, found: Sequence[Question], path: str) -> Item:
    spelling = spell(path, limit=20, total="false")
    systems = (ROWS, DOCUMENTS, OURS)
    return Item(name, about, found, [Entrant(one, one, spelling, of_list) for one in systems])


def _one(found: Sequence[Question], plain: str, release: str) -> Item:
    def ours(question: Question) -> str:
        return f"/figures/{question['id']}"

    def roapi(question: Question) -> str:
        return f"/api/tables/figures?filter%5Bid%5D=%27{question['id']}%27"

    entrants = [Entrant(one, one, ours, of_one) for one in (ROWS, DOCUMENTS, OURS)]
    entrants += [
        Entrant(TUNED, TUNED, spell(f"/{plain}/by_id.json", _shape="array"), of_array),
        Entrant(NESTED, TUNED, spell(f"/{release}/by_id.json", **AS_JSON), of_nested),
        Entrant(ROAPI, ROAPI, roapi, of_array),
        Entrant(TUTORIAL, TUTORIAL, ours, of_one),
    ]
    return Item(ONE, "one figure with all that is nested", found, entrants)


def _search(found: Sequence[Question]) -> Item:
    spelling = spell("/search", limit=20)
    systems = (ROWS, DOCUMENTS, OURS)
    entrants = [Entrant(one, one, spelling, of_list) for one in systems]
    return Item(SEARCH, "20 best hits of everything, ranked, with snippets", found, entrants)


def _deep(found: Sequence[Question], cursor_at: Callable[[str], str]) -> Item:
    def ours(question: Question) -> str:
        cursor = cursor_at(question["after"])
        return f"/figures?limit=20&total=false&cursor={cursor}"

    floor = spell("/figures", limit=20)
    tutorial = spell_renamed("/figures/", {"after": "offset"}, limit=20)
    entrants = [
        Entrant(ROWS, ROWS, floor, of_list),
        Entrant(DOCUMENTS, DOCUMENTS, floor, of_list),
        Entrant(OURS, OURS, ours, of_list),
        Entrant(TUTORIAL, TUTORIAL, tutorial, of_array),
    ]
    return Item(DEEP, "20 figures at nine tenths of all", found, entrants)


def _hot(found: Sequence[Question]) -> Item:
    ours = spell("/figures", sort="value", limit=20, total="false")
    entrants = [
        Entrant(CONSTANT, CONSTANT, lambda _: "/", None),
        Entrant(CACHED, CACHED, ours, None),
        Entrant(PACKED, CACHED, ours, None, ("Accept-Encoding", "zstd")),
        Entrant(
            TUTORIAL,
            TUTORIAL,
            spell_renamed("/figures/", {"indicator": "indicator", "min": "minimum"}, limit=20),
            None,
        ),
    ]
    return Item(HOT, "one list again and again", found, entrants)


def _unchanged(found: Sequence[Question], tag: str) -> Item:
    ours = spell("/figures", sort="value", limit=20, total="false")
    header = ("If-None-Match", tag)
    entrants = [
        Entrant(CONSTANT, CONSTANT, lambda _: "/", None, header),
        Entrant(CACHED, CACHED, ours, None, header),
    ]
    return Item(UNCHANGED, "the same with If-None-Match", found, entrants)


class Differs(Exception):
    """Two systems do not answer the same; a ratio between them would say nothing."""


def compare(item: Item, up: Mapping[str, Running]) -> None:
    """Ask everybody the same, and look whether they answer the same. Raises Differs."""
    there = [entrant for entrant in item.entrants if entrant.system in up]
    step = max(1, len(item.questions) // COMPARED)
    for question in item.questions[::step]:
        answers = {one.label: _answer_of(one, up[one.system], question) for one in there}
        (first, wanted), *others = answers.items()
        for label, told in others:
            if told != wanted:
                where = f"{item.name}, {dict(question)}"
                raise Differs(f"{where}: {label} answers {told}, {first} {wanted}.")


def _answer_of(entrant: Entrant, server: Running, question: Question) -> object:
    """What must agree: the ids in their order; without ids, the status."""
    status, body = fetch(server.base + entrant.spelling(question), entrant.header)
    if entrant.ids is None:
        return status
    return entrant.ids(json.loads(body)) if status == 200 else f"status {status}"


def each_entry(items: Sequence[Item], up: Mapping[str, Running]) -> Iterator[tuple[Item, Entrant]]:
    """Everything that can be measured, item by item."""
    for item in items:
        for entrant in item.entrants:
            if entrant.system in up:
                yield item, entrant
