"""The README opens with pictures of what is served."""

from pathlib import Path

from PIL import Image

from tests.conftest import HOME
from tests.docs.pictures import KEPT, PICTURES, take_pictures

LARGEST = 100_000
"""Bytes of a picture."""


def test_the_readme_shows_each_with_words_and_no_other_is_kept() -> None:
    readme = (HOME / "README.md").read_text()
    assert {path.stem for path in KEPT.iterdir()} == set(PICTURES)
    for name in PICTURES:
        words = readme.partition(f"](docs/pictures/{name}.png)")[0].rpartition("![")[2]
        assert len(words.split()) > 5


def test_taken_anew_they_are_as_large(server_url: str, tmp_path: Path) -> None:
    for path in take_pictures(server_url, tmp_path):
        kept = KEPT / path.name
        assert kept.stat().st_size < LARGEST
        with Image.open(path) as taken, Image.open(kept) as shown:
            assert taken.size == shown.size
