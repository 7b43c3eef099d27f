"""A real nginx, as an origin or before servers."""

import os
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from string import Template

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
def running_nginx(folder: Path, http: str, host: str, port: int) -> Iterator[str]:
    """An nginx of this configuration, which listens there; gives its address."""
    folder.mkdir(parents=True, exist_ok=True)
    written = folder / "nginx.conf"
    # Its workers give up root's rights, and temporary folders are root's alone.
    user = "user root root;" if os.geteuid() == 0 else ""
    written.write_text(MAIN.substitute(folder=folder, http=http, user=user))
    command: list[str | Path] = ["nginx", "-p", folder, "-c", written, "-e", folder / "error.log"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE)
    try:
        _wait_for(process, host, port)
        yield f"http://{host}:{port}"
    finally:
        process.terminate()
        process.communicate(timeout=30)


def _wait_for(process: "subprocess.Popen[bytes]", host: str, port: int) -> None:
    """Wait until somebody listens there. Raises RuntimeError where the process ends instead."""
    while process.poll() is None:
        try:
            socket.create_connection((host, port), timeout=10).close()
        except OSError:
            time.sleep(0.02)
        else:
            return
    raise RuntimeError(process.communicate()[1].decode())
