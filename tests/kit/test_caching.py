"""Caching and delivery: tags, 304, HEAD, compression, freshness, addresses, origins, methods."""

import re
import sys
from collections.abc import Callable, Iterator
from hashlib import blake2b
from importlib import import_module
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import Any

import httpx
import pytest

from app.kit.answering.code import code_digest
from app.kit.formats import Format
from tests import in_process
from tests.codings import DECODED

PUBLIC = "https://facts.example.org/api"
NOT_STORED = {"/health", "/ready"}
"""What is answered anew each time, and kept by nobody."""
CONSTANT = {"/"}
"""What is the same for every release, tagged by its bytes."""
PAGES = ["/docs", "/web/docs.css", "/problems/not-found"]
KEPT = ("etag", "cache-control", "vary")

Document = dict[str, Any]


def operations() -> list[str]:
    """Every operation's path, with the examples of its parts; downloads are not among them."""
    return [
        path.format(**_examples_in(item["get"])) + ("?q=losses" if path == "/search" else "")
        for path, item in in_process.openapi()["paths"].items()
        if not path.endswith((".csv", ".db", ".xlsx"))
    ]


def _examples_in(operation: Document) -> Document:
    """The example of each part of an operation's path."""
    told = operation.get("parameters", [])
    return {x["name"]: x["schema"]["examples"][0] for x in told if x["in"] == "path"}


ALL = operations()
FACTS = [path for path in ALL if path not in NOT_STORED | CONSTANT]
STORED = [*FACTS, *CONSTANT, "/openapi.json"]
ERRORS = ["/nowhere", "/events/nothing", "/events?x=1", f"/events?q={'a' * 4100}", "/figures/"]


def plain(api: httpx.Client, path: str, **headers: str) -> httpx.Response:
    return api.get(path, headers={"Accept-Encoding": "identity", **headers})


def raw(answer: httpx.Response) -> int:
    """How many bytes came over the wire as its body."""
    return int(answer.headers.get("content-length", -1))


@pytest.mark.parametrize("path", FACTS)
def test_facts_carry_a_weak_tag_of_the_release_and_may_be_kept(
    api: httpx.Client, path: str
) -> None:
    release = api.get("/ready").json()["release"]
    answer = plain(api, path)
    assert answer.status_code == 200
    form = "text" if path.endswith("/citation") else "json"
    code = "-[0-9a-f]{8}" if path.startswith(("/search", "/dataset")) else ""
    assert re.fullmatch(f'W/"{release}-{form}{code}"', answer.headers["etag"])
    assert answer.headers["cache-control"] == "public, max-age=300, stale-while-revalidate=300"
    assert "accept-encoding" in answer.headers["vary"].lower()


@pytest.mark.parametrize("path", [*ALL, "/openapi.json", *PAGES, *ERRORS])
def test_head_answers_as_get_without_a_body(api: httpx.Client, path: str) -> None:
    for encoding in ("identity", *DECODED):
        got = api.get(path, headers={"Accept-Encoding": encoding})
        head = api.head(path, headers={"Accept-Encoding": encoding})
        assert (head.status_code, head.content) == (got.status_code, b"")
        assert head.headers == got.headers
        assert raw(got) >= 0


@pytest.mark.parametrize("path", STORED)
@pytest.mark.parametrize("encoding", ["identity", *DECODED])
def test_a_known_tag_answers_304_without_a_body(
    api: httpx.Client, path: str, encoding: str
) -> None:
    got = api.get(path, headers={"Accept-Encoding": encoding})
    again = {"Accept-Encoding": encoding, "If-None-Match": got.headers["etag"]}
    for answer in (api.get(path, headers=again), api.head(path, headers=again)):
        assert (answer.status_code, answer.content) == (304, b"")
        assert {x: answer.headers.get(x) for x in KEPT} == {x: got.headers.get(x) for x in KEPT}
        assert answer.headers["access-control-allow-origin"] == "*"
        assert not {"content-type", "content-encoding"} & set(answer.headers)


@pytest.mark.parametrize("path", ["/figures", "/figures?limit=2", "/events?format=ndjson&limit=2"])
def test_a_304_repeats_only_what_a_cache_needs(api: httpx.Client, path: str) -> None:
    got = api.get(path)
    again = api.get(path, headers={"If-None-Match": got.headers["etag"]})
    shared = ("access-control-allow-origin", "access-control-expose-headers")
    assert set(again.headers) == {*KEPT, *shared}
    assert "link" in got.headers or "limit" not in path


def matching(tag: str) -> list[str]:
    strong = tag.removeprefix("W/")
    return [tag, strong, "*", f'"x", {tag}', f'W/"a",{strong} , "b"', f'"a,b", {tag}']


