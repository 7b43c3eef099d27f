"""Connections: one that is used stays, one that is not is given up, and nothing holds on to it."""

import asyncio
import gc
import re
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn
from uvicorn.protocols.http.httptools_impl import RequestResponseCycle

from app.kit.answering.answers import Answer
from app.kit.answering.codings import IDENTITY
from app.kit.answering.front import AT_ONCE
from app.kit.answering.ready import Ready
from app.serving.at_once import AtOnceProtocol, choose_protocol
from app.serving.bounded import Bounds
from app.serving.deadlines import DeadlineProtocol, Deadlines
from app.serving.held import HeldBytes
from tests.conftest import free_port, ready_server

QUICK = Answer(b"quick", "release").ready(b"public", IDENTITY)
PARTS, KEPT_ALIVE = 8, 1
PATIENT = Deadlines(receive=10, answer=60)


class StandIn:
    """Answers `/kept` and `/made` at once, as the front does, and `/slow` longer than an idle
    connection is kept."""

    @property
    def front(self) -> "StandIn":
        return self

    answer = QUICK

    def recall(self, scope: dict[str, Any]) -> tuple[Ready, bytes] | None:
        return (self.answer, b"") if scope["path"] == "/kept" else None

    async def __call__(self, scope: Any, _: Any, send: Any) -> None:
        is_written = scope.pop(AT_ONCE, None)
        if scope["path"] != "/slow":
            if not (is_written and is_written(self.answer, b"")):
                await self.answer.send(send, b"", is_bodiless=False)
            return
        await send({"type": "http.response.start", "status": 200, "headers": []})
        for part in range(PARTS):
            await asyncio.sleep(2 * KEPT_ALIVE / PARTS)
            more = part < PARTS - 1
            await send({"type": "http.response.body", "body": b"slow.", "more_body": more})


@contextmanager
def stand_in(
    deadlines: Deadlines = PATIENT, connections: int = 1000, held_bytes: int = 1 << 26
) -> Iterator[int]:
    """The port of our protocol with an app in the facts' stead."""
    port = free_port()
    bounds = Bounds(connections, HeldBytes(held_bytes))
    config = uvicorn.Config(
        StandIn(),  # type: ignore[arg-type]  # it takes no messages but those of HTTP
        port=port,
        http=partial(choose_protocol(), deadlines=deadlines, bounds=bounds),  # type: ignore[arg-type]
        lifespan="off",
        proxy_headers=False,
        timeout_keep_alive=KEPT_ALIVE,
        log_level="error",
    )
    serving = uvicorn.Server(config)
    running = threading.Thread(target=serving.run)
    running.start()
    try:
        while not serving.started:
            time.sleep(0.01)
        yield port
    finally:
        serving.should_exit = True
        running.join()


def asking(path: str, *headers: str) -> bytes:
    return "\r\n".join([f"GET {path} HTTP/1.1", "Host: x", *headers, "", ""]).encode()


def everything(connection: socket.socket) -> bytes:
    return b"".join(iter(lambda: connection.recv(65536), b""))


@pytest.mark.parametrize("first", ["/kept", "/made"])
def test_the_end_of_an_idle_connection_does_not_cut_off_the_next_answer(first: str) -> None:
    """A quick and a slow request in one packet: after the first the connection seemed idle."""
    with stand_in() as port, socket.create_connection(("127.0.0.1", port), timeout=20) as client:
        client.sendall(asking(first) + asking("/slow", "Connection: close"))
        told = everything(client)
    assert told.count(b"HTTP/1.1 200 OK") == 2
    assert told.count(b"slow.") == PARTS
    assert told.endswith(b"0\r\n\r\n")


def bytes_of(path: str) -> bytes:
    """What is answered, without the date."""
    with stand_in() as port, socket.create_connection(("127.0.0.1", port), timeout=20) as client:
        client.sendall(asking(path) + asking(path, "Connection: close"))
        return re.sub(rb"date: [^\r]+\r\n", b"", everything(client))


@pytest.mark.parametrize("version", ["0.54.1", "0.53.0", "1.0.0"])
def test_under_a_version_of_uvicorn_that_nobody_tried_messages_are_sent(
    monkeypatch: pytest.MonkeyPatch, version: str
) -> None:
    assert choose_protocol() is AtOnceProtocol
    known = {path: bytes_of(path) for path in ("/kept", "/made")}
    monkeypatch.setattr(uvicorn, "__version__", version)
    assert choose_protocol() is DeadlineProtocol
    assert {path: bytes_of(path) for path in known} == known


def test_what_is_answered_is_let_go() -> None:
    def cycles() -> int:
        return sum(isinstance(one, RequestResponseCycle) for one in gc.get_objects())

    gc.collect()
    gc.disable()
    try:
        with stand_in() as port, httpx.Client(base_url=f"http://127.0.0.1:{port}") as client:
            before = cycles()
            for path in ["/kept", "/made"] * 20:
                assert client.get(path).content == b"quick"
            assert cycles() <= before + 2
    finally:
        gc.enable()


