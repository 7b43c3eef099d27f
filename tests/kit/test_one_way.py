"""One way to an answer: in process or over a socket, by the front or by FastAPI's routing alone."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Annotated, Any

import httpx
import pytest
from fastapi import Depends, FastAPI, Header, HTTPException, Query, Request
from starlette.responses import Response

from app.kit.answering.answers import Answer, constant_answer, facts_answer
from app.kit.answering.front import FactsApp
from app.kit.asking.query import Parameters
from app.kit.dependencies import ReleaseDep, keyed_by, open_release
from app.kit.routes import FactRoute, FactRouter
from app.main import create_app
from app.settings import Settings

KINDS = [
    ("/", {}),
    ("/figures", {}),
    ("/figures?limit=2&sort=-value", {}),
    ("/figures?format=csv", {}),
    ("/figures.csv", {}),
    ("/events?format=ics&limit=3", {}),
    ("/figures/territory-held", {}),
    ("/figures/territory-held", {"Accept": "application/ld+json"}),
    ("/claims/territory-held/citation?style=csl-json", {}),
    ("/search?q=losses", {}),
    ("/dataset", {}),
    ("/openapi.json", {}),
    ("/ready", {}),
    ("/figures?stauts=x", {}),
    ("/figures/nothing", {}),
    ("/figures", {"Accept": "image/png"}),
    ("/nowhere", {}),
]
CODINGS = ["identity", "gzip", "br", "zstd"]
Shown = tuple[int, list[tuple[str, str]], bytes]


def in_process(app: FastAPI) -> httpx.AsyncClient:
    """A client without a server, and without anybody who runs the app's lifespan."""
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://facts")


@pytest.fixture
def app(release: Path) -> FactsApp:
    return create_app(Settings(data=release))


async def ask(
    app: FastAPI, path: str, headers: dict[str, str], method: str = "GET"
) -> httpx.Response:
    async with in_process(app) as client:
        return await client.request(method, path, headers=headers)


def shown(answer: httpx.Response) -> Shown:
    """What a client sees, but for what the server adds."""
    left = [(k, v) for k, v in answer.headers.multi_items() if k not in ("date", "server")]
    chunked = "transfer-encoding"
    return answer.status_code, [one for one in left if one[0] != chunked], answer.content


@pytest.mark.parametrize(("path", "headers"), KINDS)
def test_in_process_a_client_gets_what_the_socket_gives(
    api: httpx.Client, app: FactsApp, path: str, headers: dict[str, str]
) -> None:
    for coding in CODINGS:
        asked = {"Accept": "*/*", **headers, "Accept-Encoding": coding}
        for method in ("GET", "HEAD"):
            there = api.request(method, path, headers=asked)
            here = asyncio.run(ask(app, path, asked, method))
            assert shown(here) == shown(there)
        if tag := there.headers.get("etag"):
            held = {**asked, "If-None-Match": tag}
            there, here = api.get(path, headers=held), asyncio.run(ask(app, path, held))
            assert (there.status_code, shown(here)) == (304, shown(there))


@pytest.fixture
def bare(app: FactsApp) -> FastAPI:
    """The same routes in an app of FastAPI's own, with no front."""
    plain = FastAPI(openapi_url=None, exception_handlers=app.exception_handlers)
    for name in ("releases", "manner", "pages"):
        setattr(plain.state, name, getattr(app.state, name))
    plain.router.routes += app.router.routes
    return plain


@pytest.mark.parametrize(("path", "headers"), [one for one in KINDS if "no" not in one[0]])
def test_fastapis_routing_alone_gives_what_the_front_gives(
    app: FactsApp, bare: FastAPI, path: str, headers: dict[str, str]
) -> None:
    async def compare() -> None:
        for coding in CODINGS:
            asked = {"Accept": "*/*", **headers, "Accept-Encoding": coding}
            one, other = await ask(app, path, asked), await ask(bare, path, asked)
            if one.status_code < 400:
                assert shown(one) == shown(other)
            assert (one.status_code, one.content) == (other.status_code, other.content)
            if tag := one.headers.get("etag"):
                held = {**asked, "If-None-Match": tag}
                again = await ask(bare, path, held)
                assert shown(again) == shown(await ask(app, path, held))
                assert again.status_code == 304

    asyncio.run(compare())


