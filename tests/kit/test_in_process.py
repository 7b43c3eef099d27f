"""An app in the same process: read as it answers, let go when it is left, its faults told."""

import asyncio
import tracemalloc
from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import pytest

from app.kit.in_process import WAITING, InProcess

PART = 1 << 20
PARTS = 64


class Fountain:
    """Answers `PARTS` parts, each once the one before is taken; `/fault` fails after the first."""

    def __init__(self) -> None:
        self.sent = 0
        self.is_left = False

    async def __call__(self, scope: Any, _: Any, send: Callable[..., Awaitable[None]]) -> None:
        if scope["path"] == "/mute":
            raise ValueError("nothing to say")
        head = {"type": "http.response.start", "status": 200, "headers": [(b"x-path", b"here")]}
        await send(head)
        try:
            for number in range(PARTS):
                if scope["path"] == "/fault" and number:
                    raise ValueError("lost")
                body = b"x" * PART
                await send({"type": "http.response.body", "body": body, "more_body": True})
                self.sent += 1
            await send({"type": "http.response.body"})
        except asyncio.CancelledError:
            self.is_left = True
            raise


def ask(fountain: Fountain, path: str, most: int = PARTS + 1) -> list[int]:
    """The lengths of the parts that are read."""

    async def run() -> list[int]:
        read: list[int] = []
        transport = InProcess(fountain)
        async with httpx.AsyncClient(transport=transport, base_url="http://facts") as client:
            async with client.stream("GET", path) as answer:
                assert (answer.status_code, answer.headers["x-path"]) == (200, "here")
                async for part in answer.aiter_raw():
                    read.append(len(part))
                    if len(read) == most:
                        break
            await asyncio.sleep(0)
        return read

    return asyncio.run(run())


def test_an_answer_is_read_as_it_comes_and_never_held_whole() -> None:
    tracemalloc.start()
    try:
        assert sum(ask(Fountain(), "/")) == PART * PARTS
        _, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert most < (WAITING + 6) * PART


def test_an_answer_that_is_left_is_given_up() -> None:
    fountain = Fountain()
    ask(fountain, "/", most=2)
    assert fountain.is_left
    assert fountain.sent <= 2 + WAITING + 1


@pytest.mark.parametrize(("path", "told"), [("/mute", "nothing to say"), ("/fault", "lost")])
def test_what_goes_wrong_in_the_app_is_raised(path: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        ask(Fountain(), path)
