"""An S3-compatible server as origin, filled by the commands that the docs show."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from app.following.running import pull_once
from app.schema import schema_revision
from app.settings import Settings
from tests.conftest import free_port, missing, wait_until
from tests.docs.pages import blocks_in, examples
from tests.following.releases import offer_varied

pytestmark = pytest.mark.outside  # the server, and the program that copies

RCLONE = Path(sys.executable).with_name("rclone")
COMMANDS = [
    example.command
    for block in blocks_in("console")
    for example in examples(block)
    if example.command.startswith("rclone ")
]


@contextmanager
def running_store(folder: Path) -> Iterator[str]:
    """A server that speaks S3; gives its address."""
    if not RCLONE.exists():
        missing("not installed: rclone")
    address = f"127.0.0.1:{free_port()}"
    (folder / "facts").mkdir(parents=True)
    process = subprocess.Popen(
        [RCLONE, "serve", "s3", folder, "--addr", address, "--vfs-cache-mode", "off"],
        env={**os.environ, "RCLONE_CONFIG": str(folder / "none")},
        stderr=subprocess.DEVNULL,
    )

    def listens() -> bool:
        assert process.poll() is None
        try:
            return bool(httpx.get(f"http://{address}/"))
        except httpx.TransportError:
            return False

    try:
        wait_until(listens)
        yield f"http://{address}"
    finally:
        process.terminate()
        process.wait(timeout=30)


def copy_to(store: str, folder: Path) -> None:
    """Type what the docs show."""
    remote = {"TYPE": "s3", "PROVIDER": "Other", "ENDPOINT": store}
    remote |= {"ACCESS_KEY_ID": "key", "SECRET_ACCESS_KEY": "secret"}
    environment = {f"RCLONE_CONFIG_S3_{name}": value for name, value in remote.items()}
    path = f"{RCLONE.parent}{os.pathsep}{os.environ['PATH']}"
    for command in COMMANDS:
        subprocess.run(
            ["bash", "-c", command],
            cwd=folder,
            env={**os.environ, **environment, "RCLONE_CONFIG": str(folder / "none"), "PATH": path},
            check=True,
            capture_output=True,
        )


def test_releases_come_by_way_of_an_object_store(release: Path, tmp_path: Path) -> None:
    assert len(COMMANDS) == 2
    assert re.search("release.json", COMMANDS[-1]), "the pointer comes last"
    with running_store(tmp_path / "store") as store:
        for number in (1, 2):
            offer = offer_varied(release, tmp_path, number)
            copy_to(store, tmp_path)
            settings = Settings(follow=f"{store}/facts/", data=tmp_path / "data")
            assert pull_once(settings, schema_revision()) == offer
