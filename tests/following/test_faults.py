"""Whatever an origin does, what was served is served, and what is wrong is told.

One server follows one origin through all faults; after each the next good release is taken.
"""

import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Any

import httpx
import pytest

from app.database import Offer
from app.kit.zstd import zstd
from tests.conftest import running_server, wait_until, wait_until_ready
from tests.following.faulty import Faulty, faulty_origin
from tests.following.releases import offer_varied

pytestmark = pytest.mark.outside  # an origin and a server, over sockets

POINTER, PACKED, MANIFEST = "release.json", ".db.zst", "manifest.json"


@dataclass
class Followed:
    """A server that follows an origin, and the origin's faults."""

    address: str
    origin: type[Faulty]
    folder: Path
    release: Path
    numbers: Iterator[int]

    def offer(self) -> Offer:
        """Offer another release."""
        return offer_varied(self.release, self.folder, next(self.numbers))

    def ready(self) -> dict[str, Any]:
        answer = httpx.get(f"{self.address}/ready", verify=False)
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    def rewrite(self, change: Callable[[dict[str, Any]], object]) -> None:
        """Change what the pointer says of the newest release."""
        path = self.folder / "origin" / POINTER
        written = json.loads(path.read_text())
        change(written["releases"][0])
        path.write_text(json.dumps(written))


@pytest.fixture(scope="module")
def followed(release: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Followed]:
    folder = tmp_path_factory.mktemp("faults")
    numbers = count(1)
    offer_varied(release, folder, next(numbers))
    settings = {"FACTS_FOLLOW_SECONDS": "0.1", "FACTS_FETCH_SECONDS": "0.5"}
    with faulty_origin(folder / "origin") as (origin, handler):
        follow = {"FACTS_FOLLOW": f"{origin}/", **settings, "FACTS_FOLLOW_BYTES": "50000000"}
        with running_server(folder / "data", **follow) as address:
            wait_until_ready(address)
            yield Followed(address, handler, folder, release, numbers)


@pytest.fixture(autouse=True)
def mended(followed: Followed) -> Iterator[None]:
    """Each fault ends with its test."""
    yield
    followed.origin.faults.clear()


def drip(handler: Faulty) -> None:
    handler.begin(200, {"Content-Length": str(size_of(handler))})
    while True:
        handler.wfile.write(b"x")
        time.sleep(0.05)


def cut(handler: Faulty) -> None:
    handler.begin(200, {"Content-Length": str(size_of(handler))})
    handler.wfile.write(b"x" * 1000)


def size_of(handler: Faulty) -> int:
    return (handler.folder / handler.path[1:]).stat().st_size


def change_bytes(handler: Faulty) -> None:
    content = (handler.folder / handler.path[1:]).read_bytes()
    handler.answer(content[:-1] + bytes([content[-1] ^ 1]))


def endless(handler: Faulty) -> None:
    handler.begin(200)
    while True:
        handler.wfile.write(b"[" * 10_000)


def redirect(to: str) -> Callable[[Faulty], None]:
    return lambda handler: handler.begin(302, {"Location": to, "Content-Length": "0"})


def say(status: int, content: bytes = b"") -> Callable[[Faulty], None]:
    def answer(handler: Faulty) -> None:
        handler.begin(status, {"Content-Length": str(len(content))})
        handler.wfile.write(content)

    return answer


def answer_another_part(handler: Faulty) -> None:
    handler.begin(206, {"Content-Range": "bytes 5-9/10", "Content-Length": "5"})
    handler.wfile.write(b"12345")


