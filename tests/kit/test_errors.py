"""Bad input is told what is wrong as problem+json: never 5xx, never echoed, never redirected."""

import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from app.kit.asking.query import MOST_NEAREST
from app.kit.errors import MOST_COMPARED, nearest
from tests.conftest import HOME, ready_server

HOSTILE = "%3Cscript%3Eseen%3C/script%3E"
"""Stands in bad values; no answer may hold it as a browser would read it."""
PROBLEM = "application/problem+json"
SLUGS = {
    404: "not-found",
    405: "method-not-allowed",
    410: "cursor-gone",
    414: "address-too-long",
    422: "invalid-parameters",
}


@dataclass(frozen=True)
class Answer:
    """What came back over the socket."""

    status: int
    headers: dict[str, str]
    body: bytes

    @classmethod
    def read(cls, received: bytes) -> "Answer":
        head, _, body = received.partition(b"\r\n\r\n")
        first, *lines = head.decode("latin-1").split("\r\n")
        headers = {name.lower(): value for name, _, value in (x.partition(": ") for x in lines)}
        return cls(int(first.split()[1]), headers, body)

    @cached_property
    def problem(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.body)
        return found


class Asker:
    """Sends targets as the bytes that they are, which no client library would."""

    def __init__(self, address: str, validator: Draft202012Validator) -> None:
        split = urlsplit(address)
        self.host, self.port = split.hostname, split.port
        self.validator = validator

    def ask(self, target: bytes, method: bytes = b"GET") -> Answer:
        lines = [b"%b %b HTTP/1.1" % (method, target), b"Host: facts", b"Connection: close"]
        with socket.create_connection((self.host, self.port), timeout=10) as connection:
            connection.sendall(b"\r\n".join([*lines, b"", b""]))
            return Answer.read(b"".join(self._pieces(connection)))

    @staticmethod
    def _pieces(connection: socket.socket) -> Iterator[bytes]:
        while piece := connection.recv(65536):
            yield piece

    def is_told(self, answer: Answer, status: int | None = None) -> None:
        """The answer is a whole problem of a known kind."""
        assert answer.status == status if status else answer.status in SLUGS, answer
        assert answer.headers["content-type"] == PROBLEM
        assert answer.headers["cache-control"] == "no-store"
        self.validator.validate(answer.problem)
        assert answer.problem["status"] == answer.status
        assert answer.problem["type"] == f"/problems/{SLUGS[answer.status]}"
        self.is_harmless(answer)

    @staticmethod
    def is_harmless(answer: Answer) -> None:
        """Nothing of ours shows, nothing of theirs comes back, and nobody is sent elsewhere."""
        assert answer.status < 500
        assert "location" not in answer.headers
        told = answer.body.lower() + repr(answer.headers).lower().encode()
        shown = (
            b"<script>seen",
            b"traceback",
            b"sqlite3.",
            b"sqlalchemy",
            b"pydantic",
            b"site-packages",
            b"/app/",
        )
        assert not [x for x in shown if x in told], answer


@pytest.fixture(scope="session")
def asker(release: Path, cache: dict[str, int], api: httpx.Client) -> Iterator[Asker]:
    """Asks a server on a socket, with its answer cache and once more without."""
    schemas = api.get("/openapi.json").json()["components"]
    schema = {"$ref": "#/components/schemas/Problem", "components": schemas}
    environment = {f"FACTS_{name.upper()}": str(value) for name, value in cache.items()}
    with ready_server(release, **environment) as address:
        yield Asker(address, Draft202012Validator(schema))


