"""From `/` every address of the API is reached by following addresses, and each says the truth."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest

from app.releasing.files.making import make_files
from app.releasing.publish import publish
from tests import in_process
from tests.conftest import HOME

Document = dict[str, Any]
NOT_FOLLOWED = ("/openapi.json",)
"""What holds examples of addresses, which need not exist."""


@dataclass
class Crawl:
    """Everything that was reached: the status of each address, and each count with its own."""

    statuses: dict[str, int] = field(default_factory=dict)
    counts: list[Document] = field(default_factory=list)
    answers: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def from_root(cls, client: httpx.Client) -> "Crawl":
        found, waiting = cls(), ["/"]
        while waiting:
            address = waiting.pop()
            if address not in found.statuses:
                waiting += found.visit(client, address)
        return found

    def visit(self, client: httpx.Client, address: str) -> list[str]:
        """What an address leads to."""
        answer = client.get(address)
        self.statuses[address] = answer.status_code
        if "json" not in answer.headers["content-type"] or address in NOT_FOLLOWED:
            return []
        # A page of citations and annotations is JSON of another kind, and is followed as well.
        document = self.answers[address] = json.loads(answer.content)
        self.counts += [x for x in objects(document) if {"count", "url"} <= x.keys()]
        return list(addresses(document))

    def broken(self) -> dict[str, int]:
        return {where: status for where, status in self.statuses.items() if status != 200}

    def wrong_counts(self) -> dict[str, tuple[int, int]]:
        """Counts that are not what their address lists."""
        totals = {x["url"]: self.answers[x["url"]]["total"] for x in self.counts}
        said = {(x["url"], x["count"]) for x in self.counts}
        return {url: (count, totals[url]) for url, count in said if count != totals[url]}

    def wrong_items(self) -> list[str]:
        """Counts whose items are not the first of what their address lists."""
        return [x["url"] for x in self.counts if "items" in x and not self._are_first(x)]

    def _are_first(self, counted: Document) -> bool:
        items = [id_of(one) for one in counted["items"]]
        listed = [one["id"] for one in self.answers[counted["url"]]["items"]]
        if all("claim" in one for one in counted["items"]):
            # Sides stand as the text sets them against each other.
            items, listed = sorted(items), sorted(listed)
        return bool(items or not listed) and listed[: len(items)] == items

    def unreached(self, paths: Mapping[str, Any]) -> list[str]:
        """The operations of a document that nothing led to, though there are such facts."""
        empty = {where for where, x in self.answers.items() if x.get("items") == []}
        reached = {urlsplit(address).path for address in self.statuses}
        patterns = {path: re.compile(re.sub(r"\{\w+\}", "[^/]+", path)) for path in paths}
        return [
            path
            for path, pattern in patterns.items()
            if path.partition("/{")[0] not in empty
            and not any(pattern.fullmatch(one) for one in reached)
        ]


def objects(found: Any) -> Iterator[Document]:
    """Every object of a document."""
    if isinstance(found, dict):
        yield found
    for one in found.values() if isinstance(found, dict) else found:
        if isinstance(one, dict | list):
            yield from objects(one)


def addresses(found: Any) -> Iterator[str]:
    """Every address of ours in a document, without what stands behind `#`."""
    for one in found.values() if isinstance(found, dict) else found:
        if isinstance(one, dict | list):
            yield from addresses(one)
        elif isinstance(one, str) and one.startswith("/"):
            yield one.partition("#")[0]


def id_of(item: Document) -> str:
    """The id of what an item of a count is: a side is its figure, or its claim."""
    return str((item if "id" in item else item["figure"] or item["claim"])["id"])


@pytest.fixture(scope="module", params=["own seeds", "seeds of the tests"])
def client(
    request: pytest.FixtureRequest, release: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[httpx.Client]:
    data = release
    if request.param != "own seeds":
        data = tmp_path_factory.mktemp("crawled")
        publish(HOME / "tests" / "seeds", data)
        assert make_files(data, "") == ""
    with in_process.opened(data) as asked:
        yield asked


def test_every_address_is_reached_from_the_root_and_answers(client: httpx.Client) -> None:
    crawl = Crawl.from_root(client)
    assert len(crawl.statuses) > 300
    assert crawl.broken() == {}
    assert crawl.unreached(client.get("/openapi.json").json()["paths"]) == []
    assert len(crawl.counts) > 200
    assert crawl.wrong_counts() == {}
    assert crawl.wrong_items() == []


FAULTY = {
    "/": {"entries": [{"url": "/things"}]},
    "/things": {
        "total": 2,
        "items": [
            {"id": "a", "url": "/things/a", "parts": {"count": 1, "url": "/things?of=a"}},
            {"id": "b", "url": "/things/gone"},
        ],
    },
    "/things/a": {"id": "a", "parts": {"count": 2, "url": "/things", "items": [{"id": "b"}]}},
    "/things?of=a": {"total": 2, "items": [{"id": "b"}, {"id": "c"}]},
}


def answer_faultily(request: httpx.Request) -> httpx.Response:
    document = FAULTY.get(request.url.raw_path.decode())
    return httpx.Response(200 if document else 404, json=document or {})


def test_the_crawl_finds_what_is_wrong() -> None:
    transport = httpx.MockTransport(answer_faultily)
    with httpx.Client(transport=transport, base_url="http://facts") as faulty:
        crawl = Crawl.from_root(faulty)
    assert crawl.broken() == {"/things/gone": 404}
    assert crawl.wrong_counts() == {"/things?of=a": (1, 2)}
    assert crawl.wrong_items() == ["/things"]
    assert crawl.unreached({"/things/{id}": {}, "/things/{id}/parts": {}}) == ["/things/{id}/parts"]
