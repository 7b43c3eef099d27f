"""A follower whose disk is full: it goes on serving, says what is wrong, and goes on by itself."""

from contextlib import suppress
from pathlib import Path

import httpx
import pytest

from tests.conftest import need, server_within, wait_until, wait_until_ready
from tests.following.conftest import QUICK
from tests.following.releases import offer_varied
from tests.nginx import running_origin

pytestmark = pytest.mark.outside  # nginx, a server, and a disk of our own

SMALL = "48m"
ON_SMALL_DISK = 'mount -t tmpfs -o size="$1" none "$2" && shift 2 && exec "$@"'
"""What a shell does before it becomes the server: nobody else sees this disk."""


def fill(file: Path) -> None:
    """Write until the disk takes no more."""
    with suppress(OSError), file.open("wb", buffering=0) as junk:
        while True:
            junk.write(bytes(1 << 12))


def test_a_full_disk_stops_nothing_and_heals(offered: Path, release: Path) -> None:
    need("unshare", "mount")
    data = offered / "data"
    data.mkdir()
    apart = ["unshare", "--map-root-user", "--mount", "sh", "-c", ON_SMALL_DISK, "sh", SMALL, data]
    with running_origin(offered / "origin", offered / "nginx") as origin:
        follow = {**QUICK, "FACTS_FOLLOW": f"{origin}/release.json"}
        with server_within(apart, data, **follow) as (address, pid):
            wait_until_ready(address)

            def told() -> dict[str, object]:
                return dict(httpx.get(f"{address}/ready").json())

            junk = Path(f"/proc/{pid}/root{data}/junk")
            fill(junk)
            offer_varied(release, offered, 2)
            wait_until(lambda: "has no room" in str(told()))
            assert told()["release"] == f"r{1:015}"
            assert "No1" in httpx.get(f"{address}/figures").text
            junk.unlink()
            wait_until(lambda: told()["release"] == f"r{2:015}")
            assert "No2" in httpx.get(f"{address}/figures").text
