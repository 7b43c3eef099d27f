"""A follower that is killed, or has no room, leaves what was there, and the next run goes on."""

import random
import resource
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from app.database import Pointer, open_verified
from app.following.asking import CannotFetch
from app.following.fetching import begun, size_of
from app.following.running import pull_once
from app.schema import schema_revision
from app.settings import Settings
from tests.conftest import wait_until
from tests.following.faulty import faulty_origin
from tests.following.releases import offer_varied
from tests.nginx import running_origin

pytestmark = pytest.mark.outside  # nginx, and processes that are killed

SLOWLY = "location ~ zst$ { limit_rate 60k; }"
"""So that there are moments while the database is fetched."""
KILLED = 20


def pull(origin: str, data: Path, schema: str = "") -> None:
    pull_once(Settings(follow=f"{origin}/", data=data), schema or schema_revision())


def pull_with_little_room(origin: str, data: Path, schema: str) -> None:
    """Pull where no file may be longer than a megabyte, as on a full disk."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, 1 << 20))
    try:
        pull(origin, data, schema)
    except CannotFetch as error:
        (data / "told").write_text(str(error))


def started(target: Callable[[str, Path, str], None], origin: str, data: Path) -> BaseProcess:
    """A fresh process that has everything loaded, and runs it."""
    context = get_context("forkserver")
    context.set_forkserver_preload(["tests.following.test_killed"])
    process = context.Process(target=target, args=(origin, data, schema_revision()))
    process.start()
    return process


def run(target: Callable[[str, Path, str], None], origin: str, data: Path) -> bool:
    """Run it to its end; tells whether that was a good one."""
    process = started(target, origin, data)
    process.join()
    return process.exitcode == 0


def kill(process: BaseProcess) -> None:
    process.kill()
    process.join()


def kill_amid(process: BaseProcess, part: Path, size: int) -> None:
    """Kill it once so much of a file is there; if all of it was there too soon, at once."""
    wait_until(lambda: size_of(part) >= size or not process.is_alive())
    kill(process)


def check_whole(data: Path) -> str | None:
    """What is published there, found to be what was offered; none where nothing is."""
    pointer = Pointer.read(data, schema_revision())
    if pointer is None:
        return None
    return open_verified(data, pointer, schema_revision()).id


def test_a_follower_killed_at_random_moments_leaves_a_whole_release(
    release: Path, tmp_path: Path
) -> None:
    """Each second time while the database comes, else whenever that is."""
    data, moments = tmp_path / "data", random.Random(17)
    offered = [offer_varied(release, tmp_path, 1)]
    with running_origin(tmp_path / "origin", tmp_path / "nginx", SLOWLY) as origin:
        assert run(pull, origin, data)
        for number in range(2, KILLED + 2):
            offered.append(offer_varied(release, tmp_path, number))
            process = started(pull, origin, data)
            if number % 2:
                process.join(moments.uniform(0, 1))
                kill(process)
            else:
                part = begun(data, offered[-1].packed)
                kill_amid(process, part, moments.randrange(1, 100_000))
            assert check_whole(data) in {offer.pointer.release for offer in offered}
            if number % 4 == 2:
                assert run(pull, origin, data)
        assert run(pull, origin, data)
        assert check_whole(data) == offered[-1].pointer.release
    assert not [*data.glob("tmp-*"), *data.glob("fetch-*")]
    log = (tmp_path / "nginx" / "access.log").read_text()
    assert " 206 " in log


def test_where_there_is_no_room_what_was_there_stays(release: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    first = offer_varied(release, tmp_path, 1).pointer.release
    with faulty_origin(tmp_path / "origin") as (origin, _):
        assert run(pull, origin, data)
        offer_varied(release, tmp_path, 2)
        assert run(pull_with_little_room, origin, data)
        assert (data / "told").read_text().startswith("What is fetched cannot be written: ")
        assert check_whole(data) == first
        assert not [*data.glob("tmp-*"), *data.glob("fetch-*")]
        third = offer_varied(release, tmp_path, 3).pointer.release
        assert run(pull, origin, data)
        assert check_whole(data) == third


def test_a_disk_without_room_is_told_before_anything_is_fetched(
    release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    offer_varied(release, tmp_path, 1)
    monkeypatch.setattr("app.following.taking.KEPT_FREE", 1 << 60)
    with faulty_origin(tmp_path / "origin") as (origin, handler):
        with pytest.raises(CannotFetch, match=r"The disk has no room: 4 MB are needed"):
            pull(origin, tmp_path / "data")
        assert [path for path, _ in handler.seen] == ["/release.json"]


def test_what_was_cut_off_goes_on_where_it_was_cut(release: Path, tmp_path: Path) -> None:
    offer = offer_varied(release, tmp_path, 1)
    data = tmp_path / "data"
    data.mkdir()
    packed = (tmp_path / "origin" / offer.packed.name).read_bytes()
    (data / f"fetch-{offer.packed.sha256}").write_bytes(packed[:1000])
    with faulty_origin(tmp_path / "origin") as (origin, handler):
        pull(origin, data)
        [asked] = [headers for path, headers in handler.seen if offer.packed.name in path]
    assert asked["range"] == "bytes=1000-"
    assert check_whole(data) == offer.pointer.release


@pytest.mark.parametrize(
    ("tag", "sent"), [('"strong"', '"strong"'), ('W/"weak"', None), ("", None)]
)
def test_only_a_strong_tag_is_a_condition_of_going_on(
    tag: str, sent: str | None, release: Path, tmp_path: Path
) -> None:
    """The origin's file has changed meanwhile: what was there is thrown away."""
    offer = offer_varied(release, tmp_path, 1)
    data = tmp_path / "data"
    data.mkdir()
    (data / f"fetch-{offer.packed.sha256}").write_bytes(b"of another file")
    (data / f"fetch-{offer.packed.sha256}.tag").write_text(tag)
    with faulty_origin(tmp_path / "origin") as (origin, handler):
        with suppress(CannotFetch):
            pull(origin, data)
        pull(origin, data)
        asked = [headers for path, headers in handler.seen if offer.packed.name in path]
    assert asked[0].get("if-range") == sent
    assert check_whole(data) == offer.pointer.release


def test_the_token_is_for_the_origin_alone(release: Path, tmp_path: Path) -> None:
    offer = offer_varied(release, tmp_path, 1)
    settings = {"data": tmp_path / "data", "follow_token": "s3cret"}
    with (
        faulty_origin(tmp_path / "origin") as (origin, handler),
        faulty_origin(tmp_path / "origin") as (elsewhere, other),
    ):
        to = f"{elsewhere}/{offer.packed.name}"
        handler.faults[offer.packed.name] = lambda one: one.begin(
            302, {"Location": to, "Content-Length": "0"}
        )
        pull_once(Settings(follow=f"{origin}/", **settings), schema_revision())  # type: ignore[arg-type]
    assert {headers["authorization"] for _, headers in handler.seen} == {"Bearer s3cret"}
    assert [path for path, _ in other.seen] == [f"/{offer.packed.name}"]
    assert not [headers for _, headers in other.seen if "authorization" in headers]
    assert "s3cret" not in repr(Settings(**settings))  # type: ignore[arg-type]
