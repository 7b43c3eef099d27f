"""Fetching a file of an origin: what was cut off goes on where it was cut, also after a restart.

Nothing is written beyond the length that the pointer gives, and nothing is used before its digest
was found to be the pointer's.
"""

import asyncio
import os
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from hashlib import file_digest, sha256
from pathlib import Path

import httpx

from app.database import Part
from app.following.asking import CannotFetch, Origin, refuse

BEGUN = "fetch-"
"""What the names of files begin with that are not whole yet; the rest is the digest."""
OTHER = "What the origin sends is not what its pointer names: the digest differs."
LOOK_SECONDS = 30.0
"""How long reading the pointer or a manifest may take."""


async def read_small(answer: httpx.Response, most: int) -> bytes:
    """A body that is to be short. Raises CannotFetch where it is longer."""
    body = b""
    async for chunk in answer.aiter_raw():
        body += chunk
        if len(body) > most:
            raise CannotFetch(f"What the origin sends is longer than {most} bytes.", answer.url)
    return body


async def fetch_small(origin: Origin, part: Part, most: int) -> bytes:
    """The bytes of a short file, found to be those of its digest. Raises CannotFetch."""
    address = origin.locate(part.name)
    async with limit(LOOK_SECONDS, address), origin.ask(address, {}) as answer:
        if answer.status_code != 200:
            raise refuse(answer)
        body = await read_small(answer, min(most, part.bytes))
    if len(body) != part.bytes or sha256(body).hexdigest() != part.sha256:
        raise CannotFetch(OTHER, address)
    return body


async def fetch(origin: Origin, part: Part, folder: Path, seconds: float) -> Path:
    """A file of the origin, whole and checked. Raises CannotFetch, OSError.

    What came of it before stays in the folder until it is whole, and is gone on with.
    """
    path, address = begun(folder, part), origin.locate(part.name)
    held = size_of(path)
    if held > part.bytes:
        path.unlink()
        held = 0
    if held < part.bytes or not path.exists():
        async with limit(seconds, address):
            await _fetch_rest(origin, part, path, held)
    with path.open("rb") as file:
        digest = await asyncio.to_thread(file_digest, file, "sha256")
    if digest.hexdigest() != part.sha256:
        forget(path)
        raise CannotFetch(OTHER, address)
    _tag_of(path).unlink(missing_ok=True)
    return path


def begun(folder: Path, part: Part) -> Path:
    """Where a file lies until it is whole."""
    return folder / f"{BEGUN}{part.sha256}"


def forget(path: Path) -> None:
    """Remove what was begun, with what is known of it."""
    path.unlink(missing_ok=True)
    _tag_of(path).unlink(missing_ok=True)


@asynccontextmanager
async def limit(seconds: float, address: httpx.URL) -> AsyncIterator[None]:
    """Give something so much time. Raises CannotFetch."""
    try:
        async with asyncio.timeout(seconds):
            yield
    except TimeoutError:
        told = f"It is not here after {seconds:g} seconds; what came is gone on with."
        raise CannotFetch(told, address) from None


async def _fetch_rest(origin: Origin, part: Part, path: Path, held: int) -> None:
    """Fetch what is lacking of a file. Raises CannotFetch, OSError."""
    async with origin.ask(origin.locate(part.name), _ask_for_rest(path, held)) as answer:
        if answer.status_code == 416:
            forget(path)
        begin = _begins_at(answer, held, part)
        _check_length(answer, part.bytes - begin)
        _tag_of(path).write_text(answer.headers.get("etag", ""), encoding="utf-8")
        with path.open("r+b" if begin else "wb") as file:
            file.seek(begin)
            await _write_body(answer, file.fileno(), part.bytes - begin)
            os.fsync(file.fileno())


def _ask_for_rest(path: Path, held: int) -> dict[str, str]:
    """The headers that ask for what is lacking, if it is still the same."""
    if not held:
        return {}
    asked = {"Range": f"bytes={held}-"}
    tag = _tag_of(path).read_text("utf-8") if _tag_of(path).exists() else ""
    # A weak tag does not tell bytes apart (RFC 9110, 13.1.5); without one the digest decides.
    return {**asked, "If-Range": tag} if re.fullmatch(r'"[!#-~]*"', tag) else asked


def _begins_at(answer: httpx.Response, held: int, part: Part) -> int:
    """At which byte of the file the body begins. Raises CannotFetch."""
    if answer.status_code == 200:
        return 0
    if answer.status_code != 206:
        raise refuse(answer)
    wanted = f"bytes {held}-{part.bytes - 1}/{part.bytes}"
    if answer.headers.get("content-range") != wanted:
        raise CannotFetch(f"The origin sends another part than {wanted}.", answer.url)
    return held


def _check_length(answer: httpx.Response, wanted: int) -> None:
    told = answer.headers.get("content-length", str(wanted))
    if told != str(wanted):
        raise CannotFetch(f"The origin has {told} bytes for the {wanted} promised.", answer.url)


async def _write_body(answer: httpx.Response, file: int, most: int) -> None:
    """Write what comes, as long as it is no more than what was promised. Raises CannotFetch."""
    written = 0
    async for chunk in answer.aiter_raw():
        if written + len(chunk) > most:
            raise CannotFetch(f"More comes than the {most} bytes promised.", answer.url)
        _write_all(file, chunk)
        written += len(chunk)
    if written < most:
        raise CannotFetch(f"It was cut off after {written} of {most} bytes.", answer.url)


def _write_all(file: int, chunk: bytes) -> None:
    """Write a chunk; a disk that takes a part of it only says why at the next."""
    left = memoryview(chunk)
    while left:
        left = left[os.write(file, left) :]


def size_of(path: Path) -> int:
    """How much of a file is there."""
    return path.stat().st_size if path.exists() else 0


def _tag_of(path: Path) -> Path:
    """Where the origin's tag of a file is kept, for asking for the rest of just that file."""
    return path.with_name(path.name + ".tag")
