"""A proxy under whose prefix a server stands, which is not told of it."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import httpx

LONGER_THAN_A_FRAME_S = 0.3


class _Stripping(BaseHTTPRequestHandler):
    """Passes on what is asked under a prefix, without the prefix, as slowly as it is told."""

    protocol_version = "HTTP/1.1"

    def __init__(
        self, server: str, prefix: str, pause_before: str | None, *connection: object
    ) -> None:
        self._server, self._prefix, self._pause_before = server, prefix, pause_before
        super().__init__(*connection)  # type: ignore[arg-type]  # as the server gives them

    def do_GET(self) -> None:
        """Answer as the server does; 404 outside the prefix."""
        if not self.path.startswith(f"{self._prefix}/"):
            self.send_error(404)
            return
        address = self._server + self.path.removeprefix(self._prefix)
        told = {"Accept": self.headers.get("Accept", "*/*"), "Accept-Encoding": "identity"}
        answer = httpx.get(address, headers=told, trust_env=False)
        self.send_response(answer.status_code)
        for name in ("Content-Type", "Content-Security-Policy"):
            if name in answer.headers:
                self.send_header(name, answer.headers[name])
        self.send_header("Content-Length", str(len(answer.content)))
        self.end_headers()
        for piece in self._cut(answer):
            self.wfile.write(piece)

    def _cut(self, answer: httpx.Response) -> Iterator[bytes]:
        """A page, with a pause before each of its pieces; anything else at once."""
        if self._pause_before is None or "html" not in answer.headers["Content-Type"]:
            yield answer.content
            return
        for piece in re.split(f"(?={self._pause_before})", answer.text):
            time.sleep(LONGER_THAN_A_FRAME_S)
            yield piece.encode()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def behind_proxy(server: str, prefix: str = "", pause_before: str | None = None) -> Iterator[str]:
    """The address of a server behind a proxy that takes this prefix off.

    A page arrives in pieces: there is a pause wherever it goes on with this expression.
    """
    proxy = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Stripping, server, prefix, pause_before))
    thread = Thread(target=proxy.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{proxy.server_port}{prefix}"
    finally:
        proxy.shutdown()
        proxy.server_close()
        thread.join()
