"""The answer cache: the same answers as without it, of one release, in bounded memory."""

import asyncio
import json
import random
import re
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlencode

import httpx
import pytest
from starlette.responses import Response

from app.kit.answering.answers import Answer
from app.kit.answering.cache import ALIAS_OVERHEAD, MOST_ENTRIES, OVERHEAD, AnswerCache, Asked
from app.kit.answering.codings import IDENTITY
from app.kit.answering.ready import Ready
from app.releasing.publish import publish
from tests import in_process
from tests.conftest import SEEDS, ready_server, wait_until
from tests.serving.test_serving import process_of

RELEASE = object()


def ready(size: int) -> Ready:
    return Answer(b"x" * size, "release").ready(b"public", IDENTITY)


def way(text: str) -> Asked:
    """A way of asking, by its query."""
    return "/things", text.encode(), b"", IDENTITY


class Kitchen:
    """Makes answers and counts them; `gate` keeps them waiting."""

    def __init__(self, most_bytes: int = 1 << 20, size: int = 10) -> None:
        self.cache, self.size, self.made = AnswerCache(most_bytes), size, 0
        self.gate: asyncio.Event | None = None

    async def make(self) -> Ready | Response:
        self.made += 1
        if self.gate:
            await self.gate.wait()
        return ready(self.size)

    async def ask(self, asked: str, key: str = "") -> Ready | Response:
        found = self.cache.recall(way(asked), RELEASE)
        return found or await self.cache.answer(way(asked), key or asked, self.make)

    def knows(self, asked: str, release: object = RELEASE) -> bool:
        return self.cache.recall(way(asked), release) is not None


# The cache by itself


def test_what_was_asked_in_any_way_is_not_made_again() -> None:
    async def run() -> None:
        kitchen = Kitchen()
        answers = [await kitchen.ask(way, "ab") for way in ("a=1&b=2", "a=1&b=2", "b=2&a=1")]
        await kitchen.ask("a=2")
        assert len(set(map(id, answers))) == 1
        assert kitchen.made == 2

    asyncio.run(run())


def test_many_who_ask_at_once_wait_for_one() -> None:
    async def run() -> None:
        kitchen = Kitchen()
        kitchen.gate = asyncio.Event()
        asking = [asyncio.create_task(kitchen.ask("a")) for _ in range(20)]
        await asyncio.sleep(0)
        kitchen.gate.set()
        assert len(set(map(id, await asyncio.gather(*asking)))) == 1
        assert kitchen.made == 1

    asyncio.run(run())


def test_one_that_fails_fails_alone() -> None:
    async def run() -> None:
        cache, tries = AnswerCache(1 << 20), iter((True, False))

        async def make() -> Ready:
            await asyncio.sleep(0)
            if next(tries):
                raise ValueError("lost")
            return ready(1)

        cache.recall(way("a"), RELEASE)
        asking = [asyncio.create_task(cache.answer(way("a"), "a", make)) for _ in range(2)]
        failed, answered = await asyncio.gather(*asking, return_exceptions=True)
        assert isinstance(failed, ValueError)
        assert isinstance(answered, Ready)

    asyncio.run(run())


def test_one_who_goes_away_leaves_the_others_their_answer() -> None:
    async def run() -> None:
        kitchen = Kitchen()
        kitchen.gate = asyncio.Event()
        first, second = (asyncio.create_task(kitchen.ask("a")) for _ in range(2))
        await asyncio.sleep(0)
        first.cancel()
        await asyncio.sleep(0)
        kitchen.gate.set()
        assert isinstance(await second, Ready)

    asyncio.run(run())


def test_of_those_who_waited_for_one_who_goes_away_one_asks_for_all() -> None:
    async def run() -> None:
        kitchen = Kitchen()
        kitchen.gate = asyncio.Event()
        asking = [asyncio.create_task(kitchen.ask("a")) for _ in range(20)]
        for leaving in range(3):
            while kitchen.made <= leaving:
                await asyncio.sleep(0)
            asking[leaving].cancel()
        while kitchen.made <= 3:
            await asyncio.sleep(0)
        kitchen.gate.set()
        assert len(set(map(id, await asyncio.gather(*asking[3:])))) == 1
        assert kitchen.made == 4

    asyncio.run(run())


