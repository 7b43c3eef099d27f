"""What clients can make the server hold: requests, connections, bytes, work, each with a bound."""

import asyncio
import logging
import random
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from typing import Any

import pytest
import uvicorn

from app.kit.answering.front import AT_ONCE
from app.kit.answering.ready import Ready
from app.serving.at_once import choose_protocol
from app.serving.bounded import MOST_QUEUED, SYSTEM_BYTES, BoundedProtocol, Bounds
from app.serving.deadlines import Deadlines
from app.serving.held import HeldBytes
from tests.conftest import free_port, wait_until

LONG_BODY = b"x" * 300_000
WHOLE = b"content-length: %d\r\n"
MANY = 3000


class Stage:
    """An app that counts what it is asked, answers long or short, and may never end."""

    def __init__(self, held: HeldBytes) -> None:
        self.held = held
        self.asked: list[str] = []
        self.given_up = 0
        self.protocols: set[Any] = set()

    async def __call__(self, scope: Any, _: Any, send: Any) -> None:
        path = scope["path"]
        self.asked.append(path)
        if path == "/never":
            try:
                await asyncio.Event().wait()
            except asyncio.CancelledError:
                self.given_up += 1
                raise
        body = LONG_BODY if path == "/long" else path.encode()
        if path.startswith("/bytes/"):
            body = b"x" * int(path.removeprefix("/bytes/"))
        is_written = scope.pop(AT_ONCE, None)
        if is_written and is_written(Ready(b'"tag"', body, WHOLE % len(body), b""), b""):
            return
        headers = [(b"content-length", str(len(body)).encode())]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": body})


@contextmanager
def staged(connections: int = 1000, held_bytes: int = 1 << 26) -> Iterator[tuple[int, Stage]]:
    """The port of our protocol, and the app behind it."""
    held = HeldBytes(held_bytes)
    port, stage = free_port(), Stage(held)
    bounds = Bounds(connections, held)
    config = uvicorn.Config(
        stage,
        port=port,
        http=partial(choose_protocol(), deadlines=Deadlines(20, 60), bounds=bounds),  # type: ignore[arg-type]
        lifespan="off",
        proxy_headers=False,
        ws="none",
        log_level="error",
    )
    server = uvicorn.Server(config)
    running = threading.Thread(target=server.run)
    running.start()
    try:
        wait_until(lambda: server.started)
        stage.protocols = server.server_state.connections
        yield port, stage
    finally:
        server.force_exit = server.should_exit = True
        running.join()


def connect(port: int) -> socket.socket:
    return socket.create_connection(("127.0.0.1", port), timeout=20)


def request(path: str, *lines: str) -> bytes:
    return "\r\n".join([f"GET {path} HTTP/1.1", "Host: x", *lines, "", ""]).encode()


def told(connection: socket.socket) -> bytes:
    """Everything that comes until the connection is closed."""
    parts = []
    while part := connection.recv(1 << 16):
        parts.append(part)
    return b"".join(parts)


def ask(port: int, sent: bytes) -> bytes:
    with connect(port) as client:
        client.sendall(sent)
        return told(client)


LAST = ("Connection: close",)


def send_unread(client: socket.socket, sent: bytes) -> threading.Thread:
    """Send for as long as the server takes it, from a thread."""

    def send() -> None:
        with suppress(OSError):
            client.sendall(sent)

    sending = threading.Thread(target=send, daemon=True)
    sending.start()
    return sending


@pytest.mark.parametrize("sent", [request("/long") * MANY, request("/") * 10])
def test_requests_that_wait_unread_are_parsed_a_few_at_a_time(sent: bytes) -> None:
    with staged() as (port, stage), connect(port) as client:
        send_unread(client, request("/never") + sent)
        wait_until(lambda: any(one.pipeline for one in tuple(stage.protocols)))
        time.sleep(0.1)
        (asking,) = stage.protocols
        assert len(asking.pipeline) == MOST_QUEUED


def test_all_that_was_sent_in_one_packet_is_answered_in_its_order() -> None:
    paths = [f"/{number}" for number in range(MANY)]
    sent = b"".join(map(request, paths)) + request("/last", *LAST)
    with staged() as (port, stage):
        bodies = [part.rpartition(b"\r\n\r\n")[2] for part in ask(port, sent).split(b"HTTP/1.1 ")]
        assert stage.asked == [*paths, "/last"]
    assert b"".join(bodies).decode() == "".join([*paths, "/last"])


