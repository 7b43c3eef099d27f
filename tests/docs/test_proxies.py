"""What the docs say of proxies works: a server is asked through each, under its prefix."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import httpx
import pytest

from tests.conftest import free_port, missing, ready_server, wait_until
from tests.docs.pages import Block, blocks_in
from tests.nginx import running_nginx

SERVER = "127.0.0.1:8000"
Proxy = Callable[[str, int, Path], AbstractContextManager[str]]


def behind_nginx(block: str, port: int, folder: Path) -> AbstractContextManager[str]:
    return running_nginx(folder, f"server {{ listen 127.0.0.1:{port};\n{block} }}", port)


@contextmanager
def behind_caddy(block: str, port: int, folder: Path) -> Iterator[str]:
    caddy = Path(sys.executable).with_name("caddy")
    if not caddy.exists():
        missing("not installed: caddy")
    written = folder / "Caddyfile"
    written.write_text(
        f"{{\nadmin off\nauto_https off\n}}\nhttp://127.0.0.1:{port} {{\n{block}\n}}\n"
    )
    environment = {"HOME": str(folder), "XDG_DATA_HOME": str(folder)}
    command = [caddy, "run", "--config", written, "--adapter", "caddyfile"]
    process = subprocess.Popen(command, env=environment, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"

    def listens() -> bool:
        assert process.poll() is None
        try:
            return bool(httpx.get(address))
        except httpx.TransportError:
            return False

    try:
        wait_until(listens)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=30)


PROXIES: dict[str, Proxy] = {"nginx": behind_nginx, "caddyfile": behind_caddy}


@pytest.mark.parametrize("block", [b for kind in PROXIES for b in blocks_in(kind)], ids=str)
def test_a_server_behind_a_prefix_is_asked_through_the_proxy(
    block: Block, release: Path, tmp_path: Path
) -> None:
    port = free_port()
    public = f"http://127.0.0.1:{port}/facts"
    assert SERVER in block.text
    with ready_server(release, FACTS_PUBLIC_URL=public) as server:
        text = block.text.replace(SERVER, server.removeprefix("http://"))
        with PROXIES[block.language](text, port, tmp_path):
            page = httpx.get(f"{public}/figures?limit=2").json()
            assert len(page["items"]) == 2
            for address in (page["next"], page["items"][0]["url"], f"{public}/docs"):
                assert address.startswith(f"{public}/")
                assert httpx.get(address).status_code == 200
            assert "items" not in httpx.get(f"http://127.0.0.1:{port}/figures").text


def test_each_proxy_of_the_docs_is_run() -> None:
    assert [block.language for kind in PROXIES for block in blocks_in(kind)] == [*PROXIES]
