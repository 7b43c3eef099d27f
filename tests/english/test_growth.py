"""No text leads a recogniser astray: time grows with the text, whatever is repeated in it."""

import re
from collections.abc import Callable
from datetime import date
from typing import Final

import pytest

from app.english.dates.contradictions import written_parts
from app.english.dates.find import find_dates
from app.english.names.find import find_names
from app.english.numbers.find import find_quantities
from app.english.references import find_references
from app.english.speech.find import find_attributions
from app.english.text.sentences import sentence_starts
from app.english.wording.judge import judge
from app.english.wording.passages import Cutter, Quoted
from tests.english.growth import REPEATED, is_linear


def hold_against_itself(text: str) -> None:
    """Hold a text against a quote of the same words, but for the first."""
    cutter = Cutter()
    judge(text[1:], Quoted([cutter.passage(text, 0, len(text))], cutter.stem), cutter)


READERS: Final[dict[str, Callable[[str], object]]] = {
    "quantities": find_quantities,
    "dates": lambda text: find_dates(text, date(2025, 1, 5)),
    "words of a date": written_parts,
    "names": find_names,
    "attributions": find_attributions,
    "references": find_references,
    "wording": hold_against_itself,
    "sentences": lambda text: list(sentence_starts(text)),
}


@pytest.mark.parametrize("piece", REPEATED)
@pytest.mark.parametrize("reader", READERS)
def test_time_grows_with_the_text(reader: str, piece: str) -> None:
    assert is_linear(READERS[reader], REPEATED[piece])


@pytest.mark.parametrize("reader", READERS)
def test_a_line_as_long_as_a_chapter_is_read(reader: str) -> None:
    READERS[reader]("words without end " * (100_000 // 18))


def test_a_pattern_that_goes_astray_is_found() -> None:
    assert is_linear(re.compile(r"\s+[.]").match, " ")
    assert not is_linear(re.compile(r"\s+[.]").search, " ")
