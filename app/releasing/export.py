"""The whole API as static files: what the server answers, without a server.

The files are written by asking the app itself, along its own OpenAPI document, so whatever the API
offers is exported: each list whole, in every format, each item, and what hangs on an item. The
pages for readers are written of the same answers, with links to each other's files.
"""

import asyncio
import json
import shutil
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import httpx
from fastapi import FastAPI

from app.kit.asking.page import Total, page
from app.kit.asking.query import ItemQuery, PageQuery
from app.kit.in_process import InProcess
from app.kit.pages import Pages, Shown
from app.resources import listed

SUFFIXES = {"text/plain": ".txt", "application/ld+json": ".jsonld", "application/json": ".json"}
ALONE = {"/": "index.json", "/dataset": "dataset.json", "/vocabulary": "vocabulary.json"}
"""Answers that are one file; those whose path has an ending keep it."""


MOST_ON_PAGE = 1000
"""How many facts the page of a list holds on a disk; beyond, it names the file that holds all."""


class CannotExport(Exception):
    """The files could not be written; nothing was left behind."""


def export(app: FastAPI, folder: Path) -> int:
    """Write everything into a new folder; gives the number of files. Raises CannotExport."""
    folder = folder.resolve()
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CannotExport(f"{folder} exists and is not empty.")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}-") as draft:
            written = Path(draft) / "export"
            asyncio.run(_Export(app, written).everything())
            count = sum(path.is_file() for path in written.rglob("*"))
            _moved(written, folder)
    except OSError as error:
        raise CannotExport(f"{folder}: {error.strerror or error}.") from error
    return count


def _moved(written: Path, folder: Path) -> None:
    """Move what was written to where it is wanted, which may be an empty folder that is there."""
    if folder.exists():
        for path in written.iterdir():
            path.rename(folder / path.name)
    else:
        written.rename(folder)


class _Export:
    """Asks the app for everything and writes what it answers."""

    def __init__(self, app: FastAPI, folder: Path) -> None:
        self.app, self.folder = app, folder
        # Whole answers as they are: what is packed could not be opened as a file.
        headers = {"Accept-Encoding": "identity"}
        self.client = httpx.AsyncClient(
            transport=InProcess(app), base_url="http://facts", headers=headers
        )
        self.counts: dict[str, int] = {}
        self.pages: Pages = app.state.pages
        self.disk = {path: f"/{file}" for path, file in ALONE.items()}
        self.disk |= {f"/{name}": f"/{name}.html" for name in listed()} | {"/": "/index.html"}

    async def everything(self) -> None:
        paths = self.app.openapi()["paths"]
        for name, resource in listed().items():
            for form in resource.formats:
                await self._write(f"/{name}", f"{name}.{form.name}", f"format={form.name}")
            for item in self._items(name):
                for path in paths:
                    if path.startswith(f"/{name}/{{id}}"):
                        await self._write_item(path.replace("{id}", item))
            self._list(name)
        for path, file in {**ALONE, **{x: x.lstrip("/") for x in _files(paths)}}.items():
            await self._write(path, file)
        await self._write_pages()

    async def _write_item(self, path: str) -> None:
        """Write an item; where the path leads to its parts, each of them."""
        whole, _, named_by = path.partition("/{")
        if not named_by:
            await self._write(path)
            return
        item, _, parts = whole.lstrip("/").rpartition("/")
        for one in json.loads((self.folder / f"{item}.json").read_bytes())[parts]:
            await self._write(f"{whole}/{one[named_by.rstrip('}')]}")

    async def _write(self, path: str, file: str | None = None, query: str = "") -> None:
        """Write what a path answers; without a name, the file is called as the path is."""
        draft = self.folder / "draft"
        draft.parent.mkdir(parents=True, exist_ok=True)
        async with self.client.stream("GET", path, params=query) as answer:
            with draft.open("wb") as body:
                async for part in answer.aiter_raw():
                    body.write(part)
        if answer.status_code != 200:
            raise CannotExport(f"{path} answers {answer.status_code}: {draft.read_text()[:500]}")
        kind = answer.headers["content-type"].partition(";")[0]
        target = self.folder / (file or path.lstrip("/") + SUFFIXES[kind])
        target.parent.mkdir(parents=True, exist_ok=True)
        draft.rename(target)

    def _lines(self, name: str) -> Iterator[bytes]:
        with (self.folder / f"{name}.ndjson").open("rb") as lines:
            yield from (line.rstrip(b"\n") for line in lines)

    def _items(self, name: str) -> Iterator[str]:
        return (json.loads(line)["id"] for line in self._lines(name))

    def _list(self, name: str) -> None:
        """The list on one page, as JSON has it, written item by item."""
        count = 0
        with (self.folder / f"{name}.json").open("wb") as file:
            file.write(_ends_of_page(0)[0])
            for line in self._lines(name):
                file.write(b"," + line if count else line)
                count += 1
            file.write(_ends_of_page(count)[1])
        self.counts[name] = count

    async def _write_pages(self) -> None:
        """Write the pages: the front page, each list, and each item."""
        (self.folder / "web").mkdir()
        for name, file in self.pages.files.items():
            shutil.copyfile(file, self.folder / "web" / name)
        release = await self.app.state.releases.opened()
        body = self._read("index.json")
        await self._write_page(Shown(release, "directory", "/", PageQuery(), body))
        for name, resource in listed().items():
            some = list(islice(self._lines(name), MOST_ON_PAGE))
            body = page(some, Total(self.counts[name], exact=True), None)
            for form in resource.pages:
                shown = Shown(release, name, f"/{name}", resource.query(), body, form)
                await self._write_page(shown)
            for item in self._items(name):
                path = f"/{name}/{item}"
                body = self._read(f"{name}/{item}.json")
                await self._write_page(Shown(release, resource.singular, path, ItemQuery(), body))

    async def _write_page(self, shown: Shown) -> None:
        written = await self.pages.write(shown, self.disk)
        file = self.disk.get(shown.path) or f"{shown.path}.html"
        file = f"{file.removesuffix('.html')}.{shown.form}"
        (self.folder / file.lstrip("/")).write_bytes(written)

    def _read(self, file: str) -> bytes:
        return (self.folder / file).read_bytes()


def _ends_of_page(count: int) -> tuple[bytes, bytes]:
    """What stands before and after the items of a page that holds them all."""
    before, _, after = page([], Total(count, exact=True), None).partition(b"]")
    return before, b"]" + after


def _files(paths: dict[str, Any]) -> Iterator[str]:
    """The paths that are files already, and no list's: `/datapackage.json`, `/openapi.json`."""
    own = {f"/{name}.csv" for name in listed()}
    yield from (path for path in (*paths, "/openapi.json") if "." in path and path not in own)
