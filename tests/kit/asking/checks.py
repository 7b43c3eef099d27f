"""Asks questions of a server, and tells where an answer is not what the plain reading says."""

import csv
import io
import json
import re
import shlex
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html import unescape
from random import Random
from urllib.parse import urljoin

import httpx

from tests.kit.asking.facts import Document, Facts
from tests.kit.asking.hits import Hits
from tests.kit.asking.questions import Question, Questions
from tests.kit.asking.reading import Reading

COUNTED_TO, PAGE, MOST_VALUES = 10_000, 50, 20
MANY = 10_000
"""Figures of a release in which a question may take too long."""
PATIENCE_SECONDS = 60
"""How long an answer may take, however busy the machine is: nothing here measures time."""
DEADLINE_SECONDS = 0.9
"""How long a question has to run before it may be given up: the server's second, a little less."""


class Wrong(Exception):
    """An answer that is not right."""


class Late(Exception):
    """An answer of 503 with Retry-After, after the deadline."""


@dataclass(frozen=True)
class Page:
    """One answer of a list: its ids, the address of the next page, and in JSON how many match."""

    ids: list[str]
    following: str | None
    total: tuple[int | None, bool] | None = None
    facets: Document = field(default_factory=dict)
    items: list[Document] | None = None
    """The facts as they were answered, in JSON."""


@dataclass(frozen=True, repr=False, eq=False)
class Checker:
    """Asks a server and compares."""

    client: httpx.Client
    facts: Facts
    questions: Questions
    most_pages: int = 20
    """Pages that are walked at most, of one question."""
    late: list[Question] = field(default_factory=list)

    @classmethod
    def of(cls, client: httpx.Client, seed: int) -> "Checker":
        """A checker of what the client's server serves."""
        facts = Facts.read(client)
        questions = Questions(facts, Reading(facts), Hits(facts), Random(seed))
        return cls(client, facts, questions)

    @property
    def may_be_late(self) -> bool:
        """Whether a question may take too long."""
        return len(self.facts.lists["figures"]) > MANY

    def find_fault(self, question: Question) -> str | None:
        """What is wrong with an answer, and its question as a curl line; nothing if it is right."""
        try:
            self._check(question)
        except Late:
            self.late.append(question)
        except Wrong as fault:
            address = f"{self.client.base_url}".rstrip("/") + question.address
            return f"{fault}\n  curl -sg {shlex.quote(address)}"
        return None

    def _check(self, question: Question) -> None:
        """Raises Wrong or Late."""
        if question.unknown:
            self._check_refusal(question)
        elif question.path == "/search":
            self._check_search(question)
        else:
            self._check_list(question)

    def _get(self, address: str, status: int = 200) -> httpx.Response:
        started = time.monotonic()
        try:
            answer = self.client.get(address, timeout=PATIENCE_SECONDS)
        except httpx.TransportError as error:
            raise Wrong(f"No answer: {error!r}") from error
        took = time.monotonic() - started
        if self.may_be_late and answer.status_code == 503 and "Retry-After" in answer.headers:
            if took >= DEADLINE_SECONDS:
                raise Late
            raise Wrong(f"503 after {took:.2f} s: {answer.text[:300]}")
        if answer.status_code != status:
            raise Wrong(f"{answer.status_code} instead of {status}: {answer.text[:300]}")
        return answer

    def _check_refusal(self, question: Question) -> None:
        told = self._get(question.address, 422).json()
        _compare(
            "the refused parameters", {x["parameter"] for x in told["errors"]}, question.unknown
        )

    def _check_search(self, question: Question) -> None:
        answer, asked = self._get(question.address), question.asked
        limit = int(asked.get("limit", ["20"])[0])
        found = self.questions.hits.find(asked["q"][0], asked.get("type", []), limit)
        if asked.get("format") == ["html"]:
            hits = re.findall(r'data-hit="([a-z]+) ([^"]+)"', answer.text)
            _compare("the hits of the page", hits, found.hits)
            return
        told = answer.json()
        _compare("the hits", [(hit["type"], hit["id"]) for hit in told["items"]], found.hits)
        _compare("the counts", {x["type"]: x["count"] for x in told["counts"]}, found.counts)
        total = (sum(found.counts.values()), found.exact)
        _compare("the total", (told["total"], told["total_exact"]), total)

    def _check_list(self, question: Question) -> None:
        asked = question.asked
        expected = self.questions.reading.answer(question.path[1:], self._with_sort(question))
        form = asked.get("format", ["json"])[0]
        # A download without a limit has no pages.
        has_pages = form in ("json", "html", "svg") or "limit" in asked
        size = int(asked.get("limit", [str(PAGE)])[0]) if has_pages else max(1, len(expected))
        for number, page in enumerate(self._pages(question.address, form)):
            here = expected[number * size : (number + 1) * size]
            ids = [one["id"] for one in here if _has(form, one)]
            # A chart sets them by what they measure.
            arranged = sorted if form == "svg" else list
            _compare(f"page {number + 1}", arranged(page.ids), arranged(ids))
            if page.items is not None:
                _compare(f"the facts of page {number + 1}", page.items, _cut(asked, here))
            if form == "json":
                _compare("the total", page.total, _total(asked, len(expected)))
                names = _facets_of(asked) if number == 0 else []
                _compare("the facets", list(page.facets), names)
                for name in names:
                    self._check_facet(question, name, page.facets[name])
            is_last = (number + 1) * size >= len(expected)
            _compare("whether a page follows", page.following is not None, not is_last)

    def _check_facet(self, question: Question, facet: str, told: Document) -> None:
        """Each value's count is that of the filtered list; the most frequent are told."""
        name, asked = question.path[1:], question.asked
        expected, matching = self.questions.reading.count(name, facet, asked)
        chosen = self.questions.reading.ids(name, facet, asked.get(facet, []))
        most = sorted(filter(None, expected), key=lambda value: (-expected[value], value))
        shown = [x for n, x in enumerate(most) if n < MOST_VALUES or x in chosen]
        values = [x for x in told["values"] if x["count"] or not x["chosen"]]
        _compare(f"whether {facet} is exact", told["exact"], matching <= COUNTED_TO)
        if matching <= COUNTED_TO:
            silent = [None] if None in expected else []
            counts = [(x, expected[x], x in chosen) for x in (*shown, *silent)]
            _compare(facet, [(x["value"], x["count"], x["chosen"]) for x in values], counts)
            _compare(f"more of {facet}", told["more"], len(shown) < len(most))
        elif any(x["count"] > expected.get(x["value"], 0) for x in values):
            raise Wrong(f"{facet}: more than there are")

    def _with_sort(self, question: Question) -> dict[str, list[str]]:
        known = self.questions.parameters[question.path]
        [default] = [one.default for one in known if one.name == "sort"]
        assert default is not None
        return {"sort": [default], **question.asked}

    def _pages(self, address: str, form: str) -> Iterator[Page]:
        following: str | None = address
        for _ in range(self.most_pages):
            if following is None:
                return
            page = PAGES[form](self._get(following))
            yield page
            following = page.following


