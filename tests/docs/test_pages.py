"""What the docs show is what the program prints: every example of every page is run."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser import chromium, visit
from tests.conftest import HOME, need
from tests.docs.pages import PAGES, SHOWN, Block, blocks, blocks_in, examples, read_page

NOT_RUN = {
    "make serve": "serves until it is stopped, on the port that the docs name",
    "docker build -t article-facts .": "needs a Docker daemon",
    "docker run --read-only --cap-drop ALL -p 8000:8000 article-facts": "the same",
    'docker run --read-only --cap-drop ALL -p 8000:8000 -v "$PWD/data:/srv/facts/var:ro"'
    " article-facts": "the same",
    "facts serve --follow https://facts.example/release.json": "serves until it is stopped;"
    " tests/following runs it",
    "facts pull https://facts.example/release.json && facts serve --no-seed": "the same",
    "docker run --read-only --cap-drop ALL -p 8000:8000 -e FACTS_FOLLOW=https://facts.example/ \\\n"
    "  --tmpfs /srv/facts/var:uid=10001,gid=10001,mode=0755 article-facts": "needs a Docker daemon",
    "rclone copy origin s3:facts --exclude release.json --exclude lock \\\n"
    '  --header-upload "Cache-Control: public, max-age=31536000, immutable"': "needs an account;"
    " tests/following/test_object_store.py runs it",
    "rclone copyto origin/release.json s3:facts/release.json"
    ' --header-upload "Cache-Control: no-cache"': "the same",
    "npx openapi-typescript@7 http://127.0.0.1:8000/openapi.json -o api.d.ts": "fetches a package;"
    " tests/judges runs the pinned one",
    "alembic -x database=sqlite:///draft.db upgrade heads": "writes beside alembic.ini",
    "alembic -x database=sqlite:///draft.db revision --autogenerate --head indexes@head -m"
    ' "Index the licence of articles"': "writes a migration into the code",
}


def as_pattern(printed: str) -> str:
    """A regular expression: `…` stands for the rest of a line, alone for any lines."""
    pieces = []
    for line in printed.splitlines():
        if line == "…":
            pieces.append(r"(?:[^\n]*\n)*?")
        elif line.endswith("…"):
            pieces.append(re.escape(line.removesuffix("…")) + r"[^\n]*\n")
        else:
            pieces.append(re.escape(line) + r"\n")
    return "".join(pieces)


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder that looks like a clone to someone who types the examples, free to be written."""
    shutil.copytree(HOME / "seeds", tmp_path / "seeds")
    shutil.copytree(HOME / "tests" / "seeds", tmp_path / "tests" / "seeds")
    return tmp_path


def type_at(desk: Path, command: str, server: str) -> str:
    """What a reader would see."""
    done = subprocess.run(
        ["bash", "-c", command.replace(SHOWN, server)],
        cwd=desk,
        env={
            **os.environ,
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
            "FACTS_SEEDS": "seeds",
            "FACTS_DATA": "var",
        },
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=180,
        check=False,
    )
    return done.stdout.replace(server, SHOWN)


@pytest.mark.parametrize("block", blocks_in("console"), ids=str)
def test_an_example_prints_what_the_page_shows(block: Block, desk: Path, server_url: str) -> None:
    need("curl", "jq")
    for example in examples(block):
        if example.command in NOT_RUN:
            continue
        seen = type_at(desk, example.command, server_url)
        seen += "" if seen.endswith("\n") or not seen else "\n"
        if not re.fullmatch(as_pattern(example.printed), seen):
            assert seen == example.printed, example.command


def test_only_the_listed_commands_are_not_run() -> None:
    typed_somewhere = [e.command for b in blocks_in("console") for e in examples(b)]
    assert set(NOT_RUN) <= set(typed_somewhere)
    ran = [command for command in typed_somewhere if command not in NOT_RUN]
    assert sum("curl" in command for command in ran) >= 12
    assert not [c for c in ran if re.match(r"(make|docker|alembic|git|npx|facts serve)\b", c)]