def not_matching(tag: str) -> list[str]:
    bare = tag.removeprefix('W/"').removesuffix('"')
    other = [f'W/"{bare}-gzip"', f'"{bare[:-1]}"', bare, f'"{bare}', '""', '"*"', ",", "W/", "w"]
    return [*other, f'"{bare.upper()}"', f'"x{bare}"', "\xe9"]


def test_any_of_several_tags_matches_weakly(api: httpx.Client) -> None:
    for given in matching(plain(api, "/events").headers["etag"]):
        answer = plain(api, "/events", **{"If-None-Match": given})
        assert answer.status_code == 304, given


def test_tags_on_several_header_lines_are_one_list(api: httpx.Client) -> None:
    tag = plain(api, "/events").headers["etag"]
    lines = [("Accept-Encoding", "identity"), ("If-None-Match", '"x"'), ("If-None-Match", tag)]
    assert api.get("/events", headers=lines).status_code == 304


def test_other_tags_do_not_match(api: httpx.Client) -> None:
    for given in not_matching(plain(api, "/events").headers["etag"]):
        headers = {b"Accept-Encoding": b"identity", b"If-None-Match": given.encode("latin-1")}
        answer = api.get("/events", headers=headers)
        assert answer.status_code == 200, given


def test_a_tag_never_turns_an_error_into_304(api: httpx.Client) -> None:
    for path in ERRORS:
        answer = api.get(path, headers={"If-None-Match": "*"})
        assert 400 <= answer.status_code < 500


@pytest.mark.parametrize("path", ["/", "/openapi.json"])
def test_what_is_constant_is_tagged_by_its_bytes_and_may_be_kept(
    api: httpx.Client, path: str
) -> None:
    answer = plain(api, path)
    assert (
        answer.headers["etag"] == f'W/"{blake2b(answer.content, digest_size=8).hexdigest()}-json"'
    )
    assert answer.headers["cache-control"] == plain(api, "/events").headers["cache-control"]
    assert answer.headers["vary"].endswith("Accept-Encoding")


def rendering(folder: Path, name: str, text: str) -> Callable[[], str]:
    """A function of a file of its own."""
    path = folder / f"{name}.py"
    path.write_text(text, "utf-8")
    spec = spec_from_file_location(name, path)
    assert spec
    assert spec.loader
    sys.modules[name] = module = module_from_spec(spec)
    spec.loader.exec_module(module)
    made: Callable[[], str] = module.render
    return made


def test_what_is_rendered_while_serving_has_another_tag_with_other_code(tmp_path: Path) -> None:
    text = "def render():\n    return words()\ndef words():\n    return 'old'\n"
    old = rendering(tmp_path, "old_rendering", text)
    same = rendering(tmp_path, "same_rendering", text)
    new = rendering(tmp_path, "new_rendering", text.replace("old", "new"))
    assert code_digest(old) == code_digest(same) != code_digest(new)
    assert code_digest(old, new) not in (code_digest(old), code_digest(new))
    forms = [Format("f", "text/plain", lambda text, _: text, rendered_by=(x,)) for x in (old, new)]
    assert forms[0].tagged_as != forms[1].tagged_as


