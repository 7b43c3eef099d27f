"""The compose file: its services' commands exist, its files are there, nothing can be written."""

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import FACTS, HOME, SEEDS
from tests.following.replicas import EXAMPLE, FOLLOWERS, example_origin

pytestmark = pytest.mark.outside  # runs the services' commands


@pytest.fixture(scope="module")
def services() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = yaml.safe_load((EXAMPLE / "compose.yaml").read_text())
    return found["services"]


def test_the_service_that_seeds_writes_what_the_origin_serves(
    services: dict[str, dict[str, Any]], tmp_path: Path
) -> None:
    program, *command = services["seed"]["command"]
    assert program == "facts"
    mounted = {"/seeds": str(SEEDS), "/offered/": f"{tmp_path}/"}
    for inside, outside in mounted.items():
        command = [re.sub(f"^{inside}", outside, word) for word in command]
    subprocess.run([FACTS, *command], check=True, capture_output=True)
    pulling = [FACTS, "pull", "--data", tmp_path / "pulled"]
    with example_origin(tmp_path / "origin", tmp_path / "nginx") as origin:
        address = services["follower-1"]["environment"]["FACTS_FOLLOW"]
        subprocess.run([*pulling, address.replace("http://origin", origin)], check=True)
    log = (tmp_path / "nginx" / "access.log").read_text()
    assert "/release.json" in log


def test_what_the_services_name_is_there(services: dict[str, dict[str, Any]]) -> None:
    assert [name for name in services if name.startswith("follower")] == [*FOLLOWERS]
    for service in services.values():
        for volume in service.get("volumes", []):
            source = volume.split(":")[0]
            assert source == "offered" or (EXAMPLE / source).exists(), source
        if "build" in service:
            assert (EXAMPLE / service["build"] / "Dockerfile").exists()
    dockerfile = (HOME / "Dockerfile").read_text("utf-8")
    for name in FOLLOWERS:
        assert services[name]["read_only"] is True
        assert services[name]["cap_drop"] == ["ALL"]
        [folder] = services[name]["tmpfs"]
        path, _, options = folder.partition(":")
        assert f"FACTS_DATA={path}\n" in dockerfile
        user = ":".join(re.findall(r"[ug]id=(\d+)", options))
        assert f"USER {user}\n" in dockerfile
