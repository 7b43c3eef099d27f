"""Three followers behind a balancer against one server: how much more they answer, and how soon a
new release is everywhere."""

import asyncio
import json
import os
import shutil
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from app.database import Offer, Pointer, folder_of, write_manifest
from app.releasing.offering import offer_release
from benchmarks.cases import work
from benchmarks.cases.compare import NO_CURSOR
from benchmarks.data.places import HOME, PRODUCT, SIZES
from benchmarks.data.questions import Questions
from benchmarks.data.release import Built, release_of
from benchmarks.data.varied import vary
from benchmarks.systems.apart import HOST, Machine, can_be_apart, machines
from benchmarks.systems.asking import fetch
from benchmarks.systems.drive import Load, Run, drive, show_progress
from benchmarks.systems.nginx import running_nginx
from benchmarks.systems.pacing import Waited, ask_paced

FOLLOWERS, SHARE = 3, 0.1
"""How many follow, and how much of a core each may use: together less than this machine has."""
RELEASES, RATE, LOOK = 12, 50.0, 0.05
"""How many releases are offered in turn, and how many requests a second meet the balancer then."""
WORD = "near"
"""What is another word in each of them."""
EXAMPLE = HOME / "examples" / "replicas"
PORT, ORIGIN_PORT, BALANCER_PORT = 8000, 8080, 8090
OFTEN, SELDOM = 1.0, 10.0
"""Seconds between two looks at the origin: where a start is measured, and as they are unless said
otherwise."""
NO_ROOT = "Machines apart need root and the tool `ip`: network namespaces are made of them."


@dataclass(frozen=True, slots=True)
class Replicas:
    """What was found out for one size."""

    size: str
    offer: Offer
    is_bounded: bool
    runs: dict[str, Run]
    filled_in: float
    """Seconds until all followers served, from an empty disk."""
    spread: "Spread"


@dataclass(frozen=True, slots=True)
class Spread:
    """How soon each of several releases was served by all, while they were asked."""

    interval: float
    """Seconds between two looks of a follower at the origin."""
    seconds: tuple[float, ...]
    waited: Waited


def measure_replicas(size: str, seconds: int) -> Replicas:
    """Measure one server alone, one behind the balancer, and three."""
    if not can_be_apart():
        raise SystemExit(NO_ROOT)
    built = release_of(SIZES[size])
    with TemporaryDirectory() as name:
        folder = Path(name)
        offer = _offer(built, folder)
        with machines(FOLLOWERS, SHARE) as apart, _origin(folder):
            began = time.perf_counter()
            with _followers(apart, folder, OFTEN):
                filled_in = time.perf_counter() - began
                runs = dict(_drive_each(built, apart, folder, seconds))
        with machines(FOLLOWERS, 1.0) as apart, _origin(folder), _followers(apart, folder, SELDOM):
            spread = asyncio.run(_spread(built, apart, folder))
    return Replicas(size, offer, all(one.group for one in apart), runs, filled_in, spread)


def _offer(built: Built, folder: Path) -> Offer:
    """Put the release into a folder for followers; files are no part of what is measured."""
    data = folder / "data"
    data.mkdir()
    pointer = Pointer.read(Path(built.data))
    assert pointer
    for name in ("release.json", pointer.file):
        shutil.copy(Path(built.data) / name, data / name)
    folder_of(data / pointer.file).mkdir()
    write_manifest(folder_of(data / pointer.file), [], trouble="No files were made.")
    return offer_release(data, folder / "origin")


@contextmanager
def _origin(folder: Path) -> Iterator[str]:
    text = (EXAMPLE / "origin.conf").read_text()
    text = text.replace("listen 80;", f"listen {HOST}:{ORIGIN_PORT};")
    text = text.replace("/srv/offered/origin", str(folder / "origin"))
    with running_nginx(folder / "nginx", text, HOST, ORIGIN_PORT) as address:
        yield address


