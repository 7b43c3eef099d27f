"""The application, assembled."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Callable
from hashlib import blake2b

from fastapi import FastAPI, Request
from starlette.responses import Response

from app import docs
from app.kit.caching import Caching
from app.kit.delivery import Delivery
from app.kit.errors import add_problem_handlers
from app.resources import directory, routers
from app.schema import response_models, schema_revision
from app.served import ReleaseWatcher
from app.settings import Settings
from app.web.pages import pages

Lifespan = Callable[[FastAPI], contextlib.AbstractAsyncContextManager[None]]


def create_app(settings: Settings | None = None) -> FastAPI:
    """The application for these settings (by default those of the environment)."""
    settings = settings or Settings()
    app = FastAPI(
        title=docs.TITLE,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=_watching(settings),
    )
    app.state.store = ReleaseWatcher(settings.data, schema_revision(), settings.public_url)
    add_problem_handlers(app, settings.public_url, directory.PATHS)
    app.add_middleware(Caching, max_age=settings.max_age)
    app.add_middleware(Delivery, public_url=settings.public_url)
    for router in routers():
        app.include_router(router)
    app.include_router(pages())
    _serve_openapi(app, settings.public_url)
    return app


def _watching(settings: Settings) -> Lifespan:
    @contextlib.asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        watching = asyncio.create_task(app.state.store.watch(settings.watch_seconds))
        yield
        watching.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await watching

    return lifespan


def _serve_openapi(app: FastAPI, public_url: str) -> None:
    def made_once() -> dict[str, object]:
        if app.openapi_schema is None:
            app.openapi_schema = docs.openapi(app, public_url, response_models())
        return app.openapi_schema

    async def show_openapi(_: Request) -> Response:
        body = json.dumps(app.openapi(), ensure_ascii=False).encode()
        tag = f'W/"{blake2b(body, digest_size=8).hexdigest()}-json"'
        return Response(body, 200, {"ETag": tag}, "application/json")

    app.openapi = made_once  # type: ignore[method-assign]  # FastAPI's documented hook
    app.add_route("/openapi.json", show_openapi, include_in_schema=False)
