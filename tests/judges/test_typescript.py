"""A front end in TypeScript: its types are made from the document, and it runs as it compiles."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.docs.pages import SHOWN, blocks
from tests.judges.test_tables import line_for
from tests.judges.tools import HERE, MODULES, node, succeeds, tool

CARD = (HERE / "card.ts").read_text("utf-8")
ESCAPES = r"\bas\s+\w|\bany\b|!(?=[.;,)\[])|<\w+>\w"
"""What silences the compiler in code: casts, `any`, and `!`."""


@pytest.fixture(scope="module")
def desk(document: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the front end, its settings, and the types made from the document."""
    folder = tmp_path_factory.mktemp("front-end")
    (folder / "node_modules").symlink_to(MODULES)
    for name in ("card.ts", "tsconfig.json"):
        shutil.copy(HERE / name, folder)
    told = succeeds(tool("openapi-typescript", folder, document, "--output", "api.d.ts"))
    assert not re.search("warn|error", told, re.IGNORECASE), told
    return folder


def code_of(text: str) -> str:
    """A module without its comments and texts."""
    return re.sub(r'/\*.*?\*/|//[^\n]*|`[^`]*`|"[^"]*"', "", text, flags=re.DOTALL)


def test_the_front_end_compiles(desk: Path) -> None:
    succeeds(tool("tsc", desk, "--project", "."))


def test_it_silences_nothing() -> None:
    assert re.findall(ESCAPES, code_of(CARD)) == []
    assert "@ts-" not in CARD
    for silenced in ("x as string", "x as unknown as T", "let x: any", "x!.id", "x![0]", "<T>x"):
        assert re.search(ESCAPES, silenced), silenced


MISTAKES: dict[str, tuple[str, str, str]] = {
    "field": ("{ title, status,", "{ titel, status,", "TS2339"),
    "nested": ("sentence.position", "sentence.positon", "TS2551"),
    "null": ("figure.period?.start", "figure.period.start", "TS18047"),
    "case": ('case "several":', "", "TS2345"),
    "choice": ('"-value"', '"-size"', "TS2322"),
    "filter": ("{ subject: [subject],", "{ subjects: [subject],", "TS2561"),
    "path": ('"/claims/{id}"', '"/claim/{id}"', "TS2345"),
    "problem": ("{ status, type, detail,", "{ message, type, detail,", "TS2339"),
    "unchecked": ("error ? [problemLine(error)] :", "", "TS18048"),
}
"""What is written wrong, by what, and what the compiler calls it."""


def test_a_mistake_does_not_compile(desk: Path, tmp_path: Path) -> None:
    shutil.copytree(desk, tmp_path, symlinks=True, dirs_exist_ok=True)
    (tmp_path / "card.ts").unlink()
    for name, (right, wrong, _) in MISTAKES.items():
        assert right in CARD, name
        (tmp_path / f"{name}.ts").write_text(CARD.replace(right, wrong), "utf-8")
    done = tool("tsc", tmp_path, "--project", ".")
    found = set(re.findall(r"^(\w+)\.ts\(.*?\): error (TS\d+):", done.stdout, re.MULTILINE))
    assert {(name, code) for name, (_, _, code) in MISTAKES.items()} <= found, done.stdout


RUN = """
import * as card from "./card.ts";
const [made, ...given] = process.argv.slice(1);
console.log(JSON.stringify(await card[made](...given)));
"""


def drawn(desk: Path, *call: str) -> Any:
    """What a function of the front end gives, run by Node as it stands."""
    return json.loads(succeeds(node(desk, "--input-type=module", "--eval", RUN, *call)))


def test_it_draws_every_event_page_after_page(
    desk: Path, server_url: str, api: httpx.Client
) -> None:
    events = api.get("/events", params={"limit": 200}).json()["items"]
    lines = drawn(desk, "eventLines", server_url)
    assert [line.split(" | ")[0] for line in lines] == [event["title"] for event in events]
    assert len(lines) > 5, "One page would do."
    [meeting] = [line for line in lines if line.startswith("Ramstein")]
    assert meeting == (
        "Ramstein meeting | scheduled | 2025-01-11/2025-01-11 | Germany |"
        " “Ukraine’s President Zelenskyy is set to request increased air defense contributions at"
        " the upcoming Ramstein meeting in Germany on January 11, 2025”[3] (sentence 16)"
    )


def test_it_draws_numbers_with_voice_bounds_and_quote(desk: Path, server_url: str) -> None:
    lines = drawn(desk, "figureLines", server_url, "Moscow")
    assert lines[1] == (
        "equipment-losses: > 1000 piece of equipment of Russia | Col Gen Oleksandr Syrskyi |"
        " no day given |"
        " “Moscow has suffered losses of 38,000 personnel and over 1,000 pieces of equipment”[4]"
        " (sentence 20) | The text does not say since when."
    )


def test_it_draws_what_was_refused(desk: Path, server_url: str) -> None:
    assert drawn(desk, "figureLines", server_url, "moskow") == [
        "422 | /problems/invalid-parameters | subject: Names nothing that is known here."
        ' Did you mean "russia"? | subject → russia | no first page'
    ]
    assert drawn(desk, "claimLine", server_url, "batallion-lost") == (
        "404 | /problems/not-found | There is no claim with this id."
        ' Did you mean "battalion-lost"? | no first page'
    )


def test_the_line_of_the_readme_gives_every_figure(
    desk: Path, tmp_path: Path, server_url: str, api: httpx.Client
) -> None:
    [block] = [one.text for one in blocks("docs/clients.md") if one.language == "ts"]
    client = block[: block.index("const { data")].replace(SHOWN, server_url)
    line = line_for("TypeScript (`openapi-fetch`)", server_url)
    shutil.copytree(desk, tmp_path, symlinks=True, dirs_exist_ok=True)
    told = f"{client}const {{ data }} = {line};\nconsole.log(JSON.stringify(data?.items));\n"
    (tmp_path / "line.ts").write_text(f"{told}export {{}};\n", "utf-8")
    succeeds(tool("tsc", tmp_path, "--project", "."))
    found = json.loads(succeeds(node(tmp_path, "line.ts")))
    assert found == api.get("/figures").json()["items"]


def test_the_front_end_in_the_docs_compiles_and_runs(
    desk: Path, tmp_path: Path, server_url: str
) -> None:
    [block] = [one.text for one in blocks("docs/clients.md") if one.language == "ts"]
    shutil.copytree(desk, tmp_path, symlinks=True, dirs_exist_ok=True)
    (tmp_path / "card.ts").unlink()
    (tmp_path / "page.ts").write_text(f"{block}export {{}};\n".replace(SHOWN, server_url), "utf-8")
    succeeds(tool("tsc", tmp_path, "--project", "."))
    told = succeeds(node(tmp_path, "page.ts"))
    assert "38,000 personnel Moscow has suffered losses of 38,000 personnel" in told
