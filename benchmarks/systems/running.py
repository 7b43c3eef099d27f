"""The systems that are compared: how each is started, on which files, and how it is stopped."""

import http.client
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.data.places import HOME, PEERS, PRODUCT, free_port, tool
from benchmarks.data.plain import Plain
from benchmarks.data.release import Built
from benchmarks.systems.measure import private_bytes, tree
from benchmarks.systems.servers import canned

OURS, CACHED = "ours (cache off)", "ours (cache on)"
ROWS, DOCUMENTS, CONSTANT = "bare + sqlite3 + orjson", "bare + documents", "bare uvicorn"
TUNED, INSTALLED, ROAPI = "Datasette tuned", "Datasette installed", "ROAPI"
TUTORIAL = "tutorial app"
FLOORS = (ROWS, DOCUMENTS, CONSTANT)
PATIENCE = 120.0


@dataclass(frozen=True)
class System:
    """One system: its command, and a first question that it must answer."""

    name: str
    command: tuple[str | Path, ...]
    probe: str
    environment: dict[str, str] = field(default_factory=dict)
    missing: str = ""
    """Why it cannot run here, if it cannot."""
    answers: int = 1
    """Answers in a row until it counts as up: each of several workers starts by itself."""
    folder: Path = HOME
    """Where it runs: other code than ours lies elsewhere."""


@dataclass(frozen=True, slots=True)
class Running:
    """A system that answers."""

    name: str
    pid: int
    base: str
    started_in: float

    @property
    def private_bytes(self) -> int:
        """The private memory of the largest of its processes: the worker that answers."""
        return max(map(private_bytes, tree(self.pid)), default=0)


def systems(built: Built, plain: Plain, hot: Path, notes: Path) -> list[System]:
    """Everything that is compared, on the same rows. `hot` holds the constant bytes."""
    return [
        product(OURS, built.data, "0"),
        product(CACHED, built.data),
        floor(ROWS, "rows", Path(built.database)),
        floor(DOCUMENTS, "documents", Path(built.database)),
        floor(CONSTANT, "constant", hot),
        *datasettes(built, plain, notes),
        _roapi(plain),
        _tutorial(plain),
    ]


def product(name: str, data: str, cache_bytes: str | None = None, workers: int = 1) -> System:
    """This server."""
    environment = {"FACTS_WATCH_SECONDS": "60"}
    if cache_bytes is not None:
        environment |= {"FACTS_CACHE_BYTES": cache_bytes, "FACTS_PAGES_BYTES": cache_bytes}
    command = (
        PRODUCT / "facts", "serve", "--no-seed", "--data", data, "--port", "{port}",
        "--workers", str(workers),
    )  # fmt: skip
    answers = 1 if workers == 1 else 50 * workers
    return System(name, command, "/figures?limit=1&total=false", environment, answers=answers)


def floor(name: str, kind: str, source: Path) -> System:
    """One of the bare ones."""
    python = PEERS / "python"
    missing = "" if python.exists() else "run `make bench` to install what it needs"
    probe = "/" if kind == "constant" else "/figures?after=0&limit=1"
    command = (python, "-m", "benchmarks.systems.servers.bare", kind, source, "{port}")
    return System(name, command, probe, missing=missing)


def datasettes(built: Built, plain: Plain, notes: Path) -> list[System]:
    """Datasette as installed, and with canned queries and without threads."""
    program = PEERS / "datasette"
    missing = "" if program.exists() else "Datasette is not installed"
    canned_queries = {
        plain.database.stem: canned.plain(plain.columns),
        Path(built.database).stem: canned.nested(),
    }
    notes.write_text(json.dumps({"databases": canned_queries}))
    files = ("-i", plain.database, "-i", built.database)
    command = (program, "serve", *files, "-m", notes, "-p", "{port}")
    probe = f"/{plain.database.stem}/figures.json?_size=1&_shape=array"
    tuned = (*command, "--setting", "num_sql_threads", "0")
    return [
        System(TUNED, tuned, probe, missing=missing),
        System(INSTALLED, command, probe, missing=missing),
    ]


def _roapi(plain: Plain) -> System:
    program = tool("roapi")
    command = (
        program or "roapi", "-a", "127.0.0.1:{port}", "-p", "127.0.0.1:{port2}",
        "-t", f"figures={plain.csv}",
    )  # fmt: skip
    missing = "" if program else "ROAPI is not installed"
    return System(ROAPI, command, "/api/tables/figures?limit=1", missing=missing)


def _tutorial(plain: Plain) -> System:
    program = PEERS / "uvicorn"
    command = (
        program, "benchmarks.systems.servers.tutorial:app", "--port", "{port}", "--no-access-log",
        "--log-level", "warning",
    )  # fmt: skip
    missing = "" if program.exists() else "FastAPI is not installed beside the peers"
    environment = {"DATABASE": str(plain.database)}
    return System(TUTORIAL, command, "/figures/?limit=1", environment, missing)


@contextmanager
def running(system: System) -> Iterator[Running]:
    """The system, started and answering; stopped at the end with all that it started."""
    port = free_port()
    command = [str(part).format(port=port, port2=free_port()) for part in system.command]
    started = time.perf_counter()
    process = subprocess.Popen(
        command,
        cwd=system.folder,
        env={**os.environ, **system.environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        _wait(process, port, system, started)
        took = time.perf_counter() - started
        yield Running(system.name, process.pid, f"http://127.0.0.1:{port}", took)
    finally:
        _stop(process)


def _wait(process: "subprocess.Popen[bytes]", port: int, system: System, started: float) -> None:
    while time.perf_counter() - started < PATIENCE:
        if process.poll() is not None:
            raise RuntimeError(f"{system.name} ended by itself, with {process.returncode}.")
        if all(_answers(port, system.probe) for _ in range(system.answers)):
            return
        time.sleep(0.005)
    raise RuntimeError(f"{system.name} did not answer within {PATIENCE:g} seconds.")


def _answers(port: int, path: str) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", path)
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _stop(process: "subprocess.Popen[bytes]") -> None:
    """Stop the process and those that it started: they are a group of their own."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGTERM)
    with suppress(subprocess.TimeoutExpired):
        process.wait(timeout=15)
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(timeout=15)


def versions() -> dict[str, str]:
    """What answers here, and in which version."""
    listing = (
        "import importlib.metadata as m\n"
        "for n in ('fastapi','starlette','uvicorn','uvloop','httptools','sqlmodel','sqlalchemy',"
        "'pydantic','orjson','datasette','roapi'):\n"
        " try: print(n, m.version(n))\n"
        " except m.PackageNotFoundError: pass\n"
        "import sqlite3, platform; print('sqlite', sqlite3.sqlite_version)\n"
        "print('python', platform.python_version())"
    )
    found: dict[str, str] = {}
    for python in (PEERS / "python", Path(sys.executable)):
        if python.exists():
            told = subprocess.run(
                [python, "-c", listing], capture_output=True, text=True, check=True
            )
            found |= dict(line.split() for line in told.stdout.splitlines())
    return found
