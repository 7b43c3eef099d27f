"""What the docs say of the code holds: tables, lists, layouts, paths and links."""

import json
import re
from enum import StrEnum
from pathlib import Path
from typing import Any

import httpx
import pytest

from app import vocabulary
from app.cli import main
from app.curating.seeds.facts import json_schema
from app.kit.errors import Problem
from app.settings import HOME as CODE
from app.settings import Settings
from tests.conftest import HOME
from tests.docs.pages import (
    PAGES,
    anchors,
    blocks,
    links,
    markdown,
    prose,
    read_page,
    table_under,
    words_of_code,
)

MOST_LINES, MOST_BYTES = 200, 12_000
"""How long the README may be; what does not fit is a page under docs/."""
OUR_FOLDERS = ("app", "benchmarks", "docs", "examples", "migrations", "seeds", "tests")


# The README


def test_the_readme_is_short() -> None:
    readme = read_page("README.md")
    assert len(readme.splitlines()) <= MOST_LINES
    assert len(readme.encode()) <= MOST_BYTES


def test_the_readme_begins_with_an_answer() -> None:
    first = blocks("README.md")[0]
    commands = [number for number, line in enumerate(first.text.splitlines()) if line[:2] == "$ "]
    assert first.line + commands[-1] + 2 <= 10


@pytest.mark.parametrize("page", [page for page in PAGES if page.count("/") == 1])
def test_the_readme_leads_to_every_page(page: str) -> None:
    assert f"]({page})" in read_page("README.md")


def test_the_readme_maps_every_path(api: httpx.Client, document: dict[str, Any]) -> None:
    shown = {
        word.partition("?")[0]
        for first in table_under("What can be asked for", "README.md")
        for word in words_of_code(first)
    }
    assert {path for path in document["paths"] if not path.endswith(".csv")} <= shown
    for path in shown:
        asked = {"q": "losses"} if path == "/search" else {}
        assert "{" in path or api.get(path, params=asked).is_success, path


# Links and paths


@pytest.mark.parametrize("page", markdown(), ids=lambda page: str(page.relative_to(HOME)))
def test_links_lead_somewhere(page: Path) -> None:
    for link in links(page):
        path, _, anchor = link.partition("#")
        target = page.parent / path if path else page
        assert target.exists(), link
        assert not anchor or anchor in anchors(target), link


@pytest.mark.parametrize("page", PAGES)
def test_the_paths_that_a_page_names_are_there(page: str) -> None:
    assert [path for path in paths_named(prose(page)) if not (HOME / path).exists()] == []


def paths_named(text: str) -> list[str]:
    """What stands between backticks and is a path of ours, or a Python file of whichever path."""
    ours = rf"(?:{'|'.join(OUR_FOLDERS)})/[\w./-]*|[\w./-]+\.py"
    return [word for word in words_of_code(text) if re.fullmatch(ours, word)]


def test_a_path_that_is_not_there_would_be_seen() -> None:
    text = "`app/kit/` `kit/front.py` `run.py` `app/resources/<plural>.py` `a/b` `/figures` app/x"
    assert paths_named(text) == ["app/kit/", "kit/front.py", "run.py"]


def test_every_decision_is_listed() -> None:
    listed = read_page("docs/code.md")
    for page in sorted((HOME / "docs" / "decisions").glob("*.md")):
        assert f"(decisions/{page.name})" in listed


# Asking


@pytest.fixture(scope="module")
def document(api: httpx.Client) -> dict[str, Any]:
    found: dict[str, Any] = api.get("/openapi.json").json()
    return found


def lists(document: dict[str, Any]) -> dict[str, dict[str, dict[str, Any]]]:
    """The parameters of every list, by path and name."""
    found = {
        path: {one["name"]: one for one in operations["get"].get("parameters", [])}
        for path, operations in document["paths"].items()
    }
    return {path: parameters for path, parameters in found.items() if "cursor" in parameters}


def test_the_parameters_of_every_list_are_told(document: dict[str, Any]) -> None:
    told = [words_of_code(first)[0] for first in table_under("Lists", "docs/questions.md")]
    common = set.intersection(*(set(parameters) for parameters in lists(document).values()))
    assert sorted(told) == sorted(common)


def test_every_format_is_told(document: dict[str, Any]) -> None:
    rows = table_under("Lists", "docs/questions.md").items()
    [told] = [
        words_of_code(cells[0]) for first, cells in rows if words_of_code(first) == ["format"]
    ]
    served = {
        choice
        for parameters in lists(document).values()
        for choice in choices_of(parameters["format"], document)
    }
    assert sorted(told) == sorted(served)


def test_every_filter_and_order_is_told(document: dict[str, Any]) -> None:
    common = {words_of_code(first)[0] for first in table_under("Lists", "docs/questions.md")}
    told = {
        words_of_code(path)[0]: tuple(words_of_code(cell) for cell in cells)
        for path, cells in table_under("Filters", "docs/questions.md").items()
    }
    assert told == {
        path: ([name for name in parameters if name not in common], orders(parameters, document))
        for path, parameters in lists(document).items()
    }


def orders(parameters: dict[str, dict[str, Any]], document: dict[str, Any]) -> list[str]:
    """The orders of a list, the one that it has by itself first."""
    choices = choices_of(parameters["sort"], document)
    assert choices[0] == parameters["sort"]["schema"]["default"]
    return choices


