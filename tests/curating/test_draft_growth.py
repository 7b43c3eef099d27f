"""No article leads a draft astray: time grows with the text, whatever is repeated in it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final

import pytest

from app.curating.drafting.draft import draft
from app.curating.drafting.files import from_markdown
from app.curating.drafting.slugs import Slugs
from app.curating.drafting.writing import write_comment, write_scalar
from app.curating.seeds.files import read_seed_files
from app.curating.seeds.load import load_seeds
from app.curating.text.anchors import Folded
from app.english.text.markers import blank_markers, drop_markers
from tests.english.growth import REPEATED, is_linear


def give_ids(text: str) -> None:
    slugs = Slugs()
    for _ in text.split(" "):
        slugs.fresh("he said")


READERS: Final[dict[str, Callable[[str], object]]] = {
    "Markdown": from_markdown,
    "markers dropped": drop_markers,
    "markers blanked": blank_markers,
    "ids": give_ids,
    "values": write_scalar,
    "comments": write_comment,
    "quotes": lambda text: Folded(text).spans("he said"),
}


@pytest.mark.parametrize("piece", REPEATED)
@pytest.mark.parametrize("reader", READERS)
def test_time_grows_with_the_text(reader: str, piece: str) -> None:
    assert is_linear(READERS[reader], REPEATED[piece])


@pytest.mark.parametrize("piece", ["blanks", "markers", "line ends", "he said"])
def test_a_draft_grows_with_the_text(tmp_path: Path, piece: str) -> None:
    """1,600 blanks in a line took it for ever."""
    known, _ = load_seeds(read_seed_files(tmp_path))

    def read(text: str) -> None:
        draft(f"A headline\n{text}", known, date(2025, 1, 5), lambda _step, _steps: None)

    assert is_linear(read, REPEATED[piece])


def test_an_id_is_given_once() -> None:
    slugs = Slugs({"kursk-3"})
    assert [slugs.fresh("Kursk") for _ in range(4)] == ["kursk", "kursk-2", "kursk-4", "kursk-5"]
