"""Answers of facts: what is stored, with its release's tag."""

import re
from collections.abc import AsyncGenerator
from contextlib import aclosing

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.types import Send

from app.kit.caching import holds_tag, listed
from app.kit.delivery import BODILESS
from app.kit.store import Release, Store

JSON = "application/json"
_OWN_ADDRESS = re.compile(r'((?:url|id|source|self)":")(?=/)')
"""Where an answer holds one of our addresses: a quotation mark within a string is escaped."""


def facts_response(
    store: Store, release: Release, body: str, name: str = "json", media_type: str = JSON
) -> Response:
    """An answer of stored text in a format, tagged with the release that it comes from."""
    headers = {"ETag": tag(release, name)}
    return Response(addressed(store, body).encode(), 200, headers, media_type)


def tag(release: Release, name: str) -> str:
    """The entity tag of a release's answers in a format."""
    return f'W/"{release.id}-{name}"'


def addressed(store: Store, body: str) -> str:
    """The text with our addresses made absolute, if they are to be."""
    return _OWN_ADDRESS.sub(rf"\g<1>{store.public_url}", body) if store.public_url else body


def spared(request: Request, headers: dict[str, str], media_type: str) -> Response | None:
    """The answer without a body, where the client has the body already or does not want it."""
    if holds_tag(listed(request.headers, "if-none-match"), headers["ETag"]):
        answer = Response(status_code=304, headers=headers)
    elif request.scope.get(BODILESS):
        answer = Response(headers=headers, media_type=media_type)
        del answer.headers["content-length"]
    else:
        return None
    return answer


class Download(StreamingResponse):
    """An answer that is sent as it is read; it lets go of its source however it ends."""

    def __init__(
        self, chunks: AsyncGenerator[str, None], headers: dict[str, str], media_type: str
    ) -> None:
        super().__init__(chunks, headers=headers, media_type=media_type)
        self._chunks = chunks

    async def stream_response(self, send: Send) -> None:
        """Send the chunks."""
        async with aclosing(self._chunks):
            await super().stream_response(send)
