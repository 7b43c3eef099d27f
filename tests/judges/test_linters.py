"""What linters of OpenAPI documents find in ours: nothing, and not for want of looking."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

from tests.judges.tools import HERE, succeeds, tool

Document = dict[str, Any]


def spectral(document: Path, rules: str) -> CompletedProcess[str]:
    return tool(
        "spectral", HERE, "lint", document, "--ruleset", HERE / rules, "--fail-severity", "hint"
    )


def redocly(document: Path) -> CompletedProcess[str]:
    strict = ("--extends", "recommended-strict", "--format", "stylish")
    return tool("redocly", document.parent, "lint", document, *strict)


LINTERS: dict[str, Callable[[Path], CompletedProcess[str]]] = {
    "spectral": lambda document: spectral(document, "oas.yaml"),
    "owasp": lambda document: spectral(document, "owasp.yaml"),
    "redocly": redocly,
}


@pytest.mark.parametrize("linter", LINTERS)
def test_a_linter_finds_nothing(document: Path, linter: str) -> None:
    succeeds(LINTERS[linter](document))


def parameter(document: Document, kind: str) -> Document:
    """The first parameter of a list whose schema is of this kind."""
    return next(
        x["schema"]
        for path in document["paths"].values()
        for x in path["get"].get("parameters", [])
        if x["schema"].get("type") == kind and x["in"] == "query"
    )


def problem(document: Document) -> Document:
    found: Document = document["components"]["responses"]["InvalidParameters"]["content"]
    return found["application/problem+json"]


FAULTS: dict[str, dict[str, Callable[[Document], object]]] = {
    "spectral": {
        "info-contact": lambda x: x["info"].pop("contact"),
        "operation-operationId": lambda x: x["paths"]["/"]["get"].pop("operationId"),
        "oas3-valid-media-example": lambda x: problem(x)["example"].pop("first_page"),
    },
    "owasp": {
        "array-limit": lambda x: parameter(x, "array").pop("maxItems"),
        "integer-limit": lambda x: parameter(x, "integer").pop("maximum"),
        "integer-format": lambda x: parameter(x, "integer").pop("format"),
        "string-limit": lambda x: parameter(x, "string").pop("maxLength"),
        "string-restricted": lambda x: parameter(x, "string").pop("pattern"),
        "define-error-responses-500": lambda x: x["paths"]["/"]["get"]["responses"].pop("500"),
    },
    "redocly": {
        "security-defined": lambda x: x.pop("security"),
        "info-license": lambda x: x["info"].pop("license"),
        "no-invalid-media-type-examples": lambda x: problem(x)["example"].pop("title"),
        "no-unused-components": lambda x: x["components"]["schemas"].update(Unused={}),
    },
}


@pytest.mark.parametrize("linter", LINTERS)
def test_a_linter_finds_faults(document: Path, tmp_path: Path, linter: str) -> None:
    faulty = json.loads(document.read_text("utf-8"))
    for spoil in FAULTS[linter].values():
        spoil(faulty)
    copy = tmp_path / "openapi.json"
    copy.write_text(json.dumps(faulty), "utf-8")
    done = LINTERS[linter](copy)
    assert done.returncode != 0, done.stdout
    assert [rule for rule in FAULTS[linter] if rule not in done.stdout] == [], done.stdout
