"""Files of a release over a socket: whole, by ranges, packed, and resumed where they were cut."""

import random
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing
from hashlib import sha256
from pathlib import Path

import httpx
import polars as pl
import pytest

from app.releasing.files.making import make_files
from tests.codings import DECODED
from tests.conftest import ready_server

PLAIN, PACKED = {"Accept-Encoding": "identity"}, {"Accept-Encoding": "zstd"}


@pytest.fixture(scope="module")
def servers(release: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[str]]:
    """Two servers of one release, each with files of its own making."""
    with ExitStack() as stack:
        addresses = []
        for name in ("one", "other"):
            data = Path(shutil.copytree(release, tmp_path_factory.mktemp(name) / "data"))
            shutil.rmtree(*data.glob("*.files"))
            assert make_files(data, "") == ""
            addresses.append(stack.enter_context(ready_server(data)))
        yield addresses


def told(address: str) -> dict[str, object]:
    files: dict[str, object] = httpx.get(f"{address}/dataset").json()["files"]
    return files


def names(address: str) -> list[dict[str, object]]:
    items = told(address)["items"]
    assert isinstance(items, list)
    return items


def raw(url: str, headers: dict[str, str], most: int | None = None) -> httpx.Response:
    """The answer with its bytes as they came, cut off after so many."""
    with httpx.stream("GET", url, headers=headers) as answer:
        body = b""
        for part in answer.iter_raw(1000):
            body += part
            if most is not None and len(body) >= most:
                body = body[:most]
                break
        headers = answer.headers.copy()
        # Under another name, for the bytes are to stay as they are.
        headers["x-coding"] = headers.pop("content-encoding", "")
        return httpx.Response(answer.status_code, headers=headers, content=body)


def test_every_file_has_its_length_and_its_digest(servers: list[str]) -> None:
    items = names(servers[0])
    assert len(items) >= 9
    for item in items:
        for server in servers:
            answer = raw(f"{server}{item['url']}", PLAIN)
            assert answer.status_code == 200
            assert int(answer.headers["content-length"]) == len(answer.content) == item["bytes"]
            assert sha256(answer.content).hexdigest() == item["sha256"]
            assert answer.headers["etag"] == f'"{item["sha256"]}"'
            assert answer.headers["accept-ranges"] == "bytes"
            assert answer.headers["vary"] == "Accept-Encoding"
            assert answer.headers["cache-control"].startswith("public, max-age=")


def test_who_takes_zstd_gets_what_is_packed_with_a_tag_of_its_own(servers: list[str]) -> None:
    for item in names(servers[0]):
        packed = item["packed"]
        if not isinstance(packed, dict):
            continue
        plain = raw(f"{servers[0]}{item['url']}", PLAIN)
        answer = raw(f"{servers[0]}{item['url']}", PACKED)
        assert answer.headers["x-coding"] == packed["coding"] == "zstd"
        assert DECODED["zstd"](answer.content) == plain.content
        assert answer.headers["etag"] == f'"{packed["sha256"]}"' != plain.headers["etag"]
        assert int(answer.headers["content-length"]) == packed["bytes"] < len(plain.content)


@pytest.mark.parametrize("taken", [PLAIN, PACKED])
def test_a_download_cut_anywhere_goes_on_at_another_server(
    servers: list[str], taken: dict[str, str]
) -> None:
    chosen = random.Random(15)
    for item in names(servers[0]):
        whole = raw(f"{servers[0]}{item['url']}", taken)
        tag, size = whole.headers["etag"], len(whole.content)
        for _ in range(10):
            cut = chosen.randrange(1, size)
            held = raw(f"{servers[0]}{item['url']}", taken, most=cut).content
            asked = {**taken, "Range": f"bytes={cut}-", "If-Range": tag}
            rest = raw(f"{servers[1]}{item['url']}", asked)
            assert rest.status_code == 206
            assert rest.headers["content-range"] == f"bytes {cut}-{size - 1}/{size}"
            assert int(rest.headers["content-length"]) == size - cut
            assert f'"{sha256(held + rest.content).hexdigest()}"' == tag == rest.headers["etag"]


def ask(server: str, **headers: str) -> httpx.Response:
    given = {"Accept-Encoding": "identity"} | {k.replace("_", "-"): v for k, v in headers.items()}
    return httpx.get(f"{server}/claims.csv", headers=given)