@pytest.mark.parametrize(
    "importing",
    [
        "from drawing.words import say",
        "from drawing.words import WORD as said",
        "from drawing import words",
        "def speak():\n    from drawing.words import WORD",
        "from drawing.between import words",
    ],
)
def test_what_the_code_that_renders_imports_is_part_of_its_tag(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, importing: str
) -> None:
    package = tmp_path / "drawing"
    package.mkdir()
    rendering = f"{importing}\ndef render():\n    pass\n"
    between = "from drawing import words\n"
    sources = {"__init__": "", "between": between, "rendering": rendering}
    for name, source in {**sources, "words": "WORD = 'old'\ndef say():\n    pass\n"}.items():
        (package / f"{name}.py").write_text(source, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    for name in ("drawing.words", "drawing.rendering", "drawing.between", "drawing"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    import_module("drawing.words")
    render = import_module("drawing.rendering").render
    old = code_digest(render)
    (package / "words.py").write_text("WORD = 'new'\n", "utf-8")
    code_digest.cache_clear()
    assert code_digest(render) != old


# Compression


@pytest.mark.parametrize("path", STORED)
@pytest.mark.parametrize("coding", DECODED)
def test_packed_answers_decode_to_the_same_bytes(api: httpx.Client, path: str, coding: str) -> None:
    expected = plain(api, path)
    assert "content-encoding" not in expected.headers
    with api.stream("GET", path, headers={"Accept-Encoding": coding}) as answer:
        sent = b"".join(answer.iter_raw())
    assert len(sent) == raw(answer)
    if answer.headers.get("content-encoding") == coding:
        assert len(sent) < len(expected.content)
        sent = DECODED[coding](sent)
        assert answer.headers["etag"] != expected.headers["etag"]
    else:
        assert len(sent) < 512
    assert sent == expected.content


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("gzip", "gzip"),
        ("GZIP", "gzip"),
        ("br", "br"),
        ("zstd", "zstd"),
        ("gzip, deflate, br", "br"),
        ("gzip, deflate, br, zstd", "zstd"),
        ("br;q=0.9, gzip;q=0.5, zstd;q=0.4", "br"),
        ("deflate, gzip; q=1.0", "gzip"),
        ("gzip ; q=0.8, deflate", "gzip"),
        ("gzip, identity", "gzip"),
        ("gzip, identity;q=0.5", "gzip"),
        ("gzip;q=0.8, identity", None),
        (f"{'a,' * 600}gzip", None),
        ("br;q=0, zstd;q=0, gzip;q=0.1", "gzip"),
        ("*", "gzip"),
        ("br;q=1, *;q=0.1", "br"),
        ("gzip, *;q=0", "gzip"),
        ("", None),
        ("identity", None),
        ("compress, deflate", None),
        ("gzip;q=0", None),
        ("gzip;q=0.000", None),
        ("gzip; q=0", None),
        ("*, gzip;q=0", None),
        ("*, gzip; q=0", None),
        ("*;q=0", None),
        ("gzipped", None),
        ("zstd;q=much", None),
        (",;=", None),
    ],
)
def test_a_client_gets_the_coding_it_takes_best(
    api: httpx.Client, accepted: str, coding: str | None
) -> None:
    for path in ("/events", "/docs"):
        with api.stream("GET", path, headers={"Accept-Encoding": accepted}) as answer:
            sent = b"".join(answer.iter_raw())
        assert answer.headers.get("content-encoding") == coding
        assert "accept-encoding" in answer.headers["vary"].lower()
        decoded = DECODED[coding](sent) if coding else sent
        assert decoded == plain(api, path).content


def test_the_tag_of_a_compressed_answer_does_not_fit_the_plain_one(api: httpx.Client) -> None:
    tag = plain(api, "/events").headers["etag"]
    for coding in DECODED:
        asked = {"Accept-Encoding": coding}
        packed = tagged(api, asked)
        assert packed == f'{tag[:-1]}-{coding}"'
        assert plain(api, "/events", **{"If-None-Match": packed}).status_code == 200
        assert tagged(api, {**asked, "If-None-Match": tag}) == packed


def tagged(api: httpx.Client, headers: dict[str, str]) -> str:
    """The tag of the events, which are sent whole; their bytes may be packed in any way."""
    with api.stream("GET", "/events", headers=headers) as answer:
        assert answer.status_code == 200
        return answer.headers["etag"]


def test_the_same_question_is_answered_with_the_same_bytes(api: httpx.Client) -> None:
    for encoding in ("identity", *DECODED):
        found = []
        for _ in range(3):
            with api.stream("GET", "/claims", headers={"Accept-Encoding": encoding}) as answer:
                found.append(b"".join(answer.iter_raw()))
        assert len(set(found)) == 1


# Freshness


@pytest.mark.parametrize("path", [*ERRORS, *sorted(NOT_STORED)])
def test_errors_and_the_state_of_the_server_are_not_stored(api: httpx.Client, path: str) -> None:
    assert api.get(path).headers["cache-control"] == "no-store"


@pytest.mark.parametrize("method", ["OPTIONS", "POST"])
def test_answers_to_other_methods_are_not_stored(api: httpx.Client, method: str) -> None:
    assert "max-age" not in api.request(method, "/events").headers.get("cache-control", "")


# Addresses


@pytest.fixture(scope="module")
def public(release: Path, cache: dict[str, int]) -> Iterator[httpx.Client]:
    """A client of an application that knows its public address, and keeps answers for a minute."""
    settings = {"public_url": f"{PUBLIC}/", "max_age": 60, **cache}
    with in_process.opened(release, **settings) as client:
        yield client