LIMITS = """
0 -1 201 1000 99999999999999999999 9223372036854775808 1e5 1e309 5.0 +5 %205 5%20 1_000 0x10 five
NaN Infinity - -0 null [] 5;sort=value 5%00 %00 %D9%A5 %C2%B2
"""
NUMBERS = """
NaN -Infinity inf 1e16 1e400 1_000 +5 %205 5%20 0x1F 1,000 . -. 1. .5 -- five true %00 %D9%A5
9999999999999999
"""
DAYS = """
2025-02-30 2025-13-01 2025-00-10 0000-01-01 10000-01-01 -2025-01-01 1735689600 1735689600000 today
2025-1-5 20250105 2025-W01-1 2025-01 2025 2025-01-05T00:00:00 2025-01-05T00:00:00Z 05/01/2025
%202025-01-05 2025-01-05%00 %D9%A2%D9%A0%D9%A2%D9%A5-01-05 99999999999999999999
"""
CHOICES = "yes no 1 0 True FALSE on null %00 true%20 t"
TEXTS = """
%00 a%00b %FF %C3 %ED%A0%80 %F4%90%80%80 %C0%AF %1B%5B31m %0D%0Ax:y %7F
"""
NAMES = """
zzzzzzzz %25 %FF %00 ..%2F..%2Fetc%2Fpasswd %27%20OR%201=1-- %3Cscript%3Eseen%3C/script%3E
"""
SINGLE = ["limit=5", "cursor=a", "total=true", "q=a", "since=2025-01-01", "sort=date"]
SINGLE += ["until=2025-01-01"]
UNKNOWN = ["stauts=scheduled", "Limit=5", "limit[]=5", "limit%00=5", "=", "=5", "%FF=1", "_=1"]
UNKNOWN += ["__proto__=1", "limit%20=5", "x=" + "y" * 3000, "a" * 300 + "=1", "id=x", "format=exe"]
UNKNOWN += ["page=2", "offset=5", "callback=alert", f"{HOSTILE}=1", "%F0%9F%92%A5=1", "jsonp"]


def bad_queries() -> Iterator[tuple[str, int]]:
    for path, name, values in [
        ("/figures", "limit", LIMITS),
        ("/figures", "min", NUMBERS),
        ("/figures", "max", NUMBERS),
        ("/events", "since", DAYS),
        ("/articles", "until", DAYS),
        ("/claims", "has_figure", CHOICES),
        ("/claims", "total", CHOICES),
        ("/claims", "q", TEXTS),
        ("/claims", "cursor", f"{TEXTS} x W10 e30 bnVsbA {HOSTILE}"),
        ("/events", "actor", NAMES),
        ("/claims", "attributed_to", f"{NAMES} article%00 articles%20"),
        ("/events", "status", f"Scheduled scheduled%20 past %00 %FF {HOSTILE}"),
        ("/figures", "sort", f"Value --value value,id id;drop %00 - {HOSTILE}"),
    ]:
        for value in ["", "a" * 201, "%00" * 300, *values.split()]:
            yield f"{path}?{name}={value}", 422
    yield from ((f"/events?{pair}&{pair}", 422) for pair in SINGLE)
    yield from ((f"/events?{pair}", 422) for pair in UNKNOWN)
    yield "/events?" + "&".join(["actor=ukraine"] * 9), 422
    yield "/events?" + "&".join(["actor=ukraine"] * 65), 422
    yield "/events?" + "&".join(f"a{n}=1" for n in range(300)), 422
    yield "/events?q=" + "a" * 8000, 414
    yield "/events?" + "&" * 8000, 414
    yield "/health?" + "%00" * 3000, 414


ELSEWHERE = """
// /// /nowhere /health/ /ready/ /dataset/ /docs/ /openapi.json/ /favicon.ico /etc/passwd /.env
/.git/config /web/ /web/docs.html /web/pages.py /web//docs.css /web/%00docs.css
//evil.example/%2e%2e
"""
OTHERS = ["/", "/health", "/ready", "/dataset", "/events/ramstein-meeting", "/articles/x"]


