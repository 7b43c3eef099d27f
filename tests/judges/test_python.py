"""A client in Python, generated from the document: each operation called, refusals parsed."""

import datetime as dt
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from enum import EnumType
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx
import pytest

from tests.judges.test_tables import line_for

NAME = "facts_client"
BINARY = (
    "application/vnd.sqlite3",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
)
TOOLS = Path(sys.executable).parent


def generated(document: Path, folder: Path) -> str:
    """Write the client into a folder; gives what the generator told."""
    # The generator knows bytes by one name alone.
    binary = dict.fromkeys(BINARY, "application/octet-stream")
    (folder / "client.json").write_text(json.dumps({"content_type_overrides": binary}), "utf-8")
    done = subprocess.run(
        [
            *(TOOLS / "openapi-python-client", "generate", "--path", document),
            *("--meta", "none", "--output-path", NAME, "--config", "client.json"),
            "--fail-on-warning",
        ],
        cwd=folder,
        env={**os.environ, "PATH": f"{TOOLS}{os.pathsep}{os.environ['PATH']}"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    return done.stdout


@pytest.fixture(scope="module")
def package(document: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The name of the generated package, which can be imported."""
    folder = tmp_path_factory.mktemp("client")
    told = generated(document, folder)
    assert told == f"Generating {NAME}\n", told
    sys.path.insert(0, str(folder))
    yield NAME
    sys.path.remove(str(folder))
    for name in [x for x in sys.modules if x.partition(".")[0] == NAME]:
        del sys.modules[name]


@pytest.fixture
def client(package: str, server_url: str) -> Iterator[Any]:
    with import_module(package).Client(base_url=server_url) as client:
        yield client


def of(package: str, path: str) -> ModuleType:
    return import_module(f"{package}.{path}")


def test_the_generator_warns_of_what_it_cannot_read(document: Path, tmp_path: Path) -> None:
    faulty = json.loads(document.read_text("utf-8"))
    faulty["paths"]["/events"]["get"]["responses"]["200"]["content"] = {"x/y": {"schema": {}}}
    copy = tmp_path / "openapi.json"
    copy.write_text(json.dumps(faulty), "utf-8")
    with pytest.raises(AssertionError, match="WARNING"):
        generated(copy, tmp_path)


def examples(operation: dict[str, Any]) -> dict[str, str]:
    """The examples of the parameters that an operation cannot do without."""
    required = [x for x in operation.get("parameters", []) if x.get("required")]
    return {x["name"]: x["schema"]["examples"][0] for x in required}


def test_every_operation_answers_what_it_says(document: Path, package: str, client: Any) -> None:
    operations = [x["get"] for x in json.loads(document.read_text("utf-8"))["paths"].values()]
    unread = []
    for operation in operations:
        [tag] = operation["tags"]
        endpoint = of(package, f"api.{tag}.{operation['operationId']}")
        answer = endpoint.sync_detailed(client=client, **examples(operation))
        assert answer.status_code == 200, operation["operationId"]
        if answer.parsed is None or isinstance(answer.parsed, dict):
            unread.append(operation["operationId"])
    assert unread == []


def test_a_list_is_asked_with_filters_and_read_in_types(package: str, client: Any) -> None:
    models = of(package, "models")
    page = of(package, "api.figures.list_figures").sync(
        client=client,
        subject=["Moscow"],
        qualifier=[models.Qualifier.MORE_THAN, models.Qualifier.ABOUT],
        sort=models.FigureOrder.VALUE_DOWN,
        total=False,
    )
    assert isinstance(page, models.FigurePage)
    assert [(figure.value, figure.low) for figure in page.items] == [(1000, 1000), (40, None)]
    assert [figure.qualifier.value for figure in page.items] == ["more_than", "about"]
    assert [figure.subjects[0].name for figure in page.items] == ["Russia", "Russia"]
    assert page.total is None


def test_the_line_of_the_readme_gives_every_figure(
    package: str, server_url: str, api: httpx.Client
) -> None:
    line = line_for("Python (`openapi-python-client`)", server_url)
    with ExitStack() as stack:

        def opened(address: str) -> Any:
            return stack.enter_context(import_module(package).Client(address))

        figures = of(package, "api.figures.list_figures")
        page = eval(line, {"Client": opened, "list_figures": figures})
    items = api.get("/figures").json()["items"]
    assert [figure.to_dict() for figure in page.items] == items


def test_a_list_is_asked_by_days(package: str, client: Any) -> None:
    answer = of(package, "api.events.list_events").sync(
        client=client, since=dt.date(2025, 1, 6), until=dt.date(2025, 1, 12)
    )
    found = {event.id for event in answer.items}
    assert "ramstein-meeting" in found
    assert "trump-return-to-the-white-house" not in found


def test_choices_are_named_by_words(package: str) -> None:
    models = of(package, "models")
    enums = [x for x in vars(models).values() if isinstance(x, EnumType)]
    assert len(enums) > 10
    named = [f"{enum.__name__}.{choice.name}" for enum in enums for choice in enum]
    assert [name for name in named if re.search(r"\.VALUE_\d", name)] == []


def test_an_item_is_read_in_types(package: str, client: Any) -> None:
    models = of(package, "models")
    event = of(package, "api.events.get_event").sync(client=client, id="ramstein-meeting")
    assert isinstance(event, models.EventOut)
    assert event.status is models.Status.SCHEDULED
    assert event.date.end == dt.date(2025, 1, 11)
    [claim] = event.claims.items
    [proof] = claim.evidence
    assert proof.sentence.position == 16
    assert [source.marker for source in proof.cites] == ["3"]
    assert claim.modality is models.Modality.EXPECTED
    assert claim.links == []
    assert claim.note is None


@pytest.mark.parametrize(
    ("path", "asked", "status", "parameter"),
    [
        ("api.claims.get_claim", {"id": "batallion-lost"}, 404, None),
        ("api.claims.list_claims", {"actor": ["zelensky"]}, 422, "actor"),
    ],
)
def test_a_refusal_is_read_as_a_problem(
    package: str, client: Any, path: str, asked: Any, status: int, parameter: str | None
) -> None:
    answer = of(package, path).sync_detailed(client=client, **asked)
    assert answer.status_code == status
    assert isinstance(answer.parsed, of(package, "models").Problem)
    assert answer.parsed.status == status
    assert re.search("Did you mean", answer.parsed.detail)
    assert [x.parameter for x in answer.parsed.errors] == ([parameter] if parameter else [])
    assert answer.parsed.first_page is None