@pytest.mark.parametrize("seed", range(8))
def test_it_does_not_matter_how_requests_are_cut_into_packets(seed: int) -> None:
    drawn = random.Random(seed)
    paths = [f"/{'x' * drawn.randrange(300)}{number}" for number in range(60)]
    sent = b"".join(map(request, paths)) + request("/last", *LAST)
    with staged() as (port, stage), connect(port) as client:
        client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        while sent:
            size = drawn.choice([1, 3, 40, 700, 5000])
            client.sendall(sent[:size])
            sent = sent[size:]
        told(client)
        assert stage.asked == [*paths, "/last"]


def test_who_makes_it_hold_most_is_let_go_and_the_others_are_answered() -> None:
    with staged(held_bytes=1 << 20) as (port, _), ExitStack() as opened:
        greedy = [opened.enter_context(connect(port)) for _ in range(12)]
        for client in greedy:
            send_unread(client, request("/long") * MANY)
        answers = [ask(port, request(f"/{number}", *LAST)) for number in range(50)]
        assert all(answer.startswith(b"HTTP/1.1 200") for answer in answers)
        wait_until(lambda: any(is_reset(client) for client in greedy))


@pytest.mark.parametrize("lines", [(), LAST])
@pytest.mark.parametrize("size", [*range(90_000, 250_000, 10_000), 400_000])
def test_an_answer_is_held_whole_until_the_last_of_it_is_taken(
    size: int, lines: tuple[str, ...]
) -> None:
    """Its bytes stay in memory as long as the system has not taken the last of them.

    Of one that goes as messages the size is not known: what the system may have taken counts.
    """
    least = min(size, SYSTEM_BYTES) if lines else size
    with staged() as (port, stage), connect_narrow(port) as client:
        wait_until(lambda: bool(stage.protocols))
        [one] = stage.protocols
        client.sendall(request(f"/bytes/{size}", *lines))

        async def look() -> tuple[int, int]:
            """What of the answer is left, and what is held, once it is written."""
            return one.transport.get_write_buffer_size(), stage.held.total

        wait_until(lambda: one.cycle is not None and one.cycle.response_complete)
        took = 0
        while took < size:
            left, held = asyncio.run_coroutine_threadsafe(look(), one.loop).result()
            assert held >= least or not left
            took += len(client.recv(1 << 12))
        wait_until(lambda: stage.held.total == 0)


def test_who_has_taken_a_long_answer_is_answered_again() -> None:
    with staged() as (port, _), connect_narrow(port) as client:
        client.sendall(request("/long") + request("/short", *LAST))
        answers = told(client)
    assert LONG_BODY in answers
    assert answers.endswith(b"/short")


def connect_narrow(port: int) -> socket.socket:
    """A client whose own system takes next to nothing for it."""
    client = socket.socket()
    client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    client.settimeout(20)
    client.connect(("127.0.0.1", port))
    return client


def test_short_answers_that_pile_up_unread_are_held_too() -> None:
    with staged() as (port, stage), ExitStack() as opened:
        for _ in range(20):
            client = opened.enter_context(connect_narrow(port))
            client.sendall(b"".join(map(request, ["/bytes/12000"] * 30)))
        wait_until(lambda: len(stage.asked) >= 20 * 10)
        for one in tuple(stage.protocols):
            wait_until(lambda one=one: one.flow.write_paused)
        assert stage.held.total >= 20 * 100_000


def is_reset(client: socket.socket) -> bool:
    client.settimeout(0.01)
    try:
        return client.recv(1 << 20) == b""
    except TimeoutError:
        return False
    except OSError:
        return True


def test_an_idle_connection_makes_room_for_one_that_asks() -> None:
    with staged(connections=20) as (port, stage), ExitStack() as opened:
        idle = [opened.enter_context(connect(port)) for _ in range(20)]
        wait_until(lambda: len(stage.protocols) == 20)
        wait_until(lambda: all(one.is_idle(one.loop.time()) for one in tuple(stage.protocols)))
        for number in range(30):
            assert ask(port, request(f"/{number}", *LAST)).startswith(b"HTTP/1.1 200")
        assert any(is_reset(client) for client in idle)


