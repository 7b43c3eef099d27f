"""A headless Chromium that reaches what it is told only, and writes down what goes wrong."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Page,
    Request,
    Route,
    expect,
    sync_playwright,
)

from tests.conftest import missing

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = [
    "--headless",
    "--no-sandbox",  # the tests may run as root, where Chromium's sandbox refuses to start
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
PATIENCE = 120_000
"""Milliseconds after which what has not come is a fault: far more than a busy machine takes."""


@dataclass
class Visit:
    """A page, and what its browser complained about since it was opened."""

    page: Page
    within_reach: tuple[str, ...]
    console: list[str] = field(default_factory=list)
    page_errors: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    def complaints(self) -> dict[str, list[str]]:
        """Every list of complaints that is not empty."""
        names = ("console", "page_errors", "failed", "refused", "foreign")
        return {name: getattr(self, name) for name in names if getattr(self, name)}

    def guard(self, route: Route) -> None:
        """Let a request through to what is ours; record and abort any other."""
        if any(lies_within(route.request.url, address) for address in self.within_reach):
            route.continue_()
        else:
            self.foreign.append(route.request.url)
            route.abort()

    def heed(self, message: ConsoleMessage) -> None:
        """Keep what the console shows as a warning or an error."""
        if message.type in {"warning", "error"}:
            self.console.append(message.text)

    def lost(self, request: Request) -> None:
        """Keep the address and the reason of a request that got no answer.

        What was still on its way when its page was left is no failure.
        """
        if request.failure != "net::ERR_ABORTED":
            self.failed.append(f"{request.url}: {request.failure}")


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the machine's Chromium; without one, skip, or fail where tests are required."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        missing(f"no browser found: looked for {', '.join(NAMES)}")
    expect.set_options(PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


def lies_within(url: str, address: str) -> bool:
    """Whether an address is of a server, or is a file in a folder (`file:///…/`)."""
    asked, ours = urlsplit(url), urlsplit(address)
    return asked[:2] == ours[:2] and asked.path.startswith(ours.path)


@contextmanager
def visit(browser: Browser, *within_reach: str, **context_options: Any) -> Iterator[Visit]:
    """A fresh profile with one empty page that can reach these servers and folders only."""
    options = {"viewport": {"width": 1200, "height": 900}, **context_options}
    context = browser.new_context(**options)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    seen = Visit(page, within_reach)
    context.route("**/*", seen.guard)
    page.on("console", seen.heed)
    page.on("pageerror", lambda error: seen.page_errors.append(str(error)))
    page.on("requestfailed", seen.lost)
    page.on("response", lambda r: seen.refused.append(f"{r.status} {r.url}") if not r.ok else None)
    try:
        yield seen
    finally:
        context.close()
