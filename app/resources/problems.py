"""The pages that the `type` of a problem leads to."""

from html import escape

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, Response

from app.kit.errors import PROBLEMS, NotFound, Problem

router = APIRouter(include_in_schema=False)

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cache-Control": "public, max-age=86400",
}


@router.get("/problems/{slug}")
async def show_problem(request: Request, slug: str) -> Response:  # noqa: ARG001  (part of the route)
    """What a kind of problem means and what to do about it."""
    for kind in PROBLEMS:
        if kind.slug == slug:
            return HTMLResponse(_page(kind), headers=HEADERS)
    raise NotFound("There is no such kind of problem.")


def _page(kind: type[Problem]) -> str:
    title = escape(f"{kind.title} ({kind.status})")
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{title}</title><main><h1>{title}</h1><p>{escape(kind.about)}</p></main></html>"
    )
