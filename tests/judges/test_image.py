"""The image and the gate, as far as they can be judged without building and running them."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

HOME = Path(__file__).resolve().parent.parent.parent
TOOLS = Path(sys.executable).parent
GATE = HOME / ".ci" / "run"


def run(*command: str | Path) -> str:
    """What the command prints; a failure shows both of its streams."""
    done = subprocess.run(command, cwd=HOME, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def instructions() -> list[str]:
    """The Dockerfile's instructions, one on each line, without its comments."""
    text = (HOME / "Dockerfile").read_text("utf-8")
    text = re.sub(r"^\s*#.*\n", "", text, flags=re.MULTILINE)
    joined = re.sub(r"\\\n\s*", "", text).splitlines()
    return [line for line in joined if line.strip()]


def commands(instructions: list[str]) -> list[list[str]]:
    """Every call of `facts` in the Dockerfile, split into words."""
    plain = [" ".join(re.sub(r'[\[\]",]', " ", line).split()) for line in instructions]
    calls = [call for line in plain for call in re.findall(r"[ /]facts ([a-z][^&|;]*)", line)]
    return [call.split() for call in calls]


def test_hadolint_finds_nothing() -> None:
    assert run(TOOLS / "hadolint", "--no-color", "Dockerfile") == ""


def test_its_commands_and_options_exist(instructions: list[str]) -> None:
    found = commands(instructions)
    assert [words[0] for words in found] == ["seed", "files", "health", "serve"]
    listed = run(TOOLS / "facts", "--help")
    for name, *arguments in found:
        assert re.search(rf"^\s+{name}\b", listed, re.MULTILINE), name
        explained = run(TOOLS / "facts", name, "--help")
        for option in (word for word in arguments if word.startswith("-")):
            assert re.search(rf"(?<![\w-]){option}(?![\w-])", explained), (name, option)


def test_both_stages_start_from_one_pinned_image(instructions: list[str]) -> None:
    bases = [line.split()[1] for line in instructions if line.startswith("FROM ")]
    assert len(bases) == 2
    assert len(set(bases)) == 1
    assert re.fullmatch(r"python:3\.\d+(\.\d+)?-slim", bases[0])


def test_everything_installed_is_locked(instructions: list[str]) -> None:
    text = "\n".join(instructions)
    installs = re.findall(r"pip install ([^&\n]*)", text)
    assert len(installs) == 2
    assert {"--require-hashes", "--only-binary", "--no-deps"} <= set(installs[0].split())
    assert {"--no-build-isolation", "--no-deps"} <= set(installs[1].split())
    assert not re.search(r"\b(apt|apt-get|curl|wget|npm|git)\b|^ADD ", text, re.MULTILINE)


@pytest.mark.parametrize(
    "name", ["Dockerfile", ".ci/run", "requirements.txt", "requirements-dev.txt"]
)
def test_no_registry_is_named(name: str) -> None:
    text = (HOME / name).read_text("utf-8")
    assert not re.findall(r"\S+://\S+|--(?:extra-)?index-url|--find-links|--trusted-host", text)


def test_packages_are_installed_before_the_sources_come(instructions: list[str]) -> None:
    locked = next(i for i, line in enumerate(instructions) if "--require-hashes" in line)
    before = [line for line in instructions[:locked] if line.startswith("COPY ")]
    assert before == ["COPY requirements.txt ."]


def test_what_is_copied_exists_and_is_let_in(instructions: list[str]) -> None:
    let_in = (HOME / ".dockerignore").read_text("utf-8").splitlines()
    copies = [line.split()[1:-1] for line in instructions if re.match(r"COPY (?!--from)", line)]
    for name in (name for names in copies for name in names):
        assert (HOME / name).exists(), name
        assert f"!{name}" in let_in


def test_it_runs_without_rights(instructions: list[str]) -> None:
    last = max(i for i, line in enumerate(instructions) if line.startswith("FROM "))
    stage = instructions[last:]
    assert "USER 10001:10001" in stage
    assert "EXPOSE 8000" in stage
    assert not [line for line in stage if line.startswith("RUN ")]
    started = [line for line in stage if re.match(r"CMD |HEALTHCHECK ", line)]
    assert len(started) == 2
    assert all('["facts", ' in line for line in started)


def test_the_gate_can_be_started() -> None:
    assert os.access(GATE, os.X_OK)
    run("bash", "-n", GATE)
    text = GATE.read_text("utf-8")
    assert "FACTS_TEST_REQUIRE=1" in text
    assert text.rstrip().endswith("make test")