FAULTS: dict[str, tuple[str, Callable[[Faulty], object], str]] = {
    "hangs up": (POINTER, lambda _: None, "The origin does not answer as it should"),
    "slow": (PACKED, drip, "It is not here after 0.5 seconds; what came is gone on with."),
    "cut off": (PACKED, cut, "The origin does not answer as it should"),
    "other bytes": (PACKED, change_bytes, "the digest differs"),
    "another list": (MANIFEST, change_bytes, "the digest differs"),
    "endless": (PACKED, endless, " promised."),
    "endless pointer": (POINTER, endless, "What the origin sends is longer than 65536 bytes."),
    "longer": (PACKED, say(200, b"x" * 999_999), "The origin has 999999 bytes for the "),
    "another part": (PACKED, answer_another_part, "The origin sends another part than "),
    "gone": (PACKED, say(404), "The origin answers 404: it is gone."),
    "refused": (POINTER, say(401), "The origin answers 401: set FACTS_FOLLOW_TOKEN."),
    "broken": (POINTER, say(500), "The origin answers 500."),
    "no pointer": (POINTER, say(200), "The origin's pointer is not JSON."),
    "a page": (POINTER, say(200, b"<!doctype html>"), "The origin's pointer is not JSON."),
    "deep": (POINTER, say(200, b"[" * 60_000), "The origin's pointer is not JSON."),
    "a list": (POINTER, say(200, b"[1]"), 'The origin\'s pointer lists no "releases"'),
    "nothing": (POINTER, say(200, b'{"releases": []}'), "The origin's pointer lists no"),
    "numbers": (POINTER, say(200, b'{"releases": [1]}'), 'gives no "release" that can be used.'),
    "a file": (POINTER, redirect("file:///etc/passwd"), "redirects from http: to file:"),
    "elsewhere": (PACKED, redirect("ftp://127.0.0.1/"), "redirects from http: to ftp:"),
    "in a circle": (POINTER, redirect("release.json"), "redirects more than 3 times"),
    "nowhere": (POINTER, redirect("http://127.0.0.1:1/"), "The origin cannot be reached"),
    "no address": (POINTER, redirect("http://x:y/"), "The origin does not answer as it should"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_what_is_served_goes_on_and_the_next_good_release_is_taken(
    fault: str, followed: Followed
) -> None:
    before = followed.ready()["release"]
    where, planted, told = FAULTS[fault]
    followed.origin.faults[where] = planted
    wanted = followed.offer().pointer.release
    wait_until(lambda: told in str(followed.ready()["trouble"]))
    assert followed.ready()["release"] == before
    assert httpx.get(f"{followed.address}/figures", verify=False).status_code == 200
    assert sum(path.stat().st_size for path in followed.folder.glob("data/fetch-*")) < 200_000
    followed.origin.faults.clear()
    wait_until(lambda: followed.ready() == {"status": "ready", "release": wanted, "trouble": None})


def bomb(followed: Followed) -> None:
    """Put in the place of the packed database what becomes a quarter of a gigabyte."""
    packed = zstd.compress(bytes(1 << 28), 1)

    def change(entry: dict[str, Any]) -> None:
        name = followed.folder / "origin" / entry["packed"]["name"]
        name.chmod(0o644)
        name.write_bytes(packed)
        entry["packed"] |= {"bytes": len(packed), "sha256": sha256(packed).hexdigest()}

    followed.rewrite(change)


def wide(followed: Followed) -> None:
    """Pack the database so that unpacking takes more memory than releases need."""

    def change(entry: dict[str, Any]) -> None:
        options = {int(zstd.CompressionParameter.window_log): 27}
        packed = zstd.compress(bytes(entry["bytes"]), options=options)
        name = followed.folder / "origin" / entry["packed"]["name"]
        name.chmod(0o644)
        name.write_bytes(packed)
        entry["packed"] |= {"bytes": len(packed), "sha256": sha256(packed).hexdigest()}

    followed.rewrite(change)


POINTERS: dict[str, tuple[Callable[[Followed], object], str]] = {
    "a bomb": (bomb, " promised"),
    "another schema": (
        lambda to: to.rewrite(lambda entry: entry.update(schema="other")),
        "The origin has releases of the schema other, and this code needs",
    ),
    "another file": (
        lambda to: to.rewrite(lambda entry: entry.update(sha256="0" * 64)),
        "its digest is not the one promised",
    ),
    "too large": (
        lambda to: to.rewrite(lambda entry: entry.update(bytes=1 << 40)),
        "FACTS_FOLLOW_BYTES allows 50000000",
    ),
    "shorter": (
        lambda to: to.rewrite(lambda entry: entry.update(bytes=4096)),
        "it becomes more than the 4096 bytes promised",
    ),
    "no length": (
        lambda to: to.rewrite(lambda entry: entry.update(bytes="many")),
        'gives no "bytes" that can be used',
    ),
    "a way out": (
        lambda to: to.rewrite(lambda entry: entry["packed"].update(name="../../x.db.zst")),
        "names no file that can be fetched",
    ),
    "another host": (
        lambda to: to.rewrite(lambda entry: entry["packed"].update(name="//x.example/a.db.zst")),
        "names no file that can be fetched",
    ),
    "a way out of the folder": (
        lambda to: to.rewrite(lambda entry: entry.update(file="../facts-x.db")),
        'gives no "file" that can be used',
    ),
}


@pytest.mark.parametrize("fault", POINTERS)
def test_what_a_pointer_promises_wrongly_is_not_taken(fault: str, followed: Followed) -> None:
    before = followed.ready()["release"]
    change, told = POINTERS[fault]
    # What is wrong is there before it is seen.
    followed.origin.faults[POINTER] = say(503)
    followed.offer()
    change(followed)
    followed.origin.faults.clear()
    wait_until(lambda: told in str(followed.ready()["trouble"]))
    assert followed.ready()["release"] == before
    assert httpx.get(f"{followed.address}/figures", verify=False).status_code == 200
    assert not list(followed.folder.glob("data/tmp-*"))
    assert {path.stat().st_size for path in followed.folder.glob("data/*.db")} == {
        path.stat().st_size for path in followed.folder.glob("seeded/*.db")
    }
    wanted = followed.offer().pointer.release
    wait_until(lambda: followed.ready() == {"status": "ready", "release": wanted, "trouble": None})
