"""Three followers behind a balancer: no answer is lost or torn, and all come to the newest."""

import asyncio
import re
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest

from tests.conftest import wait_until, wait_until_ready
from tests.following.releases import offer_varied
from tests.following.replicas import Replicas, running_replicas

pytestmark = pytest.mark.outside  # nginx, and servers of our own

INTERVAL, PATIENCE = 0.5, 240
RELEASES = range(2, 14)
PATHS = ("/figures?limit=200", "/dataset", "/figures?format=csv", "/figures/armed-clashes")


def served(address: str) -> object:
    return httpx.get(f"{address}/ready").json().get("release")


@dataclass
class Came:
    """What was answered meanwhile, of which nothing else is kept."""

    seen: set[str] = field(default_factory=set)
    """The releases."""
    worded: int = 0
    """Answers that hold a word of their release."""

    def check(self, answer: httpx.Response) -> None:
        """Check that an answer is whole, and count it."""
        self.seen.add(check_whole(answer))
        self.worded += "No" in answer.text


async def ask_until(done: asyncio.Event, address: str, came: Came) -> None:
    async with httpx.AsyncClient(base_url=address, timeout=60) as client:
        while not done.is_set():
            for path in PATHS:
                came.check(await client.get(path))


async def offer_in_turn(release: Path, folder: Path, replicas: Replicas) -> None:
    """Offer release after release; each is served by all before the next is offered."""
    async with httpx.AsyncClient(timeout=60) as client:

        async def is_newest(address: str, name: str) -> bool:
            return bool((await client.get(f"{address}/ready")).json().get("release") == name)

        for number in RELEASES:
            offer = await asyncio.to_thread(offer_varied, release, folder, number)
            for address in replicas.followers:
                while not await is_newest(address, offer.pointer.release):
                    await asyncio.sleep(0.02)


async def ask_meanwhile(release: Path, folder: Path, replicas: Replicas) -> Came:
    done, came = asyncio.Event(), Came()
    async with asyncio.timeout(PATIENCE), asyncio.TaskGroup() as clients:
        for _ in range(4):
            clients.create_task(ask_until(done, replicas.balancer, came))
        await offer_in_turn(release, folder, replicas)
        done.set()
    return came


def check_whole(answer: httpx.Response) -> str:
    """An answer is of one release, which its tag and its words name; tells which."""
    assert answer.status_code == 200, answer.text
    name = re.sub(r'W/"', "", answer.headers["etag"]).split("-")[0]
    said = set(re.findall(r'"release":"(\w+)"', answer.text))
    numbers = {f"r{int(number):015}" for number in re.findall(r"\bNo(\d+)\b", answer.text)}
    assert said | numbers <= {name}, (said, numbers, name)
    return name


def test_twelve_releases_under_load(release: Path, tmp_path: Path) -> None:
    offer_varied(release, tmp_path, 1)
    quick = {"FACTS_FOLLOW_SECONDS": str(INTERVAL)}
    with running_replicas(tmp_path / "origin", tmp_path, **quick) as replicas:
        for address in replicas.followers:
            wait_until_ready(address)
        came = asyncio.run(ask_meanwhile(release, tmp_path, replicas))
    assert {f"r{number:015}" for number in RELEASES} <= came.seen
    assert came.worded > len(RELEASES)


def test_a_follower_that_starts_or_is_gone_is_not_seen(release: Path, tmp_path: Path) -> None:
    """Behind the balancer, and its files and their tags are those of the others."""
    offer_varied(release, tmp_path, 1)
    with running_replicas(tmp_path / "origin", tmp_path) as replicas:
        wait_until(lambda: any(httpx.get(f"{x}/ready").is_success for x in replicas.followers))
        assert httpx.get(f"{replicas.balancer}/figures").status_code in (200, 503)
        for address in replicas.followers:
            wait_until_ready(address)
        for path in ("/dataset", "/figures.csv", "/figures?limit=3"):
            wait_until(lambda: len({tag_of(x, path) for x in replicas.followers}) == 1)  # noqa: B023


def tag_of(address: str, path: str) -> str | None:
    return httpx.head(f"{address}{path}").headers.get("etag")