def bad_paths() -> Iterator[tuple[str, int]]:
    lists = ("actors", "articles", "claims", "events", "figures", "indicators", "places", "sources")
    for name in lists:
        yield f"/{name}/", 404
        yield f"//{name}", 404
        yield f"/{name}//", 404
        yield f"/{name.upper()}", 404
        yield f"/{name}%00", 404
        yield f"/{name}/a/b", 404
        for wanted in ids():
            yield f"/{name}/{wanted}", 404
    for path in (
        "//",
        "///",
        "/nowhere",
        "/health/",
        "/ready/",
        "/dataset/",
        "/docs/",
        "/favicon.ico",
    ):
        yield path, 404
    for path in traversals():
        yield path, 404
    yield "/" + "a" * 1000, 414
    yield "/events/" + "%41" * 400, 414
    yield f"/problems/{HOSTILE}", 404
    yield from ((f"{path}?x=1", 422) for path in OTHERS)


def ids() -> list[str]:
    good = ["TERRITORY-HELD", "territory-held%20", "%20territory-held", "territory-held%00"]
    bad = [
        "%00",
        "%FF",
        "%ED%A0%80",
        "%C0%AF",
        "%",
        "%zz",
        "100%",
        "%25",
        "..",
        "*",
        "1",
        "-1",
        "null",
    ]
    return [*good, *bad, "a" * 121, "a" * 900, HOSTILE, "%0D%0ASet-Cookie:x=y", "%F0%9F%92%A5"]


def traversals() -> list[str]:
    up = ["..", "%2e%2e", "%2e.", "..%2f..", "..%5c..", "..;", "%252e%252e", "....//"]
    roots = ["", "/web", "/figures", "/web/vendor", "/problems"]
    return [f"{root}/{step}/pyproject.toml" for root in roots for step in up]


BAD = [*bad_queries(), *bad_paths()]


@pytest.mark.parametrize(("target", "status"), BAD, ids=lambda x: str(x)[:60])
def test_bad_input_is_told_what_is_wrong(asker: Asker, target: str, status: int) -> None:
    for method in (b"GET", b"HEAD"):
        answer = asker.ask(target.encode(), method)
        assert answer.status == status, answer
        if method == b"GET":
            asker.is_told(answer, status)


RAW = [
    b"/events?q=\xff",
    b"/events?q=\xc3\xa9",
    b"/events/\xff",
    b"/events/\xc3\xa9",
    b"/\x80?\x80",
    b"/events?\xed\xa0\x80=1",
    b"/events?q=<script>seen</script>",
    b"/claims?limit=1&q=%3Cscript%3Eseen%3C/script%3E",
    b"/<script>seen</script>",
    b"/events?q='\"`\\^{}|[]",
]


@pytest.mark.parametrize("target", RAW, ids=repr)
def test_bytes_that_should_be_percent_encoded_are_harmless(asker: Asker, target: bytes) -> None:
    answer = asker.ask(target)
    assert answer.status in (200, 400, 404, 422)
    asker.is_harmless(answer)


def test_every_kind_of_problem_has_its_page(asker: Asker, api: httpx.Client) -> None:
    kinds = {asker.ask(target.encode()).problem["type"] for target, _ in BAD[::7]}
    for kind in {*kinds, *(f"/problems/{slug}" for slug in SLUGS.values())}:
        page = api.get(kind)
        assert page.status_code == 200
        assert page.headers["content-type"] == "text/html; charset=utf-8"
        assert "<h1>" in page.text


@pytest.mark.parametrize(
    ("target", "parameter", "nearest"),
    [
        ("/events?stauts=scheduled", "stauts", "status"),
        ("/events?Status=scheduled", "Status", "status"),
        ("/events?status=schedulled", "status", "scheduled"),
        ("/figures?indicators=x", "indicators", "indicator"),
        ("/figures?sort=values", "sort", "value"),
        ("/claims?modality=report", "modality", "reported"),
        ("/events?actor=Ukrain", "actor", "ukraine"),
    ],
)
def test_a_misspelling_is_answered_with_the_nearest(
    asker: Asker, target: str, parameter: str, nearest: str
) -> None:
    answer = asker.ask(target.encode())
    asker.is_told(answer, 422)
    [fault] = answer.problem["errors"]
    assert (fault["parameter"], fault["nearest"]) == (parameter, nearest)
    assert nearest in answer.problem["detail"]


