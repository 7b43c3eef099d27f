"""The application, assembled."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Callable

from fastapi import APIRouter, FastAPI

from app.kit.answering.answers import Answer, constant_answer
from app.kit.answering.cache import AnswerCache
from app.kit.answering.front import FactsApp, Front
from app.kit.answering.places import Places
from app.kit.answering.turns import Turns
from app.kit.answering.visit import Manner
from app.kit.routes import FactRoute
from app.kit.telling import add_problem_handlers
from app.kit.threads import Line, Threads
from app.pages.making import PAGES_AT_ONCE, PageMaker
from app.resources import fact_routers, routers, sections
from app.resources.directory import offers
from app.schema import response_models, schema_revision
from app.serving import openapi as docs
from app.serving.watcher import ReleaseWatcher
from app.serving.web.pages import serve_web
from app.settings import Settings

CROWDED = "As many downloads are under way as there may be at once; ask again in a moment."
Lifespan = Callable[[FastAPI], contextlib.AbstractAsyncContextManager[None]]


def create_app(settings: Settings) -> FactsApp:
    """The application for these settings."""
    app = FactsApp(
        title=docs.TITLE,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=_watching(settings),
    )
    app.state.releases = ReleaseWatcher(settings, schema_revision())
    downloads = Places(settings.streams, CROWDED)
    turns = Turns(settings.waiting_seconds)
    app.state.manner = Manner(settings.max_age, settings.public_url, downloads, turns)
    line = Line(settings.waiting, settings.waiting_seconds)
    app.state.pages = PageMaker(fact_routers(), settings.public_url, Threads(PAGES_AT_ONCE, line))
    paths = ("/", *(f"/{name}" for name in offers(fact_routers())))
    add_problem_handlers(app, settings.public_url, paths)
    for router in (
        *routers(),
        _openapi(app, settings.public_url),
        serve_web(app.state.pages.files),
    ):
        app.include_router(router)
    caches = map(_cache_of, (settings.cache_bytes, settings.pages_bytes))
    app.front = Front(app, app.state.manner, *caches)
    return app


def _cache_of(most_bytes: int) -> AnswerCache | None:
    return AnswerCache(most_bytes) if most_bytes else None


def _watching(settings: Settings) -> Lifespan:
    @contextlib.asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        # What is published is verified before the first request is taken.
        await app.state.releases.look()
        await app.state.releases.look_for_files()
        watching = asyncio.create_task(app.state.releases.watch(settings.watch_seconds))
        yield
        watching.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await watching

    return lifespan


def _openapi(app: FactsApp, public_url: str) -> APIRouter:
    """The route of the OpenAPI document, which is made when it is first asked for."""
    router = APIRouter(route_class=FactRoute)

    def assemble_once() -> dict[str, object]:
        if app.openapi_schema is None:
            app.openapi_schema = docs.openapi(app, public_url, response_models(), sections())
        return app.openapi_schema

    @router.get("/openapi.json", include_in_schema=False, response_model=None)
    async def show_openapi() -> Answer:
        return constant_answer(json.dumps(app.openapi(), ensure_ascii=False).encode())

    app.openapi = assemble_once  # type: ignore[method-assign]  # FastAPI's documented hook
    return router
