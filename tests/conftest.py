"""What tests stand on: a release made by the migrations, asked in process or over a socket."""

import gc
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NoReturn

import httpx
import pytest
from hypothesis import settings

from app.curating.check import check_folder
from app.curating.seeds.load import Seeds
from app.releasing.files.making import make_files
from app.releasing.publish import publish
from tests import in_process
from tests.outside import Outside

HOME = Path(__file__).resolve().parent.parent
SEEDS = HOME / "seeds"
pytest_plugins = ["tests.worlds"]
FACTS = Path(sys.executable).with_name("facts")


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(Outside())
    settings.register_profile("unhurried", deadline=None)  # a busy machine is no fault of ours
    settings.register_profile("quick", settings.get_profile("unhurried"), max_examples=20)
    settings.load_profile(config.getoption("--hypothesis-profile", None) or "unhurried")
    gc.disable()  # what is imported and collected stays, and looking through it takes seconds


def pytest_collection_finish() -> None:
    gc.freeze()
    gc.enable()


def missing(reason: str) -> NoReturn:
    """Skip the test for want of what it needs, or fail where tests are required."""
    if os.environ.get("FACTS_TEST_REQUIRE"):
        pytest.fail(reason)
    pytest.skip(reason)


def need(*programs: str) -> None:
    """Skip the test where a program is missing, or fail where tests are required."""
    lacking = [name for name in programs if shutil.which(name) is None]
    if lacking:
        missing(f"not installed: {', '.join(lacking)}")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running_server(data: Path, **environment: str) -> Iterator[str]:
    """A server on a socket, serving what is published in a data folder; gives its address."""
    with server_within([], data, **environment) as (address, _):
        yield address


@contextmanager
def server_within(
    within: Sequence[str | Path], data: Path, **environment: str
) -> Iterator[tuple[str, int]]:
    """A server that another command becomes; gives its address, and the number of its process."""
    port = free_port()
    process = subprocess.Popen(
        [*within, FACTS, "serve", "--no-seed", "--data", data, "--port", str(port)],
        env={**os.environ, "FACTS_WATCH_SECONDS": "0.05", **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        wait_until_up(address, process)
        yield address, process.pid
    finally:
        process.terminate()
        _, told = process.communicate(timeout=30)
        assert b"Traceback" not in told, told.decode()


def wait_until(is_so: Callable[[], object]) -> None:
    """Ask again and again; what never comes true ends with the time that a test has."""
    while not is_so():
        time.sleep(0.02)


def list_open_files(process: int | str = "self") -> list[str]:
    """What a process holds open, as `/proc` names it; what is closed meanwhile is left out."""
    names = []
    for link in Path(f"/proc/{process}/fd").iterdir():
        with suppress(FileNotFoundError):
            names.append(str(link.readlink()))
    return names


def wait_until_up(address: str, process: "subprocess.Popen[bytes]") -> None:
    def is_up() -> bool:
        assert process.poll() is None, process.communicate()[1].decode()
        with suppress(httpx.TransportError):
            return httpx.get(f"{address}/health").is_success
        return False

    wait_until(is_up)


def wait_until_ready(address: str) -> None:
    wait_until(lambda: httpx.get(f"{address}/ready").is_success)


@contextmanager
def ready_server(data: Path, **environment: str) -> Iterator[str]:
    """The same, once it has verified what it serves, and the files where they are made."""
    with running_server(data, **environment) as address:
        wait_until_ready(address)
        with httpx.Client(base_url=address) as client:
            wait_until(lambda: not in_process.lacks_files(client, data))
        yield address


@pytest.fixture(scope="session")
def seeds() -> Seeds:
    """The project's own seeds."""
    return check_folder(SEEDS).seeds


@pytest.fixture(scope="session")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder in which the project's own seeds are published, with their files."""
    data = tmp_path_factory.mktemp("release")
    publish(SEEDS, data)
    assert make_files(data, "") == ""
    return data


@pytest.fixture(scope="session")
def server_url(release: Path) -> Iterator[str]:
    """The address of a server that serves the project's own seeds."""
    with ready_server(release) as address:
        yield address


@pytest.fixture(scope="session", params=["kept", pytest.param("anew", marks=pytest.mark.again)])
def cache(request: pytest.FixtureRequest) -> dict[str, int]:
    """The setting of the answer cache: what asks is run with it, and once more without."""
    return {} if request.param == "kept" else {"cache_bytes": 0}


@pytest.fixture(scope="session")
def api(release: Path, cache: dict[str, int]) -> Iterator[httpx.Client]:
    """A client of the application that serves the project's own seeds."""
    with in_process.opened(release, **cache) as client:
        yield client
