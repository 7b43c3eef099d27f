"""A server and its releases: switched without a lost or mixed answer, and never wrong."""

import asyncio
import json
import os
import random
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import httpx
import pytest

from app.database import Pointer
from app.releasing.publish import publish
from tests.conftest import (
    FACTS,
    SEEDS,
    list_open_files,
    ready_server,
    running_server,
    wait_until,
    wait_until_ready,
)

FACTS_FILE = Path("kursk-offensive-2025-01-05") / "facts.yaml"


def two_seeds(folder: Path) -> tuple[Path, Path]:
    """Two folders of seeds whose events have other titles."""
    plain = Path(shutil.copytree(SEEDS, folder / "plain"))
    renamed = Path(shutil.copytree(SEEDS, folder / "renamed"))
    text = (renamed / FACTS_FILE).read_text()
    text = text.replace("title: Armed clashes", "title: Individual armed clashes")
    (renamed / FACTS_FILE).write_text(text)
    return plain, renamed


Came = list[httpx.Response | httpx.TransportError]


async def asking(address: str, others: Callable[[Came], Awaitable[None]]) -> Came:
    """Every answer that four clients got while something else, which sees them, went on."""
    answers: Came = []
    done = asyncio.Event()

    async def client() -> None:
        async with httpx.AsyncClient(base_url=address, timeout=None) as asked:
            while not done.is_set():
                for path in ("/events?limit=200", "/dataset", "/claims?event=armed-clashes"):
                    try:
                        answers.append(await asked.get(path))
                    except httpx.TransportError as error:
                        answers.append(error)

    clients = [asyncio.create_task(client()) for _ in range(4)]
    await others(answers)
    done.set()
    await asyncio.gather(*clients)
    return answers


def came(answers: Came) -> list[httpx.Response]:
    return [one for one in answers if isinstance(one, httpx.Response)]


def release_of(answer: httpx.Response) -> str:
    return answer.headers["etag"].removeprefix('W/"').split("-")[0]


def check_unmixed(answers: Came) -> set[str]:
    """All answers came, each from one release; gives the releases."""
    titles: dict[str, set[str]] = {}
    for answer in answers:
        assert isinstance(answer, httpx.Response), answer
        assert answer.status_code == 200, answer.text
        body = answer.json()
        release = release_of(answer)
        if "release" in body:
            assert body["release"] == release
        else:
            found = titles.setdefault(release, set())
            found |= {t for t in ("Armed clashes", "Individual armed clashes") if t in titled(body)}
    assert all(len(found) == 1 for found in titles.values()), titles
    return set(titles)


def titled(body: dict[str, list[dict[str, object]]]) -> set[object]:
    events = [item.get("events", [item]) for item in body["items"]]
    return {event["title"] for some in events for event in some}  # type: ignore[attr-defined]


@pytest.mark.parametrize("cache_bytes", ["64000000", "0"])
def test_releases_change_under_load_without_a_lost_or_mixed_answer(
    tmp_path: Path, cache_bytes: str
) -> None:
    seeds = two_seeds(tmp_path)
    data = tmp_path / "data"
    publish(seeds[0], data)

    async def publish_in_turn(answers: Came) -> None:
        for turn in range(1, 5):
            newest = await asyncio.to_thread(publish, seeds[turn % 2], data)
            before = len(answers)
            while newest.release not in str([one.headers for one in came(answers[before:])]):
                await asyncio.sleep(0.02)

    with running_server(data, FACTS_CACHE_BYTES=cache_bytes) as address:
        wait_until_ready(address)
        answers = asyncio.run(asking(address, publish_in_turn))
    assert len(check_unmixed(answers)) == 2


def test_seeding_killed_at_random_moments_loses_nothing(tmp_path: Path) -> None:
    seeds = two_seeds(tmp_path)
    data = tmp_path / "data"
    started = time.monotonic()
    publish(seeds[0], data)
    takes = 2.5 * (time.monotonic() - started) + 1.5
    moments = random.Random(1)

    async def kill_in_turn(_: Came) -> None:
        for turn in range(1, 9):
            command = [FACTS, "seed", "--seeds", seeds[turn % 2], "--data", data]
            process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
            await asyncio.sleep(moments.uniform(0.2, takes))
            process.send_signal(signal.SIGKILL)
            process.wait()

    with running_server(data) as address:
        wait_until_ready(address)
        check_unmixed(asyncio.run(asking(address, kill_in_turn)))
    last = publish(seeds[1], data)
    assert json.loads((data / "release.json").read_text())["release"] == last.release
    assert not list(data.glob("tmp-*"))


def test_before_a_release_is_published_answers_are_503(tmp_path: Path) -> None:
    with running_server(tmp_path / "data") as address:
        for path in ("/ready", "/events", "/figures/armed-clashes", "/dataset"):
            answer = httpx.get(address + path)
            assert answer.status_code == 503
            assert answer.headers["retry-after"] == "1"
            assert answer.headers["content-type"] == "application/problem+json"
            assert answer.headers["cache-control"] == "no-store"
        assert httpx.get(address + "/health").status_code == 200
        publish(SEEDS, tmp_path / "data")
        wait_until_ready(address)


