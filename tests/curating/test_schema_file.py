"""The JSON Schema beside the seeds is that of the code, and editors that follow it are right."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from app.cli import main
from tests.conftest import HOME, SEEDS

SCHEMA = SEEDS / "facts.schema.json"
SEED_FILES = sorted([*SEEDS.rglob("*.yaml"), *(HOME / "tests" / "seeds").rglob("*.yaml")])
KURSK = SEEDS / "kursk-offensive-2025-01-05" / "facts.yaml"


class AsEditorsRead(yaml.SafeLoader):
    """YAML as editors read it: a date is a text (JSON has no dates)."""


AsEditorsRead.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read(path: Path) -> Any:
    return yaml.load(path.read_text("utf-8"), AsEditorsRead)


@pytest.fixture(scope="module")
def schema() -> Draft202012Validator:
    """The schema, which is one itself."""
    written = json.loads(SCHEMA.read_text("utf-8"))
    Draft202012Validator.check_schema(written)
    return Draft202012Validator(written)


def refusals(schema: Draft202012Validator, seed: Any) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in schema.iter_errors(seed)]


def test_the_file_is_what_the_command_prints() -> None:
    printed = CliRunner().invoke(main, ["schema"])
    assert printed.exit_code == 0
    assert printed.output == SCHEMA.read_text("utf-8")


def test_the_schema_names_its_dialect() -> None:
    written = json.loads(SCHEMA.read_text("utf-8"))
    assert written["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("path", SEED_FILES, ids=lambda path: str(path.relative_to(HOME)))
def test_every_seed_is_valid(path: Path, schema: Draft202012Validator) -> None:
    assert refusals(schema, read(path)) == []


@pytest.mark.parametrize("path", SEED_FILES, ids=lambda path: str(path.relative_to(HOME)))
def test_a_seed_that_names_its_schema_names_this_one(path: Path) -> None:
    first = path.read_text("utf-8").split("\n", 1)[0]
    if "$schema=" in first:
        assert (path.parent / first.partition("$schema=")[2]).resolve() == SCHEMA


def test_some_seeds_name_their_schema() -> None:
    assert sum("$schema=" in path.read_text("utf-8") for path in SEED_FILES) >= 3


def test_a_draft_names_its_schema_and_is_valid_but_for_its_questions(
    tmp_path: Path, schema: Draft202012Validator
) -> None:
    article = tmp_path / "article.txt"
    article.write_text("Fire\n12 May 2023\nSome 20 people were hurt, Ann Lee said.\n", "utf-8")
    new = tmp_path / "seeds" / "new"
    drafted = CliRunner().invoke(main, ["draft", str(article), "--into", str(new)])
    assert drafted.exit_code == 0, drafted.output
    first = (new / "facts.yaml").read_text("utf-8").split("\n", 1)[0]
    assert first == "# yaml-language-server: $schema=../facts.schema.json"
    refused = refusals(schema, read(new / "facts.yaml"))
    assert refused != []
    assert [told for told in refused if "'?'" not in told] == []


BAD: list[tuple[str, tuple[str | int, ...], Any]] = [
    ("a misspelt section", ("clams",), []),
    ("a misspelt key of the article", ("article", "headlin"), "Fire"),
    ("a misspelt key of a claim", ("claims", 0, "qoute"), "Fire"),
    ("a misspelt key of a figure", ("claims", 4, "figures", 0, "valeu"), 42),
    ("a wrong status", ("events", "kursk-offensive", "status"), "finished"),
    ("a wrong modality", ("claims", 0, "modality"), "probable"),
    ("a wrong qualifier", ("claims", 4, "figures", 0, "qualifier"), "over"),
    ("a wrong kind of waiver", ("waivers", 0, "kind"), "number"),
    ("a wrong link", ("claims", 0, "links"), [{"opposes": "armed-clashes"}]),
    ("a wrong id", ("claims", 0, "id"), "New Offensive"),
    ("no quote", ("claims", 0, "quote"), []),
    ("a text for a number", ("claims", 4, "figures", 0, "value"), "forty-two"),
    ("an occurrence of zero", ("claims", 0, "quote"), [{"exact": "Fire", "occurrence": 0}]),
    ("an address that is none", ("article", "url"), "example.org"),
]


@pytest.mark.parametrize(("route", "value"), [case[1:] for case in BAD], ids=[c[0] for c in BAD])
def test_what_is_misspelt_or_not_allowed_is_refused(
    route: tuple[str | int, ...], value: Any, schema: Draft202012Validator
) -> None:
    seed = copy.deepcopy(read(KURSK))
    parent = seed
    for step in route[:-1]:
        parent = parent[step]
    parent[route[-1]] = value
    assert refusals(schema, seed) != []


REQUIRED = [("article", "headline"), ("article", "language"), ("claims", 0, "quote")]


@pytest.mark.parametrize("route", REQUIRED, ids=str)
def test_what_is_missing_is_refused(
    route: tuple[str | int, ...], schema: Draft202012Validator
) -> None:
    seed = copy.deepcopy(read(KURSK))
    parent = seed
    for step in route[:-1]:
        parent = parent[step]
    del parent[route[-1]]
    assert refusals(schema, seed) != []


def test_a_date_is_asked_for_where_no_dateline_gives_it(schema: Draft202012Validator) -> None:
    seed = copy.deepcopy(read(KURSK))
    assert "date" not in seed["article"]
    assert refusals(schema, seed) == []
    del seed["article"]["dateline"]
    assert refusals(schema, seed) != []
    seed["article"]["date"] = "2025-01-05"
    assert refusals(schema, seed) == []


SHORTHANDS: list[tuple[str, dict[str, Any]]] = [
    ("a year as a date", {"edtf": 2005, "text": "in 2005"}),
    ("a month as a date", {"edtf": "2005-03", "text": "in March"}),
]


@pytest.mark.parametrize("date", [case[1] for case in SHORTHANDS], ids=[c[0] for c in SHORTHANDS])
def test_what_seeding_takes_the_schema_takes(
    date: dict[str, Any], schema: Draft202012Validator
) -> None:
    """A bare year is a number to YAML: seeding reads it as written, and so must an editor."""
    seed = copy.deepcopy(read(KURSK))
    seed["events"]["kursk-offensive"]["date"] = date
    assert refusals(schema, seed) == []
