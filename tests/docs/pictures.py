"""The pictures of pages that the README opens with.

`python -m tests.docs.pictures` takes them anew, of the project's seeds, and keeps them.
"""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Page

from app.releasing.publish import publish
from tests.browser import chromium, visit
from tests.conftest import HOME, SEEDS, ready_server

KEPT = HOME / "docs" / "pictures"
WIDE, HIGH = 1200, 720
COLOURS = 48


PICTURES: Mapping[str, str] = {
    "article": "/articles/kursk-offensive-2025-01-05#claim-battalion-lost",
    "figures": "/figures?qualifier=about&qualifier=more_than",
}
"""What each shows: the page at an address, from the part that it names."""


def take_pictures(address: str, folder: Path) -> list[Path]:
    """Take each from a running server, light, and write it; gives the files."""
    folder.mkdir(parents=True, exist_ok=True)
    size = {"width": WIDE, "height": HIGH}
    with chromium() as browser, visit(browser, address, viewport=size) as seen:
        return [
            _take(seen.page, f"{address}{path}", folder / f"{name}.png")
            for name, path in PICTURES.items()
        ]


def _take(page: Page, address: str, target: Path) -> Path:
    page.goto(address)
    # So few colours are enough for letters and lines, and a clone stays small.
    Image.open(BytesIO(page.screenshot())).convert("RGB").quantize(COLOURS).save(
        target, optimize=True
    )
    return target


def main() -> None:
    """Take them and keep them."""
    with TemporaryDirectory() as folder:
        publish(SEEDS, Path(folder))
        with ready_server(Path(folder)) as address:
            take_pictures(address, KEPT)


if __name__ == "__main__":
    main()