# Dependencies


class Kitchen:
    """Counts what its endpoints make, and what they took."""

    def __init__(self) -> None:
        self.made = 0
        self.closed = 0
        self.router = FactRouter("things", place=1, line="Things.", about="Things.")

    def answer(self, text: str) -> Answer:
        self.made += 1
        return constant_answer(f'{{"text":"{text}","padding":"{"x" * 600}"}}'.encode())


@pytest.fixture
def kitchen() -> Kitchen:
    return Kitchen()


def served(app: FactsApp, kitchen: Kitchen, **around: Any) -> FactsApp:
    app.include_router(kitchen.router, **around)
    return app


def asked_by(app: FastAPI, *names: str, path: str = "/things") -> list[httpx.Response]:
    async def run() -> list[httpx.Response]:
        async with in_process(app) as client:
            return [await client.get(path, headers={"X-Name": name}) for name in names]

    return asyncio.run(run())


def texts(answers: list[httpx.Response]) -> list[str]:
    return [answer.json()["text"] for answer in answers]


async def name_of(request: Request) -> str:
    return request.headers["x-name"]


def test_what_depends_on_something_unnamed_is_neither_kept_nor_shared(
    app: FactsApp, kitchen: Kitchen
) -> None:
    @kitchen.router.get("")
    async def show(name: Annotated[str, Depends(name_of)]) -> Any:
        await asyncio.sleep(0.01)
        return kitchen.answer(name)

    served(app, kitchen)
    answers = asked_by(app, "one", "two", "one")
    assert texts(answers) == ["one", "two", "one"]
    assert kitchen.made == 3
    for answer in answers:
        assert answer.headers["cache-control"] == "no-store"
        assert "etag" not in answer.headers

    async def at_once() -> list[httpx.Response]:
        names = ("one", "two", "three")
        return await asyncio.gather(*(ask(app, "/things", {"X-Name": name}) for name in names))

    assert texts(asyncio.run(at_once())) == ["one", "two", "three"]


@keyed_by("X-Name")
async def named(x_name: Annotated[str, Header()]) -> str:
    return x_name


def show_by_dependency(kitchen: Kitchen) -> None:
    @kitchen.router.get("")
    async def show(name: Annotated[str, Depends(named)]) -> Any:
        return kitchen.answer(name)


def show_by_header(kitchen: Kitchen) -> None:
    @kitchen.router.get("")
    async def show(x_name: Annotated[str, Header()]) -> Any:
        return kitchen.answer(x_name)


@pytest.mark.parametrize("show", [show_by_dependency, show_by_header])
def test_what_names_its_headers_is_kept_for_each_of_their_values(
    app: FactsApp, kitchen: Kitchen, show: Any
) -> None:
    show(kitchen)
    answers = asked_by(served(app, kitchen), "one", "two", "one", "two")
    assert texts(answers) == ["one", "two", "one", "two"]
    assert kitchen.made == 2
    assert {answer.headers["vary"] for answer in answers} == {"X-Name, Accept-Encoding"}
    first, second = (answer.headers["etag"] for answer in answers[:2])
    assert first != second
    held = {"X-Name": "two", "If-None-Match": first}
    assert asyncio.run(ask(app, "/things", held)).status_code == 200


def test_a_dependency_that_wants_what_is_not_there_is_refused_as_all_others(
    app: FactsApp, kitchen: Kitchen
) -> None:
    show_by_dependency(kitchen)
    answer = asyncio.run(ask(served(app, kitchen), "/things", {}))
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["errors"][0]["parameter"] == "x-name"


async def refuse() -> None:
    raise HTTPException(401, headers={"WWW-Authenticate": "Basic"})