def _has(form: str, document: Document) -> bool:
    """Whether a format shows a fact: a calendar has no place for what has no date."""
    return form != "ics" or document["date"] is not None


def _cut(asked: dict[str, list[str]], documents: list[Document]) -> list[Document]:
    """The facts with the fields that are asked for."""
    if "fields" not in asked:
        return documents
    names = set(asked["fields"][0].split(","))
    return [{name: one[name] for name in one if name in names} for one in documents]


def _facets_of(asked: dict[str, list[str]]) -> list[str]:
    joined = ",".join(asked.get("facets", []))
    return list(dict.fromkeys(joined.split(","))) if joined else []


def _total(asked: dict[str, list[str]], count: int) -> tuple[int | None, bool]:
    if asked.get("total") == ["false"]:
        return None, False
    return min(count, COUNTED_TO), count <= COUNTED_TO


def _compare(what: str, found: object, expected: object) -> None:
    if found != expected:
        raise Wrong(f"{what}: {_shown(found)}\n  instead of {_shown(expected)}")


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 600 else f"{text[:600]} …"


def _linked(answer: httpx.Response) -> str | None:
    return answer.links["next"]["url"] if "next" in answer.links else None


def _json_page(answer: httpx.Response) -> Page:
    told = answer.json()
    _compare("the Link header", _linked(answer), told["next"])
    ids = [item["id"] for item in told["items"]]
    total = (told["total"], told["total_exact"])
    return Page(ids, told["next"], total, told["facets"], told["items"])


def _csv_page(answer: httpx.Response) -> Page:
    rows = csv.DictReader(io.StringIO(answer.text, newline=""))
    return Page([row["id"] for row in rows], _linked(answer))


def _ndjson_page(answer: httpx.Response) -> Page:
    items = [json.loads(line) for line in answer.content.splitlines()]
    return Page([one["id"] for one in items], _linked(answer), items=items)


def _ics_page(answer: httpx.Response) -> Page:
    unfolded = answer.text.replace("\r\n ", "")
    return Page(re.findall(r"^UID:(.*)@article-facts\r$", unfolded, re.MULTILINE), _linked(answer))


def _atom_page(answer: httpx.Response) -> Page:
    ids = re.findall(r"<id>tag:article-facts,2025:[a-z]+/([a-z0-9-]+)</id>", answer.text)
    following = re.findall(r'<link rel="next" [^>]*href="([^"]*)"', answer.text)
    _compare("the Link header", _linked(answer), unescape(following[0]) if following else None)
    return Page(ids, _linked(answer))


def _html_page(answer: httpx.Response) -> Page:
    ids = re.findall(r'data-item="([^"]*)"', answer.text)
    following = re.findall(r'<a rel="next" href="([^"]*)"', answer.text)
    address = urljoin(str(answer.url), unescape(following[0])) if following else None
    linked = _linked(answer)
    _compare("the Link header", linked and urljoin(str(answer.url), linked), address)
    return Page(ids, linked)


def _svg_page(answer: httpx.Response) -> Page:
    return Page(re.findall(r'<a [^>]*href="[a-z]+/([^"]+)"', answer.text), _linked(answer))


PAGES: dict[str, Callable[[httpx.Response], Page]] = {
    "json": _json_page,
    "html": _html_page,
    "svg": _svg_page,
    "csv": _csv_page,
    "ndjson": _ndjson_page,
    "ics": _ics_page,
    "atom": _atom_page,
}
"""How the ids of each format are read."""