@pytest.mark.parametrize(
    ("target", "hint"),
    [
        ("/event", "/events"),
        ("/figures/", "/figures"),
        ("/Events", "/events"),
        ("/openapi.yaml", "/openapi.json"),
        ("/events/ramstein-meting", "ramstein-meeting"),
        ("/actors/Zelenskyy", "zelenskyy"),
        ("/figures/TERRITORY-HELD", "territory-held"),
    ],
)
def test_a_path_that_leads_nowhere_names_the_nearest(asker: Asker, target: str, hint: str) -> None:
    answer = asker.ask(target.encode())
    asker.is_told(answer, 404)
    assert f"{hint}" in answer.problem["detail"]


def test_every_fault_is_told_at_once(asker: Asker) -> None:
    answer = asker.ask(b"/events?limit=0&stauts=x&since=2025-02-30&total=yes&q=a&q=b")
    found = [fault["parameter"] for fault in answer.problem["errors"]]
    assert set(found) == {"limit", "q", "since", "stauts", "total"}


def test_of_many_wrong_parameters_all_are_told_and_the_first_few_with_the_nearest(
    asker: Asker,
) -> None:
    """Each hint compares words on the event loop: sixty faults are no reason for more of them."""
    answer = asker.ask(b"/figures?" + b"&".join(b"limit%d=1" % number for number in range(60)))
    told = [fault["nearest"] for fault in answer.problem["errors"]]
    assert told == ["limit"] * MOST_NEAREST + [None] * (60 - MOST_NEAREST)


def test_all_values_that_name_nothing_are_told(asker: Asker) -> None:
    answer = asker.ask(b"/events?actor=nobody&place=nowhere&type=nothing")
    assert {x["parameter"] for x in answer.problem["errors"]} == {"actor", "place", "type"}


@pytest.mark.parametrize(
    "query",
    ["q=" + "a" * 201, "min=x", "since=2025-02-30", "has_figure=yes", "cursor=%00", "limit=x"],
)
def test_a_fault_is_told_once_and_in_plain_words(asker: Asker, query: str) -> None:
    name = query.split("=", maxsplit=1)[0]
    path = {"min": "figures", "since": "events"}.get(name, "claims")
    [fault] = asker.ask(f"/{path}?{query}".encode()).problem["errors"]
    assert fault["parameter"] == name
    odd = ("None", "Input", "Value should", "items", "string")
    assert not [word for word in odd if word in fault["message"]]


def test_the_server_goes_on_as_before(asker: Asker, api: httpx.Client) -> None:
    before = api.get("/claims?limit=200").content
    for target, _ in BAD[::3]:
        asker.ask(target.encode())
    assert api.get("/claims?limit=200").content == before


# Any bytes at all

WORDS = b"limit cursor sort total q actor place since min max has_figure status type 5 true ukraine"
PIECES = [*WORDS.split(), b"=", b"=", b"=", b"&", b"&", b"%00", b"%FF", b"%C3%A9", b"%", b"+", b";"]
PIECES += [
    HOSTILE.encode(),
    b"<script>seen</script>",
    b"?",
    b"%ED%A0%80",
    b"2025-01-05",
    b"-1",
    b"1e5",
    b'"',
    b"*",
    b"..",
    b"%2f",
    b"#",
    b"[",
]
STEPS = [b"/events", b"/figures", b"/claims", b"/articles", b"/sources", b"/docs", b"/openapi.json"]
STEPS += [b"/", b"/web", b"/problems", b"/health", b"/territory-held", b"/..", b"/%2e%2e", b"/%00"]