def test_dependencies_of_routes_and_of_routers_are_asked(app: FactsApp, kitchen: Kitchen) -> None:
    @kitchen.router.get("", dependencies=[Depends(refuse)])
    async def show() -> Any:
        return kitchen.answer("shown")

    @kitchen.router.get("/{id}")
    async def show_one(id: str) -> Any:  # noqa: A002
        return kitchen.answer(id)

    served(app, kitchen, prefix="/open")
    served(app, kitchen, prefix="/closed", dependencies=[Depends(refuse)])
    for path in ("/open/things", "/closed/things", "/closed/things/one"):
        answer = asyncio.run(ask(app, path, {}))
        assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Basic")
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["title"] == "Unauthorized"
        assert kitchen.made == 0
    assert texts(asked_by(app, "x", path="/open/things/one")) == ["one"]


def test_a_dependency_is_let_go_when_the_answer_is_sent(app: FactsApp, kitchen: Kitchen) -> None:
    async def opened() -> AsyncIterator[str]:
        yield "opened"
        kitchen.closed += 1

    @kitchen.router.get("")
    async def show(text: Annotated[str, Depends(opened)], release: ReleaseDep) -> Any:
        assert kitchen.closed == 0
        return kitchen.answer(f"{text} {bool(release.id)}")

    assert texts(asked_by(served(app, kitchen), "x")) == ["opened True"]
    assert kitchen.closed == 1


def test_the_release_can_be_overridden(app: FactsApp, kitchen: Kitchen) -> None:
    class Other:
        id, public_url = "other", ""

    @kitchen.router.get("")
    async def show(release: ReleaseDep) -> Any:
        return facts_answer(release, b"{}")

    app.dependency_overrides[open_release] = Other
    [answer] = asked_by(served(app, kitchen), "x")
    assert answer.headers["etag"] == 'W/"other-json"'


class Words(Parameters):
    q: str = "nothing"


def test_an_endpoint_may_take_all_at_once(app: FactsApp, kitchen: Kitchen) -> None:
    @kitchen.router.get("/{id}")
    async def show(
        id: str,  # noqa: A002
        release: ReleaseDep,
        asked: Annotated[Words, Query()],
        name: Annotated[str, Depends(named)],
    ) -> Any:
        return kitchen.answer(" ".join([id, asked.q, name, str(bool(release.id))]))

    served(app, kitchen)
    assert texts(asked_by(app, "one", path="/things/a?q=b")) == ["a b one True"]
    [refused] = asked_by(app, "one", path="/things/a?x=b")
    assert refused.status_code == 422


def test_a_query_parameter_outside_the_model_is_refused_when_it_is_declared() -> None:
    async def page(size: int = 10) -> int:
        return size

    async def show(size: Annotated[int, Depends(page)]) -> Response:
        return Response(str(size))

    with pytest.raises(TypeError, match=r"show: size: the query string is read whole"):
        FactRoute("/things", show)


# Middleware


@pytest.fixture
def watched(app: FactsApp) -> tuple[FactsApp, list[str]]:
    seen: list[str] = []

    @app.middleware("http")
    async def watch(request: Request, call_next: Any) -> Any:
        seen.append(request.url.path)
        answer = await call_next(request)
        answer.headers["X-Seen"] = "yes"
        return answer

    return app, seen


def test_middleware_sees_every_answer_also_those_that_are_kept(
    watched: tuple[FactsApp, list[str]], api: httpx.Client
) -> None:
    app, seen = watched
    paths = ["/figures", "/figures", "/figures.csv", "/docs", "/nowhere", "/figures?x=1"]
    for path in paths:
        answer = asyncio.run(ask(app, path, {"Accept-Encoding": "gzip"}))
        there = api.get(path, headers={"Accept-Encoding": "gzip"})
        assert answer.headers.pop("x-seen") == "yes"
        assert (answer.status_code, answer.content) == (there.status_code, there.content)
        assert answer.headers.get("etag") == there.headers.get("etag")
    assert seen == [path.partition("?")[0] for path in paths]
