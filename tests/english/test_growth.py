"""No text leads a recogniser astray: time grows with the text, whatever is repeated in it."""

import re
from collections.abc import Callable
from datetime import date
from typing import Final

import pytest

from app.english.dates.contradictions import written_parts
from app.english.dates.find import find_dates
from app.english.hedging.find import find_hedges
from app.english.kinship.find import Span, find_kinship
from app.english.names.find import find_names
from app.english.numbers.find import find_quantities
from app.english.phrases.heads import find_heads
from app.english.phrases.sides import sides_of
from app.english.references import find_references
from app.english.speech.find import find_attributions
from app.english.text.sentences import sentence_starts
from app.english.text.word_tokens import cut_words
from tests.english.growth import REPEATED, is_linear

READERS: Final[dict[str, Callable[[str], object]]] = {
    "quantities": find_quantities,
    "dates": lambda text: find_dates(text, date(2025, 1, 5)),
    "words of a date": written_parts,
    "names": find_names,
    "attributions": find_attributions,
    "hedges": find_hedges,
    "references": find_references,
    "heads": find_heads,
    "sides": lambda text: sides_of(cut_words(text), len(text) // 2, len(text) // 2 + 1),
    "kinship": lambda text: find_kinship(
        cut_words(text), Span(0, 1), Span(len(text) - 1, len(text))
    ),
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