def test_a_range_that_cannot_be_satisfied_is_416(servers: list[str]) -> None:
    size = len(ask(servers[0]).content)
    refused = ask(servers[0], Range=f"bytes={size}-")
    assert refused.status_code == 416
    assert refused.headers["content-range"] == f"bytes */{size}"
    assert refused.headers["content-type"] == "application/problem+json"
    assert refused.headers["cache-control"] == "no-store"


def test_only_the_same_bytes_go_on(servers: list[str]) -> None:
    whole = ask(servers[0])
    tag = whole.headers["etag"]
    for held in ('"other"', f"W/{tag}", "Sun, 05 Jan 2025 08:00:00 GMT"):
        answer = ask(servers[0], Range="bytes=5-9", If_Range=held)
        assert (answer.status_code, answer.content) == (200, whole.content)
        # Then it does not matter either whether the range could be satisfied.
        assert ask(servers[0], Range="bytes=999999999-", If_Range=held).status_code == 200
    answer = ask(servers[0], Range="bytes=5-9", If_Range=tag)
    assert (answer.status_code, answer.content) == (206, whole.content[5:10])


def test_what_a_client_holds_is_304_before_any_range(servers: list[str]) -> None:
    tag = ask(servers[0]).headers["etag"]
    answer = ask(servers[0], If_None_Match=tag, Range="bytes=5-9")
    assert (answer.status_code, answer.content) == (304, b"")
    assert answer.headers["etag"] == tag
    assert answer.headers["vary"] == "Accept-Encoding"
    assert "content-type" not in answer.headers
    assert ask(servers[0], If_None_Match='"other"', Range="bytes=5-9").status_code == 206


def test_head_tells_of_the_whole(servers: list[str]) -> None:
    whole = ask(servers[0])
    head = httpx.head(f"{servers[0]}/claims.csv", headers={**PLAIN, "Range": "bytes=5-9"})
    assert (head.status_code, head.content) == (200, b"")
    for name in ("content-length", "etag", "content-type", "vary", "accept-ranges"):
        assert head.headers[name] == whole.headers[name]


def test_connections_go_on_after_files(servers: list[str]) -> None:
    with httpx.Client(base_url=servers[0], headers=PLAIN) as client:
        for _ in range(3):
            assert client.get("/claims.csv", headers={"Range": "bytes=0-99"}).status_code == 206
            assert client.get("/claims.csv").status_code == 200
            assert client.get("/figures?limit=1").status_code == 200


def test_polars_reads_it_whole_and_lazily(servers: list[str]) -> None:
    address = f"{servers[0]}/figures.csv"
    whole = pl.read_csv(address)
    values = {one["id"]: one["value"] for one in httpx.get(f"{servers[0]}/figures").json()["items"]}
    assert dict(zip(whole["id"], whole["value"], strict=True)) == values
    lazy = pl.scan_csv(address).filter(pl.col("value") > 1000).collect()
    assert set(lazy["id"]) == {id_ for id_, value in values.items() if value and value > 1000}


def test_workbook_and_database_open_as_they_came(servers: list[str], tmp_path: Path) -> None:
    for name in ("facts.db", "facts.xlsx"):
        (tmp_path / name).write_bytes(raw(f"{servers[0]}/{name}", PLAIN).content)
    with closing(sqlite3.connect(tmp_path / "facts.db")) as database:
        [(count,)] = database.execute("SELECT count(*) FROM figures")
    figures = pl.read_excel(tmp_path / "facts.xlsx", sheet_name="figures", engine="openpyxl")
    assert len(figures) == count == 12


def test_who_asks_before_they_are_made_is_told_when_to_come_again(
    release: Path, tmp_path: Path
) -> None:
    data = Path(
        shutil.copytree(release, tmp_path / "data", ignore=shutil.ignore_patterns("*.files"))
    )
    with ready_server(data) as address:
        for name in ("facts.db", "facts.xlsx", "figures.csv"):
            for answer in (httpx.get(f"{address}/{name}"), httpx.head(f"{address}/{name}")):
                assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
                assert answer.headers["cache-control"] == "no-store"
        streamed = httpx.get(f"{address}/figures?format=csv", headers={"Range": "bytes=0-9"})
        assert streamed.status_code == 200
        assert "accept-ranges" not in streamed.headers
        assert streamed.headers["etag"].startswith("W/")
