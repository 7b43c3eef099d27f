"""The replicas of examples/replicas, run here by its own configuration, on ports of their own."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import HOME, free_port, running_server
from tests.nginx import running_nginx

EXAMPLE = HOME / "examples" / "replicas"
FOLLOWERS = ("follower-1", "follower-2", "follower-3")


@dataclass(frozen=True)
class Replicas:
    """Where the origin, the followers and what balances them answer."""

    origin: str
    followers: list[str]
    balancer: str


@contextmanager
def running_replicas(served: Path, folder: Path, **settings: str) -> Iterator[Replicas]:
    """An origin that serves a folder, three servers that follow it, and an nginx before them."""
    with ExitStack() as stack:
        origin = stack.enter_context(example_origin(served, folder / "origin-nginx"))
        follow = {"FACTS_FOLLOW": f"{origin}/release.json", **settings}
        followers = [
            stack.enter_context(running_server(folder / name, **follow)) for name in FOLLOWERS
        ]
        balancer = stack.enter_context(example_balancer(followers, folder / "balancer-nginx"))
        yield Replicas(origin, followers, balancer)


@contextmanager
def example_origin(served: Path, folder: Path) -> Iterator[str]:
    """The origin of the example."""
    port = free_port()
    text = (EXAMPLE / "origin.conf").read_text()
    text = text.replace("listen 80;", f"listen 127.0.0.1:{port};")
    with running_nginx(folder, text.replace("/srv/offered/origin", str(served)), port) as address:
        yield address


@contextmanager
def example_balancer(followers: list[str], folder: Path) -> Iterator[str]:
    """The balancer of the example."""
    port = free_port()
    text = (EXAMPLE / "balancer.conf").read_text()
    text = text.replace("listen 80;", f"listen 127.0.0.1:{port};")
    for name, address in zip(FOLLOWERS, followers, strict=True):
        text = text.replace(f"{name}:8000", address.removeprefix("http://"))
    with running_nginx(folder, text, port) as address:
        yield address