def statuses(told: bytes) -> list[bytes]:
    return re.findall(rb"HTTP/1\.1 (\d+) ", told)


@pytest.mark.parametrize("count", [1, 2, 10])
def test_a_client_that_sends_no_more_gets_all_its_answers(count: int) -> None:
    with stand_in() as port, socket.create_connection(("127.0.0.1", port), timeout=15) as client:
        client.sendall(asking("/kept") * count)
        client.shutdown(socket.SHUT_WR)
        assert statuses(everything(client)) == [b"200"] * count


@pytest.mark.parametrize("path", ["/kept", "/slow"])
@pytest.mark.parametrize("count", [1, 3])
def test_what_is_no_request_takes_no_answer_from_those_before_it(path: str, count: int) -> None:
    with stand_in() as port, socket.create_connection(("127.0.0.1", port), timeout=30) as client:
        client.sendall(asking(path) * count + b"\x01 is no request\r\n\r\n")
        told = everything(client)
    assert statuses(told) == [b"200"] * count
    assert told.lower().count(b"connection: close") == 1


def test_what_is_no_request_is_told_so() -> None:
    with stand_in() as port, socket.create_connection(("127.0.0.1", port), timeout=15) as client:
        client.sendall(b"\x01 is no request\r\n\r\n")
        assert statuses(everything(client)) == [b"400"]


def test_a_head_without_end_is_refused_and_the_rest_goes_on() -> None:
    with stand_in() as port:
        with socket.create_connection(("127.0.0.1", port), timeout=15) as client:
            with suppress(OSError):
                client.sendall(b"GET /kept HTTP/1.1\r\nX-Long: " + b"x" * (1 << 22))
            assert client.recv(1 << 16).startswith(b"HTTP/1.1 431 ")
        assert httpx.get(f"http://127.0.0.1:{port}/kept").content == b"quick"


MANY, MOST_WAITING = 30_000, 10_000
"""Requests in a row, and how many of them may wait with us: what one read brings is 256 kB."""


def test_requests_in_a_row_are_not_all_taken_at_once() -> None:
    def waiting() -> int:
        return sum(isinstance(one, RequestResponseCycle) for one in gc.get_objects())

    with stand_in() as port, socket.create_connection(("127.0.0.1", port), timeout=30) as client:
        client.sendall(asking("/kept"))
        left = MANY * len(client.recv(1 << 20))
        sending = threading.Thread(target=client.sendall, args=(asking("/kept") * MANY,))
        sending.start()
        most = 0
        while left:
            part = client.recv(1 << 20)
            assert part, f"The connection was closed with {left} bytes to come."
            left -= len(part)
            most = max(most, waiting())
        sending.join()
    assert 1 < most < MOST_WAITING


BARE_LINE = asking("/figures?limit=1"), b"\r\n"
"""Between requests a line end may stand (RFC 9112, 2.2), and promises nothing."""
LATE_BODY = asking("/figures?limit=1", "Content-Length: 100"), b"x"


@pytest.mark.parametrize("parts", [BARE_LINE, LATE_BODY])
def test_a_client_that_sends_something_and_no_request_is_given_up(
    release: Path, parts: tuple[bytes, bytes]
) -> None:
    with ready_server(release, FACTS_RECEIVE_SECONDS="1") as address:
        host, port = address.removeprefix("http://").split(":")
        for _ in range(2):
            with socket.create_connection((host, int(port)), timeout=15) as client:
                client.sendall(parts[0])
                assert client.recv(9) == b"HTTP/1.1 "
                time.sleep(0.2)
                client.sendall(parts[1])
                everything(client)  # Ends, or the test times out.


LARGE = b"x" * (1 << 25)
"""More than lies between us and a client: most of it waits with us."""


@pytest.fixture(params=["/kept", "/made"])
def asked_for_much(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[socket.socket]:
    """A client that has asked for much, of a server that waits a second for it to read."""
    monkeypatch.setattr(StandIn, "answer", Answer(LARGE, "release").ready(b"public", IDENTITY))
    with (
        stand_in(Deadlines(10, 1)) as port,
        socket.create_connection(("127.0.0.1", port), timeout=15) as client,
    ):
        client.sendall(asking(request.param))
        yield client


def test_a_client_that_does_not_read_its_answer_is_given_up(asked_for_much: socket.socket) -> None:
    time.sleep(4)
    with suppress(ConnectionResetError):
        assert len(everything(asked_for_much)) < len(LARGE)


def test_a_client_that_reads_slowly_gets_its_whole_answer(asked_for_much: socket.socket) -> None:
    """It takes longer than the deadline, and than an idle connection is kept."""
    told = b""
    while len(told) < len(LARGE):
        part = asked_for_much.recv(1 << 20)
        assert part
        told += part
        time.sleep(0.05)
    assert told.endswith(LARGE)
