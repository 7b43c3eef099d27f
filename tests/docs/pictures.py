"""The pictures of pages that the README opens with.

`python -m tests.docs.pictures` takes them anew, of the project's seeds, and keeps them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page

from app.releasing.publish import publish
from tests.browser import chromium, visit
from tests.conftest import HOME, SEEDS, ready_server

KEPT = HOME / "docs" / "pictures"
WIDE, HIGH = 1200, 760
LARGEST = 150_000
"""Bytes of a picture: a clone is to stay small."""


@dataclass(frozen=True)
class Picture:
    """What is shown: a page, from the part of it on that this selects."""

    path: str
    top: str


PICTURES: Mapping[str, Picture] = {
    "article": Picture("/articles/kursk-offensive-2025-01-05#claim-battalion-lost", "body"),
    "figures": Picture("/figures", "main h2"),
}


def take_pictures(address: str, folder: Path) -> list[Path]:
    """Take each from a running server, light, and write it; gives the files."""
    folder.mkdir(parents=True, exist_ok=True)
    size = {"width": WIDE, "height": HIGH}
    with chromium() as browser, visit(browser, address, viewport=size) as seen:
        return [
            _take(seen.page, address, one, folder / f"{name}.png") for name, one in PICTURES.items()
        ]


def _take(page: Page, address: str, picture: Picture, target: Path) -> Path:
    page.goto(f"{address}{picture.path}")
    if "#" not in picture.path:
        page.locator(picture.top).first.evaluate("one => one.scrollIntoView()")
    page.screenshot(path=target)
    return target


def main() -> None:
    """Take them and keep them."""
    with TemporaryDirectory() as folder:
        publish(SEEDS, Path(folder))
        with ready_server(Path(folder)) as address:
            take_pictures(address, KEPT)


if __name__ == "__main__":
    main()
