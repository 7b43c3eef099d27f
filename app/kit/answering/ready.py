"""Ready answers: what is sent, and the 304 that stands for it. The answer cache keeps just this."""

from typing import NamedTuple

from starlette.types import Send

from app.kit.answering.headers import holds_tag, items


class Ready(NamedTuple):
    """An answer as it is written, and the 304 in its place."""

    tag: bytes
    body: bytes
    whole: bytes
    """The headers of the answer, as lines."""
    short: bytes
    """Those of the 304."""

    def is_held(self, held: bytes) -> bool:
        """Whether a client holds it already, by its `If-None-Match`."""
        if held == self.tag or not held:
            return bool(held)
        return holds_tag(items(held.decode("latin-1")), self.tag.decode())

    async def send(self, send: Send, held: bytes, *, is_bodiless: bool) -> None:
        """Send it, or 304 to a client that holds it already (`If-None-Match`)."""
        is_held = self.is_held(held)
        status, lines = (304, self.short) if is_held else (200, self.whole)
        headers = [tuple(line.split(b": ", 1)) for line in lines.split(b"\r\n")[:-1]]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        body = b"" if is_held or is_bodiless else self.body
        await send({"type": "http.response.body", "body": body})
