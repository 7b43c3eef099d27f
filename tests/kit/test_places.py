"""So many downloads at once: the next is told to come again, until one ends, however it does."""

import asyncio
from contextlib import AsyncExitStack
from pathlib import Path

import httpx
import pytest

from app.kit.answering.places import Places
from app.kit.errors import Unavailable
from app.kit.in_process import InProcess
from app.main import create_app
from app.settings import Settings

DOWNLOADS = ("/claims?format=csv", "/figures?format=ndjson", "/claims.csv")


@pytest.fixture
def places() -> Places:
    return Places(2, "All places are taken.")


def test_beyond_so_many_the_next_is_refused(places: Places) -> None:
    with places.take(), places.take(), pytest.raises(Unavailable, match="taken") as refused:
        places.take().__enter__()
    assert refused.value.headers == {"Retry-After": "1"}


def test_a_place_is_free_again_however_it_was_left(places: Places) -> None:
    for _ in range(5):
        with pytest.raises(ValueError, match="as planted"), places.take():
            raise ValueError("as planted")
    with places.take(), places.take():
        pass


def client(release: Path, streams: int) -> httpx.AsyncClient:
    app = create_app(Settings(data=release, streams=streams))
    # A list of these seeds that is packed leaves whole, and would be over at once.
    return httpx.AsyncClient(
        transport=InProcess(app),
        base_url="http://testserver",
        headers={"Accept-Encoding": "identity"},
    )


@pytest.mark.parametrize("path", DOWNLOADS)
def test_downloads_that_nobody_reads_leave_room_for_all_other_questions(
    release: Path, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.database.sqlite.downloads.BATCH_BYTES", 1)
    monkeypatch.setattr("app.kit.answering.stored_file.READ_BYTES", 100)

    async def ask() -> None:
        async with client(release, 2) as api:
            async with AsyncExitStack() as unread:
                for _ in range(2):
                    answer = await unread.enter_async_context(api.stream("GET", path))
                    assert answer.status_code == 200
                refused = await api.get(path)
                assert (refused.status_code, refused.headers["retry-after"]) == (503, "1")
                assert refused.headers["content-type"] == "application/problem+json"
                assert (await api.head(path)).status_code == 200
                held = {"If-None-Match": answer.headers["etag"]}
                assert (await api.get(path, headers=held)).status_code == 304
                assert (await api.get("/figures")).status_code == 200
            assert (await api.get(path)).status_code == 200

    asyncio.run(ask())


def test_a_download_that_is_read_to_its_end_gives_its_place_to_the_next(release: Path) -> None:
    async def ask() -> list[int]:
        async with client(release, 1) as api:
            return [(await api.get(path)).status_code for path in DOWNLOADS * 3]

    assert set(asyncio.run(ask())) == {200}
