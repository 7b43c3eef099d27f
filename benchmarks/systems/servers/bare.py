"""The floors: one bare ASGI callable on uvicorn, without a framework.

`constant` answers the bytes of a file, or 304 to whoever sends a tag; `constants` answers for each
path the bytes of the file that it names in a folder; `rows` puts the JSON together
from normalised rows; `documents` joins the stored documents. Run it as a program.
"""

import argparse
import json
import sqlite3
from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import parse_qsl

from benchmarks.data.opening import open_release
from benchmarks.systems.servers import questions
from benchmarks.systems.servers.assembled import Assembler, Item
from benchmarks.systems.servers.found import FoundRows

try:
    import orjson

    dumps: Callable[[Any], bytes] = orjson.dumps
    FAST = True
except ImportError:  # the tests need no speed
    FAST = False

    def dumps(value: Any) -> bytes:
        """The value as JSON."""
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


App = Callable[[Any, Any, Any], Awaitable[None]]
Given = dict[str, str]


class Answers(Protocol):
    """What a floor answers: each in JSON, from its own kind of rows."""

    def figures(self, given: Given) -> bytes:
        """A list of figures."""

    def events(self, given: Given) -> bytes:
        """A list of events."""

    def figure(self, name: str) -> bytes:
        """One figure."""

    def search(self, words: str) -> bytes:
        """The best hits."""


class Rows:
    """Everything from normalised rows, as dicts, through orjson."""

    def __init__(self, database: str) -> None:
        self.assembler, self.found = Assembler(database), FoundRows(open_release(database))

    def figures(self, given: Given) -> bytes:
        """A list of figures."""
        return _page(self.assembler.figures(questions.of_figures(given)))

    def events(self, given: Given) -> bytes:
        """A list of events."""
        return _page(self.assembler.events(questions.of_events(given)))

    def figure(self, name: str) -> bytes:
        """One figure."""
        return dumps(self.assembler.figures(questions.Asked("f.id = ?", "", (name,)))[0])

    def search(self, words: str) -> bytes:
        """The best hits."""
        hits, count = self.found.best(words)
        return dumps({"items": hits, "total": count})


def _page(items: list[Item]) -> bytes:
    return dumps({"items": items, "total": None, "total_exact": False, "next": None})


class Documents:
    """Everything from the stored documents, joined."""

    def __init__(self, database: str) -> None:
        self.connection: sqlite3.Connection = open_release(database)
        self.ranges = self.connection.execute(questions.TYPES).fetchall()

    def figures(self, given: Given) -> bytes:
        """A list of figures."""
        return self._join("figure", questions.of_figures(given))

    def events(self, given: Given) -> bytes:
        """A list of events."""
        return self._join("event", questions.of_events(given))

    def _join(self, table: str, asked: questions.Asked) -> bytes:
        text = (
            f"SELECT d.body FROM {asked.source} JOIN {table}_document d"
            f" ON d.position = {table[0]}.position WHERE {asked.where} {asked.rest}"
        )
        bodies = ",".join([body for (body,) in self.connection.execute(text, asked.values)])
        rest = '"total":null,"total_exact":false,"next":null'
        rest += ',"facets":{},"instead":[],"nearest":null'
        return f'{{"items":[{bodies}],{rest}}}'.encode()

    def figure(self, name: str) -> bytes:
        """One figure."""
        text = (
            "SELECT d.body FROM figure f JOIN figure_document d ON d.position = f.position"
            " WHERE f.id = ?"
        )
        body: str = self.connection.execute(text, (name,)).fetchone()[0]
        return body.encode()

    def search(self, words: str) -> bytes:
        """The best hits."""
        fetch = self.connection.execute
        query, marker = questions.read_words(fetch, words)
        best, count = questions.best_hits(fetch, query, marker, self.ranges)
        items = []
        for position in best:
            text = "SELECT body, iif(is_titled, title, ''), text FROM search_hit WHERE position = ?"
            [(body, *told)] = fetch(text, (position,))
            items.append(f'{body[:-1]},"snippet":{json.dumps(marker.snippet(*told))}}}')
        return f'{{"items":[{",".join(items)}],"total":{count}}}'.encode()


def answer_from(answers: Answers) -> App:
    """The ASGI callable of a floor."""

    def body_of(scope: Any) -> bytes:
        path = scope["path"]
        given = dict(parse_qsl(scope["query_string"].decode()))
        if path == "/figures":
            return answers.figures(given)
        if path == "/events":
            return answers.events(given)
        if path == "/search":
            return answers.search(given["q"])
        return answers.figure(path.removeprefix("/figures/"))

    async def app(scope: Any, _: Any, send: Any) -> None:
        if scope["type"] == "http":
            await _answer(send, body_of(scope))

    return app


def constant(body: bytes) -> App:
    """Always the same bytes; 304 for whoever has them."""
    return constants(defaultdict(lambda: body))


def constants(bodies: Mapping[str, bytes]) -> App:
    """For each path always the same bytes; 304 for whoever has them."""

    async def app(scope: Any, _: Any, send: Any) -> None:
        if scope["type"] != "http":
            return
        if any(name == b"if-none-match" for name, _ in scope["headers"]):
            start = {"type": "http.response.start", "status": 304}
            await send({**start, "headers": [(b"etag", b'W/"bare"')]})
            await send({"type": "http.response.body", "body": b""})
        else:
            await _answer(send, bodies[scope["path"]])

    return app


async def _answer(send: Any, body: bytes) -> None:
    headers = [
        (b"content-type", b"application/json"),
        (b"content-length", str(len(body)).encode()),
    ]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def app_of(floor: str, source: Path) -> App:
    """The floor of this name. Constant bytes need nothing that is fast."""
    if floor == "constant":
        return constant(source.read_bytes())
    if floor == "constants":
        return constants({f"/{path.name}": path.read_bytes() for path in source.iterdir()})
    if not FAST:
        raise SystemExit("A floor without orjson is none.")
    return answer_from(Rows(str(source)) if floor == "rows" else Documents(str(source)))


def main() -> None:
    """Serve one floor until told to stop."""
    import uvicorn  # noqa: PLC0415  (the tests import the floors without serving them)

    parser = argparse.ArgumentParser()
    parser.add_argument("floor", choices=["constant", "constants", "rows", "documents"])
    parser.add_argument("source", help="the database, or the constant bytes: a file, a folder")
    parser.add_argument("port", type=int)
    given = parser.parse_args()
    app = app_of(given.floor, Path(given.source))
    uvicorn.run(
        app,
        port=given.port,
        access_log=False,
        log_level="warning",
        server_header=False,
        loop="uvloop",
        http="httptools",
        lifespan="off",
    )


if __name__ == "__main__":
    main()
