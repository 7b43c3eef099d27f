"""Answers of facts: JSON that carries its release's tag."""

from starlette.responses import Response

from app.kit.store import Release, Store


def facts_response(store: Store, release: Release, body: str, link: str | None = None) -> Response:
    """An answer of stored JSON, tagged with the release that it comes from."""
    if store.public_url:
        # A quotation mark within a JSON string is escaped, so this meets only our own addresses.
        body = body.replace('url":"/', f'url":"{store.public_url}/')
    headers = {"ETag": f'W/"{release.id}-json"'}
    if link:
        headers["Link"] = f'<{link}>; rel="next"'
    return Response(body.encode(), 200, headers, "application/json")
