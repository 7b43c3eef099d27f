"""Following beside a server, in a thread of its own, or once."""

import asyncio
import logging
from threading import Thread

from app.database import Offer
from app.following.asking import Origin
from app.following.follower import Follower
from app.settings import Settings


def begin_following(settings: Settings, schema: str) -> None:
    """Follow the origin of the settings as long as this process runs.

    It ends with the process, at whatever point: what was begun is gone on with by the next.
    """
    settings.data.mkdir(parents=True, exist_ok=True)
    Thread(target=_follow, args=(settings, schema), name="following", daemon=True).start()


def pull_once(settings: Settings, schema: str) -> Offer:
    """Take the newest release of the origin, with its files. Raises CannotFetch."""

    async def pull() -> Offer:
        async with Origin(settings) as origin:
            return await Follower(origin, settings, schema).pull()

    return asyncio.run(pull())


def _follow(settings: Settings, schema: str) -> None:
    async def follow() -> None:
        async with Origin(settings) as origin:
            await Follower(origin, settings, schema).follow()

    try:
        asyncio.run(follow())
    except Exception:
        logging.getLogger("facts").exception("The origin is followed no longer.")
        raise
