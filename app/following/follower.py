"""Following: the origin is asked again and again, and what is new there is taken.

Whatever the origin does, or the disk, what is served goes on, and what is wrong is told: to the log
when it changes, and beside the releases for the servers' `/ready`.
"""

import asyncio
import logging
import random
from collections.abc import Iterator
from contextlib import contextmanager

from app.database import MOST_ORIGIN_BYTES, Damaged, Offer, read_offers, tell_trouble
from app.following.asking import CannotFetch, Origin, refuse
from app.following.fetching import LOOK_SECONDS, limit, read_small
from app.following.files import fetch_all, fetch_wanted
from app.following.taking import Store
from app.settings import Settings

MOST_SECONDS = 60.0
"""How long an origin that fails is left in peace, at most, where it is not asked less often."""
NOTES_SECONDS = 0.5
"""How often notes are looked for that a file is wanted."""
JITTER = 0.2
"""By which part an interval may be shorter, so that replicas do not come all at once."""

log = logging.getLogger("facts")


class Follower:
    """Takes into the data folder what an origin offers for code of one schema."""

    def __init__(self, origin: Origin, settings: Settings, schema: str) -> None:
        self._origin, self._store, self._schema = origin, Store(settings, schema), schema
        self._seconds, self._failures = settings.follow_seconds, 0
        self._tag, self._offers = "", list[Offer]()
        self._taken: Offer | None = None
        self._told: str | None = None

    async def follow(self) -> None:
        """Look at the origin for ever, and for notes that files of its release are wanted."""
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self._follow_releases())
            tasks.create_task(self._follow_notes())

    async def pull(self) -> Offer:
        """Take the newest release of this schema once, with all its files. Raises CannotFetch."""
        with self._explained():
            offer = await self._look()
            await fetch_all(self._origin, self._store, offer)
        return offer

    async def _look(self) -> Offer:
        """Take the newest release of this schema, unless it is here.

        Raises CannotFetch, Damaged, OSError.
        """
        offer = self._choose(await self._read_pointer())
        if not self._store.has(offer):
            await self._store.take(self._origin, offer)
            log.info("Fetched release %s, built %s.", offer.pointer.release, offer.pointer.built)
        self._taken = offer
        return offer

    async def _follow_releases(self) -> None:
        while True:
            try:
                with self._explained():
                    await self._look()
            except Exception as error:  # noqa: BLE001  (nothing may end the following)
                self._failures += 1
                self._tell(error)
            else:
                self._failures = 0
                self._tell(None)
            await asyncio.sleep(self._rest())

    def _rest(self) -> float:
        """How long until the next look: longer after each failure."""
        longest = max(self._seconds, MOST_SECONDS)
        wanted = min(self._seconds * float(1 << min(self._failures, 16)), longest)
        return wanted * random.uniform(1 - JITTER, 1)  # noqa: S311  (no secret)

    async def _follow_notes(self) -> None:
        while True:
            await asyncio.sleep(NOTES_SECONDS)
            try:
                with self._explained():
                    if self._taken:
                        await fetch_wanted(self._origin, self._store, self._taken)
            except Exception as error:  # noqa: BLE001  (as above)
                log.warning("%s", error)

    def _tell(self, error: Exception | None) -> None:
        """Say what is wrong, or that nothing is any longer, once."""
        trouble = "" if error is None else str(error) or type(error).__name__
        if trouble == self._told:
            return
        if trouble or self._told:
            log.warning("%s", trouble or "The origin is followed again.")
        self._told = trouble
        told = error.told if isinstance(error, CannotFetch) else trouble
        tell_trouble(self._store.data, told)

    async def _read_pointer(self) -> list[Offer]:
        """What the origin offers now. Raises CannotFetch, Damaged."""
        address = self._origin.address
        held = {"If-None-Match": self._tag} if self._tag else {}
        async with limit(LOOK_SECONDS, address), self._origin.ask(address, held) as answer:
            if answer.status_code == 304 and self._offers:
                return self._offers
            if answer.status_code != 200:
                raise refuse(answer)
            body = await read_small(answer, MOST_ORIGIN_BYTES)
        self._offers = read_offers(body, "The origin's pointer")
        self._tag = answer.headers.get("etag", "")
        return self._offers

    def _choose(self, offers: list[Offer]) -> Offer:
        """The release that this code can serve. Raises CannotFetch."""
        for offer in offers:
            if offer.pointer.schema == self._schema:
                return offer
        had = ", ".join(offer.pointer.schema for offer in offers)
        raise CannotFetch(
            f"The origin has releases of the schema {had}, and this code needs {self._schema}:"
            " seed there with this version, or run the version that seeded."
        )

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Tell what the disk or the origin's files are in want of. Raises CannotFetch."""
        try:
            yield
        except Damaged as error:
            raise CannotFetch(str(error), self._origin.address) from None
        except BlockingIOError:
            raise CannotFetch("Another run writes to the data folder just now.") from None
        except OSError as error:
            told = f"What is fetched cannot be written: {error.strerror or error}."
            raise CannotFetch(told) from error
