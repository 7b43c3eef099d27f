"""The release as files: what the data package says of them is what they are."""

import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import httpx
import pytest
from frictionless import Package, Report

from app.resources import listed

Document = dict[str, Any]


@pytest.fixture
def copy(api: httpx.Client, tmp_path: Path) -> Path:
    """The data package with its files, downloaded."""
    package = api.get("/datapackage.json")
    (tmp_path / "datapackage.json").write_bytes(package.content)
    for file in package.json()["resources"]:
        (tmp_path / file["path"]).write_bytes(api.get(f"/{file['path']}").content)
    return tmp_path


def checked(folder: Path) -> Report:
    return Package(str(folder / "datapackage.json")).validate()


def test_frictionless_finds_every_file_valid(copy: Path) -> None:
    report = checked(copy)
    assert report.valid, report.flatten(["type", "note"])
    assert {task.name for task in report.tasks} == set(listed())


@pytest.mark.parametrize(
    ("file", "before", "after", "told"),
    [
        ("figures.csv", b",42,42,42,", b",many,42,42,", "type-error"),
        ("figures.csv", b",42,42,42,", b",43,42,42,", "hash-count"),
        ("events.csv", b"\r\narmed-clashes,", b"\r\nkursk-offensive,", "primary-key"),
        ("claims.csv", b"id,article,", b"id,paper,", "incorrect-label"),
        ("figures.csv", b"-05,armed-clashes,", b"-05,no-such-claim,", "foreign-key"),
    ],
)
def test_frictionless_would_find_a_change(
    copy: Path, file: str, before: bytes, after: bytes, told: str
) -> None:
    content = (copy / file).read_bytes()
    assert before in content
    (copy / file).write_bytes(content.replace(before, after))
    assert told in {kind for [kind] in checked(copy).flatten(["type"])}


def test_rows_size_and_digest_are_those_of_the_files(api: httpx.Client) -> None:
    for file in api.get("/datapackage.json").json()["resources"]:
        content = api.get(f"/{file['path']}").content
        assert file["bytes"] == len(content)
        assert file["hash"] == f"sha256:{sha256(content).hexdigest()}"
        assert file["rows"] == api.get(f"/{file['name']}?limit=1").json()["total"]


def test_the_dataset_tells_the_same(api: httpx.Client) -> None:
    files = {x["name"]: x for x in api.get("/datapackage.json").json()["resources"]}
    facts = api.get("/dataset").json()["facts"]
    assert {x["name"] for x in facts} == set(files)
    for told in facts:
        file = files[told["name"]]
        assert (told["count"], told["csv_bytes"]) == (file["rows"], file["bytes"])
        assert f"sha256:{told['csv_sha256']}" == file["hash"]
        assert api.head(told["csv_url"]).status_code == 200


@pytest.mark.parametrize("name", listed())
def test_a_file_is_the_list_as_csv(api: httpx.Client, name: str) -> None:
    file, list_ = api.get(f"/{name}.csv"), api.get(f"/{name}?format=csv")
    assert file.content == list_.content
    assert file.headers["content-disposition"] == list_.headers["content-disposition"]
    tag = {"If-None-Match": file.headers["etag"]}
    assert api.get(f"/{name}.csv", headers=tag).status_code == 304
    refused = api.get(f"/{name}.csv?limit=1")
    assert (refused.status_code, refused.json()["errors"][0]["parameter"]) == (422, "limit")


def test_it_tells_the_release_and_the_articles(api: httpx.Client) -> None:
    package = json.loads(api.get("/datapackage.json").content)
    assert package["version"] == api.get("/ready").json()["release"]
    headlines = [article["headline"] for article in api.get("/articles").json()["items"]]
    assert [source["title"] for source in package["sources"]] == headlines