fragments = st.sampled_from(PIECES) | st.binary(min_size=1, max_size=4)
queries = st.lists(fragments, max_size=12).map(b"".join)
paths = st.lists(st.sampled_from(STEPS), min_size=1, max_size=4).map(b"".join)
starts = st.sampled_from([b"/events", b"/figures", b"/claims", b"/actors", b"/events/x"])
fuzzed = settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))


def is_no_target(target: bytes) -> bool:
    """Whether HTTP itself forbids these bytes in a request line."""
    return any(byte <= 0x20 or byte >= 0x7F for byte in target)


def holds(asker: Asker, target: bytes) -> None:
    answer = asker.ask(target)
    asker.is_harmless(answer)
    if answer.status == 400:
        assert is_no_target(target), answer
    elif answer.status != 200:
        asker.is_told(answer)


@fuzzed
@given(path=starts, query=queries)
@example(path=b"/events", query=b"q=\x00")
@example(path=b"/events", query=b"limit=5 HTTP/1.1\r\nX: y\r\n")
def test_any_query_is_answered_or_refused(asker: Asker, path: bytes, query: bytes) -> None:
    holds(asker, path + b"?" + query)


@fuzzed
@given(path=paths, rest=st.lists(fragments, max_size=6).map(b"".join))
@example(path=b"//evil.example", rest=b"")
@example(path=b"http://evil.example/events", rest=b"")
def test_any_path_is_answered_or_refused(asker: Asker, path: bytes, rest: bytes) -> None:
    holds(asker, path + rest)


def test_a_template_is_no_address(api: httpx.Client) -> None:
    """`{id}` is pasted from the documentation."""
    for path in api.get("/openapi.json").json()["paths"]:
        if "{" in path:
            assert api.get(path).status_code == 404, path


def test_a_request_for_everything_is_a_problem_too(server_url: str) -> None:
    host, port = server_url.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=10) as connection:
        connection.sendall(b"GET * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        answer = connection.makefile("rb").read()
    assert answer.startswith(b"HTTP/1.1 404")
    assert b"application/problem+json" in answer


class Words:
    """An allowed list that counts how much of it is read."""

    def __init__(self, count: int, length: int) -> None:
        self.words = (f"{number:05}" + "x" * length for number in range(count))
        self.read = 0

    def __iter__(self) -> Iterator[str]:
        for word in self.words:
            self.read += 1
            yield word


def test_the_nearest_word_is_sought_in_bounded_work() -> None:
    words = Words(100_000, 10)
    assert nearest("00050xxxxxxxxxx", words) == "00050xxxxxxxxxx"
    assert words.read == MOST_COMPARED
    [long] = [f"00007{'x' * 5000}"]
    assert nearest("00007" + "x" * 100_000, [long, "another"]) == long


def test_faults_stand_in_the_same_order_in_every_process() -> None:
    program = (
        "import asyncio\nfrom app.kit.asking.filters import Filters\n"
        "from app.resources import listed\nprint(list(Filters.of(listed()['figures'].query).where))"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=HOME, env={"PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }  # fmt: skip
    assert len(told) == 1


@pytest.mark.parametrize(
    ("accept", "kind"),
    [
        ("text/csv;q=.5", "text/csv"),
        ("text/csv;q=0.5;ext=1", "text/csv"),
        ('application/json;profile=";q=0"', "application/json"),
        ('application/json; profile="a,b"; q=0.1, text/csv', "text/csv"),
        ('application/json;profile="text/csv,";q=0.5, text/csv;q=0.4', "application/json"),
        ('text/csv;profile="a,b', "text/csv"),
        ("", "application/json"),
        (",", "application/json"),
        ("text/csv;q=0, application/json", "application/json"),
    ],
)
def test_weights_are_read_wherever_they_stand(api: httpx.Client, accept: str, kind: str) -> None:
    answer = api.get("/figures", headers={"Accept": accept})
    assert answer.headers["content-type"].startswith(kind)