@contextmanager
def _followers(apart: Sequence[Machine], folder: Path, interval: float) -> Iterator[None]:
    """A follower on each machine, all of them started at once and ready."""
    with ExitStack() as stack:
        for machine in apart:
            stack.enter_context(_follower(machine, folder / machine.name, interval))
        for machine in apart:
            while not _is_ready(machine):
                time.sleep(0.05)
        yield


@contextmanager
def _follower(machine: Machine, data: Path, interval: float) -> Iterator[None]:
    follow = f"http://{HOST}:{ORIGIN_PORT}/release.json"
    at = ("--host", machine.address, "--port", str(PORT))
    serve: list[str | Path] = [PRODUCT / "facts", "serve", *at]
    process = subprocess.Popen(
        machine.enter([*serve, "--data", data, "--follow", follow]),
        env={**os.environ, "FACTS_FOLLOW_SECONDS": str(interval), "FACTS_CACHE_BYTES": "0"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield
    finally:
        process.terminate()
        process.wait(timeout=30)


async def _spread(built: Built, apart: Sequence[Machine], folder: Path) -> Spread:
    """Offer release after release; each is served by all before the next is offered."""
    seconds, waited = [], Waited()
    ids = Questions(built.database, NO_CURSOR).ids()
    short = [f"/figures/{question['id']}" for question in ids]
    with _balancer(apart, folder / "balancer-of-many") as address:
        for number in range(RELEASES):
            pointer = await asyncio.to_thread(_offer_another, folder, number)
            asking = asyncio.create_task(ask_paced(address, short, RATE, 2 * SELDOM))
            began = time.perf_counter()
            while not await asyncio.to_thread(_all_serve, apart, pointer.release):
                await asyncio.sleep(LOOK)
            seconds.append(time.perf_counter() - began)
            waited += await asking
    return Spread(SELDOM, tuple(seconds), waited)


def _offer_another(folder: Path, number: int) -> Pointer:
    pointer = vary(folder / "data", folder / "varied", number, WORD)
    offer_release(folder / "varied", folder / "origin")
    return pointer


def _all_serve(apart: Sequence[Machine], release: str) -> bool:
    told = (fetch(f"http://{machine.address}:{PORT}/ready")[1] for machine in apart)
    return all(json.loads(body)["release"] == release for body in told)


def _is_ready(machine: Machine) -> bool:
    try:
        return fetch(f"http://{machine.address}:{PORT}/ready")[0] == 200
    except OSError:
        return False


def _drive_each(
    built: Built, apart: Sequence[Machine], folder: Path, seconds: int
) -> Iterator[tuple[str, Run]]:
    spelling = work.spell("/figures", sort="value", limit=20, total="false")
    paths = folder / "paths.txt"
    lists = Questions(built.database, NO_CURSOR).lists()
    paths.write_text("\n".join(spelling(question) for question in lists) + "\n")
    yield "one server", _drive("one server", f"http://{apart[0].address}:{PORT}", paths, seconds)
    for count in (1, len(apart)):
        name = f"{count} behind the balancer"
        with _balancer(apart[:count], folder / f"balancer-{count}") as address:
            yield name, _drive(name, address, paths, seconds)


def _drive(name: str, base: str, paths: Path, seconds: int) -> Run:
    run = drive(base, os.getpid(), paths, Load(seconds))
    show_progress("replicas", name, run)
    return run


@contextmanager
def _balancer(apart: Sequence[Machine], folder: Path) -> Iterator[str]:
    """The balancer of the example, with as many followers as there are."""
    lines = []
    for line in (EXAMPLE / "balancer.conf").read_text().splitlines():
        number = next((x for x in range(FOLLOWERS) if f"follower-{x + 1}:" in line), None)
        if number is None:
            lines.append(line)
        elif number < len(apart):
            lines.append(line.replace(f"follower-{number + 1}", apart[number].address))
    text = "\n".join(lines).replace("listen 80;", f"listen {HOST}:{BALANCER_PORT};")
    with running_nginx(folder, text, HOST, BALANCER_PORT) as address:
        yield address
