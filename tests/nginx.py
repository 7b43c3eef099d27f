"""A real nginx for tests, on ports of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.systems import nginx
from tests.conftest import free_port, need


@contextmanager
def running_nginx(folder: Path, http: str, port: int) -> Iterator[str]:
    """An nginx of this configuration, which listens at the port; gives its address."""
    need("nginx")
    with nginx.running_nginx(folder, http, "127.0.0.1", port) as address:
        yield address


@contextmanager
def running_origin(served: Path, folder: Path, more: str = "") -> Iterator[str]:
    """An nginx that serves a folder, with what more is configured; gives its address."""
    with origin_at(free_port(), served, folder, more) as address:
        yield address


@contextmanager
def origin_at(port: int, served: Path, folder: Path, more: str = "") -> Iterator[str]:
    """The same at a port, where it can be again after it was gone."""
    server = f"server {{ listen 127.0.0.1:{port}; root {served}; {more} }}"
    with running_nginx(folder, server, port) as address:
        yield address
