"""A server that follows an origin serves what is published there, files and all."""

import os
import subprocess
from hashlib import sha256
from pathlib import Path

import httpx
import pytest

from tests.conftest import FACTS, SEEDS, free_port, running_server, wait_until, wait_until_ready
from tests.following.conftest import QUICK
from tests.following.releases import offer_varied
from tests.nginx import origin_at, running_origin

pytestmark = pytest.mark.outside  # nginx, and servers of our own


def served(address: str) -> str:
    """The release that is served there."""
    return str(httpx.get(f"{address}/ready").json().get("release"))


def test_what_is_offered_is_served_and_then_what_is_offered_next(
    offered: Path, release: Path
) -> None:
    with running_origin(offered / "origin", offered / "nginx") as origin:
        follow = {**QUICK, "FACTS_FOLLOW": f"{origin}/release.json"}
        with running_server(offered / "data", **follow) as address:
            wait_until_ready(address)
            assert served(address) == f"r{1:015}"
            assert "No1" in httpx.get(f"{address}/figures").text
            offer_varied(release, offered, 2)
            wait_until(lambda: served(address) == f"r{2:015}")
            assert "No2" in httpx.get(f"{address}/figures").text


def test_an_origin_that_is_stopped_stops_nobody(offered: Path, release: Path) -> None:
    port = free_port()
    follow = {**QUICK, "FACTS_FOLLOW": f"http://127.0.0.1:{port}/release.json"}
    with running_server(offered / "data", **follow) as address:
        with origin_at(port, offered / "origin", offered / "nginx"):
            wait_until_ready(address)
        wait_until(lambda: "connection" in httpx.get(f"{address}/ready").text.lower())
        offer_varied(release, offered, 2)
        assert served(address) == f"r{1:015}"
        assert "No1" in httpx.get(f"{address}/figures").text
        with origin_at(port, offered / "origin", offered / "nginx"):
            wait_until(lambda: served(address) == f"r{2:015}")
            assert "No2" in httpx.get(f"{address}/figures").text


def test_files_are_fetched_when_they_are_asked_for(offered: Path) -> None:
    with running_origin(offered / "origin", offered / "nginx") as origin:
        follow = {**QUICK, "FACTS_FOLLOW": f"{origin}/"}
        with running_server(offered / "data", **follow) as address, httpx.Client() as client:
            wait_until_ready(address)
            wait_until(lambda: client.get(f"{address}/dataset").json()["files"]["items"])
            items = client.get(f"{address}/dataset").json()["files"]["items"]
            assert len(items) >= 9
            for item in items:
                url, plain = f"{address}{item['url']}", {"Accept-Encoding": "identity"}
                head = client.head(url, headers=plain)
                assert head.headers["content-length"] == str(item["bytes"])
                first = client.get(url, headers=plain)
                assert first.status_code == 503
                assert first.headers["retry-after"] == "2"
                wait_until(lambda: client.get(url, headers=plain).is_success)  # noqa: B023
                assert sha256(client.get(url, headers=plain).content).hexdigest() == item["sha256"]
            [folder] = (offered / "data").glob("facts-*.files")
            wait_until(lambda: not list(folder.glob("*.wanted")))


def test_the_commands_seed_for_others_and_pull(tmp_path: Path) -> None:
    environment = {**os.environ, "FACTS_DATA": str(tmp_path / "data")}
    to, data = tmp_path / "to", tmp_path / "pulled"
    seeding = [FACTS, "seed", "--seeds", SEEDS, "--to", to]
    for _ in range(2):
        done = subprocess.run(seeding, env=environment, capture_output=True, text=True, check=True)
        assert f"in {to}." in done.stdout
    with running_origin(to, tmp_path / "nginx") as origin:
        pulling = [FACTS, "pull", origin + "/", "--data", data]
        done = subprocess.run(pulling, capture_output=True, text=True, check=True)
        assert done.stdout.startswith("Release ")
    with running_server(data) as address:
        wait_until_ready(address)
        wait_until(lambda: httpx.get(f"{address}/facts.xlsx").is_success)