def test_every_block_is_of_a_kind_that_is_looked_at() -> None:
    kinds = {block.language for page in PAGES for block in blocks(page)}
    assert kinds == {
        "console",
        "python",
        "r",
        "js",
        "ts",
        "yaml",
        "diff",
        "text",
        "nginx",
        "caddyfile",
    }
    for page in PAGES:
        fences = re.findall(r"^```", read_page(page), re.MULTILINE)
        assert len(fences) == 2 * len(blocks(page)), page


def test_a_wrong_example_would_be_seen() -> None:
    assert not re.fullmatch(as_pattern("one\ntwo\n"), "one\n2\n")
    assert not re.fullmatch(as_pattern("one\n"), "one\ntwo\n")
    assert not re.fullmatch(as_pattern("o…\n"), "one\ntwo\n")
    assert re.fullmatch(as_pattern("o…\n…\nthree\n"), "one\ntwo\n2\nthree\n")


@pytest.mark.parametrize("block", blocks_in("python"), ids=str)
def test_the_python_prints_what_the_page_says(
    block: Block, server_url: str, tmp_path: Path
) -> None:
    assert_printed(block, [sys.executable, "-c"], server_url, tmp_path)


@pytest.mark.parametrize("block", blocks_in("r"), ids=str)
def test_the_r_prints_what_the_page_says(block: Block, server_url: str, tmp_path: Path) -> None:
    need("Rscript")
    assert_printed(block, ["Rscript", "--vanilla", "-e"], server_url, tmp_path)


def assert_printed(block: Block, interpreter: list[str], server: str, folder: Path) -> None:
    """What a program prints stands on its page, between backticks."""
    done = subprocess.run(
        [*interpreter, block.text.replace(SHOWN, server)],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert f"`{done.stdout.strip()}`" in read_page(block.page)


@pytest.mark.parametrize("block", blocks_in("js"), ids=str)
def test_the_javascript_logs_true(block: Block, server_url: str) -> None:
    program = block.text.replace(SHOWN, server_url).replace("console.log(", "logged.push(")
    with chromium() as browser, visit(browser, server_url) as seen:
        seen.page.goto(f"{server_url}/health")
        logged = seen.page.evaluate(f"async () => {{ const logged = []; {program} return logged }}")
    assert logged == [True]


@pytest.mark.parametrize("block", blocks_in("yaml"), ids=str)
def test_what_a_curator_writes_is_what_a_curator_wrote(block: Block) -> None:
    paths = (*sorted(HOME.glob("seeds/**/*.yaml")), *sorted(HOME.glob("tests/seeds/**/*.yaml")))
    written = "\n".join(path.read_text("utf-8") for path in paths)
    assert block.text in written


@pytest.mark.parametrize("block", blocks_in("diff"), ids=str)
def test_the_filter_works_as_soon_as_it_is_a_field(block: Block, desk: Path) -> None:
    need("git")
    for folder in ("app", "migrations"):
        shutil.copytree(HOME / folder, desk / folder)
    assert asked_for_licence(desk) == "422 False"
    subprocess.run(
        ["git", "apply", "--unsafe-paths", f"--directory={desk}", "-"],
        input=block.text,
        text=True,
        check=True,
        cwd=desk,
        env={**os.environ, "GIT_CEILING_DIRECTORIES": str(desk.parent)},
    )
    assert asked_for_licence(desk) == "200 True"


ASK = """
import time
from pathlib import Path
from starlette.testclient import TestClient
from app.main import create_app
from app.releasing.publish import publish
from app.settings import Settings

settings = Settings(seeds=Path("seeds"), data=Path("var"))
publish(settings.seeds, settings.data)
with TestClient(create_app(settings)) as client:
    end = time.monotonic() + 20
    while client.get("/ready").status_code != 200 and time.monotonic() < end:
        time.sleep(0.02)
    parameters = client.get("/openapi.json").json()["paths"]["/articles"]["get"]["parameters"]
    status = client.get("/articles?licence=CC+BY+2.5&licence=CC0").status_code
    print(status, "licence" in [parameter["name"] for parameter in parameters])
"""


def asked_for_licence(code: Path) -> str:
    """What a copy of the code answers to `licence`, and whether it documents it."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", ASK],
        cwd=code,
        env={**os.environ, "PYTHONPATH": str(code)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()