DAMAGE: dict[str, Callable[[Path], object]] = {
    "a changed byte": lambda file: file.write_bytes(file.read_bytes()[:-1] + b"?"),
    "cut short": lambda file: os.truncate(file, 4096),
    "empty": lambda file: os.truncate(file, 0),
    "missing": lambda file: file.unlink(),
    "another file": lambda file: file.write_bytes(b"x" * 100_000),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_release_is_503_and_never_wrong_facts(
    damage: str, release: Path, tmp_path: Path
) -> None:
    data = Path(shutil.copytree(release, tmp_path / "data"))
    [file] = data.glob("facts-*.db")
    file.chmod(0o644)
    DAMAGE[damage](file)
    with running_server(data) as address:
        assert httpx.get(address + "/ready").status_code == 503
        assert httpx.get(address + "/figures").status_code == 503
        publish(SEEDS, data)
        wait_until_ready(address)


@pytest.mark.parametrize("damage", [*DAMAGE])
def test_a_release_that_is_damaged_while_it_is_served_is_503_and_the_process_lives(
    damage: str, release: Path, tmp_path: Path
) -> None:
    data = Path(shutil.copytree(release, tmp_path / "data"))
    [file] = data.glob("facts-*.db")
    file.chmod(0o644)
    paths = ("/figures", "/claims?format=csv", "/search?q=losses", "/claims?q=the")
    with ready_server(data, FACTS_CACHE_BYTES="0") as address, httpx.Client() as api:
        whole = {path: api.get(address + path).content for path in paths}
        DAMAGE[damage](file)
        if damage != "missing":
            wait_until(lambda: api.get(address + "/ready").status_code == 503)
            assert {api.get(address + path).status_code for path in paths} == {503}
            assert api.get(address + "/health").status_code == 200
        publish(SEEDS, data)
        wait_until_ready(address)
        assert {path: api.get(address + path).content for path in paths} == whole


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b"\xff", b'{"release": 1}'])
def test_a_damaged_pointer_leaves_the_release_that_is_open(
    content: bytes, release: Path, tmp_path: Path
) -> None:
    data = Path(shutil.copytree(release, tmp_path / "data"))
    with running_server(data) as address:
        wait_until_ready(address)
        (data / "release.json").write_bytes(content)
        time.sleep(0.2)
        assert httpx.get(address + "/figures").status_code == 200


def test_a_refused_change_leaves_the_server_going_on(tmp_path: Path) -> None:
    plain, _ = two_seeds(tmp_path)
    data = tmp_path / "data"
    publish(plain, data)
    with running_server(data) as address:
        wait_until_ready(address)
        before = httpx.get(f"{address}/ready").json()
        text = (plain / FACTS_FILE).read_text()
        (plain / FACTS_FILE).write_text(text.replace("value: 38000", "value: 39000"))
        line = text[: text.index("value: 38000")].count("\n") + 1
        for command in (["seed", "--seeds", plain, "--data", data], ["check", plain]):
            ended = subprocess.run([FACTS, *command], capture_output=True, text=True, check=False)
            assert ended.returncode == 1
            assert f"facts.yaml:{line}:" in ended.stdout + ended.stderr
        assert httpx.get(f"{address}/ready").json() == before


def test_a_taken_port_is_told_before_anything_seems_to_be_served(release: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = subprocess.run(
            [FACTS, "serve", "--no-seed", "--data", release, "--port", str(port)],
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"Port {port} of 127.0.0.1 is taken; use --port (make serve PORT=…).\n"


@pytest.mark.skipif(not Path("/proc").exists(), reason="asks /proc about the server")
def test_the_same_seeds_published_again_and_again_are_served(release: Path, tmp_path: Path) -> None:
    """Each time it is another file of the same release, and the one before the last is removed."""
    data = Path(shutil.copytree(release, tmp_path / "data"))
    with ready_server(data) as server, httpx.Client(base_url=server) as api:
        process = process_of(server)
        for _ in range(3):
            file = str(data / publish(SEEDS, data).pointer.file)
            wait_until(lambda file=file: file in list_open_files(process))  # type: ignore[misc]
            answer = api.get("/figures?format=csv")
            assert answer.status_code == 200, answer.text
            assert api.get("/search?q=losses").status_code == 200


@pytest.mark.skipif(not Path("/proc").exists(), reason="asks /proc about the server")
def test_the_event_loop_keeps_its_priority(release: Path) -> None:
    """Threads for long questions go behind it; what a small release is asked runs on the loop."""
    with ready_server(release) as server, httpx.Client(base_url=server) as api:
        for path in ("/search?q=losses", "/figures?q=a", "/figures?format=csv"):
            assert api.get(path).status_code == 200
        assert os.getpriority(os.PRIO_PROCESS, process_of(server)) == os.nice(0)


def process_of(server: str) -> int:
    """The process that listens there."""
    port = server.rsplit(":", 1)[1]
    found = subprocess.run(
        ["pgrep", "-f", f"facts serve .*--port {port}"], capture_output=True, text=True, check=True
    )
    return int(found.stdout.split()[0])


def test_a_release_whose_file_comes_after_the_pointer_is_served(
    release: Path, tmp_path: Path
) -> None:
    """As where a data folder is copied or synchronised file by file."""
    data = Path(shutil.copytree(release, tmp_path / "data"))
    pointer = Pointer.read(data)
    assert pointer
    (data / pointer.file).rename(tmp_path / "late")
    with running_server(data) as server, httpx.Client(base_url=server) as api:
        time.sleep(0.3)
        assert api.get("/ready").status_code == 503
        (tmp_path / "late").rename(data / pointer.file)
        wait_until_ready(server)
        assert api.get("/figures").status_code == 200
