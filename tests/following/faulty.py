"""An origin that misbehaves as it is told to, over a socket."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from hashlib import md5
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from ssl import SSLContext
from threading import Thread
from typing import ClassVar


class Faulty(BaseHTTPRequestHandler):
    """Answers from a folder, with ranges and tags, unless a fault of this path is planted."""

    protocol_version = "HTTP/1.1"
    folder: ClassVar[Path]
    faults: "ClassVar[dict[str, Fault]]"
    """By what the path holds."""
    seen: ClassVar[list[tuple[str, dict[str, str]]]]
    """Each path that was asked for, with its headers."""

    def do_GET(self) -> None:
        self.seen.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
        for part, fault in list(self.faults.items()):
            if part in self.path:
                with suppress(OSError):  # who is refused leaves before the end
                    fault(self)
                self.close_connection = True
                return
        self.answer((self.folder / self.path[1:]).read_bytes())

    def answer(self, content: bytes) -> None:
        """Send this, or the part of it that is asked for, as a good origin does."""
        tag = f'"{md5(content).hexdigest()}"'
        if self.headers.get("If-None-Match") == tag:
            self.begin(304)
            return
        asked = re.fullmatch(r"bytes=(\d+)-", self.headers.get("Range", ""))
        begin, status = 0, 200
        if asked and self.headers.get("If-Range", tag) == tag:
            begin, status = int(asked[1]), 206
        told = {"ETag": tag, "Content-Length": str(len(content) - begin)}
        if status == 206:
            told["Content-Range"] = f"bytes {begin}-{len(content) - 1}/{len(content)}"
        self.begin(status, told)
        self.wfile.write(content[begin:])

    def begin(self, status: int, told: dict[str, str] | None = None) -> None:
        """Send the head of an answer."""
        self.send_response(status)
        for name, value in (told or {}).items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


Fault = Callable[[Faulty], object]


@contextmanager
def faulty_origin(
    served: Path, tls: SSLContext | None = None
) -> Iterator[tuple[str, type[Faulty]]]:
    """An origin that serves a folder; gives its address, and where faults are planted."""
    handler = type("Planted", (Faulty,), {"folder": served, "faults": {}, "seen": []})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        if tls:
            server.socket = tls.wrap_socket(server.socket, server_side=True)
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"{'https' if tls else 'http'}://127.0.0.1:{server.server_port}", handler
        finally:
            server.shutdown()
