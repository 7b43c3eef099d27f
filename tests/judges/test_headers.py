"""What httplint, which knows the rules of HTTP's headers, says of our answers."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPResponse
from urllib.parse import urlsplit

import pytest
from httplint import HttpRequestLinter, HttpResponseLinter, levels
from httplint.cache import STORE_PUBLIC_UNNECESSARY

Headers = list[tuple[str, str]]

EXCEPTED = {STORE_PUBLIC_UNNECESSARY}
"""`public` lets shared caches keep what was asked with `Authorization`, which some clients send
unasked and some gateways require: what everybody may read can be kept all the same."""


@dataclass(frozen=True)
class Asked:
    """One request."""

    target: str
    status: int = 200
    method: str = "GET"
    headers: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        told = " ".join(f"{name}:{value}" for name, value in self.headers.items())
        return " ".join(filter(None, [self.method, self.target, told]))


@dataclass(frozen=True)
class Answered:
    """Its answer, as it came: chunks are put together, and nothing is unpacked."""

    status: int
    reason: str
    headers: Headers
    body: bytes


ASKED = [
    Asked("/"),
    Asked("/events"),
    Asked("/figures?limit=5"),
    Asked("/figures?format=csv"),
    Asked("/claims?format=ndjson"),
    Asked("/events?format=ics"),
    Asked("/search?q=losses"),
    Asked("/articles/kursk-offensive-2025-01-05"),
    Asked("/articles/kursk-offensive-2025-01-05/annotations"),
    Asked("/claims/russian-losses", headers={"Accept": "application/ld+json"}),
    Asked("/claims/russian-losses/citation"),
    Asked("/claims", headers={"Accept-Encoding": "gzip"}),
    Asked("/figures", 304, headers={"If-None-Match": "*"}),
    Asked("/figures", method="HEAD"),
    Asked("/figures?format=csv", method="HEAD"),
    Asked("/events", 204, "OPTIONS", {"Origin": "null", "Access-Control-Request-Method": "GET"}),
    Asked("/events", 405, "DELETE"),
    Asked("/events?stauts=x", 422),
    Asked("/events", 406, headers={"Accept": "image/png"}),
    Asked("/claims/nothing-of-this-id", 404),
    Asked("/nowhere", 404),
    Asked("/problems/not-found"),
    Asked("/docs"),
    Asked("/web/swagger-ui.css"),
    Asked("/web/swagger-ui.css", headers={"Accept-Encoding": "gzip"}),
    Asked("/openapi.json"),
    Asked("/dataset"),
    Asked("/health"),
    Asked("/ready"),
]


@pytest.fixture(scope="module")
def connection(server_url: str) -> Iterator[HTTPConnection]:
    connection = HTTPConnection(urlsplit(server_url).netloc, timeout=10)
    yield connection
    connection.close()


def answered(connection: HTTPConnection, asked: Asked) -> Answered:
    connection.request(asked.method, asked.target, headers={"User-Agent": "tests", **asked.headers})
    answer: HTTPResponse = connection.getresponse()
    return Answered(answer.status, answer.reason, answer.getheaders(), answer.read())


def in_bytes(headers: Headers) -> list[tuple[bytes, bytes]]:
    return [(name.encode(), value.encode("latin-1")) for name, value in headers]


def findings(asked: Asked, answer: Answered) -> list[str]:
    """What is warned of or bad, with its level."""
    request = HttpRequestLinter()
    request.process_request_topline(asked.method.encode(), asked.target.encode(), b"1.1")
    request.process_headers(in_bytes(list(asked.headers.items())))
    response = HttpResponseLinter(start_time=time.time())
    response.request, response.is_head_response = request, asked.method == "HEAD"
    response.process_response_topline(b"1.1", str(answer.status).encode(), answer.reason.encode())
    response.process_headers(in_bytes(answer.headers))
    response.feed_content(answer.body)
    response.finish_content(complete=True)
    return list(told(response.notes))


def told(notes: Sequence[object]) -> Iterator[str]:
    for note in notes:
        if note.level in (levels.WARN, levels.BAD) and type(note) not in EXCEPTED:
            yield f"{note.level.name}: {note.summary}"
        yield from told(note.subnotes)


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_nothing_is_wrong_with_an_answer(connection: HTTPConnection, asked: Asked) -> None:
    answer = answered(connection, asked)
    assert answer.status == asked.status
    assert findings(asked, answer) == [], answer.headers


@pytest.mark.parametrize(
    ("name", "value", "finding"),
    [
        ("Cache-Control", "max-age=soon", "max-age"),
        ("ETag", "unquoted", "ETag"),
        ("Content-Length", "1", "Content-Length"),
        ("Vary", "*", "Vary"),
        ("Link", "/figures?cursor=x; rel=next", "Link"),
        ("Date", "yesterday", "Date"),
    ],
)
def test_a_bad_header_would_be_found(
    connection: HTTPConnection, name: str, value: str, finding: str
) -> None:
    asked = Asked("/figures?limit=5")
    answer = answered(connection, asked)
    kept = [one for one in answer.headers if one[0].lower() != name.lower()]
    spoilt = Answered(answer.status, answer.reason, [*kept, (name, value)], answer.body)
    assert finding in " ".join(findings(asked, spoilt))
