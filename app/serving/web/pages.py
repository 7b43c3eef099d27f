"""The documentation page and the files it loads, each read into memory when first asked for."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from app.kit.answering.codings import coding_for, packed
from app.kit.answering.headers import holds_tag, listed

HERE = Path(__file__).resolve().parent
SWAGGER_UI = HERE / "vendor" / "swagger-ui"

HTML = "text/html; charset=utf-8"

MEDIA_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
}
# The name under /web/ → the file. Nothing else is served.
OF_DOCS: dict[str, Path] = {
    "docs.css": HERE / "docs.css",
    "docs.js": HERE / "docs.js",
    "favicon-32x32.png": SWAGGER_UI / "favicon-32x32.png",
    "swagger-ui-bundle.js": SWAGGER_UI / "swagger-ui-bundle.js",
    "swagger-ui.css": SWAGGER_UI / "swagger-ui.css",
}

DOCS_POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    ]
)
SAFE = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"}
PAGE_HEADERS = {
    **SAFE,
    "Content-Security-Policy": DOCS_POLICY,
    "Cache-Control": "no-cache",
}
ASSET_HEADERS = {**SAFE, "Cache-Control": "public, max-age=86400"}

Endpoint = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True)
class Body:
    """One encoding of a file: its bytes, and the headers that name them."""

    content: bytes
    headers: dict[str, str]

    def answer(self, request: Request) -> Response:
        """The bytes, or 304 if the client holds exactly these."""
        if holds_tag(listed(request.headers, "if-none-match"), self.headers["ETag"]):
            of_content = ("Content-Type", "Content-Encoding")
            kept = {name: v for name, v in self.headers.items() if name not in of_content}
            return Response(status_code=304, headers=kept)
        return Response(self.content, headers=self.headers)


@dataclass(frozen=True)
class File:
    """A file, in memory in each coding that somebody takes it in."""

    path: Path
    headers: dict[str, str]
    _bodies: dict[str, Body] = field(default_factory=dict)

    def answer(self, request: Request) -> Response:
        """The file as the request's `Accept-Encoding` wants it."""
        accepted = ", ".join(request.headers.getlist("accept-encoding")).encode("latin-1")
        coding = coding_for(accepted)
        if coding not in self._bodies:
            self._bodies[coding] = self._body(coding)
        return self._bodies[coding].answer(request)

    def _body(self, coding: str) -> Body:
        content, headers = self.path.read_bytes(), self.headers
        small = packed(content, coding) if coding else content
        if len(small) < len(content):
            content, headers = small, {**headers, "Content-Encoding": coding}
        return Body(content, {**headers, "ETag": f'"{sha256(content).hexdigest()}"'})


def serve_web(files: Mapping[str, Path]) -> APIRouter:
    """Routes for `/docs`, `/robots.txt` and `/web/{name}`, outside the OpenAPI document.

    What is served under `/web/` is what `/docs` loads, and these files.
    """
    router = APIRouter()
    docs = _file(HERE / "docs.html", HTML, PAGE_HEADERS)
    assets = {
        name: _file(path, MEDIA_TYPES[path.suffix], ASSET_HEADERS)
        for name, path in {**OF_DOCS, **files}.items()
    }
    robots = _file(HERE / "robots.txt", "text/plain; charset=utf-8", ASSET_HEADERS)
    router.add_route("/robots.txt", _page(robots), methods=["GET"], include_in_schema=False)
    router.add_route("/docs", _page(docs), methods=["GET"], include_in_schema=False)
    router.add_route("/web/{name}", _by_name(assets), methods=["GET"], include_in_schema=False)
    return router


def _file(path: Path, media_type: str, headers: dict[str, str]) -> File:
    return File(path, {"Content-Type": media_type, "Vary": "Accept-Encoding", **headers})


def _page(file: File) -> Endpoint:
    async def page(request: Request) -> Response:
        return file.answer(request)

    return page


def _by_name(files: dict[str, File]) -> Endpoint:
    async def asset(request: Request) -> Response:
        file = files.get(request.path_params["name"])
        if file is None:
            raise HTTPException(404)
        return file.answer(request)

    return asset