def test_one_who_waits_and_goes_away_takes_nothing_along() -> None:
    async def run() -> None:
        kitchen = Kitchen()
        kitchen.gate = asyncio.Event()
        maker, waiter, other = (asyncio.create_task(kitchen.ask("a")) for _ in range(3))
        await asyncio.sleep(0)
        waiter.cancel()
        await asyncio.sleep(0)
        kitchen.gate.set()
        assert isinstance(await maker, Ready)
        assert isinstance(await other, Ready)
        assert kitchen.made == 1

    asyncio.run(run())


def test_a_download_is_never_shared() -> None:
    async def run() -> None:
        cache = AnswerCache(1 << 20)

        async def make() -> Response:
            await asyncio.sleep(0)
            return Response()

        cache.recall(way("a"), RELEASE)
        first, second = await asyncio.gather(*(cache.answer(way("a"), "a", make) for _ in range(2)))
        assert first is not second
        assert cache.recall(way("a"), RELEASE) is None

    asyncio.run(run())


def test_nothing_outlives_its_release() -> None:
    async def run() -> None:
        kitchen, newer = Kitchen(), object()
        await kitchen.ask("a")
        assert kitchen.knows("a")
        assert not kitchen.knows("a", newer)
        assert not kitchen.knows("a")
        assert kitchen.cache.bytes == 0

    asyncio.run(run())


def test_an_answer_of_a_release_that_went_meanwhile_is_not_kept() -> None:
    async def run() -> None:
        kitchen, newer = Kitchen(), object()
        kitchen.gate = asyncio.Event()
        asking = asyncio.create_task(kitchen.ask("a"))
        await asyncio.sleep(0)
        assert not kitchen.knows("a", newer)
        kitchen.gate.set()
        assert isinstance(await asking, Ready)
        assert not kitchen.knows("a", newer)

    asyncio.run(run())


def test_bytes_and_entries_are_bounded_and_the_least_used_go_first() -> None:
    async def run() -> None:
        each = 1000 + OVERHEAD + ALIAS_OVERHEAD + len("/things") + 2
        kitchen = Kitchen(each * 20, size=1000)
        for number in range(10, 30):
            await kitchen.ask(str(number))
        assert kitchen.knows("10")
        await kitchen.ask("30")
        assert kitchen.cache.bytes <= each * 20
        assert kitchen.knows("10")
        assert not kitchen.knows("11")
        for number in range(3 * MOST_ENTRIES):
            await kitchen.ask(f"way {number}", "one")
        assert len(kitchen.cache._keys) <= MOST_ENTRIES

    asyncio.run(run())