def choices_of(parameter: dict[str, Any], document: dict[str, Any]) -> list[str]:
    """The values that a parameter takes, where they are a closed list."""
    name = parameter["schema"]["$ref"].split("/")[-1]
    choices: list[str] = document["components"]["schemas"][name]["enum"]
    return choices


def test_every_problem_is_told() -> None:
    rows = table_under("Errors", "docs/questions.md")
    told = {int(status): words_of_code(cells[0]) for status, cells in rows.items()}
    assert told == {
        kind.status: [f"/problems/{kind.slug}"]
        for kind in Problem.__subclasses__()
        if kind.__module__.startswith("app.")
    }


def test_every_closed_list_is_told(document: dict[str, Any]) -> None:
    rows = table_under("Closed lists", "docs/model.md").values()
    told = [words_of_code(cells[0]) for cells in rows]
    kinds = [one for one in vars(vocabulary).values() if isinstance(one, type)]
    in_code = [
        [str(one) for one in kind] for kind in kinds if issubclass(kind, StrEnum) and [*kind]
    ]
    assert [values for values in in_code if values not in told] == []
    shapes = [document["components"]["schemas"], json.loads(json_schema())["$defs"]]
    documented = [schema.get("enum") for known in shapes for schema in known.values()]
    assert [values for values in told if values not in documented] == []


SCHEMAS = {
    "article": "WholeArticle",
    "sentence": "SentenceOut",
    "source": "ArticleSource",
    "actor": "ActorOut",
    "role": "Role",
    "place": "PlaceOut",
    "indicator": "IndicatorOut",
    "event": "EventOut",
    "claim": "Claim",
    "evidence": "Evidence",
    "figure": "FigureOut",
    "link": "Link",
}
"""What the model calls a thing, and the API's schema of it."""


@pytest.mark.parametrize("thing", SCHEMAS)
def test_the_model_has_the_fields_that_are_served(thing: str, document: dict[str, Any]) -> None:
    [model] = [block.text for block in blocks("docs/model.md") if block.language == "text"]
    fields = document["components"]["schemas"][SCHEMAS[thing]]["properties"]
    told = fields_told(model)[thing]
    assert told
    assert told == {name: may_be_null(fields[name]) for name in told}


def fields_told(model: str) -> dict[str, dict[str, bool]]:
    """The fields of each thing, and whether a `?` says that they may be null."""
    lines = re.findall(r"^\W*(\w+) +(?:.+: )?(.+)$", model, re.MULTILINE)
    return {
        thing: {
            name: bool(mark) for name, mark in re.findall(r"(\w+)(\??)(?: \(.+?\))?(?:, |$)", told)
        }
        for thing, told in lines
    }


def may_be_null(field: dict[str, Any]) -> bool:
    return {"type": "null"} in field.get("anyOf", [])


def test_a_field_that_is_made_up_would_be_seen() -> None:
    assert fields_told("a  b, c?\n └ d  0..n: e (one), f?\n") == {
        "a": {"b": False, "c": True},
        "d": {"e": False, "f": True},
    }


# Running


def test_every_setting_is_told() -> None:
    rows = table_under("Settings", "docs/operating.md")
    assert {words_of_code(name)[0]: cells[0] for name, cells in rows.items()} == {
        f"FACTS_{name.upper()}": shown_default(field.default)
        for name, field in Settings.model_fields.items()
    }


def shown_default(value: object) -> str:
    shown = value.relative_to(CODE) if isinstance(value, Path) else value
    return f"`{shown}`" if str(shown) else "empty"


def test_every_command_is_told() -> None:
    rows = table_under("Commands", "docs/operating.md")
    assert sorted(words_of_code(first)[0] for first in rows) == sorted(
        f"facts {name}" for name in main.commands
    )


# The code


def test_every_room_is_in_the_layout() -> None:
    [layout] = [block.text for block in blocks("docs/code.md") if block.language == "text"]
    assert set(rooms_shown(layout)) >= set(rooms_of(HOME / "app"))
    assert [path for path in rooms_shown(layout) if not (HOME / path).exists()] == []


def rooms_shown(layout: str) -> list[str]:
    """The paths of a layout, whose indents say what lies within what."""
    shown: list[str] = []
    above: list[str] = []
    for line in layout.splitlines():
        [(indent, name)] = re.findall(r"^( *)([\w.]+/?)", line)
        above[len(indent) // 2 :] = [name]
        shown.append("".join(above))
    return shown


def rooms_of(app: Path) -> list[str]:
    """The modules of the code, its packages, and the packages in those."""
    modules = [path for path in app.glob("*.py") if not path.name.startswith("__")]
    packages = [path.parent for path in (*app.glob("*/__init__.py"), *app.glob("*/*/__init__.py"))]
    return [
        *(f"app/{path.name}" for path in modules),
        *(f"{path.relative_to(app.parent).as_posix()}/" for path in packages),
    ]


def test_a_room_that_is_missing_or_made_up_would_be_seen(tmp_path: Path) -> None:
    assert rooms_shown("app/\n  a.py  one\n  b/  two\n    c/ three\n  d/\n") == [
        *("app/", "app/a.py", "app/b/", "app/b/c/", "app/d/")
    ]
    for folder in ("app", "app/b", "app/b/c", "app/b/c/deeper"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "__init__.py").touch()
    (tmp_path / "app" / "a.py").touch()
    assert rooms_of(tmp_path / "app") == ["app/a.py", "app/b/", "app/b/c/"]
