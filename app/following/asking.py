"""Asking an origin over HTTP: within limits, and without giving the token to anybody else."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

import httpx

from app.database import POINTER
from app.settings import Settings

MOST_REDIRECTS = 3
REDIRECTS = {301, 302, 303, 307, 308}
CONNECT_SECONDS, SILENT_SECONDS = 10.0, 30.0
"""How long an origin may take to be reached, and how long it may say nothing."""


class CannotFetch(Exception):
    """Nothing was fetched, or not all of it: `told` says why, and what can be done.

    The message names the address too, which is for the operator's log and for nobody else.
    """

    def __init__(self, told: str, address: httpx.URL | None = None) -> None:
        super().__init__(f"{show(address)}: {told}" if address else told)
        self.told = told


class Origin:
    """A host from which releases are fetched: use it as a context, which closes connections."""

    def __init__(self, settings: Settings) -> None:
        self.address = httpx.URL(settings.follow)
        if self.address.path.endswith("/"):
            self.address = self.address.join(POINTER)
        self._token = settings.follow_token.get_secret_value()
        # What is checked and resumed are the bytes as they lie there: no coding in between.
        self._client = httpx.AsyncClient(
            headers={"Accept-Encoding": "identity", "User-Agent": "article-facts"},
            timeout=httpx.Timeout(SILENT_SECONDS, connect=CONNECT_SECONDS),
        )

    async def __aenter__(self) -> "Origin":
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._client.aclose()

    def locate(self, name: str) -> httpx.URL:
        """The address of a file that lies beside the pointer."""
        return self.address.join(name)

    @asynccontextmanager
    async def ask(
        self, address: httpx.URL, headers: Mapping[str, str]
    ) -> AsyncIterator[httpx.Response]:
        """What the origin answers, redirects followed; the body is still to be read.

        Raises CannotFetch.
        """
        try:
            for _ in range(MOST_REDIRECTS + 1):
                told = {**headers, **self._credentials_for(address)}
                async with self._client.stream("GET", address, headers=told) as answer:
                    if answer.status_code not in REDIRECTS:
                        yield answer
                        return
                    address = _redirected(address, answer)
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
            raise CannotFetch(_explain(error), address) from error
        raise CannotFetch(f"The origin redirects more than {MOST_REDIRECTS} times.", address)

    def _credentials_for(self, address: httpx.URL) -> dict[str, str]:
        """The token, for the host that it was given for."""
        is_its_own = _host_of(address) == _host_of(self.address)
        return {"Authorization": f"Bearer {self._token}"} if self._token and is_its_own else {}


def _host_of(address: httpx.URL) -> tuple[str, str, int | None]:
    return address.scheme, address.host, address.port


def _redirected(address: httpx.URL, answer: httpx.Response) -> httpx.URL:
    """Where a redirect leads. Raises CannotFetch, InvalidURL."""
    to = address.join(answer.headers.get("location", ""))
    if to.scheme != address.scheme:
        raise CannotFetch(
            f"The origin redirects from {address.scheme}: to {to.scheme}:, which is not followed;"
            " if it has moved there, name that address.",
            address,
        )
    return to


def show(address: httpx.URL) -> str:
    """An address without what is secret in it."""
    return str(address.copy_with(userinfo=b"", query=None, fragment=None))


def refuse(answer: httpx.Response) -> CannotFetch:
    """What is told of an answer that is none of those wanted."""
    hints = {401: ": set FACTS_FOLLOW_TOKEN", 403: ": set FACTS_FOLLOW_TOKEN", 404: ": it is gone"}
    told = f"The origin answers {answer.status_code}{hints.get(answer.status_code, '')}."
    return CannotFetch(told, answer.url)


def _explain(error: Exception) -> str:
    if isinstance(error, httpx.ConnectTimeout):
        return f"The origin is not reached within {CONNECT_SECONDS:g} seconds."
    if isinstance(error, httpx.TimeoutException):
        return f"The origin says nothing for {SILENT_SECONDS:g} seconds."
    if isinstance(error, httpx.ConnectError):
        return f"The origin cannot be reached: {error}."
    return f"The origin does not answer as it should: {error or type(error).__name__}."