def test_who_never_asked_anything_makes_room_sooner_than_who_did() -> None:
    with staged() as (port, stage), connect(port), connect(port) as asking:
        asking.sendall(request("/x"))
        assert asking.recv(1 << 16).startswith(b"HTTP/1.1 200")
        wait_until(lambda: len(stage.protocols) == 2)
        idle = {after: [one for one in stage.protocols if one.is_idle(one._seen + after)]
                for after in (0.01, 0.5, 1.5)}  # fmt: skip
        assert [len(idle[after]) for after in (0.01, 0.5, 1.5)] == [0, 1, 2]


def test_where_all_connections_are_busy_another_is_told_to_come_again() -> None:
    with staged(connections=5) as (port, stage), ExitStack() as opened:
        for _ in range(5):
            opened.enter_context(connect(port)).sendall(request("/never"))
        wait_until(lambda: len(stage.asked) == 5)
        answer = ask(port, b"").decode()
        assert answer.startswith("HTTP/1.1 503")
        assert "Retry-After: 1\r\n" in answer
        assert "Connection: close\r\n" in answer


def test_work_for_a_client_that_leaves_is_given_up() -> None:
    with staged() as (port, stage):
        for _ in range(60):
            with connect(port) as client:
                client.sendall(request("/never"))
                wait_until(lambda: bool(stage.asked))
                stage.asked.clear()
        wait_until(lambda: stage.given_up == 60)
        assert ask(port, request("/x", *LAST)).endswith(b"/x")


def test_an_answer_that_the_end_of_the_server_cuts_off_is_no_fault() -> None:
    logged: list[logging.LogRecord] = []
    handler = logging.Handler()
    handler.emit = logged.append  # type: ignore[method-assign]
    with staged() as (port, stage), connect(port) as client:
        logging.getLogger("uvicorn.error").addHandler(handler)
        client.sendall(request("/never"))
        wait_until(lambda: bool(stage.asked))
        [one] = stage.protocols
        one.loop.call_soon_threadsafe(one._task.cancel)
        assert told(client) == b""
    logging.getLogger("uvicorn.error").removeHandler(handler)
    assert not logged


NO_HOST = b"GET /x HTTP/1.1\r\nConnection: close\r\n\r\n"


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (NO_HOST, b"400"),
        (b"GET /x HTTP/1.1\r\nHost: a\r\nHost: b\r\nConnection: close\r\n\r\n", b"400"),
        (b"GET /x HTTP/1.1\r\nHost: a\r\nhost: a\r\nConnection: close\r\n\r\n", b"400"),
        (b"GET /x HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n", b"200"),
        (b"GET /x HTTP/1.0\r\n\r\n", b"200"),
        (b"GET /x HTTP/1.0\r\nHost: a\r\nHost: b\r\n\r\n", b"400"),
        (b"no request\r\n\r\n", b"400"),
    ],
    ids=repr,
)
def test_a_request_names_one_host(sent: bytes, status: bytes) -> None:
    with staged() as (port, _):
        assert ask(port, sent).split(b" ")[1] == status


def test_what_comes_behind_a_request_without_host_is_not_answered() -> None:
    with staged() as (port, stage):
        answer = ask(port, request("/first") + NO_HOST + request("/third", *LAST))
        assert answer.count(b"HTTP/1.1 200") == 1
        assert stage.asked == ["/first"]


def test_requests_behind_an_upgrade_are_answered() -> None:
    upgrade = request("/a", "Connection: Upgrade", "Upgrade: h2c")
    with staged() as (port, stage):
        told_all = ask(port, upgrade + request("/b") + upgrade + request("/c", *LAST))
        assert stage.asked == ["/a", "/b", "/a", "/c"]
        assert told_all.count(b"HTTP/1.1 200") == 4


def test_what_is_held_is_counted_down_again() -> None:
    class Connection:
        is_gone = False

        def let_go(self) -> None:
            self.is_gone = True

    held = HeldBytes(100)
    one, other, third = Connection(), Connection(), Connection()
    held.hold(one, 60)
    held.hold(other, 40)
    assert held.total == 100
    held.hold(third, 1)
    assert (one.is_gone, other.is_gone, third.is_gone) == (True, False, False)
    held.hold(other, 0)
    held.hold(other, 0)
    assert held.total == 1
    assert issubclass(choose_protocol(), BoundedProtocol)