def strings(found: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Every string of a document with the key that it stands under."""
    if isinstance(found, dict):
        for name, value in found.items():
            yield from strings(value, name)
    elif isinstance(found, list):
        for value in found:
            yield from strings(value, key)
    elif isinstance(found, str):
        yield key, found


def addresses(found: Any) -> list[str]:
    own = ("next", "first_page", "type", "id", "source")
    return [
        x
        for key, x in strings(found)
        if (key in own or key.endswith("url")) and x.startswith(("/", "http"))
    ]


WITH_ADDRESSES = [x for x in ALL if x not in ("/health", "/ready") and "citation" not in x]


@pytest.mark.parametrize("path", WITH_ADDRESSES)
def test_a_public_url_makes_every_address_absolute(
    public: httpx.Client, api: httpx.Client, path: str
) -> None:
    there = public.get(
        path, params={"limit": 2} if path.count("/") == 1 and path[1:] in lists() else {}
    )
    here = api.get(there.request.url.raw_path.decode())
    relative = addresses(here.json())
    assert all(x.startswith("/") for x in relative)
    assert addresses(there.json()) == [PUBLIC + x for x in relative]
    assert not [x for _, x in strings(there.json()) if x.startswith("/")]
    if "link" in here.headers:
        assert there.headers["link"] == here.headers["link"].replace("</", f"<{PUBLIC}/")


def lists() -> set[str]:
    return {path.split("/")[1] for path in ALL if path.count("/") == 2}


@pytest.mark.parametrize("path", ERRORS)
def test_a_public_url_leads_problems_to_their_pages(public: httpx.Client, path: str) -> None:
    problem = public.get(path).json()
    assert problem["type"].startswith(f"{PUBLIC}/problems/")
    assert public.get(problem["type"].removeprefix(PUBLIC)).status_code == 200
    refused = public.post(path).json()
    assert refused["type"] == f"{PUBLIC}/problems/method-not-allowed"


def test_a_public_url_is_the_server_of_the_openapi_document(public: httpx.Client) -> None:
    assert [x["url"] for x in public.get("/openapi.json").json()["servers"]] == [PUBLIC]


def test_the_public_urls_server_keeps_answers_as_long_as_told(public: httpx.Client) -> None:
    kept = public.get("/events").headers["cache-control"]
    assert kept == "public, max-age=60, stale-while-revalidate=60"


def test_answers_of_another_public_url_do_not_share_a_tag(
    api: httpx.Client, public: httpx.Client
) -> None:
    """They differ in their bytes, and one cache may stand before both."""
    for path in ("/events", "/events?format=csv", "/events/ramstein-meeting"):
        assert plain(api, path).headers["etag"] != plain(public, path).headers["etag"]


HOSTILE: list[dict[str, str]] = [
    {"Host": "evil.example"},
    {"Host": "evil.example:99999"},
    {"Host": '"><script>'},
    {"Host": ""},
    {"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https"},
    {"X-Forwarded-Prefix": "/evil.example", "X-Original-URL": "/evil.example"},
    {"Forwarded": "host=evil.example;proto=https"},
    {"Origin": "https://evil.example", "Referer": "https://evil.example/"},
]


@pytest.mark.parametrize("headers", HOSTILE, ids=str)
def test_no_answer_depends_on_the_host_or_origin(
    api: httpx.Client, public: httpx.Client, headers: dict[str, str]
) -> None:
    for client in (api, public):
        for path in [*ALL, "/openapi.json", *PAGES, *ERRORS, "/figures?limit=1", "//figures"]:
            usual, other = client.get(path), client.get(path, headers=headers)
            assert other.content == usual.content
            assert other.headers == usual.headers


# Origins and methods


@pytest.mark.parametrize("path", [*ALL, *ERRORS, "/openapi.json", "/docs"])
def test_every_answer_may_be_read_from_any_origin(api: httpx.Client, path: str) -> None:
    answer = api.get(path, headers={"Origin": "https://reader.example"})
    assert answer.headers["access-control-allow-origin"] == "*"
    exposed = {
        x.strip().lower() for x in answer.headers["access-control-expose-headers"].split(",")
    }
    assert {"link", "etag"} <= exposed
    assert "access-control-allow-credentials" not in answer.headers
    assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("path", [*ALL, "/nowhere", "/openapi.json", "/docs"])
def test_options_says_what_is_allowed(api: httpx.Client, path: str) -> None:
    asked = {
        "Origin": "https://reader.example",
        "Access-Control-Request-Method": "GET",
        "Access-Control-Request-Headers": "if-none-match",
    }
    for headers in ({}, asked):
        answer = api.options(path, headers=headers)
        assert (answer.status_code, answer.content) == (204, b"")
        assert answer.headers["allow"] == "GET, HEAD, OPTIONS"
        assert answer.headers["access-control-allow-methods"] == "GET, HEAD, OPTIONS"
        assert answer.headers["access-control-allow-headers"]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "TRACE", "PROPFIND", "QUERY"])
def test_other_methods_are_refused_everywhere(api: httpx.Client, method: str) -> None:
    for path in [*ALL, "/nowhere", "/openapi.json", "/docs"]:
        answer = api.request(method, path, content=b'{"value": 1}')
        assert answer.status_code == 405, path
        assert answer.headers["allow"] == "GET, HEAD, OPTIONS"
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["type"] == "/problems/method-not-allowed"


def test_a_method_cannot_be_overridden(api: httpx.Client) -> None:
    override = {"X-HTTP-Method-Override": "DELETE"}
    assert api.get("/events", headers=override).status_code == 200
    assert api.post("/events", headers={"X-HTTP-Method-Override": "GET"}).status_code == 405
