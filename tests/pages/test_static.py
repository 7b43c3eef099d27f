"""The files that pages load: small, of our own alone, and in step with what pages write."""

import gzip
import re

import pytest

from app.pages.cards.cards import NUMBERED, VOICES
from tests.conftest import HOME

STATIC = HOME / "app" / "pages" / "static"


@pytest.mark.parametrize(
    ("pattern", "first", "last"),
    [
        (r"main:has\(\.n(\d+):target\) \.n\1", 1, NUMBERED),
        (r"main:has\(#show-v(\d+):not\(:checked\)\) :is\(\.card, \.number\)\.v\1", 0, VOICES),
        (r"main:has\(#show-v(\d+):not\(:checked\)\) mark\.v\1", 0, VOICES),
    ],
)
def test_every_number_has_its_rule(pattern: str, first: int, last: int) -> None:
    told = re.findall(pattern, (STATIC / "pairs.css").read_text("utf-8"))
    assert [int(number) for number in told] == list(range(first, last + 1))


def test_no_style_sheet_fetches_from_elsewhere() -> None:
    for sheet in STATIC.glob("*.css"):
        assert re.findall(r"@import|url\(|//\w", sheet.read_text("utf-8")) == [], sheet


def test_the_script_is_small() -> None:
    scripts = list(STATIC.glob("*.js"))
    assert scripts
    assert sum(len(gzip.compress(one.read_bytes())) for one in scripts) <= 15_000