def test_ways_of_asking_count_as_bytes_and_go_with_their_answer() -> None:
    """A long query costs more than a short answer, and each order of it leads there anew."""

    async def run() -> None:
        kitchen = Kitchen(1 << 20)
        for number in range(3000):
            await kitchen.ask(f"{number}{'x' * 900}", str(number // 10))
            assert kitchen.cache.bytes <= 1 << 20
        keys = sum(len(query) for _, query, *_ in kitchen.cache._keys)
        assert (1 << 18) < keys <= kitchen.cache.bytes
        assert kitchen.knows(f"2999{'x' * 900}")
        assert not kitchen.knows(f"0{'x' * 900}")

    asyncio.run(run())


def test_one_question_asked_in_many_ways_leaves_the_others_theirs() -> None:
    async def run() -> None:
        kitchen = Kitchen(1 << 20)
        await kitchen.ask("first")
        for number in range(3000):
            await kitchen.ask(f"{number}{'x' * 900}", "one")
        assert kitchen.knows("first")
        assert kitchen.made == 2

    asyncio.run(run())


def test_what_is_not_kept_leaves_nothing() -> None:
    async def run() -> None:
        kitchen = Kitchen(size=1 << 17)
        for number in range(10):
            await kitchen.ask(f"way {number}", "large")
        assert not kitchen.cache._keys

    asyncio.run(run())


def memory(server: str) -> int:
    """Kilobytes that the process holds that listens there."""
    status = Path(f"/proc/{process_of(server)}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", status)[1])  # type: ignore[index]


@pytest.mark.skipif(not Path("/proc").exists(), reason="asks /proc about the server")
def test_what_clients_say_of_themselves_does_not_fill_the_memory(release: Path) -> None:
    with ready_server(release, FACTS_CACHE_BYTES="1000000") as server:
        with httpx.Client(base_url=server) as api:
            before = memory(server)
            for number in range(200):
                long = f"text/x-{number}{'x' * 50_000}, */*"
                for headers in ({"Accept": long}, {"Accept-Encoding": long}):
                    assert api.get("/dataset", headers=headers).status_code == 200
        assert memory(server) - before < 8_000


def test_a_request_without_end_is_refused(release: Path) -> None:
    with ready_server(release) as server, httpx.Client(base_url=server) as api:
        assert api.get("/dataset", headers={"Accept": "x" * 70_000}).status_code == 431
        assert api.get("/dataset", headers={"X-Long": "x" * 60_000}).status_code == 200


def test_one_large_answer_does_not_push_all_others_out() -> None:
    async def run() -> None:
        kitchen = Kitchen(size=1 << 17)
        await kitchen.ask("large")
        assert not kitchen.knows("large")
        assert kitchen.cache.bytes == 0

    asyncio.run(run())


# Behind a server


@pytest.fixture(scope="module")
def pair(release: Path) -> Iterator[tuple[httpx.Client, httpx.Client]]:
    """A client of a server with a cache, and of one without."""
    with (
        ready_server(release, FACTS_CACHE_BYTES=str(1 << 20)) as cached,
        ready_server(release, FACTS_CACHE_BYTES="0") as made,
        httpx.Client(base_url=cached) as one,
        httpx.Client(base_url=made) as other,
    ):
        yield one, other


FILTERS = [
    ("unit", "person"), ("unit", "clash"), ("min", "3"), ("max", "5e3"), ("limit", "2"),
    ("limit", "50"), ("sort", "-value"), ("sort", "reading"), ("format", "csv"),
    ("total", "true"), ("total", "false"), ("q", "Russian"), ("subject", "Moscow"),
]  # fmt: skip
PATHS = ["/figures", "/figures/pows-returned", "/claims", "/search", "/nowhere", "/figures.csv"]
ENCODINGS = ["gzip", "br", "gzip, deflate, br", "identity", "gzip;q=0"]
ACCEPTED = ["*/*", "text/csv", "application/ld+json"]


def questions() -> list[tuple[str, dict[str, str]]]:
    """Some hundred questions in several ways of asking, each twice."""
    chance, found = random.Random(5), []
    for _ in range(250):
        asked = urlencode(chance.sample(FILTERS, chance.randint(0, 4)))
        told = {"Accept-Encoding": chance.choice(ENCODINGS), "Accept": chance.choice(ACCEPTED)}
        found.append((f"{chance.choice(PATHS)}?{asked}", told))
    return [*found, *found]


def shown(answer: httpx.Response) -> tuple[int, list[tuple[str, str]], bytes]:
    headers = [(name, value) for name, value in answer.headers.multi_items() if name != "date"]
    return answer.status_code, headers, answer.content


def test_answers_are_the_same_to_the_letter_with_and_without(
    pair: tuple[httpx.Client, httpx.Client],
) -> None:
    statuses = set()
    for path, headers in questions():
        for method in ("GET", "HEAD"):
            one, other = (shown(client.request(method, path, headers=headers)) for client in pair)
            assert one == other, (method, path, headers)
            statuses.add(one[0])
    assert statuses >= {200, 404, 406, 422}


def test_ways_of_asking_the_same_have_the_same_answer(api: httpx.Client) -> None:
    ways = (
        "/figures?unit=person&min=3",
        "/figures?min=3&unit=person",
        "/figures?min=3.0&unit=person",
        "/figures?min=3&sort=reading&total=true&unit=person",
    )
    assert len({api.get(way).content for way in ways}) == 1
    assert len({api.get(f"{way}&limit=1").json()["next"] for way in ways}) == 1


def test_a_new_release_is_answered_at_once(tmp_path: Path) -> None:
    seeds, data, path = tmp_path / "seeds", tmp_path / "data", "/indicators/personnel-losses"
    shutil.copytree(SEEDS, seeds)
    publish(seeds, data)
    with in_process.opened(data) as api:
        before = api.get(path)
        vocabulary = seeds / "vocabulary.yaml"
        text = vocabulary.read_text("utf-8")
        vocabulary.write_text(
            text.replace("name: Personnel losses", "name: Losses of men"), "utf-8"
        )
        newer = publish(seeds, data).release
        wait_until(lambda: api.get("/ready").json()["release"] == newer)
        after = api.get(path, headers={"If-None-Match": before.headers["etag"]})
    assert before.json()["name"] == "Personnel losses"
    assert (after.status_code, after.json()["name"]) == (200, "Losses of men")
    assert newer in after.headers["etag"]


def test_no_host_leaves_a_trace_in_anothers_answer(release: Path) -> None:
    hostile = {"Host": "evil.example", "X-Forwarded-Host": "evil.example"}
    with ready_server(release) as address, httpx.Client(base_url=address) as api:
        for path in ("/figures?limit=1", "/events/ramstein-meeting", "/openapi.json"):
            evil, good = api.get(path, headers=hostile), api.get(path)
            assert evil.content == good.content
            assert b"evil" not in good.content
            assert "evil" not in str(good.headers)


def test_requests_that_come_all_at_once_are_answered_in_order(release: Path) -> None:
    """Hundreds in one packet, the first of which takes longest."""
    paths = ["/figures?limit=3", *["/figures?limit=1", "/figures?limit=2"] * 300]
    asked = b"".join(f"GET {path} HTTP/1.1\r\nHost: x\r\n\r\n".encode() for path in paths)
    with ready_server(release) as server:
        host, port = server.removeprefix("http://").split(":")
        for path in paths[1:3]:
            assert httpx.get(server + path).status_code == 200
        with socket.create_connection((host, int(port)), timeout=20) as connection:
            connection.sendall(asked)
            answers = connection.makefile("rb")
            counts = [items_of(answers) for _ in paths]
    assert counts == [3, *[1, 2] * 300]


def items_of(answers: BinaryIO) -> int:
    """How many items the next answer of a connection has."""
    assert answers.readline() == b"HTTP/1.1 200 OK\r\n"
    length = 0
    while line := answers.readline().strip():
        name, _, value = line.partition(b": ")
        length = int(value) if name == b"content-length" else length
    return len(json.loads(answers.read(length))["items"])


UNUSUAL = [
    b"GET %b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    b"GET %b HTTP/1.0\r\n\r\n",
    b"GET %b HTTP/1.1\r\nHost: x\r\nConnection: close\r\nExpect: 100-continue\r\n"
    b"Content-Length: 1\r\n\r\n",
    b"HEAD %b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    b"GET %b HTTP/1.1\r\nHost: x\r\n\r\nGET %b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
]
"""Ways of asking in which a server may not just write an answer and go on."""


@pytest.mark.parametrize("asked", UNUSUAL)
@pytest.mark.parametrize("cache", ["0", "1000000"])
def test_an_unusual_request_is_answered_whole_and_the_connection_closed(
    release: Path, asked: bytes, cache: str
) -> None:
    with ready_server(release, FACTS_CACHE_BYTES=cache) as server:
        host, port = server.removeprefix("http://").split(":")
        usual = httpx.get(f"{server}/figures", headers={"Accept-Encoding": "identity"}).content
        with socket.create_connection((host, int(port)), timeout=20) as connection:
            connection.sendall(asked.replace(b"%b", b"/figures"))
            told = b"".join(iter(lambda: connection.recv(65536), b""))
    times = asked.count(b"GET")
    assert told.count(b"HTTP/1.1 200 OK\r\n") == asked.count(b"%b")
    assert told.count(usual) == times
    assert told.count(b"content-length: %d\r\n" % len(usual)) == asked.count(b"%b")
