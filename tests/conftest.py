"""What tests stand on: a release made by the migrations, and a server on a socket."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from app.seeding.checking import checked
from app.seeding.collect import Seeds
from app.seeding.publish import publish

HOME = Path(__file__).resolve().parent.parent
SEEDS = HOME / "seeds"
FACTS = Path(sys.executable).with_name("facts")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running_server(data: Path, **environment: str) -> Iterator[str]:
    """A server on a socket, serving what is published in a data folder; gives its address."""
    port = free_port()
    process = subprocess.Popen(
        [FACTS, "serve", "--no-seed", "--data", data, "--port", str(port)],
        env={**os.environ, "FACTS_WATCH_SECONDS": "0.05", **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        wait_until_up(address, process)
        yield address
    finally:
        process.terminate()
        _, told = process.communicate(timeout=30)
        assert b"Traceback" not in told, told.decode()


def wait_until_up(address: str, process: "subprocess.Popen[bytes]", seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        assert process.poll() is None, process.communicate()[1].decode()
        try:
            httpx.get(f"{address}/health")
        except httpx.TransportError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError("The server did not come up.")


def wait_until_ready(address: str, seconds: float = 10) -> None:
    """Wait until the release is verified, or until the time is over."""
    end = time.monotonic() + seconds
    with httpx.Client(base_url=address) as client:
        while client.get("/ready").status_code != 200 and time.monotonic() < end:
            time.sleep(0.02)


@pytest.fixture(scope="session")
def seeds() -> Seeds:
    """The project's own seeds."""
    return checked(SEEDS)


@pytest.fixture(scope="session")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder in which the project's own seeds are published."""
    data = tmp_path_factory.mktemp("release")
    publish(SEEDS, data)
    return data


@pytest.fixture(scope="session")
def server_url(release: Path) -> Iterator[str]:
    """The address of a server that serves the project's own seeds."""
    with running_server(release) as address:
        wait_until_ready(address)
        yield address


@pytest.fixture(scope="session")
def api(server_url: str) -> Iterator[httpx.Client]:
    """A client of that server."""
    with httpx.Client(base_url=server_url, timeout=10) as client:
        yield client
