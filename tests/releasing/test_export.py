"""The export: each file is what the server answers, and opens without one."""

import json
import os
import re
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import httpx
import pytest
from frictionless import Package

from app.main import create_app
from app.releasing import export
from app.resources import listed
from app.settings import Settings
from tests.browser import chromium
from tests.conftest import FACTS, HOME, SEEDS


def exported(folder: Path, data: Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [FACTS, "export", folder, "--data", data, "--seeds", SEEDS],
        env={**os.environ, **environment},
        cwd=HOME,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.fixture(scope="module")
def site(release: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("export") / "site"
    done = exported(folder, release)
    assert done.returncode == 0, done.stderr
    assert f"Wrote {len(files(folder))} files" in done.stdout
    return folder


def files(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.rglob("*")) if path.is_file()]


def address(file: Path, site: Path) -> str:
    """The address whose answer a file holds."""
    path = file.relative_to(site)
    if path.parts[0] == "web":
        return f"/{path}"
    alone = {"index.json": "/", "dataset.json": "/dataset", "vocabulary.json": "/vocabulary"}
    if path.name in alone and len(path.parts) == 1:
        return alone[path.name]
    if len(path.parts) == 1 and path.stem in listed():
        return f"/{path.stem}?" + (
            "limit=200" if path.suffix == ".json" else f"format={path.suffix[1:]}"
        )
    return f"/{path}" if len(path.parts) == 1 else f"/{path.with_suffix('')}"


def is_answer(file: Path) -> bool:
    """Whether a file is just what the server answers; pages and pictures lead to other files."""
    is_set = file.suffix in (".html", ".svg") and file.parent.name != "web"
    return not is_set and file.name != "facts.db"


def test_every_file_is_what_the_server_answers(site: Path, api: httpx.Client) -> None:
    compared = [*filter(is_answer, files(site))]
    assert len(compared) > 150
    for file in compared:
        answer = api.get(address(file, site))
        assert answer.status_code == 200, file
        if file.name == "openapi.json":
            assert json.loads(file.read_bytes()) == answer.json()
        else:
            assert file.read_bytes() == answer.content, file


def test_every_operation_about_facts_has_its_file(site: Path, api: httpx.Client) -> None:
    for path in api.get("/openapi.json").json()["paths"]:
        if path not in ("/search", "/health", "/ready"):
            pattern = re.sub(r"\{\w+\}", "*", path).lstrip("/") or "index"
            assert list(site.glob(pattern if "." in pattern else f"{pattern}.*")), path


def test_the_database_opens_alone(site: Path) -> None:
    with closing(sqlite3.connect(site / "facts.db")) as connection:
        [(count,)] = connection.execute("SELECT count(*) FROM figures")
    assert count == 12


def test_the_data_package_is_whole(site: Path) -> None:
    assert Package(str(site / "datapackage.json")).validate().valid


def test_the_start_page_leads_to_files_that_are_there(site: Path) -> None:
    with chromium() as browser:
        page = browser.new_page()
        page.goto((site / "index.html").as_uri())
        links = page.eval_on_selector_all("a", "found => found.map(one => one.href)")
        assert len(links) > 25
        files = [link.removeprefix("file://").partition("#")[0] for link in links]
        assert all(Path(file).is_file() for file in files)
        names = {Path(file).name for file in files}
        assert names > {f"{name}.html" for name in listed()} | {"facts.db", "datapackage.json"}


def test_there_is_a_page_of_every_fact_and_every_list(site: Path) -> None:
    for name in listed():
        assert (site / f"{name}.html").is_file()
        items = {path.stem for path in (site / name).glob("*.json")}
        assert items == {path.stem for path in (site / name).glob("*.html")} != set()


def test_a_page_of_a_long_list_names_the_file_that_holds_all(
    release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "MOST_ON_PAGE", 3)
    export.export(create_app(Settings(data=release)), tmp_path / "site")
    page = (tmp_path / "site/claims.html").read_text("utf-8")
    assert page.count("data-item=") == 3
    assert 'Here are the first 3; all of them are in <a href="claims.csv">' in page
    assert "Here are the first" not in (tmp_path / "site/discrepancies.html").read_text("utf-8")


def test_addresses_are_public_where_the_setting_says_so(tmp_path: Path, release: Path) -> None:
    public = "https://facts.example.org"
    data = shutil.copytree(release, tmp_path / "data")
    exported(tmp_path / "site", data, FACTS_PUBLIC_URL=public)
    figure = json.loads((tmp_path / "site/figures/territory-held.json").read_bytes())
    assert figure["url"] == f"{public}/figures/territory-held"


def test_what_is_there_is_never_overwritten(tmp_path: Path, release: Path) -> None:
    kept = tmp_path / "kept.txt"
    kept.write_text("mine")
    done = exported(tmp_path, release)
    assert done.returncode == 75
    assert done.stderr == f"Nothing was exported. {tmp_path} exists and is not empty.\n"
    assert [path.name for path in tmp_path.iterdir()] == ["kept.txt"]


def test_a_folder_that_cannot_be_written_leaves_nothing(tmp_path: Path, release: Path) -> None:
    blocking = tmp_path / "file"
    blocking.write_text("")
    done = exported(blocking / "site", release)
    assert done.returncode == 75
    assert "Traceback" not in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


@pytest.mark.parametrize("name", [".", "link", "link/", "new folder/deep"])
def test_it_is_written_into_any_empty_folder(name: str, tmp_path: Path, release: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "link").symlink_to("empty")
    done = subprocess.run(
        [FACTS, "export", name, "--data", release, "--seeds", SEEDS],
        cwd=tmp_path / "empty" if name == "." else tmp_path,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    target = tmp_path / (name if "new" in name else "empty")
    assert (target / "index.html").is_file()
    assert not list(tmp_path.rglob(".*"))
