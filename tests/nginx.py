"""A real nginx, as an origin or before servers, on ports of its own."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from string import Template

import httpx

from tests.conftest import free_port, need, wait_until

MAIN = Template("""daemon off; $user
pid $folder/nginx.pid;
error_log $folder/error.log;
worker_processes 1;
events {}
http {
  access_log $folder/access.log;
  client_body_temp_path $folder/body;
  proxy_temp_path $folder/proxy;
  fastcgi_temp_path $folder/fastcgi;
  uwsgi_temp_path $folder/uwsgi;
  scgi_temp_path $folder/scgi;
  $http
}
""")


@contextmanager
def running_nginx(folder: Path, http: str, port: int) -> Iterator[str]:
    """An nginx of this configuration, which listens at the port; gives its address."""
    need("nginx")
    folder.mkdir(parents=True, exist_ok=True)
    written = folder / "nginx.conf"
    # Its workers give up root's rights, and the folders of tests are root's alone.
    user = "user root root;" if os.geteuid() == 0 else ""
    written.write_text(MAIN.substitute(folder=folder, http=http, user=user))
    command = ["nginx", "-p", folder, "-c", written, "-e", folder / "error.log"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE)
    address = f"http://127.0.0.1:{port}"

    def listens() -> bool:
        assert process.poll() is None, process.communicate()[1].decode()
        try:
            return bool(httpx.get(address))
        except httpx.TransportError:
            return False

    try:
        wait_until(listens)
        yield address
    finally:
        process.terminate()
        process.communicate(timeout=30)


@contextmanager
def running_origin(served: Path, folder: Path, more: str = "") -> Iterator[str]:
    """An nginx that serves a folder, with what more is configured; gives its address."""
    port = free_port()
    server = f"server {{ listen 127.0.0.1:{port}; root {served}; {more} }}"
    with running_nginx(folder, server, port) as address:
        yield address
