"""Asks one question over HTTP, on a connection of its own."""

import http.client
from collections.abc import Mapping
from urllib.parse import urlsplit


def fetch(url: str, header: tuple[str, str] | None = None) -> tuple[int, bytes]:
    """Status and body of one request."""
    status, body, _ = ask(url, header)
    return status, body


def ask(url: str, header: tuple[str, str] | None = None) -> tuple[int, bytes, Mapping[str, str]]:
    """Status, body and headers of one request."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=60)
    try:
        path = f"{parts.path}?{parts.query}" if parts.query else parts.path
        connection.request("GET", path, headers=dict([header] if header else []))
        answer = connection.getresponse()
        return answer.status, answer.read(), {k.lower(): v for k, v in answer.getheaders()}
    finally:
        connection.close()
